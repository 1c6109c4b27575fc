/* Clock times in words: five thirty, seven o'clock, half past seven, half nine */
#include "commands/language/clocks_inside.h"

#include <string.h>

static size_t read_hour_word(const struct reader *r, size_t at, int *hour)
{
    int digits;
    size_t end = read_digits(r, at, 2, hour, &digits);

    if (!end)
        end = word(r, at, W_CARDINAL, hour);
    bool runs_on = end && is_latin(r, end) && !word(r, end, W_MERIDIEM, NULL) &&
                   !word(r, end, W_OCLOCK, NULL) && !literal(r, end, "ish");
    return end && *hour <= 24 && !is_digit(r, end) && !runs_on ? end : 0;
}

/* The minutes behind a spoken hour: thirty, forty-five, oh five. */
static size_t read_minute_words(const struct reader *r, size_t at, int *minute)
{
    struct number n;
    int64_t value;
    size_t from = blank(r, at), end;

    if (from < r->len && r->t[from] == '-')
        from = blank(r, from + 1);
    size_t oh = next_word(r, from, W_OH, NULL);
    if (oh) {
        end = next_word(r, oh, W_CARDINAL, minute);
        return end && *minute <= 9 ? end : 0;
    }
    end = is_latin(r, from) ? read_number(r, from, NUMBER_NO_TAIL, &n) : 0;
    if (!end || !decimal_whole(n.value, &value) || value < 10 || value > 59 ||
        n.is_scaled)
        return 0;
    *minute = (int)value;
    return end;
}

size_t read_spoken(const struct reader *r, size_t at, struct when *w)
{
    int hour, minute = 0;
    size_t end = read_hour_word(r, at, &hour), next;
    bool is_word = is_latin(r, at);

    /* "called about 12 units" */
    if (!end ||
        (at >= 6 && literal(r, at - 6, "about ") && next_word(r, end, W_COUNTER, NULL)))
        return 0;
    if (is_word && (next = read_minute_words(r, end, &minute)) != 0)
        end = next;
    if (hour < 1 && is_word)
        return 0;
    set_clock(w, hour, minute, 0);
    w->is_bare = hour <= 12;
    next = next_word(r, end, W_OCLOCK, &minute);
    size_t ish = literal(r, end, "ish");
    ish = ish ? ish : literal(r, end, "-ish");
    if (ish && !is_latin(r, ish))
        end = ish;
    else if (next && minute == 2 && (unsigned char)r->t[next - 1] < 0x80)
        end = next;
    else
        w->e.flags |= ENTITY_UNSURE;
    next = read_meridiem(r, end, w);
    if (next)
        w->e.flags &= ~(unsigned)ENTITY_UNSURE;
    return next ? next : end;
}

/* How many minutes: half, a quarter, 20 min, twenty. */
static size_t read_shift(const struct reader *r, size_t at, int *minutes)
{
    int quarters;
    struct number n;
    int64_t value;
    size_t end;

    if ((end = word(r, at, W_HALF, NULL)) != 0) {
        *minutes = 30;
        return end;
    }
    if ((end = word(r, at, W_QUARTER, &quarters)) != 0) {
        *minutes = 15 * quarters;
        return end;
    }
    end = read_number(r, at, 0, &n);
    if (!end || !decimal_whole(n.value, &value) || value < 1 || value > 59)
        return 0;
    *minutes = (int)value;
    return past_word(r, end, W_MINUTES);
}

size_t read_past_to(const struct reader *r, size_t at, struct when *w)
{
    int minutes, hour;
    size_t end = read_shift(r, at, &minutes), next;
    bool is_to = false;

    if (!end || (!is_latin(r, at) && !is_digit(r, at)))
        return 0;
    next = next_word(r, end, W_PAST, NULL);
    if (!next && (next = next_word(r, end, W_TO, NULL)) != 0)
        is_to = true;
    if (!next)
        return 0;
    end = read_hour_word(r, blank(r, next), &hour);
    if (!end || hour > 12 || hour < 1) {
        int noon;
        end = next_word(r, next, W_CLOCK, &noon);
        if (!end)
            return 0;
        hour = noon / 60;
        w->has_exact = true;
    }
    /* "3 to 5" is a range unless something says that it is not. */
    if (is_to && is_digit(r, at) && is_digit(r, end - 1) &&
        !word(r, end, W_OCLOCK, NULL) && next_word(r, at, W_MINUTES, NULL) == 0)
        return 0;
    if (is_to) {
        hour = hour ? hour - 1 : 23;
        minutes = 60 - minutes;
    }
    set_clock(w, hour, minutes, 0);
    w->is_bare = !w->has_exact;
    end = past_word(r, end, W_OCLOCK);
    next = read_meridiem(r, end, w);
    return next ? next : end;
}

/* What "half" may count as well: "the first half nine", "by half five times". */
static bool is_half_of(const struct reader *r, size_t at)
{
    static const char *const before[] = {"first ", "second ", "other ", "last ", "this ",
                                         "the ",   "one ",    "by ",    "in ",   "next "};

    for (size_t i = 0; i < COUNT(before); i++) {
        size_t len = strlen(before[i]);
        bool is_word = at == len || (at > len && !is_latin(r, at - len - 1));
        if (is_word && literal(r, at - len, before[i]))
            return true;
    }
    return has_before(r, at, W_CARDINAL, NULL) || has_before(r, at, W_AND, NULL) ||
           (at > 1 && is_digit(r, at - 2));
}

/* "half nine weeks", "half six of them": a number, unless the evening stands behind. */
static bool is_counting(const struct reader *r, size_t end)
{
    enum day_part part;

    return !read_part(r, blank(r, end), &part) &&
           (goes_on_as_amount(r, end) || literal(r, blank(r, end), "of ") ||
            next_word(r, end, W_MINUTES, NULL) || next_word(r, end, W_HUNDRED, NULL));
}

size_t read_half(const struct reader *r, size_t at, struct when *w)
{
    int hour;
    size_t half = literal(r, at, "half");
    bool is_joined = half && (r->t[half] == ' ' || r->t[half] == '-');
    size_t end = is_joined ? read_hour_word(r, half + 1, &hour) : 0, next;

    if (!end || hour < 1 || hour > 12 || is_half_of(r, at) || is_counting(r, end))
        return 0;
    set_clock(w, hour, 30, 0);
    w->is_bare = true;
    next = read_meridiem(r, end, w);
    return next ? next : end;
}
