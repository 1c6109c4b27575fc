/* Days and times counted from others: in 5 minutes, two weeks ago, three weeks from
 * tomorrow, 3天后, 下周五后两天; and business days. */
#include "commands/language/holiday.h"
#include "commands/language/reader.h"

enum { DEEPEST = 2 };

static struct day today(const struct reader *r)
{
    return r->context->now.day;
}

/* `length` from now: a time where hours are in it, else a day. */
static bool set_from_now(const struct reader *r, struct length length, bool back,
                         const char *rule, struct when *out)
{
    struct moment now = r->context->now;
    bool has_clock = length.seconds != 0;
    int64_t seconds = r->context->now_second + (back ? -length.seconds : length.seconds);
    int second = (int)(seconds % 60);

    if (second < 0)
        second += 60;
    length.seconds = seconds - second;
    if (length.seconds < 0)
        length.seconds = -length.seconds;
    bool clock_back = seconds - second < 0;
    struct length days = length, clock = {.seconds = length.seconds};
    days.seconds = 0;
    struct moment at = length_from(days, back, now, r->calendar);
    if (day_known(at.day) && has_clock)
        at = length_from(clock, clock_back, at, r->calendar);
    if (!day_known(at.day))
        return false;
    out->has_day = true;
    out->has_clock = has_clock;
    out->e.at = at;
    if (has_clock) {
        out->e.kind = ENTITY_DATETIME;
        out->e.second = second;
        out->e.flags |= ENTITY_NOW;
        out->is_relative = true;
    } else {
        out->e.at.minute = -1;
    }
    out->e.length = length;
    out->e.rule = rule;
    return true;
}

/* The weekday of the week that `day` is in, Sunday being its first. */
static struct day weekday_near(struct day day, int weekday)
{
    int on = ((int)day_weekday(day) + 1) % 7, wanted = (weekday + 1) % 7;

    return day_plus(day, wanted - on);
}

/* [in|+|within|过] length [later] */
static size_t read_led_length(const struct reader *r, size_t at, struct when *out)
{
    struct entity length = {0};
    size_t from = word(r, at, W_IN, NULL), end;
    bool is_within = false;

    if (!from && !(at >= 3 && literal(r, at - 3, "超过")))
        from = word(r, at, W_PASSED, NULL);
    if (!from && (from = word(r, at, W_WITHIN, NULL)) != 0)
        is_within = true;
    if (!from || !(end = read_length(r, blank(r, from), &length)))
        return 0;
    size_t later = next_word(r, end, W_LATER, NULL);
    end = later ? later : past_word(r, end, W_WITHIN_BACK);
    if (!set_from_now(r, length.length, false, "in_length", out))
        return 0;
    out->e.bound = is_within ? BOUND_AT_MOST : BOUND_EXACT;
    return end;
}

/* length ago, length later, 3天后, 两周前, 3天内 */
static size_t read_trailed_length(const struct reader *r, size_t at, struct when *out)
{
    struct entity length = {0};
    size_t end = read_length(r, at, &length), behind;
    int weekday;

    if (!end)
        return 0;
    /* 15日前 is before the 15th. */
    bool is_mday = end > 3 && literal(r, end - 3, "日") &&
                   !(end >= 9 && literal(r, end - 9, "工作日"));
    if (!is_mday && (behind = next_word(r, end, W_AGO, NULL)) != 0)
        return set_from_now(r, length.length, true, "ago", out) ? behind : 0;
    if ((behind = next_word(r, end, W_WITHIN_BACK, NULL)) != 0) {
        out->e.bound = BOUND_AT_MOST;
        return set_from_now(r, length.length, false, "in_length", out) ? behind : 0;
    }
    behind = next_word(r, end, W_LATER, NULL);
    if (!behind || !set_from_now(r, length.length, false, "in_length", out))
        return 0;
    /* 两周后的周五 */
    end = next_word(r, past_word(r, behind, W_OF), W_WEEKDAY, &weekday);
    if (!end || out->has_clock || (unsigned char)r->t[behind - 1] < 0x80)
        return behind;
    struct day day = out->e.at.day;
    out->e.at.day = day_plus(day, weekday - (int)day_weekday(day));
    return end;
}

/* The day a length is counted from, or the first of a year ("since 2011"). */
static size_t read_anchor(const struct reader *r, size_t at, int depth, struct when *out)
{
    int year;
    size_t end = read_day(r, at, depth + 1, out);

    if (end && !out->is_range && day_known(out->e.at.day))
        return end;
    *out = (struct when){0};
    end = word(r, at, W_NOW, NULL);
    if (end) {
        out->e.at = (struct moment){.day = today(r), .minute = -1};
        return end;
    }
    end = read_year(r, at, &year);
    if (!end || !day_make(year, 1, 1, &out->e.at.day))
        return 0;
    return end;
}

/* three weeks from tomorrow, 2 weeks before May 13 1999, [Sunday] 3 weeks after ... */
static size_t read_anchored(const struct reader *r, size_t at, int depth,
                            struct when *out)
{
    struct entity length = {0};
    struct when anchor = {0};
    int weekday;
    size_t front = word(r, at, W_WEEKDAY, &weekday), end;
    bool back = false;

    end = read_length(r, front ? blank(r, front) : at, &length);
    if (!end || length.length.seconds)
        return 0;
    size_t behind = next_word(r, end, W_AFTER, NULL);
    if (!behind && (behind = next_word(r, end, W_BEFORE, NULL)) != 0)
        back = true;
    if (!behind || (unsigned char)r->t[behind - 1] >= 0x80 ||
        !(end = read_anchor(r, blank(r, behind), depth, &anchor)))
        return 0;
    struct moment from = {.day = anchor.e.at.day, .minute = -1};
    struct moment day = length_from(length.length, back, from, r->calendar);
    if (!day_known(day.day))
        return 0;
    if (front)
        day.day = weekday_near(day.day, weekday);
    out->has_day = true;
    out->e.at = (struct moment){.day = day.day, .minute = -1};
    out->e.rule = "from_day";
    return end;
}

/* the day after Christmas */
static size_t read_day_off(const struct reader *r, size_t at, int depth, struct when *out)
{
    struct when anchor = {0};
    int shift;
    size_t end = word(r, at, W_DAY_SHIFT, &shift);

    end = end ? read_day(r, blank(r, end), depth + 1, &anchor) : 0;
    if (!end || anchor.is_range || anchor.has_clock || !day_known(anchor.e.at.day))
        return 0;
    out->has_day = true;
    out->e.at = (struct moment){.day = day_plus(anchor.e.at.day, shift), .minute = -1};
    out->e.rule = "from_day";
    return end;
}

/* 国庆后三天, 周五前两天, 下周一之后3天: the day stands before the length */
static size_t read_day_then_length(const struct reader *r, size_t at, int depth,
                                   struct when *out)
{
    struct entity length = {0};
    struct when anchor = {0};
    size_t end = read_day(r, at, depth + 1, &anchor), behind;
    bool back = false;

    if (!end || anchor.is_range || !day_known(anchor.e.at.day))
        return 0;
    if ((behind = word(r, end, W_BEFORE, NULL)) != 0)
        back = true;
    else
        behind = word(r, end, W_AFTER, NULL);
    if (!behind || (unsigned char)r->t[end] < 0x80 ||
        !(end = read_length(r, behind, &length)) || length.length.seconds ||
        next_word(r, end, W_WITHIN_BACK, NULL))
        return 0;
    struct moment from = {.day = anchor.e.at.day, .minute = -1};
    struct moment day = length_from(length.length, back, from, r->calendar);
    if (!day_known(day.day))
        return 0;
    out->has_day = true;
    out->e.at = (struct moment){.day = day.day, .minute = -1};
    out->e.rule = "from_day";
    return end;
}

/* "2 Sundays from now" */
static size_t read_weekdays_on(const struct reader *r, size_t at, struct when *out)
{
    int n, weekday;
    size_t end = read_small(r, at, &n), behind;
    bool back = false;

    if (!end)
        return 0;
    behind = next_word(r, end, W_WEEKDAYS, &weekday);
    if (!behind)
        behind = next_word(r, end, W_WEEKDAY, &weekday);
    if (!behind)
        return 0;
    end = next_word(r, behind, W_LATER, NULL);
    if (!end && (end = next_word(r, behind, W_AGO, NULL)) != 0)
        back = true;
    if (!end)
        return 0;
    int ahead = (weekday - (int)day_weekday(today(r)) + 7) % 7;
    if (back)
        ahead = ahead == 0 ? -7 * n : ahead - 7 * n;
    else
        ahead = (ahead == 0 ? 7 : ahead) + 7 * (n - 1);
    out->has_day = true;
    out->e.at = (struct moment){.day = day_plus(today(r), ahead), .minute = -1};
    out->e.rule = "weekday";
    return end;
}

/* Counted from now. */
size_t read_from_now(const struct reader *r, size_t at, struct when *out)
{
    struct when w = {0};
    size_t end = read_led_length(r, at, out), last;

    if ((last = read_trailed_length(r, at, &w)) > end) {
        *out = w;
        end = last;
    }
    w = (struct when){0};
    if ((last = read_weekdays_on(r, at, &w)) > end) {
        *out = w;
        end = last;
    }
    return end;
}

/* Counted from another day. */
size_t read_shifted(const struct reader *r, size_t at, int depth, struct when *out)
{
    static const struct word_set needs = WORD_SET(W_AFTER, W_BEFORE, W_DAY_SHIFT);
    struct when w = {0};

    if (!has_any(r, &needs))
        return 0;
    size_t end = depth < DEEPEST ? read_anchored(r, at, depth, out) : 0, last;

    if (depth < DEEPEST && (last = read_day_off(r, at, depth, &w)) > end) {
        *out = w;
        end = last;
    }
    w = (struct when){0};
    if (depth == 0 && (last = read_day_then_length(r, at, depth, &w)) > end) {
        *out = w;
        end = last;
    }
    return end;
}

static void set_workday(struct day day, struct when *out)
{
    out->has_day = true;
    out->e.at = (struct moment){.day = day, .minute = -1};
    out->e.rule = "workday";
}

/* The nth working day of the days; -1 the last. DAY_NONE when there are fewer. */
static struct day nth_workday(const struct reader *r, const struct when *days, int nth)
{
    enum { MOST = 400 };

    int length = day_between(days->e.at.day, days->e.until.day);

    for (int i = 0; i <= length && i < MOST; i++) {
        struct day day =
            nth < 0 ? day_plus(days->e.until.day, -i) : day_plus(days->e.at.day, i);
        if (calendar_is_workday(r->calendar, day) && (nth < 0 || --nth == 0))
            return day;
    }
    return DAY_NONE;
}

/* The first working day after the holiday that comes next. */
static struct day after_holidays(const struct reader *r, struct day from)
{
    enum { FAR = 200 };
    const struct calendar *c = r->calendar;

    for (size_t i = 0; i < c->n_exceptions; i++) {
        struct day day = c->exceptions[i].day;
        int ahead = day_between(from, day);
        if (c->exceptions[i].kind == DAY_OFF && ahead >= 0 && ahead < FAR)
            return calendar_add_days(c, day, 1);
    }
    return calendar_add_days(c, from, 1);
}

/* 节后第一个工作日, 国庆后第一个工作日, "after the holiday" */
static size_t read_after_holidays(const struct reader *r, size_t at, struct when *out)
{
    struct when holiday = {0};
    int nth = 1;
    size_t end = word(r, at, W_HOLIDAYS_OVER, NULL), behind;
    struct day from = today(r);

    if (!end && (end = read_holiday(r, at, &holiday)) != 0) {
        from = holiday.e.at.day;
        end = word(r, end, W_AFTER, NULL);
    }
    if (!end)
        return 0;
    behind = past_word(r, end, W_OF);
    size_t ordinal = next_word(r, behind, W_ORDINAL, &nth);
    size_t workday = next_word(r, ordinal ? ordinal : behind, W_WORKDAY, NULL);
    /* 国庆后 is when they work again; "after Christmas" may be the next day. */
    bool is_over = (unsigned char)r->t[end - 1] >= 0x80 && !is_digit(r, end) &&
                   !is_chinese_number(r, end) && !word(r, end, W_UNIT, NULL);
    if ((!workday && holiday.has_day && !is_over) || nth < 1)
        return 0;
    struct day day = after_holidays(r, from);
    if (workday && nth > 1)
        day = calendar_add_days(r->calendar, day, nth - 1);
    set_workday(day, out);
    return workday ? workday : end;
}

/* "first business day of next month", 下个月第一个工作日, 月底前最后一个工作日 */
static size_t read_nth_workday(const struct reader *r, size_t at, struct when *out)
{
    struct when days = {0}, edge = {0};
    int nth, unit;
    size_t front = read_period(r, at, &days), end;

    if (!front && (front = read_edge(r, at, &edge)) != 0 && day_known(edge.e.at.day)) {
        days = edge;
        days.e.until = edge.e.at;
        days.e.at.day = day_plus(edge.e.at.day, -27);
        front = past_word(r, front, W_BEFORE);
    }
    end = front ? past_word(r, front, W_OF) : at;
    end = word(r, blank(r, past_word(r, end, W_THE)), W_ORDINAL, &nth);
    end = end ? next_word(r, end, W_WORKDAY, NULL) : 0;
    if (!end)
        return 0;
    if (!front) {
        size_t of = blank(r, past_word(r, end, W_OF));
        size_t behind = read_period(r, of, &days);
        if (!behind &&
            (behind = next_word(r, past_word(r, of, W_THE), W_UNIT, &unit)) != 0 &&
            unit == OF_UNIT(1, LENGTH_MONTH)) {
            struct day last = day_month_end(today(r));
            days.e.until.day = last;
            days.e.at.day = day_plus(day_month_end(day_plus_months(today(r), -1)), 1);
        } else if (!behind) {
            return 0;
        }
        end = behind;
    }
    struct day day = nth_workday(r, &days, nth);
    if (!day_known(day))
        return 0;
    set_workday(day, out);
    return end;
}

size_t read_workday(const struct reader *r, size_t at, struct when *out)
{
    int rel;
    size_t end = read_after_holidays(r, at, out);

    if (end)
        return end;
    *out = (struct when){0};
    if ((end = read_nth_workday(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    end = word(r, at, W_REL, &rel);
    end = end ? next_word(r, end, W_WORKDAY, NULL) : 0;
    if (!end || rel == 0)
        return 0;
    struct length length = {.workdays = rel < 0 ? -rel : rel};
    struct moment now = {.day = today(r), .minute = -1};
    set_workday(length_from(length, rel < 0, now, r->calendar).day, out);
    return end;
}
