/* From one day to another, and the periods that are days of their own. */
#include "commands/language/reader.h"

#include <string.h>

/* The second end of days, as the first one has it. */
static size_t read_second_end(const struct reader *r, size_t at, const struct when *first,
                              struct day *out)
{
    struct when w = {0};
    int year, month, d, mday;
    size_t end = read_day(r, at, 1, &w), mark;

    if (end && !w.is_range && !w.has_clock && day_known(w.e.at.day)) {
        *out = w.e.at.day;
        if (w.is_weekday)
            *out = day_plus(first->e.at.day, ((int)day_weekday(w.e.at.day) -
                                              (int)day_weekday(first->e.at.day) + 7) %
                                                 7);
        else if (w.e.flags & ENTITY_OPEN && w.has_month && first->has_year) {
            day_split(w.e.at.day, &year, &month, &mday);
            day_split(first->e.at.day, &year, &d, &d);
            if (!day_make(year, month, mday, out))
                return 0;
        }
        if (strcmp(w.e.rule, "day_of_month") != 0)
            return end;
    }
    end = read_ordinal(r, at, &mday);
    if (!end)
        end = read_small(r, at, &mday);
    if (!end || is_digit(r, end) || r->t[end] == ':' || r->t[end] == '-' ||
        (r->t[end] == '/' && is_digit(r, end + 1)))
        return 0;
    mark = word(r, end, W_DAY_MARK, NULL);
    if (!mark && (is_latin(r, end) || word(r, end, W_UNIT, NULL) ||
                  word(r, end, W_COUNTER, NULL) || word(r, end, W_SCALE_SHORT, NULL) ||
                  word(r, end, W_MONTH_MARK, NULL)))
        return 0;
    day_split(first->e.at.day, &year, &month, &d);
    if (!day_make(year, month, mday, out))
        return 0;
    return mark ? mark : end;
}

static void add_days(struct reader *r, size_t at, size_t until, struct day from,
                     struct day to, unsigned flags)
{
    struct entity e = {.kind = ENTITY_DAYS,
                       .at = {.day = from, .minute = -1},
                       .until = {.day = to, .minute = -1},
                       .flags = flags & (unsigned)ENTITY_AMBIGUOUS,
                       .rule = "range"};

    if (day_known(from) && day_known(to) && day_between(from, to) >= 0)
        found(r, at, until, 35, &e);
}

/* 下周二到周四, March 3-8, "from Monday to Friday", "Jan to March" */
void look_for_day_ranges(struct reader *r, size_t at)
{
    static const struct word_set needs = WORD_SET(W_RANGE);
    struct when first = {0}, last = {0};
    struct day to;
    size_t end = has_any(r, &needs) ? read_day(r, at, 1, &first) : 0, between;

    if (end && !first.is_range && !first.has_clock && day_known(first.e.at.day) &&
        (between = next_word(r, end, W_RANGE, NULL)) != 0) {
        size_t until = read_second_end(r, blank(r, between), &first, &to);
        /* 3月1日到3月15日 in the middle of it */
        if (until && day_between(first.e.at.day, to) < 0 && first.e.flags & ENTITY_OPEN &&
            day_known(first.e.past_at.day))
            first.e.at = first.e.past_at;
        if (until)
            add_days(r, at, until, first.e.at.day, to, first.e.flags);
    }
    first = (struct when){0};
    end = read_period(r, at, &first);
    if (!end)
        return;
    found(r, at, end, first.e.flags & ENTITY_UNSURE ? 2 : 25, &first.e);
    between = next_word(r, end, W_RANGE, NULL);
    size_t until = between ? read_period(r, blank(r, between), &last) : 0;
    if (!until)
        return;
    to = last.e.until.day;
    if (day_between(first.e.at.day, to) < 0 && last.e.flags & ENTITY_OPEN)
        to = day_month_end(day_plus_months(to, 12));
    add_days(r, at, until, first.e.at.day, to, 0);
}

/* 3-8 March, 3到5号: the first end is a number alone. */
void look_for_short_ranges(struct reader *r, size_t at)
{
    static const struct word_set starts = WORD_SET(W_ORDINAL, W_NUMBERS),
                                 needs = WORD_SET(W_RANGE);
    struct when last = {0};
    int mday, year, month, d;
    struct day from;
    size_t end, between;

    if (!has_any(r, &needs) || !begins(r, at, &starts))
        return;
    end = read_ordinal(r, at, &mday);
    if (!end)
        end = read_small(r, at, &mday);
    if (!end || !(between = next_word(r, end, W_RANGE, NULL)))
        return;
    between = blank(r, between);
    end = read_month_day(r, between, &last);
    if (!end) {
        last = (struct when){0};
        end = read_chinese_day(r, between, &last);
    }
    if (!end || !day_known(last.e.at.day) || is_latin(r, between))
        return;
    day_split(last.e.at.day, &year, &month, &d);
    if (day_make(year, month, mday, &from))
        add_days(r, at, end, from, last.e.at.day, 0);
}
