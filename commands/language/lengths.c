/* Lengths of time: 3 weeks, an hour and a half, 1h30m, 一个半小时, 3个工作日 */
#include "commands/language/reader.h"

#include <limits.h>

enum { MOST_PARTS = 6 };

static int64_t seconds_of(enum length_unit unit)
{
    return unit == LENGTH_SECOND ? 1 : unit == LENGTH_MINUTE ? 60 : 3600;
}

/* `value` of a unit in thousandths, so that half a year is six months. */
static bool add_thousandths(struct length *length, int64_t value, enum length_unit unit)
{
    enum { MOST = 20000000 };

    if (value > (int64_t)MOST * 1000)
        return false;
    switch (unit) {
    case LENGTH_SECOND:
    case LENGTH_MINUTE:
    case LENGTH_HOUR:
        length->seconds += value * seconds_of(unit) / 1000;
        return true;
    case LENGTH_WORKDAY:
        length->workdays += (int32_t)(value / 1000);
        return true;
    case LENGTH_DAY:
        length->days += (int32_t)(value / 1000);
        length->seconds += value % 1000 * 86400 / 1000;
        return true;
    case LENGTH_WEEK:
        length->days += (int32_t)(value * 7 / 1000);
        return true;
    case LENGTH_MONTH:
        length->months += (int32_t)(value / 1000);
        length->days += (int32_t)(value % 1000 * 30 / 1000);
        return true;
    case LENGTH_QUARTER:
        length->months += (int32_t)(value * 3 / 1000);
        return true;
    case LENGTH_YEAR:
        length->months += (int32_t)(value * 12 / 1000);
        return true;
    case LENGTH_UNITS:
        break;
    }
    return false;
}

static bool add(struct length *length, struct decimal n, int packed)
{
    int64_t thousandths = n.units;

    for (int scale = n.scale; scale < 3; scale++)
        if (__builtin_mul_overflow(thousandths, 10, &thousandths))
            return false;
    for (int scale = n.scale; scale > 3; scale--)
        thousandths /= 10;
    if (__builtin_mul_overflow(thousandths, packed / 16, &thousandths))
        return false;
    return add_thousandths(length, thousandths, (enum length_unit)(packed % 16));
}

static const struct decimal half = {.units = 5, .scale = 1};

/* How many of a unit: a number, "a", "half a", 半, 几, "a couple of". */
static size_t read_count(const struct reader *r, size_t at, struct decimal *n)
{
    struct number number;
    int few, quarters;
    size_t end = word(r, at, W_FEW, &few), other;

    if (end) {
        *n = (struct decimal){.units = few};
        return end;
    }
    if ((end = word(r, at, W_HALF, NULL)) != 0) {
        *n = half;
        return end;
    }
    if ((end = word(r, at, W_QUARTER, &quarters)) != 0 &&
        (r->t[at] != 'a' || end - at > 9)) {
        *n = (struct decimal){.units = 25 * (int64_t)quarters, .scale = 2};
        return end;
    }
    end = read_number(r, at, NUMBER_A | NUMBER_NO_TAIL, &number);
    if (!end || number.digits > 5)
        return 0;
    *n = number.value;
    /* 三五天, 两三周: about the second */
    if (number.is_positional && number.digits == 2 && number.is_words && n->units < 100)
        n->units = n->units % 10 ? n->units % 10 : n->units;
    if ((other = literal(r, end, "来")) != 0 || (other = literal(r, end, "多")) != 0 ||
        (other = literal(r, end, "+")) != 0)
        end = other;
    return end;
}

static bool is_year_number(struct decimal n, int unit)
{
    return unit % 16 == (int)LENGTH_YEAR && n.scale == 0 && n.units >= 1000;
}

/* The unit behind a count; short ones only where they are wanted. */
static size_t read_unit(const struct reader *r, size_t at, bool takes_short, int *unit)
{
    size_t end = word(r, at, W_UNIT, unit);

    size_t more = literal(r, at, " more ");
    if (!end && at < r->len && (r->t[at] == ' ' || r->t[at] == '-'))
        end = word(r, more ? more : at + 1, W_UNIT, unit);
    if (!end && (end = word(r, at, W_UNIT_SHORT, unit)) != 0 && !takes_short &&
        r->t[at] != 'h' && r->t[at] != 'd')
        end = 0;
    return end;
}

/* One count with its unit. */
static size_t read_part_of_length(const struct reader *r, size_t at, bool takes_short,
                                  struct length *length)
{
    struct decimal n;
    int unit;
    size_t count = read_count(r, at, &n), end, more;

    if (!count)
        return 0;
    more = literal(r, count, "个半");
    if (more) {
        end = read_unit(r, more, true, &unit);
        if (!end && (end = word(r, more, W_MONTH_MARK, NULL)) != 0)
            unit = OF_UNIT(1, LENGTH_MONTH);
        return end && decimal_add(&n, half) && add(length, n, unit) ? end : 0;
    }
    end = read_unit(r, count, takes_short, &unit);
    bool is_millions = end == count + 1 && r->t[count] == 'm' && n.scale > 0;
    if (!end || is_year_number(n, unit) || is_millions)
        return 0;
    if ((more = literal(r, end, "半")) != 0 && !literal(r, more, "年") &&
        (unsigned char)r->t[end - 1] >= 0x80 && decimal_add(&n, half))
        end = more;
    size_t and = next_word(r, end, W_AND, NULL);
    more = and? next_word(r, and, W_HALF, NULL) : 0;
    if (more && !word(r, blank(r, more), W_UNIT, NULL) && decimal_add(&n, half))
        end = more;
    return add(length, n, unit) ? end : 0;
}

/* What stands between the parts of a length. */
static size_t read_joint(const struct reader *r, size_t at)
{
    size_t end = blank(r, at), more;

    if (end < r->len && r->t[end] == ',')
        end = blank(r, end + 1);
    more = word(r, end, W_AND, NULL);
    if (!more)
        more = literal(r, end, "零");
    if (!more)
        more = literal(r, end, "又");
    return more ? blank(r, more) : end;
}

static size_t read_anew(const struct reader *r, size_t at, struct entity *out)
{
    bool takes_short =
        has_before(r, at, W_LENGTH_VERB, NULL) || has_before(r, at, W_IN, NULL) ||
        has_before(r, at, W_PASSED, NULL) || has_before(r, at, W_WITHIN, NULL);
    struct length length = {0};
    size_t end = read_part_of_length(r, at, takes_short, &length), next;

    if (!end) { /* a short unit counts where what follows says that it is one */
        struct length tried = {0};
        end = read_part_of_length(r, at, true, &tried);
        if (!end ||
            (!next_word(r, end, W_AGO, NULL) && !next_word(r, end, W_LATER, NULL) &&
             !next_word(r, end, W_WITHIN_BACK, NULL) && !is_digit(r, end)))
            return 0;
        length = tried;
        if (is_digit(r, end) && !read_part_of_length(r, end, true, &tried))
            return 0;
    }
    for (int i = 1; i < MOST_PARTS; i++) {
        struct length more = length;
        size_t from = read_joint(r, end);
        next = is_start(r, from) || is_digit(r, from)
                   ? read_part_of_length(r, from, true, &more)
                   : 0;
        if (!next)
            break;
        length = more;
        end = next;
    }
    out->length = length;
    return end;
}

size_t read_length(const struct reader *r, size_t at, struct entity *out)
{
    static const struct word_set starts = WORD_SET(W_FEW, W_NUMBERS),
                                 needs = WORD_SET(W_UNIT, W_UNIT_SHORT, W_MONTH_MARK);
    struct memo *memo = &r->memo[at < r->len ? at : r->len];

    if (at >= r->len || !begins(r, at, &starts) || !has_any(r, &needs))
        return 0;
    if (!memo->has_length) {
        struct entity e = {0};
        memo->has_length = true;
        memo->length_end = (uint32_t)read_anew(r, at, &e);
        if (memo->length_end) {
            memo->length = TAKE(r->arena, struct entity);
            *memo->length = e;
        }
    }
    if (memo->length_end)
        out->length = memo->length->length;
    return memo->length_end;
}
