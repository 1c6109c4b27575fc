/* Days and clock times together: every way in which one stands beside the other. */
#include "commands/language/reader.h"

#include <string.h>

enum { W_TIME_WEIGHT = 20, W_DATE_WEIGHT = 30, W_DATETIME_WEIGHT = 40 };

static struct day today(const struct reader *r)
{
    return r->context->now.day;
}

/* today, 后天, tonight */
static size_t read_near_day(const struct reader *r, size_t at, struct when *out)
{
    int value;
    size_t end = word(r, at, W_DAYPART, &value), plain = word(r, at, W_DAY, NULL);
    size_t loose = word(r, at, W_DAY_LOOSE, NULL);

    out->has_day = true;
    out->is_relative = true;
    out->e.rule = "near_day";
    out->e.at.minute = -1;
    if (end && end >= plain) {
        out->e.at.day = day_plus(today(r), value / 16 - 8);
        out->e.part = (enum day_part)(value % 16);
        return end;
    }
    if (!plain && (plain = loose) != 0)
        out->e.flags |= ENTITY_UNSURE;
    if (plain) {
        (void)word(r, at, loose == plain ? W_DAY_LOOSE : W_DAY, &value);
        out->e.at.day = day_plus(today(r), value);
    }
    return plain;
}

static size_t read_written_day(const struct reader *r, size_t at, struct when *out)
{
    static size_t (*const readers[])(const struct reader *, size_t, struct when *) = {
        read_numeric_day, read_month_day, read_chinese_day};
    struct when w;
    size_t end = 0, last;

    for (size_t i = 0; i < COUNT(readers); i++) {
        w = (struct when){0};
        if ((last = readers[i](r, at, &w)) > end) {
            *out = w;
            end = last;
        }
    }
    return end;
}

/* Marks between a day and what says the same day again. */
static size_t skip_marks(const struct reader *r, size_t at)
{
    for (int i = 0; i < 3 && at < r->len; i++) {
        if (r->t[at] == ' ' || r->t[at] == ',' || r->t[at] == '(')
            at++;
    }
    return at;
}

/* "Friday 9.30" is half past nine where the 30th of September is no Friday. */
static bool is_clock_instead(const struct reader *r, size_t at, size_t end,
                             const struct when *day, const struct when *written)
{
    struct when clock = {0};
    struct day a = day->e.at.day, b = written->e.at.day;

    if (!memchr(r->t + at, '.', end - at) || read_clock(r, at, &clock) != end)
        return false;
    if (!day_known(a) || !day_known(b))
        return true;
    return day->is_weekday ? day_weekday(a) != day_weekday(b) : a.n != b.n;
}

/* "Friday 7/6", "tomorrow, 13/04/21": the date says more. "10月12日，星期一" */
static size_t add_second_name(const struct reader *r, size_t end, struct when *w)
{
    struct when more = {0};
    size_t from = skip_marks(r, end), behind;
    int weekday;

    if (w->is_range || !w->has_day)
        return end;
    if (w->is_weekday || w->is_relative) {
        if (w->e.part == PART_UNSAID && !w->has_clock &&
            (behind = read_written_day(r, from, &more)) != 0 &&
            !is_clock_instead(r, from, behind, w, &more)) {
            *w = more;
            end = behind;
        }
    } else if ((behind = word(r, from, W_WEEKDAY, &weekday)) != 0) {
        if (!word(r, behind, W_RANGE, NULL) && !next_word(r, behind, W_RANGE, NULL))
            end = behind;
    }
    if (end < r->len && r->t[end] == ')' && from > 0 && memchr(r->t, '(', end))
        end++;
    return end;
}

/* What is read the same however deep in another day it stands. */
static size_t read_unshifted(const struct reader *r, size_t at, struct when *out)
{
    static const struct way ways[] = {
        {read_near_day, WORD_SET(W_DAYPART, W_DAY, W_DAY_LOOSE), {{0}}},
        {read_numeric_day, WORD_SET(W_FIGURE), {{0}}},
        {read_month_day, WORD_SET(W_MONTH, W_REL, W_THE, W_ORDINAL, W_NUMBERS),
         WORD_SET(W_MONTH)},
        {read_named_day, WORD_SET(W_THE, W_ORDINAL, W_FIGURE), {{0}}},
        {read_chinese_day,
         WORD_SET(W_MONTH, W_REL, W_YEAR_REL, W_LUNAR, W_LUNAR_MONTH, W_NUMBERS),
         WORD_SET(W_MONTH, W_REL, W_DAY_MARK, W_LUNAR, W_LUNAR_MONTH)},
        {read_weekday,
         WORD_SET(W_WEEKDAY, W_WEEK_REL, W_REL, W_COMING, W_ORDINAL, W_MONTH, W_THE,
                  W_UNIT),
         WORD_SET(W_WEEKDAY)},
        {read_holiday, WORD_SET(W_HOLIDAY, W_YEAR_REL, W_REL, W_COMING, W_THE, W_NUMBERS),
         WORD_SET(W_HOLIDAY)},
        {read_edge,
         WORD_SET(W_END_OF, W_START_OF, W_MID_OF, W_REL, W_EDGE, W_YEAR_REL, W_MONTH,
                  W_SEASON_QUARTER, W_HALF_YEAR, W_NUMBERS),
         WORD_SET(W_END_OF, W_START_OF, W_MID_OF, W_EDGE, W_EDGE_MARK)},
        {read_workday, {{0}}, WORD_SET(W_WORKDAY, W_HOLIDAYS_OVER, W_HOLIDAY)},
    };
    static const struct way from_now = {
        read_from_now, WORD_SET(W_IN, W_PASSED, W_WITHIN, W_FEW, W_NUMBERS),
        WORD_SET(W_IN, W_PASSED, W_WITHIN, W_AGO, W_LATER, W_WITHIN_BACK)};

    enum { BARE_WAYS = 5 }; /* of them, those that begin with a mere figure */
    struct when w = {0};
    size_t n = is_bare_figure(r, at) ? BARE_WAYS : COUNT(ways);
    size_t end = read_longest(r, at, ways, n, out);
    size_t last = read_longest(r, at, &from_now, 1, &w);

    if (last > end)
        *out = w;
    return last > end ? last : end;
}

static size_t keep(const struct reader *r, size_t end, const struct when *w,
                   struct when **kept)
{
    if (end) {
        *kept = TAKE(r->arena, struct when);
        **kept = *w;
    }
    return end;
}

static size_t read_anew(const struct reader *r, size_t at, int depth, struct when *out)
{
    struct memo *memo = &r->memo[at];
    struct when w = {0};
    size_t last;

    if (!memo->has_unshifted) {
        memo->has_unshifted = true;
        memo->unshifted_end =
            (uint32_t)keep(r, read_unshifted(r, at, &w), &w, &memo->unshifted);
    }
    size_t end = memo->unshifted_end;
    if (end)
        *out = *memo->unshifted;
    w = (struct when){0};
    if ((last = read_shifted(r, at, depth, &w)) > end) {
        *out = w;
        end = last;
    }
    if (!end)
        return 0;
    if (!out->has_clock)
        out->e.kind = ENTITY_DATE;
    return add_second_name(r, end, out);
}

size_t read_day(const struct reader *r, size_t at, int depth, struct when *out)
{
    struct memo *memo = &r->memo[at < r->len ? at : r->len];

    if (depth >= MEMO_DEPTHS || at >= r->len)
        return 0;
    if (!memo->has_day[depth]) {
        struct when w = {0};
        memo->has_day[depth] = true;
        memo->day_end[depth] =
            (uint32_t)keep(r, read_anew(r, at, depth, &w), &w, &memo->day[depth]);
    }
    if (memo->day_end[depth])
        *out = *memo->day[depth];
    return memo->day_end[depth];
}

static void add_when(struct reader *r, size_t from, size_t until, struct when *w)
{
    int weight = w->e.kind == ENTITY_DATETIME ? W_DATETIME_WEIGHT
                 : w->e.kind == ENTITY_DATE   ? W_DATE_WEIGHT
                                              : W_TIME_WEIGHT;

    if (w->e.flags & ENTITY_UNSURE)
        weight -= 15;
    found(r, from, until, weight, &w->e);
}

/* What may stand between a day and its time; whether "at" was among it. */
static size_t skip_to_clock(const struct reader *r, size_t at, bool *has_at)
{
    size_t next;

    for (int i = 0; i < 4 && at < r->len; i++) {
        if (r->t[at] == ' ' || r->t[at] == ')' || r->t[at] == '(' || r->t[at] == '-') {
            at++;
        } else if ((next = word(r, at, W_AT, NULL)) != 0 ||
                   (next = word(r, at, W_AT_LOOSE, NULL)) != 0) {
            *has_at = true;
            at = next;
        } else if ((next = word(r, at, W_COMMA, NULL)) != 0 ||
                   (next = word(r, at, W_AT_ZH, NULL)) != 0 ||
                   (next = word(r, at, W_SOMETIME, NULL)) != 0 ||
                   (next = word(r, at, W_THE, NULL)) != 0) {
            at = next;
        } else {
            break;
        }
    }
    return at;
}

/* A clock time joins a day. */
static void join(const struct reader *r, const struct when *day, const struct when *clock,
                 struct when *out)
{
    *out = *day;
    out->has_clock = true;
    out->hour = clock->hour;
    out->minute = clock->minute;
    out->second = clock->second;
    out->has_meridiem = clock->has_meridiem;
    out->is_bare = clock->is_bare;
    out->has_exact = clock->has_exact;
    if (clock->e.part != PART_UNSAID)
        out->e.part = clock->e.part;
    out->e.flags |= clock->e.flags & (unsigned)(ENTITY_IMPOSSIBLE | ENTITY_AMBIGUOUS);
    out->e.flags &= ~(unsigned)ENTITY_UNSURE;
    settle_clock(r, out);
}

/* "Oct 26 15:50:06 2016": the year behind the time. */
static size_t add_late_year(const struct reader *r, size_t end, const struct when *day,
                            struct when *both)
{
    int year, y, month, mday, digits;
    size_t behind = blank(r, end);

    if (!day->has_month || day->has_year || !day_known(day->e.at.day))
        return end;
    behind = read_digits(r, behind, 4, &year, &digits);
    if (!behind || digits != 4 || year < 1900 || year > 2100 || is_digit(r, behind))
        return end;
    day_split(day->e.at.day, &y, &month, &mday);
    if (!day_make(year, month, mday, &both->e.at.day))
        return end;
    both->e.flags &= ~(unsigned)ENTITY_OPEN;
    return behind;
}

/* What follows a day: its time, or the part of the day. */
/* "Remind me tomorrow 10 to call": an hour in figures between the day and what to do;
 * "3 to 5" goes on to another. */
static bool is_hour_to_do(const struct reader *r, size_t at, size_t hour, size_t end)
{
    static const char *const heads[] = {"remind me ",    "remind us ", "remind me on ",
                                        "remind us on ", "wake me ",   "ping me ",
                                        "提醒我"};
    static const char *const joints[] = {" to ", " about ", " that "};
    static const char *const deeds[] = {"给", "跟", "去", "打", "找", "联系", "拜访"};
    bool is_asked = false;

    for (size_t i = 0; i < COUNT(heads); i++) {
        size_t len = strlen(heads[i]);
        is_asked |= at >= len && literal(r, at - len, heads[i]) == at;
    }
    for (size_t i = 0; i < COUNT(joints) && is_asked && is_digit(r, hour); i++) {
        size_t next = literal(r, end, joints[i]);
        if (next)
            return is_latin(r, next) && !word(r, next, W_CARDINAL, NULL);
    }
    for (size_t i = 0; i < COUNT(deeds) && is_asked && is_digit(r, hour); i++)
        if (literal(r, end, deeds[i]))
            return true;
    return false;
}

/* "Tomorrow 10 call Verdant", "Friday 9, then Harrow": an hour in figures between the day
 * and what is done then. */
static bool is_hour_of_deed(const struct reader *r, size_t hour, size_t end)
{
    static const char *const deeds[] = {" call ",  " ring ",   " phone ", " visit ",
                                        " meet ",  " see ",    " email ", " demo ",
                                        " lunch ", " coffee ", " speak ", " talk ",
                                        " chase ", ", then ",  ", and "};

    for (size_t i = 0; i < COUNT(deeds) && is_digit(r, hour); i++) {
        size_t next = literal(r, end, deeds[i]);
        if (next)
            return is_latin(r, next) && !word(r, next, W_CARDINAL, NULL);
    }
    return false;
}

static void look_behind_day(struct reader *r, size_t at, size_t end,
                            const struct when *day)
{
    struct when clock = {0}, both;
    bool has_at = false;
    enum day_part part;
    size_t from = skip_to_clock(r, end, &has_at), behind;

    if (day->is_range || day->has_clock)
        return;
    if (r->t[end] == 't' && is_digit(r, end + 1))
        from = end + 1;
    behind = read_clock(r, from, &clock);
    bool ends =
        behind >= words_until(&r->normal) && (day->is_relative || day->is_weekday);
    bool is_sure =
        !(clock.e.flags & ENTITY_UNSURE) || has_at || ends ||
        is_hour_to_do(r, at, from, behind) ||
        ((day->is_relative || day->is_weekday) && is_hour_of_deed(r, from, behind)) ||
        (day->e.part != PART_UNSAID && from < r->len);
    /* "March 9 to 13" ends on a day, not at an hour. */
    bool is_range = day->has_month && clock.e.flags & ENTITY_UNSURE &&
                    next_word(r, end, W_RANGE, NULL);
    if (behind && is_sure && !is_range) {
        if (r->t[behind] == 'z' && r->t[end] == 't')
            behind++;
        join(r, day, &clock, &both);
        behind = add_late_year(r, behind, day, &both);
        add_when(r, at, behind, &both);
        return;
    }
    both = *day;
    both.e.flags &= ~(unsigned)ENTITY_UNSURE;
    if ((behind = read_part(r, from, &part)) != 0) {
        both.e.part = part;
        add_when(r, at, behind, &both);
    } else if ((behind = word(r, from, W_DAY_END, NULL)) != 0) {
        both.e.part = PART_DAY_END;
        add_when(r, at, behind, &both);
    } else if ((behind = word(r, from, W_CLOCK, NULL)) != 0) {
        if (read_clock(r, from, &clock)) {
            join(r, day, &clock, &both);
            add_when(r, at, behind, &both);
        }
    }
}

static void look_for_days(struct reader *r, size_t at)
{
    struct when day = {0};
    size_t end = read_day(r, at, 0, &day);

    if (!end)
        return;
    add_when(r, at, end, &day);
    look_behind_day(r, at, end, &day);
}

/* "8pm on the 15th", "five-thirty tomorrow evening", "10, tonight" */
static void look_behind_clock(struct reader *r, size_t at, size_t end,
                              const struct when *clock, bool has_at)
{
    struct when day = {0}, both;
    enum day_part part;
    size_t from = end, next;

    for (int i = 0; i < 3 && from < r->len; i++) {
        if (r->t[from] == ' ')
            from++;
        else if ((next = word(r, from, W_COMMA, NULL)) != 0 ||
                 (next = word(r, from, W_ON, NULL)) != 0 ||
                 (next = word(r, from, W_OF, NULL)) != 0)
            from = next;
    }
    size_t behind = read_day(r, from, 0, &day);
    if (!behind || day.is_range || day.has_clock)
        return;
    bool is_sure =
        !(clock->e.flags & ENTITY_UNSURE) || has_at || day.e.part != PART_UNSAID;
    next = read_part(r, blank(r, past_word(r, behind, W_COMMA)), &part);
    if (!is_sure && !next)
        return;
    if (next && (unsigned char)r->t[next - 1] < 0x80) {
        day.e.part = part;
        behind = next;
    }
    join(r, &day, clock, &both);
    add_when(r, at, behind, &both);
}

static void look_for_clocks(struct reader *r, size_t at)
{
    struct when clock = {0}, alone;
    bool has_at = has_before(r, at, W_AT, NULL);
    bool has_loose = has_at || has_before(r, at, W_AT_LOOSE, NULL);
    size_t end = read_clock(r, at, &clock);

    if (!end)
        return;
    if (!(clock.e.flags & ENTITY_UNSURE) || has_loose) {
        alone = clock;
        settle_clock(r, &alone);
        if (has_at)
            alone.e.flags &= ~(unsigned)ENTITY_UNSURE;
        size_t next = blank(r, end);
        bool is_counted = clock.e.flags & ENTITY_UNSURE && is_latin(r, next) &&
                          !next_word(r, end, W_ON, NULL);
        if (has_at) /* "at 7p" is no money, "at 9.30" no day */
            found(r, at, end, W_DATE_WEIGHT + 1, &alone.e);
        else if (!is_counted)
            add_when(r, at, end, &alone);
    }
    look_behind_clock(r, at, end, &clock, has_at);
}

/* "morning", "morning of the 5th" */
static void look_for_part(struct reader *r, size_t at)
{
    struct entity alone = {
        .kind = ENTITY_PART, .at = {.day = DAY_NONE, .minute = -1}, .rule = "part"};
    struct when day = {0};
    enum day_part part;
    size_t end = read_part(r, at, &part);

    if (!end)
        return;
    alone.part = part;
    found(r, at, end, 5, &alone);
    size_t of = next_word(r, end, W_OF, NULL);
    size_t behind = of ? read_day(r, blank(r, of), 0, &day) : 0;
    if (behind && !day.is_range && !day.has_clock) {
        day.e.part = part;
        day.e.flags &= ~(unsigned)ENTITY_UNSURE;
        add_when(r, at, behind, &day);
    }
}

/* now, eod, "end of tomorrow" */
static void look_for_fixed(struct reader *r, size_t at)
{
    static const struct word_set starts =
        WORD_SET(W_NOW, W_DAY_END, W_END_OF, W_PART, W_PART_EDGE);
    struct when w = {.has_day = true}, day = {0};
    struct moment now = r->context->now;
    size_t end = word(r, at, W_NOW, NULL), behind;

    if (!begins(r, at, &starts))
        return;

    w.e.at = now;
    if (end) {
        w.e.kind = ENTITY_DATETIME;
        w.e.second = r->context->now_second;
        w.e.flags = ENTITY_NOW;
        w.e.rule = "now";
        add_when(r, at, end, &w);
    }
    w.e.kind = ENTITY_DATE;
    w.e.second = 0;
    w.e.at.minute = -1;
    w.e.part = PART_DAY_END;
    w.e.flags = 0;
    w.e.rule = "day_end";
    if ((end = word(r, at, W_DAY_END, NULL)) != 0) {
        add_when(r, at, end, &w);
        behind =
            read_day(r, blank(r, past_word(r, past_word(r, end, W_OF), W_ON)), 0, &day);
        if (behind && !day.is_range && !day.has_clock) {
            day.e.part = PART_DAY_END;
            day.e.flags &= ~(unsigned)ENTITY_UNSURE;
            add_when(r, at, behind, &day);
        }
    }
    day = (struct when){0};
    int is_end = 0;
    end = word(r, at, W_END_OF, &is_end);
    if (end && is_end && !(behind = read_day(r, blank(r, end), 0, &day)))
        behind = read_day(r, blank(r, past_word(r, end, W_THE)), 0, &day);
    else if (!end || !is_end)
        behind = 0;
    if (behind && !day.is_range && !day.has_clock) {
        day.e.part = PART_DAY_END;
        add_when(r, at, behind, &day);
    }
    look_for_part(r, at);
}

static void look_for_lengths(struct reader *r, size_t at)
{
    struct entity e = {
        .kind = ENTITY_DURATION, .at = {.day = DAY_NONE, .minute = -1}, .rule = "length"};
    size_t end = read_length(r, at, &e);

    if (end)
        found(r, at, end, 12, &e);
}

void look_for_times(struct reader *r, size_t at)
{
    if (is_digit(r, at) && at &&
        (is_latin(r, at - 1) || r->t[at - 1] == '#' || is_in_ref(r, at)))
        return;
    look_for_fixed(r, at);
    look_for_days(r, at);
    look_for_clocks(r, at);
    look_for_day_ranges(r, at);
    look_for_short_ranges(r, at);
    look_for_lengths(r, at);
}
