/* Days in figures, and how a day that lacks its year or month is settled. */
#include "commands/language/reader.h"

#include <string.h>

static struct day today(const struct reader *r)
{
    return r->context->now.day;
}

/* Whether a day, said without its year, is taken to be over. */
static bool is_over(const struct reader *r, struct day day)
{
    int apart = day_between(today(r), day);

    return apart < 0 || (apart == 0 && r->context->habits & HABIT_TODAY_IS_PAST &&
                         r->context->now.minute > 0);
}

void settle_full_day(int year, int month, int mday, struct when *out)
{
    out->has_day = out->has_year = out->has_month = true;
    out->e.at.minute = -1;
    if (!day_make(year, month, mday, &out->e.at.day)) {
        out->e.at.day = DAY_NONE;
        out->e.flags |= ENTITY_IMPOSSIBLE;
    }
}

/* The nearest year, from this one on in steps of `step`, that has the day on its side. */
static struct day nearest_year(const struct reader *r, int month, int mday, int step)
{
    int year, m, d;
    struct day day;

    day_split(today(r), &year, &m, &d);
    for (int i = 0; i < 10; i++, year += step)
        if (day_make(year, month, mday, &day) && is_over(r, day) == (step < 0))
            return day;
    return DAY_NONE;
}

void settle_month_day(const struct reader *r, int month, int mday, struct when *out)
{
    out->has_day = out->has_month = true;
    out->e.at = (struct moment){.day = nearest_year(r, month, mday, 1), .minute = -1};
    if (!day_known(out->e.at.day)) {
        out->e.flags |= ENTITY_IMPOSSIBLE;
        return;
    }
    out->e.flags |= ENTITY_OPEN;
    out->e.past_at =
        (struct moment){.day = nearest_year(r, month, mday, -1), .minute = -1};
}

static struct day nearest_month(const struct reader *r, int mday, int step)
{
    int year, month, d;
    struct day day;

    day_split(today(r), &year, &month, &d);
    for (int i = 0; i < 14; i++) {
        if (day_make(year, month, mday, &day) && is_over(r, day) == (step < 0))
            return day;
        month += step;
        if (month < 1 || month > 12) {
            year += step;
            month = month < 1 ? 12 : 1;
        }
    }
    return DAY_NONE;
}

void settle_mday(const struct reader *r, int mday, struct when *out)
{
    out->has_day = true;
    out->e.at = (struct moment){.day = nearest_month(r, mday, 1), .minute = -1};
    out->e.past_at = (struct moment){.day = nearest_month(r, mday, -1), .minute = -1};
    out->e.flags |= day_known(out->e.at.day) ? ENTITY_OPEN : ENTITY_IMPOSSIBLE;
}

static int full_year(int year, int digits)
{
    return digits > 2 ? year : year < 40 ? 2000 + year : 1900 + year;
}

/* One of the parts of 2026-03-18. */
struct figure {
    int value, digits;
};

static bool is_month(struct figure f)
{
    return f.value >= 1 && f.value <= 12 && f.digits <= 2;
}

static bool is_mday(struct figure f)
{
    return f.value >= 1 && f.value <= 31 && f.digits <= 2;
}

/* 10/3 is the 10th of March to whoever writes English there: by where they live. */
static bool is_day_first(const struct reader *r)
{
    static const char *const regions[] = {"GB", "IE", "AU", "NZ", "IN", "ZA",
                                          "FR", "DE", "ES", "IT", "NL", "BE",
                                          "PT", "AT", "CH", "DK", "NO", "SE"};
    const char *region = r->context->region;

    for (size_t i = 0; region && i < COUNT(regions); i++)
        if (strcmp(region, regions[i]) == 0)
            return r->context->lang == LANG_EN;
    return false;
}

/* Which figure is year, month and day; by the language and the region where several are
 * thinkable. */
static bool order_figures(const struct reader *r, const struct figure f[3], int at[3])
{
    static const int orders[4][3] = {{0, 1, 2}, {2, 0, 1}, {2, 1, 0}, {0, 2, 1}};
    static const int plain_en[] = {1, 2, 0}, plain_gb[] = {2, 1, 0},
                     plain_zh[] = {0, 2, 1};
    static const int late_en[] = {1, 2}, late_zh[] = {2, 1}, early[] = {0, 3};
    bool is_zh = r->context->lang == LANG_ZH, is_gb = is_day_first(r);
    const int *tries = is_zh ? plain_zh : is_gb ? plain_gb : plain_en;
    int n = 3;

    if (f[0].digits == 4 || f[2].digits == 4) {
        tries = f[0].digits == 4 ? early : is_zh || is_gb ? late_zh : late_en;
        n = 2;
    }
    for (int i = 0; i < n; i++) {
        const int *o = orders[tries[i]];
        if (is_month(f[o[1]]) && is_mday(f[o[2]])) {
            memcpy(at, o, sizeof(orders[0]));
            return true;
        }
    }
    return false;
}

/* Whether a number goes on here: "1.2.3.4", "3/4/5/6", "12:30". */
static bool goes_on(const struct reader *r, size_t at)
{
    char c = r->t[at];

    return is_digit(r, at) || ((c == '.' || c == '/' || c == '-') && is_digit(r, at + 1));
}

static bool is_mark(char c)
{
    return c == '-' || c == '/' || c == '.';
}

static size_t read_three(const struct reader *r, size_t at, struct when *out)
{
    struct figure f[3] = {{0}};
    int order[3];
    char mark = '\0';

    for (int i = 0; i < 3; i++) {
        if (i && (!is_mark(r->t[at]) || (mark && r->t[at] != mark)))
            return 0;
        if (i)
            mark = r->t[at++];
        at = read_digits(r, at, 4, &f[i].value, &f[i].digits);
        if (!at || f[i].digits == 3)
            return 0;
    }
    if (goes_on(r, at) || f[1].digits > 2)
        return 0;
    if (!order_figures(r, f, order)) {
        /* 2026-03-32: plainly meant as a day, and none */
        if (mark == '.' || f[0].digits != 4 || f[2].digits > 2 || f[0].value < 1900 ||
            f[0].value > 2199)
            return 0;
        settle_full_day(f[0].value, f[1].value, f[2].value, out);
        out->e.rule = "figures";
        return at;
    }
    struct figure year = f[order[0]], month = f[order[1]], mday = f[order[2]];
    settle_full_day(full_year(year.value, year.digits), month.value, mday.value, out);
    if (year.digits == 4 && order[0] == 2 && is_month(f[0]) && is_month(f[1]) &&
        f[0].value != f[1].value)
        out->e.flags |= ENTITY_AMBIGUOUS;
    out->e.rule = "figures";
    return at;
}

/* The "-3/20" of 3/16-3/20. */
static bool begins_second_day(const struct reader *r, size_t at)
{
    int n, digits;

    if (r->t[at] != '-' || !(at = read_digits(r, at + 1, 2, &n, &digits)) ||
        r->t[at] != '/')
        return false;
    at = read_digits(r, at + 1, 2, &n, &digits);
    return at && !goes_on(r, at);
}

/* 4/21, 21/04; with - and . only behind a word that leads to a day. */
static size_t read_two(const struct reader *r, size_t at, struct when *out)
{
    struct figure a, b;
    size_t start = at;

    at = read_digits(r, at, 2, &a.value, &a.digits);
    if (!at || !is_mark(r->t[at]))
        return 0;
    char mark = r->t[at];
    at = read_digits(r, at + 1, 2, &b.value, &b.digits);
    if (!at || (goes_on(r, at) && !(mark == '/' && begins_second_day(r, at))) ||
        r->t[at] == '%' || word(r, at, W_SCALE_SHORT, NULL) ||
        (is_latin(r, at) && !(r->t[at] == 't' && is_digit(r, at + 1))))
        return 0;
    bool is_second = mark == '/' && has_before(r, start, W_RANGE, NULL);
    if (!is_second &&
        (next_word(r, at, W_UNIT, NULL) || next_word(r, at, W_COUNTER, NULL) ||
         next_word(r, at, W_CURRENCY, NULL) || next_word(r, at, W_PERCENT, NULL)))
        return 0;
    if (mark != '/' && !has_before(r, start, W_ON_STRICT, NULL) &&
        !has_before(r, start, W_WEEKDAY, NULL))
        return 0;
    bool both_ways = is_month(a) && is_month(b);
    if (is_month(a) && is_mday(b) && !(both_ways && is_day_first(r)))
        settle_month_day(r, a.value, b.value, out);
    else if (is_mday(a) && is_month(b))
        settle_month_day(r, b.value, a.value, out);
    else
        return 0;
    if (both_ways && a.value != b.value)
        out->e.flags |= ENTITY_AMBIGUOUS;
    out->e.rule = "figures";
    return at;
}

/* 20260318 */
static size_t read_packed(const struct reader *r, size_t at, struct when *out)
{
    int n, digits;
    size_t end = read_digits(r, at, 8, &n, &digits);
    struct day day;

    if (!end || digits != 8 || is_digit(r, end) || n / 10000 < 1900 || n / 10000 > 2099 ||
        !day_make(n / 10000, n / 100 % 100, n % 100, &day) ||
        (at && is_latin(r, at - 1)) || is_latin(r, end))
        return 0;
    settle_full_day(n / 10000, n / 100 % 100, n % 100, out);
    out->e.rule = "figures";
    return end;
}

size_t read_numeric_day(const struct reader *r, size_t at, struct when *out)
{
    size_t end;

    if (!is_digit(r, at) || (at && (r->t[at - 1] == '#' || is_latin(r, at - 1))))
        return 0;
    if ((end = read_three(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    if ((end = read_packed(r, at, out)) != 0)
        return end;
    *out = (struct when){0};
    return read_two(r, at, out);
}
