/* amounts_inside.h - an amount while it is read; for those who read amounts alone. */
#pragma once

#include "commands/language/reader.h"

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

/* A number, or two of a range: 30k-50k, 3到5万, "between 30k and 50k"; `start` is where a
 * sign before it stands. */
size_t read_numbers(const struct reader *r, size_t start, size_t at, struct amount *out);

/* A currency's name, code or sign; the longest. */
size_t read_currency(const struct reader *r, size_t at, int *row);

/* $ 5 million, 57 hong kong dollars, 五毛: everything that is money at one place. */
void look_for_money(struct reader *r, size_t at);

/* minus.c: where the minus begins that a number at `number` has ("-5", "minus 5", 负5);
 * `number` itself where it has none, as behind a dash between words or figures. */
size_t minus_before(const struct reader *r, size_t number);
