/* lead.c - the states of a lead, and telephone numbers and addresses in one form. */
#include "lead.h"

#include "scan.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *en, *zh;
} states[] = {
    [LEAD_NEW] = {"new", "新线索"},
    [LEAD_CONTACTED] = {"contacted", "已联系"},
    [LEAD_QUALIFIED] = {"qualified", "已转商机"},
    [LEAD_POOL] = {"in the pool", "公海"},
    [LEAD_JUNK] = {"junk", "无效"},
};

const char *lead_state_text(enum lead_state state, enum lang lang)
{
    return lang == LANG_ZH ? states[state].zh : states[state].en;
}

enum { PHONE_DIGITS_MOST = 20, EXTENSION_MOST = 6 };

/* A number taken apart: its digits, whether they begin with a country's code, and the
 * extension behind. */
struct phone {
    char digits[PHONE_DIGITS_MOST + 1];
    size_t n;
    bool is_international;
    char extension[EXTENSION_MOST + 1];
};

static enum rc bad_phone(const char *text, struct err *err)
{
    if (text)
        (void)err_set(err, RC_USAGE,
                      IN(err, "%s is no telephone number", "%s 不是有效的电话号码"),
                      text);
    else
        (void)err_set(err, RC_USAGE, "%s",
                      IN(err, "that is no telephone number", "这不是有效的电话号码"));
    return err_hint(err, "%s",
                    IN(err, "such as 138 0013 8000, 021-6234 5678 or +44 20 7946 0958",
                       "例如 138 0013 8000、021-6234 5678 或 +44 20 7946 0958"));
}

/* "ext 801", "x801", "转801" */
static bool take_extension(struct scan *scan, struct phone *phone)
{
    static const struct scan_word marks[] = {{"ext.", 0}, {"ext", 0},    {"extension", 0},
                                             {"x", 0},    {"#", 0},      {"转", 0},
                                             {"分机", 0}, {"转分机", 0}, {0}};
    int ignored;

    if (!scan_one_of(scan, marks, &ignored))
        return false;
    scan_blanks(scan);
    for (size_t n = 0; scan_at_digit(scan) && n < EXTENSION_MOST; n++)
        phone->extension[n] = *scan->at++;
    return phone->extension[0] != '\0' && scan_end(scan);
}

/* False when there is anything but digits and what people put between them. */
static bool take_apart(struct scan *scan, struct phone *phone)
{
    phone->is_international = scan_take(scan, "+");
    while (*scan->at) {
        if (scan_at_digit(scan)) {
            if (phone->n == PHONE_DIGITS_MOST)
                return false;
            phone->digits[phone->n++] = *scan->at++;
        } else if (phone->is_international && phone->n > 0 && scan_take(scan, "(0)")) {
            continue; /* +44 (0)20: dialled at home only */
        } else if (strchr(" -().", *scan->at)) {
            scan->at++;
        } else {
            return take_extension(scan, phone);
        }
    }
    return true;
}

static bool begins(const char *digits, const char *with)
{
    return strncmp(digits, with, strlen(with)) == 0;
}

/* 1[3-9] and nine digits. */
static bool is_cn_mobile(const char *digits)
{
    return strlen(digits) == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* An area code without its 0 and 7 or 8 digits; 400 and 800 numbers. */
static bool is_cn_landline(const char *digits)
{
    size_t len = strlen(digits);

    if (begins(digits, "400") || begins(digits, "800"))
        return len == 10;
    if (begins(digits, "10") || digits[0] == '2')
        return len == 10;
    return digits[0] >= '3' && (len == 10 || len == 11);
}

/* NANP: area and exchange begin with 2 to 9. */
static bool is_us(const char *digits)
{
    return strlen(digits) == 10 && digits[0] >= '2' && digits[3] >= '2';
}

static bool is_gb(const char *digits)
{
    size_t len = strlen(digits);

    return (len == 9 || len == 10) && digits[0] != '0';
}

/* Digits behind "+": countries that we know are checked, others by length alone. */
static bool is_e164(const char *digits)
{
    size_t len = strlen(digits);

    if (begins(digits, "86"))
        return is_cn_mobile(digits + 2) || is_cn_landline(digits + 2);
    if (begins(digits, "1"))
        return is_us(digits + 1);
    if (begins(digits, "44"))
        return is_gb(digits + 2);
    return digits[0] != '0' && len >= 8 && len <= 15;
}

/* How a country writes its numbers: its code, the digit before an area code, and how many
 * digits follow that. */
static const struct region {
    const char *name, *code, *trunk;
    size_t least, most;
} regions[] = {

#define REGION(name, code, trunk, least, most) {#name, code, trunk, least, most},
#include "sales/regions.def"
#undef REGION
};

/* Where people's clocks stand, as far as their numbers are known. */
static const struct {
    const char *zone, *region;
} zones[] = {{"Asia/Shanghai", "CN"},       {"Asia/Chongqing", "CN"},
             {"Asia/Harbin", "CN"},         {"Asia/Urumqi", "CN"},
             {"Asia/Hong_Kong", "HK"},      {"Asia/Macau", "MO"},
             {"Asia/Taipei", "TW"},         {"Asia/Singapore", "SG"},
             {"Asia/Tokyo", "JP"},          {"Asia/Seoul", "KR"},
             {"Asia/Kolkata", "IN"},        {"Asia/Calcutta", "IN"},
             {"Europe/London", "GB"},       {"Europe/Berlin", "DE"},
             {"Europe/Paris", "FR"},        {"Europe/Amsterdam", "NL"},
             {"Europe/Rome", "IT"},         {"Europe/Madrid", "ES"},
             {"America/New_York", "US"},    {"America/Detroit", "US"},
             {"America/Chicago", "US"},     {"America/Denver", "US"},
             {"America/Phoenix", "US"},     {"America/Boise", "US"},
             {"America/Los_Angeles", "US"}, {"America/Anchorage", "US"},
             {"Pacific/Honolulu", "US"},    {"America/Toronto", "CA"},
             {"America/Montreal", "CA"},    {"America/Winnipeg", "CA"},
             {"America/Edmonton", "CA"},    {"America/Vancouver", "CA"},
             {"America/Halifax", "CA"},     {"Australia/Sydney", "AU"},
             {"Australia/Perth", "AU"},     {"Australia/Brisbane", "AU"},
             {"Australia/Melbourne", "AU"}, {"Australia/Adelaide", "AU"}};

const char *phone_region(const char *zone)
{
    for (size_t i = 0; i < COUNT(zones); i++)
        if (text_same(zones[i].zone, zone))
            return zones[i].region;
    return "";
}

/* As a country whose numbers are told apart by their length alone has it. */
static const char *by_length(const char *digits, const char *region, const char **code)
{
    for (size_t i = 0; i < COUNT(regions); i++) {
        const struct region *row = &regions[i];
        size_t trunk = strlen(row->trunk), len = strlen(digits);
        if (!text_same(row->name, region) || !begins(digits, row->trunk))
            continue;
        *code = row->code;
        return len >= trunk + row->least && len <= trunk + row->most ? digits + trunk
                                                                     : NULL;
    }
    return NULL;
}

/* The country's code and the national digits; NULL when it is no number there. */
static const char *at_home(const char *digits, const char *region, const char **code)
{
    bool is_us_region = text_same(region, "US") || text_same(region, "CA");

    if (is_us_region) {
        *code = "1";
        if (is_us(digits))
            return digits;
        if (digits[0] == '1' && is_us(digits + 1))
            return digits + 1;
    }
    *code = "86";
    if (is_cn_mobile(digits))
        return digits;
    if (begins(digits, "86") && is_cn_mobile(digits + 2))
        return digits + 2;
    if (text_same(region, "GB")) {
        *code = "44";
        return digits[0] == '0' && is_gb(digits + 1) ? digits + 1 : NULL;
    }
    if (is_us_region)
        return NULL;
    if (!text_same(region, "CN"))
        return by_length(digits, region, code);
    if (digits[0] == '0' && is_cn_landline(digits + 1))
        return digits + 1;
    return strlen(digits) == 10 && (begins(digits, "400") || begins(digits, "800"))
               ? digits
               : NULL;
}

static const char *write_phone(struct arena *arena, const char *code,
                               const struct phone *phone, const char *digits)
{
    return arena_printf(arena, "+%s%s%s%s", code, digits,
                        phone->extension[0] ? ";ext=" : "", phone->extension);
}

enum rc phone_parse(const char *text, const char *region, struct arena *arena,
                    const char **out, struct err *err)
{
    struct phone phone = {.n = 0};
    struct scan scan;
    const char *code = "", *home;

    if (!scan_start(&scan, text) || scan_end(&scan))
        return bad_phone(NULL, err);
    if (!take_apart(&scan, &phone) || phone.n == 0)
        return bad_phone(text, err);
    const char *digits = phone.digits;
    if (!phone.is_international && begins(digits, "00")) {
        phone.is_international = true;
        digits += 2;
    }
    if (phone.is_international) {
        if (!is_e164(digits))
            return bad_phone(text, err);
        *out = write_phone(arena, "", &phone, digits);
        return RC_OK;
    }
    home = at_home(digits, region, &code);
    if (!home && text_same(region, "CN") && (phone.n == 7 || phone.n == 8))
        return err_set(
            err, RC_USAGE,
            IN(err, "%s wants its area code, such as 021", "%s 缺少区号，例如 021"),
            text);
    if (!home)
        return bad_phone(text, err);
    *out = write_phone(arena, code, &phone, home);
    return RC_OK;
}

static bool is_local(const char *local, size_t len)
{
    if (len == 0 || len > 64 || local[0] == '.' || local[len - 1] == '.')
        return false;
    for (size_t i = 0; i < len; i++)
        if (strchr(" ()<>[],;:\\\"", local[i]) ||
            (local[i] == '.' && local[i + 1] == '.'))
            return false;
    return true;
}

/* Two labels or more; letters of any script, digits and inner hyphens. */
static bool is_domain(const char *domain)
{
    size_t label = 0, labels = 1;

    for (const char *at = domain; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool is_inner = label > 0 && at[1] && at[1] != '.';
        if (c == '.' && label > 0) {
            labels++;
            label = 0;
            continue;
        }
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 ||
              (c == '-' && is_inner)))
            return false;
        label++;
    }
    return labels >= 2 && label > 0;
}

enum rc email_parse(const char *text, struct arena *arena, const char **out,
                    struct err *err)
{
    char folded[256];
    const char *at;

    if (!text || !scan_fold(text, folded, sizeof(folded)) || folded[0] == '\0')
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "that is no e-mail address", "这不是有效的邮箱地址"));
    at = strchr(folded, '@');
    if (!at || !is_local(folded, (size_t)(at - folded)) || !is_domain(at + 1))
        return err_set(err, RC_USAGE,
                       IN(err, "%s is no e-mail address", "%s 不是有效的邮箱地址"), text);
    *out = arena_copy(arena, folded);
    return RC_OK;
}
