/* "why" - why this request is with me; alone: how my last words were read. */
#include "commands/why.h"
#include "commands/change_inside.h"
#include "commands/decide.h"
#include "commands/deed.h"
#include "commands/dispatch.h"
#include "commands/heard.h"
#include "commands/parse_value.h"
#include "commands/several.h"
#include "commands/words.h"
#include "store/people.h"

struct why {
    struct ref approval;
};

static const struct arg wants[] = {
    OPT_REF(struct why, approval, "approval",
            "a request, such as AP-87; what you typed last when left out",
            "审批编号，如 AP-87；默认解释您上一句话"),
    {0},
};

static const struct example examples[] = {
    {"why AP-1", "AP-1 (Discount 12%) is with you because you are Ana Reyes's manager.",
     "max"},
    {"为什么 AP-2", "AP-2（折扣 10%）请您审批，因为您是薄一的上级", "mei"},
    {0},
};

static const char *because(struct turn *t, const struct approval *approval,
                           const struct approval_task *task)
{
    const unsigned asked = ROLE_DIRECTOR | ROLE_CFO | ROLE_FINANCE | ROLE_MANAGER;
    const char *submitter = people_name(t, approval->submitter);
    struct person asker;

    if (task->origin == TASK_ESCALATED)
        return arena_printf(
            t->arena, "%s",
            IN(t, "those asked first did not answer in time", "先前的审批人超时未处理"));
    if (people_get(t, approval->submitter, &asker) == RC_OK && asker.manager == t->me.id)
        return arena_printf(t->arena, IN(t, "you are %s's manager", "您是%s的上级"),
                            submitter);
    if (t->me.roles & asked)
        return arena_printf(t->arena, IN(t, "your role is %s", "您是%s"),
                            roles_text(t->arena, t->me.roles & asked, t->lang));
    return arena_printf(t->arena, IN(t, "%s named you", "%s指定了您"), submitter);
}

/* ": step 2 of 3, and any of 2 may decide"; "" of a request that one person decides. */
static const char *how_many(struct turn *t, const struct approval_task *tasks, size_t n,
                            const struct approval_task *mine)
{
    int others = 0, steps = 0;

    for (size_t i = 0; i < n; i++) {
        others += tasks[i].step == mine->step && tasks[i].assignee != mine->assignee &&
                  tasks[i].state != TASK_SKIPPED;
        if (tasks[i].step > steps)
            steps = tasks[i].step;
    }
    if (steps == 0 && others == 0)
        return "";
    const char *step =
        arena_printf(t->arena, IN(t, ": step %d of %d", "：第 %d 步，共 %d 步"),
                     mine->step + 1, steps + 1);
    if (others == 0)
        return step;
    return arena_printf(
        t->arena,
        mine->mode == STEP_ALL
            ? IN(t, "%s, and all %d in it must agree", "%s，该步 %d 人须全部同意")
            : IN(t, "%s, and any of %d may decide", "%s，该步 %d 人任一即可"),
        step, others + 1);
}

static enum rc say_done(struct turn *t, int64_t turn, const struct deed_words *deed)
{
    const char *called;

    if (!deed->did[0])
        return RC_OK;
    TRY(deed_called(t, turn, t->lang, &called));
    say(t, IN(t, "Done: %s.", "已执行：%s。"), called);
    return RC_OK;
}

enum { TAKEN_MOST = 24 };

/* What free words went into the deed. */
struct takings {
    struct taken list[TAKEN_MOST];
    size_t n;
};

static void take(struct turn *t, const struct order *line, const struct pair *pair,
                 struct takings *out)
{
    const struct arg *arg = redo_arg(line, pair->name);
    const struct fact *fact = arg ? NULL : fact_find(pair->name);
    const char *label = NULL;

    if (arg && arg->type == ARG_PHRASE)
        label = arg_label(t->arena, arg, t->lang);
    else if (fact && fact->kind == FACT_TEXT)
        label = fact_label(t->arena, fact, t->lang);
    if (label && out->n < TAKEN_MOST)
        out->list[out->n++] = (struct taken){text_fold(t->arena, label),
                                             heard_trimmed(t->arena, pair->value)};
}

/* What was done with the words, or would be once the form they led to is filled in. */
static void read_takings(struct turn *t, const struct talk *talk,
                         const struct deed_words *deed, struct takings *out)
{
    bool is_asked = !deed->did[0] && talk->command[0] && talk_asked(talk) == talk->said;
    struct redo *lines = TAKE(t->arena, struct redo);
    struct err before = t->err;

    *out = (struct takings){.n = 0};
    enum rc rc = redo_read(t, is_asked ? talk->command : deed->did, lines);
    t->err = before;
    for (size_t i = 0; rc == RC_OK && i < lines->n; i++)
        for (size_t k = 0; k < lines->lines[i].n; k++)
            take(t, &lines->lines[i], &lines->lines[i].list[k], out);
}

/* What was made of each word, as they were typed: "it" for the record that it was. */
static const char *reading_of(struct turn *t, const struct sentence *sentence,
                              const struct takings *taken, struct day day)
{
    const char *why = meaning_why(t->arena, sentence->spelt, &sentence->meanings,
                                  taken->list, taken->n, day, t->lang);

    return sentence->spelt == sentence->text
               ? why
               : without_it(t->arena, why, sentence->text, sentence->it);
}

/* Word by word, or by which name it was a command; and what was done. */
static enum rc say_reading(struct turn *t, int64_t turn, const struct deed_words *deed,
                           const struct sentence *sentence, const struct takings *taken,
                           struct day day)
{
    const char *rest = "";
    const struct command *command = command_find(deed->words, &rest);
    bool means = sentence_means(sentence);

    say(t, IN(t, "“%s” was read like this:", "“%s”是这样读的："),
        words_short(t->arena, deed->words));
    if (command && !means)
        say(t, IN(t, "The command %s, by its name", "命令“%s”"),
            IN(t, command->name, command->name_zh));
    else if (means || !deed->did[0])
        say(t, "%s", reading_of(t, sentence, taken, day));
    else
        say(t, "%s",
            IN(t, "The answer to what I had asked, or a correction of the step before",
               "对提问的回答，或对上一步的更正"));
    return say_done(t, turn, deed);
}

/* Each of several deeds in one message by itself. */
static enum rc explain_parts(struct turn *t, const struct part *parts, size_t n,
                             const struct takings *taken, struct day day)
{
    for (size_t i = 0; i < n; i++) {
        struct sentence sentence;
        TRY(sentence_read(t, parts[i].text, &sentence));
        say(t, IN(t, "“%s” was read like this:", "“%s”是这样读的："),
            words_short(t->arena, parts[i].said));
        say(t, "%s", reading_of(t, &sentence, taken, day));
    }
    return RC_OK;
}

/* What was typed is read again, against the time at which it was. */
static enum rc explain_words(struct turn *t)
{
    struct part parts[MOST_PARTS];
    struct sentence sentence;
    struct deed_words deed;
    struct takings taken;
    struct talk talk;

    say_privately(t);
    TRY(talk_get(t, &talk));
    if (talk.said)
        TRY(talk_deed(t, talk.said, &deed));
    if (talk.said == 0 || deed.words[0] == '\0')
        return err_set(
            &t->err, RC_RULE, "%s",
            IN(t, "you have said nothing here lately", "您最近没有在这里说过话"));
    read_takings(t, &talk, &deed, &taken);
    const struct moment here = t->here;
    t->here = wall_at(t, t->me.zone, deed.at);
    const struct day day = t->here.day;
    size_t n = several_parts(t, deed.words, parts);
    enum rc rc = n ? explain_parts(t, parts, n, &taken, day)
                   : sentence_read(t, deed.words, &sentence);
    t->here = here;
    TRY(rc);
    return n ? say_done(t, talk.said, &deed)
             : say_reading(t, talk.said, &deed, &sentence, &taken, day);
}

enum rc why_say(struct turn *t, int64_t id)
{
    struct approval_task tasks[APPROVAL_MOST_TASKS], *mine = NULL;
    struct approval approval;
    size_t n = 0;

    TRY(approvals_get(t, id, &approval));
    TRY(approvals_tasks(t, id, tasks, APPROVAL_MOST_TASKS, &n));
    const char *ref = ref_text(t->arena, &approvals_kind, approval.id);
    const char *names = decide_waits_for(t, tasks, n);
    for (size_t i = 0; i < n; i++)
        if (tasks[i].assignee == t->me.id && tasks[i].state != TASK_SKIPPED)
            mine = &tasks[i];
    say_privately(t);
    if (mine)
        say(t, IN(t, "%s (%s) is with you because %s%s.", "%s（%s）请您审批，因为%s%s。"),
            ref, approval_what(t, &approval), because(t, &approval, mine),
            how_many(t, tasks, n, mine));
    else if (names[0] && approval_to_see(t, id, &approval, tasks, &n) != RC_OK)
        /* what it is about is not theirs to know */
        return decide_not_theirs(t, ref, names);
    else if (names[0])
        say(t,
            IN(t, "%s (%s) is not with you; it waits for %s.",
               "%s（%s）不在您这里，待%s审批。"),
            ref, approval_what(t, &approval), names);
    else
        say(t, IN(t, "%s (%s) waits for nobody: %s.", "%s（%s）不在等人：%s。"), ref,
            approval_what(t, &approval), approval_state_text(approval.state, t->lang));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct why *in = args;

    return in->approval.kind ? why_say(t, in->approval.id) : explain_words(t);
}

const struct command cmd_why = {
    .name = "why",
    .name_zh = "为什么",
    .aliases = {"why?", "为什么？", "为什么?"},
    .brief = "see why a request is with you, or how your words were read",
    .brief_zh = "查看为何由您审批，或上一句话是怎么读的",
    .group = GROUP_APPROVALS,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct why),
    .run = run,
    .given = decide_given,
    .examples = examples,
};
