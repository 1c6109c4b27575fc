/* Money, percentages, discounts, quantities and bare numbers. */
#include "commands/language/currency.h"
#include "commands/language/reader.h"

#include <stdio.h>
#include <string.h>

enum {
    NUMBER_WEIGHT = 1,
    QUANTITY_WEIGHT = 10,
    PERCENT_WEIGHT = 14,
    MONEY_WEIGHT = 22,
    DISCOUNT_WEIGHT = 26
};

/* An amount while it is read. */
struct amount {
    struct decimal low, high;
    bool is_range;
    unsigned flags;
    int currency; /* -1: none was said */
    bool has_word;
};

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

/* Codes of three letters that are read in small letters too. */
static bool is_usual_code(const struct reader *r, size_t at)
{
    static const char usual[] = "usd eur gbp cny jpy hkd twd sgd aud nzd cad chf inr krw "
                                "myr thb idr php vnd rub brl mxn aed sar zar rmb btc eth";

    for (size_t i = 0; i + 3 < sizeof(usual); i += 4)
        if (memcmp(usual + i, r->t + at, 3) == 0)
            return true;
    return false;
}

/* "MEUR", "KUSD": the scale and the code are one word. */
static size_t read_scaled_code(const struct reader *r, size_t at, int *row, int *power)
{
    if (at + 4 > r->len || (r->t[at] != 'm' && r->t[at] != 'k') || is_latin(r, at + 4) ||
        !is_capital(r, at, at + 4))
        return 0;
    for (int i = 0; i < CURRENCY_ROWS; i++) {
        const char *code = currency_code(i);
        bool is_same = strlen(code) == 3;
        for (size_t k = 0; is_same && k < 3; k++)
            is_same = (code[k] | 0x20) == r->t[at + 1 + k];
        if (is_same) {
            *row = i;
            *power = r->t[at] == 'm' ? 6 : 3;
            return at + 4;
        }
    }
    return 0;
}

/* A currency's name, code or sign; the longest. */
static size_t read_currency(const struct reader *r, size_t at, int *row)
{
    int value;
    size_t end = word(r, at, W_CURRENCY, row);
    size_t sign = word(r, at, W_SIGN, &value);
    size_t code;

    if (sign > end) {
        *row = value;
        end = sign;
    }
    code = word(r, at, W_CURRENCY_CODE, &value);
    if (code > end && (is_usual_code(r, at) || is_capital(r, at, code))) {
        *row = value;
        end = code;
    }
    return end;
}

/* "hk $", "us$", "c $": whose dollar it is. */
static size_t read_prefixed_sign(const struct reader *r, size_t at, int *row)
{
    size_t end = word(r, at, W_SIGN_PREFIX, row), sign;
    int plain;

    if (!end || (at && (r->t[at - 1] == '\'' || is_digit(r, at - 1))))
        return 0;
    sign = blank(r, end);
    bool is_letter = end == at + 1;
    if (is_letter && sign > end && r->t[at] != 'c')
        return 0;
    sign = word(r, sign, W_SIGN, &plain);
    return sign && (plain == CURRENCY_USD || plain == CURRENCY_CNY) ? sign : 0;
}

/* Names that mean something else before a number: "won 5 deals". */
static bool may_lead(const struct reader *r, size_t at, size_t end)
{
    static const char *const others[] = {"won",   "mark",   "marks", "sterling",
                                         "crown", "crowns", "rand",  "real",
                                         "punt",  "buck",   "ether"};

    if ((unsigned char)r->t[at] >= 0xE4 && end - at == 3)
        return false;
    for (size_t i = 0; i < COUNT(others); i++)
        if (literal(r, at, others[i]) == end)
            return false;
    return true;
}

static bool scale_by(struct decimal *d, const struct number *n)
{
    return n->power == 0 || decimal_times(d, n->power);
}

/* A number, or two of a range: 30k-50k, 3到5万, "between 30k and 50k"; `start` is where
 * a sign before it stands. */
static size_t read_numbers(const struct reader *r, size_t start, size_t at,
                           struct amount *out)
{
    enum { HOW = NUMBER_POINT | NUMBER_SHORT };
    struct number low, high;
    int row;
    size_t end = read_number(r, at, HOW | (is_latin(r, at) ? NUMBER_A : 0), &low), next;

    if (!end)
        return 0;
    out->low = out->high = low.value;
    out->flags = low.is_scaled ? ENTITY_SCALED : 0;
    next = next_word(r, end, W_RANGE, NULL);
    if (!next ||
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

static bool add_part(struct amount *a, struct decimal n, int scale)
{
    n.scale += scale;
    return !a->is_range && n.scale <= 9 && decimal_add(&a->low, n);
}

/* What stands behind a single number, as in 三块五 or 17 USD 25. */
static size_t read_bare_tail(const struct reader *r, size_t at, struct amount *a,
                             bool is_buck)
{
    struct number n;
    int digits, value;
    size_t end;

    if (is_buck) {
        end = read_number(r, at, NUMBER_NO_TAIL, &n);
        if (!end || n.value.units > 9 || n.value.scale || n.is_scaled ||
            word(r, end, W_COUNTER, NULL) || word(r, end, W_DAY_MARK, NULL) ||
            word(r, end, W_MONTH_MARK, NULL) || word(r, end, W_UNIT, NULL) ||
            word(r, end, W_OCLOCK, NULL) || r->t[end] == '/' || is_digit(r, end))
            return 0;
        return add_part(a, n.value, 1) ? end : 0;
    }
    if (at >= r->len || r->t[at] != ' ')
        return 0;
    end = read_digits(r, at + 1, 2, &value, &digits);
    size_t next = end ? blank(r, end) : 0;
    if (!end || digits != 2 || is_latin(r, next) || is_digit(r, next) ||
        (r->t[end] == '.' && is_digit(r, end + 1)) || r->t[end] == '%' ||
        r->t[end] == '-' || r->t[end] == '/' || r->t[end] == ':' ||
        (unsigned char)r->t[next] >= 0x80)
        return 0;
    return add_part(a, (struct decimal){.units = value}, 2) ? end : 0;
}

/* 6角三分, "50 cents", "and five mao five" behind a whole amount. */
static size_t read_parts(const struct reader *r, size_t at, struct amount *a)
{
    struct number n;
    size_t end = at, next, unit;

    for (int i = 0; i < 2; i++) {
        size_t from = blank(r, past_word(r, end, W_AND));
        next = read_number(r, from, NUMBER_NO_TAIL, &n);
        if (!next || n.is_scaled || n.value.units > 99 * 10)
            break;
        if ((unit = next_word(r, next, W_TENTH, NULL)) != 0) {
            if (!add_part(a, n.value, 1))
                break;
            end = unit;
            from = blank(r, unit);
            next = read_number(r, from, NUMBER_NO_TAIL, &n);
            if (next && n.value.units <= 9 && !next_word(r, next, W_CENT, NULL) &&
                !next_word(r, next, W_COUNTER, NULL) && add_part(a, n.value, 2))
                return next;
        } else if ((unit = next_word(r, next, W_CENT, NULL)) != 0) {
            return add_part(a, n.value, 2) ? unit : end;
        } else {
            break;
        }
    }
    return end;
}

/* Behind the currency: more of the amount. */
static size_t read_rest(const struct reader *r, size_t at, struct amount *a, bool is_buck)
{
    int power;
    size_t next = next_word(r, at, W_SCALE, &power), end = at;

    if (next && !(a->flags & ENTITY_SCALED) && decimal_times(&a->low, power) &&
        decimal_times(&a->high, power)) {
        a->flags |= ENTITY_SCALED;
        return next;
    }
    end = read_parts(r, at, a);
    if (end == at && (next = read_bare_tail(r, at, a, is_buck)) != 0)
        end = next;
    if (!a->is_range)
        a->high = a->low;
    next = word(r, end, W_FORMAL_END, NULL);
    return next ? next : end;
}

static void add_money(struct reader *r, size_t from, size_t until, const struct amount *a)
{
    struct entity e = {.kind = ENTITY_MONEY,
                       .at = {.day = DAY_NONE, .minute = -1},
                       .number = a->low,
                       .high = a->high,
                       .is_range = a->is_range,
                       .flags = a->flags,
                       .has_currency_word = a->has_word,
                       .rule = "money"};

    (void)snprintf(e.currency, sizeof(e.currency), "%s", currency_code(a->currency));
    found(r, from, until, MONEY_WEIGHT, &e);
}

/* $ 5 million, HK$ 30万, USD115.5, rmb 66w */
static void look_for_led_money(struct reader *r, size_t at)
{
    struct amount a = {.currency = -1, .has_word = true};
    int row, again;
    size_t end = read_prefixed_sign(r, at, &a.currency), next;

    if (!end && (end = read_currency(r, at, &row)) != 0) {
        a.currency = row;
        if (!may_lead(r, at, end))
            return;
    }
    if (!end || (at && is_latin(r, at) && r->t[at - 1] == '@'))
        return;
    /* "USD $5" */
    next = next_word(r, end, W_SIGN, &again);
    end = next ? next : end;
    next = blank(r, end);
    if (next < r->len && r->t[next] == ':')
        next = blank(r, next + 1);
    if (!is_digit(r, next) && is_latin(r, next) && !word(r, next, W_CARDINAL, NULL))
        return;
    next = read_numbers(r, at, next, &a);
    if (!next)
        return;
    end = next;
    size_t behind = blank(r, end);
    if ((next = read_currency(r, behind, &again)) != 0 &&
        (again == a.currency || again == CURRENCY_XXX || a.currency == CURRENCY_USD ||
         again == CURRENCY_CNY)) {
        if (a.currency == CURRENCY_USD && again != CURRENCY_CNY)
            a.currency = again;
        end = next;
    }
    next = word(r, end, W_FORMAL_END, NULL);
    add_money(r, at, next ? next : end, &a);
}

/* A currency behind a number: a blank or a hyphen may stand between. */
static size_t read_behind(const struct reader *r, size_t at, int *row, bool *is_buck)
{
    size_t from = blank(r, at), end, more;

    if ((more = literal(r, from, "多")) != 0 || (more = literal(r, from, "余")) != 0)
        from = more;
    if (from < r->len && r->t[from] == '-')
        from = blank(r, from + 1);
    end = read_prefixed_sign(r, from, row);
    if (end)
        return end;
    if ((end = word(r, from, W_BUCK, NULL)) != 0) {
        *row = -1;
        *is_buck = true;
        more = next_word(r, end, W_CURRENCY, row);
        return more ? more : end;
    }
    end = read_currency(r, from, row);
    *is_buck = end == from + 3 && (unsigned char)r->t[from] >= 0xE4;
    return end;
}

/* "won" behind a number is what became of deals, unless there is much of it. */
static bool is_other(const struct reader *r, size_t from, size_t end,
                     const struct amount *a)
{
    return literal(r, from, "won") == end && a->low.units < 100 && a->low.scale == 0;
}

/* 57 hong kong dollars, 115USD, 五十万新加坡元, 50元6角三分, 三块五 */
static void look_for_trailed_money(struct reader *r, size_t at)
{
    struct amount a = {.currency = -1, .has_word = true};
    bool is_buck = false;
    int power, row = -1;
    size_t number = read_numbers(r, at, at, &a), end;

    if (!number)
        return;
    if ((end = read_scaled_code(r, blank(r, number), &row, &power)) != 0) {
        if (!decimal_times(&a.low, power) || !decimal_times(&a.high, power))
            return;
        a.flags |= ENTITY_SCALED;
    } else {
        end = read_behind(r, number, &row, &is_buck);
        if (!end || is_other(r, blank(r, number), end, &a))
            return;
        end = read_rest(r, end, &a, is_buck);
    }
    a.currency = row;
    add_money(r, at, end, &a);
}

/* 50 cents, 197 pence, 五毛, 十美分 */
static void look_for_small_money(struct reader *r, size_t at)
{
    struct amount a = {.currency = -1, .has_word = true};
    int row;
    size_t number = read_numbers(r, at, at, &a), end, from;

    if (!number)
        return;
    from = blank(r, number);
    if (from < r->len && r->t[from] == '-')
        from = blank(r, from + 1);
    end = word(r, from, W_TENTH, &row);
    if (end) {
        a.flags |= ENTITY_TENTH_UNIT;
        struct number n;
        size_t next = read_number(r, end, NUMBER_NO_TAIL, &n);
        if (next && n.value.units <= 9 && !n.value.scale &&
            decimal_add(&a.low, (struct decimal){n.value.units, 1})) {
            a.high = a.low;
            end = past_word(r, next, W_CENT);
        }
    } else {
        end = word(r, from, W_CENT, &row);
        a.flags |= ENTITY_MINOR_UNIT;
        bool is_short = end == from + 1 || literal(r, from, "分") == end;
        if (is_short && (from != number || literal(r, from, "分")))
            return;
    }
    if (!end)
        return;
    a.currency = row - 1;
    add_money(r, at, end, &a);
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
    unit = word(r, behind, W_COUNTER, NULL);
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
    if (is_inside(r, at))
        return;
    look_for_led_money(r, at);
    look_for_fold(r, at);
    look_for_percent(r, at);
    if (word(r, at, W_A, NULL)) { /* "a dollar", "a million" */
        look_for_trailed_money(r, at);
        return;
    }
    look_for_trailed_money(r, at);
    look_for_small_money(r, at);
    look_for_numbers(r, at);
}
