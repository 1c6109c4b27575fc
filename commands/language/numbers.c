/* Numbers: decimals, digits with separators, and which kind of number stands where. */
#include "commands/language/numbers_inside.h"

#include <string.h>

static bool normalise_scale(struct decimal *d)
{
    while (d->scale > 0 && d->units % 10 == 0) {
        d->units /= 10;
        d->scale--;
    }
    return true;
}

bool decimal_times(struct decimal *d, int power)
{
    for (; power > 0; power--) {
        if (d->scale > 0)
            d->scale--;
        else if (__builtin_mul_overflow(d->units, 10, &d->units))
            return false;
    }
    return true;
}

static bool raise(struct decimal *d, int scale)
{
    for (; d->scale < scale; d->scale++)
        if (__builtin_mul_overflow(d->units, 10, &d->units))
            return false;
    return true;
}

bool decimal_add(struct decimal *a, struct decimal b)
{
    if (!raise(a, b.scale) || !raise(&b, a->scale))
        return false;
    return !__builtin_add_overflow(a->units, b.units, &a->units) && normalise_scale(a);
}

int decimal_compare(struct decimal a, struct decimal b)
{
    if (!raise(&a, b.scale) || !raise(&b, a.scale))
        return 0;
    return a.units < b.units ? -1 : a.units > b.units;
}

bool decimal_whole(struct decimal d, int64_t *out)
{
    normalise_scale(&d);
    *out = d.units;
    return d.scale == 0;
}

size_t read_digits(const struct reader *r, size_t at, int most, int *value, int *n)
{
    int count = 0, sum = 0;

    while (is_digit(r, at + (size_t)count) && count <= most && count < 9)
        sum = sum * 10 + (r->t[at + (size_t)count++] - '0');
    if (count == 0 || count > most)
        return 0;
    *value = sum;
    *n = count;
    return at + (size_t)count;
}

/* More of them hold no number of ours. */
enum { MOST_GROUPS = MOST_DIGITS / 3 + 1 };

/* How many digits stand here; more than a number has are all the same. */
static size_t run(const struct reader *r, size_t at)
{
    size_t n = 0;

    while (n <= MOST_DIGITS && is_digit(r, at + n))
        n++;
    *r->steps += n;
    return n;
}

/* Groups of thousands, or of lakhs: the last of three digits, those before of two or
 * three. The end of them, or `at`. */
static size_t groups(const struct reader *r, size_t at, char mark)
{
    size_t end = at, good = at;

    for (int i = 0; i < MOST_GROUPS && r->t[end] == mark; i++) {
        size_t n = run(r, end + 1);
        if (n != 2 && n != 3)
            break;
        end += n + 1;
        if (n == 3)
            good = end;
    }
    return good;
}

/* 12 000 euros: groups of three with a currency behind them. */
static bool has_blank_groups(const struct reader *r, size_t at)
{
    size_t end = at;

    for (int i = 0; i < MOST_GROUPS && r->t[end] == ' ' && run(r, end + 1) == 3; i++)
        end += 4;
    return end > at &&
           (next_word(r, end, W_CURRENCY, NULL) || next_word(r, end, W_SIGN, NULL));
}

static bool put_digit(struct decimal *d, char c)
{
    return !__builtin_mul_overflow(d->units, 10, &d->units) &&
           !__builtin_add_overflow(d->units, c - '0', &d->units);
}

/* What groups the digits that begin here: 1.234,5 has points for it. */
static char mark_of_groups(const struct reader *r, size_t at, size_t end)
{
    if (r->t[end] == '.' && run(r, end + 1) == 3) {
        size_t more = groups(r, end, '.');
        bool has_cents = r->t[more] == ',' && run(r, more + 1) == 2;
        if (r->t[more] != '.' && (has_cents || more > end + 4))
            return '.';
    }
    if (r->t[end] == ' ' && r->t[at] != '0' && has_blank_groups(r, end))
        return ' ';
    return ',';
}

/* Behind the point; 0 when it is too long. */
static size_t read_decimals(const struct reader *r, size_t at, char point,
                            struct number *out)
{
    size_t n = r->t[at] == point ? run(r, at + 1) : 0;

    if (n == 0 || n > 9)
        return at;
    out->digits = 0;
    for (size_t i = 0; i < n; i++)
        if (!put_digit(&out->value, r->t[at + 1 + i]))
            return 0;
    out->value.scale = (int)n;
    normalise_scale(&out->value);
    return at + n + 1;
}

/* 1,234.5 and 1.234,5: behind the groups, what is left of a fraction. */
size_t read_arabic(const struct reader *r, size_t at, struct number *out)
{
    size_t head = run(r, at), end = at + head;
    char mark = ',';
    bool is_headless = head == 0 && r->t[at] == '.' && is_digit(r, at + 1) &&
                       (at == 0 || !is_digit(r, at - 1));

    if ((head == 0 && !is_headless) || head > MOST_DIGITS)
        return 0;
    if (head >= 1 && head <= 3)
        mark = mark_of_groups(r, at, end);
    size_t grouped = head >= 1 && head <= 3 ? groups(r, end, mark) : end;
    out->digits = grouped == end ? (int)head : 0;
    for (size_t i = at; i < grouped; i++)
        if (r->t[i] != mark && !put_digit(&out->value, r->t[i]))
            return 0;
    end = read_decimals(r, grouped, mark == '.' ? ',' : '.', out);
    return end > at ? end : 0;
}

static size_t read_anew(const struct reader *r, size_t at, unsigned how,
                        struct number *out)
{
    struct number n = {0};
    size_t end, next;
    int sign;

    *out = n;
    if (!is_digit(r, at) && chinese_sign(r, at, &sign))
        return read_chinese(r, at, how, out);
    if (!is_digit(r, at) && r->t[at] != '.')
        return is_latin(r, at) ? read_spelled(r, at, how, out) : 0;
    end = read_arabic(r, at, &n);
    if (!end)
        return 0;
    size_t more = literal(r, end, "多"); /* 1000多万 */
    more = more ? more : literal(r, end, "余");
    if ((chinese_sign(r, end, &sign) && sign > 100) ||
        (more && chinese_sign(r, more, &sign) && sign >= 104))
        return read_chinese(r, at, how, out);
    *out = n;
    if ((next = read_fraction(r, end, &out->value)) != 0)
        end = next;
    next = read_scales(r, end, how, out);
    if (next > end)
        out->digits = 0;
    return next ? next : end;
}

bool is_chinese_number(const struct reader *r, size_t at)
{
    int sign;

    return chinese_sign(r, at, &sign) != 0;
}

size_t read_number(const struct reader *r, size_t at, unsigned how, struct number *out)
{
    static const struct word_set starts = WORD_SET(W_NUMBERS);
    struct memo *memo = &r->memo[at < r->len ? at : r->len];

    *out = (struct number){0};
    if (at >= r->len || !words_meet(&r->seen.begin[at], &starts))
        return 0;
    if (!memo->numbers) {
        memo->numbers = TAKE_N(r->arena, MEMO_NUMBERS, struct number);
        memo->number_ends = TAKE_N(r->arena, MEMO_NUMBERS, uint32_t);
    }
    if (!memo->number_ends[how])
        memo->number_ends[how] = (uint32_t)read_anew(r, at, how, &memo->numbers[how]) + 1;
    *out = memo->numbers[how];
    return memo->number_ends[how] - 1;
}

size_t read_small(const struct reader *r, size_t at, int *value)
{
    struct number n;
    size_t end = read_number(r, at, NUMBER_NO_TAIL, &n);
    int64_t w;

    if (!end || n.is_scaled || !decimal_whole(n.value, &w) || w < 1 || w > 31 ||
        n.digits > 2)
        return 0;
    *value = (int)w;
    return end;
}

size_t read_ordinal(const struct reader *r, size_t at, int *value)
{
    size_t end = word(r, at, W_ORDINAL, value), next;
    int n, count;

    if (end)
        return *value > 0 ? end : 0;
    end = read_digits(r, at, 2, &n, &count);
    if (!end || n < 1)
        return 0;
    next = word(r, end, W_ORDINAL_MARK, NULL);
    if (!next && r->t[end] == ' ')
        next = word(r, end + 1, W_ORDINAL_MARK, NULL);
    *value = n;
    return next;
}
