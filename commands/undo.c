/* "undo" - puts back what a turn changed (domain.md section 7). */
#include "commands/undo.h"
#include "commands/access.h"
#include "store/audit.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/told.h"

#include <stdlib.h>
#include <string.h>

struct undo {
    const char *what;
};

enum { LAST_MOST = 10, TOLD_MOST = 4, PEOPLE_MOST = 24 };

static const int64_t OPEN_MS = 24LL * 3600 * 1000;

static const struct arg wants[] = {
    OPT(struct undo, what, "how many of your last steps, or one such as T-812",
        "撤销最近几步，或某一步如 T-812"),
    {0},
};

static const struct example given[] = {
    {"touch D-5 +7d", "D-5", "ana"},
    {0},
};

static const struct example examples[] = {
    {"undo", "Undone: touch (T-", NULL},
    {"撤销", "没有可以撤销的步骤", "bo"},
    {0},
};

static const char *action_said(const char *action, enum lang lang)
{
    for (const struct command *const *at = commands; *at; at++)
        if (strcmp((*at)->name, action) == 0)
            return lang == LANG_ZH ? (*at)->name_zh : (*at)->name;
    return action;
}

/* Who acted, or their manager. */
static enum rc may_undo(struct turn *t, const struct deed *deed)
{
    struct person actor;

    if (t->now - deed->at > OPEN_MS)
        return err_set(
            &t->err, RC_RULE,
            IN(t, "%s (T-%lld) is older than 24 hours", "%s（T-%lld）已超过 24 小时"),
            action_said(deed->action, t->lang), (long long)deed->turn);
    if (deed->actor == t->me.id)
        return RC_OK;
    if (deed->actor == 0)
        return err_set(
            &t->err, RC_DENIED, "%s",
            IN(t, "the clock's own steps are not undone", "系统自动的步骤不能撤销"));
    TRY(people_get(t, deed->actor, &actor));
    if (actor.manager == t->me.id)
        return RC_OK;
    return err_set(&t->err, RC_DENIED,
                   actor.manager
                       ? IN(t, "T-%lld is %s's; they or their manager %s may undo it",
                            "T-%lld 由%s操作，只有本人或上级%s可以撤销")
                       : IN(t, "T-%lld is %s's; only they may undo it%s",
                            "T-%lld 由%s操作，只有本人可以撤销%s"),
                   (long long)deed->turn, actor.name,
                   actor.manager ? people_name(t, actor.manager) : "");
}

enum rc undo_may(struct turn *t, int64_t turn)
{
    struct deed deed;

    TRY(audit_deed(t, turn, &deed));
    return may_undo(t, &deed);
}

/* The references of what was put back: "D-5, INV-7". */
static const char *touched_refs(struct turn *t, size_t from)
{
    struct text refs;
    int told = 0;

    text_init(&refs, t->arena, 200);
    for (size_t i = from; i < t->n_touched && told < TOLD_MOST; i++) {
        if (!t->touched[i].kind->prefix)
            continue;
        text_addf(&refs, "%s%s", told++ ? IN(t, ", ", "、") : "",
                  ref_text(t->arena, t->touched[i].kind, t->touched[i].id));
    }
    return refs.bytes;
}

/* One line to one who had heard of it, and their name for the answer. */
static enum rc correct(struct turn *t, const struct deed *deed, const char *refs,
                       const struct told *told, struct text *names)
{
    struct person whom;
    enum rc rc = people_get(t, told->person, &whom);

    if (rc != RC_OK || !whom.is_active || whom.id == t->me.id)
        return rc == RC_ABSENT ? RC_OK : rc;
    const char *quote =
        text_empty(told->text)
            ? ""
            : arena_printf(t->arena, IN(&whom, ": “%s”", "：“%s”"), told->text);
    struct card card = {
        .text = arena_printf(t->arena,
                             IN(&whom, "%s took back: %s%s%s%s%s", "%s撤回了%s%s%s%s%s"),
                             t->me.name, action_said(deed->action, whom.lang),
                             refs[0] ? IN(&whom, " (", "（") : "", refs,
                             refs[0] ? IN(&whom, ")", "）") : "", quote)};
    text_addf(names, "%s%s", names->len ? IN(t, ", ", "、") : "", whom.name);
    return tell_person(t, &whom, &card, TELL_CHAT);
}

/* All who heard of it, and whoever did it, when it was another. */
static enum rc correct_all(struct turn *t, const struct deed *deed, const char *refs)
{
    struct told *told = TAKE_N(t->arena, PEOPLE_MOST + 1, struct told);
    bool has_actor = false;
    struct text names;
    size_t n;

    text_init(&names, t->arena, 1000);
    TRY(told_by(t, deed->turn, PEOPLE_MOST, told, &n));
    for (size_t i = 0; i < n; i++)
        if (told[i].person == deed->actor) {
            has_actor = true;
            told[i].text = "";
        }
    if (!has_actor)
        told[n++] = (struct told){.person = deed->actor, .text = ""};
    for (size_t i = 0; i < n; i++)
        TRY(correct(t, deed, refs, &told[i], &names));
    if (names.len)
        say(t, IN(t, "Told that it was taken back: %s.", "已告知撤回：%s。"),
            names.bytes);
    return RC_OK;
}

static enum rc draw_unrung(struct turn *t, const struct person *reader, const void *about,
                           struct card *out)
{
    const struct deal *deal = about;

    *out = (struct card){
        .kind = deals_kind.name,
        .ref = ref_text(t->arena, &deals_kind, deal->id),
        .text = arena_printf(t->arena,
                             IN(reader, "%s is not won after all: %s took it back",
                                "%s 并未成交，%s已撤回"),
                             deal_label(t, deal), t->me.name)};
    return RC_OK;
}

/* The bell has rung for it: it is said in the same room that it was too early. */
static enum rc unring(struct turn *t, const struct deed *deed, size_t from)
{

    if (strcmp(deed->action, "won") != 0)
        return RC_OK;
    for (size_t i = from; i < t->n_touched; i++) {
        struct deal deal;
        if (t->touched[i].kind != &deals_kind)
            continue;
        TRY(deals_get(t, t->touched[i].id, &deal));
        TRY(tell_room(t, "bell", draw_unrung, &deal));
    }
    return RC_OK;
}

static enum rc undo_one(struct turn *t, const struct deed *deed)
{
    int n_undone = 0, n_left = 0;
    size_t from = t->n_touched;

    TRY(may_undo(t, deed));
    TRY(record_undo(t, deed->turn, &n_undone));
    TRY(outbox_withdraw(t, deed->turn, &n_left));
    const char *refs = touched_refs(t, from);
    say(t, IN(t, "Undone: %s (T-%lld)%s%s.", "已撤销：%s（T-%lld）%s%s。"),
        action_said(deed->action, t->lang), (long long)deed->turn,
        refs[0] ? IN(t, "; as before: ", "，已恢复 ") : "", refs);
    TRY(unring(t, deed, from));
    return correct_all(t, deed, refs);
}

static enum rc undo_last(struct turn *t, int64_t many)
{
    struct deed deeds[LAST_MOST];
    size_t n = 0;

    if (many < 1 || many > LAST_MOST)
        return err_set(&t->err, RC_USAGE,
                       IN(t, "1 to %d steps at a time", "一次可撤销 1 到 %d 步"),
                       LAST_MOST);
    TRY(audit_last(t, t->me.id, deeds, (size_t)many, &n));
    if (n == 0)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "there is nothing to undo", "没有可以撤销的步骤"));
    for (size_t i = 0; i < n; i++)
        TRY(undo_one(t, &deeds[i]));
    return RC_OK;
}

static enum rc run(struct turn *t, const void *args)
{
    const struct undo *in = args;
    const char *what = in->what ? text_fold(t->arena, in->what) : "1";
    bool is_turn = strncmp(what, "t-", 2) == 0;
    const char *digits = is_turn ? what + 2 : what;
    struct deed deed;
    char *end = NULL;

    if (strlen(digits) > 15 || digits[0] < '0' || digits[0] > '9')
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "undo a number of steps, or one such as T-812",
                          "请写步数，或某一步如 T-812"));
    int64_t number = strtoll(digits, &end, 10);
    if (*end)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "undo a number of steps, or one such as T-812",
                          "请写步数，或某一步如 T-812"));
    if (!is_turn)
        return undo_last(t, number);
    TRY(audit_deed(t, number, &deed));
    return undo_one(t, &deed);
}

const struct command cmd_undo = {
    .name = "undo",
    .name_zh = "撤销",
    .aliases = {"撤回"},
    .brief = "undo your last steps",
    .brief_zh = "撤销最近的操作",
    .group = GROUP_TEAM,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct undo),
    .run = run,
    .given = given,
    .examples = examples,
};
