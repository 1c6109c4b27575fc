/* 2026年3月18日, 二零一六年十二月三号, 下个月15号, 15号, 正月初一 */
#include "commands/language/holiday.h"
#include "commands/language/reader.h"

/* 2026年, 二零一六年, 两千零四年, 26年, 明年; `is_said` false for those of a relative
 * year */
static size_t read_chinese_year(const struct reader *r, size_t at, int *year)
{
    struct number n;
    int64_t value;
    int month, d, offset;
    size_t end = word(r, at, W_YEAR_REL, &offset);

    if (end) {
        day_split(r->context->now.day, year, &month, &d);
        *year += offset;
        return past_word(r, end, W_OF);
    }
    end = read_number(r, at, 0, &n);
    if (!end || !decimal_whole(n.value, &value) ||
        !(end = next_word(r, end, W_YEAR_MARK, NULL)))
        return 0;
    if (value >= 1 && value <= 99 && n.digits == 2)
        value += value < 40 ? 2000 : 1900;
    if (value < 1500 || value > 2199)
        return 0;
    *year = (int)value;
    return end;
}

/* The number of a day, and whether 日 or 号 stands behind it. */
static size_t read_chinese_mday(const struct reader *r, size_t at, int *mday,
                                bool *marked)
{
    size_t end = read_small(r, blank(r, at), mday), mark;
    int digits;

    *marked = false;
    /* 32日, 99号: said as a day, and there is none. */
    if (!end && is_digit(r, blank(r, at))) {
        end = read_digits(r, blank(r, at), 2, mday, &digits);
        return end && (*marked = (mark = next_word(r, end, W_DAY_MARK, NULL)) != 0) ? mark
                                                                                    : 0;
    }
    if (!end || (is_latin(r, blank(r, at))))
        return 0;
    mark = next_word(r, end, W_DAY_MARK, NULL);
    *marked = mark != 0;
    return mark ? mark : end;
}

/* Whether a day's number without 日 stands as one: not 3月15万, 3月5台. */
static bool is_alone(const struct reader *r, size_t at)
{
    static const enum word others[] = {W_COUNTER, W_MEASURE,  W_BUCK,    W_SCALE_SHORT,
                                       W_UNIT,    W_CURRENCY, W_PERCENT, W_OCLOCK,
                                       W_FOLD,    W_POINTS,   W_CENT};

    for (size_t i = 0; i < COUNT(others); i++)
        if (word(r, at, others[i], NULL))
            return false;
    return !is_digit(r, at) && !(r->t[at] == '.' && is_digit(r, at + 1)) &&
           !(r->t[at] == ':' && is_digit(r, at + 1)) &&
           !(r->t[at] == ',' && is_digit(r, at + 1));
}

static size_t read_lunar_mday(const struct reader *r, size_t at, int *mday)
{
    size_t end = next_word(r, at, W_LUNAR_DAY, mday);
    bool marked;

    return end ? end : read_chinese_mday(r, at, mday, &marked);
}

/* The day of the Chinese calendar, in the year that has it next. */
static void settle_lunar(const struct reader *r, int month, int mday, int year, bool said,
                         struct when *out)
{
    int now_year, m, d;

    out->e.rule = "lunar";
    if (r->context->habits & HABIT_LUNAR_BY_NUMBER) {
        if (said)
            settle_full_day(year, month, mday, out);
        else
            settle_month_day(r, month, mday, out);
        return;
    }
    out->has_day = true;
    day_split(r->context->now.day, &now_year, &m, &d);
    for (int i = -1; i <= 1; i++) {
        struct day day = lunar_day(said ? year : now_year + i, month, mday);
        out->e.at = (struct moment){.day = day, .minute = -1};
        if (said || (day_known(day) && day_between(r->context->now.day, day) >= 0))
            break;
    }
    if (!day_known(out->e.at.day))
        out->e.flags |= ENTITY_IMPOSSIBLE;
}

/* 正月初一, 大年三十, 农历八月十五 */
static size_t read_lunar(const struct reader *r, size_t at, struct when *out)
{
    int month = 0, mday, year = 0, value;
    size_t with_year = read_chinese_year(r, at, &year);
    size_t from = with_year ? blank(r, with_year) : at;
    size_t marked = word(r, from, W_LUNAR, NULL);
    size_t end = word(r, marked ? marked : from, W_LUNAR_MONTH, &month);

    if (!end && marked)
        end = word(r, marked, W_MONTH, &month);
    if (!end && (end = word(r, from, W_MONTH, &month)) != 0 &&
        !word(r, end, W_LUNAR_DAY, NULL))
        end = 0;
    if (!end || !(end = read_lunar_mday(r, end, &mday)))
        return 0;
    value = mday;
    /* 大年三十 is the last of the year before. */
    bool is_eve = month == 1 && mday == 30 && !marked &&
                  !(r->context->habits & HABIT_LUNAR_BY_NUMBER);
    settle_lunar(r, is_eve ? 12 : month, is_eve ? 0 : value, year, with_year != 0, out);
    return end;
}

/* 13月3日: a month that no year has. */
static size_t read_no_month(const struct reader *r, size_t at, struct when *out)
{
    int month, mday, digits;
    bool marked;
    size_t end = read_digits(r, at, 2, &month, &digits), from;

    if (!end || (month >= 1 && month <= 12) || !(from = literal(r, end, "月")) ||
        !(end = read_chinese_mday(r, from, &mday, &marked)) || !marked)
        return 0;
    settle_month_day(r, month, mday, out);
    out->e.rule = "month_day";
    return end;
}

/* [year] month day */
static size_t read_full(const struct reader *r, size_t at, struct when *out)
{
    int year = 0, month, mday;
    bool marked;
    size_t with_year = read_chinese_year(r, at, &year), end, from;

    from = with_year ? blank(r, with_year) : at;
    end = word(r, from, W_MONTH, &month);
    if (!end)
        return read_no_month(r, from, out);
    if ((unsigned char)r->t[end - 1] < 0x80)
        return 0;
    from = past_word(r, end, W_OF);
    end = read_chinese_mday(r, from, &mday, &marked);
    if (!end || (!marked && !is_alone(r, end)))
        return 0;
    if (with_year)
        settle_full_day(year, month, mday, out);
    else
        settle_month_day(r, month, mday, out);
    out->e.rule = "month_day";
    return end;
}

/* 下个月15号, 本月20日 */
static size_t read_rel_mday(const struct reader *r, size_t at, struct when *out)
{
    int rel, unit, mday, year, month, d;
    bool marked;
    size_t end = word(r, at, W_REL, &rel);

    if (!end)
        return 0;
    size_t behind = word(r, end, W_MONTH_MARK, NULL);
    if (!behind) {
        behind = word(r, end, W_UNIT, &unit);
        if (!behind || unit != OF_UNIT(1, LENGTH_MONTH))
            return 0;
    }
    behind = past_word(r, behind, W_OF);
    end = read_chinese_mday(r, behind, &mday, &marked);
    if (!end || (!marked && !is_alone(r, end)))
        return 0;
    day_split(day_plus_months(r->context->now.day, rel), &year, &month, &d);
    settle_full_day(year, month, mday, out);
    out->has_year = false;
    out->e.rule = "day_of_month";
    return end;
}

size_t read_chinese_day(const struct reader *r, size_t at, struct when *out)
{
    int mday;
    bool marked;
    size_t end;

    if ((end = read_full(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    if ((end = read_rel_mday(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    if ((end = read_lunar(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    end = read_chinese_mday(r, at, &mday, &marked);
    if (!end || !marked || (at && (r->t[at - 1] == '#' || r->t[at - 1] == '.')) ||
        (word(r, end, W_MEASURE, NULL) && !literal(r, end, "安排")))
        return 0;
    if (mday > 31)
        return 0;
    settle_mday(r, mday, out);
    out->e.rule = "day_of_month";
    return end;
}
