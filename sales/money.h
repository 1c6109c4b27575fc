/*
 * money.h - amounts that do not lose a cent and do not mix currencies.
 *
 * Minor units and an ISO 4217 code. Read from text only, never from a double.
 */
#pragma once

#include "base/text.h"

struct money {
    int64_t minor;
    char currency[4]; /* "CNY"; "" where none was said */
};

/* Digits behind the point: 2 for most, 0 for JPY and KRW, 3 for KWD and its like. */
int currency_digits(const char *currency);
bool currency_known(const char *currency);

/*
 * Reads a whole amount as a person writes it: "480000", "1,200.50", "48万", "¥480,000",
 * "CNY 48万", "120k", "$48.5k", "3.2m", "２００", "1.5亿", "48500 USD", "12万5",
 * "1亿2000万", "480元". Without a currency, out->currency is `fallback` (may be "" or
 * NULL: none). Refuses signs, more decimals than the currency
 * has, what is past 10^15 minor units, and anything behind the amount. RC_USAGE.
 */
enum rc money_parse(const char *text, const char *fallback, struct money *out,
                    struct err *err) CHECKED;

/* RC_RULE when the currencies differ or it overflows. Zero without a currency, the start
 * of a sum, goes with any. */
enum rc money_add(struct money a, struct money b, struct money *out, struct err *err)
    CHECKED;
enum rc money_sub(struct money a, struct money b, struct money *out, struct err *err)
    CHECKED;

bool money_is_zero(struct money amount);

/* amount * of / whole, rounded half away from zero; whole is not zero. RC_RULE when it
 * overflows. */
enum rc money_share(struct money amount, int64_t of, int64_t whole, struct money *out,
                    struct err *err) CHECKED;

/* "¥480,000", "$48,500.50", "£25,500", "CHF 12.00": as a card shows it, with its sign
 * where it has one of its own (money_signs.def); behind a sign cents only where there are
 * some. */
const char *money_text(struct arena *arena, struct money amount);

/* "12%", "12.5%" of a figure as decimal text, as both languages write it. */
const char *percent_text(struct arena *arena, const char *figure);

/* "48万", "$4.85万" or "¥480k", "$48.5k", "¥2.31M": as it is said in talk and on the
 * board; two decimals at the most, small amounts as money_text. */
const char *money_short(struct arena *arena, struct money amount, enum lang lang);

/* "480000.00 CNY": as a command and a file write it; money_parse reads it back. */
const char *money_plain(struct arena *arena, struct money amount);

/* "480,000 CNY", "48,500.50 USD": as it stands in a form to be read and typed over; cents
 * only where there are some; money_parse reads it back. */
const char *money_typed(struct arena *arena, struct money amount);
