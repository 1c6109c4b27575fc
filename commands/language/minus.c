/* minus.c - a minus before a number, and the dashes that are none. */
#include "commands/language/amounts_inside.h"

#include <string.h>

enum { HAN_BYTES = 3 };

/* A dash as long as a letter stands between words: "Verdant —70k". */
static bool is_long_dash(const struct reader *r, size_t at)
{
    const char *typed = r->normal.original + r->normal.from[at];

    return strncmp(typed, "—", 3) == 0 || strncmp(typed, "―", 3) == 0;
}

/* 禾穗-20万: what stands between a name and its amount. */
static bool ends_name(const struct reader *r, size_t at)
{
    for (size_t i = 0; i < r->context->n_names; i++)
        if (r->context->names[i].until == r->normal.from[at])
            return true;
    return false;
}

/* Whether a minus may begin at `at`: at a blank, behind a mark that opens something, a
 * currency's sign or a Chinese word; "INV-7-500", FX-200 and "+/-5%" have none. */
static bool may_stand(const struct reader *r, size_t at)
{
    static const char opens[] = " \n([{:;,=\"'!?";

    if (at == 0 || strchr(opens, r->t[at - 1]) || has_before(r, at, W_SIGN, NULL))
        return true;
    bool is_chinese = at >= HAN_BYTES && (unsigned char)r->t[at - HAN_BYTES] >= 0xE3 &&
                      (unsigned char)r->t[at - 1] >= 0x80;
    return is_chinese && !ends_name(r, at);
}

/* "20k minus 500" is a sum. */
static bool is_behind_number(const struct reader *r, size_t at)
{
    size_t from = at && r->t[at - 1] == ' ' ? at - 1 : at;

    while (from > 0 && r->t[from - 1] != ' ' && r->t[from - 1] != '\n')
        from--;
    return is_digit(r, from) || (from < at && word(r, from, W_SIGN, NULL));
}

static size_t read_word(const struct reader *r, size_t number)
{
    static const char *const words[] = {"minus ", "negative "};

    for (size_t i = 0; i < COUNT(words); i++) {
        size_t len = strlen(words[i]);
        if (number < len || literal(r, number - len, words[i]) != number)
            continue;
        size_t at = number - len;
        if ((at == 0 || !is_latin(r, at - 1)) && !is_behind_number(r, at))
            return at;
    }
    return number;
}

size_t minus_before(const struct reader *r, size_t number)
{
    size_t at = number > 0 ? number - 1 : 0;

    if (number >= HAN_BYTES && literal(r, number - HAN_BYTES, "负")) {
        at = number - HAN_BYTES;
        bool is_either = at >= HAN_BYTES && literal(r, at - HAN_BYTES, "正");
        return is_either ? number : at;
    }
    if (number == 0 || r->t[at] != '-')
        return read_word(r, number);
    return !is_long_dash(r, at) && may_stand(r, at) ? at : number;
}
