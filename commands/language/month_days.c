/* Days of a month by its name, and days of a month by their number. */
#include "commands/language/reader.h"

/* nineteen eighty six, seventeen hundred thirty three, two thousand and one */
static size_t read_spoken_year(const struct reader *r, size_t at, int *year)
{
    struct number head, tail;
    int64_t first, second;
    int century;
    size_t end = word(r, at, W_CARDINAL, &century), next;

    if (end && century >= 15 && century <= 20) {
        bool is_hundred = (next = next_word(r, end, W_HUNDRED, NULL)) != 0;
        size_t from = blank(r, is_hundred ? next : end);
        if (from < r->len && r->t[from] == '-')
            from++;
        from = is_hundred ? past_word(r, from, W_AND) : past_word(r, from, W_OH);
        from = blank(r, from);
        next = is_latin(r, from) ? read_number(r, from, 0, &tail) : 0;
        if (next && decimal_whole(tail.value, &second) && second >= 1 && second <= 99 &&
            !tail.digits) {
            *year = century * 100 + (int)second;
            return next;
        }
    }
    end = is_latin(r, at) ? read_number(r, at, 0, &head) : 0;
    if (!end || !head.is_words || !decimal_whole(head.value, &first) || first < 1500 ||
        first > 2199)
        return 0;
    *year = (int)first;
    return end;
}

size_t read_year(const struct reader *r, size_t at, int *year)
{
    int digits;
    size_t end = read_digits(r, at, 4, year, &digits);

    if (end && digits == 4 && *year >= 1500 && *year <= 2199 && !is_digit(r, end) &&
        !(r->t[end] == ':' && is_digit(r, end + 1)) &&
        !(r->t[end] == '.' && is_digit(r, end + 1)) &&
        !word(r, end, W_SCALE_SHORT, NULL) && !next_word(r, end, W_COUNTER, NULL) &&
        !next_word(r, end, W_CURRENCY, NULL))
        return end;
    if (r->t[at] == '\'' && (end = read_digits(r, at + 1, 2, year, &digits)) != 0 &&
        digits == 2 && !is_digit(r, end)) {
        *year += *year < 40 ? 2000 : 1900;
        return end;
    }
    return is_latin(r, at) ? read_spoken_year(r, at, year) : 0;
}

/* A year behind a day and its month; `at` when there is none. */
static size_t take_year(const struct reader *r, size_t at, int *year)
{
    size_t from = blank(r, at), end;

    if (from < r->len && (r->t[from] == ',' || r->t[from] == '-' || r->t[from] == '/' ||
                          r->t[from] == '.'))
        from = blank(r, from + 1);
    end = literal(r, from, "of ");
    if (end)
        from = end;
    int rel, unit, m, d;
    end = word(r, from, W_REL, &rel);
    if (end && (end = next_word(r, end, W_UNIT, &unit)) != 0 &&
        unit == OF_UNIT(1, LENGTH_YEAR)) {
        day_split(r->context->now.day, year, &m, &d);
        *year += rel;
        return end;
    }
    end = read_year(r, from, year);
    return end ? end : at;
}

/* 15, 15th, fifteenth, twenty five; not what begins a clock time or a year. */
static size_t read_mday(const struct reader *r, size_t at, int *mday)
{
    size_t end = read_ordinal(r, at, mday);

    if (end)
        return *mday <= 99 ? end : 0;
    int digits;
    end = read_digits(r, at, 2, mday, &digits);
    if (end)
        return *mday < 1 || is_digit(r, end) ||
                       (r->t[end] == ':' && is_digit(r, end + 1)) ||
                       word(r, end, W_SCALE_SHORT, NULL) || word(r, end, W_PERCENT, NULL)
                   ? 0
                   : end;
    return is_latin(r, at) ? read_small(r, at, mday) : 0;
}

static size_t skip_joint(const struct reader *r, size_t at)
{
    at = blank(r, at);
    if (at < r->len &&
        (r->t[at] == '.' || r->t[at] == ',' || r->t[at] == '-' || r->t[at] == '/'))
        at = blank(r, at + 1);
    return at;
}

static size_t finish_month_day(const struct reader *r, size_t end, int month, int mday,
                               struct when *out)
{
    int year;
    size_t with_year = take_year(r, end, &year);

    if (with_year > end)
        settle_full_day(year, month, mday, out);
    else
        settle_month_day(r, month, mday, out);
    out->e.rule = "month_day";
    return with_year;
}

/* The day's year stands before its month: 2017 Nov 3. In 2025,3月5日 it does not. */
static size_t read_year_first(const struct reader *r, size_t at, struct when *out)
{
    int year, month, mday;
    size_t end = is_digit(r, at) ? read_year(r, at, &year) : 0;
    size_t from = end ? skip_joint(r, end) : 0;
    bool is_apart = end && r->t[blank(r, end)] == ',' && !is_latin(r, from);

    if (!end || is_apart || !(end = word(r, from, W_MONTH, &month)) ||
        !(end = read_mday(r, skip_joint(r, end), &mday)))
        return 0;
    settle_full_day(year, month, mday, out);
    out->e.rule = "month_day";
    return end;
}

/* Jan 12, 2018; twenty second of June 2017; May the eleventh */
size_t read_month_day(const struct reader *r, size_t at, struct when *out)
{
    int month, mday;
    size_t end = word(r, at, W_MONTH, &month);

    if (end && (unsigned char)r->t[end - 1] < 0x80) {
        end = skip_joint(r, end);
        end = blank(r, past_word(r, end, W_THE));
        end = read_mday(r, end, &mday);
        return end ? finish_month_day(r, end, month, mday, out) : 0;
    }
    if ((end = read_year_first(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    end = past_word(r, at, W_REL); /* "next 6th of April" */
    end = blank(r, end == at ? past_word(r, at, W_THE) : end);
    if (end > at && is_digit(r, at))
        return 0;
    end = read_mday(r, end, &mday);
    if (!end)
        return 0;
    end = skip_joint(r, end);
    end = blank(r, past_word(r, end, W_OF));
    size_t behind = word(r, end, W_MONTH, &month);
    if (!behind || (unsigned char)r->t[behind - 1] >= 0x80)
        return 0;
    return finish_month_day(r, behind, month, mday, out);
}

/* Nothing that goes on: the day's number is not another thing's. */
static bool ends_here(const struct reader *r, size_t at)
{
    size_t next = blank(r, at);

    if (next >= r->len || next_word(r, at, W_AT, NULL) ||
        next_word(r, at, W_PART, NULL) || next_word(r, at, W_DAYPART, NULL))
        return true;
    if (is_digit(r, next))
        return next > at;
    if (is_latin(r, next))
        return next > at &&
               (next_word(r, at, W_AND, NULL) || next_word(r, at, W_RANGE, NULL) ||
                next_word(r, at, W_DAY, NULL));
    if (next_word(r, at, W_COUNTER, NULL) || next_word(r, at, W_MEASURE, NULL) ||
        next_word(r, at, W_BUCK, NULL) || next_word(r, at, W_CURRENCY, NULL) ||
        next_word(r, at, W_UNIT, NULL) || next_word(r, at, W_FOLD, NULL))
        return false;
    return !((r->t[at] == '.' || r->t[at] == ',') && is_digit(r, at + 1)) &&
           !(r->t[at] == ':' && is_digit(r, at + 1)) && r->t[at] != '%' &&
           !(r->t[at] == '-' && is_digit(r, at + 1)) && r->t[at] != '/';
}

static void settle_in_month(const struct reader *r, int months_on, int mday,
                            struct when *out)
{
    int year, month, d;

    day_split(day_plus_months(r->context->now.day, months_on), &year, &month, &d);
    settle_full_day(year, month, mday, out);
    out->has_year = false;
    out->e.rule = "day_of_month";
}

/* "of next month", "this month", behind a day's number. */
static size_t read_rel_month(const struct reader *r, size_t at, int *rel)
{
    int unit;
    size_t end = blank(r, past_word(r, at, W_OF));
    size_t behind = word(r, end, W_REL, rel);

    if (!behind)
        return 0;
    behind = next_word(r, behind, W_UNIT, &unit);
    return behind && unit == OF_UNIT(1, LENGTH_MONTH) ? behind : 0;
}

/* the 15th, 20th of next month, on 15, for the second */
size_t read_named_day(const struct reader *r, size_t at, struct when *out)
{
    int mday, rel, digits;
    size_t from = past_word(r, at, W_THE), end, behind;
    bool has_the = from > at || has_before(r, at, W_THE, NULL);

    from = blank(r, from);
    end = read_ordinal(r, from, &mday);
    if (end && mday > 31)
        return 0;
    if (end && (behind = read_rel_month(r, end, &rel)) != 0) {
        settle_in_month(r, rel, mday, out);
        return behind;
    }
    if (end && (behind = next_word(r, end, W_OF, NULL)) != 0 &&
        (behind = next_word(r, past_word(r, behind, W_THE), W_UNIT, &rel)) != 0 &&
        rel == OF_UNIT(1, LENGTH_MONTH)) {
        settle_mday(r, mday, out);
        out->e.rule = "day_of_month";
        return behind;
    }
    if (end && (next_word(r, end, W_UNIT, NULL) || next_word(r, end, W_WEEKEND, NULL)))
        return 0;
    bool is_word = end && is_latin(r, from);
    if (!end) {
        end = read_digits(r, from, 2, &mday, &digits);
        if (end && (behind = read_rel_month(r, end, &rel)) != 0 && mday <= 31 && mday) {
            settle_in_month(r, rel, mday, out);
            return behind;
        }
        int is_on = 0;
        (void)has_before(r, from, W_ON_STRICT, &is_on);
        if (!end || mday < 1 || mday > 31 || !ends_here(r, end) || !(has_the || is_on))
            return 0;
        out->e.flags |= ENTITY_UNSURE;
    }
    if (is_word && (!has_the || !ends_here(r, end)))
        return 0;
    if (!is_word && !ends_here(r, end) && !has_before(r, from, W_ON, NULL) &&
        !has_before(r, at, W_ON, NULL))
        out->e.flags |= ENTITY_UNSURE;
    unsigned flags = out->e.flags;
    settle_mday(r, mday, out);
    out->e.flags |= flags | (is_word ? (unsigned)ENTITY_UNSURE : 0);
    out->e.rule = "day_of_month";
    return end;
}
