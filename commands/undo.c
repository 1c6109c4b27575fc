/* "undo" - puts back what a turn changed (domain.md section 7). */
#include "commands/undo.h"
#include "commands/access.h"
#include "commands/deed.h"
#include "commands/language/parts.h"
#include "commands/only_words.h"
#include "commands/words.h"
#include "store/audit.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/talk.h"
#include "store/told.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct undo {
    struct phrase what;
};

enum {
    LAST_MOST = 10,
    PEOPLE_MOST = 24,
    CHANGES_MOST = 256,
    WINS_MOST = 8,
    INVOICES_MOST = 20
};

static_assert((int)WINS_MOST >= (int)MOST_PARTS,
              "a message may win one deal in each part");

static const struct arg wants[] = {
    OPT(struct undo, what,
        "how many of your last steps, one when left out; a customer or record: your last "
        "step there; or a colleague of your team: their last step",
        "撤销最近几步，默认一步；或客户、编号：撤销您在那里的最近一步；"
        "或下属：撤销其最近一步"),
    {0},
};

static const struct example given[] = {
    {"touch D-5 +7d", "D-5", "ana"},
    {0},
};

static const struct example examples[] = {
    {"undo", "Undone: the next touch of Acme.", NULL},
    {"undo Acme", "Undone: the next touch of Acme.", NULL},
    {"撤销 ana", "Undone: the next touch of Acme.", "max"},
    {0},
};

/* Who acted, or their manager. What others did is not told here. */
static enum rc is_of_team(struct turn *t, int64_t person)
{
    struct person actor;

    if (person == t->me.id)
        return RC_OK;
    TRY(people_get(t, person, &actor));
    if (actor.manager == t->me.id)
        return RC_OK;
    return err_set(&t->err, RC_DENIED,
                   actor.manager
                       ? IN(t, "%s did that; they or their manager %s may undo it",
                            "那一步由%s操作，只有本人或上级%s可以撤销")
                       : IN(t, "%s did that; only they may undo it%s",
                            "那一步由%s操作，只有本人可以撤销%s"),
                   actor.name, actor.manager ? people_name(t, actor.manager) : "");
}

static enum rc may_undo(struct turn *t, const struct deed *deed)
{
    const char *called;

    if (deed->actor == 0)
        return err_set(
            &t->err, RC_DENIED, "%s",
            IN(t, "the clock's own steps are not undone", "系统自动的步骤不能撤销"));
    TRY(is_of_team(t, deed->actor));
    if (t->now - deed->at <= UNDO_OPEN_MS)
        return RC_OK;
    TRY(deed_called(t, deed->turn, t->lang, &called));
    return err_set(&t->err, RC_RULE,
                   IN(t, "%s is more than 24 hours old", "%s已超过 24 小时"), called);
}

enum rc undo_may(struct turn *t, int64_t turn)
{
    struct deed deed;

    TRY(audit_deed(t, turn, &deed));
    return may_undo(t, &deed);
}

/* One line to one who had heard of it, and their name for the answer. */
static enum rc correct(struct turn *t, const struct deed *deed, int64_t person,
                       struct text *names)
{
    struct person whom;
    const char *called, *holds;
    enum rc rc = people_get(t, person, &whom);

    if (rc != RC_OK || !whom.is_active || whom.id == t->me.id)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(deed_called(t, deed->turn, whom.lang, &called));
    TRY(undo_holds(t, deed->turn, whom.lang, &holds));
    struct card card = {
        .text =
            arena_printf(t->arena, IN(&whom, "%s took back %s.%s%s", "%s撤回了%s。%s%s"),
                         t->me.name, called, holds[0] ? "\n" : "", holds)};
    text_addf(names, "%s%s", names->len ? IN(t, ", ", "、") : "", whom.name);
    return tell_person(t, &whom, &card, TELL_CHAT);
}

/* All who heard of it, and whoever did it, when it was another. */
static enum rc correct_all(struct turn *t, const struct deed *deed)
{
    int64_t *told = TAKE_N(t->arena, PEOPLE_MOST + 1, int64_t);
    bool has_actor = false;
    struct text names;
    size_t n;

    text_init(&names, t->arena, 1000);
    TRY(told_by(t, deed->turn, PEOPLE_MOST, told, &n));
    for (size_t i = 0; i < n; i++)
        has_actor |= told[i] == deed->actor;
    if (!has_actor)
        told[n++] = deed->actor;
    for (size_t i = 0; i < n; i++)
        TRY(correct(t, deed, told[i], &names));
    if (names.len)
        say(t, IN(t, "Told that it was taken back: %s.", "已告知撤回：%s。"),
            names.bytes);
    return RC_OK;
}

enum rc undo_tell(struct turn *t, int64_t turn)
{
    struct deed deed;

    TRY(audit_deed(t, turn, &deed));
    return correct_all(t, &deed);
}

static const char *unrung_words(struct turn *t, const struct person *reader,
                                const struct deal *deal)
{
    return arena_printf(
        t->arena,
        IN(reader, "%s is not won after all: %s took it back", "%s并未成交，%s已撤回"),
        deal_label(t, deal), t->me.name);
}

static enum rc draw_unrung(struct turn *t, const struct person *reader, const void *about,
                           struct card *out)
{
    const struct deal *deal = about;

    *out = (struct card){.kind = deals_kind.name,
                         .ref = ref_text(t->arena, &deals_kind, deal->id),
                         .text = unrung_words(t, reader, deal)};
    return RC_OK;
}

/* What stands from now on where the bell has rung. */
static enum rc draw_taken_back(struct turn *t, const struct person *reader,
                               const void *about, struct card *out)
{
    const struct deal *deal = about;

    TRY(draw_unrung(t, reader, about, out));
    out->title = deal_label(t, deal);
    out->badge = IN(reader, "Taken back", "已撤回");
    out->badge_tone = TONE_BAD;
    out->decided = arena_printf(
        t->arena, IN(reader, "Taken back by %s, %s", "%s已撤回，%s"), t->me.name,
        moment_text(t->arena, wall_at(t, reader->zone, t->now),
                    wall_at(t, reader->zone, t->now).day, reader->lang));
    return RC_OK;
}

/* The deals that a step won, by whatever words: they are won still. */
struct wins {
    struct deal list[WINS_MOST];
    size_t n;
};

static enum rc read_wins(struct turn *t, const struct deed *deed, struct wins *out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    size_t n;

    out->n = 0;
    TRY(audit_changes(t, deed->turn, CHANGES_MOST, list, &n));
    for (size_t i = 0; i < n && out->n < WINS_MOST; i++) {
        struct deal *deal = &out->list[out->n];
        if (list[i].kind == &deals_kind &&
            record_get_any(t, &deals_kind, list[i].record, deal) == RC_OK &&
            deal->stage == STAGE_WON && deal->closed_at == deed->at)
            out->n++;
    }
    return RC_OK;
}

/* Where the bell has rung for it stands that it was too early, and it is said in the same
 * room. */
static enum rc unring(struct turn *t, const struct wins *wins)
{
    for (size_t i = 0; i < wins->n; i++) {
        struct deal deal;
        size_t n_rung;

        TRY(record_get_any(t, &deals_kind, wins->list[i].id, &deal));
        if (deal.stage == STAGE_WON)
            continue;
        TRY(announced_last(t, &deals_kind, deal.id, draw_taken_back, &deal, &n_rung));
        if (n_rung > 0)
            TRY(tell_room(t, "bell", draw_unrung, &deal));
    }
    return RC_OK;
}

/* What came after it is undone first: by a press, where this person may. */
static enum rc say_later(struct turn *t, int64_t later)
{
    const struct err refusal = t->err;
    const char *called;

    TRY(deed_called(t, later, t->lang, &called));
    bool may = undo_may(t, later) == RC_OK;
    t->err = refusal;
    if (!may)
        return err_hint(&t->err,
                        IN(t, "what came after is theirs to undo: %s",
                           "之后的那一步只能由对方撤销：%s"),
                        called);
    ask_offer(t, IN(t, "Undo that first", "先撤销那一步"), "undo T-%lld",
              (long long)later);
    return err_hint(&t->err, IN(t, "to be undone first: %s", "须先撤销：%s"), called);
}

enum rc undo_free(struct turn *t, int64_t turn, bool to_change)
{
    int64_t later;
    enum rc rc = record_built_on(t, turn, to_change, &later);

    return rc != RC_OK && later ? say_later(t, later) : rc;
}

/* A sale that was invoiced since is not taken back without its invoice. */
static enum rc refuse_invoiced(struct turn *t, const struct wins *wins)
{
    for (size_t i = 0; i < wins->n; i++) {
        struct invoice list[INVOICES_MOST];
        size_t n = 0;

        TRY(invoices_of_deal(t, wins->list[i].id, INVOICES_MOST, list, &n));
        for (size_t k = 0; k < n; k++) {
            const char *ref = ref_text(t->arena, &invoices_kind, list[k].id);
            if (list[k].state != INVOICE_ISSUED ||
                list[k].made_at <= wins->list[i].closed_at)
                continue;
            (void)err_set(
                &t->err, RC_RULE,
                IN(t, "%s is invoiced since it was won: %s", "%s 赢单后已经开票：%s"),
                deal_label(t, &wins->list[i]), ref);
            return err_hint(
                &t->err,
                IN(t,
                   "the win is undone after the invoice: who issued %s can undo that first",
                   "须先由开票人撤销 %s，再撤销赢单"),
                ref);
        }
    }
    return RC_OK;
}

/* The invoice that is spoken of; its number is 0, where none is. */
static enum rc invoice_spoken_of(struct turn *t, struct invoice *out)
{
    struct talk talk;

    *out = (struct invoice){0};
    TRY(talk_get(t, &talk));
    if (!text_same(talk.kind, invoices_kind.name))
        return RC_OK;
    enum rc rc = invoices_get(t, talk.record, out);
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* "Undo", then "invoice them 50k": whose the invoice was that is gone. */
static void speak_of_whose(struct turn *t, const struct invoice *was)
{
    const struct err before = t->err;
    struct invoice still;

    if (was->id && invoices_get(t, was->id, &still) == RC_ABSENT) {
        if (was->deal)
            talk_speak_of(t, &deals_kind, was->deal);
        else
            talk_speak_of(t, &accounts_kind, was->account);
    }
    t->err = before;
}

static enum rc undo_one(struct turn *t, const struct deed *deed)
{
    struct wins *wins = TAKE(t->arena, struct wins);
    int n_undone = 0, n_left = 0;
    const char *called, *holds;
    struct undo_touches touches;
    struct invoice spoken_of;

    TRY(may_undo(t, deed));
    TRY(invoice_spoken_of(t, &spoken_of));
    TRY(undo_free(t, deed->turn, false));
    TRY(read_wins(t, deed, wins));
    TRY(refuse_invoiced(t, wins));
    TRY(deed_called(t, deed->turn, t->lang, &called));
    TRY(undo_touches(t, deed->turn, &touches));
    TRY(record_undo(t, deed->turn, &n_undone));
    speak_of_whose(t, &spoken_of);
    TRY(outbox_withdraw(t, deed->turn, &n_left));
    say(t, IN(t, "Undone: %s.", "已撤销：%s。"), called);
    TRY(undo_holds(t, deed->turn, t->lang, &holds));
    if (holds[0])
        say(t, "%s", holds);
    undo_say_touches(t, &touches);
    TRY(unring(t, wins));
    return correct_all(t, deed);
}

static enum rc undo_last(struct turn *t, int64_t person, int64_t many)
{
    struct deed deeds[LAST_MOST];
    size_t n = 0;

    if (many < 1 || many > LAST_MOST)
        return err_set(&t->err, RC_USAGE,
                       IN(t, "1 to %d steps at a time", "一次可撤销 1 到 %d 步"),
                       LAST_MOST);
    TRY(audit_last(t, person, 0, deeds, (size_t)many, &n));
    if (n == 0)
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "there is nothing to undo", "没有可以撤销的步骤"));
    for (size_t i = 0; i < n; i++)
        TRY(undo_one(t, &deeds[i]));
    return RC_OK;
}

/* "3", or "T-812", which buttons say; false: neither. */
static bool read_number(const char *what, bool *is_turn, int64_t *out)
{
    *is_turn = strncmp(what, "t-", 2) == 0;
    const char *digits = *is_turn ? what + 2 : what;
    size_t n = strspn(digits, "0123456789");

    if (n == 0 || n > 15 || digits[n])
        return false;
    *out = strtoll(digits, NULL, 10);
    return true;
}

bool undo_is_name(struct turn *t, const char *said)
{
    static const char no_names[] =
        "that|this|it|last|the|my|please|pls|all|everything|now|again|one|step|steps|"
        "previous|change|changes|them|those|these|what|just|edit|action|thanks|again|note|"
        "payment|invoice|reminder|deal|lead|it all|上一步|刚才|刚才的|这个|那个|它|一下|吧|"
        "上一条|最近|全部|操作";
    const char *letters = only_letters(t->arena, said);
    size_t len = strlen(letters);

    if (len == 0 || strcspn(said, "0123456789") < strlen(said) ||
        only_taken(letters, no_names) > 0)
        return false;
    return !strchr(letters, ' ') || (said[0] >= 'A' && said[0] <= 'Z');
}

/* The speaker's last step, for a button: false, where there is none. */
static bool last_called(struct turn *t, int64_t *turn, const char **called)
{
    const struct err before = t->err;
    const struct ref anybody = {0};
    bool is_one = undo_find(t, &anybody, NULL, turn) == RC_OK &&
                  deed_called(t, *turn, t->lang, called) == RC_OK;

    t->err = before;
    return is_one;
}

enum rc undo_none(struct turn *t, const char *called, bool is_open)
{
    const char *last;
    int64_t turn;

    t->action = "undo";
    (void)err_set(
        &t->err, RC_RULE,
        IN(t, "no such step of yours for %s in the last 24 hours; nothing was undone",
           "24 小时内您没有%s的这类操作；没有撤销任何内容"),
        called);
    if (!last_called(t, &turn, &last))
        return RC_RULE;
    if (is_open)
        ask_offer(t, IN(t, "Undo that", "撤销这一步"), "undo T-%lld", (long long)turn);
    return err_hint(&t->err, IN(t, "your last step: %s", "您最近一步：%s"), last);
}

enum rc undo_ask(struct turn *t, int64_t turn)
{
    const char *called;

    t->action = "undo";
    if (turn)
        TRY(deed_called(t, turn, t->lang, &called));
    else if (!last_called(t, &turn, &called))
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "there is nothing to undo", "没有可以撤销的步骤"));
    say(t, IN(t, "Nothing was undone yet. Is it %s?", "还没有撤销。要撤销的是%s吗？"),
        called);
    offer(t, IN(t, "Undo that", "撤销这一步"), BUTTON_PRIMARY, "undo T-%lld",
          (long long)turn);
    return RC_OK;
}

/* A customer's, a lead's or a record's: its last step. */
static enum rc undo_named(struct turn *t, const char *said)
{
    struct deed deed;
    struct ref whose;
    int64_t turn;

    t->err = (struct err){.lang = t->err.lang};
    if (undo_whose(t, said, &whose)) {
        enum rc rc = undo_find(t, &whose, NULL, &turn);
        if (rc == RC_ABSENT)
            return undo_none(t, record_called(t, whose.kind, whose.id), true);
        TRY(rc);
        TRY(audit_deed(t, turn, &deed));
        return undo_one(t, &deed);
    }
    if (undo_is_name(t, said))
        return err_set(&t->err, RC_ABSENT,
                       IN(t, "nobody here is called %s, and no customer of yours",
                          "这里没有叫“%s”的人，您也没有这个客户"),
                       words_short(t->arena, said));
    (void)err_set(&t->err, RC_USAGE, IN(t, "undo what?", "撤销什么？"));
    return err_hint(&t->err, "%s",
                    IN(t, "`undo` takes your last step back, `undo 3` the last three",
                       "发“撤销”撤回上一步，“撤销 3”撤回最近三步"));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct undo *in = args;
    const char *said = in->what.text;
    const char *what = said[0] ? text_fold(t->arena, said) : "1";
    struct person whose;
    struct deed deed;
    int64_t number;
    bool is_turn;

    if (read_number(what, &is_turn, &number)) {
        if (!is_turn)
            return undo_last(t, t->me.id, number);
        TRY(audit_deed(t, number, &deed));
        return undo_one(t, &deed);
    }
    if (people_find(t, said, &whose) != RC_OK)
        return undo_named(t, said);
    TRY(is_of_team(t, whose.id));
    return undo_last(t, whose.id, 1);
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
