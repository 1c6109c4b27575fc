/*
 * One line an event. Nothing that a value holds can end the line, hide in it or turn its
 * direction: what is not plain stands escaped between quotes.
 */

#include "log.h"
#include "clock.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The one setting of the process's one log; any thread may read it at any time. */
static _Atomic int most_level = LOG_INFO;

static const char cut_mark[] = " cut=yes\n";

/* The mark and a closing quote always fit behind. */
enum { MOST_BYTES = sizeof(((struct log_line *)NULL)->bytes) - sizeof(cut_mark) - 1 };

void log_level(enum log_level most)
{
    most_level = (int)most;
}

/* systemd names the stream that it reads; only when that is our standard error does it
 * want priorities and add the time itself (systemd.exec(5), JOURNAL_STREAM). */
static bool journal_reads_us(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    struct stat here;
    unsigned long long device, inode;
    char *end;

    if (!stream || fstat(STDERR_FILENO, &here) != 0)
        return false;
    device = strtoull(stream, &end, 10);
    if (*end != ':')
        return false;
    inode = strtoull(end + 1, &end, 10);
    return *end == '\0' && device == here.st_dev && inode == here.st_ino;
}

/* Adds all or nothing; after the first that does not fit, nothing. */
static bool add(struct log_line *line, const char *bytes, size_t len)
{
    if (line->is_cut || len > MOST_BYTES || line->len > MOST_BYTES - len) {
        line->is_cut = true;
        return false;
    }
    memcpy(line->bytes + line->len, bytes, len);
    line->len += len;
    return true;
}

/* A pair as a whole: a key whose value does not fit goes too. */
static bool add_pair(struct log_line *line, const char *key, const char *value)
{
    size_t before = line->len;

    if (add(line, " ", 1) && add(line, key, strlen(key)) && add(line, "=", 1) &&
        add(line, value, strlen(value)))
        return true;
    line->len = before;
    return false;
}

void log_begin(struct log_line *line, enum log_level level, const char *event)
{
    static const char *const names[] = {"error", "warn", "info", "debug"};
    static const char priorities[] = "3467"; /* of syslog(3) */
    char head[96] = "";
    int64_t now;
    time_t seconds;
    struct tm utc;

    line->level = level;
    line->len = 0;
    line->is_cut = false;
    if ((int)level > most_level)
        return;
    if (journal_reads_us()) {
        line->len = (size_t)snprintf(line->bytes, sizeof(line->bytes), "<%c>level=%s",
                                     priorities[level], names[level]);
    } else {
        now = clock_system.wall_ms(&clock_system);
        seconds = (time_t)(now / 1000);
        (void)gmtime_r(&seconds, &utc);
        (void)strftime(head, sizeof(head), "%Y-%m-%dT%H:%M:%S", &utc);
        line->len =
            (size_t)snprintf(line->bytes, sizeof(line->bytes), "time=%s.%03dZ level=%s",
                             head, (int)(now % 1000), names[level]);
    }
    log_text(line, "event", event);
}

/* Controls (C0, DEL, C1), and what turns, hides or ends text: bidi controls, the line and
 * paragraph separators, the byte order mark. */
static bool is_sly(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

/* The bytes of the valid character at `at`, or 0. */
static size_t character(const char *at)
{
    size_t len = 1;

    while (len < 4 && ((unsigned char)at[len] & 0xC0) == 0x80)
        len++;
    while (len > 0 && !utf8_valid(at, len))
        len--;
    return len;
}

enum { PLAIN_MOST = 200 }; /* longer values are cut, not left out */

static bool is_plain(const char *value)
{
    size_t len = 0;

    for (; value[len]; len++) {
        unsigned char c = (unsigned char)value[len];

        if (c <= ' ' || c >= 0x7F || c == '"' || c == '=' || c == '\\' ||
            len >= PLAIN_MOST)
            return false;
    }
    return len > 0;
}

static bool add_escaped(struct log_line *line, const char *at, size_t len)
{
    const char *from = at;
    char made[12];
    uint32_t c = len > 0 ? utf8_next(&from) : (unsigned char)*at;

    if (c == '"' || c == '\\')
        (void)snprintf(made, sizeof(made), "\\%c", (char)c);
    else if (c == '\n')
        return add(line, "\\n", 2);
    else if (len == 0)
        (void)snprintf(made, sizeof(made), "\\x%02x", c);
    else if (is_sly(c))
        (void)snprintf(made, sizeof(made), "\\u%04x", c);
    else
        return add(line, at, len);
    return add(line, made, strlen(made));
}

void log_text(struct log_line *line, const char *key, const char *value)
{
    assert(is_plain(key)); /* a key cannot stand between quotes */
    if (line->len == 0 || line->is_cut || !value)
        return;
    if (is_plain(value)) {
        (void)add_pair(line, key, value);
        return;
    }
    if (!add_pair(line, key, "\""))
        return;
    while (*value) {
        size_t len = character(value);

        if (!add_escaped(line, value, len))
            break;
        value += len > 0 ? len : 1;
    }
    /* Even a value that was cut is closed; MOST_BYTES leaves the room. */
    line->bytes[line->len++] = '"';
}

void log_int(struct log_line *line, const char *key, int64_t value)
{
    char digits[24];

    assert(is_plain(key));
    if (line->len == 0)
        return;
    (void)snprintf(digits, sizeof(digits), "%lld", (long long)value);
    (void)add_pair(line, key, digits);
}

void log_end(struct log_line *line)
{
    const char *tail = line->is_cut ? cut_mark : "\n";
    const char *at = line->bytes;

    if (line->len == 0)
        return;
    memcpy(line->bytes + line->len, tail, strlen(tail));
    line->len += strlen(tail);
    /* One write, so that lines of several threads do not mix. A log that cannot be
     * written stops nobody. */
    while (line->len > 0) {
        ssize_t written = write(STDERR_FILENO, at, line->len);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        at += written;
        line->len -= (size_t)written;
    }
}

void log_note(enum log_level level, const char *event, const char *key, const char *value)
{
    struct log_line line;

    log_begin(&line, level, event);
    log_text(&line, key, value);
    log_end(&line);
}
