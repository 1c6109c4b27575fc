/* Chinese numerals, everyday and formal, with or without digits: 三万二, 12万5, 壹佰零伍.
 */
#include "commands/language/numbers_inside.h"

#define NOWHERE SIZE_MAX

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

size_t chinese_sign(const struct reader *r, size_t at, int *value)
{
    const unsigned char *t = (const unsigned char *)r->t + at;

    if (at + 3 > r->len || (t[0] & 0xF0) != 0xE0)
        return 0;
    *value = sign_value((uint32_t)(t[0] & 0xF) << 12 | (uint32_t)(t[1] & 0x3F) << 6 |
                        (t[2] & 0x3Fu));
    return *value < 0 ? 0 : at + 3;
}

bool is_figure(const char *at, size_t left)
{
    const unsigned char *t = (const unsigned char *)at;

    if (*at >= '0' && *at <= '9')
        return true;
    if (*at == '\'' || *at == '.') /* '26, .5 */
        return left > 1 && at[1] >= '0' && at[1] <= '9';
    return left >= 3 && (t[0] & 0xF0) == 0xE0 &&
           sign_value((uint32_t)(t[0] & 0xF) << 12 | (uint32_t)(t[1] & 0x3F) << 6 |
                      (t[2] & 0x3Fu)) >= 0;
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

/* 十, 百 and 千, each less than the one before. */
static bool add_small_unit(struct chinese *c, int power)
{
    struct decimal d = c->has_cur ? c->cur : whole(1);
    bool is_ten = power == 1 && (!c->has_unit || c->zero || c->last >= 4);

    if ((!c->has_cur && !is_ten) || (c->last && c->last < 4 && power >= c->last))
        return false;
    return decimal_times(&d, power) && decimal_add(&c->part, d);
}

/* 万 and 亿: of all that was said since the last of them, 亿 of all. */
static bool add_large_unit(struct chinese *c, int power)
{
    struct decimal section = c->part;

    if (c->has_cur && !decimal_add(&section, c->cur))
        return false;
    if (power == 8 && !decimal_add(&section, c->total))
        return false;
    if (is_zero(section) || (power == 4 && c->last == 4) ||
        !decimal_times(&section, power))
        return false;
    c->part = whole(0);
    if (power != 8)
        return decimal_add(&c->total, section);
    c->total = section;
    return true;
}

static bool add_unit(struct chinese *c, int power)
{
    if (c->is_run || !(power < 4 ? add_small_unit(c, power) : add_large_unit(c, power)))
        return false;
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

/* Whether what stands behind a last digit takes it for itself: 48万 3月. One that is
 * written on to the number is left by a blank behind it: 12万5 月底. */
static bool is_taken(const struct reader *r, size_t digit, size_t at)
{
    static const char *const takers[] = {"月", "日", "号", "点", "年", "周",  "天",
                                         "个", "台", "人", "期", "折", "套",  ":",
                                         "/",  "-",  "%",  "分", "时", "小时"};

    if (digit > 0 && r->t[digit - 1] == ' ')
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

/* 53万3600: digits written on to a unit that are all less than it. */
static bool is_rest(const struct reader *r, const struct chinese *c, size_t end)
{
    struct decimal unit = whole(1);

    return c->last >= 3 && !is_zero(c->cur) && is_digit(r, c->cur_at) &&
           end > c->cur_at + 1 && decimal_times(&unit, c->last) &&
           decimal_compare(c->cur, unit) < 0 && !is_taken(r, c->cur_at, end);
}

/* The tail of 三万二 is 2,000. False when it belongs to what follows. */
static bool add_tail(const struct reader *r, struct chinese *c, unsigned how, size_t *end)
{
    if (!c->has_cur)
        return true;
    bool is_whole = !(how & NUMBER_NO_TAIL) && is_rest(r, c, *end);
    bool is_short = c->has_unit && c->last >= 2 && !c->zero && !is_whole;
    if (is_short && (how & NUMBER_NO_TAIL || !is_single(c->cur) ||
                     (c->last >= 4 && is_taken(r, c->cur_at, *end)))) {
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
    size_t end = chinese_sign(r, at, &sign), more = literal(r, at, "多");

    more = more ? more : literal(r, at, "余");
    if (more && (more = chinese_sign(r, more, &sign)) != 0 && sign >= 104)
        end = more; /* 八千多万 */
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

/* 八百六一台 is 八百六 and 一台: no digits one by one behind a unit. */
static bool is_behind_unit(const struct reader *r, size_t at)
{
    int sign;

    return at >= 3 && chinese_sign(r, at - 3, &sign) && sign > 100;
}

/* One number; the sign at byte `skip` is passed over. */
static size_t read_one(const struct reader *r, size_t at, size_t skip, unsigned how,
                       struct number *out)
{
    struct chinese c = {0};
    size_t end = at, next;
    int sign;

    for (int i = 0; i < MOST_WORDS; i++) {
        end += end == skip ? 3 : 0;
        if ((next = read_sign(r, &c, end)) == 0)
            break;
        end = next;
    }
    if (end == at || !add_tail(r, &c, how, &end) || !decimal_add(&c.total, c.part) ||
        (c.is_run && is_behind_unit(r, at)))
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

/* 三五十万, 七八千: where two digits next to one another both have what follows. The
 * byte of the first; NOWHERE for none. */
static size_t find_about(const struct reader *r, size_t at)
{
    size_t first, second;
    int low, high, unit;

    for (int i = 0; i < MOST_WORDS && chinese_sign(r, at, &unit); i++, at += 3) {
        if (!(first = chinese_digit(r, at, &low)) || low < 1)
            continue;
        if (!(second = chinese_digit(r, first, &high)))
            continue;
        bool is_next = high == low + 1 || (low == 3 && high == 5);
        if (is_next && chinese_sign(r, second, &unit) && unit > 100)
            return at;
        break; /* digits one by one */
    }
    return NOWHERE;
}

size_t read_chinese(const struct reader *r, size_t at, unsigned how, struct number *out)
{
    size_t about = find_about(r, at), low, high;
    struct number upper = {0};

    if (about == NOWHERE)
        return read_one(r, at, NOWHERE, how, out);
    high = read_one(r, at, about, how, &upper);
    low = read_one(r, at, about + 3, how, out);
    if (!high || high != low)
        return 0;
    out->is_about = true;
    out->high = upper.value;
    return low;
}
