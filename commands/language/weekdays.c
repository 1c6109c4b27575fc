/* Weekdays: bare, of this or another week, the nth of a month, with a day's number. */
#include "commands/language/reader.h"

static struct day today(const struct reader *r)
{
    return r->context->now.day;
}

static struct day week_start(const struct reader *r, struct day day)
{
    int back = ((int)day_weekday(day) - (int)r->context->week_starts + 7) % 7;

    return day_plus(day, -back);
}

/* That weekday of the week `weeks` from this one. */
static struct day of_week(const struct reader *r, int weekday, int weeks)
{
    int on = (weekday - (int)r->context->week_starts + 7) % 7;

    return day_plus(week_start(r, today(r)), weeks * 7 + on);
}

static void settle_weekday(const struct reader *r, struct day day, const char *rule,
                           struct when *out)
{
    out->has_day = true;
    out->e.at = (struct moment){.day = day, .minute = -1};
    out->e.rule = rule;
    if (day_known(day) && day_between(today(r), day) < 0)
        out->e.flags |= ENTITY_PAST;
}

/* The next one after today; with a clock time to come it may still be today. */
static void settle_bare(const struct reader *r, int weekday, struct when *out)
{
    int ahead = (weekday - (int)day_weekday(today(r)) + 7) % 7;
    bool may_be_today =
        r->context->habits & HABIT_WEEKDAY_TODAY && r->context->now.minute <= 0;
    struct day day = day_plus(today(r), ahead ? ahead : may_be_today ? 0 : 7);

    settle_weekday(r, day, "weekday", out);
    out->is_weekday = true;
    out->e.flags |= ENTITY_OPEN;
    out->e.past_at =
        (struct moment){.day = day_plus(today(r), ahead ? ahead - 7 : 0), .minute = -1};
}

/* "next week", "of this week", 下周 without a weekday at once behind it. */
static size_t read_rel_week(const struct reader *r, size_t at, int *weeks)
{
    int unit, adj;
    size_t end = next_word(r, at, W_WEEK_REL, weeks);

    if (end)
        return end;
    end = next_word(r, at, W_REL, weeks);
    if (!end) {
        size_t behind = next_word(r, past_word(r, at, W_THE), W_UNIT, &unit);
        if (!behind || unit != OF_UNIT(1, LENGTH_WEEK))
            return 0;
        *weeks = 0;
        size_t last = next_word(r, behind, W_REL_ADJ, &adj);
        *weeks = last ? adj : 0;
        return last;
    }
    end = end ? next_word(r, end, W_UNIT, &unit) : 0;
    return end && unit == OF_UNIT(1, LENGTH_WEEK) ? end : 0;
}

/* "Friday [of] next week" */
static size_t read_weekday_then_week(const struct reader *r, size_t at, struct when *out)
{
    int weekday, weeks;
    size_t end = word(r, at, W_WEEKDAY, &weekday);

    if (!end)
        return 0;
    size_t adj = next_word(r, end, W_REL_ADJ, &weeks);
    if (adj) {
        settle_weekday(r, of_week(r, weekday, weeks), "rel_weekday", out);
        return adj;
    }
    end = past_word(r, end, W_COMMA);
    end = read_rel_week(r, past_word(r, end, W_OF), &weeks);
    if (!end)
        return 0;
    settle_weekday(r, of_week(r, weekday, weeks), "rel_weekday", out);
    return end;
}

/* "next week [on] Friday", "last week's Friday", 下周的周三 */
static size_t read_week_then_weekday(const struct reader *r, size_t at, struct when *out)
{
    int weekday, weeks;
    size_t end = read_rel_week(r, at, &weeks);

    if (!end)
        return 0;
    end = past_word(r, end, W_OF);
    end = past_word(r, end, W_COMMA);
    if (end < r->len && r->t[blank(r, end)] == '-')
        end = blank(r, end) + 1;
    end = past_word(r, end, W_ON);
    end = next_word(r, end, W_WEEKDAY, &weekday);
    if (!end)
        return 0;
    settle_weekday(r, of_week(r, weekday, weeks), "rel_weekday", out);
    return end;
}

/* next Friday, 下周五, coming Monday */
static size_t read_rel_weekday(const struct reader *r, size_t at, struct when *out)
{
    int rel, weekday;
    size_t end = word(r, at, W_COMING, NULL), behind;

    if (end && (behind = next_word(r, end, W_WEEKDAY, &weekday)) != 0) {
        settle_bare(r, weekday, out);
        if (out->e.at.day.n == today(r).n)
            out->e.at.day = day_plus(today(r), 7);
        out->is_weekday = false;
        out->e.flags &= ~(unsigned)ENTITY_OPEN;
        return behind;
    }
    end = word(r, at, W_REL, &rel);
    end = end ? next_word(r, end, W_WEEKDAY, &weekday) : 0;
    if (!end)
        return 0;
    settle_weekday(r, of_week(r, weekday, rel), "rel_weekday", out);
    if (rel == 1 && (unsigned char)r->t[end - 1] < 0x80)
        out->e.flags |= ENTITY_AMBIGUOUS;
    return end;
}

/* Friday the 15th; Mon 13th */
static size_t read_weekday_mday(const struct reader *r, size_t at, struct when *out)
{
    int weekday, mday, year, month, d;
    size_t end = word(r, at, W_WEEKDAY, &weekday), next;
    struct day day;

    if (!end || (unsigned char)r->t[end - 1] >= 0x80)
        return 0;
    next = past_word(r, end, W_COMMA);
    size_t the = past_word(r, next, W_THE);
    bool has_the = the > next;
    end = read_ordinal(r, blank(r, the), &mday);
    if (!end && has_the)
        end = read_small(r, blank(r, the), &mday);
    if (!end || mday > 31)
        return 0;
    day_split(today(r), &year, &month, &d);
    for (int i = 0; i < 60; i++) {
        bool exists = day_make(year, month, mday, &day);
        bool is_early = day_between(today(r), day) < 0 &&
                        !(i == 0 && has_the && r->context->habits & HABIT_THIS_MONTH);
        if (exists && (int)day_weekday(day) == weekday && !is_early) {
            settle_weekday(r, day, "weekday_mday", out);
            return end;
        }
        year += month == 12;
        month = month == 12 ? 1 : month + 1;
    }
    settle_weekday(r, DAY_NONE, "weekday_mday", out);
    out->e.flags |= ENTITY_IMPOSSIBLE;
    return end;
}

/* The nth weekday of a month; nth -1 is the last. DAY_NONE when it has no fifth. */
static struct day nth_of_month(int year, int month, int nth, int weekday)
{
    struct day first;

    if (!day_make(year, month, 1, &first))
        return DAY_NONE;
    struct day last = day_month_end(first);
    if (nth < 0)
        return day_plus(last, -(((int)day_weekday(last) - weekday + 7) % 7));
    struct day day =
        day_plus(first, (weekday - (int)day_weekday(first) + 7) % 7 + (nth - 1) * 7);
    return day_between(day, last) < 0 ? DAY_NONE : day;
}

/* The month that an nth weekday is said to be of. */
struct in_month {
    int year, month;
    bool is_rel, has_year, is_said;
};

static size_t read_in_month(const struct reader *r, size_t at, struct in_month *in)
{
    int rel, unit, d, year;
    size_t end = next_word(r, at, W_MONTH, &in->month), next;

    day_split(today(r), &in->year, &d, &d);
    in->is_said = true;
    if (end) {
        next = past_word(r, end, W_OF);
        next = read_year(r, blank(r, past_word(r, next, W_COMMA)), &year);
        in->has_year = next != 0;
        in->year = next ? year : in->year;
        return next ? next : end;
    }
    end = next_word(r, at, W_REL, &rel);
    if (!end) {
        end = next_word(r, at, W_THE, NULL);
        rel = 0;
    }
    next = end ? next_word(r, end, W_UNIT, &unit) : 0;
    if (end && !next && word(r, end, W_MONTH_MARK, NULL)) {
        next = word(r, end, W_MONTH_MARK, NULL);
        unit = OF_UNIT(1, LENGTH_MONTH);
    }
    if (!next || unit != OF_UNIT(1, LENGTH_MONTH))
        return 0;
    day_split(day_plus_months(today(r), rel), &in->year, &in->month, &d);
    in->is_rel = true;
    return next;
}

static void settle_nth(const struct reader *r, const struct in_month *in, int nth,
                       int weekday, struct when *out)
{
    int year, month, d;
    struct day day = nth_of_month(in->year, in->month, nth, weekday);

    bool keeps = in->is_rel || in->has_year ||
                 (!in->is_said && r->context->habits & HABIT_THIS_MONTH);
    if (!keeps && day_known(day) && day_between(today(r), day) < 0) {
        if (in->is_said) {
            day = nth_of_month(in->year + 1, in->month, nth, weekday);
        } else {
            day_split(day_plus_months(today(r), 1), &year, &month, &d);
            day = nth_of_month(year, month, nth, weekday);
        }
    }
    settle_weekday(r, day, "nth_weekday", out);
    if (!day_known(day))
        out->e.flags |= ENTITY_IMPOSSIBLE;
}

/* first Monday of October; second Sunday; 二月的第三个星期五 */
static size_t read_nth_weekday(const struct reader *r, size_t at, struct when *out)
{
    int nth, weekday, d;
    struct in_month in = {0};
    size_t front = read_in_month(r, at, &in), end, next;

    front = front ? blank(r, past_word(r, front, W_OF)) : at;
    end = blank(r, past_word(r, front, W_THE));
    end = word(r, end, W_ORDINAL, &nth);
    if (!end || nth > 5 || !(end = next_word(r, end, W_WEEKDAY, &weekday)))
        return 0;
    if (front > at) {
        settle_nth(r, &in, nth, weekday, out);
        return end;
    }
    next = past_word(r, end, W_OF);
    size_t of_the = next > end ? next_word(r, next, W_UNIT, &d) : 0;
    if (of_the && d == OF_UNIT(1, LENGTH_MONTH)) { /* "of the month" */
        day_split(today(r), &in.year, &in.month, &d);
        in.is_said = true;
        next = of_the;
    } else {
        next = read_in_month(r, next, &in);
    }
    if (!next) {
        if (nth < 0)
            return 0;
        in = (struct in_month){0};
        day_split(today(r), &in.year, &in.month, &d);
    }
    settle_nth(r, &in, nth, weekday, out);
    return next ? next : end;
}

size_t read_weekday(const struct reader *r, size_t at, struct when *out)
{
    static const struct way ways[] = {
        {read_nth_weekday, WORD_SET(W_ORDINAL, W_MONTH, W_REL, W_THE),
         WORD_SET(W_ORDINAL)},
        {read_weekday_then_week, WORD_SET(W_WEEKDAY), {{0}}},
        {read_week_then_weekday, WORD_SET(W_WEEK_REL, W_REL, W_THE, W_UNIT), {{0}}},
        {read_rel_weekday, WORD_SET(W_COMING, W_REL), {{0}}},
        {read_weekday_mday, WORD_SET(W_WEEKDAY), {{0}}},
    };
    int weekday;
    size_t end = read_longest(r, at, ways, COUNT(ways), out);

    if (!end && (end = word(r, at, W_WEEKDAY, &weekday)) != 0)
        settle_bare(r, weekday, out);
    return end;
}
