/* Weeks, months, quarters and years, and their edges. */
#include "commands/language/reader.h"

static struct day today(const struct reader *r)
{
    return r->context->now.day;
}

static void set_days(struct when *out, struct day from, struct day until,
                     const char *rule)
{
    out->has_day = true;
    out->is_range = true;
    out->e.kind = ENTITY_DAYS;
    out->e.at = (struct moment){.day = from, .minute = -1};
    out->e.until = (struct moment){.day = until, .minute = -1};
    out->e.rule = rule;
}

static struct day month_first(int year, int month)
{
    struct day day;

    return day_make(year, month, 1, &day) ? day : DAY_NONE;
}

/* The calendar's week, month, quarter or year that is `rel` from this one. */
static bool set_unit(const struct reader *r, enum length_unit unit, int rel,
                     struct when *out)
{
    int year, month, d;
    struct day from;
    int back = ((int)day_weekday(today(r)) - (int)r->context->week_starts + 7) % 7;

    day_split(today(r), &year, &month, &d);
    switch (unit) {
    case LENGTH_WEEK:
        from = day_plus(today(r), rel * 7 - back);
        set_days(out, from, day_plus(from, 6), "period");
        return true;
    case LENGTH_MONTH:
        from = day_plus_months(month_first(year, month), rel);
        set_days(out, from, day_month_end(from), "period");
        return true;
    case LENGTH_QUARTER:
        from = day_plus_months(month_first(year, (month - 1) / 3 * 3 + 1), rel * 3);
        set_days(out, from, day_month_end(day_plus_months(from, 2)), "period");
        return true;
    case LENGTH_YEAR:
        from = month_first(year + rel, 1);
        set_days(out, from, day_plus(month_first(year + rel + 1, 1), -1), "period");
        return true;
    case LENGTH_SECOND:
    case LENGTH_MINUTE:
    case LENGTH_HOUR:
    case LENGTH_WORKDAY:
    case LENGTH_DAY:
    case LENGTH_UNITS:
        break;
    }
    return false;
}

static void set_weekend(const struct reader *r, int rel, struct when *out)
{
    int back = (int)day_weekday(today(r));
    struct day saturday = day_plus(today(r), rel * 7 - back + 5);

    set_days(out, saturday, day_plus(saturday, 1), "period");
}

/* A unit alone: 16 and its number in the lexicon are one of it. */
static bool is_one(int packed)
{
    return packed / 16 == 1;
}

/* next week, this quarter, 上个月, 下月, 周末 */
static size_t read_rel_unit(const struct reader *r, size_t at, struct when *out)
{
    int rel, unit, adj;
    size_t end = word(r, at, W_REL, &rel), behind;

    if (!end && (end = word(r, at, W_WEEKEND, NULL)) != 0) {
        set_weekend(r, 0, out);
        return end;
    }
    if (!end) {
        behind = next_word(r, past_word(r, at, W_THE), W_UNIT, &unit);
        behind = behind && is_one(unit) ? next_word(r, behind, W_REL_ADJ, &adj) : 0;
        return behind && set_unit(r, (enum length_unit)(unit % 16), adj, out) ? behind
                                                                              : 0;
    }
    if (!end)
        return 0;
    if ((behind = next_word(r, end, W_WEEKEND, NULL)) != 0) {
        set_weekend(r, rel, out);
        return behind;
    }
    if ((behind = word(r, end, W_MONTH_MARK, NULL)) != 0)
        return set_unit(r, LENGTH_MONTH, rel, out) ? behind : 0;
    behind = next_word(r, end, W_UNIT, &unit);
    if (behind && r->t[behind] == '-') /* 查下Q-2031 */
        return 0;
    return behind && is_one(unit) && set_unit(r, (enum length_unit)(unit % 16), rel, out)
               ? behind
               : 0;
}

/* last 30 days, 最近一周, 未来两周 */
static size_t read_rolling(const struct reader *r, size_t at, struct when *out)
{
    struct entity length = {0};
    int rel;
    size_t end = word(r, at, W_ROLLING, &rel);

    if (!end)
        end = word(r, at, W_REL, &rel);
    if (!end || rel == 0 || !(end = read_length(r, blank(r, end), &length)))
        return 0;
    if (length.length.seconds)
        return 0;
    struct moment now = {.day = today(r), .minute = -1};
    struct moment far = length_from(length.length, rel < 0, now, r->calendar);
    if (!day_known(far.day))
        return 0;
    if (rel < 0)
        set_days(out, far.day, now.day, "rolling");
    else
        set_days(out, now.day, far.day, "rolling");
    out->e.flags |= ENTITY_NOW;
    return end;
}

static size_t read_any_year(const struct reader *r, size_t at, int *year)
{
    int offset, m, d, rel, unit;
    size_t end = word(r, at, W_YEAR_REL, &offset), mark;

    day_split(today(r), year, &m, &d);
    if (end) {
        *year += offset;
        return past_word(r, end, W_OF);
    }
    if ((end = word(r, at, W_REL, &rel)) != 0 &&
        (end = next_word(r, end, W_UNIT, &unit)) != 0 &&
        unit == OF_UNIT(1, LENGTH_YEAR)) {
        *year += rel;
        return end;
    }
    struct number n;
    int64_t value;
    end = read_number(r, at, 0, &n);
    if (end && decimal_whole(n.value, &value) && value >= 1500 && value <= 2199 &&
        !n.is_scaled && (mark = next_word(r, end, W_YEAR_MARK, NULL)) != 0) {
        *year = (int)value;
        return past_word(r, mark, W_OF);
    }
    /* 26年3月 */
    if (end && n.digits == 2 && (mark = literal(r, end, "年")) != 0 &&
        word(r, mark, W_MONTH, NULL) && decimal_whole(n.value, &value)) {
        *year = (int)value + (value < 40 ? 2000 : 1900);
        return mark;
    }
    return read_year(r, at, year);
}

/* A month or quarter that has no year: the one to come, and the one that was. */
static void set_open(const struct reader *r, int year_now, int month, int months,
                     struct when *out)
{
    struct day from = month_first(year_now, month);
    struct day until = day_month_end(day_plus_months(from, months - 1));
    int is_over = day_between(today(r), until) < 0;
    int to_come = day_between(today(r), from) > 0;

    set_days(out, day_plus_months(from, 12 * is_over),
             day_month_end(day_plus_months(from, 12 * is_over + months - 1)), "month");
    out->e.flags |= ENTITY_OPEN;
    struct day past = day_plus_months(from, -12 * to_come);
    out->e.past_at = (struct moment){.day = past, .minute = -1};
    out->e.past_until = (struct moment){
        .day = day_month_end(day_plus_months(past, months - 1)), .minute = -1};
}

/* February, 2026年3月, Q2, Q1 2027, 明年一季度 */
static size_t read_named(const struct reader *r, size_t at, struct when *out)
{
    int year, month, now_year, m, d, quarter, months = 1;
    size_t front = read_any_year(r, at, &year);
    size_t from = front ? blank(r, front) : at;
    size_t end = word(r, from, W_MONTH, &month), behind = 0;

    if (!end && (end = word(r, from, W_SEASON_QUARTER, &quarter)) != 0) {
        month = (quarter - 1) * 3 + 1;
        months = 3;
    }
    if (!end && (end = word(r, from, W_HALF_YEAR, &quarter)) != 0) {
        month = quarter == 1 ? 1 : 7;
        months = 6;
    }
    if (!end)
        return 0;
    day_split(today(r), &now_year, &m, &d);
    if (!front) {
        size_t of = past_word(r, end, W_OF);
        if (of == end && blank(r, end) < r->len && r->t[blank(r, end)] == ',')
            of = blank(r, end) + 1;
        behind = read_any_year(r, blank(r, of), &year);
    }
    if (front || behind) {
        struct day first = month_first(year, month);
        set_days(out, first, day_month_end(day_plus_months(first, months - 1)), "month");
        return behind ? behind : end;
    }
    set_open(r, now_year, month, months, out);
    bool is_word =
        months == 1 &&
        (literal(r, from, "may") || literal(r, from, "march") || end - from == 3) &&
        (unsigned char)r->t[from] < 0x80;
    bool is_led = has_before(r, at, W_OF, NULL) || has_before(r, at, W_UNTIL, NULL);
    if (is_word && !is_led && !is_capital(r, from, from + 1))
        out->e.flags |= ENTITY_UNSURE;
    return end;
}

/* A whole year: 2026年, 明年, "in 2026" */
static size_t read_whole_year(const struct reader *r, size_t at, struct when *out)
{
    int year;
    size_t end = read_any_year(r, at, &year);
    bool is_marked =
        end && ((unsigned char)r->t[end - 1] >= 0x80 || is_latin(r, end - 1));

    if (!end || (is_latin(r, at) && !word(r, at, W_REL, NULL)))
        return 0;
    struct day first = month_first(year, 1);
    set_days(out, first, day_plus(day_plus_months(first, 12), -1), "period");
    if (!is_marked && !has_before(r, at, W_YEAR_BEFORE, NULL))
        out->e.flags |= ENTITY_UNSURE;
    return end;
}

static size_t read_anew(const struct reader *r, size_t at, struct when *out)
{
    static const struct way ways[] = {
        {read_rel_unit, WORD_SET(W_REL, W_WEEKEND, W_THE, W_UNIT),
         WORD_SET(W_UNIT, W_WEEKEND, W_MONTH_MARK)},
        {read_named,
         WORD_SET(W_MONTH, W_SEASON_QUARTER, W_HALF_YEAR, W_YEAR_REL, W_REL, W_NUMBERS),
         WORD_SET(W_MONTH, W_SEASON_QUARTER, W_HALF_YEAR)},
        {read_rolling, WORD_SET(W_ROLLING, W_REL), {{0}}},
        {read_whole_year, WORD_SET(W_YEAR_REL, W_REL, W_NUMBERS), {{0}}},
    };

    return read_longest(r, at, ways, COUNT(ways), out);
}

size_t read_period(const struct reader *r, size_t at, struct when *out)
{
    struct memo *memo = &r->memo[at < r->len ? at : r->len];

    if (!memo->has_period) {
        struct when w = {0};
        memo->has_period = true;
        memo->period_end = is_bare_figure(r, at) ? 0 : (uint32_t)read_anew(r, at, &w);
        if (memo->period_end) {
            memo->period = TAKE(r->arena, struct when);
            *memo->period = w;
        }
    }
    if (memo->period_end)
        *out = *memo->period;
    return memo->period_end;
}

/* The day at one edge of days: 0 start, 1 middle, 2 end; a week's end is its Friday. */
static void set_edge(const struct when *days, int which, struct when *out)
{
    int length = day_between(days->e.at.day, days->e.until.day);
    struct day day = days->e.until.day;

    if (which == 0)
        day = days->e.at.day;
    else if (which == 1)
        day = day_plus(days->e.at.day, length == 6 ? 2 : length < 31 ? 14 : length / 2);
    else if (length == 6)
        day = day_plus(days->e.at.day, 4);
    *out = (struct when){.has_day = true};
    out->e.at = (struct moment){.day = day, .minute = -1};
    out->e.flags = which == 1 || length == 6 ? ENTITY_AMBIGUOUS : 0;
    out->e.rule = "edge";
}

/* "end of [the] month", "end of next quarter", "mid March" */
static size_t read_english_edge(const struct reader *r, size_t at, struct when *out)
{
    int which = 2, unit;
    size_t end = word(r, at, W_END_OF, NULL), from;
    struct when days = {0};

    if (!end && (end = word(r, at, W_START_OF, NULL)) != 0)
        which = 0;
    if (!end && (end = word(r, at, W_MID_OF, NULL)) != 0)
        which = 1;
    if (!end)
        return 0;
    end = blank(r, end);
    if (end < r->len && r->t[end] == '-')
        end++;
    from = blank(r, past_word(r, end, W_THE));
    size_t behind = word(r, from, W_UNIT, &unit);
    if (behind && !is_digit(r, behind) && is_one(unit) &&
        set_unit(r, (enum length_unit)(unit % 16), 0, &days)) {
        set_edge(&days, which, out);
        return behind;
    }
    behind = read_period(r, end, &days);
    if (!behind)
        behind = read_period(r, from, &days);
    if (!behind)
        return 0;
    set_edge(&days, which, out);
    return behind;
}

/* 月底, 下个月底, 3月底, 明年年底, 季度末, eom */
size_t read_edge(const struct reader *r, size_t at, struct when *out)
{
    int rel = 0, edge, which, offset;
    struct when days = {0};
    size_t end = read_english_edge(r, at, out), front, behind;

    if (end)
        return end;
    front = word(r, at, W_REL, &rel);
    behind = word(r, front ? blank(r, front) : at, W_EDGE, &edge);
    if (!behind && (front = word(r, at, W_YEAR_REL, &offset)) != 0) {
        rel = offset;
        behind = word(r, front, W_EDGE, &edge);
        if (behind && edge / 4 != (int)LENGTH_YEAR)
            behind = 0;
    }
    if (behind && set_unit(r, (enum length_unit)(edge / 4), rel, &days)) {
        /* 月初 that is over is the next one's */
        if (!front && edge % 4 != 2 && edge / 4 != (int)LENGTH_WEEK) {
            set_edge(&days, edge % 4, out);
            if (day_between(today(r), out->e.at.day) < 0)
                (void)set_unit(r, (enum length_unit)(edge / 4), 1, &days);
        }
        set_edge(&days, edge % 4, out);
        return behind;
    }
    end = read_named(r, at, &days);
    if (!end)
        end = read_whole_year(r, at, &days);
    behind = end ? word(r, end, W_EDGE_MARK, &which) : 0;
    if (!behind ||
        ((unsigned char)r->t[end - 1] < 0x80 && !word(r, at, W_SEASON_QUARTER, NULL)))
        return 0;
    set_edge(&days, which, out);
    return behind;
}
