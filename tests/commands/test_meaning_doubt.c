/* What must never come of a sentence that is put in doubt: no verdict, no money, no
 * letter to a customer. Each risky sentence of the corpus is put in every doubt, each
 * other one in some of them. */
#include "commands/language/scene.h"
#include "tests/commands/sentences.h"

/* %s is the sentence. */
static const char *const doubts[] = {
    "%s?",
    "%s吗",
    "%s？",
    "没有%s",
    "别%s",
    "不要%s",
    "如果%s",
    "他说%s",
    "\"%s\"",
    "“%s”",
    "是不是%s",
    "还没%s",
    "not %s",
    "don't %s",
    "do not %s",
    "never %s",
    "if %s",
    "he said %s",
    "should i %s",
    "unless %s",
    "did they %s?",
    "will %s",
    "is it %s",
    "once %s",
    "先别%s",
    "能不能%s",
    "可不可以%s",
    "要是%s",
    "万一%s",
    "听说%s",
    "据说%s",
    "老板说%s",
    "客户说%s",
    "尚未%s",
    "等会再%s",
    "可能%s",
    "打算%s",
    "谁说%s",
    "为什么%s",
    "%s了没有",
    "%s?还是不",
    "maybe %s",
    "dan said: %s",
    "they told me %s",
    "why %s",
    "who said %s",
    "i would %s",
    "we might %s",
    "assuming %s",
    "as soon as %s",
    "%s, right?",
    "%s, or should we wait?",
    "can you believe they said %s",
    "「%s」",
};

/* Doubts that a sentence is put in, one after another by its length; one without risk in
 * fewer. */
enum { MANY = 18, FEW = 1 };

static const char *put_in(struct arena *arena, const char *doubt, const char *said)
{
    const char *gap = strstr(doubt, "%s");

    return arena_printf(arena, "%.*s%s%s", (int)(gap - doubt), doubt, said, gap + 2);
}

/* "not approved" and "not ok" refuse: that is what they say. */
static bool is_refused(const char *wanted, const char *cmd)
{
    bool may_be_yes = !wanted[0] || strcmp(wanted, "*") == 0 ||
                      strcmp(wanted, "none") == 0 ||
                      strcmp(wanted, "approval.approve") == 0;

    return may_be_yes && strcmp(cmd, "approval.reject") == 0;
}

static int risks(const char *text, const char *wanted, const cJSON *answer)
{
    const cJSON *cmd;
    int n = 0;

    cJSON_ArrayForEach(cmd, json_get(answer, "cmds"))
    {
        if (!is_risky(json_text(cmd, "cmd")) || is_refused(wanted, json_text(cmd, "cmd")))
            continue;
        print_message("%s: %s\n", text, json_text(cmd, "cmd"));
        n++;
    }
    return n;
}

static const char *expected(const cJSON *in)
{
    const cJSON *wanted = json_get(json_get(in, "expect"), "cmd");

    return cJSON_IsString(wanted) ? wanted->valuestring : "";
}

static int stays_safe(struct bench *b, const char *line, const cJSON *in)
{
    size_t n = is_risky(expected(in)) ? MANY : FEW;
    size_t first = strlen(line) % COUNT(doubts);
    int bad = 0;

    for (size_t i = 0; i < n; i++) {
        const char *doubt = doubts[(first + i * 5) % COUNT(doubts)];
        const char *text = put_in(b->arena, doubt, json_text(in, "text"));
        JSON *answer = parse_words(b, in, text);
        bad += risks(text, expected(in), answer);
    }
    return bad;
}

static void doubt_takes_the_risk_away(void **state)
{
    assert_int_equal(each_sentence(*state, stays_safe), 0);
}

/* A verdict's word, in what is no verdict. */
static void no_word_alone_decides(void **state)
{
    static const char *const none[] = {
        "同意吗",         "他同意了",       "客户同意",           "想批但是毛利太低",
        "如果能批",       "能批吗",         "还不能同意",         "等法务看完再同意",
        "批不批",         "谁同意的",       "明天同意",           "没批",
        "approve?",       "he approved it", "not approved yet",   "will approve tomorrow",
        "approve or not", "i'd approve if", "was approved",       "approved by dan",
        "would approve",  "can't approve",  "should be approved", "ok once legal signs",
        "yes but at 8%",  "ok, if net 30",  "looks ok, but wait", "同意,但是改成9折",
    };

    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world, .reply_to = "AP-87"};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20523}, 615};
    for (size_t i = 0; i < COUNT(none); i++) {
        meaning_read(b->arena, none[i], strlen(none[i]), &context, out);
        for (size_t k = 0; k < out->n; k++)
            if (strcmp(out->rows[k].cmd, "approval.approve") == 0)
                fail_msg("%s approves", none[i]);
    }
}

/* What turns a sentence round, put before the word that decides. */
static const char *const negations[] = {"别",     "不",   "先别",   "不要",  "还没",
                                        "don't ", "not ", "won't ", "never "};

/* What asks, or shakes its head, behind the whole. */
static const char *const questions[] = {"?",      "？",     "吗", "吗？", " ?",
                                        "，对吗", "没有？", "❓",  " 👎",   " 🤔"};

/* The words that an act of risk goes by. */
static const struct {
    const char *cmd;
    enum feature words[4];
} acts[] = {
    {"approval.approve", {F_yes, F_yes_weak, FEATURES, FEATURES}},
    {"approval.reject", {F_no, F_no_weak, FEATURES, FEATURES}},
    {"approval.return", {F_send_back, FEATURES, FEATURES, FEATURES}},
    {"payment.record", {F_arrived, F_paid, FEATURES, FEATURES}},
    {"dunning.send", {F_dunning, F_nudge, F_letter, FEATURES}},
    {"invoice.writeoff", {F_writeoff, FEATURES, FEATURES, FEATURES}},
    {"invoice.credit", {F_credit_note, FEATURES, FEATURES, FEATURES}},
    {"order.deliver", {F_shipped, F_deliver, F_tracking, FEATURES}},
};

static bool is_word_of(enum feature feature, const char *cmd)
{
    for (size_t i = 0; i < COUNT(acts); i++)
        for (size_t k = 0; k < COUNT(acts[i].words); k++)
            if (strcmp(acts[i].cmd, cmd) == 0 && acts[i].words[k] == feature)
                return true;
    return false;
}

/* "can't approve", 批不了: what denies already is not turned round by denying it again.
 */
static bool is_denial(const struct normal *text, struct span at)
{
    static const char *const signs[] = {"不", "没", "not", "n't", "别", "无法", "否"};

    for (size_t i = 0; i < COUNT(signs); i++) {
        const char *found = strstr(text->bytes + at.from, signs[i]);
        if (found && (size_t)(found - text->bytes) < at.until)
            return true;
    }
    return false;
}

static bool is_between(struct span at, size_t place)
{
    return at.from < place && place < at.until;
}

/* Where a word may be put in before byte `last` of the text, in the same part of it: at
 * words, not within them, a name or a figure. */
struct places {
    size_t rows[200], n;
};

static size_t part_begins(const struct normal *text, size_t last)
{
    size_t at = last;

    while (at && !strchr(",;!?\n", text->bytes[at - 1]) &&
           !(at >= 3 && memcmp(text->bytes + at - 3, "。", 3) == 0))
        at--;
    return at;
}

static void find_places(struct bench *b, const struct normal *text, size_t last,
                        struct places *out)
{
    struct reading_context reading = {.now = {{20523}, 600}, .region = "CN"};
    struct sighted_names names;
    struct entities found;

    world_sight(&b->world, b->arena, text, &names);
    entities_read(b->arena, text->bytes, text->len, &reading, &found);
    out->n = 0;
    for (size_t at = part_begins(text, last); at <= last && out->n < COUNT(out->rows);
         at++) {
        unsigned char c = (unsigned char)text->bytes[at];
        bool is_inner =
            (c & 0xC0) == 0x80 || (at && c < 0x80 && text->bytes[at - 1] != ' ');
        for (size_t i = 0; i < names.n && !is_inner; i++)
            is_inner = is_between(names.rows[i].at, at);
        for (size_t i = 0; i < found.n && !is_inner; i++)
            is_inner = is_between(found.rows[i].span, at);
        if (!is_inner)
            out->rows[out->n++] = at;
    }
}

/* Whether the answer still has a risky command that the plain sentence has. */
static int still_does(const char *text, const cJSON *plain, const cJSON *answer)
{
    const cJSON *cmd, *was;

    cJSON_ArrayForEach(cmd, json_get(answer, "cmds")) if (is_risky(json_text(cmd, "cmd")))
        cJSON_ArrayForEach(
            was, json_get(plain, "cmds")) if (strcmp(json_text(was, "cmd"),
                                                     json_text(cmd, "cmd")) == 0)
    {
        print_message("%s: %s\n", text, json_text(cmd, "cmd"));
        return 1;
    }
    return 0;
}

static const char *first_risk(const cJSON *answer)
{
    const cJSON *cmd;

    cJSON_ArrayForEach(
        cmd,
        json_get(answer,
                 "cmds")) if (is_risky(json_text(cmd, "cmd"))) return json_text(cmd,
                                                                                "cmd");
    return NULL;
}

/* Where the word stands that makes it this command; false for one that denies. */
static bool find_act(const struct normal *text, const char *cmd, size_t *place)
{
    struct mark marks[MOST_MARKS];
    size_t n = phrases_sight(text, marks, COUNT(marks));
    bool found = false;

    for (size_t i = 0; i < n; i++) {
        if (!is_word_of(marks[i].feature, cmd) || (found && marks[i].at.from >= *place))
            continue;
        if (is_denial(text, marks[i].at))
            return false;
        *place = marks[i].at.from;
        found = true;
    }
    return found;
}

static int is_asked(struct bench *b, const cJSON *in, const cJSON *plain)
{
    int bad = 0;

    for (size_t i = 0; i < COUNT(questions); i++) {
        const char *asked =
            arena_printf(b->arena, "%s%s", json_text(in, "text"), questions[i]);
        JSON *answer = parse_words(b, in, asked);
        bad += still_does(asked, plain, answer);
    }
    return bad;
}

/* Each negation at each place up to the word that decides, each question behind it. */
static int turns_round(struct bench *b, const char *line, const cJSON *in)
{
    JSON *plain = parse_answer(b, line);
    const char *said = json_text(in, "text"), *cmd = first_risk(plain);
    struct places places;
    struct normal text;
    size_t last = 0;
    int bad = 0;

    if (!cmd)
        return 0;
    bad += is_asked(b, in, plain);
    assert_true(normal_make(b->arena, said, strlen(said), &text));
    if (!find_act(&text, cmd, &last))
        return bad;
    find_places(b, &text, last, &places);
    for (size_t i = 0; i < places.n; i++)
        for (size_t k = 0; k < COUNT(negations); k++) {
            size_t at = places.rows[i];
            bool is_latin = at && (unsigned char)text.bytes[at - 1] < 0x80;
            const char *turned =
                arena_printf(b->arena, "%.*s%s%s%s", (int)at, text.bytes,
                             is_latin ? " " : "", negations[k], text.bytes + at);
            JSON *answer = parse_words(b, in, turned);
            bad += still_does(turned, plain, answer);
        }
    return bad;
}

static void a_negation_or_a_question_takes_back_what_was_said(void **state)
{
    assert_int_equal(each_sentence(*state, turns_round), 0);
}

/* Whatever else its words say together: "don't send" asks for quiet elsewhere. A step
 * that was not taken is none. */
static void what_is_forbidden_is_not_done(void **state)
{
    static const struct {
        const char *said, *cmd;
        bool is_done;
    } orders[] = {
        {"send L-208 to Dan", "lead.assign", true},
        {"don't send L-208 to Dan", "lead.assign", false},
        {"do not send L-208 to Dan", "lead.assign", false},
        {"don't assign L-208 to Dan", "lead.assign", false},
        {"先别把L-208转给王浩", "lead.assign", false},
        {"鼎砺进入谈判阶段", "stage.set", true},
        {"鼎砺还没进入谈判阶段", "stage.set", false},
        {"鼎砺没问题,推进到谈判", "stage.set", true},
        {"鼎砺转成商机", "stage.set", true},
        {"鼎砺没转成商机", "stage.set", false},
        {"鼎砺不是谈判阶段", "stage.set", false},
        {"鼎砺还没谈判", "stage.set", false},
        {"D-101 is in negotiation", "stage.set", true},
        {"D-101 isn't in negotiation yet", "stage.set", false},
        {"这单没推进到谈判", "stage.set", false},
    };
    struct bench *b = *state;
    struct meaning_context context = {.world = &b->world};
    struct meanings *out = TAKE(b->arena, struct meanings);

    context.reading.now = (struct moment){{20523}, 615};
    for (size_t i = 0; i < COUNT(orders); i++) {
        meaning_read(b->arena, orders[i].said, strlen(orders[i].said), &context, out);
        bool is_done = strcmp(out->rows[0].cmd, orders[i].cmd) == 0;
        if (is_done != orders[i].is_done)
            fail_msg("%s: %s", orders[i].said, out->rows[0].cmd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(doubt_takes_the_risk_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_word_alone_decides, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_forbidden_is_not_done, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_negation_or_a_question_takes_back_what_was_said,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
