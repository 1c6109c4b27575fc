/* The phrases of all languages as one sorted list; made once, at the first text, and only
 * read after that. At each place of a text the list is narrowed byte by byte. */
#include "commands/language/scene.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

struct phrases_row {
    enum feature feature;
    const char *phrases;
};

#define P(concept, words) {F_##concept, words},

static const struct phrases_row rows[] = {
#include "commands/language/phrases_en.def"
#include "commands/language/phrases_zh.def"
};

#undef P

const char *const feature_names[FEATURES] = {
#define CONCEPT(name) [F_##name] = #name,
#include "commands/language/concepts.def"
#undef CONCEPT
};

enum {
    MOST_PHRASES = 16000,
    MOST_LETTERS = 256 * 1024,
    LONGEST_PHRASE = 80,
    SLIP_LETTERS = 6 /* shorter words are too near to others */
};

struct phrase {
    const char *text;
    uint16_t len;
    uint16_t feature;
    uint32_t
        slips; /* its letters as bits, of a word that a slip may be meant for; or 0 */
};

static struct phrase phrases[MOST_PHRASES];
static char letters[MOST_LETTERS];
static size_t n_phrases, n_letters;
static uint32_t by_byte[257]; /* phrases that begin with byte b: by_byte[b] on */
/* For each feature a sieve: the bits of what its phrases may begin with. */
static uint64_t sieves[FEATURES][16];
static once_flag made = ONCE_FLAG_INIT;

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

/* Which letters of the alphabet stand in it, and whether anything else does. */
static uint32_t letters_of(const char *text, size_t len)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < len; i++)
        bits |= 1U << (is_latin(text[i]) ? (text[i] | 0x20) - 'a' : 31);
    return bits;
}

static void keep(enum feature feature, const char *stem, size_t len, const char *ending)
{
    size_t more = strlen(ending);
    struct phrase *p = &phrases[n_phrases++];

    assert(n_phrases < MOST_PHRASES && n_letters + len + more < MOST_LETTERS);
    *p = (struct phrase){letters + n_letters, (uint16_t)(len + more), (uint16_t)feature,
                         0};
    for (size_t i = 0; i < len; i++)
        letters[n_letters++] = stem[i];
    for (size_t i = 0; i < more; i++)
        letters[n_letters++] = ending[i];
    bool is_word = !memchr(p->text, ' ', p->len) && !memchr(p->text, '?', p->len) &&
                   !memchr(p->text, ':', p->len);
    if (p->len >= SLIP_LETTERS && is_word)
        p->slips = letters_of(p->text, p->len);
}

/* The forms of a word that takes endings: chase, chases, chased, chasing; ship, shipped.
 */
static void keep_forms(enum feature feature, const char *word, size_t len)
{
    static const char *const plain[] = {"", "s", "es", "ed", "ing", "'s"};
    char last = word[len - 1];
    char doubled[2][8] = {{last, 'e', 'd'}, {last, 'i', 'n', 'g'}};

    if (last == 'e') {
        keep(feature, word, len, "d");
        keep(feature, word, len - 1, "ing");
    } else if (last == 'y' && len > 2 && !is_vowel(word[len - 2])) {
        keep(feature, word, len - 1, "ies");
        keep(feature, word, len - 1, "ied");
    } else if (len > 2 && !is_vowel(last) && is_vowel(word[len - 2])) {
        keep(feature, word, len, doubled[0]);
        keep(feature, word, len, doubled[1]);
    }
    /* "the board meets": what others do is no errand of ours. */
    for (size_t i = 0; i < COUNT(plain); i++)
        if (feature != F_activity || !strchr(plain[i], 's'))
            keep(feature, word, len, plain[i]);
}

static void keep_row(const struct phrases_row *row)
{
    for (const char *at = row->phrases; *at;) {
        size_t len = strcspn(at, "|");
        if (len > 1 && at[len - 1] == '*')
            keep_forms(row->feature, at, len - 1);
        else if (len)
            keep(row->feature, at, len, "");
        at += len + (at[len] == '|');
    }
}

static int by_text(const void *a, const void *b)
{
    const struct phrase *p = a, *q = b;
    size_t len = p->len < q->len ? p->len : q->len;
    int order = memcmp(p->text, q->text, len);

    if (order == 0)
        order = (int)p->len - (int)q->len;
    return order ? order : (int)p->feature - (int)q->feature;
}

/* Which of a sieve's bits stands for these first two bytes of a text. */
static unsigned sieve_bit(char first, char second)
{
    return ((unsigned char)first * 37U + (unsigned char)second) % 1024;
}

static void sieve_add(uint64_t *sieve, char first, char second)
{
    unsigned bit = sieve_bit(first, second);

    sieve[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void sieve_keep(const struct phrase *p)
{
    uint64_t *sieve = sieves[p->feature];

    if (p->len == 1)
        for (int next = 0; next < 256; next++)
            sieve_add(sieve, p->text[0], (char)next);
    else
        sieve_add(sieve, p->text[0], p->text[1]);
    if ((unsigned char)p->text[0] < 0x80)
        sieve_add(sieve, p->text[0], ' '); /* there may be a soft blank */
}

static void make(void)
{
    size_t at = 0;

    for (size_t i = 0; i < COUNT(rows); i++)
        keep_row(&rows[i]);
    qsort(phrases, n_phrases, sizeof(*phrases), by_text);
    for (unsigned b = 0; b < 257; b++) {
        while (at < n_phrases && (unsigned char)phrases[at].text[0] < b)
            at++;
        by_byte[b] = (uint32_t)at;
    }
    for (size_t i = 0; i < n_phrases; i++)
        sieve_keep(&phrases[i]);
}

struct sights {
    const struct normal *text;
    struct mark *out;
    size_t n, most;
};

/* Whether bytes [from, until) end and begin where words do. */
static bool is_whole(const struct normal *text, size_t from, size_t until)
{
    const char *bytes = text->bytes;

    if (is_latin(bytes[from]) && from && is_latin(bytes[from - 1]))
        return false;
    return !(is_latin(bytes[until - 1]) && until < text->len && is_latin(bytes[until]));
}

static void add(struct sights *s, enum feature feature, size_t from, size_t until)
{
    for (size_t i = s->n; i > 0 && s->out[i - 1].at.from == from; i--)
        if (s->out[i - 1].feature == feature && s->out[i - 1].at.until == until)
            return;
    if (s->n < s->most)
        s->out[s->n++] = (struct mark){feature, {from, until}, -1};
}

/* Narrows [*lo, *hi), which agree on `depth` bytes, to those that go on with `byte`. */
static void narrow(size_t *lo, size_t *hi, size_t depth, unsigned char byte)
{
    size_t from = *lo, until = *hi;

    /* All of them or none: most words are soon told apart. */
    if (from < until && phrases[from].text[depth] == phrases[until - 1].text[depth]) {
        if ((unsigned char)phrases[from].text[depth] != byte)
            *hi = from;
        return;
    }
    while (from < until) {
        size_t mid = from + (until - from) / 2;
        if ((unsigned char)phrases[mid].text[depth] < byte)
            from = mid + 1;
        else
            until = mid;
    }
    *lo = from;
    until = *hi;
    while (from < until) {
        size_t mid = from + (until - from) / 2;
        if ((unsigned char)phrases[mid].text[depth] <= byte)
            from = mid + 1;
        else
            until = mid;
    }
    *hi = from;
}

/* A blank between Chinese and Latin letters: 按 stage is 按stage. */
static bool is_soft_blank(const struct normal *text, size_t at)
{
    const unsigned char *b = (const unsigned char *)text->bytes + at;

    return b[0] == ' ' && at + 1 < text->len && (b[-1] >= 0x80) != (b[1] >= 0x80);
}

/* Past a soft blank, unless a phrase goes on with it. */
static size_t skip_blank(const struct normal *text, size_t at, size_t lo, size_t hi,
                         size_t depth)
{
    if (!is_soft_blank(text, at))
        return at;
    narrow(&lo, &hi, depth, ' ');
    return lo < hi ? at : at + 1;
}

static void sight_at(struct sights *s, size_t from)
{
    const char *bytes = s->text->bytes;
    unsigned char first = (unsigned char)bytes[from];
    size_t lo = by_byte[first], hi = by_byte[first + 1], at = from + 1;
    size_t found[32], n_found = 0; /* alternating: phrase, until */

    if (from && is_latin(bytes[from]) && is_latin(bytes[from - 1]))
        return; /* inside of a word */
    for (size_t depth = 1; lo < hi; depth++, at++) {
        for (; lo < hi && phrases[lo].len == depth; lo++)
            if (is_whole(s->text, from, at) && n_found < COUNT(found)) {
                found[n_found++] = lo;
                found[n_found++] = at;
            }
        if (at >= s->text->len)
            break;
        at = skip_blank(s->text, at, lo, hi, depth);
        narrow(&lo, &hi, depth, (unsigned char)bytes[at]);
    }
    for (; n_found; n_found -= 2)
        add(s, (enum feature)phrases[found[n_found - 2]].feature, from,
            found[n_found - 1]);
}

/* Whether bytes [from, until) are nothing but small words: "follow up with" is still
 * "follow up". */
static bool only_small(const char *bytes, size_t from, size_t until)
{
    static const char *const small[] = {
        "with", "to", "me", "the",  "a",    "an", "it", "this", "that", "of", "for",
        "on",   "at", "us", "from", "一下", "下", "我", "了",   "吧",   "给", " "};

    while (from < until) {
        size_t len = 0;
        for (size_t i = 0; i < COUNT(small) && !len; i++) {
            size_t n = strlen(small[i]);
            if (n > until - from || memcmp(bytes + from, small[i], n) != 0)
                continue;
            if (!is_latin(small[i][0]) || from + n == until || !is_latin(bytes[from + n]))
                len = n;
        }
        if (!len)
            return false;
        from += len;
    }
    return true;
}

/* A negation is hidden by what makes it none only: "no problem", 别忘了. */
static bool keeps_negation(enum feature outer)
{
    switch ((int)outer) {
    case F_negation:
    case F_polite:
    case F_yes:
    case F_yes_weak:
    case F_no:
    case F_no_weak:
    case F_remind:
    case F_remind_me:
    case F_help:
    case F_stage_lost:
    case F_stale:
    case F_broken:
    case F_exists:
    case F_filler:
    case F_please_do:
        return false;
    default:
        return true;
    }
}

static bool hides(const char *bytes, const struct mark *outer, const struct mark *inner)
{
    const struct span *o = &outer->at, *i = &inner->at;

    if (o->from > i->from || i->until > o->until ||
        o->until - o->from <= i->until - i->from)
        return false;
    if ((inner->feature == F_negation || inner->feature == F_forbid) &&
        keeps_negation(outer->feature))
        return false;
    /* "my deals" still says whose. */
    if (inner->feature == F_me &&
        (outer->feature == F_pipeline || outer->feature == F_list_word))
        return false;
    /* 先付了 came, though 先付 alone is only to come. */
    if (inner->feature == F_promise && outer->feature == F_arrived)
        return true;
    return outer->feature == inner->feature || !only_small(bytes, o->from, i->from) ||
           !only_small(bytes, i->until, o->until);
}

/* What lies within a longer phrase says nothing by itself. */
static size_t drop_inner(const char *bytes, struct mark *marks, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        bool inner = false;
        for (size_t k = 0; k < kept && !inner; k++)
            inner = hides(bytes, &marks[k], &marks[i]);
        if (!inner)
            marks[kept++] = marks[i];
    }
    return kept;
}

/* One slip changes two kinds of letters at most: most words are told apart by that. */
static bool near_word(const struct phrase *p, const char *word, size_t len, uint32_t bits)
{
    char a[LONGEST_PHRASE + 1], b[LONGEST_PHRASE + 1];
    size_t n = p->len;

    if (!p->slips || n + 1 < len || len + 1 < n ||
        __builtin_popcount(p->slips ^ bits) > 2)
        return false;
    memcpy(a, p->text, p->len);
    memcpy(b, word, len);
    a[p->len] = b[len] = '\0';
    return text_distance(a, b, 1) <= 1;
}

static bool is_covered(const struct sights *s, size_t from, size_t until)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->out[i].at.from < until && s->out[i].at.until > from)
            return true;
    return false;
}

/* A word that is no phrase is taken for the one it is a slip of the pen of. */
static void sight_slip(struct sights *s, size_t from, size_t until)
{
    const char *word = s->text->bytes + from;
    unsigned char first = (unsigned char)word[0];
    size_t len = until - from;

    if (len + 1 < SLIP_LETTERS || len > 20 || is_covered(s, from, until))
        return;
    const struct phrase *meant = NULL;
    uint32_t bits = letters_of(word, len);

    /* All that the first such word may mean. */
    for (size_t i = by_byte[first]; i < by_byte[first + 1]; i++) {
        const struct phrase *p = &phrases[i];
        bool same =
            meant && p->len == meant->len && memcmp(p->text, meant->text, p->len) == 0;
        if (!same && (meant || !near_word(p, word, len, bits)))
            continue;
        add(s, (enum feature)p->feature, from, until);
        meant = p;
    }
}

static void sight_slips(struct sights *s)
{
    const char *bytes = s->text->bytes;

    for (size_t i = 0; i < s->text->len;) {
        size_t until = i;
        while (until < s->text->len && is_latin(bytes[until]))
            until++;
        if (until > i)
            sight_slip(s, i, until);
        i = until > i ? until : i + 1;
    }
}

size_t phrases_sight(const struct normal *text, struct mark *out, size_t most)
{
    struct sights s = {.text = text, .out = out, .most = most};

    call_once(&made, make);
    for (size_t i = 0; i < text->len; i++)
        if (((unsigned char)text->bytes[i] & 0xC0) != 0x80)
            sight_at(&s, i);
    s.n = drop_inner(text->bytes, out, s.n);
    sight_slips(&s);
    return s.n;
}

bool phrases_hold(const struct normal *text, enum feature feature)
{
    struct mark marks[MOST_MARKS];
    struct sights s = {.text = text, .out = marks, .most = MOST_MARKS};

    call_once(&made, make);
    for (size_t i = 0; i < text->len; i++) {
        unsigned bit = sieve_bit(text->bytes[i], text->bytes[i + 1]);
        if (!(sieves[feature][bit / 64] & UINT64_C(1) << bit % 64))
            continue;
        s.n = 0;
        sight_at(&s, i);
        for (size_t k = 0; k < s.n; k++)
            if (marks[k].feature == feature)
                return true;
    }
    return false;
}

int feature_by_name(const char *name, size_t len)
{
    for (int i = 0; i < FEATURES; i++)
        if (strlen(feature_names[i]) == len && memcmp(feature_names[i], name, len) == 0)
            return i;
    return -1;
}
