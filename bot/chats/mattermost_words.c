/* Plain words as Mattermost's Markdown, so that a reader sees what was written and
 * nothing comes alive. Pure. */

#include "bot/chats/mattermost_inside.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

/* Breaks a mention; a backslash does not (seen on a 9.10: `\@sam` still notifies). */
static const char zero_width_space[] = "\xE2\x80\x8B";

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* "@all" is one, "jo@acme.test" is none: there the name is glued to letters. But for the
 * three that wake everybody no border is trusted. */
static bool is_mention(const char *line, const char *at)
{
    static const char *const loud[] = {"all", "channel", "here"};

    for (size_t i = 0; i < COUNT(loud); i++)
        if (strncasecmp(at + 1, loud[i], strlen(loud[i])) == 0)
            return true;
    return is_word(at[1]) &&
           (at == line || !(is_word(at[-1]) || at[-1] == '.' || at[-1] == '-'));
}

/* ":tada:", ":100:"; the minutes of "09:00: call" are none. */
static bool is_emoji(const char *at)
{
    size_t len = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_+-");

    return len > 0 && at[1 + len] == ':' &&
           (len > 2 || strspn(at + 1, "0123456789") < len);
}

/* "&amp;", "&#38;"; but for that "R&D" is as it is written. */
static bool is_entity(const char *at)
{
    size_t len = at[1] == '#';

    while (isalnum((unsigned char)at[1 + len]))
        len++;
    return len > 1 && at[1 + len] == ';';
}

static bool is_tag(const char *at)
{
    return at[1] == '/' || at[1] == '!' || at[1] == '?' || isalpha((unsigned char)at[1]);
}

/* At the beginning of a line: a heading, a quotation, a list, a rule. */
static bool begins_block(const char *at)
{
    size_t digits = strspn(at, "0123456789");

    if (digits > 0)
        return false; /* "1." is escaped at its dot */
    return *at == '#' || *at == '>' || *at == '+' || *at == '-';
}

static bool ends_number(const char *line, const char *at)
{
    return at > line && (*at == '.' || *at == ')') &&
           strspn(line, "0123456789") == (size_t)(at - line) &&
           (at[1] == ' ' || at[1] == '\0');
}

/* Their web client knows no backslash before others than these (`escape` in
 * mattermost/marked), and none before one that a letter follows: it would stand there. */
static bool is_escaped(const char *line, const char *at, bool in_table)
{
    if (*at == '\\')
        return !isalnum((unsigned char)at[1]);
    return strchr("*_[]|~`", *at) || (at == line && !in_table && begins_block(at)) ||
           (!in_table && ends_number(line, at));
}

/* Where a blank without width behind it keeps from coming alive what no backslash does.
 */
static bool is_parted(const char *line, const char *at)
{
    switch (*at) {
    case '@':
        return is_mention(line, at);
    case ':':
        return is_emoji(at);
    case '<':
        return is_tag(at);
    case '$':
        return at[1] == '$';
    default:
        return false;
    }
}

static void add_char(struct text *out, const char *line, const char *at, bool in_table)
{
    if (at == line && *at == '=' && !in_table)
        text_add(out, zero_width_space); /* the line above would be a heading */
    if (is_escaped(line, at, in_table))
        text_add(out, "\\");
    if (*at == '&' && is_entity(at))
        text_add(out, "&amp;");
    else
        text_add_bytes(out, at, 1);
    if (is_parted(line, at))
        text_add(out, zero_width_space);
}

/* The other backtick of a span on the same line; NULL when it stands alone or holds
 * nothing. */
static const char *span_end(const char *at, const char *end)
{
    const char *other = memchr(at + 1, '`', (size_t)(end - at) - 1);

    return other && other > at + 1 ? other : NULL;
}

/* "*Leads*: lead new, ..." is a heading of ours within a line; its length with the stars,
 * or 0. */
static size_t heading(const char *line)
{
    size_t len = *line == '*' ? strcspn(line + 1, "*\n") : 0;

    if (len == 0 || line[1 + len] != '*')
        return 0;
    return line[2 + len] == ':' || strncmp(line + 2 + len, "：", 3) == 0 ? len + 2 : 0;
}

/* The end of an address that stands there with its beginning, which shows where it leads:
 * its underlines are part of it, and a backslash would be, too. */
static const char *address_end(const char *line, const char *at)
{
    if ((at > line && is_word(at[-1])) ||
        (strncmp(at, "https://", 8) != 0 && strncmp(at, "http://", 7) != 0))
        return at;
    return at + strcspn(at, " \t\n<>|*`~[]()\\\"'");
}

static void add_line(struct text *out, const char *line, size_t len, bool in_table)
{
    const char *end = line + len, *address = line;
    size_t blanks = strspn(line, " "), head = in_table ? 0 : heading(line);

    if (head > 0) {
        text_add(out, "**");
        add_line(out, line + 1, head - 2, true);
        text_add(out, "**");
        line += head;
    }

    if (blanks > 3) /* four would make it code */
        line += blanks - 3 < len ? blanks - 3 : len;
    for (const char *begin = line + strspn(line, " "), *at = line; at < end; at++) {
        const char *other = *at == '`' && !in_table ? span_end(at, end) : NULL;

        if (at >= address)
            address = address_end(line, at);
        if (*at == '_' && at < address) {
            text_add(out, "_");
        } else if (other) {
            text_add_bytes(out, at, (size_t)(other - at) + 1);
            at = other;
        } else if (at < begin) {
            text_add(out, " ");
        } else {
            add_char(out, begin, at, in_table);
        }
    }
}

void mm_words(struct text *out, const char *words)
{
    while (words && *words) {
        size_t len = strcspn(words, "\n");

        add_line(out, words, len, false);
        words += len;
        if (*words == '\n') {
            text_add(out, "\n");
            words++;
        }
    }
}

void mm_cell(struct text *out, const char *words)
{
    for (bool is_next = false; words && *words; is_next = true) {
        size_t len = strcspn(words, "\r\n");

        if (is_next)
            text_add(out, " ");
        add_line(out, words, len, true);
        words += len + strspn(words + len, "\r\n");
    }
}
