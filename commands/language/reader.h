/*
 * reader.h - what the readers of this room share: a text, the words seen in it, and what
 * they found. A reader is given where to begin and answers where it ended, 0 when what it
 * looks for does not stand there.
 */
#pragma once

#include "commands/language/entity.h"
#include "commands/language/lexicon.h"

struct candidate {
    struct entity entity;
    size_t from, until; /* in the normal text */
    int weight;         /* of two as long, the heavier is kept */
};

/* What was read at one byte already. Each reader is asked there by many others; what it
 * says is kept, so that a text takes time by its length. */
struct when;
struct number;

enum { MEMO_DEPTHS = 3, MEMO_NUMBERS = 16 };

struct memo {
    bool has_day[MEMO_DEPTHS], has_unshifted, has_clock, has_length, has_period;
    uint32_t day_end[MEMO_DEPTHS], unshifted_end, clock_end, length_end, period_end;
    struct when *day[MEMO_DEPTHS], *unshifted, *clock, *period;
    struct entity *length;
    struct number *numbers; /* MEMO_NUMBERS of them, by how they are read */
    uint32_t *number_ends;  /* the same; 0: not read yet, else the end + 1 */
};

struct reader {
    struct arena *arena;
    const struct reading_context *context;
    struct calendar usual; /* when the context has none */
    const struct calendar *calendar;
    struct normal normal;
    const char *t; /* normal.bytes */
    size_t len;
    bool has_at; /* an @ stands somewhere */
    struct sightings seen;
    struct memo *memo; /* by byte */
    struct candidate *found;
    size_t n_found, room;
    size_t *steps; /* words looked for */
};

/* A word that stands at `at`; the longest of its kind. `value` may be NULL. */
size_t word(const struct reader *r, size_t at, enum word kind, int *value);

/* Whether one of these words, or a blank, begins here. */
static inline bool begins(const struct reader *r, size_t at, const struct word_set *set)
{
    return r->t[at] == ' ' || words_meet(&r->seen.begin[at], set);
}

/* Whether one of these words stands anywhere in the text. */
static inline bool has_any(const struct reader *r, const struct word_set *set)
{
    return words_meet(&r->seen.all, set);
}

/* What a number begins with, in figures or spelled. */
#define W_NUMBERS W_FIGURE, W_CARDINAL, W_HALF, W_QUARTER, W_A

/* The same behind a blank, if there is one. */
size_t next_word(const struct reader *r, size_t at, enum word kind, int *value);

/* Behind the word, when it stands there; else `at`. */
size_t past_word(const struct reader *r, size_t at, enum word kind);

size_t blank(const struct reader *r, size_t at);

bool is_digit(const struct reader *r, size_t at);
bool is_latin(const struct reader *r, size_t at); /* a..z */

/* A figure with a mark at once behind it that ends no clause: it begins no named day and
 * no period. */
bool is_bare_figure(const struct reader *r, size_t at);

/* Whether a reading may begin here: not inside a number or a word. */
bool is_start(const struct reader *r, size_t at);

/* Whether [at, end) stands in capitals in the original. */
bool is_capital(const struct reader *r, size_t at, size_t end);

/* Whether `text` stands here. */
size_t literal(const struct reader *r, size_t at, const char *text);

/* A word of the kind that ends before `at` (and a blank). */
bool has_before(const struct reader *r, size_t at, enum word kind, int *value);

void found(struct reader *r, size_t from, size_t until, int weight,
           const struct entity *entity);

/* numbers.c */
struct number {
    struct decimal value;
    int digits;         /* of a plain run of digits; 0: words or separators */
    int power;          /* of the last scale: 4 of 万, 3 of k; 0 none */
    bool is_scaled;     /* 万, k, million */
    bool is_words;      /* in letters or characters */
    bool is_positional; /* 二零一六 */
    bool is_ordinal;
    bool is_about; /* 三五十万: up to `high` */
    struct decimal high;
};

enum {
    NUMBER_A = 1,      /* "a" is one */
    NUMBER_POINT = 2,  /* 三点五 */
    NUMBER_SHORT = 4,  /* 30k, 66w */
    NUMBER_NO_TAIL = 8 /* 三万二 is read as 三万 */
};

size_t read_number(const struct reader *r, size_t at, unsigned how, struct number *out);

/* A run of digits, at most `most` of them; how many by `n`. */
size_t read_digits(const struct reader *r, size_t at, int most, int *value, int *n);

/* 1 to 31: 15, 十五, fifteen; without a mark. */
size_t read_small(const struct reader *r, size_t at, int *value);

/* 15th, fifteenth, 1st */
size_t read_ordinal(const struct reader *r, size_t at, int *value);

/* Whether a Chinese digit or unit stands here. */
bool is_chinese_number(const struct reader *r, size_t at);

/* One Chinese digit; its value. */
size_t chinese_digit(const struct reader *r, size_t at, int *value);

bool decimal_times(struct decimal *d, int power); /* d * 10^power */
bool decimal_add(struct decimal *a, struct decimal b);
int decimal_compare(struct decimal a, struct decimal b);
bool decimal_whole(struct decimal d, int64_t *out);

/* times: what several readers hand to one another. */
struct when {
    struct entity e;
    size_t end;
    bool has_day, has_clock, is_range;
    bool is_weekday;  /* bare: may still be today */
    bool is_relative; /* 明天: a date behind it says more */
    bool has_year, has_month;
    int hour, minute, second;              /* of has_clock, as said */
    bool has_meridiem, is_bare, has_exact; /* exact: 24 hours or padded */
};

/* One way of reading, and what it cannot do without: a word that it begins with (none:
 * any will do), a word somewhere in the text. Most ways are ruled out by that at most
 * places. */
struct way {
    size_t (*read)(const struct reader *r, size_t at, struct when *out);
    struct word_set begins, needs;
};

/* The longest of what `n` ways read here, the first of equals. */
size_t read_longest(const struct reader *r, size_t at, const struct way *ways, size_t n,
                    struct when *out);

size_t read_day(const struct reader *r, size_t at, int depth, struct when *out);
size_t read_numeric_day(const struct reader *r, size_t at, struct when *out);
size_t read_named_day(const struct reader *r, size_t at, struct when *out);
size_t read_month_day(const struct reader *r, size_t at, struct when *out);
size_t read_chinese_day(const struct reader *r, size_t at, struct when *out);
size_t read_weekday(const struct reader *r, size_t at, struct when *out);
size_t read_holiday(const struct reader *r, size_t at, struct when *out);
size_t read_edge(const struct reader *r, size_t at, struct when *out);
size_t read_workday(const struct reader *r, size_t at, struct when *out);
size_t read_from_now(const struct reader *r, size_t at, struct when *out);
size_t read_shifted(const struct reader *r, size_t at, int depth, struct when *out);
size_t read_period(const struct reader *r, size_t at, struct when *out);
size_t read_clock(const struct reader *r, size_t at, struct when *out);
size_t read_part(const struct reader *r, size_t at, enum day_part *part);
size_t read_length(const struct reader *r, size_t at, struct entity *out);
size_t read_year(const struct reader *r, size_t at, int *year);

/* Settles a clock time on a day, or alone. */
void settle_clock(const struct reader *r, struct when *w);

/* The day of a month's day without a year, as the context's future has it. */
void settle_month_day(const struct reader *r, int month, int mday, struct when *out);
void settle_mday(const struct reader *r, int mday, struct when *out);
void settle_full_day(int year, int month, int mday, struct when *out);

/* Whole readings at one place, which add what they find. */
void look_for_times(struct reader *r, size_t at);
void look_for_day_ranges(struct reader *r, size_t at);
void look_for_short_ranges(struct reader *r, size_t at);
void look_for_repeats(struct reader *r, size_t at);
void look_for_amounts(struct reader *r, size_t at);
void look_for_contacts(struct reader *r, size_t at);
/* The figures at `at` are a record's number: "D-4 may sign" names no fourth of May. */
bool is_in_ref(const struct reader *r, size_t at);
