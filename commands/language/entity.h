/*
 * entity.h - the times, amounts and addresses in what somebody typed.
 *
 * Pure: what is read depends on the text and its context alone. No model and no
 * backtracking: tables of phrases (words/LANGUAGE.def) and small readers that start at
 * every word. Of what overlaps the longest is kept, then the more specific, then the
 * first. Both languages are read in one sentence; the hint only settles what both could
 * mean (1/2/2026).
 *
 * What comes back lives in the arena; spans are bytes of the original text, in order,
 * apart.
 */
#pragma once

#include "sales/calendar.h"
#include "sales/money.h"

enum entity_kind {
    ENTITY_DATE,     /* at.day; with `part` where only a part of the day was said */
    ENTITY_DATETIME, /* at.day and at.minute, second */
    ENTITY_TIME,     /* at.minute, second; the day is not said (at.day: DAY_NONE) */
    ENTITY_PART,     /* part alone: "in the morning", 下午 */
    ENTITY_DURATION, /* length: "3 weeks", 一个半小时, 3个工作日 */
    ENTITY_DAYS, /* at.day to until.day, both included: "last quarter", 下周二到周四 */
    ENTITY_HOURS,   /* at to until with clock times: "3 to 5 pm tomorrow", 21:00-08:00 */
    ENTITY_REPEAT,  /* repeat: "every Monday at 9", 每月25号 */
    ENTITY_MONEY,   /* number, high, currency */
    ENTITY_NUMBER,  /* number, high: a bare number; 48万 and 30k are bare too */
    ENTITY_PERCENT, /* number: 22 of "22%", 22个点 */
    ENTITY_DISCOUNT, /* number: the percent off: 九折 10, 85折 15, 让5个点 5, "20% off" 20
                      */
    ENTITY_QUANTITY, /* number, unit: "120 units", 30台 */
    ENTITY_PHONE,    /* said: E.164 */
    ENTITY_EMAIL,    /* said: lower case */
    ENTITY_REF,      /* said: "AP-87" however it was typed */
    ENTITY_MENTION,  /* said: the handle or the platform's id, without its dressing */
    ENTITY_KINDS
};

enum day_part {
    PART_UNSAID,
    PART_DAWN,      /* 凌晨 */
    PART_MORNING,   /* am */
    PART_MIDDAY,    /* noon */
    PART_AFTERNOON, /* pm */
    PART_NIGHT,     /* eve */
    PART_DAY_END    /* eod */
};

/* Which side of what is said is meant. */
enum bound {
    BOUND_EXACT,
    BOUND_ABOUT,    /* "around 5", 50万左右 */
    BOUND_AT_LEAST, /* 50万以上, "at least 3", "since March", 周五起 */
    BOUND_OVER,     /* "more than 10 days", "> 10", "after Friday", 周五之后 */
    BOUND_AT_MOST,  /* "by Friday", "until the 16th", 月底前, "up to 5k" */
    BOUND_UNDER     /* "less than 5k", "< 3" */
};

/* A number as it was said, without loss: units / 10^scale; less than 0 where a minus
 * stood before it. */
struct decimal {
    int64_t units;
    int scale; /* 0..9 */
};

enum length_unit {
    LENGTH_SECOND,
    LENGTH_MINUTE,
    LENGTH_HOUR,
    LENGTH_WORKDAY,
    LENGTH_DAY,
    LENGTH_WEEK,
    LENGTH_MONTH,
    LENGTH_QUARTER,
    LENGTH_YEAR,
    LENGTH_UNITS
};

/* How long: each unit that was said, added. Half an hour is 30 minutes, a fortnight 14
 * days; a quarter is kept as 3 months. */
struct length {
    int32_t months, days, workdays;
    int64_t seconds;
};

/* "daily", "weekly:MO@09:00" ... as acceptance/README writes it: repeat_text. */
enum repeat_kind {
    REPEAT_DAILY,
    REPEAT_WORKDAY,
    REPEAT_WEEKLY,
    REPEAT_MONTHLY,
    REPEAT_YEARLY
};

struct repeat {
    enum repeat_kind kind;
    int every;            /* 1; 2: every other week */
    unsigned weekdays;    /* of weekly: bits by enum weekday */
    int mday;             /* of monthly: 1..31, -1: the last day; of yearly too */
    bool counts_workdays; /* mday: of the month's working days */
    int month;            /* of yearly: 1..12 */
    int minute;           /* of the day, -1: not said */
    enum day_part part;
};

enum {
    ENTITY_IMPOSSIBLE = 1 << 0, /* 31 November, 25:00: ask; `text` names it */
    ENTITY_AMBIGUOUS = 1 << 1,  /* could be read two ways: echo the absolute date */
    ENTITY_PAST = 1 << 2, /* what was said lies before now: 这周一 on a Friday; ask */
    ENTITY_OPEN = 1 << 3, /* no year (month, week) was said and the future was taken;
                             `past_at`, `past_until` are the same words read back */
    ENTITY_BARE_HOUR = 1 << 4, /* 1 to 12 without a marker: 3点 */
    ENTITY_UNSURE = 1 << 5, /* reads as this only where such a thing is wanted: "on 15",
                               "may", "second", a four-digit number as a year */
    ENTITY_MINOR_UNIT =
        1 << 6,             /* money said in cents, 角 or pence: number counts those */
    ENTITY_NOW = 1 << 7,    /* counted from this moment: "in 5 minutes", "now" */
    ENTITY_SCALED = 1 << 8, /* a number said with 万, k or million: likely an amount */
    ENTITY_TENTH_UNIT = 1 << 9 /* money said in 角 or 毛: number counts tenths */
};

struct span {
    size_t from, until; /* bytes, half open */
};

struct entity {
    enum entity_kind kind;
    unsigned flags;
    struct span span;
    const char *text; /* as typed */
    const char *rule; /* which rule read it; a name of entity_rules, never NULL */

    struct moment at, until;           /* until: of DAYS (included) and HOURS */
    struct moment past_at, past_until; /* where ENTITY_OPEN */
    int second;                        /* of at's minute, 0..59 */
    enum day_part part;
    enum bound bound; /* of times, amounts, lengths and numbers */
    struct length length;
    struct repeat repeat;

    struct decimal number, high; /* high: of a range "3 to 5万", else the same */
    bool is_range;
    char currency[4];       /* ISO, "" where none was said ($ is USD; 块 none) */
    bool has_currency_word; /* 块, "bucks", francs: money for sure, even without ISO */
    const char *unit;       /* of QUANTITY, as typed; else NULL */
    const char *said;       /* PHONE, EMAIL, REF, MENTION; else NULL */
};

struct entities {
    struct entity *rows;
    size_t n;
    size_t steps; /* words looked for on the way: the work, for the tests */
};

/* What a text is read against. */
struct reading_context {
    struct moment now;  /* wall time of who typed; its minute known */
    int now_second;     /* 0..59 */
    int offset_minutes; /* of now, east of UTC; carried for whoever prints */
    enum lang lang;     /* settles 1/2/2026 and the like */
    enum weekday week_starts;
    const char *region; /* "CN": of phone numbers without a country; NULL: as lang */
    const struct calendar *calendar; /* business days; NULL: calendar_usual */
    unsigned habits;
    const struct span *names; /* bytes of the text that name somebody: they are not read
                                 as short for something */
    size_t n_names;
};

/* How the corpus of dates and amounts reads what this firm reads otherwise. */
enum {
    HABIT_TODAY_IS_PAST = 1 << 0,   /* 7/6 said at noon of 7/6 is next year's */
    HABIT_LUNAR_BY_NUMBER = 1 << 1, /* 大年三十 is the 30th of month 1 */
    HABIT_THIS_MONTH = 1 << 2,      /* "Friday the 15th", "first Sunday": this month's */
    HABIT_WEEKDAY_TODAY = 1 << 3,   /* a bare weekday may be today */
    HABIT_CORPUS = 15
};

/* The whole of a text. Never fails: what cannot be read is not there. Texts past 16 KiB
 * are read up to there; what is not UTF-8 has no entities. */
void entities_read(struct arena *arena, const char *text, size_t len,
                   const struct reading_context *context, struct entities *out);

/* The same of a text that was made normal already (shorthand.h). */
struct normal;
void entities_of(struct arena *arena, const struct normal *text,
                 const struct reading_context *context, struct entities *out);

/* "2026-03-18T15:00", "2026-03-18" or "15:00"; with ":SS" where seconds were said. */
const char *entity_time_text(struct arena *arena, const struct entity *entity);

/* "weekly:MO@09:00" */
const char *repeat_text(struct arena *arena, const struct repeat *repeat);

/* "am" "noon" "pm" "eve" "eod"; NULL for PART_UNSAID. */
const char *day_part_name(enum day_part part);

/* "48200000", "1.0753": without an exponent or idle zeros. */
const char *decimal_text(struct arena *arena, struct decimal number);

/* The amount in minor units of its currency (or `fallback`'s where none was said); false
 * when it has too many decimals or does not fit. */
bool entity_money(const struct entity *entity, const char *fallback, struct money *out);

/* The moment `length` after `from` (before it where `back`), workdays by the calendar. */
struct moment length_from(struct length length, bool back, struct moment from,
                          const struct calendar *calendar);

const char *entity_kind_name(enum entity_kind kind);

/* One reader's rule in words, for "why?". */
struct entity_rule {
    const char *name, *en, *zh;
};

extern const struct entity_rule entity_rules[]; /* ends with a NULL name */

/* What one rule says, in the language; "" for no such rule. */
const char *entity_why(const struct entity *entity, enum lang lang);
