/* The weeks and holidays that people keep. */

#include "store/calendars.h"

#include "store/store_inside.h"

#include <string.h>

enum { GET, DAYS, ADD, MARK };

static const char *const sql[] = {
    [GET] = "SELECT pattern, last_known_year FROM calendar WHERE name = ?1",
    [DAYS] = "SELECT day, kind FROM calendar_day WHERE calendar = ?1 ORDER BY day",
    [ADD] = "INSERT INTO calendar (name, pattern, last_known_year) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (name) DO UPDATE SET pattern = excluded.pattern,"
            " last_known_year = excluded.last_known_year",
    [MARK] = "INSERT INTO calendar_day (calendar, day, kind, title)"
             " VALUES (?1, ?2, ?3, ?4)"
             " ON CONFLICT (calendar, day) DO UPDATE SET kind = excluded.kind,"
             " title = excluded.title",
};

const struct queries calendars_queries = QUERIES("calendars", sql);

enum { DAYS_IN_A_WEEK = 7, MINUTES_OF_DAY = 24 * 60 };

static enum rc bad(struct turn *t, const char *what)
{
    return err_set(&t->err, RC_USAGE,
                   IN(t, "the calendar's pattern has no good %s", "日历格式有误：%s"),
                   what);
}

/* "09:30"; "24:00" ends a day. */
static bool read_clock(const cJSON *item, int16_t *out)
{
    const char *text = cJSON_IsString(item) ? item->valuestring : "";

    if (strlen(text) != 5 || strspn(text, "0123456789:") != 5 || text[2] != ':' ||
        text[0] == ':' || text[1] == ':' || text[3] == ':' || text[4] == ':')
        return false;
    int hours = (text[0] - '0') * 10 + (text[1] - '0');
    int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    int all = hours * 60 + minutes;
    if (minutes > 59 || all > MINUTES_OF_DAY)
        return false;
    *out = (int16_t)all;
    return true;
}

static bool read_ranges(const cJSON *list, struct hours out[CALENDAR_RANGES])
{
    int last = 0, n = 0;
    const cJSON *pair;

    if (!cJSON_IsArray(list) || cJSON_GetArraySize(list) > CALENDAR_RANGES)
        return false;
    cJSON_ArrayForEach(pair, list)
    {
        struct hours *range = &out[n++];

        if (!cJSON_IsArray(pair) || cJSON_GetArraySize(pair) != 2 ||
            !read_clock(cJSON_GetArrayItem(pair, 0), &range->from) ||
            !read_clock(cJSON_GetArrayItem(pair, 1), &range->until) ||
            range->from < last || range->until <= range->from)
            return false;
        last = range->until;
    }
    return true;
}

static enum rc read_pattern(struct turn *t, const char *pattern, struct calendar *out)
{
    JSON *tree = NULL;
    const cJSON *week;

    TRY(json_read(pattern, strlen(pattern), &json_usual, &tree, &t->err));
    week = json_get(tree, "week");
    if (!cJSON_IsArray(week) || cJSON_GetArraySize(week) != DAYS_IN_A_WEEK)
        return bad(t, "week");
    for (int i = 0; i < DAYS_IN_A_WEEK; i++)
        if (!read_ranges(cJSON_GetArrayItem(week, i), out->week[i]))
            return bad(t, "week");
    if (!read_ranges(json_get(tree, "makeup"), out->makeup))
        return bad(t, "makeup");
    return RC_OK;
}

static enum rc read_days(struct turn *t, const char *name, struct calendar *out)
{
    QUERY *q = query(t, &calendars_queries, DAYS);
    size_t room = 64, n = 0;
    struct exception *days = TAKE_N(t->arena, room, struct exception);
    enum rc rc;

    bind_text(q, 1, name);
    while ((rc = row(t, q)) == RC_OK) {
        if (n == room) {
            struct exception *more = TAKE_N(t->arena, room * 2, struct exception);

            memcpy(more, days, n * sizeof(*days));
            days = more;
            room *= 2;
        }
        TRY(day_parse_iso(column_text(q, 0, t->arena), &days[n].day, &t->err));
        days[n++].kind =
            text_same(column_text(q, 1, t->arena), "off") ? DAY_OFF : DAY_WORKING;
    }
    if (rc != RC_ABSENT)
        return rc;
    out->exceptions = days;
    out->n_exceptions = n;
    return RC_OK;
}

static enum rc read_row(struct turn *t, const char *name, const char **pattern,
                        int *last_known_year)
{
    QUERY *q = query(t, &calendars_queries, GET);

    bind_text(q, 1, name);
    TRY(row(t, q));
    *pattern = column_text(q, 0, t->arena);
    *last_known_year = (int)column_int(q, 1);
    return RC_OK;
}

enum rc calendar_of(struct turn *t, const struct person *person, struct calendar *out)
{
    return known_calendar(t, person->calendar ? person->calendar : "", out);
}

/* "Monday", "下周一"; further off than a week a name alone would mislead. */
static const char *day_name(struct turn *t, struct day day, struct day today,
                            enum lang lang)
{
    static const char *const names[][3] = {
        {"Monday", "周一", "下周一"},    {"Tuesday", "周二", "下周二"},
        {"Wednesday", "周三", "下周三"}, {"Thursday", "周四", "下周四"},
        {"Friday", "周五", "下周五"},    {"Saturday", "周六", "下周六"},
        {"Sunday", "周日", "下周日"}};
    enum weekday weekday = day_weekday(day);
    int ahead = day_between(today, day);

    if (ahead == 1)
        return lang == LANG_ZH ? "明天" : "Tomorrow";
    if (ahead >= DAYS_IN_A_WEEK)
        return day_text(t->arena, day, today, lang);
    if (lang != LANG_ZH)
        return names[weekday][0];
    return names[weekday][weekday < day_weekday(today) ? 2 : 1];
}

enum rc calendar_quick_day(struct turn *t, const struct person *person, enum lang lang,
                           int days, const char *label, struct quick_day *out)
{
    struct day today = wall_at(t, person->zone, t->now).day;
    struct day asked = day_plus(today, days);
    struct calendar calendar;
    struct day day;

    TRY(calendar_of(t, person, &calendar));
    day = calendar_add_days(&calendar, day_plus(asked, -1), 1);
    *out = (struct quick_day){
        day, label && day.n == asked.n ? label : day_name(t, day, today, lang)};
    return RC_OK;
}

enum rc calendar_read(struct turn *t, const char *name, struct calendar *out)
{
    struct calendar made = {0};
    const char *pattern;
    enum rc rc = read_row(t, name, &pattern, &made.last_known_year);

    if (rc == RC_ABSENT) {
        calendar_usual(out);
        return RC_OK;
    }
    TRY(rc);
    TRY(read_pattern(t, pattern, &made));
    TRY(read_days(t, name, &made));
    *out = made;
    return RC_OK;
}

enum rc calendar_add(struct turn *t, const char *name, const char *pattern_json,
                     int last_known_year)
{
    struct calendar tried = {0};
    QUERY *q = query(t, &calendars_queries, ADD);

    TRY(read_pattern(t, pattern_json, &tried));
    bind_text(q, 1, name);
    bind_text(q, 2, pattern_json);
    bind_int(q, 3, last_known_year);
    return done(t, q);
}

enum rc calendar_mark(struct turn *t, const char *name, struct day day,
                      enum exception_kind kind, const char *title)
{
    QUERY *q = query(t, &calendars_queries, MARK);

    bind_text(q, 1, name);
    bind_text(q, 2, day_iso(t->arena, day));
    bind_text(q, 3, kind == DAY_OFF ? "off" : "working");
    bind_text(q, 4, title);
    return done(t, q);
}
