/* The phrases of all languages in one tree; made once, at the first text, and only read
 * after that. */
#include "base/wordtree.h"
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
    MOST_PHRASES = 24000,
    MOST_LETTERS = 384 * 1024,
    MOST_AT_ONCE = 16, /* that begin at one byte */
    SLIP_LETTERS = 6,  /* shorter words are too near to others */
    SLIP_LONGEST = 21
};

static struct tree_word phrases[MOST_PHRASES]; /* `value` is the feature */
static struct wordtree tree;
static char letters[MOST_LETTERS];
static size_t n_phrases, n_letters;
static bool begins[FEATURES][256]; /* the bytes that a feature's phrases begin with */
static once_flag made = ONCE_FLAG_INIT;

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

static void keep(enum feature feature, const char *stem, size_t len, const char *ending)
{
    size_t more = strlen(ending);
    struct tree_word *p = &phrases[n_phrases++];

    assert(n_phrases < MOST_PHRASES && n_letters + len + more < MOST_LETTERS);
    *p = (struct tree_word){.text = letters + n_letters,
                            .len = (uint16_t)(len + more),
                            .value = (uint32_t)feature};
    for (size_t i = 0; i < len; i++)
        letters[n_letters++] = stem[i];
    for (size_t i = 0; i < more; i++)
        letters[n_letters++] = ending[i];
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

/* Words that change nothing of the phrase that they stand in. */
static struct tree_word small[] = {
    {.text = "with"}, {.text = "to"}, {.text = "me"},   {.text = "the"},
    {.text = "a"},    {.text = "an"}, {.text = "it"},   {.text = "this"},
    {.text = "that"}, {.text = "of"}, {.text = "for"},  {.text = "on"},
    {.text = "at"},   {.text = "us"}, {.text = "from"}, {.text = "一下"},
    {.text = "下"},   {.text = "我"}, {.text = "了"},   {.text = "吧"},
    {.text = "给"},   {.text = " "}};

static struct wordtree small_tree;

/* Words that a slip of the pen may be meant for, by their first letter and their length.
 */
struct slip_word {
    uint32_t letters; /* its letters as bits */
    uint32_t phrase;
};

static struct slip_word slip_words[MOST_PHRASES];
static uint32_t slips_by[26][SLIP_LONGEST + 2]; /* where those of a length begin */

static bool is_slip_word(const struct tree_word *p)
{
    for (size_t i = 0; i < p->len; i++)
        if (p->text[i] == ' ' || p->text[i] == '?' || p->text[i] == ':')
            return false;
    return p->len >= SLIP_LETTERS && p->len <= SLIP_LONGEST && p->text[0] >= 'a' &&
           p->text[0] <= 'z';
}

/* Phrases stand by their bytes: those of one first letter are beside one another. */
static void make_slips(void)
{
    size_t n = 0, from = 0, until;

    for (char first = 'a'; first <= 'z'; first++, from = until) {
        while (from < n_phrases && (unsigned char)phrases[from].text[0] < first)
            from++;
        for (until = from; until < n_phrases && phrases[until].text[0] == first;)
            until++;
        for (size_t len = 0; len <= SLIP_LONGEST; len++) {
            slips_by[first - 'a'][len] = (uint32_t)n;
            for (size_t i = from; i < until; i++)
                if (phrases[i].len == len && is_slip_word(&phrases[i]))
                    slip_words[n++] = (struct slip_word){
                        text_letters(phrases[i].text, phrases[i].len), (uint32_t)i};
        }
        slips_by[first - 'a'][SLIP_LONGEST + 1] = (uint32_t)n;
    }
}

static void make(void)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        keep_row(&rows[i]);
    wordtree_make(&tree, phrases, n_phrases);
    for (size_t i = 0; i < n_phrases; i++)
        begins[phrases[i].value][(unsigned char)phrases[i].text[0]] = true;
    make_slips();
    wordtree_make(&small_tree, small, COUNT(small));
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

/* A blank between Chinese and Latin letters: 按 stage is 按stage. */
static bool is_soft_blank(const struct normal *text, size_t at)
{
    const unsigned char *b = (const unsigned char *)text->bytes + at;

    return b[0] == ' ' && at + 1 < text->len && (b[-1] >= 0x80) != (b[1] >= 0x80);
}

/* One step on, past a soft blank unless a phrase goes on with it. */
static uint32_t step(const struct normal *text, uint32_t node, size_t *at)
{
    uint32_t next = wordtree_next(&tree, node, text->bytes[*at]);

    if (!next && is_soft_blank(text, *at))
        next = wordtree_next(&tree, node, text->bytes[++*at]);
    ++*at;
    return next;
}

static void sight_at(struct sights *s, size_t from)
{
    const struct normal *text = s->text;
    const struct tree_word *found[MOST_AT_ONCE], *p;
    size_t until[MOST_AT_ONCE], n = 0, at = from + 1;
    uint32_t node = wordtree_next(&tree, TREE_ROOT, text->bytes[from]);

    if (!node || (from && is_latin(text->bytes[from]) && is_latin(text->bytes[from - 1])))
        return; /* no word of ours, or inside of one */
    while (node) {
        if ((p = wordtree_ends(&tree, node)) && is_whole(text, from, at))
            for (size_t i = 0; i <= p->n_more && n < COUNT(found); i++) {
                found[n] = p + i;
                until[n++] = at;
            }
        if (at >= text->len)
            break;
        node = step(text, node, &at);
    }
    while (n--)
        add(s, (enum feature)found[n]->value, from, until[n]);
}

/* Whether bytes [from, until) are nothing but small words: "follow up with" is still
 * "follow up". */
static bool only_small(const char *bytes, size_t from, size_t until)
{
    while (from < until) {
        const struct tree_word *word =
            wordtree_longest(&small_tree, bytes + from, until - from);
        if (!word || (is_latin(word->text[0]) && from + word->len < until &&
                      is_latin(bytes[from + word->len])))
            return false;
        from += word->len;
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
    case F_tracking: /* "tracking no" */
    case F_label:
        return false;
    default:
        return true;
    }
}

static bool hides_nearly(enum feature outer)
{
    return outer == F_nearly || outer == F_stage_won || outer == F_stage_lost ||
           outer == F_please_do || outer == F_ask_word || outer == F_lost_thing ||
           outer == F_help || outer == F_claim || outer == F_request;
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
    /* "we could" is still no more than may be. */
    if (inner->feature == F_nearly && !hides_nearly(outer->feature))
        return false;
    /* "my deals", "did I win" still say whose. */
    if (inner->feature == F_me &&
        (outer->feature == F_pipeline || outer->feature == F_list_word ||
         outer->feature == F_won_report))
        return false;
    /* "waiting on me" is here to be done. */
    if (outer->feature == F_waiting && inner->feature == F_future)
        return true;
    /* 先付了 came, though 先付 alone is only to come. */
    if (inner->feature == F_promise && outer->feature == F_arrived)
        return true;
    return outer->feature == inner->feature || !only_small(bytes, o->from, i->from) ||
           !only_small(bytes, i->until, o->until);
}

/* What lies within a longer phrase says nothing by itself. Marks stand by where they
 * begin: one that ended lies around none that is still to come. */
static size_t drop_inner(const char *bytes, struct mark *marks, size_t n)
{
    size_t kept = 0, n_open = 0;
    uint16_t open[MOST_MARKS];

    for (size_t i = 0; i < n; i++) {
        bool inner = false;
        size_t still = 0;
        for (size_t k = 0; k < n_open; k++)
            if (marks[open[k]].at.until > marks[i].at.from)
                open[still++] = open[k];
        n_open = still;
        for (size_t k = 0; k < n_open && !inner; k++)
            inner = hides(bytes, &marks[open[k]], &marks[i]);
        if (inner)
            continue;
        open[n_open++] = (uint16_t)kept;
        marks[kept++] = marks[i];
    }
    return kept;
}

static bool near_word(const struct slip_word *slip, const char *word, uint32_t bits)
{
    const struct tree_word *p = &phrases[slip->phrase];
    char meant[SLIP_LONGEST + 1];

    if (!text_letters_near(slip->letters, bits))
        return false;
    memcpy(meant, p->text, p->len);
    meant[p->len] = '\0';
    return text_distance(meant, word, 1) <= 1;
}

static bool is_covered(const struct sights *s, size_t from, size_t until)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->out[i].at.from < until && s->out[i].at.until > from)
            return true;
    return false;
}

static bool is_doer(const char *word, size_t len)
{
    return (len > 3 && memcmp(word + len - 2, "er", 2) == 0) ||
           (len > 4 && memcmp(word + len - 3, "ers", 3) == 0);
}

/* A word that is no phrase is taken for the one it is a slip of the pen of: the first by
 * its letters, and all that this one may mean. */
static void sight_slip(struct sights *s, size_t from, size_t until)
{
    enum { NONE = MOST_PHRASES };

    char word[SLIP_LONGEST + 1];
    size_t len = until - from, meant = NONE;

    if (len + 1 < SLIP_LETTERS || len >= SLIP_LONGEST || s->text->bytes[from] < 'a' ||
        is_covered(s, from, until))
        return;
    memcpy(word, s->text->bytes + from, len);
    word[len] = '\0';
    bool does = is_doer(word, len); /* a sealer is no slip of "sealed" */
    const uint32_t *by = slips_by[word[0] - 'a'], bits = text_letters(word, len);

    for (size_t i = by[len - 1]; i < by[len + 2]; i++)
        if (slip_words[i].phrase < meant && near_word(&slip_words[i], word, bits) &&
            does == is_doer(phrases[slip_words[i].phrase].text,
                            phrases[slip_words[i].phrase].len))
            meant = slip_words[i].phrase;
    for (size_t i = meant; meant < NONE && i <= meant + phrases[meant].n_more; i++)
        add(s, (enum feature)phrases[i].value, from, until);
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
    call_once(&made, make);
    for (size_t i = 0; i < text->len; i++) {
        struct mark marks[MOST_AT_ONCE];
        struct sights s = {.text = text, .out = marks, .most = COUNT(marks)};
        if (!begins[feature][(unsigned char)text->bytes[i]] ||
            (i && is_latin(text->bytes[i]) && is_latin(text->bytes[i - 1])))
            continue;
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
