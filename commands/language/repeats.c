/* What comes again: every Monday at 9, 每周一早上9点, 每月25号, daily; and spans of
 * hours. */
#include "commands/language/reader.h"

/* 每周一三五, 周一、三: further weekdays as bare figures; not the hour of 周一三点. */
static size_t read_bare_weekday(const struct reader *r, size_t at, int *weekday)
{
    size_t comma = literal(r, at, "、"), end;
    int digit;

    end = chinese_digit(r, comma ? comma : at, &digit);
    if (!end || digit < 1 || digit > 6 || (unsigned char)r->t[at - 1] < 0x80 ||
        word(r, end, W_OCLOCK, NULL) || word(r, end, W_UNIT, NULL) ||
        word(r, end, W_COUNTER, NULL) || literal(r, end, "次"))
        return 0;
    *weekday = digit - 1;
    return end;
}

/* The weekdays behind "every": Monday and Thursday; 周一三五. */
static size_t read_weekdays(const struct reader *r, size_t at, unsigned *days)
{
    int weekday;
    size_t end = at, next;

    for (int i = 0; i < 7; i++) {
        size_t from = blank(r, end);
        if (i && (next = word(r, from, W_COMMA, NULL)) != 0)
            from = blank(r, next);
        if (i && ((next = word(r, from, W_AND, NULL)) != 0 ||
                  (next = literal(r, from, "和")) != 0))
            from = blank(r, next);
        next = word(r, from, W_WEEKDAY, &weekday);
        if (next && literal(r, next, "次")) /* 每周一次 is once a week */
            next = 0;
        if (!next)
            next = word(r, from, W_WEEKDAYS, &weekday);
        if (!next && i)
            next = read_bare_weekday(r, end, &weekday);
        if (!next || (i && from == end && (unsigned char)r->t[end] < 0x80))
            break;
        *days |= 1u << weekday;
        end = next;
    }
    return *days ? end : 0;
}

/* 每周一: "每" and the weekday, or 每周 and what is behind 周. */
static size_t read_weekly(const struct reader *r, size_t at, struct repeat *repeat)
{
    int every = 1, weekday;
    size_t end = word(r, at, W_EVERY, &every);

    if (end) {
        end = read_weekdays(r, blank(r, end), &repeat->weekdays);
    } else if (word(r, at, W_WEEKDAYS, &weekday)) {
        end = read_weekdays(r, at, &repeat->weekdays);
    } else {
        return 0;
    }
    repeat->kind = REPEAT_WEEKLY;
    repeat->every = every;
    return end;
}

/* "every first of the month" */
static size_t read_every_nth(const struct reader *r, size_t at, int *mday)
{
    int every, unit;
    size_t end = word(r, at, W_EVERY, &every);

    end = end && every == 1 ? read_ordinal(r, blank(r, end), mday) : 0;
    end = end ? next_word(r, past_word(r, end, W_OF), W_UNIT, &unit) : 0;
    return end && unit == OF_UNIT(1, LENGTH_MONTH) && *mday <= 31 ? end : 0;
}

/* "the last working day of each month", 每月第一个工作日; `end`: past what says each
 * month where that stands first, else 0. */
static size_t read_workday_of_month(const struct reader *r, size_t at, size_t end,
                                    struct repeat *repeat)
{
    int packed, nth;
    size_t from = end ? past_word(r, past_word(r, end, W_OF), W_ON) : at;

    from = word(r, blank(r, past_word(r, from, W_THE)), W_ORDINAL, &nth);
    from = from ? next_word(r, from, W_WORKDAY, NULL) : 0;
    if (from && !end) {
        from = next_word(r, past_word(r, from, W_OF), W_REPEATED, &packed);
        from = from && packed == REPEAT_MONTHLY * 4 + 1 ? from : 0;
    }
    if (!from)
        return 0;
    repeat->mday = nth;
    repeat->counts_workdays = true;
    return from;
}

/* 每月25号, "the 25th of every month", "every month on the 25th", 每月底 */
static size_t read_monthly(const struct reader *r, size_t at, struct repeat *repeat)
{
    int packed, mday, edge;
    size_t end = word(r, at, W_REPEATED, &packed), from, next;

    repeat->kind = REPEAT_MONTHLY;
    repeat->every = 1;
    if (!end && (next = read_every_nth(r, at, &repeat->mday)) != 0)
        return next;
    if (!end && (next = read_workday_of_month(r, at, 0, repeat)) != 0)
        return next;
    if (!end) { /* the number first */
        end = read_ordinal(r, blank(r, past_word(r, at, W_THE)), &mday);
        if (!end || mday > 31)
            return 0;
        from = blank(r, past_word(r, end, W_OF));
        end = word(r, from, W_REPEATED, &packed);
        if (!end || packed / 4 != (int)REPEAT_MONTHLY)
            return 0;
        repeat->mday = mday;
        return end;
    }
    if (packed / 4 != (int)REPEAT_MONTHLY || packed % 4 != 1)
        return 0;
    if ((next = read_workday_of_month(r, at, end, repeat)) != 0)
        return next;
    from = past_word(r, past_word(r, past_word(r, end, W_OF), W_ON), W_THE);
    next = read_ordinal(r, blank(r, from), &mday);
    if (!next && (next = read_small(r, blank(r, from), &mday)) != 0)
        next = next_word(r, next, W_DAY_MARK, NULL);
    if (next && mday <= 31) {
        repeat->mday = mday;
        return next;
    }
    next = word(r, from, W_EDGE_MARK, &edge);
    if (next) {
        repeat->mday = edge == 2 ? -1 : edge == 0 ? 1 : 15;
        return next;
    }
    return 0;
}

/* "every 2 weeks": what comes again by its unit; a quarter is three months. */
static bool set_unit(struct repeat *repeat, enum length_unit unit, int *every)
{
    static const int kinds[LENGTH_UNITS] = {
        [LENGTH_SECOND] = -1,
        [LENGTH_MINUTE] = -1,
        [LENGTH_HOUR] = -1,
        [LENGTH_DAY] = REPEAT_DAILY,
        [LENGTH_WORKDAY] = REPEAT_WORKDAY,
        [LENGTH_WEEK] = REPEAT_WEEKLY,
        [LENGTH_MONTH] = REPEAT_MONTHLY,
        [LENGTH_QUARTER] = REPEAT_MONTHLY,
        [LENGTH_YEAR] = REPEAT_YEARLY,
    };

    if (kinds[unit] < 0)
        return false;
    repeat->kind = (enum repeat_kind)kinds[unit];
    if (unit == LENGTH_QUARTER)
        *every *= 3;
    return true;
}

static size_t read_named_repeat(const struct reader *r, size_t at, struct repeat *repeat)
{
    int packed, unit, every = 1, rel;
    size_t end = word(r, at, W_REPEATED, &packed), next;

    if (end) {
        repeat->kind = (enum repeat_kind)(packed / 4);
        repeat->every = packed % 4;
        struct when day = {0};
        int year;
        if (repeat->kind == REPEAT_YEARLY &&
            (next = read_day(r, blank(r, past_word(r, end, W_ON)), 1, &day)) != 0 &&
            day.has_month && day_known(day.e.at.day)) {
            day_split(day.e.at.day, &year, &repeat->month, &repeat->mday);
            return next;
        }
        next = repeat->kind == REPEAT_WEEKLY
                   ? read_weekdays(r, past_word(r, past_word(r, end, W_COMMA), W_ON),
                                   &repeat->weekdays)
                   : 0;
        return next ? next : end;
    }
    enum day_part part;
    end = (unsigned char)r->t[at] >= 0x80 ? word(r, at, W_WORKDAY, NULL) : 0;
    if (end && (read_part(r, end, &part) || is_digit(r, end))) { /* 工作日早上8:30 */
        repeat->kind = REPEAT_WORKDAY;
        repeat->every = 1;
        return end;
    }
    end = word(r, at, W_EVERY, &every);
    if (!end)
        return 0;
    next = read_small(r, blank(r, end), &rel);
    if (next) {
        every = rel;
        end = next;
    }
    if (!next && (next = read_part(r, blank(r, end), &part)) != 0) {
        repeat->kind = REPEAT_DAILY;
        repeat->every = every;
        repeat->part = part;
        return next;
    }
    end = next_word(r, end, W_UNIT, &unit);
    if (!end || unit / 16 != 1)
        return 0;
    if (!set_unit(repeat, (enum length_unit)(unit % 16), &every))
        return 0;
    repeat->every = every;
    return end;
}

/* A clock time (or a part of the day) behind what comes again. */
static size_t read_repeat_clock(const struct reader *r, size_t at, struct repeat *repeat)
{
    struct when clock = {0};
    enum day_part part;
    size_t from = blank(r, past_word(r, at, W_COMMA)), at_word, end;

    at_word = word(r, from, W_AT, NULL);
    from = blank(r, at_word ? at_word : from);
    end = read_clock(r, from, &clock);
    if (end && (!(clock.e.flags & ENTITY_UNSURE) || at_word) &&
        !(clock.e.flags & ENTITY_IMPOSSIBLE)) {
        if (clock.e.part == PART_UNSAID)
            clock.e.part = repeat->part;
        settle_clock(r, &clock);
        repeat->minute = clock.e.at.minute;
        return end;
    }
    end = read_part(r, from, &part);
    if (!end)
        return at;
    repeat->part = part;
    return end;
}

static void add_repeat(struct reader *r, size_t from, size_t until,
                       const struct repeat *repeat)
{
    struct entity e = {.kind = ENTITY_REPEAT,
                       .repeat = *repeat,
                       .at = {.day = DAY_NONE, .minute = -1},
                       .part = repeat->part,
                       .rule = "repeat"};

    found(r, from, until, 50, &e);
}

/* "9am every day": the clock time stands first. */
static void look_for_late_repeat(struct reader *r, size_t at)
{
    struct when clock = {0};
    struct repeat repeat = {.minute = -1}, monthly = {.minute = -1},
                  weekly = {.minute = -1};
    size_t end = read_clock(r, at, &clock), from, until, other;

    if (!end || clock.e.flags & (unsigned)(ENTITY_UNSURE | ENTITY_IMPOSSIBLE))
        return;
    from = blank(r, past_word(r, blank(r, past_word(r, end, W_COMMA)), W_ON));
    until = read_named_repeat(r, from, &repeat);
    if ((other = read_weekly(r, from, &weekly)) > until) {
        until = other;
        repeat = weekly;
    }
    if ((other = read_monthly(r, from, &monthly)) > until) {
        until = other;
        repeat = monthly;
    }
    if (!until)
        return;
    settle_clock(r, &clock);
    repeat.minute = clock.e.at.minute;
    add_repeat(r, at, until, &repeat);
}

/* The first hour of a span: a clock time, or a bare number (3 to 5 pm). */
static size_t read_first_hour(const struct reader *r, size_t at, struct when *clock)
{
    size_t end = read_clock(r, at, clock);

    return end && !(clock->e.flags & ENTITY_IMPOSSIBLE) ? end : 0;
}

/* What the second hour says of the day's half goes for the first, and the other way. */
static void share_half(struct when *a, struct when *b)
{
    if (a->has_meridiem || a->e.part != PART_UNSAID) {
        if (b->e.part == PART_UNSAID && !b->has_meridiem && !b->has_exact &&
            b->hour > a->hour % 12)
            b->e.part = a->has_meridiem ? (a->hour >= 12 ? PART_AFTERNOON : PART_MORNING)
                                        : a->e.part;
        return;
    }
    if (b->has_meridiem && !a->has_exact &&
        a->hour <= b->hour % 12 + (b->hour == 12 ? 12 : 0))
        a->e.part = b->hour >= 12 && a->hour < 12 ? PART_AFTERNOON : PART_MORNING;
    else if (b->e.part != PART_UNSAID && !a->has_exact)
        a->e.part = b->e.part;
}

static size_t read_hours(const struct reader *r, size_t at, struct when *first,
                         struct when *last)
{
    size_t end = read_first_hour(r, at, first), between;

    if (!end || !(between = next_word(r, end, W_RANGE, NULL)))
        return 0;
    bool is_sure = !(first->e.flags & ENTITY_UNSURE);
    /* 晚上九点到第二天早上七点 */
    int days;
    size_t day = next_word(r, between, W_DAY, &days);
    end = day && days == 1 ? read_first_hour(r, blank(r, day), last) : 0;
    if (!end)
        end = read_first_hour(r, blank(r, between), last);
    if (!end || (!is_sure && last->e.flags & ENTITY_UNSURE))
        return 0;
    share_half(first, last);
    return end;
}

static void add_hours(struct reader *r, size_t from, size_t until, const struct when *day,
                      struct when *first, struct when *last)
{
    struct entity e = {.kind = ENTITY_HOURS, .rule = "hours"};

    first->e.flags &= ~(unsigned)ENTITY_UNSURE;
    settle_clock(r, first);
    settle_clock(r, last);
    e.at = first->e.at;
    e.until = last->e.at;
    e.at.day = e.until.day = DAY_NONE;
    if (day) {
        e.at.day = e.until.day = day->e.at.day;
        e.flags = day->e.flags;
        if (day_known(e.at.day) && e.until.minute < e.at.minute)
            e.until.day = day_plus(e.until.day, 1);
    }
    if (e.at.minute >= 0 && e.until.minute >= 0)
        found(r, from, until, 45, &e);
}

/* 21:00-08:00, 3 to 5 pm tomorrow, 明天下午2点到4点 */
static void look_for_hours(struct reader *r, size_t at)
{
    struct when first = {0}, last = {0}, day = {0};
    size_t end = read_hours(r, at, &first, &last), until;

    if (end) {
        add_hours(r, at, end, NULL, &first, &last);
        until = read_day(r, blank(r, past_word(r, end, W_ON)), 0, &day);
        if (until && !day.is_range && !day.has_clock) {
            first = last = (struct when){0};
            (void)read_hours(r, at, &first, &last);
            add_hours(r, at, until, &day, &first, &last);
        }
        return;
    }
    end = read_day(r, at, 0, &day);
    if (!end || day.is_range || day.has_clock)
        return;
    end = past_word(r, past_word(r, end, W_COMMA), W_BETWEEN);
    first = last = (struct when){0};
    until = read_hours(r, blank(r, past_word(r, end, W_AT)), &first, &last);
    if (until)
        add_hours(r, at, until, &day, &first, &last);
}

static void look_for_plain_repeat(struct reader *r, size_t at)
{
    struct repeat best = {.minute = -1}, monthly = {.minute = -1},
                  weekly = {.minute = -1};
    size_t end = read_named_repeat(r, at, &best), other;

    if ((other = read_weekly(r, at, &weekly)) > end) {
        end = other;
        best = weekly;
    }
    if ((other = read_monthly(r, at, &monthly)) > end) {
        end = other;
        best = monthly;
    }
    if (end)
        add_repeat(r, at, read_repeat_clock(r, end, &best), &best);
}

void look_for_repeats(struct reader *r, size_t at)
{
    static const struct word_set again =
                                     WORD_SET(W_REPEATED, W_EVERY, W_WEEKDAYS, W_WORKDAY),
                                 range = WORD_SET(W_RANGE);

    if (is_digit(r, at) && at && (is_latin(r, at - 1) || r->t[at - 1] == '#'))
        return;
    if (has_any(r, &again)) {
        look_for_plain_repeat(r, at);
        look_for_late_repeat(r, at);
    }
    if (has_any(r, &range))
        look_for_hours(r, at);
}
