/* What sentences mean: those of sentences.jsonl, each read in the world of
 * sentences_world.json, and again with other names, amounts and slips of the pen. */
#include "tests/commands/sentences.h"

static int means_it(struct bench *b, const char *line, const cJSON *in)
{
    JSON *answer = parse_answer(b, line);
    const char *wrong = judge(b->arena, json_get(in, "expect"), answer);

    if (wrong)
        print_message("%s: %s: %s\n", json_text(in, "id"), json_text(in, "text"), wrong);
    return wrong != NULL;
}

static void sentences_mean_what_they_say(void **state)
{
    assert_int_equal(each_sentence(*state, means_it), 0);
}

static bool has_han(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xE4 && (unsigned char)*text <= 0xE9)
            return true;
    return false;
}

/* "key=value; key=value": whether the meaning has each of them; names as typed. */
static bool reads(struct arena *arena, const struct meaning *meaning, const char *wanted)
{
    while (*wanted) {
        size_t len = strcspn(wanted, ";"), cut = strcspn(wanted, "=");
        const char *key = arena_copy_bytes(arena, wanted, cut);
        const char *value = arena_copy_bytes(arena, wanted + cut + 1, len - cut - 1);
        const char *got = meaning_get(meaning, key);

        if (!got || !strstr(got, value))
            return false;
        wanted += len + (wanted[len] == ';' ? 2 : 0);
    }
    return true;
}

static void the_page_s_examples_are_read_so(void **state)
{
    struct bench *b = *state;
    struct meanings *out = TAKE(b->arena, struct meanings);
    unsigned seen[INTENTS] = {0};

    for (const struct intent_example *e = intent_examples; e->said; e++) {
        struct meaning_context context = {.world = &b->world, .reply_to = e->reply_to};
        bool is_chinese = has_han(e->said);
        struct err err = {0};
        context.reading.lang = is_chinese ? LANG_ZH : LANG_EN;
        context.reading.region = b->world.region;
        context.reading.calendar = b->world.calendar;
        assert_int_equal(
            moment_parse_iso(is_chinese ? "2026-03-11T10:15" : "2026-03-05T09:05",
                             &context.reading.now, &err),
            RC_OK);
        meaning_read(b->arena, e->said, strlen(e->said), &context, out);
        if (strcmp(out->rows[0].cmd, intents[e->intent].name) != 0 ||
            !reads(b->arena, &out->rows[0], e->read))
            fail_msg("%s: %s", e->said,
                     meaning_why(b->arena, e->said, out, NULL, 0, (struct day){20000},
                                 LANG_EN));
        seen[e->intent] |= is_chinese ? 1u : 2u;
    }
    for (size_t i = 0; i < INTENTS; i++)
        if (seen[i] != 3)
            fail_msg("%s has no example in one of the languages", intents[i].name);
}

/* Who asks for something later is never overheard by the quick look, but for a slip of
 * the pen in "remind". */
static int later_is_overheard(struct bench *b, const char *line, const cJSON *in)
{
    JSON *answer = parse_answer(b, line);
    const cJSON *cmds = json_get(answer, "cmds"), *cmd;
    const char *text = json_text(in, "text");
    struct reading_context context = {.lang = has_han(text) ? LANG_ZH : LANG_EN,
                                      .week_starts = b->world.week_starts,
                                      .region = b->world.region,
                                      .calendar = b->world.calendar};
    struct err err = {0};
    bool is_later = false;

    assert_int_equal(
        moment_parse_iso(arena_copy_bytes(b->arena, json_text(in, "now"), 16),
                         &context.now, &err),
        RC_OK);
    cJSON_ArrayForEach(cmd, cmds) is_later |=
        strcmp(json_text(cmd, "cmd"), "reminder.create") == 0;
    if (!is_later || meaning_tells_of_later(b->arena, text, &context))
        return 0;
    print_message("%s: %s\n", json_text(in, "id"), text);
    return 1;
}

static void whoever_asks_for_later_is_heard_at_a_quick_look(void **state)
{
    static const char plain[] = "Spoke with their buyer, the board has our offer now";
    struct reading_context context = {.now = {{20000}, 600}};
    struct bench *b = *state;

    assert_int_equal(each_sentence(b, later_is_overheard), 0);
    assert_false(meaning_tells_of_later(b->arena, plain, &context));
}

static void rules_can_be_read(void **state)
{
    (void)state;
    if (intents_broken())
        fail_msg("cannot be read: %s", intents_broken());
}

static void what_is_no_text_means_nothing(void **state)
{
    static const char *const odd[] = {"", " ", "\xff\xfe", "????", "，。！", "\n\n"};
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20000}, 600};
    for (size_t i = 0; i < COUNT(odd); i++) {
        meaning_read(b->arena, odd[i], strlen(odd[i]), &context, out);
        assert_int_equal(out->n, 1);
        assert_string_equal(out->rows[0].cmd, "none");
    }
}

static const char *why_of(struct bench *b, const char *text, enum lang lang)
{
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20523}, 600}; /* Wed 11 March 2026 */
    meaning_read(b->arena, text, strlen(text), &context, out);
    return meaning_why(b->arena, text, out, NULL, 0, context.reading.now.day, lang);
}

static void why_says_in_plain_words_what_was_read(void **state)
{
    struct bench *b = *state;

    assert_string_equal(
        why_of(b, "把河马优选分给@wang.hao", LANG_ZH),
        "理解为：分配线索\n“河马优选” → 客户：河马优选\n"
        "“@wang.hao” → 给谁：wang.hao\n依据：“分给”\n只留在文字里，没有另作理解：“把”");
    const char *why =
        why_of(b, "remind me next wednesday at 3pm to call Bluefin", LANG_EN);
    assert_non_null(strstr(why, "It is about something to be reminded of"));
    assert_non_null(strstr(why, "“Bluefin” → customer: Bluefin Logistics"));
    assert_non_null(strstr(why, "→ when: Wed 18 March 15:00"));
    assert_non_null(strstr(why, "Because of “remind me”"));
    why = why_of(b, "bump Bluefin to 60k", LANG_EN);
    assert_non_null(strstr(why, "“60k” → amount: 60,000"));
}

/* Neither a rule's pattern nor a slot's key is for people. */
static void why_names_no_rule(void **state)
{
    static const char *const inside[] = {"!", "|", "_", "<", " = ", "reminder.create"};
    struct bench *b = *state;

    for (const struct intent_example *e = intent_examples; e->said; e++) {
        const char *why = why_of(b, e->said, LANG_EN);
        for (size_t i = 0; i < COUNT(inside); i++)
            if (strstr(why, inside[i]) && !strstr(e->said, inside[i]))
                fail_msg("%s: %s", e->said, why);
    }
}

static void a_name_that_only_begins_like_a_known_one_is_new(void **state)
{
    static const struct {
        const char *said, *customer, *contact;
    } leads[] = {
        {"new lead Bluefin Shipping, Ann Lee, ann@bluefinship.com", "Bluefin Shipping",
         "Ann Lee"},
        {"new lead Cobalt Marine, Jo Reed, +44 20 7946 0018", "Cobalt Marine", "Jo Reed"},
        {"新线索 鼎砺重工 李工 13800138112", "鼎砺重工", "李工"},
        {"new lead Bluefin Jo Reed +44 20 7946 0018", "Bluefin Logistics", "Jo Reed"}};
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20523}, 600};
    for (size_t i = 0; i < COUNT(leads); i++) {
        meaning_read(b->arena, leads[i].said, strlen(leads[i].said), &context, out);
        assert_string_equal(meaning_get(&out->rows[0], "customer"), leads[i].customer);
        assert_string_equal(meaning_get(&out->rows[0], "contact"), leads[i].contact);
    }
}

static void broken_lines_are_answered(void **state)
{
    struct bench *b = *state;

    assert_non_null(strstr(parse_world_line(b->arena, "{", &b->world), "error"));
    assert_non_null(
        strstr(parse_world_line(b->arena, "{\"text\":\"hi\"}", &b->world), "error"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_can_be_read),
        cmocka_unit_test_setup_teardown(sentences_mean_what_they_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whoever_asks_for_later_is_heard_at_a_quick_look,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_page_s_examples_are_read_so, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_means_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(why_says_in_plain_words_what_was_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(why_names_no_rule, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_only_begins_like_a_known_one_is_new,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_lines_are_answered, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
