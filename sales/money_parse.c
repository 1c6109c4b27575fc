/* money_parse.c - amounts as people write them, in both languages. */
#include "money.h"
#include "scan.h"

#include <string.h>

enum { DECIMALS_MOST = 9, DIGITS_MOST = 18 };

static const int64_t MINOR_MOST = 1000000000000000;

/* A sign or name of a currency. `also` are those that share it. */
struct mark {
    const char *word, *code, *also;
};

static const struct mark marks[] = {
    {"us$", "USD", ""},    {"hk$", "HKD", ""},     {"nt$", "TWD", ""},
    {"a$", "AUD", ""},     {"c$", "CAD", ""},      {"s$", "SGD", ""},
    {"cn¥", "CNY", ""},    {"jp¥", "JPY", ""},
#define SIGN(sign, code, also) {sign, code, also},
#include "money_signs.def"
#undef SIGN
    {"rmb", "CNY", ""},    {"yuan", "CNY", ""},    {"人民币", "CNY", ""},
    {"元", "CNY", ""},     {"圆", "CNY", ""},      {"美元", "USD", ""},
    {"美金", "USD", ""},   {"dollars", "USD", ""}, {"欧元", "EUR", ""},
    {"euros", "EUR", ""},  {"euro", "EUR", ""},    {"英镑", "GBP", ""},
    {"pounds", "GBP", ""}, {"港币", "HKD", ""},    {"港元", "HKD", ""},
    {"日元", "JPY", ""},   {"块钱", "", ""},       {"块", "", ""},
};

/* Powers of ten; CHINESE ones may be followed by a smaller part (12万5, 1亿2000万). */
enum { CHINESE = 100 };

static const struct scan_word units[] = {
    {"k", 3},
    {"w", 4},
    {"m", 6},
    {"mn", 6},
    {"mio", 6},
    {"bn", 9},
    {"thousand", 3},
    {"grand", 3},
    {"million", 6},
    {"billion", 9},
    {"百", CHINESE + 2},
    {"千", CHINESE + 3},
    {"万", CHINESE + 4},
    {"萬", CHINESE + 4},
    {"十万", CHINESE + 5},
    {"百万", CHINESE + 6},
    {"千万", CHINESE + 7},
    {"亿", CHINESE + 8},
    {"億", CHINESE + 8},
    {"十亿", CHINESE + 9},
    {"百亿", CHINESE + 10},
    {"千亿", CHINESE + 11},
    {"万亿", CHINESE + 12},
    {0},
};

/* What has been read so far. */
struct reading {
    struct scan scan;
    const char *text; /* as typed */
    char currency[4];
    const char *also; /* NULL: no currency was said */
    struct err *err;
};

/* digits * 10^(unit - decimals) */
struct part {
    int64_t digits;
    int n_digits, decimals, unit;
};

static enum rc unreadable(struct err *err, const char *text)
{
    if (text)
        (void)err_set(err, RC_USAGE,
                      IN(err, "cannot read \"%s\" as an amount", "看不懂金额“%s”"), text);
    else
        (void)err_set(
            err, RC_USAGE, "%s",
            IN(err, "cannot read that as an amount of money", "看不懂这个金额"));
    return err_hint(err, "%s",
                    IN(err, "such as 480000, 1,200.50, 48万, $48.5k or 120k USD",
                       "例如 480000、1,200.50、48万、$48.5k 或 120k USD"));
}

static enum rc too_large(struct reading *r)
{
    return err_set(r->err, RC_USAGE,
                   IN(r->err, "%s is more than can be kept", "%s 超出可记录的上限"),
                   r->text);
}

static enum rc too_fine(struct reading *r)
{
    int digits = currency_digits(r->currency);

    if (digits == 0)
        return err_set(r->err, RC_USAGE, IN(r->err, "%s has no decimals", "%s 没有小数"),
                       r->currency);
    return err_set(
        r->err, RC_USAGE, IN(r->err, "%s has %d decimals at most", "%s 最多 %d 位小数"),
        r->currency[0] ? r->currency : IN(r->err, "an amount", "金额"), digits);
}

/* A second currency must be the first one, or one of those that share its sign. */
static enum rc note_currency(struct reading *r, const char *code, const char *also)
{
    if (r->also && r->currency[0] && code[0] && strcmp(r->currency, code) != 0 &&
        !strstr(r->also, code) && !strstr(also, r->currency))
        return err_set(r->err, RC_USAGE,
                       IN(r->err, "%s names two currencies", "%s 里有两种货币"), r->text);
    /* In "$500 HKD" and "HKD $500" alike the code says more than the sign. */
    if (r->currency[0] == '\0' || also[0] == '\0') {
        if (code[0])
            memcpy(r->currency, code, sizeof(r->currency));
        r->also = also;
    }
    return RC_OK;
}

/* Three letters that no letter follows. */
static bool take_code(struct scan *scan, char out[4])
{
    for (int i = 0; i < 4; i++) {
        bool is_letter = scan->at[i] >= 'a' && scan->at[i] <= 'z';
        if (is_letter != (i < 3))
            return false;
        if (i < 3)
            out[i] = (char)(scan->at[i] - 'a' + 'A');
    }
    out[3] = '\0';
    scan->at += 3;
    return true;
}

static enum rc read_currency(struct reading *r)
{
    char code[4];

    scan_blanks(&r->scan);
    for (size_t i = 0; i < COUNT(marks); i++)
        if (scan_take(&r->scan, marks[i].word))
            return note_currency(r, marks[i].code, marks[i].also);
    if (!take_code(&r->scan, code))
        return RC_OK;
    if (!currency_known(code) && !strpbrk(r->scan.text, "0123456789"))
        return unreadable(r->err, r->text);
    if (!currency_known(code))
        return err_set(r->err, RC_USAGE,
                       IN(r->err, "%s is no currency we know", "不认识货币 %s"), code);
    return note_currency(r, code, "");
}

/* 480000 or 1,200: commas stand every three digits, or nowhere. */
static bool read_whole(struct scan *scan, struct part *out)
{
    int64_t group;

    out->n_digits = scan_digits(scan, DIGITS_MOST, &out->digits);
    if (out->n_digits == 0 || (*scan->at == ',' && out->n_digits > 3))
        return false;
    while (*scan->at == ',') {
        scan->at++;
        if (scan_digits(scan, 3, &group) != 3 || out->n_digits + 3 > DIGITS_MOST)
            return false;
        out->digits = out->digits * 1000 + group;
        out->n_digits += 3;
    }
    return true;
}

static bool read_decimals(struct scan *scan, struct part *out)
{
    if (*scan->at != '.')
        return true;
    scan->at++;
    while (scan_at_digit(scan) && out->n_digits < DIGITS_MOST &&
           out->decimals < DECIMALS_MOST) {
        out->digits = out->digits * 10 + (*scan->at++ - '0');
        out->decimals++;
        out->n_digits++;
    }
    return out->decimals > 0 && !scan_at_digit(scan);
}

static bool read_part(struct scan *scan, struct part *out)
{
    *out = (struct part){0};
    if (!read_whole(scan, out) || !read_decimals(scan, out))
        return false;
    const char *behind = scan->at;
    scan_blanks(scan);
    if (!scan_one_of(scan, units, &out->unit))
        scan->at = behind;
    return true;
}

/* The last part of 12万5 is a digit of the unit before, 5000; that of 1万2000 fills it.
 */
static bool place_last(struct part *last, int unit_before)
{
    if (last->decimals > 0)
        return false;
    if (last->n_digits == 1)
        last->unit = unit_before - 1;
    return last->n_digits == 1 || last->n_digits == unit_before;
}

/* Parts of falling size; returns how many, 0 when they make no amount. */
static size_t read_parts(struct scan *scan, struct part parts[], size_t most)
{
    size_t n = 0;

    do {
        if (n == most || !read_part(scan, &parts[n]))
            return 0;
        bool is_chinese = parts[n].unit > CHINESE;
        parts[n].unit -= is_chinese ? CHINESE : 0;
        if (n > 0) {
            int before = parts[n - 1].unit;
            if (parts[n - 1].decimals > 0 || (parts[n].unit > 0 && !is_chinese))
                return 0;
            if (!is_chinese && !place_last(&parts[n], before))
                return 0;
            if (parts[n].unit + parts[n].n_digits - parts[n].decimals > before)
                return 0;
        }
        n++;
        if (!is_chinese)
            break;
    } while (scan_at_digit(scan));
    return n;
}

/* Adds a part to *minor: exactly, and within what can be kept. */
static enum rc add_part(struct reading *r, const struct part *part, int64_t *minor)
{
    int64_t value = part->digits;
    int power = part->unit + currency_digits(r->currency) - part->decimals;

    if (part->unit == 0 && part->decimals > currency_digits(r->currency))
        return too_fine(r);
    for (; power < 0; power++) {
        if (value % 10 != 0)
            return too_fine(r);
        value /= 10;
    }
    for (; power > 0; power--)
        if (__builtin_mul_overflow(value, 10, &value))
            return too_large(r);
    if (__builtin_add_overflow(*minor, value, minor) || *minor > MINOR_MOST)
        return too_large(r);
    return RC_OK;
}

/* A sign before the number or before its currency's sign. */
static enum rc refuse_sign(struct reading *r)
{
    scan_blanks(&r->scan);
    if (*r->scan.at != '-' && *r->scan.at != '+')
        return RC_OK;
    (void)err_set(r->err, RC_USAGE,
                  IN(r->err, "an amount has no sign: %s", "金额不带正负号：%s"), r->text);
    return err_hint(r->err, "%s",
                    IN(r->err, "nothing was changed; say it without the sign",
                       "没有任何改动，请去掉正负号再发"));
}

enum { PARTS_MOST = 4 };

/* The whole text: a currency before or behind, and the parts of the amount. */
static enum rc read_all(struct reading *r, struct part parts[PARTS_MOST], size_t *n)
{
    TRY(refuse_sign(r));
    TRY(read_currency(r));
    TRY(read_currency(r)); /* HKD $500 */
    TRY(refuse_sign(r));
    *n = read_parts(&r->scan, parts, PARTS_MOST);
    if (*n == 0)
        return unreadable(r->err, r->text);
    TRY(read_currency(r));
    scan_take(&r->scan, "整");
    return scan_end(&r->scan) ? RC_OK : unreadable(r->err, r->text);
}

enum rc money_parse(const char *text, const char *fallback, struct money *out,
                    struct err *err)
{
    struct reading r = {.text = text, .err = err};
    struct part parts[PARTS_MOST];
    struct money amount = {0};
    size_t n = 0;

    if (!scan_start(&r.scan, text) || scan_end(&r.scan))
        return unreadable(err, NULL);
    TRY(read_all(&r, parts, &n));
    if (r.currency[0] == '\0' && currency_known(fallback))
        memcpy(r.currency, fallback, sizeof(r.currency));
    for (size_t i = 0; i < n; i++)
        TRY(add_part(&r, &parts[i], &amount.minor));
    memcpy(amount.currency, r.currency, sizeof(amount.currency));
    *out = amount;
    return RC_OK;
}
