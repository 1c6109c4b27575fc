/* What must never come of a sentence that is put in doubt: no verdict, no money, no
 * letter to a customer. Each risky sentence of the corpus is put in every doubt, each
 * other one in some of them. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(doubt_takes_the_risk_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_word_alone_decides, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
