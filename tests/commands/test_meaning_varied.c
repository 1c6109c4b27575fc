/* The corpus once more with other words in the same places: another customer's name, a
 * slip of the pen in it, its pinyin, another amount; and what the bot itself says of a
 * day or an amount read back. */
#include "tests/commands/sentences.h"

static const struct account {
    const char *alias, *name;
} accounts[] = {
    {"鼎砺", "鼎砺机械"},
    {"云岫", "云岫网络"},
    {"禾穗", "禾穗食品"},
    {"启衡", "启衡自动化"},
    {"星桥", "星桥物流"},
    {"铂曼", "铂曼电气"},
    {"澜庭", "澜庭酒店"},
    {"松果", "松果教育"},
    {"青岚", "青岚药业"},
    {"Bluefin", "Bluefin Logistics"},
    {"Tessera", "Tessera Labs"},
    {"Oakline", "Oakline Foods"},
    {"Harrow", "Harrow & Pike"},
    {"Verdant", "Verdant Pumps"},
    {"Granite Peak", "Granite Peak Solar"},
    {"Quillmark", "Quillmark Media"},
};

enum { CHINESE = 9 };

/* The account that a text names by its short name, and nobody else. */
static const struct account *only_account(const char *text)
{
    const struct account *found = NULL;

    for (size_t i = 0; i < COUNT(accounts); i++) {
        if (!strstr(text, accounts[i].alias))
            continue;
        if (found || strstr(text, accounts[i].name))
            return NULL;
        found = &accounts[i];
    }
    return found;
}

static const char *replaced(struct arena *arena, const char *text, const char *old,
                            const char *new)
{
    const char *at = strstr(text, old);

    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

/* The customer that is expected, if the world knows it: who is only named as the source
 * of a lead is not whom it is about. */
static bool names_account(const cJSON *wanted)
{
    for (size_t i = 0; i < COUNT(accounts); i++)
        if (text_same(json_text(wanted, "customer"), accounts[i].name))
            return true;
    return false;
}

/* With the expected customer changed: what is wrong, NULL for nothing. */
static const char *judge_as(struct bench *b, const cJSON *in, const char *text,
                            const char *customer)
{
    JSON *wanted = cJSON_Duplicate(json_get(in, "expect"), true);
    cJSON *also;

    if (names_account(wanted))
        cJSON_ReplaceItemInObject(wanted, "customer", cJSON_CreateString(customer));
    cJSON_ArrayForEach(also, json_get(wanted, "also")) if (names_account(also))
        cJSON_ReplaceItemInObject(also, "customer", cJSON_CreateString(customer));
    JSON *answer = parse_words(b, in, text);
    return judge(b->arena, wanted, answer);
}

static int says(const char *text, const char *wrong)
{
    if (wrong)
        print_message("%s: %s\n", text, wrong);
    return wrong != NULL;
}

/* Each sentence about one customer, about two others of its script. */
static int means_it_of_another(struct bench *b, const char *line, const cJSON *in)
{
    const char *text = json_text(in, "text");
    const struct account *account = only_account(text);
    int bad = 0;

    if (!account || json_get(json_get(in, "expect"), "ref"))
        return 0;
    bool is_chinese = account < accounts + CHINESE;
    size_t first = is_chinese ? 0 : CHINESE;
    size_t n = is_chinese ? CHINESE : COUNT(accounts) - CHINESE;
    for (size_t i = 0; i < 2; i++) {
        const struct account *other = &accounts[first + (strlen(line) + i * 5) % n];
        const char *said =
            replaced(b->arena, text, account->alias, i == 1 ? other->name : other->alias);
        bad += says(said, judge_as(b, in, said, other->name));
    }
    return bad;
}

static void names_change_nothing_else(void **state)
{
    assert_int_equal(each_sentence(*state, means_it_of_another), 0);
}

/* How a name is mistyped: a letter doubled, left out, or two of them swapped. */
static const char *mistyped(struct arena *arena, const char *name, size_t how)
{
    size_t at = 3 + how % 3;
    char *copy = arena_copy(arena, name);

    if (how % 2 == 0) {
        char c = copy[at];
        copy[at] = copy[at + 1];
        copy[at + 1] = c;
        return copy;
    }
    return arena_printf(arena, "%.*s%s", (int)at, name, name + at + 1);
}

/* What is new is called as it is spelt. */
static int survives_a_slip(struct bench *b, const char *line, const cJSON *in)
{
    const char *text = json_text(in, "text");
    const struct account *account = only_account(text);
    bool is_new = text_same(json_text(json_get(in, "expect"), "cmd"), "lead.create");

    if (!account || is_new || strlen(account->alias) < 7 || strchr(account->alias, ' ') ||
        (unsigned char)account->alias[0] >= 0x80)
        return 0;
    const char *said = replaced(b->arena, text, account->alias,
                                mistyped(b->arena, account->alias, strlen(line)));
    return says(said, judge_as(b, in, said, account->name));
}

static void a_slip_in_a_name_is_seen_through(void **state)
{
    assert_int_equal(each_sentence(*state, survives_a_slip), 0);
}

/* One amount said in many ways. */
static const struct {
    double amount;
    const char *said[8];
} amounts[] = {
    {350000, {"35万", "350,000", "三十五万", "35w", "350k", "３５万", "35 万", "0.35m"}},
    {32000, {"3.2万", "三万二", "32,000", "32k", "3万2", "32000", "三万两千", "3.2w"}},
    {1050000,
     {"105万", "一百零五万", "1,050,000", "1.05m", "105w", "1050000", "1.05 million",
      "1050k"}},
};

static const char *const amount_forms[] = {"20万", "40万", "5万",  "20k", "48.5k",
                                           "35万", "36万", "30万", "12万"};

/* Whether the form stands alone, once, as the new figure of a change. */
static bool stands_alone(const char *text, const char *form)
{
    const char *at = strstr(text, form), *end = at ? at + strlen(form) : NULL;

    return at && !strstr(at + 1, form) && !(*end && strchr("0123456789.", *end)) &&
           (at == text || !strchr("0123456789.,", at[-1])) &&
           !(at >= text + 3 && strncmp(at - 3, "从", 3) == 0);
}

static int means_any_amount(struct bench *b, const char *line, const cJSON *in)
{
    const char *text = json_text(in, "text"), *form = NULL;
    const cJSON *expect = json_get(in, "expect");
    size_t pick = strlen(line);
    int bad = 0;

    if (!cJSON_IsNumber(json_get(expect, "amount")) || json_get(expect, "currency"))
        return 0;
    for (size_t i = 0; i < COUNT(amount_forms) && !form; i++)
        if (stands_alone(text, amount_forms[i]))
            form = amount_forms[i];
    if (!form)
        return 0;
    int sign = json_get(expect, "amount")->valuedouble < 0 ? -1 : 1; /* 负5万 */
    for (size_t i = 0; i < 2; i++) {
        size_t row = (pick + i) % COUNT(amounts);
        double wanted = sign * amounts[row].amount;
        const char *said = replaced(b->arena, text, form, amounts[row].said[pick % 8]);
        JSON *answer = parse_words(b, in, said);
        const cJSON *first = cJSON_GetArrayItem(json_get(answer, "cmds"), 0);
        const cJSON *got = json_get(first, "amount");
        bool same = cJSON_IsNumber(got) && got->valuedouble - wanted < 0.01 &&
                    wanted - got->valuedouble < 0.01;
        bad += says(said, same ? NULL : "another amount");
    }
    return bad;
}

static void an_amount_is_the_same_in_every_form(void **state)
{
    assert_int_equal(each_sentence(*state, means_any_amount), 0);
}

/* What the bot says of a day: "Wed 18 March", 3月18日（周三）. */
static void days_that_the_bot_says_are_read_back(void **state)
{
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);
    struct day today;

    assert_true(day_make(2026, 1, 30, &today));
    context.reading.week_starts = MONDAY;
    for (int lang = 0; lang < 2; lang++)
        for (int i = 1; i < 330; i++) {
            struct day day = day_plus(today, i);
            context.reading.now = (struct moment){today, 615};
            context.reading.lang = lang ? LANG_ZH : LANG_EN;
            const char *echo = day_text(b->arena, day, today, context.reading.lang);
            const char *said = arena_printf(
                b->arena, lang ? "%s提醒我联系云岫" : "remind me %s to call Oakline",
                echo);
            meaning_read(b->arena, said, strlen(said), &context, out);
            const char *due = meaning_get(&out->rows[0], "due");
            if (!text_same(due, day_iso(b->arena, day)))
                fail_msg("%s: %s", said, due ? due : "no day");
        }
}

static void amounts_that_the_bot_says_are_read_back(void **state)
{
    static const char *const codes[] = {"CNY", "USD", "EUR", "GBP", "JPY", "HKD"};
    static const int64_t minor[] = {100, 4850000, 105000000, 9999, 3400000, 12345678};
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20523}, 615};
    for (size_t i = 0; i < COUNT(codes); i++)
        for (size_t k = 0; k < COUNT(minor); k++) {
            struct money money = {.minor = minor[k]};
            (void)snprintf(money.currency, sizeof(money.currency), "%s", codes[i]);
            const char *said =
                arena_printf(b->arena, "Oakline paid %s", money_text(b->arena, money));
            meaning_read(b->arena, said, strlen(said), &context, out);
            const char *amount = meaning_get(&out->rows[0], "amount");
            const char *currency = meaning_get(&out->rows[0], "currency");
            if (!amount || !text_same(currency, codes[i]) ||
                strtod(amount, NULL) != strtod(money_plain(b->arena, money), NULL))
                fail_msg("%s: %s %s", said, amount ? amount : "-",
                         currency ? currency : "-");
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_change_nothing_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_slip_in_a_name_is_seen_through, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_amount_is_the_same_in_every_form, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(days_that_the_bot_says_are_read_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(amounts_that_the_bot_says_are_read_back, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
