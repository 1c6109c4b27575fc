/* Numbers in English words, and the words that scale a number in digits. */
#include "commands/language/numbers_inside.h"

/* Between the words of a number: a blank, a hyphen, both. */
static size_t joint(const struct reader *r, size_t at)
{
    at = blank(r, at);
    if (r->t[at] == '-')
        at = blank(r, at + 1);
    return at;
}

struct english {
    struct decimal total, cur;
    int last; /* the last word: 0 none, 1 unit, 2 tens, 3 hundred, 4 scale, 5 and */
    int scale;
    bool has;
};

static bool add_cardinal(struct english *e, int value)
{
    bool fits = e->last == 0 || e->last == 3 || e->last == 4 || e->last == 5 ||
                (e->last == 2 && value >= 1 && value <= 9);

    if (!fits)
        return false;
    e->last = value >= 20 ? 2 : 1;
    e->has = true;
    return decimal_add(&e->cur, whole(value));
}

static bool add_scale(struct english *e, int power)
{
    struct decimal d = e->cur;

    if (!e->has || (e->scale && power >= e->scale) || is_zero(d))
        return false;
    if (!decimal_times(&d, power) || !decimal_add(&e->total, d))
        return false;
    e->cur = whole(0);
    e->scale = power;
    e->last = 4;
    return true;
}

static bool add_hundred(struct english *e)
{
    if (!e->has || e->last > 2 || e->last == 0 || e->cur.units >= 100 || e->cur.scale)
        return false;
    e->last = 3;
    return decimal_times(&e->cur, 2);
}

/* One more word of a number; "and" only where a number goes on behind it. */
static size_t read_english_word(const struct reader *r, struct english *e, size_t at)
{
    size_t end;
    int value;

    if (e->has)
        at = joint(r, at);
    if ((end = word(r, at, W_CARDINAL, &value)) != 0)
        return add_cardinal(e, value) ? end : 0;
    if ((end = word(r, at, W_HUNDRED, NULL)) != 0)
        return add_hundred(e) ? end : 0;
    if ((end = word(r, at, W_SCALE, &value)) != 0)
        return add_scale(e, value) ? end : 0;
    if (e->last >= 3 && e->last <= 4 && (end = word(r, at, W_AND, NULL)) != 0 &&
        word(r, blank(r, end), W_CARDINAL, NULL)) {
        e->last = 5;
        return end;
    }
    return 0;
}

static size_t read_words(const struct reader *r, size_t at, unsigned how,
                         struct english *e)
{
    size_t end = at, next;

    if (how & NUMBER_A && (next = word(r, at, W_A, NULL)) != 0) {
        size_t after = blank(r, next);
        e->cur = whole(1);
        e->last = 1;
        e->has = true;
        end = next;
        if (!word(r, after, W_HUNDRED, NULL) && !word(r, after, W_SCALE, NULL))
            return end;
    }
    for (int i = 0; i < MOST_WORDS && (next = read_english_word(r, e, end)) != 0; i++)
        end = next;
    return end == at ? 0 : end;
}

/* "point five", behind a number in words. */
static size_t read_spoken_point(const struct reader *r, size_t at, struct decimal *value)
{
    size_t end = next_word(r, at, W_POINT, NULL), next;
    struct decimal fraction = {0};
    int digit = 0;

    if (!end || !next_word(r, end, W_CARDINAL, &digit))
        return 0;
    while (fraction.scale < 9 && (next = next_word(r, end, W_CARDINAL, &digit)) != 0 &&
           digit <= 9) {
        fraction.units = fraction.units * 10 + digit;
        fraction.scale++;
        end = next;
    }
    return fraction.scale && decimal_add(value, fraction) ? end : 0;
}

/* "and a half", "and three quarters", " 1/2" behind a whole number. */
size_t read_fraction(const struct reader *r, size_t at, struct decimal *value)
{
    size_t end = next_word(r, at, W_AND, NULL), done;
    struct decimal part = {.units = 5, .scale = 1};
    size_t from = blank(r, end ? end : at);
    int quarters;

    if (!end && (r->t[from] < '1' || r->t[from] > '3' || r->t[from + 1] != '/'))
        return 0;
    if ((done = word(r, from, W_HALF, NULL)) == 0) {
        done = word(r, from, W_QUARTER, &quarters);
        if (!done)
            return 0;
        part = (struct decimal){.units = 25 * (int64_t)quarters, .scale = 2};
    }
    return decimal_add(value, part) ? done : 0;
}

/* "half a million", "quarter million" */
static size_t read_part_of_scale(const struct reader *r, size_t at, struct number *out)
{
    int quarters = 2, power;
    size_t end = word(r, at, W_HALF, NULL);

    if (!end)
        end = word(r, at, W_QUARTER, &quarters);
    if (!end)
        return 0;
    end = next_word(r, end, W_SCALE, &power);
    if (!end)
        return 0;
    out->value = (struct decimal){.units = 25 * (int64_t)quarters, .scale = 2};
    out->is_scaled = true;
    return decimal_times(&out->value, power) ? end : 0;
}

/* Digits that a scale is followed by, and what scales those in turn: the "5 hundred" of
 * "86 thousand 5 hundred", the 3600 of 53w3600. */
struct rest {
    struct decimal value;
    bool is_scaled, is_full; /* as many digits as the scale has, or in groups */
};

static size_t read_rest(const struct reader *r, size_t at, unsigned how, int power,
                        struct rest *out)
{
    struct number n = {0};
    size_t end = read_arabic(r, at, &n), next;
    struct decimal all = whole(1);
    int of = 2;

    if (!end || is_zero(n.value))
        return 0;
    out->is_full = n.digits == power || (n.digits == 0 && n.value.scale == 0);
    if ((next = word(r, joint(r, end), W_HUNDRED, NULL)) != 0 ||
        (next = word(r, joint(r, end), W_SCALE, &of)) != 0 ||
        (how & NUMBER_SHORT && (next = word(r, end, W_SCALE_SHORT, &of)) != 0)) {
        if (!decimal_times(&n.value, of))
            return 0;
        out->is_scaled = true;
        end = next;
    }
    out->value = n.value;
    bool is_less = decimal_times(&all, power) && decimal_compare(n.value, all) < 0;
    return is_less && !is_latin(r, end) && !next_word(r, end, W_COUNTER, NULL) ? end : 0;
}

/* 12w5 is 125,000, as 12万5 is: one digit behind the scale, and nothing behind that. */
static size_t read_short_tail(const struct reader *r, size_t at, struct number *out)
{
    struct decimal tail = {.units = r->t[at] - '0'};
    struct rest rest = {0};
    size_t end = is_digit(r, at) ? read_rest(r, at, NUMBER_SHORT, out->power, &rest) : 0;

    if (end > at + 1 && (rest.is_scaled || rest.is_full || out->power == 4))
        return decimal_add(&out->value, rest.value) ? end : 0;
    bool goes_on = is_digit(r, at) &&
                   (is_digit(r, at + 1) || (r->t[at + 1] == '.' && is_digit(r, at + 2)));

    if (!is_digit(r, at) || r->t[at] == '0' || goes_on ||
        word(r, at + 1, W_COUNTER, NULL))
        return at;
    return decimal_times(&tail, out->power - 1) && decimal_add(&out->value, tail) ? at + 1
                                                                                  : 0;
}

/* "1 million 200 thousand 5 hundred": each less than the one before. */
static size_t read_rests(const struct reader *r, size_t at, unsigned how,
                         struct number *out)
{
    for (int i = 0, power = out->power; i < 3 && r->t[at] == ' '; i++) {
        struct rest rest = {0};
        size_t end = read_rest(r, blank(r, at), how, power, &rest);
        if (!end || !(rest.is_scaled || rest.is_full))
            break;
        if (!decimal_add(&out->value, rest.value))
            return 0;
        at = end;
        power = rest.is_scaled && power > 3 ? 3 : 2;
    }
    return at;
}

size_t read_scales(const struct reader *r, size_t at, unsigned how, struct number *out)
{
    size_t end = at, next;
    int power;

    if (how & NUMBER_SHORT && (next = word(r, at, W_SCALE_SHORT, &power)) != 0) {
        out->power = power;
        out->is_scaled = true;
        return decimal_times(&out->value, power) ? read_short_tail(r, next, out) : 0;
    }
    if ((next = word(r, joint(r, end), W_HUNDRED, &power)) != 0 &&
        decimal_times(&out->value, power))
        end = next;
    for (int i = 0; i < 2 && (next = word(r, joint(r, end), W_SCALE, &power)) != 0; i++) {
        if (!decimal_times(&out->value, power))
            return 0;
        out->is_scaled = true;
        out->power = power;
        end = next;
    }
    return out->is_scaled && end > at ? read_rests(r, end, how, out) : end;
}

size_t read_spelled(const struct reader *r, size_t at, unsigned how, struct number *out)
{
    struct english e = {0};
    size_t end = read_part_of_scale(r, at, out), next;
    int n;

    if (end)
        return end;
    end = read_words(r, at, how, &e);
    if (!end || !decimal_add(&e.total, e.cur))
        return 0;
    out->value = e.total;
    out->is_words = true;
    out->is_scaled = e.scale > 0;
    out->power = e.scale;
    if ((next = read_spoken_point(r, end, &out->value)) != 0)
        end = next;
    if ((next = read_fraction(r, end, &out->value)) != 0)
        end = next;
    next = read_scales(r, end, 0, out);
    if (next > end && e.scale == 0)
        end = next;
    if (out->is_scaled && (end = read_rests(r, end, 0, out)) == 0)
        return 0;
    if ((next = next_word(r, end, W_DOZEN, &n)) != 0) {
        if (__builtin_mul_overflow(out->value.units, n, &out->value.units))
            return 0;
        end = next;
    }
    return end;
}
