/* dispatch.c - what was typed becomes a command that runs. */
#include "commands/dispatch.h"
#include "commands/access.h"
#include "commands/attached.h"
#include "commands/canonical.h"
#include "commands/change.h"
#include "commands/courtesy.h"
#include "commands/fill.h"
#include "commands/form_answer.h"
#include "commands/form_cancel.h"
#include "commands/heard.h"
#include "commands/keep.h"
#include "commands/legs_act.h"
#include "commands/on_hand.h"
#include "commands/parse.h"
#include "commands/parse_value.h"
#include "commands/press.h"
#include "commands/sayings.h"
#include "commands/sentence.h"
#include "commands/several.h"
#include "commands/small_asks.h"
#include "commands/words.h"

#include <string.h>

enum { MESSAGE_MOST = 64 * 1024 };

/* What was done, in words that would do it again: for changing it (change.c). */
static void note_did(struct turn *t, const struct command *command, const void *args)
{
    const char *line = args_words(t, command, args);

    t->did = t->did ? arena_printf(t->arena, "%s\n%s", t->did, line) : line;
}

enum rc command_may_run(struct turn *t, const struct command *command)
{
    t->action = command->name;
    ask_in_passing(t, NULL, NULL);
    TRY(access_role(t, command->role, command->brief, command->brief_zh));
    if (command->in_demo_only && !t->firm.is_demo)
        return err_set(&t->err, RC_DENIED, "%s",
                       IN(t, "this is for the demo only", "只有演示版可以这样做"));
    return RC_OK;
}

static enum rc run_read(struct turn *t, const struct command *command, const void *args)
{
    const char *before = t->did;

    TRY(command->run(t, args));
    if (command->reads_only || command->not_undone)
        return RC_OK;
    t->may_be_undone = true;
    if (t->did == before) /* what runs others is what they did */
        note_did(t, command, args);
    return RC_OK;
}

static enum rc run_plain(struct turn *t, const struct command *command, const void *args)
{
    TRY(command_may_run(t, command));
    return run_read(t, command, args);
}

enum rc command_run(struct turn *t, const struct command *command, const char *words,
                    const struct pairs *fields)
{
    void *args = arena_take(t->arena, command->args_size + 1);

    TRY(command_may_run(t, command));
    TRY(parse_args_with(t, command, words, fields, args));
    return run_read(t, command, args);
}

static enum rc unknown(struct turn *t, const char *words)
{
    const char *near = command_nearest(words, t->lang), *open = fill_open(t);

    (void)err_set(&t->err, RC_USAGE, IN(t, "I do not know \"%s\"", "不明白“%s”"),
                  words_short(t->arena, words));
    if (open)
        return err_hint(&t->err, IN(t, "the form still asks, %s", "表单还在问，%s"),
                        open);
    if (near)
        return err_hint(
            &t->err,
            IN(t, "did you mean \"%s\"? `help` lists all", "是不是“%s”？发“帮助”看全部"),
            near);
    const char *like[1];
    size_t n = sayings_for(t, like, COUNT(like));
    return err_hint(&t->err,
                    IN(t, "say it like \"%s\"; `help` shows more",
                       "可以这样说：“%s”；发“帮助”看更多"),
                    n ? like[0] : "");
}

enum rc dispatch_words(struct turn *t, const char *words)
{
    const char *rest = "";
    const struct command *command = command_find(words, &rest);

    return command ? command_run(t, command, rest, NULL) : unknown(t, words);
}

enum rc dispatch_card(struct turn *t, const char *words, struct card *out)
{
    const struct card before = t->answer;
    const char *action = t->action;
    bool is_private = t->answer_is_private;

    t->answer = (struct card){0};
    enum rc rc = dispatch_words(t, words);
    *out = t->answer;
    t->answer = before;
    t->answer_is_private = is_private;
    t->action = action;
    return rc;
}

/* --- words ------------------------------------------------------------------------ */

/* Several commands in one message: then each line is one. Otherwise the first takes all.
 */
static bool are_all_commands(struct turn *t, const char *const *lines, size_t n)
{
    for (size_t i = 0; n > 1 && i < n; i++) {
        const char *rest = "";
        const struct command *command = command_find(lines[i], &rest);
        if (!command || (i > 0 && !parse_would(t, command, rest)))
            return false;
    }
    return n > 1;
}

static enum rc run_lines(struct turn *t, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        enum rc rc = dispatch_words(t, lines[i]);
        if (rc == RC_OK)
            continue;
        const char *said = arena_copy(t->arena, t->err.said);
        const char *hint = arena_copy(t->arena, t->err.hint);
        (void)err_set(&t->err, rc, IN(t, "line %zu: %s", "第 %zu 行：%s"), i + 1, said);
        return hint[0] ? err_hint(&t->err, "%s", hint) : rc;
    }
    return RC_OK;
}

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
    return is_one ? RC_OK : unknown(t, sentence->text);
}

/* No command by its name, and no sentence that we know. */
static enum rc neither(struct turn *t, struct sentence *sentence,
                       const struct command *command, const char *rest, bool is_addressed)
{
    const char *words = sentence->text;

    if (command && is_doubtful(t, command, rest))
        return ask_plainly(t, sentence, command);
    if (command)
        return !is_addressed && is_chatter(t, command, rest)
                   ? RC_OK
                   : command_said_nearly(t, command, words,
                                         command_run(t, command, rest, NULL));
    if (is_addressed)
        return not_understood(t, sentence);
    return *words == '/' || is_slip(t, words) ? unknown(t, words) : RC_OK;
}

/* Said to us, or for us among people. */
static bool is_meant(const struct sentence *sentence, bool is_addressed)
{
    return sentence_means(sentence) && (is_addressed || sentence_is_ours(sentence));
}

/* A list that finds nobody of that name has done nothing yet: it may have been a sentence
 * ("pipeline this month"). `args`: as they were read already; NULL: they were not. */
static enum rc run_canonical(struct turn *t, const char *words,
                             const struct command *command, const char *rest,
                             const void *args, bool is_addressed)
{
    struct sentence sentence;
    enum rc rc = args ? run_plain(t, command, args) : command_run(t, command, rest, NULL);

    rc = command_said_nearly(t, command, words, rc);
    if (!command->reads_only || (rc != RC_ABSENT && rc != RC_USAGE))
        return rc;
    struct err first = t->err;
    TRY(sentence_read(t, words, &sentence));
    if (is_meant(&sentence, is_addressed)) {
        t->err = (struct err){.lang = t->err.lang};
        return sentence_act(t, &sentence);
    }
    t->err = first;
    return rc == RC_ABSENT && !is_addressed && !names_record(rest) ? RC_OK : rc;
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

/* "Approved", 同意, alone: of the only request that waits, or which one is asked. Among
 * people it is said to somebody else. */
static enum rc bare_verdict(struct turn *t, const char *verb, bool is_addressed)
{
    struct order order;

    if (!is_addressed)
        return RC_OK;
    TRY(bind_bare(t, verb, is_alone(t), &order));
    const struct pairs fields = {order.list, order.n};
    return order.command ? command_run(t, order.command, "", &fields) : RC_OK;
}

/* What is neither a command nor a sentence: an answer, a correction, a kind word. */
static enum rc beside(struct turn *t, const struct sentence *sentence,
                      const struct command *command, const char *rest, bool is_addressed,
                      bool *is_done)
{
    if (is_addressed && !sentence_means(sentence) && !command)
        TRY(courtesy_answer(t, sentence->text, is_done));
    /* A command that went wrong is no answer. */
    if (!*is_done && (!command || !has_figures(rest)))
        TRY(fill_question(t, sentence, is_addressed, is_done));
    if (!*is_done && !command)
        TRY(change_said(t, sentence, is_done));
    bool is_open = !sentence->reply_to && !sentence_means(sentence);
    if (!*is_done && is_addressed && is_open)
        TRY(small_ask_answer(t, sentence->text, is_done));
    return RC_OK;
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

/* Words that are not plainly a command; `verb` where they are a verdict alone. */
static enum rc said_freely(struct turn *t, const char *words,
                           const struct command *command, const char *rest,
                           const char *verb, bool is_addressed)
{
    struct sentence sentence;
    bool is_done = false;

    TRY(sentence_read(t, words, &sentence));
    if (is_addressed && !command && !sentence_means(&sentence))
        sentence_of_lead(t, &sentence);
    if (verb && !is_verdict(&sentence))
        return bare_verdict(t, verb, is_addressed);
    if (command && is_canonical(t, command, rest, &sentence))
        return run_canonical(t, words, command, with_next(t, command, rest), NULL,
                             is_addressed);
    TRY(beside(t, &sentence, command, rest, is_addressed, &is_done));
    if (!is_done && (is_addressed || is_meant(&sentence, is_addressed)))
        TRY(decision_said(t, &sentence, is_addressed, &is_done));
    if (is_done)
        return RC_OK;
    if (is_meant(&sentence, is_addressed) &&
        !(command && is_strict(t, command, words, rest)))
        return sentence_act(t, &sentence);
    return neither(t, &sentence, command, rest, is_addressed);
}

/* "Qualify", 转商机, and not a word more: of the lead that was spoken of. */
static enum rc conversion_said(struct turn *t, const struct command *command,
                               const char *words, bool *is_done)
{
    struct sentence sentence;

    TRY(sentence_read(t, words, &sentence));
    *is_done = sentence_has(&sentence, "stage.set") && person_may(&t->me, command->role);
    return *is_done ? sentence_act(t, &sentence) : RC_OK;
}

/*
 * A command by its name keeps its meaning; what only begins like one, and any other
 * words, are a sentence; the answer to an open question fills it.
 */
static enum rc said(struct turn *t, const char *words, bool is_addressed)
{
    const char *rest = "", *verb = bind_bare_verdict(t->arena, words);
    const struct command *command = command_find(words, &rest);
    const void *args = NULL;
    bool is_done = false;

    TRY(form_cancel_said(t, words, is_addressed, &is_done));
    TRY(press_said(t, words, is_addressed, &is_done));
    if (is_done)
        return RC_OK;
    if ((!command || form_behind_no(words)) && !verb)
        TRY(form_answer(t, words, is_addressed, &is_done));
    if (is_done)
        return RC_OK;
    bool is_free = !command || several_begin_with(t, command, rest);
    if (is_free)
        TRY(several_act(t, words, is_addressed, &is_done));
    if ((is_free || command->reads_only) && !is_done)
        TRY(legs_act(t, words, is_addressed, &is_done));
    if (is_done)
        return RC_OK;
    if (command && is_addressed && *rest == '\0' && wants_more(command))
        TRY(conversion_said(t, command, words, &is_done));
    if (is_done)
        return RC_OK;
    if (command && is_addressed) {
        TRY(name_it(t, command, &rest));
        TRY(on_hand_deal(t, command, &rest));
    }
    if (command && command->reads_only)
        rest = without_question(t->arena, rest);
    if (command && !verb && is_plain(t, command, rest, &args))
        return !is_addressed && is_chatter(t, command, rest)
                   ? RC_OK
                   : run_canonical(t, words, command, rest, args, is_addressed);
    return said_freely(t, words, command, rest, verb, is_addressed);
}

static enum rc hear(struct turn *t)
{
    const char *text = t->in->text ? t->in->text : "", *lines[HEARD_LINES];
    size_t len = strlen(text);

    if (len > MESSAGE_MOST)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "that is longer than 64 KiB; send it in parts",
                          "这条消息超过 64 KiB，请分几条发"));
    if (!utf8_valid(text, len))
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "some characters in that are broken; type it again",
                          "有些字符已损坏，无法识别，请重新输入"));
    text = heard_trimmed(t->arena, text);
    const char *words = heard_behind_mention(t->arena, text);
    bool is_addressed = t->in->is_addressed || words != text;
    if (*words == '/' && command_find(words + 1, &(const char *){NULL})) {
        words++;
        is_addressed = true;
    }
    if (*words == '\0') {
        if (!is_addressed)
            return RC_OK;
        if (t->in->n_files > 0)
            return attached_ask(t);
        (void)err_set(&t->err, RC_USAGE, "%s", IN(t, "that says nothing", "消息是空的"));
        return err_hint(&t->err, "%s",
                        IN(t, "`help` lists what I can do", "发“帮助”看我能做什么"));
    }
    if (!is_addressed && text_same(t->where.purpose, "people"))
        return RC_OK; /* two people among themselves */
    size_t n = heard_lines(t->arena, words, lines);
    if (are_all_commands(t, lines, n))
        return run_lines(t, lines, n);
    return said(t, words, is_addressed);
}

enum rc dispatch_stranger(struct turn *t)
{
    static const char name[] = "link";
    const char *text = t->in->text ? t->in->text : "", *rest = "";
    const struct command *command;

    if (t->in->kind != IN_WORDS || strlen(text) > MESSAGE_MOST ||
        !utf8_valid(text, strlen(text)) || text_same(t->in->platform, "web"))
        return RC_DENIED;
    text = heard_behind_mention(t->arena, words_skip_blanks(text));
    command = command_find(text + (*text == '/'), &rest);
    if (!command || !text_same(command->name, name) || *rest == '\0')
        return RC_DENIED;
    return link_stranger(t, rest);
}

enum rc dispatch(struct turn *t)
{
    enum rc rc = RC_OK;

    if (!t->in)
        return RC_OK;
    if (t->me.id == 0 || !t->me.is_active) {
        (void)err_set(&t->err, RC_DENIED, "%s",
                      IN(t, "I do not know you yet", "我还不认识您"));
        return err_hint(&t->err, "%s",
                        IN(t, "ask an admin to add you", "请管理员添加您"));
    }
    if (t->in->kind == IN_WORDS) {
        rc = hear(t);
        if (rc == RC_OK)
            rc = fill_waits(t);
        if (rc == RC_OK)
            rc = attached_keep(t);
    } else if (t->in->kind == IN_PRESS || t->in->kind == IN_FORM)
        rc = press_run(t);
    /* What went wrong concerns the one who asked. */
    if (rc != RC_OK)
        say_privately(t);
    return rc;
}
