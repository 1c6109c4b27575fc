/* Numbers: digits with separators, words, Chinese numerals of both kinds. */
#include "commands/language/reader.h"

#include <string.h>

enum { MOST_WORDS = 24, MOST_DIGITS = 18 };

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

static struct decimal whole(int64_t n)
{
    return (struct decimal){.units = n};
}

static bool is_zero(struct decimal d)
{
    return d.units == 0;
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

/* How many digits stand here. */
static size_t run(const struct reader *r, size_t at)
{
    size_t n = 0;

    while (is_digit(r, at + n))
        n++;
    return n;
}

/* Groups of thousands, or of lakhs: the last of three digits, those before of two or
 * three. The end of them, or `at`. */
static size_t groups(const struct reader *r, size_t at, char mark)
{
    size_t end = at, good = at;

    while (r->t[end] == mark) {
        size_t n = run(r, end + 1);
        if (n != 2 && n != 3)
            break;
        end += n + 1;
        if (n == 3)
            good = end;
    }
    return good;
}

static bool put_digit(struct decimal *d, char c)
{
    return !__builtin_mul_overflow(d->units, 10, &d->units) &&
           !__builtin_add_overflow(d->units, c - '0', &d->units);
}

/* 1,234.5 and 1.234,5: behind the groups, what is left of a fraction. */
static size_t read_arabic(const struct reader *r, size_t at, struct number *out)
{
    size_t head = run(r, at), end = at + head;
    char mark = ',', point = '.';

    if (head == 0 || head > MOST_DIGITS)
        return 0;
    if (head <= 3 && r->t[end] == '.' && run(r, end + 1) == 3) {
        size_t more = groups(r, end, '.');
        if (r->t[more] == '.'
                ? false
                : (r->t[more] == ',' && run(r, more + 1) == 2) || more > end + 4) {
            mark = '.';
            point = ',';
        }
    }
    size_t grouped = head <= 3 ? groups(r, end, mark) : end;
    out->digits = grouped == end ? (int)head : 0;
    for (size_t i = at; i < grouped; i++)
        if (r->t[i] != mark && !put_digit(&out->value, r->t[i]))
            return 0;
    end = grouped;
    if (r->t[end] == point && is_digit(r, end + 1) && run(r, end + 1) <= 9) {
        size_t n = run(r, end + 1);
        out->digits = 0;
        for (size_t i = 0; i < n; i++)
            if (!put_digit(&out->value, r->t[end + 1 + i]))
                return 0;
        out->value.scale = (int)n;
        normalise_scale(&out->value);
        end += n + 1;
    }
    return end;
}

/* A digit's value, 100 + the power of a unit, -1 for what is neither. */
static int sign_value(uint32_t c)
{
    switch (c) {
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
        return 0;
    case 0x4E00: /* 一 */
    case 0x58F9: /* 壹 */
        return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
    case 0x8D30: /* 贰 */
    case 0x5F0D: /* 弍 */
    case 0x5F10: /* 弐 */
        return 2;
    case 0x4E09: /* 三 */
    case 0x53C1: /* 叁 */
    case 0x53C2: /* 参 */
        return 3;
    case 0x56DB: /* 四 */
    case 0x8086: /* 肆 */
        return 4;
    case 0x4E94: /* 五 */
    case 0x4F0D: /* 伍 */
        return 5;
    case 0x516D: /* 六 */
    case 0x9646: /* 陆 */
        return 6;
    case 0x4E03: /* 七 */
    case 0x67D2: /* 柒 */
        return 7;
    case 0x516B: /* 八 */
    case 0x634C: /* 捌 */
        return 8;
    case 0x4E5D: /* 九 */
    case 0x7396: /* 玖 */
        return 9;
    case 0x5341: /* 十 */
    case 0x62FE: /* 拾 */
        return 101;
    case 0x767E: /* 百 */
    case 0x4F70: /* 佰 */
        return 102;
    case 0x5343: /* 千 */
    case 0x4EDF: /* 仟 */
        return 103;
    case 0x4E07: /* 万 */
        return 104;
    case 0x4EBF: /* 亿 */
        return 108;
    default:
        return -1;
    }
}

static size_t chinese_sign(const struct reader *r, size_t at, int *value)
{
    const unsigned char *t = (const unsigned char *)r->t + at;

    if (at + 3 > r->len || (t[0] & 0xF0) != 0xE0)
        return 0;
    *value = sign_value((uint32_t)(t[0] & 0xF) << 12 | (uint32_t)(t[1] & 0x3F) << 6 |
                        (t[2] & 0x3Fu));
    return *value < 0 ? 0 : at + 3;
}

size_t chinese_digit(const struct reader *r, size_t at, int *value)
{
    size_t end = chinese_sign(r, at, value);

    return end && *value <= 9 ? end : 0;
}

/* A Chinese number while it is read. */
struct chinese {
    struct decimal total, part, cur;
    bool has_cur, is_run, is_arabic, zero, has_unit, is_scaled;
    int last; /* the power of the last unit */
    int n_run;
    size_t cur_at;
};

static bool add_unit(struct chinese *c, int power)
{
    struct decimal d = c->has_cur ? c->cur : whole(1);

    if (c->is_run)
        return false;
    if (power < 4) {
        bool is_ten = power == 1 && (!c->has_unit || c->zero || c->last >= 4);
        if ((!c->has_cur && !is_ten) || (c->last && c->last < 4 && power >= c->last))
            return false;
        if (!decimal_times(&d, power) || !decimal_add(&c->part, d))
            return false;
    } else {
        struct decimal section = c->part;
        if (c->has_cur && !decimal_add(&section, c->cur))
            return false;
        if (power == 8 && !decimal_add(&section, c->total))
            return false;
        if (is_zero(section) || (power == 4 && c->last == 4) ||
            !decimal_times(&section, power))
            return false;
        if (power == 8)
            c->total = section;
        else if (!decimal_add(&c->total, section))
            return false;
        c->part = whole(0);
    }
    c->has_cur = c->zero = false;
    c->last = power;
    c->has_unit = true;
    c->is_scaled |= power >= 3;
    return true;
}

static bool add_digit(struct chinese *c, int digit, size_t at)
{
    if (digit == 0 && c->has_unit && !c->has_cur) {
        c->zero = true;
        return true;
    }
    if (!c->has_cur) {
        c->cur = whole(digit);
        c->has_cur = true;
        c->cur_at = at;
        c->n_run = 1;
        return true;
    }
    if (c->has_unit || c->is_arabic || c->n_run >= MOST_DIGITS)
        return false;
    c->is_run = true;
    c->n_run++;
    return decimal_times(&c->cur, 1) && decimal_add(&c->cur, whole(digit));
}

/* Whether what stands behind a last digit takes it for itself: 48万 3月. */
static bool is_taken(const struct reader *r, size_t at)
{
    static const char *const takers[] = {"月", "日", "号", "点", "年", "周",  "天",
                                         "个", "台", "人", "期", "折", "套",  ":",
                                         "/",  "-",  "%",  "分", "时", "小时"};

    at = blank(r, at);
    for (size_t i = 0; i < COUNT(takers); i++)
        if (literal(r, at, takers[i]))
            return true;
    return false;
}

static bool is_single(struct decimal d)
{
    return d.scale == 0 && d.units >= 1 && d.units <= 9;
}

/* The tail of 三万二 is 2,000. False when it belongs to what follows. */
static bool add_tail(const struct reader *r, struct chinese *c, unsigned how, size_t *end)
{
    if (!c->has_cur)
        return true;
    bool is_short = c->has_unit && c->last >= 2 && !c->zero;
    if (is_short && (how & NUMBER_NO_TAIL || !is_single(c->cur) ||
                     (c->last >= 4 && is_taken(r, *end)))) {
        *end = c->cur_at;
        return true;
    }
    if (is_short && !decimal_times(&c->cur, c->last - 1))
        return false;
    return decimal_add(&c->part, c->cur);
}

/* 点五 behind a number. */
static size_t read_point(const struct reader *r, size_t at, struct decimal *value)
{
    size_t end = literal(r, at, "点"), next;
    struct decimal fraction = {0};
    int digit;

    if (!end || !chinese_digit(r, end, &digit))
        return 0;
    while (fraction.scale < 9 && (next = chinese_digit(r, end, &digit)) != 0) {
        fraction.units = fraction.units * 10 + digit;
        fraction.scale++;
        end = next;
    }
    return decimal_add(value, fraction) ? end : 0;
}

static size_t read_sign(const struct reader *r, struct chinese *c, size_t at)
{
    struct number n = {0};
    int sign;
    size_t end = chinese_sign(r, at, &sign);

    if (end)
        return (sign > 100 ? add_unit(c, sign - 100) : add_digit(c, sign, at)) ? end : 0;
    if (c->has_cur || !is_digit(r, at))
        return 0;
    end = read_arabic(r, at, &n);
    if (!end)
        return 0;
    c->cur = n.value;
    c->has_cur = c->is_arabic = true;
    c->cur_at = at;
    return end;
}

static size_t read_chinese(const struct reader *r, size_t at, unsigned how,
                           struct number *out)
{
    struct chinese c = {0};
    size_t end = at, next;
    int sign;

    for (int i = 0; i < MOST_WORDS && (next = read_sign(r, &c, end)) != 0; i++)
        end = next;
    if (end == at || !add_tail(r, &c, how, &end) || !decimal_add(&c.total, c.part))
        return 0;
    if (how & NUMBER_POINT && (next = read_point(r, end, &c.total)) != 0) {
        end = next;
        if ((next = chinese_sign(r, end, &sign)) != 0 && sign >= 103) {
            if (!decimal_times(&c.total, sign - 100))
                return 0;
            c.is_scaled = true;
            end = next;
        }
    }
    out->value = c.total;
    out->is_scaled = c.is_scaled;
    out->power = c.is_scaled ? c.last : 0;
    out->is_positional = c.is_run;
    out->is_words = !c.is_arabic;
    out->digits = c.is_run ? c.n_run : 0;
    return end;
}

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
static size_t read_fraction(const struct reader *r, size_t at, struct decimal *value)
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
        part = (struct decimal){.units = 25 * quarters, .scale = 2};
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
    out->value = (struct decimal){.units = 25 * quarters, .scale = 2};
    out->is_scaled = true;
    return decimal_times(&out->value, power) ? end : 0;
}

static size_t read_scales(const struct reader *r, size_t at, unsigned how,
                          struct number *out)
{
    size_t end = at, next;
    int power;

    if (how & NUMBER_SHORT && (next = word(r, at, W_SCALE_SHORT, &power)) != 0)
        return decimal_times(&out->value, out->power = power) && (out->is_scaled = true)
                   ? next
                   : 0;
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
    return end;
}

static size_t read_spelled(const struct reader *r, size_t at, unsigned how,
                           struct number *out)
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
    if ((next = next_word(r, end, W_DOZEN, &n)) != 0) {
        if (__builtin_mul_overflow(out->value.units, n, &out->value.units))
            return 0;
        end = next;
    }
    return end;
}

/* Whether a word stands here that a number in letters begins with. */
static bool may_be_spelled(const struct reader *r, size_t at)
{
    const struct word_set *set = &r->seen.begin[at];

    return word_in(set, W_CARDINAL) || word_in(set, W_HALF) || word_in(set, W_QUARTER) ||
           word_in(set, W_A);
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
    if (!is_digit(r, at))
        return is_latin(r, at) ? read_spelled(r, at, how, out) : 0;
    end = read_arabic(r, at, &n);
    if (!end)
        return 0;
    if (chinese_sign(r, end, &sign) && sign > 100)
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
    struct memo *memo = &r->memo[at < r->len ? at : r->len];
    int sign;

    *out = (struct number){0};
    if (!is_digit(r, at) && !is_latin(r, at) && !chinese_sign(r, at, &sign))
        return 0;
    if (is_latin(r, at) && !may_be_spelled(r, at))
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
