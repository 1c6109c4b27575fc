/* What people say, through the whole of dispatch in the demo's firm: each sentence, by
 * who would say it and when, ends in the command it means, or in a question or an answer
 * about it; and what the answer echoes is read back as what was done. */
#include "tests/bot/said.h"

#include "base/json.h"
#include "commands/bind/bind.h"
#include "store/approvals.h"
#include "store/people.h"
#include "store/reminders.h"

enum { EACH = 17 }; /* of our own sentences, of which there are thousands */

/* --- who says it ----------------------------------------------------------------------
 */

static int64_t owner_of_ref(struct turn *t, const char *ref, bool is_verdict)
{
    const struct record_kind *kind;
    struct approval_task tasks[APPROVAL_MOST_TASKS];
    struct approval approval;
    struct reminder reminder;
    struct deal deal;
    struct lead lead;
    int64_t id;
    size_t n = 0;

    if (!ref || ref_parse(t, ref, &kind, &id) != RC_OK)
        return 0;
    if (kind == &deals_kind && deals_get(t, id, &deal) == RC_OK)
        return deal.owner;
    if (kind == &leads_kind && leads_get(t, id, &lead) == RC_OK)
        return lead.owner;
    if (kind == &reminders_kind && reminders_get(t, id, &reminder) == RC_OK)
        return reminder.owner;
    if (kind != &approvals_kind || approvals_get(t, id, &approval) != RC_OK ||
        approvals_tasks(t, id, tasks, COUNT(tasks), &n) != RC_OK)
        return 0;
    for (size_t i = 0; is_verdict && i < n; i++)
        if (tasks[i].state == TASK_OPEN)
            return tasks[i].assignee;
    return approval.submitter;
}

/* Whose the record or the customer is; finance for money. */
static const char *speaker(struct turn *t, const char *cmd, const char *ref,
                           const char *customer)
{
    static const char *const finance[] = {"payment.", "invoice.", "dunning.", "dispute."};
    static const char *const verdicts[] = {"approval.approve", "approval.reject",
                                           "approval.return",  "approval.counter",
                                           "approval.hold",    "approval.transfer"};
    struct account account;
    struct person person;
    bool is_verdict = false;

    for (size_t i = 0; i < COUNT(finance); i++)
        if (starts(cmd, finance[i]))
            return "sun.qi";
    if (starts(cmd, "lead.assign"))
        return "li.wei";
    for (size_t i = 0; i < COUNT(verdicts); i++)
        is_verdict |= text_same(cmd, verdicts[i]);
    int64_t owner = owner_of_ref(t, ref, is_verdict);
    if (!owner && customer && accounts_find(t, customer, &account) == RC_OK)
        owner = account.owner;
    t->err = (struct err){0};
    if (owner && person_known(t, owner, &person) == RC_OK)
        return arena_copy(t->arena, person.handle);
    return is_verdict ? "li.wei" : "zhao.min";
}

/* --- what came of it ------------------------------------------------------------------
 */

static const struct {
    const char *cmd, *commands; /* apart by '|' */
} fitted[] = {{"find", "who|lead show|deal show|invoice show|approval show|help"},
              {"stage.set", "deal stage|won|lost|qualify|note"},
              {"reminder.list", "agenda|reminders"},
              {"reminder.create", "remind|touch"},
              {"reminder.snooze", "snooze|touch"},
              {"approval.status", "approval show|approvals"},
              {"approval.approve", "approve"},
              {"report", "report|deal list|lead list|invoice list"},
              {"approval.request", "approval request|approval show"}};

static bool names(const char *text, const char *wanted)
{
    size_t len = strcspn(wanted, "|");

    for (;; wanted += len + 1, len = strcspn(wanted, "|")) {
        if (text && strncmp(text, wanted, len) == 0 &&
            (text[len] == '\0' || text[len] == ' '))
            return true;
        if (wanted[len] == '\0')
            return false;
    }
}

/* It ran, is asked for, or is offered behind a button. */
static bool came_to(const struct turn *t, const char *wanted)
{
    const struct turn_inside *inside = t->inside;

    for (const char *line = t->did; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (names(line, wanted))
            return true;
    }
    for (size_t i = 0; i < t->answer.n_buttons; i++)
        if (names(t->answer.buttons[i].command, wanted))
            return true;
    for (size_t i = 0; i < inside->n_choices; i++)
        if (names(inside->choices[i].command, wanted))
            return true;
    return names(t->action, wanted) ||
           (inside->form && names(inside->form->command, wanted));
}

static bool fits_cmd(const struct heard *heard, const char *cmd)
{
    const struct binding *row = binding_find(cmd);
    const char *answer = answer_of(heard);

    if (strcmp(cmd, "*") == 0) /* anything but not_cmd */
        return true;
    if (strcmp(cmd, "none") == 0)
        return !heard->t.did;
    if (!row)
        return false;
    for (size_t i = 0; i < COUNT(fitted); i++)
        if (strcmp(fitted[i].cmd, cmd) == 0 && came_to(&heard->t, fitted[i].commands))
            return true;
    if (row->does)
        return strstr(answer, row->does) || strstr(answer, row->does_zh);
    if (row->command && came_to(&heard->t, row->command))
        return true;
    /* answered in words: a report that there is not, whose customer it is, that nothing
     * is decided */
    return (strcmp(cmd, "report") == 0 || strcmp(cmd, "find") == 0 ||
            strcmp(cmd, "approval.hold") == 0) &&
           heard->rc == RC_OK && answer[0];
}

static bool fits(const struct heard *heard, const cJSON *cmds)
{
    if (cJSON_IsString(cmds))
        return fits_cmd(heard, cmds->valuestring);
    for (const cJSON *at = cmds ? cmds->child : NULL; at; at = at->next)
        if (fits_cmd(heard, at->valuestring))
            return true;
    return false;
}

/* --- what is echoed -------------------------------------------------------------------
 */

/* "R-1: I will remind you Fri 6 March 09:00: call" as one would say it oneself. */
static const char *said_again(struct arena *arena, const char *echo)
{
    const char *en = strstr(echo, "I will remind you "), *zh = strstr(echo, "提醒您：");
    const char *colon = strstr(echo, "：");

    if (en)
        return arena_printf(arena, "remind me %s", en + strlen("I will remind you "));
    if (!zh || !colon || colon >= zh)
        return NULL;
    colon += strlen("：");
    return arena_printf(arena, "%.*s提醒我：%s", (int)(zh - colon), colon,
                        zh + strlen("提醒您："));
}

static bool newest_reminder(struct turn *t, struct reminder *out)
{
    bool is_found = false;

    for (size_t i = 0; i < t->n_touched; i++)
        if (t->touched[i].kind == &reminders_kind)
            is_found = reminders_get(t, t->touched[i].id, out) == RC_OK;
    return is_found;
}

/* Said again it makes a reminder for the same moment. 1: it did, 0: there was none. */
static int echo_holds(struct bench *b, struct heard *first, const char *who, int64_t now)
{
    struct reminder was, is;
    struct heard again;
    const char *echo = first->rc == RC_OK && first->t.answer.text
                           ? said_again(b->arena, first->t.answer.text)
                           : NULL;

    if (!echo || !newest_reminder(&first->t, &was))
        return 0;
    end(first);
    hear(b, who, echo, now, 0, &again);
    if (again.rc != RC_OK || !newest_reminder(&again.t, &is) ||
        strcmp(was.due, is.due) != 0) {
        print_message("  echo \"%s\": %s\n", echo, answer_of(&again));
        return -1;
    }
    return 1;
}

/* The day that was meant, and the time where one was said; who says it stands on the
 * wall of `now`, or it would be another day. */
static bool fits_due(const struct heard *heard, const char *due, const char *now)
{
    struct turn t = heard->t;
    struct reminder reminder;

    if (!due || heard->rc != RC_OK || !starts(now, moment_iso(t.arena, t.here)) ||
        !newest_reminder(&t, &reminder))
        return true;
    /* "Oakline at 10, Bluefin at 3": of several reminders one is the first's. */
    for (size_t i = 0; i < t.n_touched; i++)
        if (t.touched[i].kind == &reminders_kind &&
            reminders_get(&t, t.touched[i].id, &reminder) == RC_OK &&
            starts(reminder.due, due))
            return true;
    return false;
}

/* The amount that was meant stands in the deal. */
static bool fits_amount(const struct heard *heard, const char *cmd, const cJSON *amount)
{
    struct turn t = heard->t;
    struct deal deal;

    if (!cJSON_IsNumber(amount) || heard->rc != RC_OK || strcmp(cmd, "deal.update") != 0)
        return true;
    for (size_t i = 0; i < t.n_touched; i++)
        if (t.touched[i].kind == &deals_kind &&
            deals_get(&t, t.touched[i].id, &deal) == RC_OK)
            return deal.amount.minor == (int64_t)(amount->valuedouble * 100 + 0.5);
    return true;
}

/* --- a file of them -------------------------------------------------------------------
 */

struct tally {
    size_t n, bad, echoed;
};

static int64_t card_of(struct bench *b, const char *who, const char *ref, int64_t now)
{
    struct heard shown;

    if (!ref)
        return 0;
    hear(b, who, arena_printf(b->arena, "find %s", ref), now, 0, &shown);
    end(&shown);
    return shown.post;
}

/* A payment or a verdict that the words do not mean. */
static bool did_unsafe(const struct heard *heard, const cJSON *nots)
{
    for (const cJSON *at = nots ? nots->child : NULL; at; at = at->next) {
        const struct binding *row = binding_find(at->valuestring);
        for (const char *line = heard->t.did; line && row && row->command;
             line = strchr(line, '\n')) {
            line += *line == '\n';
            if (names(line, row->command))
                return true;
        }
        for (size_t i = 0; i < heard->t.n_touched; i++)
            if (strcmp(at->valuestring, "payment.record") == 0 &&
                strcmp(heard->t.touched[i].kind->name, "payment") == 0)
                return true;
    }
    return false;
}

/* Money, a verdict: what a sentence in doubt must not do. */
static bool did_risk(const struct heard *heard)
{
    static const char *const risks[] = {"approve", "payment", "credit use"};

    for (const char *line = heard->t.did; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        for (size_t i = 0; i < COUNT(risks); i++)
            if (names(line, risks[i]))
                return true;
    }
    return false;
}

static void doubt_line(struct bench *b, const char *line, struct tally *tally)
{
    static const char *const doubts[] = {"%s?",    "don't %s", "不要%s",
                                         "%s吗？", "never %s", "别%s"};
    struct err err = {0};
    struct heard heard;
    JSON *in = NULL;

    assert_int_equal(json_read(line, strlen(line), &json_usual, &in, &err), RC_OK);
    const cJSON *expect = json_get(in, "expect"), *cmd = json_get(expect, "cmd");
    const char *reply_to = json_text(json_get(in, "ctx"), "reply_to");
    const char *ref = json_text(expect, "ref"), *text = json_text(in, "text");
    const char *doubt = doubts[tally->n++ % COUNT(doubts)], *gap = strstr(doubt, "%s");
    int64_t now = instant(json_text(in, "now"));

    assert_int_equal(store_begin(b->store, &err), RC_OK);
    hear(b, "zhao.min", "hello", now, 0, &heard);
    const char *who =
        speaker(&heard.t, cJSON_IsString(cmd) ? cmd->valuestring : "approval.approve",
                ref ? ref : reply_to, json_text(expect, "customer"));
    end(&heard);
    int64_t card = card_of(b, who, reply_to, now);
    hear(b, who,
         arena_printf(b->arena, "%.*s%s%s", (int)(gap - doubt), doubt, text, gap + 2),
         now, card, &heard);
    if (did_risk(&heard)) {
        tally->bad++;
        print_message(
            "%s (%s) %s: did %s\n", json_text(in, "id"), who,
            arena_printf(b->arena, "%.*s%s%s", (int)(gap - doubt), doubt, text, gap + 2),
            heard.t.did);
    }
    store_rollback(b->store);
    arena_empty(b->arena);
}

/* "Acme paid -500": read so, and refused. */
static bool is_below_nothing(const cJSON *expect)
{
    static const char *const figures[] = {"amount", "discount_pct"};

    for (size_t i = 0; i < COUNT(figures); i++)
        if (cJSON_IsNumber(json_get(expect, figures[i])) &&
            json_get(expect, figures[i])->valuedouble < 0)
            return true;
    return false;
}

static void say_line(struct bench *b, const char *line, struct tally *tally)
{
    struct err err = {0};
    struct heard heard;
    JSON *in = NULL;

    assert_int_equal(json_read(line, strlen(line), &json_usual, &in, &err), RC_OK);
    const cJSON *expect = json_get(in, "expect"), *cmd = json_get(expect, "cmd");
    const char *first = cJSON_IsString(cmd) ? cmd->valuestring
                        : cmd               ? cmd->child->valuestring
                                            : "";
    const char *reply_to = json_text(json_get(in, "ctx"), "reply_to");
    const char *ref = json_text(expect, "ref");
    int64_t now = instant(json_text(in, "now"));

    assert_int_equal(store_begin(b->store, &err), RC_OK);
    hear(b, "zhao.min", "hello", now, 0, &heard);
    const char *who =
        speaker(&heard.t, first, ref ? ref : reply_to, json_text(expect, "customer"));
    end(&heard);
    int64_t card = card_of(b, who, reply_to, now);
    hear(b, who, json_text(in, "text"), now, card, &heard);
    /* Who may not do it is told so; where nothing is to be done, that is well. */
    bool is_denied = heard.rc == RC_DENIED && strcmp(first, "*") != 0;
    bool is_ours = heard.rc == RC_BROKEN || heard.rc == RC_AGAIN || is_denied;
    bool is_good = !is_ours && fits(&heard, cmd) &&
                   fits_due(&heard, json_text(expect, "due"), json_text(in, "now")) &&
                   fits_amount(&heard, first, json_get(expect, "amount")) &&
                   !did_unsafe(&heard, json_get(expect, "not_cmd"));
    if (is_below_nothing(expect))
        is_good = heard.rc == RC_USAGE && !heard.t.did;
    tally->n++;
    if (!is_good) {
        tally->bad++;
        print_message("%s (%s) %s\n  wants %s, got %s: %s | %s %s\n", json_text(in, "id"),
                      who, json_text(in, "text"), first, rc_name(heard.rc),
                      answer_of(&heard), heard.t.action, heard.t.did ? heard.t.did : "");
    } else {
        int echoed = echo_holds(b, &heard, who, now);
        tally->echoed += echoed > 0;
        tally->bad += echoed < 0;
    }
    store_rollback(b->store);
    arena_empty(b->arena);
}

static struct tally say_all(struct bench *b, const char *path, size_t each)
{
    char *rest = access(path, R_OK) == 0 ? read_all(b->lines, path, NULL) : NULL, *line;
    struct tally tally = {0};
    size_t n = 0;

    while (rest && (line = strsep(&rest, "\n")) && *line)
        if (n++ % each == 0)
            say_line(b, line, &tally);
    print_message("%zu sentences, %zu amiss, %zu echoes read back\n", tally.n, tally.bad,
                  tally.echoed);
    return tally;
}

static void each_of_our_sentences_comes_to_its_command(void **state)
{
    struct tally tally =
        say_all(*state, SOURCE_DIR "/tests/commands/sentences.jsonl", EACH);

    assert_int_equal(tally.bad, 0);
    assert_true(tally.n > 150 && tally.echoed > 10);
}

/* Those that are kept beside the project, where they are. */
static void each_sentence_of_the_acceptance_comes_to_its_command(void **state)
{
    struct tally tally =
        say_all(*state, SOURCE_DIR "/../shared/acceptance/utterances-dev.jsonl", 1);

    assert_int_equal(tally.bad, 0);
}

/* Not said plainly, nothing is decided and no money moves, whatever it was. */
static void no_sentence_in_doubt_decides_or_moves_money(void **state)
{
    struct bench *b = *state;
    char *rest = read_all(b->lines, SOURCE_DIR "/tests/commands/sentences.jsonl", NULL),
         *line;
    struct tally tally = {0};
    size_t n = 0;

    while (rest && (line = strsep(&rest, "\n")) && *line)
        if (n++ % EACH == 5)
            doubt_line(b, line, &tally);
    assert_int_equal(tally.bad, 0);
    assert_true(tally.n > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_of_our_sentences_comes_to_its_command,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            each_sentence_of_the_acceptance_comes_to_its_command, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_sentence_in_doubt_decides_or_moves_money,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
