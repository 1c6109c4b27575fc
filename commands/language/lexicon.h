/*
 * lexicon.h - the words that times and amounts are made of, found in a text.
 *
 * The rows stand in words/LANGUAGE.def: W(what it is, its value, "phrase|phrase|...").
 * A blank in a phrase is a blank or a hyphen in the text. A third language is a file of
 * rows here, and readers for what its grammar does that these do not.
 */
#pragma once

#include "base/normal.h"
#include "commands/language/entity.h"

enum word {
    W_MONTH,    /* 1..12 */
    W_WEEKDAY,  /* enum weekday */
    W_WEEKDAYS, /* the same, of each week: "mondays" */
    W_WEEKEND,
    W_DAY,       /* days from today: tomorrow 1 */
    W_DAY_LOOSE, /* the same, where nothing else was said: "the day" */
    W_YEAR_REL,  /* 明年 1 */
    W_YEAR_BEFORE,
    W_UNTIL,      /* before a month that is typed small: "till may" */
    W_OH,         /* "oh" between numbers */
    W_AT_ZH,      /* before a clock time, but no sign of one */
    W_AT_LOOSE,   /* before a clock time, and before much else */
    W_DAYPART,    /* (days from today + 8) * 16 + enum day_part: tonight */
    W_PART,       /* enum day_part */
    W_PART_EDGE,  /* early, late: says nothing that we keep */
    W_REL,        /* -1 last, 0 this, 1 next, 2 after next */
    W_WEEK_REL,   /* "nextweek", run together */
    W_COMING,     /* "upcoming": the next there is */
    W_REL_ADJ,    /* next as it stands behind the unit: "week after next" */
    W_UNIT,       /* how many * 16 + enum length_unit: a fortnight is 14 days */
    W_UNIT_SHORT, /* the same: "h", "w"; mean this only where a length is wanted */
    W_YEAR_MARK,  /* 年, "year" before a number */
    W_DAY_MARK,   /* 日, 号 */
    W_MONTH_MARK, /* 月 */
    W_CARDINAL,   /* 0..19, 20, 30 ... 90 */
    W_HUNDRED,
    W_SCALE,       /* powers of ten: million 6 */
    W_SCALE_SHORT, /* the same, written at the number: k 3 */
    W_DOZEN,       /* 12, 20 */
    W_AND,
    W_A,
    W_HALF,
    W_QUARTER,
    W_POINT,
    W_FEW,     /* how many are meant */
    W_ORDINAL, /* 1..31, -1: last */
    W_ORDINAL_MARK,
    W_AGO,   /* behind a length: back from now */
    W_LATER, /* behind a length: on from now */
    W_WITHIN_BACK,
    W_IN,        /* before a length: on from now */
    W_WITHIN,    /* before a length: at the latest */
    W_PASSED,    /* 过: before a length, on from now */
    W_AFTER,     /* between a length and a day: on */
    W_BEFORE,    /* between a length and a day: back */
    W_CLOCK,     /* a word for a time of the day: its minute */
    W_DAY_SHIFT, /* before a day: so many days off */
    W_MERIDIEM,  /* 0 am, 1 pm */
    W_OCLOCK,    /* 1: must be there to make a number an hour (点); 2: o'clock */
    W_MINUTES,   /* of the clock: 分, "minutes" */
    W_SECONDS,
    W_CLOCK_PART, /* 半 30, 一刻 15 */
    W_SHORT_OF,   /* 差 */
    W_PAST,       /* "past": minutes behind an hour */
    W_TO,         /* "to": minutes before an hour */
    W_AT,         /* at, @, around: stands before a clock time */
    W_ON,
    W_ON_STRICT, /* leads to a day's number: "on 15" */
    W_EDGE_MARK, /* 底 2, 初 0, behind a month or year */
    W_THE,
    W_OF,
    W_COMMA,
    W_NOW,
    W_DAY_END,
    W_END_OF,
    W_START_OF,
    W_MID_OF,
    W_EDGE,      /* a word for an end: enum length_unit * 4 + 0 start, 1 middle, 2 end */
    W_ROLLING,   /* before a length: the last -1, the next 1 of them */
    W_HALF_YEAR, /* 上半年 1, 下半年 2 */
    W_EVERY,     /* 1, 2: every other */
    W_REPEATED,  /* enum repeat_kind * 4 + every: daily, weekly, biweekly */
    W_WORKDAY,
    W_WORKDAYS,       /* of every week: weekdays */
    W_HOLIDAY,        /* its row in words/holidays.def */
    W_HOLIDAYS_OVER,  /* 节后 */
    W_SEASON_QUARTER, /* 1..4: Q1, 一季度 */
    W_RANGE,          /* between two ends: to, -, 到 */
    W_BETWEEN,        /* before two ends */
    W_BOUND_FRONT,    /* enum bound: by, before, 超过 */
    W_BOUND_BACK,     /* enum bound: 之前, 以上 */
    W_CURRENCY,       /* its row in words/currencies.def */
    W_CURRENCY_CODE,  /* the same; a word of the language when not in capitals */
    W_SIGN,           /* the same; $ stands before the number */
    W_SIGN_PREFIX,    /* "us", "hk": before a $; the currency's row */
    W_CENT,           /* hundredths of a currency: 0 unsaid, else its row + 1 */
    W_TENTH,          /* 角 */
    W_BUCK,           /* 块: money, of no currency that was said */
    W_FORMAL_END,     /* 整 */
    W_PERCENT,
    W_PER_CENT_OF, /* 百分之 */
    W_POINTS,      /* 个点 */
    W_OFF,         /* behind a percentage: 20% off */
    W_FOLD,        /* 折 */
    W_FOLD_FRONT,  /* 打: before 折 */
    W_GIVE,        /* 让, "knock off": before points or a percentage */
    W_COUNTER,     /* what is counted: units, 台 */
    W_MEASURE,     /* what is measured: 寸, inch: neither amount nor quantity */
    W_TIMES,       /* x: before or behind a quantity */
    W_TIMEZONE,
    W_SOMETIME,
    W_LENGTH_VERB, /* before a short length: snooze */
    W_NOTHING,     /* looks like one of ours, and is none; 1: nor does any begin in it */
    W_LUNAR_MONTH, /* 正月 1, 腊月 12 */
    W_LUNAR_DAY,   /* 初一 1 ... */
    W_LUNAR,
    W_SINCE,
    W_FIGURE, /* no word of the rows: is_figure() */
    W_WORDS
};

/* How values are packed where a word says two things. */
#define OF_DAY(days, part) (((days) + 8) * 16 + (int)(part))
#define OF_UNIT(n, unit) ((n)*16 + (int)(unit))
#define OF_EDGE(unit, which) ((int)(unit)*4 + (which))

struct match {
    uint8_t word;
    int16_t value;
    uint16_t len;
};

/* No kind of words: in neither half of a set. */
enum { NO_WORD = 128 };

/* Kinds of words, a bit each. */
struct word_set {
    uint64_t bits[2];
};

static inline bool word_in(const struct word_set *set, enum word kind)
{
    return set->bits[(unsigned)kind / 64] >> ((unsigned)kind % 64) & 1;
}

static inline bool words_meet(const struct word_set *a, const struct word_set *b)
{
    return (a->bits[0] & b->bits[0]) || (a->bits[1] & b->bits[1]);
}

/* A constant set of up to sixteen kinds: WORD_SET(W_MONTH, W_REL). */
#define WORD_SET(...)                                                                \
    {                                                                                \
        {                                                                            \
            WORD_BITS(0, __VA_ARGS__, NO_WORDS), WORD_BITS(1, __VA_ARGS__, NO_WORDS) \
        }                                                                            \
    }
#define NO_WORDS                                                                     \
    NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, \
        NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD, NO_WORD
#define WORD_BITS(...) WORD_BITS_OF(__VA_ARGS__)
#define WORD_BITS_OF(half, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ...)      \
    (WORD_BIT(half, a) | WORD_BIT(half, b) | WORD_BIT(half, c) | WORD_BIT(half, d) | \
     WORD_BIT(half, e) | WORD_BIT(half, f) | WORD_BIT(half, g) | WORD_BIT(half, h) | \
     WORD_BIT(half, i) | WORD_BIT(half, j) | WORD_BIT(half, k) | WORD_BIT(half, l) | \
     WORD_BIT(half, m) | WORD_BIT(half, n) | WORD_BIT(half, o) | WORD_BIT(half, p))
#define WORD_BIT(half, kind) ((uint64_t)((kind) / 64 == (half)) << (kind) % 64)

/* Where words stand in a text. */
struct sightings {
    const struct word_set *begin,
        *end; /* the kinds that begin at, or end before, a byte */
    const struct match *matches;
    const uint32_t *first; /* first[i] to first[i + 1]: those that begin at byte i */
    struct word_set all;   /* the kinds that begin anywhere */
};

/* Where its words end: behind them stand blanks, stops and pictures at most. */
size_t words_until(const struct normal *text);

/* numbers_zh.c: whether a number in figures may begin at these bytes. */
bool is_figure(const char *at, size_t left);

void lexicon_sight(struct arena *arena, const struct normal *text, struct sightings *out);

/* time_signs.c: where this is false, no day, time, length or repeat is read in the text
 * but "now" and what is ENTITY_UNSURE. */
bool may_name_time(struct arena *arena, const struct normal *text);

/* One language's (or table's) rows; lexicon.c joins them. */
struct word_row {
    enum word word;
    int value;
    const char *phrases;
};
