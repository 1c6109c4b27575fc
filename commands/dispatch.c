/* dispatch.c - what was typed becomes a command that runs. */
#include "commands/dispatch.h"
#include "commands/access.h"
#include "commands/attached.h"
#include "commands/fill.h"
#include "commands/heard.h"
#include "commands/moves.h"
#include "commands/parse.h"
#include "commands/press.h"
#include "commands/said.h"
#include "commands/sayings.h"
#include "commands/words.h"

#include <string.h>

enum { MESSAGE_MOST = 64 * 1024 };

/* What was done, in words that would do it again: for changing it (change.c). */
static void note_did(struct turn *t, const struct command *command, const void *args)
{
    const char *line = args_words(t, command, args);

    t->did = t->did ? arena_printf(t->arena, "%s\n%s", t->did, line) : line;
}

/* Who may not do it may do something else with what was said. */
static void offer_instead(struct turn *t, const struct command *command,
                          const char *words, const struct pairs *fields)
{
    const struct instead *instead = &command->instead;
    const char *rest;
    const struct command *other =
        instead->command ? command_find(instead->command, &rest) : NULL;

    if (other && person_may(&t->me, other->role))
        ask_instead(t, IN(t, instead->label, instead->label_zh),
                    arena_printf(t->arena, "%s %s%s", other->name, words,
                                 fields ? facts_words(t, fields) : ""));
}

enum rc command_is_theirs(struct turn *t, const struct command *command,
                          const char *words, const struct pairs *fields)
{
    enum rc rc = access_role(t, command->role, command->brief, command->brief_zh);

    if (rc == RC_DENIED)
        offer_instead(t, command, words, fields);
    return rc;
}

enum rc command_may_run(struct turn *t, const struct command *command, const char *words,
                        const struct pairs *fields)
{
    t->action = command->name;
    ask_in_passing(t, NULL, NULL);
    TRY(command_is_theirs(t, command, words, fields));
    if (command->in_demo_only && !t->firm.is_demo)
        return err_set(&t->err, RC_DENIED, "%s",
                       IN(t, "this is for the demo only", "只有演示版可以这样做"));
    return RC_OK;
}

/* Once they may. */
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

enum rc command_run_read(struct turn *t, const struct command *command, const char *words,
                         const void *args)
{
    TRY(command_may_run(t, command, words, NULL));
    return run_read(t, command, args);
}

enum rc command_run(struct turn *t, const struct command *command, const char *words,
                    const struct pairs *fields)
{
    void *args = arena_take(t->arena, command->args_size + 1);

    TRY(command_may_run(t, command, words, fields));
    TRY(parse_args_with(t, command, words, fields, args));
    return run_read(t, command, args);
}

enum rc command_unknown(struct turn *t, const char *words)
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

    return command ? command_run(t, command, rest, NULL) : command_unknown(t, words);
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
    return said_act(t, words, is_addressed);
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
