/* day_said.c - days as people say them, in both languages. */
#include "day_reading.h"

enum rc reading_refused(struct err *err, const char *text)
{
    if (text)
        (void)err_set(err, RC_USAGE,
                      IN(err, "cannot read \"%s\" as a day or time", "看不懂时间“%s”"),
                      text);
    else
        (void)err_set(err, RC_USAGE, "%s",
                      IN(err, "cannot read that as a day or time", "看不懂这个时间"));
    return err_hint(err, "%s",
                    IN(err, "such as tomorrow 15:00, fri, +3d, 18 Mar or 2026-03-18",
                       "例如 明天 15:00、周五、3天后、3月18日 或 2026-03-18"));
}

enum rc reading_too_far(struct reading *r)
{
    return err_set(r->err, RC_USAGE, IN(r->err, "%s is too far away", "“%s”太遥远了"),
                   r->text);
}

static enum rc set_day(struct reading *r, struct day day, bool *found)
{
    if (!day_known(day))
        return reading_too_far(r);
    r->day = day;
    r->has_day = true;
    *found = true;
    return RC_OK;
}

/* A day of a month, in the year that was said or, with 0, the next one to come. */
static enum rc set_date(struct reading *r, int year, int month, int mday, bool *found)
{
    int now_year, now_month, now_mday;
    struct day day;

    day_split(r->now.day, &now_year, &now_month, &now_mday);
    if (year == 0) {
        bool is_past = month < now_month || (month == now_month && mday < now_mday);
        year = is_past && now_year < 9999 ? now_year + 1 : now_year;
    }
    TRY(day_check(year, month, mday, &day, r->err));
    return set_day(r, day, found);
}

/* 18日: this month's if not past, else the next month's that has one. */
static enum rc set_mday(struct reading *r, int mday, bool *found)
{
    int year, month, today;
    struct day day;

    day_split(r->now.day, &year, &month, &today);
    if (mday < 1 || mday > 31)
        return err_set(r->err, RC_USAGE,
                       IN(r->err, "no month has a day %d", "没有%d号这一天"), mday);
    if (mday < today)
        month++;
    for (int i = 0; i < 3; i++, month++)
        if (day_make(year + (month - 1) / 12, (month - 1) % 12 + 1, mday, &day))
            return set_day(r, day, found);
    return reading_too_far(r);
}

enum { NOW = 1000, MONTH_END, NEXT_MONTH_END };

static const struct scan_word named[] = {
    {"today", 0},
    {"今天", 0},
    {"今日", 0},
    {"tomorrow", 1},
    {"tmrw", 1},
    {"tmr", 1},
    {"明天", 1},
    {"明日", 1},
    {"day after tomorrow", 2},
    {"the day after tomorrow", 2},
    {"后天", 2},
    {"大后天", 3},
    {"yesterday", -1},
    {"昨天", -1},
    {"昨日", -1},
    {"前天", -2},
    {"大前天", -3},
    {"now", NOW},
    {"现在", NOW},
    {"month end", MONTH_END},
    {"end of month", MONTH_END},
    {"end of the month", MONTH_END},
    {"eom", MONTH_END},
    {"月底", MONTH_END},
    {"本月底", MONTH_END},
    {"这个月底", MONTH_END},
    {"end of next month", NEXT_MONTH_END},
    {"下月底", NEXT_MONTH_END},
    {"下个月底", NEXT_MONTH_END},
    {0},
};

/* A day and a part of it in one word. */
static const struct scan_word evenings[] = {
    {"tonight", 0}, {"今晚", 0}, {"明晚", 1}, {0}};
static const struct scan_word mornings[] = {{"今早", 0}, {"明早", 1}, {0}};

static enum rc read_named(struct reading *r, bool *found)
{
    int value;

    if (scan_one_of(&r->scan, evenings, &value)) {
        r->part = PART_EVENING;
        return set_day(r, day_plus(r->now.day, value), found);
    }
    if (scan_one_of(&r->scan, mornings, &value)) {
        r->part = PART_AM;
        return set_day(r, day_plus(r->now.day, value), found);
    }
    if (!scan_one_of(&r->scan, named, &value))
        return RC_OK;
    if (value == MONTH_END)
        return set_day(r, day_month_end(r->now.day), found);
    if (value == NEXT_MONTH_END)
        return set_day(r, day_month_end(day_plus_months(r->now.day, 1)), found);
    if (value < NOW)
        return set_day(r, day_plus(r->now.day, value), found);
    r->minute = r->now.minute;
    r->is_done = true;
    return set_day(r, r->now.day, found);
}

static const struct scan_word weeks[] = {
    {"this ", 0}, {"next ", 1}, {"这个", 0}, {"这", 0},     {"本", 0},
    {"下个", 1},  {"下", 1},    {"下下", 2}, {"下下个", 2}, {0},
};

static const struct scan_word weekdays[] = {
    {"mon", MONDAY},
    {"monday", MONDAY},
    {"tue", TUESDAY},
    {"tues", TUESDAY},
    {"tuesday", TUESDAY},
    {"wed", WEDNESDAY},
    {"weds", WEDNESDAY},
    {"wednesday", WEDNESDAY},
    {"thu", THURSDAY},
    {"thur", THURSDAY},
    {"thurs", THURSDAY},
    {"thursday", THURSDAY},
    {"fri", FRIDAY},
    {"friday", FRIDAY},
    {"sat", SATURDAY},
    {"saturday", SATURDAY},
    {"sun", SUNDAY},
    {"sunday", SUNDAY},
    {0},
};

static const struct scan_word week_names[] = {
    {"周", 0}, {"週", 0}, {"星期", 0}, {"礼拜", 0}, {0}};

static const struct scan_word week_marks[] = {
    {"一", MONDAY},    {"1", MONDAY},    {"二", TUESDAY},  {"2", TUESDAY},
    {"三", WEDNESDAY}, {"3", WEDNESDAY}, {"四", THURSDAY}, {"4", THURSDAY},
    {"五", FRIDAY},    {"5", FRIDAY},    {"六", SATURDAY}, {"6", SATURDAY},
    {"日", SUNDAY},    {"天", SUNDAY},   {"7", SUNDAY},    {0},
};

static bool take_weekday(struct scan *scan, int *weekday)
{
    int ignored;

    if (scan_one_of(scan, weekdays, weekday))
        return true;
    return scan_one_of(scan, week_names, &ignored) &&
           scan_one_of(scan, week_marks, weekday);
}

static enum rc read_weekday(struct reading *r, bool *found)
{
    const char *start = r->scan.at;
    int today = (int)day_weekday(r->now.day), week = -1, weekday;

    scan_one_of(&r->scan, weeks, &week);
    if (!take_weekday(&r->scan, &weekday)) {
        r->scan.at = start;
        return RC_OK;
    }
    if (week < 0) {
        r->is_bare_weekday = true;
        return set_day(r, day_plus(r->now.day, (weekday - today + 6) % 7 + 1), found);
    }
    if (week == 0 && weekday < today)
        return err_set(
            r->err, RC_USAGE,
            IN(r->err, "%s is past: say which day", "%s 已经过去，请说明哪一天"),
            r->text);
    return set_day(r, day_plus(r->now.day, 7 * week + weekday - today), found);
}

static const struct scan_word month_names[] = {
    {"january", 1},   {"jan", 1},   {"february", 2},  {"feb", 2},      {"march", 3},
    {"mar", 3},       {"april", 4}, {"apr", 4},       {"may", 5},      {"june", 6},
    {"jun", 6},       {"july", 7},  {"jul", 7},       {"august", 8},   {"aug", 8},
    {"september", 9}, {"sept", 9},  {"sep", 9},       {"october", 10}, {"oct", 10},
    {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12},     {0},
};

static const struct scan_word ordinals[] = {
    {"st", 0}, {"nd", 0}, {"rd", 0}, {"th", 0}, {0}};

/* ", 2027" behind an English date; 0 when no year stands there. */
static int take_year(struct scan *scan)
{
    const char *start = scan->at;
    int64_t year = 0;

    scan_blanks(scan);
    scan_take(scan, ",");
    scan_blanks(scan);
    if (scan_digits(scan, 4, &year) == 4 && *scan->at != ':')
        return (int)year;
    scan->at = start;
    return 0;
}

/* March 18[th][, 2027] */
static enum rc read_month_first(struct reading *r, bool *found)
{
    const char *start = r->scan.at;
    int64_t mday;
    int month, ignored;

    if (!scan_one_of(&r->scan, month_names, &month))
        return RC_OK;
    scan_take(&r->scan, ".");
    scan_blanks(&r->scan);
    if (!scan_digits(&r->scan, 2, &mday)) {
        r->scan.at = start;
        return RC_OK;
    }
    scan_one_of(&r->scan, ordinals, &ignored);
    return set_date(r, take_year(&r->scan), month, (int)mday, found);
}

/* 18[th] [of] March [2027], and the 18th */
static enum rc read_mday_first(struct reading *r, int mday, bool *found)
{
    int month, ignored;
    bool is_ordinal = scan_one_of(&r->scan, ordinals, &ignored);
    const char *behind = r->scan.at;

    scan_blanks(&r->scan);
    scan_take(&r->scan, "of ");
    if (scan_one_of(&r->scan, month_names, &month))
        return set_date(r, take_year(&r->scan), month, mday, found);
    r->scan.at = behind;
    return is_ordinal ? set_mday(r, mday, found) : RC_OK;
}

/* 3/18 and 18/3 say which is the month; 3/4 does not. */
static enum rc read_slashed(struct reading *r, int first, bool *found)
{
    int64_t second, year = 0;

    r->scan.at++;
    if (!scan_digits(&r->scan, 2, &second))
        return reading_refused(r->err, r->text);
    if (scan_take(&r->scan, "/") && scan_digits(&r->scan, 4, &year) != 4)
        return reading_refused(r->err, r->text);
    if (first <= 12 && second <= 12 && first != second) {
        (void)err_set(r->err, RC_USAGE,
                      IN(r->err, "%s may be a day of month %d or of month %d",
                         "“%s”可能是%d月，也可能是%d月"),
                      r->text, first, (int)second);
        return err_hint(
            r->err, "%s",
            IN(r->err, "write 3 Apr or 2026-04-03", "请写 4月3日 或 2026-04-03"));
    }
    if (second > 12)
        return set_date(r, (int)year, first, (int)second, found);
    return set_date(r, (int)year, (int)second, first, found);
}

/* What follows 2026: -03-18, /3/18, .3.18, 年3月18日 */
static enum rc read_year_first(struct reading *r, int year, bool *found)
{
    static const struct scan_word marks[] = {
        {"-", '-'}, {"/", '/'}, {".", '.'}, {"年", 0}, {0}};
    const char between[] = {*r->scan.at, '\0'};
    int mark, month, mday;

    if (!scan_one_of(&r->scan, marks, &mark))
        return RC_OK;
    if (!scan_number(&r->scan, &month) || !scan_take(&r->scan, mark ? between : "月") ||
        !scan_number(&r->scan, &mday))
        return reading_refused(r->err, r->text);
    if (!mark && !scan_take(&r->scan, "日"))
        scan_take(&r->scan, "号");
    if (year == 0)
        return err_set(r->err, RC_USAGE, "%s",
                       IN(r->err, "there is no year 0", "没有公元0年"));
    return set_date(r, year, month, mday, found);
}

static bool take_mday_mark(struct scan *scan)
{
    return scan_take(scan, "日") || scan_take(scan, "号") || scan_take(scan, "號");
}

static enum rc read_numbered(struct reading *r, bool *found)
{
    const char *start = r->scan.at;
    int n, mday;

    scan_take(&r->scan, "the ");
    const char *digits = r->scan.at;
    bool is_digit = scan_at_digit(&r->scan);
    if (!scan_number(&r->scan, &n)) {
        r->scan.at = start;
        return RC_OK;
    }
    if (is_digit && r->scan.at - digits == 4) {
        TRY(read_year_first(r, n, found));
    } else if (scan_take(&r->scan, "月")) {
        if (!scan_number(&r->scan, &mday))
            return reading_refused(r->err, r->text);
        take_mday_mark(&r->scan);
        return set_date(r, 0, n, mday, found);
    } else if (take_mday_mark(&r->scan)) {
        return set_mday(r, n, found);
    } else if (is_digit && *r->scan.at == '/') {
        return read_slashed(r, n, found);
    } else if (is_digit) {
        TRY(read_mday_first(r, n, found));
    }
    if (!*found)
        r->scan.at = start;
    return RC_OK;
}

enum rc reading_day(struct reading *r, bool *found)
{
    scan_blanks(&r->scan);
    if (!scan_take(&r->scan, "on "))
        scan_take(&r->scan, "by ");
    TRY(read_named(r, found));
    if (!*found)
        TRY(read_weekday(r, found));
    if (!*found)
        TRY(read_month_first(r, found));
    if (!*found)
        TRY(read_numbered(r, found));
    return RC_OK;
}

enum { DAYS, WEEKS, MONTHS, MINUTES, HOURS, HOURS_AND_HALF };

static const struct scan_word lengths[] = {
    {"d", DAYS},
    {"day", DAYS},
    {"days", DAYS},
    {"w", WEEKS},
    {"week", WEEKS},
    {"weeks", WEEKS},
    {"mo", MONTHS},
    {"month", MONTHS},
    {"months", MONTHS},
    {"m", MINUTES},
    {"min", MINUTES},
    {"mins", MINUTES},
    {"minute", MINUTES},
    {"minutes", MINUTES},
    {"h", HOURS},
    {"hr", HOURS},
    {"hrs", HOURS},
    {"hour", HOURS},
    {"hours", HOURS},
    {"天", DAYS},
    {"周", WEEKS},
    {"个星期", WEEKS},
    {"星期", WEEKS},
    {"个月", MONTHS},
    {"分钟", MINUTES},
    {"小时", HOURS},
    {"个小时", HOURS},
    {"个半小时", HOURS_AND_HALF},
    {0},
};

static enum rc add_minutes(struct reading *r, int64_t minutes, bool *found)
{
    minutes += r->now.minute < 0 ? 0 : r->now.minute;
    r->minute = (int)(minutes % 1440);
    r->is_done = true;
    return set_day(r, day_plus(r->now.day, (int)(minutes / 1440)), found);
}

static enum rc add_length(struct reading *r, int n, int unit, bool *found)
{
    switch (unit) {
    case MONTHS:
        return set_day(r, day_plus_months(r->now.day, n), found);
    case WEEKS:
        return set_day(r, day_plus(r->now.day, 7 * n), found);
    case DAYS:
        return set_day(r, day_plus(r->now.day, n), found);
    case HOURS:
        return add_minutes(r, 60 * (int64_t)n, found);
    case HOURS_AND_HALF:
        return add_minutes(r, 60 * (int64_t)n + 30, found);
    default:
        return add_minutes(r, n, found);
    }
}

/* +3d, in 3 days, 3天后 */
enum rc reading_length(struct reading *r, bool *found)
{
    const char *start = r->scan.at;
    bool is_ahead = scan_take(&r->scan, "+") || scan_take(&r->scan, "in ");
    int n = 30, unit = MINUTES;

    scan_blanks(&r->scan);
    bool is_length = scan_take(&r->scan, "半小时") || scan_take(&r->scan, "half an hour");
    if (!is_length && scan_number(&r->scan, &n)) {
        scan_blanks(&r->scan);
        is_length = scan_one_of(&r->scan, lengths, &unit);
    }
    bool is_later = scan_take(&r->scan, "后") || scan_take(&r->scan, "以后") ||
                    scan_take(&r->scan, "之后") || scan_take(&r->scan, " later");
    if (is_length && (is_ahead || is_later))
        return add_length(r, n, unit, found);
    r->scan.at = start;
    return RC_OK;
}
