/* said.c - the steps that what was said goes through. */
#include "commands/said.h"
#include "commands/canonical.h"
#include "commands/change.h"
#include "commands/courtesy.h"
#include "commands/dispatch.h"
#include "commands/fill.h"
#include "commands/form_answer.h"
#include "commands/form_cancel.h"
#include "commands/keep.h"
#include "commands/legs_act.h"
#include "commands/on_hand.h"
#include "commands/parse.h"
#include "commands/parse_value.h"
#include "commands/press.h"
#include "commands/sentence.h"
#include "commands/several.h"
#include "commands/small_asks.h"
#include "commands/words.h"

#include <string.h>

/* What was said, and what the steps have found in it. */
struct hearing {
    const char *words;
    const struct command *command; /* whose name they begin with; NULL: none */
    const char *rest;              /* behind that name */
    const char *verb;              /* where they are a verdict alone; or NULL */
    bool is_addressed;
    bool is_open;              /* another deed may stand behind the first */
    struct sentence *sentence; /* what they say, once they are read */
};

/* Holds a digit or a name=: somebody meant a command. */
static bool has_figures(const char *text)
{
    return strpbrk(text, "0123456789=") != NULL;
}

/* A name= or a record's number: somebody meant a command, and "won 3-1 actually" holds
 * neither. */
static bool names_record(const char *text)
{
    if (strchr(text, '='))
        return true;
    for (const char *at = text; *at; at++) {
        bool begins = at == text || at[-1] == ' ';
        size_t letters = strspn(at, "ACDILNOPQRSVacdilnopqrsv");
        if (begins && letters > 0 && letters <= 3 && at[letters] == '-' &&
            strspn(at + letters + 1, "0123456789") > 0)
            return true;
    }
    return false;
}

static bool wants_more(const struct command *command)
{
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (!arg->is_optional)
            return true;
    return false;
}

/* In a room among people, a sentence that happens to begin with a command's name ("won
 * the lottery", "who is hungry"), or is one alone ("paid"), is none when it cannot be
 * read as one. */
static bool is_chatter(struct turn *t, const struct command *command, const char *rest)
{
    if (*rest == '\0')
        return wants_more(command);
    if (names_record(rest) || *rest == '@')
        return false;
    return command->args && !parse_would(t, command, rest);
}

/* A verdict with a remark that leaves it in doubt: a button says it without doubt. */
static enum rc ask_plainly(struct turn *t, const struct sentence *sentence,
                           const struct command *command)
{
    bool is_one;

    TRY(bind_no_verdict(t, sentence->text, sentence->reply_to, &is_one));
    if (is_one)
        return RC_OK;
    (void)err_set(&t->err, RC_USAGE, "%s",
                  IN(t, "that may be a question or a condition; nothing was done",
                     "这句话可能是疑问或条件，没有执行"));
    return err_hint(&t->err, IN(t, "say just \"%s\" and the number", "请只发“%s”和编号"),
                    IN(t, command->name, command->name_zh));
}

/* A number alone: its card, or whose it is. */
static enum rc show_card(struct turn *t, const char *ref)
{
    const struct record_kind *kind;
    const char *rest;
    int64_t id;

    TRY(ref_parse(t, ref, &kind, &id));
    const char *words = arena_printf(t->arena, "%s show %s", kind->name, ref);
    return dispatch_words(
        t, command_find(words, &rest) ? words : arena_printf(t->arena, "who %s", ref));
}

/* A slip in a command that somebody meant, in a room: no sentence is one. */
static bool is_slip(struct turn *t, const char *words)
{
    enum { WORDS_OF_A_SLIP = 3 };

    size_t n;

    (void)words_split(t->arena, words, &n);
    return n <= WORDS_OF_A_SLIP && command_nearest(words, t->lang);
}

/* Said to us, and nothing we know: words about a request decide nothing. */
static enum rc not_understood(struct turn *t, struct sentence *sentence)
{
    bool is_one;

    if (value_is_ref(t, sentence->text))
        return show_card(t, sentence->text);
    TRY(keep_show_named(t, sentence, &is_one));
    if (is_one)
        return RC_OK;
    TRY(bind_no_verdict(t, sentence->text, sentence->reply_to, &is_one));
    if (!is_one)
        TRY(stranger_kept(t, sentence, &is_one));
    if (!is_one)
        TRY(keep_offer(t, sentence, &is_one));
    return is_one ? RC_OK : command_unknown(t, sentence->text);
}

/* Said to us, or for us among people. */
static bool is_meant(const struct hearing *it)
{
    return sentence_means(it->sentence) &&
           (it->is_addressed || sentence_is_ours(it->sentence));
}

/* A list that finds nobody of that name has done nothing yet: it may have been a sentence
 * ("pipeline this month"). `args`: as they were read already; NULL: they were not. */
static enum rc run_canonical(struct turn *t, struct hearing *it, const char *rest,
                             const void *args)
{
    const struct command *command = it->command;

    enum rc rc = args ? command_run_read(t, command, rest, args)
                      : command_run(t, command, rest, NULL);

    rc = command_said_nearly(t, command, it->words, rc);
    if (!command->reads_only || (rc != RC_ABSENT && rc != RC_USAGE))
        return rc;
    struct err first = t->err;
    TRY(sentence_read(t, it->words, it->sentence));
    if (is_meant(it)) {
        t->err = (struct err){.lang = t->err.lang};
        return sentence_act(t, it->sentence);
    }
    t->err = first;
    return rc == RC_ABSENT && !it->is_addressed && !names_record(rest) ? RC_OK : rc;
}

/* "Qualify it", "won it", said to us: the record stands where "it" stood. */
static enum rc name_it(struct turn *t, const struct command *command, const char **rest)
{
    const struct arg *arg = command->args;
    const char *it = NULL;

    if (!arg || arg->type != ARG_REF || !is_it(*rest))
        return RC_OK;
    TRY(sentence_it(t, *rest, arg->kinds, &it));
    if (it)
        *rest = it;
    return RC_OK;
}

/* Where nobody but this person listens. */
static bool is_alone(const struct turn *t)
{
    return t->in->is_direct || text_same(t->where.purpose, "direct");
}

static bool is_verdict(const struct sentence *sentence)
{
    return sentence_has(sentence, "approval.approve") ||
           sentence_has(sentence, "approval.reject") ||
           sentence_has(sentence, "approval.return");
}

/* "Who owns INV-7?": what only looks may as well be asked. */
static const char *without_question(struct arena *arena, const char *rest)
{
    size_t len = strlen(rest);

    if (len > 1 && rest[len - 1] == '?')
        len--;
    else if (len > 3 && strcmp(rest + len - 3, "？") == 0)
        len -= 3;
    return arena_copy_bytes(arena, rest, len);
}

/* "note D-5 they liked it, call them Friday": the day is read as without the word. */
static const char *with_next(struct turn *t, const struct command *command,
                             const char *rest)
{
    const char *next = text_same(command->name, "note") && !strchr(rest, '=')
                           ? sentence_next(t, rest)
                           : NULL;

    t->may_be_changed |= next != NULL;
    return next ? arena_printf(t->arena, "%s next=%s", rest, words_quote(t->arena, next))
                : rest;
}

/* --- the steps ---------------------------------------------------------------------- */

static enum rc cancel_form(struct turn *t, struct hearing *it, bool *is_done)
{
    return form_cancel_said(t, it->words, it->is_addressed, is_done);
}

static enum rc press_button(struct turn *t, struct hearing *it, bool *is_done)
{
    return press_said(t, it->words, it->is_addressed, is_done);
}

static enum rc answer_form(struct turn *t, struct hearing *it, bool *is_done)
{
    if (it->verb || (it->command && !form_behind_no(it->words)))
        return RC_OK;
    return form_answer(t, it->words, it->is_addressed, is_done);
}

static enum rc act_several(struct turn *t, struct hearing *it, bool *is_done)
{
    it->is_open = !it->command || several_begin_with(t, it->command, it->rest);
    return it->is_open ? several_act(t, it->words, it->is_addressed, is_done) : RC_OK;
}

static enum rc act_legs(struct turn *t, struct hearing *it, bool *is_done)
{
    if (!it->is_open && !it->command->reads_only)
        return RC_OK;
    return legs_act(t, it->words, it->is_addressed, is_done);
}

/* "Qualify", 转商机, and not a word more: of the lead that was spoken of. */
static enum rc convert_lead(struct turn *t, struct hearing *it, bool *is_done)
{
    const struct command *command = it->command;

    if (!command || !it->is_addressed || *it->rest != '\0' || !wants_more(command))
        return RC_OK;
    TRY(sentence_read(t, it->words, it->sentence));
    *is_done =
        sentence_has(it->sentence, "stage.set") && person_may(&t->me, command->role);
    return *is_done ? sentence_act(t, it->sentence) : RC_OK;
}

/* What stands behind the command's name, as the command reads it; takes nothing. */
static enum rc complete(struct turn *t, struct hearing *it, bool *is_done)
{
    const struct command *command = it->command;

    *is_done = false;
    if (command && it->is_addressed) {
        TRY(name_it(t, command, &it->rest));
        TRY(on_hand_deal(t, command, &it->rest));
    }
    if (command && command->reads_only)
        it->rest = without_question(t->arena, it->rest);
    return RC_OK;
}

static enum rc run_plain(struct turn *t, struct hearing *it, bool *is_done)
{
    const void *args = NULL;

    if (!it->command || it->verb || !is_plain(t, it->command, it->rest, &args))
        return RC_OK;
    *is_done = true;
    return !it->is_addressed && is_chatter(t, it->command, it->rest)
               ? RC_OK
               : run_canonical(t, it, it->rest, args);
}

/* What the words say, as a sentence; takes nothing. */
static enum rc read_sentence(struct turn *t, struct hearing *it, bool *is_done)
{
    *is_done = false;
    TRY(sentence_read(t, it->words, it->sentence));
    if (it->is_addressed && !it->command && !sentence_means(it->sentence))
        sentence_of_lead(t, it->sentence);
    return RC_OK;
}

/* "Approved", 同意, alone: of the only request that waits, or which one is asked. Among
 * people it is said to somebody else. */
static enum rc decide_alone(struct turn *t, struct hearing *it, bool *is_done)
{
    struct order order;

    if (!it->verb || is_verdict(it->sentence))
        return RC_OK;
    *is_done = true;
    if (!it->is_addressed)
        return RC_OK;
    TRY(bind_bare(t, it->verb, is_alone(t), &order));
    const struct pairs fields = {order.list, order.n};
    return order.command ? command_run(t, order.command, "", &fields) : RC_OK;
}

static enum rc run_read(struct turn *t, struct hearing *it, bool *is_done)
{
    if (!it->command || !is_canonical(t, it->command, it->rest, it->sentence))
        return RC_OK;
    *is_done = true;
    return run_canonical(t, it, with_next(t, it->command, it->rest), NULL);
}

static enum rc answer_kindly(struct turn *t, struct hearing *it, bool *is_done)
{
    if (!it->is_addressed || it->command || sentence_means(it->sentence))
        return RC_OK;
    return courtesy_answer(t, it->words, is_done);
}

/* A command that went wrong is no answer. */
static enum rc answer_question(struct turn *t, struct hearing *it, bool *is_done)
{
    if (it->command && has_figures(it->rest))
        return RC_OK;
    return fill_question(t, it->sentence, it->is_addressed, is_done);
}

static enum rc correct(struct turn *t, struct hearing *it, bool *is_done)
{
    return it->command ? RC_OK : change_said(t, it->sentence, is_done);
}

static enum rc answer_small_ask(struct turn *t, struct hearing *it, bool *is_done)
{
    if (!it->is_addressed || it->sentence->reply_to || sentence_means(it->sentence))
        return RC_OK;
    return small_ask_answer(t, it->words, is_done);
}

static enum rc decide(struct turn *t, struct hearing *it, bool *is_done)
{
    if (!it->is_addressed && !is_meant(it))
        return RC_OK;
    return decision_said(t, it->sentence, it->is_addressed, is_done);
}

static enum rc act(struct turn *t, struct hearing *it, bool *is_done)
{
    const struct command *command = it->command;

    *is_done = is_meant(it) && !(command && is_strict(t, command, it->words, it->rest));
    return *is_done ? sentence_act(t, it->sentence) : RC_OK;
}

/* A command by its name that nothing above vouches for. */
static enum rc run_doubted(struct turn *t, struct hearing *it, bool *is_done)
{
    const struct command *command = it->command;

    *is_done = command != NULL;
    if (!command)
        return RC_OK;
    if (is_doubtful(t, command, it->rest))
        return ask_plainly(t, it->sentence, command);
    return !it->is_addressed && is_chatter(t, command, it->rest)
               ? RC_OK
               : command_said_nearly(t, command, it->words,
                                     command_run(t, command, it->rest, NULL));
}

static enum rc give_up(struct turn *t, struct hearing *it, bool *is_done)
{
    *is_done = true;
    if (it->is_addressed)
        return not_understood(t, it->sentence);
    return *it->words == '/' || is_slip(t, it->words) ? command_unknown(t, it->words)
                                                      : RC_OK;
}

/*
 * The first that takes the words ends it. What is open here is asked before the words
 * are taken for a deed, a command by its name before they are read as a sentence, and
 * what a sentence could be beside a deed before it is done.
 */
static const struct step {
    const char *name; /* for the log */
    enum rc (*take)(struct turn *t, struct hearing *it, bool *is_done);
} steps[] = {
    /* "Cancel" and "yes" are of what was just asked, whatever else they could mean. */
    {"cancel", cancel_form},
    {"press", press_button},
    /* No other deed is made of what a form asked for. */
    {"form", answer_form},
    /* Ahead of the commands: the first of several would take the others for its own. */
    {"several", act_several},
    {"legs", act_legs},
    /* A command's name alone may be of a lead, where the command would ask which. */
    {"conversion", convert_lead},
    /* "It" has its record before the command's words are looked at. */
    {"complete", complete},
    /* Ahead of the sentence: most that is typed needs no look at it. */
    {"plain", run_plain},
    {"reading", read_sentence},
    /* A verdict alone is no command's name and answers no question. */
    {"verdict", decide_alone},
    {"command", run_read},
    /* Thanks are not kept as the answer to what is asked; an answer corrects nothing;
     * and what is asked in a word waits for all of them. */
    {"courtesy", answer_kindly},
    {"answer", answer_question},
    {"correction", correct},
    {"small ask", answer_small_ask},
    /* Who decides may be asked first: ahead of the deed. */
    {"decision", decide},
    {"sentence", act},
    {"doubt", run_doubted},
    {"not understood", give_up},
};

enum rc said_act(struct turn *t, const char *words, bool is_addressed)
{
    struct sentence sentence;
    struct hearing it = {.words = words,
                         .rest = "",
                         .verb = bind_bare_verdict(t->arena, words),
                         .is_addressed = is_addressed,
                         .sentence = &sentence};
    bool is_done = false;

    it.command = command_find(words, &it.rest);
    for (size_t i = 0; i < COUNT(steps) && !is_done; i++) {
        t->step = steps[i].name;
        TRY(steps[i].take(t, &it, &is_done));
    }
    return RC_OK;
}
