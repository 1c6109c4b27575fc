/* Entities and their parts in words and figures. */
#include "commands/language/currency.h"
#include "commands/language/entity.h"

#include <stdio.h>
#include <string.h>

static const char *const codes[] = {
#define CURRENCY(code, names, signs) #code,
#include "words/currencies.def"
#undef CURRENCY
};

const char *currency_code(int row)
{
    return row < 0 || row >= CURRENCY_ROWS || row == CURRENCY_XXX ? "" : codes[row];
}

const char *entity_kind_name(enum entity_kind kind)
{
    static const char *const names[] = {
        [ENTITY_DATE] = "date",         [ENTITY_DATETIME] = "datetime",
        [ENTITY_TIME] = "time",         [ENTITY_PART] = "part",
        [ENTITY_DURATION] = "duration", [ENTITY_DAYS] = "days",
        [ENTITY_HOURS] = "hours",       [ENTITY_REPEAT] = "repeat",
        [ENTITY_MONEY] = "money",       [ENTITY_NUMBER] = "number",
        [ENTITY_PERCENT] = "percent",   [ENTITY_DISCOUNT] = "discount",
        [ENTITY_QUANTITY] = "quantity", [ENTITY_PHONE] = "phone",
        [ENTITY_EMAIL] = "email",       [ENTITY_REF] = "ref",
        [ENTITY_MENTION] = "mention",
    };

    return kind < ENTITY_KINDS ? names[kind] : "";
}

const char *day_part_name(enum day_part part)
{
    static const char *const names[] = {NULL, "am", "am", "noon", "pm", "eve", "eod"};

    return names[part];
}

const char *decimal_text(struct arena *arena, struct decimal number)
{
    char digits[24];
    int64_t units = number.units < 0 ? -number.units : number.units;
    const char *sign = number.units < 0 ? "-" : "";
    int scale = number.scale, len;

    while (scale > 0 && units % 10 == 0) {
        units /= 10;
        scale--;
    }
    len = snprintf(digits, sizeof(digits), "%0*lld", scale + 1, (long long)units);
    if (scale == 0 || len < 0)
        return arena_printf(arena, "%s%s", sign, digits);
    return arena_printf(arena, "%s%.*s.%s", sign, len - scale, digits,
                        digits + len - scale);
}

const char *entity_time_text(struct arena *arena, const struct entity *entity)
{
    int minute = entity->at.minute;
    const char *day = day_known(entity->at.day) ? day_iso(arena, entity->at.day) : "";
    const char *mark = day[0] && minute >= 0 ? "T" : "";

    if (minute < 0)
        return day;
    if (entity->second)
        return arena_printf(arena, "%s%s%02d:%02d:%02d", day, mark, minute / 60,
                            minute % 60, entity->second);
    return arena_printf(arena, "%s%s%02d:%02d", day, mark, minute / 60, minute % 60);
}

static void add_weekdays(struct text *text, unsigned weekdays)
{
    static const char names[7][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const char *mark = ":";

    for (int i = 0; i < 7; i++)
        if (weekdays & 1u << i) {
            text_addf(text, "%s%s", mark, names[i]);
            mark = ",";
        }
}

const char *repeat_text(struct arena *arena, const struct repeat *repeat)
{
    static const char *const names[] = {"daily", "workday", "weekly", "monthly",
                                        "yearly"};
    struct text text;

    text_init(&text, arena, 100);
    text_add(&text, names[repeat->kind]);
    if (repeat->every > 1)
        text_addf(&text, "/%d", repeat->every);
    if (repeat->kind == REPEAT_WEEKLY)
        add_weekdays(&text, repeat->weekdays);
    if (repeat->kind == REPEAT_MONTHLY && repeat->mday)
        text_addf(&text, ":%d%s", repeat->mday, repeat->counts_workdays ? "W" : "");
    if (repeat->kind == REPEAT_YEARLY && repeat->month)
        text_addf(&text, ":%02d-%02d", repeat->month, repeat->mday);
    if (repeat->minute >= 0)
        text_addf(&text, "@%02d:%02d", repeat->minute / 60, repeat->minute % 60);
    return text.bytes;
}

bool entity_money(const struct entity *entity, const char *fallback, struct money *out)
{
    struct money money = {0};
    struct decimal number = entity->number;
    const char *currency = entity->currency[0] ? entity->currency : fallback;

    if (entity->flags & ENTITY_MINOR_UNIT)
        number.scale += 2;
    else if (entity->flags & ENTITY_TENTH_UNIT)
        number.scale++;
    if (currency)
        (void)snprintf(money.currency, sizeof(money.currency), "%s", currency);
    int digits = currency_known(money.currency) ? currency_digits(money.currency) : 2;
    money.minor = number.units;
    for (; number.scale < digits; number.scale++)
        if (__builtin_mul_overflow(money.minor, 10, &money.minor))
            return false;
    for (; number.scale > digits; number.scale--) {
        if (money.minor % 10 != 0)
            return false;
        money.minor /= 10;
    }
    *out = money;
    return true;
}

static const struct moment nowhere = {.day = {INT32_MIN}, .minute = -1};

static struct moment after_seconds(struct moment from, int64_t seconds)
{
    int64_t minutes = from.minute + seconds / 60;
    int64_t days = minutes / 1440;

    minutes %= 1440;
    if (minutes < 0) {
        minutes += 1440;
        days--;
    }
    if (days > 4000000 || days < -4000000)
        return nowhere;
    return (struct moment){.day = day_plus(from.day, (int)days), .minute = (int)minutes};
}

/* The working day `n` days off, back where n is less than 0. */
static struct day shift_workdays(const struct calendar *calendar, struct day day, int n)
{
    enum { FAR = 4000 };

    if (n > FAR || n < -FAR)
        return DAY_NONE;
    if (n > 0)
        return calendar_add_days(calendar, day, n);
    for (int left = -n, steps = 0; left > 0 && steps < FAR * 3; steps++) {
        day = day_plus(day, -1);
        left -= !day_known(day) || calendar_is_workday(calendar, day);
    }
    return day;
}

struct moment length_from(struct length length, bool back, struct moment from,
                          const struct calendar *calendar)
{
    int sign = back ? -1 : 1;
    struct moment at = from;

    if (length.months > 120000 || length.days > 4000000)
        return nowhere;
    if (length.months)
        at.day = day_plus_months(at.day, sign * length.months);
    if (length.days && day_known(at.day))
        at.day = day_plus(at.day, sign * length.days);
    if (length.workdays && day_known(at.day))
        at.day = shift_workdays(calendar, at.day, sign * length.workdays);
    if (!day_known(at.day))
        return nowhere;
    if (length.seconds && at.minute >= 0)
        at = after_seconds(at, sign * length.seconds);
    return at;
}

const struct entity_rule entity_rules[] = {
#define RULE(name, en, zh) {#name, en, zh},
#include "words/rules.def"
#undef RULE
    {0},
};

const char *entity_why(const struct entity *entity, enum lang lang)
{
    for (const struct entity_rule *rule = entity_rules; rule->name; rule++)
        if (strcmp(rule->name, entity->rule) == 0)
            return lang == LANG_ZH ? rule->zh : rule->en;
    return "";
}
