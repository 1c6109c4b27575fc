/* The words of all languages in one tree; made once, at the first text, and only read
 * after that. */
#include "commands/language/lexicon.h"
#include "base/wordtree.h"
#include "commands/language/currency.h"
#include "commands/language/entity.h"
#include "commands/language/holiday.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#define W(word, value, phrases) {W_##word, value, phrases},

static const struct word_row rows[] = {
#include "words/en.def"
#include "words/zh.def"
#define HOLIDAY(name, rule, a, b, c, phrases) {W_HOLIDAY, HOLIDAY_##name, phrases},
#include "words/holidays.def"
#undef HOLIDAY
#define CURRENCY(code, names, signs) {W_CURRENCY, CURRENCY_##code, names},
#include "words/currencies.def"
#undef CURRENCY
#define CURRENCY(code, names, signs) {W_CURRENCY_CODE, CURRENCY_##code, #code},
#include "words/currencies.def"
#undef CURRENCY
#define CURRENCY(code, names, signs) {W_SIGN, CURRENCY_##code, signs},
#include "words/currencies.def"
#undef CURRENCY
};

#undef W

enum { MOST_PHRASES = 6000, MOST_LETTERS = 80 * 1024, MOST_SLIPS = 80 };

/* Shorter words are too near to others. */
#define SLIP_LETTERS 6u
#define LONGEST_SLIP 12u

static struct tree_word phrases[MOST_PHRASES];
static struct wordtree tree;
static char letters[MOST_LETTERS]; /* the phrases in lower case */
static size_t n_phrases, n_letters;

/* What a slip of the pen may be meant for, by its letters. */
static struct slip {
    const struct tree_word *meant;
    uint32_t letters; /* text_letters() of it */
} slips[MOST_SLIPS];

static size_t slips_by[26 + 1]; /* where those of a first letter begin */
static once_flag made = ONCE_FLAG_INIT;

/* What a phrase means as one number, in the order of words, then of values. */
static uint32_t packed(const struct word_row *row)
{
    return (uint32_t)row->word << 16 | (uint16_t)(row->value - INT16_MIN);
}

static enum word word_of(const struct tree_word *phrase)
{
    return (enum word)(phrase->value >> 16);
}

static int16_t value_of(const struct tree_word *phrase)
{
    return (int16_t)((int)(phrase->value & UINT16_MAX) + INT16_MIN);
}

static void add_phrase(const struct word_row *row, const char *text, size_t len)
{
    struct tree_word *p = &phrases[n_phrases++];

    assert(n_phrases < MOST_PHRASES && n_letters + len < MOST_LETTERS);
    for (size_t i = 0; i < len; i++) {
        letters[n_letters + i] = text[i];
        if (text[i] >= 'A' && text[i] <= 'Z')
            letters[n_letters + i] = (char)(text[i] | 0x20);
    }
    *p = (struct tree_word){
        .text = letters + n_letters, .len = (uint16_t)len, .value = packed(row)};
    n_letters += len;
}

static void add_row(const struct word_row *row)
{
    for (const char *at = row->phrases; *at;) {
        size_t len = strcspn(at, "|");
        if (len)
            add_phrase(row, at, len);
        at += len + (at[len] == '|');
    }
}

static bool is_plain(const struct tree_word *p)
{
    for (size_t i = 0; i < p->len; i++)
        if (p->text[i] < 'a' || p->text[i] > 'z')
            return false;
    return true;
}

/* "mornign", "wendesday", "tomorow" */
static void choose_slips(void)
{
    size_t n_slips = 0;

    for (size_t i = 0; i < n_phrases; i++) {
        const struct tree_word *p = &phrases[i];
        enum word word = word_of(p);
        bool is_time = word == W_WEEKDAY || word == W_DAY || word == W_PART ||
                       (word == W_MONTH && p->len > SLIP_LETTERS);
        if (is_time && p->len >= SLIP_LETTERS && p->len <= LONGEST_SLIP && is_plain(p) &&
            n_slips < MOST_SLIPS) {
            slips[n_slips++] = (struct slip){p, text_letters(p->text, p->len)};
            slips_by[p->text[0] - 'a' + 1] = n_slips;
        }
    }
    for (size_t i = 1; i < COUNT(slips_by); i++)
        if (slips_by[i] < slips_by[i - 1])
            slips_by[i] = slips_by[i - 1];
}

static void make(void)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        add_row(&rows[i]);
    wordtree_make(&tree, phrases, n_phrases);
    choose_slips();
}

/* A letter of an alphabet; Chinese characters stand for themselves. */
static bool is_letter(const char *at, size_t left)
{
    unsigned char c = (unsigned char)*at;

    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return left > 1 && c >= 0xC3 && c <= 0xDF; /* U+00C0 to U+07FF */
}

struct sighting {
    struct arena *arena;
    const struct normal *text;
    struct match *matches;
    struct word_set *begin, *end;
    struct word_set all;
    size_t n, room;
};

static_assert((int)W_WORDS <= (int)NO_WORD, "a word_set holds 128 kinds");

static void mark(struct word_set *set, unsigned kind)
{
    set->bits[kind / 64] |= (uint64_t)1 << kind % 64;
}

static void add_match(struct sighting *s, const struct tree_word *phrase, size_t at,
                      size_t len)
{
    unsigned word = (unsigned)word_of(phrase);

    if (s->n == s->room) {
        size_t room = s->room * 2;
        struct match *grown = TAKE_N(s->arena, room, struct match);
        memcpy(grown, s->matches, s->n * sizeof(*grown));
        s->matches = grown;
        s->room = room;
    }
    s->matches[s->n++] = (struct match){
        .word = (uint8_t)word, .value = value_of(phrase), .len = (uint16_t)len};
    mark(&s->begin[at], word);
    mark(&s->all, word);
    mark(&s->end[at + len], word);
}

/* One step on; a blank of ours is a hyphen in the text as well. */
static uint32_t step(uint32_t node, char byte)
{
    uint32_t next = wordtree_next(&tree, node, byte);

    return !next && byte == '-' ? wordtree_next(&tree, node, ' ') : next;
}

static void sight_at(struct sighting *s, size_t at)
{
    const char *bytes = s->text->bytes;
    size_t len = s->text->len, i = at;
    uint32_t node = wordtree_next(&tree, TREE_ROOT, bytes[i]);

    while (node) {
        const struct tree_word *p = wordtree_ends(&tree, node);
        i++;
        if (p &&
            !(is_letter(bytes + i - 1, 2) && i < len && is_letter(bytes + i, len - i)))
            for (size_t k = 0; k <= p->n_more; k++)
                add_match(s, p + k, at, i - at);
        if (i == len)
            break;
        node = step(node, bytes[i]);
    }
}

/* Whether the two have the same letters, in any order. */
static bool same_letters(const char *a, const char *b, size_t len)
{
    int balance[256] = {0};

    for (size_t i = 0; i < len; i++) {
        balance[(unsigned char)a[i]]++;
        balance[(unsigned char)b[i]]--;
    }
    for (size_t i = 0; i < len; i++)
        if (balance[(unsigned char)a[i]])
            return false;
    return true;
}

/* The slip begins with the word's first letter. Sundar is somebody and no slip of
 * "sunday": of a word with a capital no letter may be another. */
static bool may_mean(const struct normal *text, size_t at, const char *word, size_t len,
                     const struct slip *slip)
{
    const struct tree_word *p = slip->meant;
    char first = text->original[text->from[at]];
    char meant[LONGEST_SLIP + 1];
    bool is_name = first >= 'A' && first <= 'Z' && len == p->len;

    if (p->len + 1u < len || len + 1 < p->len ||
        !text_letters_near(slip->letters, text_letters(word, len)) ||
        (is_name && !same_letters(word, p->text, len)))
        return false;
    memcpy(meant, p->text, p->len);
    meant[p->len] = '\0';
    return text_distance(word, meant, 1) <= 1;
}

/* A word that is none of ours is taken for the weekday or the part of a day that it is
 * one slip away from. */
static void sight_slip(struct sighting *s, size_t at, size_t seen)
{
    char word[LONGEST_SLIP + 2];
    size_t len = 0;

    while (at + len < s->text->len && is_letter(s->text->bytes + at + len, 1) &&
           len < sizeof(word) - 1) {
        word[len] = s->text->bytes[at + len];
        len++;
    }
    word[len] = '\0';
    if (len + 1 < SLIP_LETTERS || len > LONGEST_SLIP || word[0] < 'a' || word[0] > 'z')
        return;
    for (size_t i = seen; i < s->n; i++)
        if (s->matches[i].len == len)
            return;
    const size_t *by = &slips_by[word[0] - 'a'];
    for (size_t i = by[0]; i < by[1]; i++)
        if (may_mean(s->text, at, word, len, &slips[i])) {
            add_match(s, slips[i].meant, at, len);
            return;
        }
}

/* The first byte of the character that ends before `at`. */
static size_t back_one(const struct normal *text, size_t at)
{
    for (at--; at && ((unsigned char)text->bytes[at] & 0xC0) == 0x80;)
        at--;
    return at;
}

/* A blank, a stop, or a picture: U+2000 to U+303F, what is left of the wide forms, and
 * all of four bytes. */
static bool is_trimming(const char *at)
{
    unsigned char lead = (unsigned char)at[0];

    if (lead < 0x80)
        return lead && strchr(" \n\t.,;:!~", lead);
    return lead == 0xE2 || lead == 0xEF || lead >= 0xF0 ||
           (lead == 0xE3 && (unsigned char)at[1] == 0x80);
}

size_t words_until(const struct normal *text)
{
    size_t until = text->len;

    while (until) {
        size_t last = back_one(text, until);
        if (!is_trimming(text->bytes + last))
            break;
        until = last;
    }
    return until;
}

void lexicon_sight(struct arena *arena, const struct normal *text, struct sightings *out)
{
    struct sighting s = {.arena = arena, .text = text, .room = text->len + 16};
    uint32_t *first = TAKE_N(arena, text->len + 2, uint32_t);
    bool was_letter = false;

    call_once(&made, make);
    s.matches = TAKE_N(arena, s.room, struct match);
    s.begin = TAKE_N(arena, text->len + 1, struct word_set);
    s.end = TAKE_N(arena, text->len + 1, struct word_set);
    for (size_t i = 0; i < text->len; i++) {
        const char *at = text->bytes + i;
        first[i] = (uint32_t)s.n;
        if (((unsigned char)*at & 0xC0) == 0x80)
            continue;
        bool letter = is_letter(at, text->len - i);
        if (!(letter && was_letter)) {
            size_t seen = s.n;
            sight_at(&s, i);
            if (letter)
                sight_slip(&s, i, seen);
        }
        if (!letter && is_figure(at, text->len - i))
            mark(&s.begin[i], W_FIGURE);
        was_letter = letter;
        /* Inside of a word none of ours begins. */
        while (letter && i + 1 < text->len && is_letter(text->bytes + i + 1, 1))
            first[++i] = (uint32_t)s.n;
    }
    first[text->len] = first[text->len + 1] = (uint32_t)s.n;
    out->matches = s.matches;
    out->first = first;
    out->begin = s.begin;
    out->end = s.end;
    out->all = s.all;
}
