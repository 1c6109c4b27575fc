/* JSON jotted down as it comes. */

#include "jot.h"

#include <string.h>

static char *room_for(struct jot *jot, size_t more)
{
    if (more > jot->room - jot->len) {
        size_t room = (jot->len + more) * 2;
        char *bytes = arena_take(jot->arena, room);

        memcpy(bytes, jot->bytes, jot->len);
        jot->bytes = bytes;
        jot->room = room;
    }
    return jot->bytes + jot->len;
}

static void add(struct jot *jot, const char *bytes, size_t len)
{
    memcpy(room_for(jot, len), bytes, len);
    jot->len += len;
}

static void add_char(struct jot *jot, char c)
{
    *room_for(jot, 1) = c;
    jot->len++;
}

/* The comma and the key of what follows. */
static void begin(struct jot *jot, const char *key)
{
    if (!jot->is_first)
        add_char(jot, ',');
    jot->is_first = false;
    if (!key)
        return;
    add_char(jot, '"');
    add(jot, key, strlen(key));
    add(jot, "\":", 2);
}

/* RFC 8259 section 7: what may not stand in a string as it is. */
static size_t escape(unsigned char c, char out[6])
{
    static const char digits[] = "0123456789abcdef";
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char *at = memchr(from, c, sizeof(from) - 1);

    out[0] = '\\';
    if (at) {
        out[1] = to[at - from];
        return 2;
    }
    memcpy(out + 1, "u00", 3);
    out[4] = digits[c >> 4];
    out[5] = digits[c & 15];
    return 6;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\';
}

static void add_text(struct jot *jot, const char *text)
{
    add_char(jot, '"');
    while (*text) {
        const char *from = text;
        char escaped[6];

        while (is_plain((unsigned char)*text))
            text++;
        add(jot, from, (size_t)(text - from));
        if (*text)
            add(jot, escaped, escape((unsigned char)*text++, escaped));
    }
    add_char(jot, '"');
}

void jot_start(struct jot *jot, struct arena *arena)
{
    jot->arena = arena;
    jot->bytes = jot->small;
    jot->len = 0;
    jot->room = sizeof(jot->small);
    jot->is_first = true;
}

static void open(struct jot *jot, const char *key, char bracket)
{
    begin(jot, key);
    add_char(jot, bracket);
    jot->is_first = true;
}

static void close(struct jot *jot, char bracket)
{
    add_char(jot, bracket);
    jot->is_first = false;
}

void jot_object(struct jot *jot, const char *key)
{
    open(jot, key, '{');
}

void jot_array(struct jot *jot, const char *key)
{
    open(jot, key, '[');
}

void jot_close_object(struct jot *jot)
{
    close(jot, '}');
}

void jot_close_array(struct jot *jot)
{
    close(jot, ']');
}

void jot_text(struct jot *jot, const char *key, const char *text)
{
    begin(jot, key);
    add_text(jot, text ? text : "");
}

void jot_int(struct jot *jot, const char *key, int64_t value)
{
    char figures[24], *at = figures + sizeof(figures);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        *--at = '-';
    begin(jot, key);
    add(jot, at, (size_t)(figures + sizeof(figures) - at));
}

void jot_true(struct jot *jot, const char *key)
{
    jot_json(jot, key, "true");
}

void jot_json(struct jot *jot, const char *key, const char *json)
{
    begin(jot, key);
    add(jot, json, strlen(json));
}

const char *jot_end(struct jot *jot)
{
    if (jot->bytes == jot->small)
        return arena_copy_bytes(jot->arena, jot->small, jot->len);
    add_char(jot, '\0');
    return jot->bytes;
}
