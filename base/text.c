/* Growing text with a ceiling, and the little we ask of UTF-8. */

#include "text.h"

#include "spaced.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { FIRST_ROOM = 128 };

void text_init(struct text *text, struct arena *arena, size_t ceiling)
{
    text->arena = arena;
    text->len = 0;
    text->ceiling = ceiling;
    text->room = ceiling < FIRST_ROOM ? ceiling : FIRST_ROOM;
    text->bytes = arena_take(arena, text->room + 1);
    text->cut = false;
}

/* Room for `more` bytes that the ceiling allows. */
static void grow(struct text *text, size_t more)
{
    size_t room = text->room;
    char *bytes;

    if (more <= room - text->len)
        return;
    while (more > room - text->len)
        room = room > text->ceiling / 2 ? text->ceiling : room * 2;
    bytes = arena_take(text->arena, room + 1);
    memcpy(bytes, text->bytes, text->len + 1);
    text->bytes = bytes;
    text->room = room;
}

void text_add(struct text *text, const char *more)
{
    if (more)
        text_add_bytes(text, more, strlen(more));
}

void text_add_bytes(struct text *text, const char *bytes, size_t len)
{
    /* What was cut stays cut: words behind the gap would read as if nothing lacked. */
    if (text->cut || len == 0)
        return;
    if (len > text->ceiling - text->len) {
        len = utf8_cut(bytes, len, text->ceiling - text->len);
        text->cut = true;
    }
    grow(text, len);
    memcpy(text->bytes + text->len, bytes, len);
    text->len += len;
    text->bytes[text->len] = '\0';
}

void text_addf(struct text *text, const char *fmt, ...)
{
    char small[512];
    va_list args, again;
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = spaced_vprintf(small, sizeof(small), fmt, args);
    if (len < 0)
        abort(); /* only a broken format or more than INT_MAX bytes */
    if ((size_t)len < sizeof(small))
        text_add_bytes(text, small, (size_t)len);
    else
        text_add_bytes(text, arena_vprintf(text->arena, fmt, again), (size_t)len);
    va_end(again);
    va_end(args);
}

/* The bytes of the character at `at` (RFC 3629, table 3-7 of the Unicode standard), or 0
 * when none that is valid ends before `end`. */
static size_t character(const unsigned char *at, const unsigned char *end)
{
    unsigned char lead = at[0], low = 0x80, high = 0xBF;
    size_t len;

    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if ((size_t)(end - at) < len)
        return 0;
    if (lead == 0xE0)
        low = 0xA0; /* no overlong forms */
    else if (lead == 0xED)
        high = 0x9F; /* no surrogates */
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F; /* nothing past U+10FFFF */
    if (at[1] < low || at[1] > high)
        return 0;
    for (size_t i = 2; i < len; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

bool utf8_valid(const char *bytes, size_t len)
{
    const unsigned char *at = (const unsigned char *)bytes;
    const unsigned char *end;

    if (len == 0)
        return true;
    end = at + len;
    while (at < end) {
        uint64_t eight;
        size_t step;

        if (end - at >= 8) {
            memcpy(&eight, at, sizeof(eight));
            /* Eight ASCII characters at once, none of them NUL. */
            if (!((eight | (eight - 0x0101010101010101u)) & 0x8080808080808080u)) {
                at += 8;
                continue;
            }
        }
        step = character(at, end);
        if (step == 0 || *at == 0)
            return false;
        at += step;
    }
    return true;
}

uint32_t utf8_next(const char **at)
{
    const unsigned char *byte = (const unsigned char *)*at;
    size_t more = byte[0] < 0xC0 ? 0 : byte[0] < 0xE0 ? 1 : byte[0] < 0xF0 ? 2 : 3;
    uint32_t point = more ? byte[0] & (0x3Fu >> more) : byte[0];

    /* Even of bad bytes none past the NUL is read. */
    for (byte++; more > 0 && (*byte & 0xC0) == 0x80; more--, byte++)
        point = point << 6 | (*byte & 0x3Fu);
    *at = (const char *)byte;
    return point;
}

size_t utf8_cut(const char *bytes, size_t len, size_t max)
{
    if (len <= max)
        return len;
    while (max > 0 && ((unsigned char)bytes[max] & 0xC0) == 0x80)
        max--;
    return max;
}

size_t utf8_count(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static const char *fold_ascii(struct arena *arena, const char *text, size_t len)
{
    char *folded = arena_copy_bytes(arena, text, len);

    for (size_t i = 0; i < len; i++)
        if (folded[i] >= 'A' && folded[i] <= 'Z')
            folded[i] = (char)(folded[i] - 'A' + 'a');
    return folded;
}

/* UTF-16 and back, because ICU normalises nothing else. NULL when ICU refuses. */
static const char *fold_icu(struct arena *arena, const char *text, int32_t len)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    UChar *wide = TAKE_N(arena, (size_t)len + 1, UChar), *folded;
    int32_t n = 0, room = len + 32;
    char *out;

    (void)u_strFromUTF8(wide, len + 1, &n, text, len, &code);
    if (U_FAILURE(code))
        return NULL;
    folded = TAKE_N(arena, (size_t)room, UChar);
    len = unorm2_normalize(fold, wide, n, folded, room, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) {
        code = U_ZERO_ERROR;
        room = len + 1;
        folded = TAKE_N(arena, (size_t)room, UChar);
        len = unorm2_normalize(fold, wide, n, folded, room, &code);
    }
    if (U_FAILURE(code))
        return NULL;
    out = arena_take(arena, (size_t)len * 3 + 1);
    (void)u_strToUTF8(out, len * 3 + 1, NULL, folded, len, &code);
    return U_FAILURE(code) ? NULL : out;
}

const char *text_fold(struct arena *arena, const char *text)
{
    size_t len = text ? strlen(text) : 0, i = 0;
    const char *folded = NULL;

    while (i < len && (unsigned char)text[i] < 0x80)
        i++;
    if (text && i == len)
        return fold_ascii(arena, text, len);
    /* A character that folds into 18 must still fit ICU's int32_t. */
    if (text && len < INT32_MAX / 64 && utf8_valid(text, len))
        folded = fold_icu(arena, text, (int32_t)len);
    return folded ? folded : text;
}

enum { DISTANCE_CHARS = 128 };

/* The characters of `text`, at most DISTANCE_CHARS; one more says that there are more. */
static int characters(const char *text, uint32_t *out)
{
    int n = 0;

    while (*text && n < DISTANCE_CHARS)
        out[n++] = utf8_next(&text);
    return *text ? DISTANCE_CHARS + 1 : n;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Two neighbours that changed places count as one edit: people type so. */
const char *text_number(char room[NUMBER_ROOM], int64_t number)
{
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    char *at = room + NUMBER_ROOM - 1;

    *at = '\0';
    do
        *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (number < 0)
        *--at = '-';
    return at;
}

int text_distance(const char *a, const char *b, int most)
{
    uint32_t left[DISTANCE_CHARS], right[DISTANCE_CHARS];
    int rows[3][DISTANCE_CHARS + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    int m = characters(a, left), n = characters(b, right);

    if (m > DISTANCE_CHARS || n > DISTANCE_CHARS)
        return text_same(a, b) ? 0 : most + 1;
    if (abs(m - n) > most)
        return most + 1;
    for (int j = 0; j <= n; j++)
        last[j] = j;
    for (int i = 1; i <= m; i++) {
        int best = now[0] = i;
        int *spare;

        for (int j = 1; j <= n; j++) {
            now[j] = least(last[j - 1] + (left[i - 1] != right[j - 1]),
                           least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] &&
                left[i - 2] == right[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > most + 1)
            return most + 1;
        spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return least(last[n], most + 1);
}

uint32_t text_letters(const char *bytes, size_t len)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < len; i++) {
        unsigned letter = ((unsigned char)bytes[i] | 0x20U) - 'a';
        bits |= 1U << (letter < 26 ? letter : 31);
    }
    return bits;
}

bool text_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool text_empty(const char *text)
{
    return !text || !*text;
}

bool text_has_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}

bool text_begins_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

bool text_ends_any(const char *text, size_t until, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (until >= len && memcmp(text + until - len, words[i], len) == 0)
            return true;
    }
    return false;
}

bool text_is_any(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text_same(text, words[i]))
            return true;
    return false;
}
