/* Money: a sign, code or name before or behind a number, and what goes with it. */
#include "commands/language/amounts_inside.h"
#include "commands/language/currency.h"

#include <stdio.h>
#include <string.h>

/* Codes of three letters that are words, too: these are read in capitals alone. */
static bool is_usual_code(const struct reader *r, size_t at)
{
    static const char words[] = "all try top cup mad pen bam gel mop sos bob cop ron amd "
                                "imp ang mur npr ern gip sar std ats pte kip lak ils";

    for (size_t i = 0; i + 3 < sizeof(words); i += 4)
        if (memcmp(words + i, r->t + at, 3) == 0)
            return false;
    return true;
}

/* "TOP 5 DEBTORS": where the words around it stand in capitals as well, those of a code
 * say nothing. */
static bool is_shouted(const struct reader *r, size_t at, size_t end)
{
    enum { AROUND_BYTES = 40 };

    size_t from = at > AROUND_BYTES ? at - AROUND_BYTES : 0;
    size_t until = r->len - end > AROUND_BYTES ? end + AROUND_BYTES : r->len;
    bool has_other = false;

    for (size_t i = from; i < until; i++)
        has_other |= (i < at || i >= end) && is_latin(r, i);
    return has_other && is_capital(r, from, until);
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

size_t read_currency(const struct reader *r, size_t at, int *row)
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
    if (code > end &&
        (is_usual_code(r, at) || (is_capital(r, at, code) && !is_shouted(r, at, code)))) {
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
        if (!next || n.is_scaled || n.value.units > 990)
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

    if ((more = literal(r, from, "多")) != 0 || (more = literal(r, from, "余")) != 0 ||
        (more = literal(r, from, "来")) != 0)
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

void look_for_money(struct reader *r, size_t at)
{
    look_for_led_money(r, at);
    look_for_trailed_money(r, at);
    if (!word(r, at, W_A, NULL))
        look_for_small_money(r, at);
}
