/* Percentages, discounts, quantities and bare numbers. */
#include "commands/language/amounts_inside.h"

#include <string.h>

/* A number that is part of a code or a word: FX-200, PO#88213, SF123. */
static bool is_inside(const struct reader *r, size_t at)
{
    if (at == 0)
        return false;
    char c = r->t[at - 1];
    if (is_digit(r, at) && is_latin(r, at - 1) && !has_before(r, at, W_CURRENCY, NULL) &&
        !has_before(r, at, W_CURRENCY_CODE, NULL) && !has_before(r, at, W_SIGN, NULL) &&
        !has_before(r, at, W_TIMES, NULL))
        return true;
    if (c == '#' || c == '_')
        return true;
    return c == '-' && at > 1 && is_latin(r, at - 2) && is_digit(r, at);
}

static bool scale_by(struct decimal *d, const struct number *n)
{
    return n->power == 0 || decimal_times(d, n->power);
}

size_t read_numbers(const struct reader *r, size_t start, size_t at, struct amount *out)
{
    enum { HOW = NUMBER_POINT | NUMBER_SHORT };
    struct number low, high;
    int row;
    size_t end = read_number(r, at, HOW | (is_latin(r, at) ? NUMBER_A : 0), &low), next;

    if (!end)
        return 0;
    out->low = low.value;
    out->high = low.is_about ? low.high : low.value;
    out->is_range = low.is_about;
    out->flags = low.is_scaled ? ENTITY_SCALED : 0;
    next = next_word(r, end, W_RANGE, NULL);
    if (!next || low.is_about ||
        (next_word(r, end, W_AND, NULL) && !has_before(r, start, W_BETWEEN, NULL)))
        return end;
    next = blank(r, next);
    size_t sign = read_currency(r, next, &row);
    next = blank(r, sign ? sign : next);
    next = read_number(r, next, HOW, &high);
    if (!next || (!is_digit(r, at) && !high.is_words && !is_digit(r, next - 1) &&
                  low.is_words != high.is_words))
        return end;
    struct decimal scaled = low.value;
    if (high.is_scaled && !low.is_scaled && !scale_by(&scaled, &high))
        return end;
    if (decimal_compare(scaled, high.value) > 0)
        scaled = low.value;
    if (decimal_compare(scaled, high.value) >= 0 || low.digits > 4)
        return end;
    out->low = scaled;
    out->high = high.value;
    out->is_range = true;
    out->flags |= high.is_scaled ? ENTITY_SCALED : 0;
    return next;
}

static struct entity plain(enum entity_kind kind, struct decimal n, const char *rule)
{
    return (struct entity){.kind = kind,
                           .at = {.day = DAY_NONE, .minute = -1},
                           .number = n,
                           .high = n,
                           .rule = rule};
}

/* 九折 is 10 off, 85折 and 8.5折 are 15. */
static void look_for_fold(struct reader *r, size_t at)
{
    struct number n;
    struct decimal hundred = {.units = 100}, off;
    size_t from = word(r, at, W_FOLD_FRONT, NULL), end;

    from = from ? blank(r, from) : at;
    end = read_number(r, from, NUMBER_POINT, &n);
    if (!end || !(end = next_word(r, end, W_FOLD, NULL)) || n.is_scaled ||
        n.value.units <= 0)
        return;
    off = n.value;
    if (decimal_compare(off, (struct decimal){.units = 10}) <= 0 &&
        !decimal_times(&off, 1))
        return;
    if (decimal_compare(off, hundred) > 0)
        return;
    off.units = -off.units;
    if (!decimal_add(&off, hundred))
        return;
    struct entity e = plain(ENTITY_DISCOUNT, off, "fold");
    found(r, at, end, DISCOUNT_WEIGHT, &e);
}

/* A percentage: 22%, 百分之二十, 5个点; whether it was said in points. */
static size_t read_percent(const struct reader *r, size_t at, struct amount *a,
                           bool *in_points)
{
    struct number n;
    size_t end = word(r, at, W_PER_CENT_OF, NULL), next;

    if (end) {
        end = read_number(r, end, NUMBER_POINT, &n);
        a->low = a->high = n.value;
        return end;
    }
    end = read_numbers(r, at, at, a);
    if (!end)
        return 0;
    if ((next = next_word(r, end, W_PERCENT, NULL)) != 0)
        return next;
    next = next_word(r, end, W_POINTS, NULL);
    *in_points = next != 0;
    return next;
}

static void look_for_percent(struct reader *r, size_t at)
{
    struct amount a = {0};
    bool in_points = false;
    size_t give = word(r, at, W_GIVE, NULL);
    size_t from = give ? blank(r, past_word(r, give, W_OF)) : at;
    size_t end = read_percent(r, from, &a, &in_points), off;

    if (!end || a.low.units < 0)
        return;
    off = next_word(r, end, W_OFF, NULL);
    bool is_discount = give || off || has_before(r, at, W_GIVE, NULL);
    struct entity e = plain(is_discount ? ENTITY_DISCOUNT : ENTITY_PERCENT, a.low,
                            is_discount ? "discount" : "percent");
    e.high = a.high;
    e.is_range = a.is_range;
    found(r, at, off ? off : end, is_discount ? DISCOUNT_WEIGHT : PERCENT_WEIGHT, &e);
}

static const char *unit_text(struct reader *r, size_t from, size_t until)
{
    size_t start, end;

    normal_span(&r->normal, from, until, &start, &end);
    return arena_copy_bytes(r->arena, r->normal.original + start, end - start);
}

/* Whether a word goes on at once: "12abc". */
static bool runs_on(const struct reader *r, size_t at)
{
    return is_latin(r, at) || (r->t[at] == '-' && is_latin(r, at + 1)) || r->t[at] == '_';
}

/* 周四call, 周4 call, 下星期三meeting: a weekday's number counts nothing; that of 二期3
 * does. */
static bool is_of_a_weekday(const struct reader *r, size_t number)
{
    static const char *const before[] = {"周", "星期", "礼拜"};

    for (size_t i = 0; i < COUNT(before); i++) {
        size_t len = strlen(before[i]);
        if (number >= len && literal(r, number - len, before[i]))
            return true;
    }
    return false;
}

/* 把42万打过来: sent, and no dozens. */
static bool is_sent(const struct reader *r, size_t at)
{
    static const char *const sent[] = {"打过", "打来", "打款", "打钱",
                                       "打给", "打到", "打了", "打进"};

    for (size_t i = 0; i < COUNT(sent); i++)
        if (literal(r, at, sent[i]))
            return true;
    return false;
}

/* "a 10k invoice", "a 5000 order": of one thing so many is what it is worth. */
static bool is_worth_of_one(const struct reader *r, size_t at, const struct amount *a)
{
    enum { A_SUM = 1000 };

    int is_thing = 0;

    return word(r, at, W_COUNTER, &is_thing) && is_thing &&
           ((a->flags & ENTITY_SCALED) || a->low.units >= A_SUM);
}

/* What is counted, if that is what stands here: 打 before 九折 is none, and no money is.
 */
static size_t read_counter(const struct reader *r, size_t number, size_t at)
{
    struct number n;
    size_t end = word(r, at, W_COUNTER, NULL), fold = word(r, at, W_FOLD_FRONT, NULL);

    if (is_latin(r, at) && is_of_a_weekday(r, number))
        return 0;
    if (is_sent(r, at))
        return 0;
    fold = fold ? read_number(r, blank(r, fold), NUMBER_POINT, &n) : 0;
    if ((fold && next_word(r, fold, W_FOLD, NULL)) || has_before(r, number, W_SIGN, NULL))
        return 0;
    return end;
}

/* 120 units, 30台, x3; 12寸 is nothing of ours; else a number alone. */
static void look_for_numbers(struct reader *r, size_t at)
{
    struct amount a = {0};
    size_t times = word(r, at, W_TIMES, NULL);
    size_t from = times ? blank(r, times) : at, end = read_numbers(r, from, from, &a),
           unit;

    if (!end)
        return;
    struct entity e = plain(ENTITY_NUMBER, a.low, "number");
    e.high = a.high;
    e.is_range = a.is_range;
    e.flags = a.flags;
    size_t behind = blank(r, end);
    if (behind < r->len && r->t[behind] == '-')
        behind++;
    bool is_phone = end - from >= 8 && a.low.scale == 0 && !(a.flags & ENTITY_SCALED);
    bool counts = !is_phone && !is_worth_of_one(r, behind, &a);
    unit = counts ? read_counter(r, from, behind) : 0;
    size_t measure = word(r, behind, W_MEASURE, NULL);
    if (measure > unit) {
        e.kind = ENTITY_KINDS;
        e.rule = "measure";
        found(r, at, measure, 30, &e);
        return;
    }
    if (unit || times || (word(r, end, W_TIMES, NULL) && !is_latin(r, end + 1))) {
        e.kind = ENTITY_QUANTITY;
        e.rule = "quantity";
        e.unit = unit ? unit_text(r, behind, unit) : "";
        found(r, at, unit ? unit : times ? end : end + 1, QUANTITY_WEIGHT, &e);
    }
    if (times || runs_on(r, end))
        return;
    if (is_latin(r, at) && end - at == 1)
        return;
    found(r, at, end, NUMBER_WEIGHT, &e);
    r->found[r->n_found - 1].entity.kind = ENTITY_NUMBER;
    r->found[r->n_found - 1].entity.rule = "number";
    r->found[r->n_found - 1].entity.unit = NULL;
}

void look_for_amounts(struct reader *r, size_t at)
{
    static const struct word_set folds = WORD_SET(W_FOLD),
                                 percents = WORD_SET(W_PERCENT, W_POINTS, W_PER_CENT_OF);

    if (is_inside(r, at))
        return;
    look_for_money(r, at);
    if (has_any(r, &folds))
        look_for_fold(r, at);
    if (has_any(r, &percents))
        look_for_percent(r, at);
    if (!word(r, at, W_A, NULL)) /* "a dollar" is money, "a" no number */
        look_for_numbers(r, at);
}
