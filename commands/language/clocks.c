/* Clock times: 15:00, 3pm, 下午3点半, 差五分八点; how they are settled on a day */
#include "commands/language/clocks_inside.h"

size_t read_part(const struct reader *r, size_t at, enum day_part *part)
{
    size_t from = blank(r, past_word(r, at, W_PART_EDGE));
    int value;
    size_t end = word(r, from > at ? from : at, W_PART, &value);

    if (end)
        *part = (enum day_part)value;
    return end;
}

void set_clock(struct when *w, int hour, int minute, int second)
{
    w->has_clock = true;
    w->hour = hour;
    w->minute = minute;
    w->second = second;
    w->e.rule = "clock";
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute))
        w->e.flags |= ENTITY_IMPOSSIBLE;
}

size_t read_meridiem(const struct reader *r, size_t at, struct when *w)
{
    int which;
    size_t end = word(r, at, W_MERIDIEM, &which);

    if (!end && at < r->len && (r->t[at] == ' ' || r->t[at] == '-')) {
        end = word(r, at + 1, W_MERIDIEM, &which);
        if (end == at + 2)
            return 0;
    }
    if (!end || w->hour > (which ? 23 : 12))
        return 0;
    w->has_meridiem = true;
    w->is_bare = false;
    if (w->hour == 12)
        w->hour = which ? 12 : 0;
    else if (w->hour < 12 && which)
        w->hour += 12;
    return end;
}

/* :30, :30:15 */
static size_t read_colons(const struct reader *r, size_t at, int *minute, int *second)
{
    int digits;
    size_t end;

    bool is_mark = r->t[at] == ':' || (r->t[at] == 'h' && !is_digit(r, at + 3));
    if (!is_mark || !(end = read_digits(r, at + 1, 2, minute, &digits)) || digits != 2)
        return 0;
    if (r->t[end] == ':' && is_digit(r, end + 1)) {
        end = read_digits(r, end + 1, 2, second, &digits);
        if (!end || digits != 2)
            return 0;
        if (r->t[end] == '.' && is_digit(r, end + 1)) /* fractions of a second */
            for (end++; is_digit(r, end);)
                end++;
    }
    return end;
}

/* "at 1900 each": a price. */
static bool is_priced(const struct reader *r, size_t end)
{
    static const char *const units[] = {"each",    "apiece", "per ", "a unit",
                                        "a piece", "ea",     "/",    "a pop",
                                        "a seat",  "一",     "每"};
    size_t at = blank(r, end), next;

    for (size_t i = 0; i < COUNT(units); i++)
        if ((next = literal(r, at, units[i])) != 0 &&
            (!is_latin(r, next - 1) || !is_latin(r, next)))
            return true;
    return next_word(r, end, W_CURRENCY, NULL) ||
           next_word(r, end, W_CURRENCY_CODE, NULL);
}

/* "5 VP-90 at 2400", "10 units at 1900": behind what is counted stands its price. */
static bool is_price_of(const struct reader *r, size_t at)
{
    size_t end = at > 4 && literal(r, at - 4, " at ") ? at - 4 : 0, from = end;
    bool has_digit = false;

    while (from && r->t[from - 1] != ' ') {
        from--;
        has_digit |= is_digit(r, from);
    }
    return from < end &&
           ((has_digit && is_latin(r, from)) || word(r, from, W_COUNTER, NULL));
}

/* Behind four digits: what makes them a time of the day. */
static size_t read_hours_mark(const struct reader *r, size_t at, size_t end, int value)
{
    size_t next = literal(r, end, "h");

    next = next && !is_latin(r, next) ? next : 0;
    if (!next)
        next = literal(r, blank(r, end), "hours");
    if (!next)
        next = literal(r, blank(r, end), "hrs");
    bool is_round = r->t[at] == '0' || value % 5 == 0;
    if (!next && is_round && has_before(r, at, W_AT, NULL) && !is_latin(r, end) &&
        !is_priced(r, end) && !is_price_of(r, at))
        next = end;
    return next;
}

/* "sold at 850": what is valued stands at a price. */
static bool is_valued_at(const struct reader *r, size_t at)
{
    static const char *const values[] = {
        "price", "priced",  "prices",  "quote", "quoted", "offer",  "offered",
        "sell",  "sold",    "selling", "buy",   "bought", "value",  "valued",
        "deal",  "deals",   "closed",  "won",   "stands", "amount", "budget",
        "worth", "set",     "sits",    "bid",   "each",   "unit",   "units",
        "order", "ordered", "them",    "it",    "is",     "now"};
    size_t end = at > 4 && literal(r, at - 4, " at ") ? at - 4 : 0, from = end;

    while (from && is_latin(r, from - 1))
        from--;
    for (size_t i = 0; i < COUNT(values); i++)
        if (literal(r, from, values[i]) == end && end)
            return true;
    return false;
}

bool goes_on_as_amount(const struct reader *r, size_t end)
{
    static const enum word others[] = {
        W_COUNTER, W_MEASURE,  W_BUCK,  W_SCALE_SHORT,   W_SCALE,     W_PERCENT,
        W_POINTS,  W_CURRENCY, W_SIGN,  W_OCLOCK,        W_YEAR_MARK, W_DAY_MARK,
        W_UNIT,    W_FOLD,     W_TIMES, W_CURRENCY_CODE, W_MONTH_MARK};

    if (literal(r, end, "打给") || literal(r, end, "打电话"))
        return false; /* 打 is a dozen elsewhere */
    for (size_t i = 0; i < COUNT(others); i++)
        if (next_word(r, end, others[i], NULL))
            return true;
    return is_latin(r, end) || (r->t[end] == '.' && is_digit(r, end + 1)) ||
           r->t[end] == '-' || r->t[end] == '/' || r->t[end] == ':' ||
           (r->t[end] == ',' && is_digit(r, end + 1)) || is_priced(r, end);
}

/* "at 830", 明天830, "every workday 830", 830开会: three or four digits that something
 * makes a time of. */
static bool is_packed_time(const struct reader *r, size_t at, size_t end, int value)
{
    static const enum word days[] = {W_DAY,     W_WEEKDAY,  W_DAYPART,  W_PART,
                                     W_WORKDAY, W_WORKDAYS, W_REPEATED, W_WEEKDAYS};

    static const char *const behind[] = {"开会", "见面", "碰头", "集合",
                                         "出发", "面谈", "开始", "会议"};

    if (value % 5 || goes_on_as_amount(r, end))
        return false;
    if (end - at == 3 && has_before(r, at, W_AT, NULL) && !is_price_of(r, at))
        return !is_valued_at(r, at);
    for (size_t i = 0; i < COUNT(days) && value % 100; i++)
        if (has_before(r, at, days[i], NULL))
            return true;
    for (size_t i = 0; i < COUNT(behind) && value % 100; i++)
        if (literal(r, end, behind[i]))
            return true;
    return false;
}

/* 730pm, 1140 a.m., 1800h, at 0800, at 830 */
static size_t read_packed_clock(const struct reader *r, size_t at, size_t end, int value,
                                struct when *w)
{
    size_t next;

    set_clock(w, value / 100, value % 100, 0);
    if (w->e.flags & ENTITY_IMPOSSIBLE)
        return 0;
    next = read_meridiem(r, end, w);
    if (!next && end - at == 4) {
        next = read_hours_mark(r, at, end, value);
        w->has_exact = true;
    }
    if (!next && is_packed_time(r, at, end, value)) {
        w->is_bare = value < 1300 && r->t[at] != '0';
        w->has_exact = !w->is_bare;
        next = end;
    }
    return next;
}

/* "at 9.30", "Friday 9.30": the hour and its minutes, as the British write it. */
static bool is_dotted_time(const struct reader *r, size_t at, size_t end)
{
    static const enum word days[] = {W_DAY, W_WEEKDAY, W_DAYPART, W_PART};

    if (goes_on_as_amount(r, end) || is_digit(r, end))
        return false;
    if (has_before(r, at, W_AT, NULL))
        return !is_valued_at(r, at) && !is_price_of(r, at);
    for (size_t i = 0; i < COUNT(days); i++)
        if (has_before(r, at, days[i], NULL))
            return true;
    return false;
}

/* 8:00, 08:00:20, 8.30, 8.30pm, 8pm, 730pm, 1800h */
static size_t read_figures(const struct reader *r, size_t at, struct when *w)
{
    int value, digits, minute = 0, second = 0;
    size_t end = read_digits(r, at, 4, &value, &digits), next;

    if (!end)
        return 0;
    if (digits > 2)
        return read_packed_clock(r, at, end, value, w);
    if ((next = read_colons(r, end, &minute, &second)) != 0) {
        if (value > 30)
            return 0;
        set_clock(w, value, minute, second);
        w->has_exact = r->t[at] == '0' || value > 12;
        w->is_bare = !w->has_exact;
        end = read_meridiem(r, next, w);
        return end ? end : next;
    }
    next = r->t[end] == '.' ? read_digits(r, end + 1, 2, &minute, &digits) : 0;
    bool has_minutes = next && digits == 2;
    end = has_minutes ? next : end;
    set_clock(w, value, has_minutes ? minute : 0, 0);
    if (w->e.flags & ENTITY_IMPOSSIBLE)
        return 0;
    next = read_meridiem(r, end, w);
    if (!next && has_minutes && is_dotted_time(r, at, end)) {
        w->has_exact = r->t[at] == '0' || value > 12;
        w->is_bare = !w->has_exact;
        next = end;
    }
    return next;
}

/* 分 and 秒 behind 点: 三十分, 15, 半, 一刻, 整, 差五分 */
static size_t read_chinese_minutes(const struct reader *r, size_t at, struct when *w)
{
    int minute = 0, second = 0;
    size_t end = word(r, at, W_CLOCK_PART, &minute), next;
    struct number n;
    int64_t value;

    if (!end) {
        size_t of = word(r, at, W_SHORT_OF, NULL);
        size_t from = of ? of : literal(r, at, "过");
        from = from ? from : at;
        end = read_number(r, from, NUMBER_NO_TAIL, &n);
        if (!end || !decimal_whole(n.value, &value) || value > 59 || n.is_scaled)
            return at;
        next = word(r, end, W_MINUTES, NULL);
        /* 八点一起吃饭: fewer than ten minutes are said with 零 or 分. */
        bool is_one_character = end - from == 3 && value < 10;
        if (!next && is_one_character && from == at)
            return at;
        if (!next &&
            (word(r, end, W_COUNTER, NULL) || word(r, end, W_UNIT, NULL) ||
             word(r, end, W_MEASURE, NULL) || word(r, end, W_BUCK, NULL) ||
             word(r, end, W_SCALE_SHORT, NULL) || word(r, end, W_DAY_MARK, NULL)))
            return at;
        minute = of ? -(int)value : (int)value;
        end = next ? next : end;
        next = read_number(r, end, NUMBER_NO_TAIL, &n);
        if (next && word(r, next, W_SECONDS, NULL) && decimal_whole(n.value, &value) &&
            value < 60) {
            second = (int)value;
            end = word(r, next, W_SECONDS, NULL);
        }
    }
    int all = w->hour * 60 + minute;
    set_clock(w, all / 60, all % 60, second);
    return end;
}

/* 三点半, 15点20分, 零点, 差十分五点 */
static size_t read_chinese_hour(const struct reader *r, size_t at, struct when *w)
{
    struct number n;
    int64_t hour, before = 0;
    int kind;
    size_t from = word(r, at, W_SHORT_OF, NULL), end, next;

    if (from) {
        int part = 0;
        end = word(r, from, W_CLOCK_PART, &part);
        before = part;
        if (!end && (!(end = read_number(r, from, 0, &n)) ||
                     !decimal_whole(n.value, &before) || before > 59))
            return 0;
        from = past_word(r, end, W_MINUTES);
    }
    from = from ? from : at;
    end = read_number(r, from, NUMBER_NO_TAIL, &n);
    if (!end || !decimal_whole(n.value, &hour) || hour > 30 || n.is_scaled ||
        n.digits > 2)
        return 0;
    next = next_word(r, end, W_OCLOCK, &kind);
    if (!next || kind != 1 || (literal(r, end, "时") && literal(r, end + 3, "间")))
        return 0;
    set_clock(w, (int)hour, 0, 0);
    w->has_exact = hour > 12 || r->t[from] == '0';
    w->is_bare = !w->has_exact;
    if (before && hour > 0) {
        set_clock(w, (int)hour - 1, 60 - (int)before, 0);
        return next;
    }
    if (w->e.flags & ENTITY_IMPOSSIBLE)
        return next;
    end = read_chinese_minutes(r, blank(r, next), w);
    return end > blank(r, next) ? end : next;
}

/* noon, midnight, 正午, 零点一刻 */
static size_t read_clock_word(const struct reader *r, size_t at, struct when *w)
{
    int minute;
    size_t end = word(r, at, W_CLOCK, &minute);

    if (!end)
        return 0;
    set_clock(w, minute / 60, 0, 0);
    w->has_exact = true;
    return (unsigned char)r->t[end - 1] >= 0x80 ? read_chinese_minutes(r, end, w) : end;
}

static size_t read_core(const struct reader *r, size_t at, struct when *out)
{
    static const struct way ways[] = {
        {read_clock_word, WORD_SET(W_CLOCK), {{0}}},
        {read_figures, WORD_SET(W_FIGURE), {{0}}},
        {read_past_to, WORD_SET(W_NUMBERS), WORD_SET(W_PAST, W_TO)},
        {read_half, WORD_SET(W_HALF), {{0}}},
        {read_chinese_hour, WORD_SET(W_SHORT_OF, W_NUMBERS), WORD_SET(W_OCLOCK)},
        {read_spoken, WORD_SET(W_FIGURE, W_CARDINAL), {{0}}},
    };

    return read_longest(r, at, ways, COUNT(ways), out);
}

/* A part of the day around a clock time makes it sure; "morning at 7", "7 in the
 * evening", 下午3点. */
static size_t read_anew(const struct reader *r, size_t at, struct when *out)
{
    enum day_part part = PART_UNSAID;
    size_t front = read_part(r, at, &part), from = at, end, next;

    if (front) {
        from = past_word(r, front, W_OF);
        from = past_word(r, from, W_COMMA);
        from = past_word(r, past_word(r, from, W_AT), W_AT_ZH);
        from = blank(r, from == front ? past_word(r, front, W_AT_LOOSE) : from);
    }
    if (at && (r->t[at - 1] == '#' || r->t[at - 1] == '$'))
        return 0;
    end = read_core(r, from, out);
    if (!end)
        return 0;
    if (!front) {
        next = read_part(r, blank(r, past_word(r, end, W_COMMA)), &part);
        if (next && (unsigned char)r->t[next - 1] < 0x80)
            end = next;
        else
            part = PART_UNSAID;
    }
    if (part != PART_UNSAID) {
        out->e.part = part;
        out->e.flags &= ~(unsigned)ENTITY_UNSURE;
    }
    next = next_word(r, end, W_TIMEZONE, NULL);
    return next ? next : end;
}

size_t read_clock(const struct reader *r, size_t at, struct when *out)
{
    static const struct word_set starts =
        WORD_SET(W_PART, W_PART_EDGE, W_CLOCK, W_SHORT_OF, W_NUMBERS);
    struct memo *memo = &r->memo[at < r->len ? at : r->len];

    if (at >= r->len || !begins(r, at, &starts))
        return 0;
    if (!memo->has_clock) {
        struct when w = {0};
        memo->has_clock = true;
        memo->clock_end = (uint32_t)read_anew(r, at, &w);
        if (memo->clock_end) {
            memo->clock = TAKE(r->arena, struct when);
            *memo->clock = w;
        }
    }
    if (memo->clock_end)
        *out = *memo->clock;
    return memo->clock_end;
}

/* Which hour is meant by a part of the day. */
static int hour_by_part(const struct when *w, unsigned *flags)
{
    int hour = w->hour;

    switch (w->e.part) {
    case PART_UNSAID:
    case PART_DAY_END:
        return hour;
    case PART_DAWN:
        return hour == 12 ? 0 : hour;
    case PART_MORNING:
        return hour;
    case PART_MIDDAY:
        return hour >= 1 && hour <= 3 ? hour + 12 : hour;
    case PART_AFTERNOON:
        return hour >= 1 && hour < 12 ? hour + 12 : hour;
    case PART_NIGHT:
        if (hour == 12)
            return 24;
        if (hour < 5) {
            *flags |= ENTITY_AMBIGUOUS;
            return hour;
        }
        return hour < 12 ? hour + 12 : hour;
    }
    return hour;
}

void settle_clock(const struct reader *r, struct when *w)
{
    struct moment now = r->context->now;
    int hour = w->has_meridiem ? w->hour : hour_by_part(w, &w->e.flags);
    int minute = hour * 60 + w->minute;
    bool is_bare = w->is_bare && w->e.part == PART_UNSAID;

    if (w->e.flags & ENTITY_IMPOSSIBLE) {
        w->e.at.minute = -1;
        if (!w->has_day)
            w->e.at.day = DAY_NONE;
        w->e.kind = w->has_day ? ENTITY_DATETIME : ENTITY_TIME;
        return;
    }
    w->e.second = w->second;
    if (is_bare)
        w->e.flags |= ENTITY_BARE_HOUR;
    if (!w->has_day) {
        w->e.kind = ENTITY_TIME;
        w->e.at = (struct moment){.day = DAY_NONE, .minute = minute % 1440};
        return;
    }
    w->e.kind = ENTITY_DATETIME;
    bool is_today = day_known(w->e.at.day) && w->e.at.day.n == now.day.n;
    if (w->is_weekday && minute > now.minute && day_known(w->e.at.day) &&
        w->e.at.day.n == now.day.n + 7)
        w->e.at.day = now.day;
    /* "Thursday at 4", said on a Thursday: this afternoon. */
    if (w->is_weekday && is_bare && w->hour >= 1 && w->hour <= 7 &&
        day_known(w->e.at.day) && w->e.at.day.n == now.day.n + 7 &&
        minute + 720 > now.minute) {
        w->e.at.day = now.day;
        minute += 720;
    }
    if (is_bare && is_today && w->hour >= 1 && w->hour <= 7 && minute < now.minute &&
        minute + 720 >= now.minute)
        minute += 720;
    if (minute >= 1440 && day_known(w->e.at.day)) {
        w->e.at.day = day_plus(w->e.at.day, 1);
        minute -= 1440;
    }
    w->e.at.minute = minute;
    w->e.part = PART_UNSAID;
    if (day_known(w->e.past_at.day))
        w->e.past_at.minute = minute;
}
