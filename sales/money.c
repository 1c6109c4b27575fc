/* money.c - amounts: arithmetic that refuses rather than errs, and how they look. */
#include "money.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

/* ISO 4217, in order; the digit tells minor digits that are not two. */
static const char codes[][5] = {
    "AED",  "AFN", "ALL",  "AMD",  "ANG",  "AOA",  "ARS",  "AUD",  "AWG",  "AZN",  "BAM",
    "BBD",  "BDT", "BGN",  "BHD3", "BIF0", "BMD",  "BND",  "BOB",  "BRL",  "BSD",  "BTN",
    "BWP",  "BYN", "BZD",  "CAD",  "CDF",  "CHF",  "CLP0", "CNY",  "COP",  "CRC",  "CUP",
    "CVE",  "CZK", "DJF0", "DKK",  "DOP",  "DZD",  "EGP",  "ERN",  "ETB",  "EUR",  "FJD",
    "FKP",  "GBP", "GEL",  "GHS",  "GIP",  "GMD",  "GNF0", "GTQ",  "GYD",  "HKD",  "HNL",
    "HTG",  "HUF", "IDR",  "ILS",  "INR",  "IQD3", "IRR",  "ISK0", "JMD",  "JOD3", "JPY0",
    "KES",  "KGS", "KHR",  "KMF0", "KPW",  "KRW0", "KWD3", "KYD",  "KZT",  "LAK",  "LBP",
    "LKR",  "LRD", "LSL",  "LYD3", "MAD",  "MDL",  "MGA",  "MKD",  "MMK",  "MNT",  "MOP",
    "MRU",  "MUR", "MVR",  "MWK",  "MXN",  "MYR",  "MZN",  "NAD",  "NGN",  "NIO",  "NOK",
    "NPR",  "NZD", "OMR3", "PAB",  "PEN",  "PGK",  "PHP",  "PKR",  "PLN",  "PYG0", "QAR",
    "RON",  "RSD", "RUB",  "RWF0", "SAR",  "SBD",  "SCR",  "SDG",  "SEK",  "SGD",  "SHP",
    "SLE",  "SOS", "SRD",  "SSP",  "STN",  "SVC",  "SYP",  "SZL",  "THB",  "TJS",  "TMT",
    "TND3", "TOP", "TRY",  "TTD",  "TWD",  "TZS",  "UAH",  "UGX0", "USD",  "UYU",  "UZS",
    "VED",  "VES", "VND0", "VUV0", "WST",  "XAF0", "XCD",  "XOF0", "XPF0", "YER",  "ZAR",
    "ZMW",  "ZWL",
};

static int by_code(const void *key, const void *row)
{
    return strncmp(key, row, 3);
}

static const char *find(const char *currency)
{
    if (!currency || strlen(currency) != 3)
        return NULL;
    return bsearch(currency, codes, COUNT(codes), sizeof(codes[0]), by_code);
}

int currency_digits(const char *currency)
{
    const char *row = find(currency);

    return row && row[3] ? row[3] - '0' : 2;
}

bool currency_known(const char *currency)
{
    return find(currency) != NULL;
}

bool money_is_zero(struct money amount)
{
    return amount.minor == 0;
}

/* Nothing of no currency yet goes with any: the start of a sum. */
static bool is_blank(struct money amount)
{
    return amount.minor == 0 && amount.currency[0] == '\0';
}

static enum rc same_currency(const struct money *a, const struct money *b,
                             struct err *err)
{
    if (is_blank(*a) || is_blank(*b) || strcmp(a->currency, b->currency) == 0)
        return RC_OK;
    return err_set(
        err, RC_RULE, IN(err, "%s and %s do not add up", "%s 和 %s 不能相加减"),
        a->currency[0] ? a->currency : "?", b->currency[0] ? b->currency : "?");
}

static enum rc too_much(struct err *err)
{
    return err_set(err, RC_RULE, "%s",
                   IN(err, "that amount is too large", "金额太大，无法记账"));
}

enum rc money_add(struct money a, struct money b, struct money *out, struct err *err)
{
    struct money sum = is_blank(a) ? b : a;

    TRY(same_currency(&a, &b, err));
    if (__builtin_add_overflow(a.minor, b.minor, &sum.minor))
        return too_much(err);
    *out = sum;
    return RC_OK;
}

enum rc money_sub(struct money a, struct money b, struct money *out, struct err *err)
{
    struct money left = is_blank(a) ? b : a;

    TRY(same_currency(&a, &b, err));
    if (__builtin_sub_overflow(a.minor, b.minor, &left.minor))
        return too_much(err);
    *out = left;
    return RC_OK;
}

enum rc money_share(struct money amount, int64_t of, int64_t whole, struct money *out,
                    struct err *err)
{
    assert(whole != 0);
    wide part = (wide)amount.minor * of;
    wide by = whole < 0 ? -(wide)whole : whole;
    bool is_negative = (part < 0) != (whole < 0);

    part = part < 0 ? -part : part;
    wide rest = part % by;
    part = part / by + (rest >= by - rest);
    part = is_negative ? -part : part;
    if (part > INT64_MAX || part < INT64_MIN)
        return too_much(err);
    amount.minor = (int64_t)part;
    *out = amount;
    return RC_OK;
}

static const char *symbol(const char *currency)
{
    static const char *const symbols[][2] = {
#define SIGN(sign, code, also) {code, sign},
#include "money_signs.def"
#undef SIGN
    };

    for (size_t i = 0; i < COUNT(symbols); i++)
        if (strcmp(currency, symbols[i][0]) == 0)
            return symbols[i][1];
    return NULL;
}

static uint64_t power(int exponent)
{
    uint64_t value = 1;

    for (; exponent > 0; exponent--)
        value *= 10;
    return value;
}

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* 1234567 as 1,234,567 */
static void add_grouped(struct text *text, uint64_t n)
{
    if (n < 1000) {
        text_addf(text, "%" PRIu64, n);
        return;
    }
    add_grouped(text, n / 1000);
    text_addf(text, ",%03" PRIu64, n % 1000);
}

static void add_sign_and_mark(struct text *text, struct money amount)
{
    const char *mark = symbol(amount.currency);

    text_add(text, amount.minor < 0 ? "-" : "");
    text_add(text, mark ? mark : amount.currency);
    text_add(text, mark || amount.currency[0] == '\0' ? "" : " ");
}

const char *percent_text(struct arena *arena, const char *figure)
{
    return arena_printf(arena, "%s%%", figure);
}

const char *money_text(struct arena *arena, struct money amount)
{
    int digits = currency_digits(amount.currency);
    uint64_t n = magnitude(amount.minor), one = power(digits);
    bool may_be_short = symbol(amount.currency) || amount.currency[0] == '\0';
    struct text text;

    text_init(&text, arena, 64);
    add_sign_and_mark(&text, amount);
    add_grouped(&text, n / one);
    if (digits > 0 && (n % one != 0 || !may_be_short))
        text_addf(&text, ".%0*" PRIu64, digits, n % one);
    return text.bytes;
}

const char *money_plain(struct arena *arena, struct money amount)
{
    int digits = currency_digits(amount.currency);
    uint64_t n = magnitude(amount.minor), one = power(digits);
    struct text text;

    text_init(&text, arena, 64);
    text_addf(&text, "%s%" PRIu64, amount.minor < 0 ? "-" : "", n / one);
    if (digits > 0)
        text_addf(&text, ".%0*" PRIu64, digits, n % one);
    if (amount.currency[0])
        text_addf(&text, " %s", amount.currency);
    return text.bytes;
}

const char *money_typed(struct arena *arena, struct money amount)
{
    int digits = currency_digits(amount.currency);
    uint64_t n = magnitude(amount.minor), one = power(digits);
    struct text text;

    text_init(&text, arena, 64);
    if (amount.minor < 0)
        text_add(&text, "-");
    add_grouped(&text, n / one);
    if (n % one)
        text_addf(&text, ".%0*" PRIu64, digits, n % one);
    if (amount.currency[0])
        text_addf(&text, " %s", amount.currency);
    return text.bytes;
}

enum { SHORT_FROM = 10000 }; /* less is as short with all its figures */

struct scale {
    uint64_t unit; /* major units */
    const char *name;
};

/* Hundredths of a unit, rounded half up: 4856 for 48.56. */
static uint64_t hundredths(uint64_t n, wide unit)
{
    return (uint64_t)(((wide)n * 100 + unit / 2) / unit);
}

static void add_hundredths(struct text *text, uint64_t n)
{
    add_grouped(text, n / 100);
    if (n % 10)
        text_addf(text, ".%02" PRIu64, n % 100);
    else if (n % 100)
        text_addf(text, ".%" PRIu64, n % 100 / 10);
}

static const struct scale english[] = {{1000000000, "bn"}, {1000000, "M"}, {1000, "k"}},
                          chinese[] = {{100000000, "亿"}, {10000, "万"}};

const char *money_short(struct arena *arena, struct money amount, enum lang lang)
{
    const struct scale *scales = lang == LANG_ZH ? chinese : english;
    size_t n_scales = lang == LANG_ZH ? COUNT(chinese) : COUNT(english), i = 0;
    uint64_t n = magnitude(amount.minor), one = power(currency_digits(amount.currency));
    struct text text;

    while (i < n_scales && n / one < scales[i].unit)
        i++;
    if (n / one < SHORT_FROM) /* 9,999 would be 10k */
        return money_text(arena, amount);
    if (i == n_scales)
        return money_text(arena, amount);
    uint64_t shown = hundredths(n, (wide)scales[i].unit * one);
    /* 999,999 is 1M, not 1000k */
    if (i > 0 && shown >= 100 * (scales[i - 1].unit / scales[i].unit)) {
        i--;
        shown = hundredths(n, (wide)scales[i].unit * one);
    }
    text_init(&text, arena, 64);
    if (lang == LANG_ZH && strcmp(amount.currency, "CNY") == 0)
        text_add(&text, amount.minor < 0 ? "-" : "");
    else
        add_sign_and_mark(&text, amount);
    add_hundredths(&text, shown);
    text_add(&text, scales[i].name);
    return text.bytes;
}
