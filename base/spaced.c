/* spaced.c - a space between Chinese and Latin, where a value meets the words around. */
#include "base/spaced.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No byte of UTF-8: they stand around each value while it is printed. */
enum { VALUE_BEGINS = 0xFE, VALUE_ENDS = 0xFF, FORMAT_MOST = 1000, USUAL = 1024 };

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool spaced_is_chinese(const char *text)
{
    while (text && *text)
        if (is_han(utf8_next(&text)))
            return true;
    return false;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x24F);
}

static bool begins_latin(uint32_t c)
{
    bool is_money = c == '$' || c == 0xA5 || c == 0xA3 || c == 0xE3F /* ฿ */ ||
                    (c >= 0x20A0 && c <= 0x20CF); /* Unicode: currency symbols */

    return is_letter(c) || is_money || c == '@' || c == '+';
}

static bool ends_latin(uint32_t c)
{
    return is_letter(c) || c == '%';
}

/* What follows the figure of a date. */
static bool is_of_date(uint32_t c)
{
    return c == 0x5E74 /* 年 */ || c == 0x6708 /* 月 */ || c == 0x65E5 /* 日 */ ||
           c == 0x53F7 /* 号 */;
}

static bool has_han(const char *fmt)
{
    for (; *fmt; fmt++)
        if ((unsigned char)*fmt >= 0xE3)
            return true;
    return false;
}

/* How long the conversion is that begins here: up to its letter. */
static size_t conversion(const char *fmt)
{
    size_t len = 1;

    while (fmt[len] && !strchr("diouxXcspfFeEgG", fmt[len]))
        len++;
    return len + 1;
}

/* The format with a mark before and behind each conversion; false: it has no room. */
static bool mark(const char *fmt, char *out, size_t room)
{
    size_t n = 0;

    while (*fmt && n + 4 < room) {
        if (*fmt != '%') {
            out[n++] = *fmt++;
            continue;
        }
        bool is_value = fmt[1] != '%';
        size_t len = is_value ? conversion(fmt) : 2;
        if (n + len + 4 >= room)
            return false;
        if (is_value)
            out[n++] = (char)VALUE_BEGINS;
        memcpy(out + n, fmt, len);
        n += len;
        fmt += len;
        if (is_value)
            out[n++] = (char)VALUE_ENDS;
    }
    out[n] = '\0';
    return *fmt == '\0';
}

/* The character at *at, which moves behind it. A value may hold somebody's bad bytes:
 * each is 0 and stands alone. */
static uint32_t next(const char **at)
{
    unsigned char lead = (unsigned char)**at;

    if (lead < 0x80)
        return (uint32_t) * (*at)++;
    size_t len = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    for (size_t i = 1; i < len; i++)
        if (((unsigned char)(*at)[i] & 0xC0) != 0x80)
            len = 0;
    if (len == 0 || lead > 0xF4) {
        (*at)++;
        return 0;
    }
    return utf8_next(at);
}

/* The same, without moving; 0 at a mark and at the end. */
static uint32_t char_at(const char *at)
{
    return *at ? next(&at) : 0;
}

bool spaced_apart(const char *left, const char *right)
{
    uint32_t first = char_at(right), last = 0;

    while (*left)
        last = next(&left);
    return (is_han(last) && begins_latin(first)) || (ends_latin(last) && is_han(first));
}

/* A value begins behind the format's own `before`: "12月" + "3" + 日 is one word. */
static bool parts_before(uint32_t before, const char *value)
{
    const char *end = strchr(value, VALUE_ENDS);

    if (!is_han(before) || !begins_latin(char_at(value)))
        return false;
    return !is_of_date(before) || !is_digit(char_at(value)) || !end ||
           !is_of_date(char_at(end + 1));
}

static bool parts_behind(uint32_t last, const char *behind)
{
    uint32_t c = char_at(behind);

    return ends_latin(last) && is_han(c) && !(is_digit(last) && is_of_date(c));
}

struct output {
    char *bytes;
    size_t room, len;
};

static void put(struct output *out, const char *bytes, size_t n)
{
    size_t left = out->len + 1 < out->room ? out->room - out->len - 1 : 0;

    if (left > 0)
        memcpy(out->bytes + out->len, bytes, n < left ? n : left);
    out->len += n;
}

static bool is_mark(char byte)
{
    return (unsigned char)byte >= VALUE_BEGINS;
}

/* The last character of what stands there, which is not empty. */
static uint32_t last_of(const char *from, const char *until)
{
    const char *at = until - 1;

    while (at > from && until - at < 4 && ((unsigned char)*at & 0xC0) == 0x80)
        at--;
    uint32_t last = next(&at);
    return at == until ? last : 0;
}

/* The marks become spaces, or nothing. */
static size_t unmark(const char *at, char *bytes, size_t room)
{
    struct output out = {.bytes = bytes, .room = room};
    uint32_t last = 0; /* the character before; 0 behind a mark */

    while (*at) {
        const char *from = at;
        if (is_mark(*at)) {
            bool parts = (unsigned char)*at == VALUE_BEGINS ? parts_before(last, at + 1)
                                                            : parts_behind(last, at + 1);
            if (parts)
                put(&out, " ", 1);
            at++;
            last = 0;
            continue;
        }
        while (*at && !is_mark(*at))
            at++;
        put(&out, from, (size_t)(at - from));
        last = last_of(from, at);
    }
    if (room > 0)
        bytes[out.len < room ? out.len : room - 1] = '\0';
    return out.len;
}

int spaced_vprintf(char *out, size_t room, const char *fmt, va_list args)
{
    char marked[FORMAT_MOST], usual[USUAL], *made = usual;
    va_list again;
    int len;

    if (!has_han(fmt) || !mark(fmt, marked, sizeof(marked)))
        return vsnprintf(out, room, fmt, args);
    va_copy(again, args);
/* The marked format takes the values of `fmt`, which the compiler has looked at. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    len = vsnprintf(usual, sizeof(usual), marked, args);
    if (len >= (int)sizeof(usual)) {
        made = malloc((size_t)len + 1);
        if (!made)
            abort();
        (void)vsnprintf(made, (size_t)len + 1, marked, again);
    }
#pragma GCC diagnostic pop
    va_end(again);
    if (len >= 0)
        len = (int)unmark(made, out, room);
    if (made != usual)
        free(made);
    return len;
}
