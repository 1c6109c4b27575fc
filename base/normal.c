/* Compatibility forms, case, width and traditional characters, with a map back. */
#include "base/normal.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF, HAN = HAN_LAST - HAN_FIRST + 1 };

/* What ICU says of each traditional character; made once, when the first Chinese text
 * comes, and only read after that. */
static UChar simplified[HAN];
static once_flag simplified_once = ONCE_FLAG_INIT;

static UTransliterator *open_simplifier(void)
{
    static const UChar id[] = u"Traditional-Simplified";
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *made = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

    return U_SUCCESS(status) ? made : NULL;
}

/* One character at a time: in context some would become two. */
static void learn_simplified(void)
{
    UTransliterator *simplifier = open_simplifier();

    for (int i = 0; i < HAN; i++) {
        UChar pair[8] = {(UChar)(HAN_FIRST + i)};
        UErrorCode status = U_ZERO_ERROR;
        int32_t len = 1, limit = 1;

        if (simplifier)
            utrans_transUChars(simplifier, pair, &len, (int32_t)COUNT(pair), 0, &limit,
                               &status);
        bool is_one = simplifier && U_SUCCESS(status) && len == 1 &&
                      pair[0] >= HAN_FIRST && pair[0] <= HAN_LAST;
        simplified[i] = is_one ? pair[0] : (UChar)(HAN_FIRST + i);
    }
    utrans_close(simplifier);
}

struct folding {
    struct text out;
    uint32_t *from;
    size_t room;
    struct arena *arena;
    bool knows_han;
};

/* Room for `len` more bytes and where they come from. */
static uint32_t *room_for(struct folding *f, size_t len)
{
    if (f->out.len + len + 1 > f->room) {
        size_t room = (f->out.len + len) * 2 + 64;
        uint32_t *grown = TAKE_N(f->arena, room, uint32_t);

        memcpy(grown, f->from, f->out.len * sizeof(uint32_t));
        f->from = grown;
        f->room = room;
    }
    return f->from + f->out.len;
}

static void put_bytes(struct folding *f, const char *bytes, size_t len, size_t from)
{
    uint32_t *places = room_for(f, len);

    for (size_t i = 0; i < len; i++)
        places[i] = (uint32_t)from;
    text_add_bytes(&f->out, bytes, len);
}

/* Letters, digits and marks of ASCII that stay what they are, but for their case. */
static bool is_plain(char c)
{
    return c > ' ' && c < 0x7f && c != '`';
}

/* Words with one blank between them: most of what is written in ASCII. */
static size_t plain_run(const char *at, const char *end)
{
    size_t len = 1, left = (size_t)(end - at);

    while (len < left && (is_plain(at[len]) ||
                          (at[len] == ' ' && len + 1 < left && is_plain(at[len + 1]))))
        len++;
    return len;
}

static const char *put_plain(struct folding *f, const char *start, const char *at,
                             const char *end)
{
    size_t from = (size_t)(at - start), before = f->out.len, len = plain_run(at, end);
    uint32_t *places = room_for(f, len);
    text_add_bytes(&f->out, at, len);
    for (size_t i = 0; i < len; i++) {
        char *c = &f->out.bytes[before + i];
        places[i] = (uint32_t)(from + i);
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c | 0x20);
    }
    return at + len;
}

/* Blanks run together; one with a line's end in it is that. */
static void put_blank(struct folding *f, bool ends_line, size_t from)
{
    size_t len = f->out.len;

    if (len && (f->out.bytes[len - 1] == ' ' || f->out.bytes[len - 1] == '\n')) {
        if (ends_line)
            f->out.bytes[len - 1] = '\n';
        return;
    }
    put_bytes(f, ends_line ? "\n" : " ", 1, from);
}

static void put_ascii(struct folding *f, char c, size_t from)
{
    if ((unsigned char)c <= ' ' || c == 0x7f) {
        put_blank(f, c == '\n', from);
        return;
    }
    if (c >= 'A' && c <= 'Z')
        c = (char)(c | 0x20);
    put_bytes(f, &c, 1, from);
}

static size_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Marks that are typed for one another. 0: this one is none of them. */
static char plain_mark(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x0060:
        return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    case 0x301C:
    case 0x223C:
        return '~';
    case 0x201C:
    case 0x201D:
        return '"';
    default:
        return '\0';
    }
}

static void put_folded(struct folding *f, uint32_t c, size_t from)
{
    char bytes[4];

    if (c < 0x80)
        put_ascii(f, (char)c, from);
    else if (plain_mark(c))
        put_ascii(f, plain_mark(c), from);
    else if (c == 0x2044) /* of 1/2 */
        put_ascii(f, '/', from);
    else
        put_bytes(f, bytes, encode(c, bytes), from);
}

/* What ICU makes of the characters from `at` to where the next can begin anew. */
static const char *put_by_icu(struct folding *f, const char *start, const char *at,
                              const char *end)
{
    enum { SEGMENT = 64 };

    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&status);
    UChar in[SEGMENT], out[SEGMENT * 18];
    int32_t n_in = 0, n_out;
    size_t from = (size_t)(at - start);

    do {
        const char *next = at;
        uint32_t c = utf8_next(&next);
        if (n_in && U_SUCCESS(status) && unorm2_hasBoundaryBefore(nfkc, (UChar32)c))
            break;
        if (c > 0xFFFF) {
            in[n_in++] = U16_LEAD(c);
            in[n_in++] = U16_TRAIL(c);
        } else {
            in[n_in++] = (UChar)c;
        }
        at = next;
    } while (at < end && n_in < SEGMENT - 2);
    n_out = U_SUCCESS(status)
                ? unorm2_normalize(nfkc, in, n_in, out, (int32_t)COUNT(out), &status)
                : 0;
    for (int32_t i = 0; U_SUCCESS(status) && i < n_out;) {
        uint32_t c = out[i++];
        if (U16_IS_LEAD(c) && i < n_out)
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, out[i++]);
        put_folded(f, c, from);
    }
    return at;
}

/* 35 万 is 35万: a blank between figures and their scale says nothing. */
static void join_scale(struct folding *f, uint32_t c)
{
    bool is_scale = c == 0x4E07 || c == 0x4EBF; /* 万 亿 */
    size_t len = f->out.len;

    if (!is_scale || len < 2)
        return;
    if (len >= 4 && memcmp(f->out.bytes + len - 3, "个", 3) == 0) /* 两个亿 */
        f->out.len -= 3;
    else if (f->out.bytes[len - 1] == ' ' && f->out.bytes[len - 2] >= '0' &&
             f->out.bytes[len - 2] <= '9')
        f->out.len--;
    f->out.bytes[f->out.len] = '\0';
}

static const char *put_next(struct folding *f, const char *start, const char *at,
                            const char *end)
{
    const char *next = at;
    size_t from = (size_t)(at - start);
    uint32_t c = utf8_next(&next);

    if (c >= HAN_FIRST && c <= HAN_LAST) {
        char bytes[4];
        if (!f->knows_han)
            call_once(&simplified_once, learn_simplified);
        f->knows_han = true;
        join_scale(f, simplified[c - HAN_FIRST]);
        put_bytes(f, bytes, encode(simplified[c - HAN_FIRST], bytes), from);
        return next;
    }
    if (c == 0x2028 || c == 0x2029 || c == 0x85) {
        put_blank(f, true, from);
        return next;
    }
    if (plain_mark(c)) {
        put_ascii(f, plain_mark(c), from);
        return next;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
        put_ascii(f, (char)(c - 0xFEE0), from);
        return next;
    }
    if (c == 0x3001 || c == 0x3002 || c == 0x3007 || c == 0x20AC) { /* 、 。 〇 € */
        put_folded(f, c, from);
        return next;
    }
    if (c == 0xBD || c == 0xBC || c == 0xBE) /* 2½ is 2 1/2 */
        put_blank(f, false, from);
    return put_by_icu(f, start, at, end);
}

bool normal_make(struct arena *arena, const char *text, size_t len, struct normal *out)
{
    struct folding f = {.arena = arena, .room = len + 64};
    bool is_text = utf8_valid(text, len);
    const char *end = text + len;

    text_init(&f.out, arena, (len + 4) * 60);
    text_add(&f.out, "");
    f.from = TAKE_N(arena, f.room, uint32_t);
    for (const char *at = text; is_text && at < end;) {
        if (is_plain(*at)) {
            at = put_plain(&f, text, at, end);
        } else if ((unsigned char)*at < 0x80) {
            put_ascii(&f, (char)(*at == '`' ? '\'' : *at), (size_t)(at - text));
            at++;
        } else {
            at = put_next(&f, text, at, end);
        }
    }
    f.from[f.out.len] = (uint32_t)len;
    *out = (struct normal){.bytes = f.out.bytes,
                           .len = f.out.len,
                           .from = f.from,
                           .original = text,
                           .original_len = len};
    return is_text;
}

void normal_span(const struct normal *normal, size_t from, size_t until,
                 size_t *original_from, size_t *original_until)
{
    size_t end = until;

    assert(from <= until && until <= normal->len);
    *original_from = normal->from[from];
    /* A character that became several ends where the next one begins. */
    while (end < normal->len && end > from && normal->from[end] == normal->from[end - 1])
        end++;
    *original_until = normal->from[end];
    while (*original_until > *original_from &&
           strchr(" \t\r\n", normal->original[*original_until - 1]))
        --*original_until;
}
