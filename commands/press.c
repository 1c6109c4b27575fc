/* press.c - what was pressed, chosen or filled in becomes a command that runs, once. */
#include "commands/press.h"
#include "base/json.h"
#include "commands/access.h"
#include "commands/dispatch.h"
#include "commands/language/small.h"
#include "commands/only_words.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/actions.h"
#include "store/audit.h"
#include "store/people.h"

#include <string.h>

static enum rc already_done(struct turn *t, const struct action *action)
{
    struct deed deed;

    if (audit_deed(t, action->used_turn, &deed) != RC_OK) /* nothing was written */
        return err_set(&t->err, RC_RULE, "%s", IN(t, "that was cancelled", "这个已取消"));
    (void)err_set(&t->err, RC_RULE,
                  deed.is_undone ? IN(t, "done by %s at %s, and undone since",
                                      "%s已于%s处理，后来撤销了")
                                 : IN(t, "already done by %s at %s", "%s已于%s处理"),
                  people_name(t, deed.actor), access_time(t, deed.at));
    if (deed.is_undone)
        return err_hint(&t->err,
                        IN(t, "to do it again, type `%s`", "要再做一次，请发“%s”"),
                        words_short(t->arena, action->command));
    return RC_RULE;
}

static enum rc may_press(struct turn *t, const struct action *action,
                         const struct command *command)
{
    if (action->person != 0 && action->person != t->me.id)
        return err_set(&t->err, RC_DENIED,
                       IN(t, "this button is for %s", "这个按钮是给%s的"),
                       people_name(t, action->person));
    if (action->used_turn != 0 && !command->reads_only && !command->is_each_ones)
        return already_done(t, action);
    if (action->until == 0 || t->now <= action->until)
        return RC_OK;
    /* [Undo] and [Change] alone have an end (store/answer.c). */
    (void)err_set(&t->err, RC_RULE,
                  IN(t, "this button ended at %s", "这个按钮已于%s失效"),
                  access_time(t, action->until));
    return err_hint(&t->err, "%s",
                    IN(t, "what was done stands; say what is right now",
                       "当时的操作仍然有效；要改，请直接说现在应是什么"));
}

/* A form's fields, or the value that was chosen, as they came: never words again. */
static enum rc read_fields(struct turn *t, struct pairs *out)
{
    struct inbound *in = t->in;
    JSON *tree = NULL;
    size_t n = 0;

    *out = (struct pairs){0};
    if (in->kind != IN_FORM || text_empty(in->fields))
        return RC_OK;
    TRY(json_read(in->fields, strlen(in->fields), &json_usual, &tree, &t->err));
    if (!cJSON_IsObject(tree))
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "a form's fields are an object", "表单字段应为对象"));
    struct pair *list =
        TAKE_N(t->arena, (size_t)cJSON_GetArraySize(tree) + 1, struct pair);
    for (const cJSON *at = tree->child; at; at = at->next) {
        if (!cJSON_IsString(at))
            return err_set(&t->err, RC_USAGE, "%s",
                           IN(t, "a form's fields are texts", "表单字段应为文本"));
        list[n++] = (struct pair){text_fold(t->arena, at->string),
                                  arena_copy(t->arena, at->valuestring)};
    }
    *out = (struct pairs){list, n};
    return RC_OK;
}

/* The value of a select goes to the argument that its command ends with ("language
 * lang="), else to the first that is open. */
static const char *with_select(struct turn *t, const char *words, struct pairs *fields)
{
    size_t len = strlen(words), name = len;

    if (t->in->kind != IN_PRESS || text_empty(t->in->value))
        return words;
    if (len == 0 || words[len - 1] != '=')
        return arena_printf(t->arena, "%s %s", words,
                            words_quote(t->arena, t->in->value));
    while (name > 0 && words[name - 1] != ' ')
        name--;
    struct pair *pair = TAKE(t->arena, struct pair);
    *pair = (struct pair){arena_copy_bytes(t->arena, words + name, len - name - 1),
                          t->in->value};
    *fields = (struct pairs){pair, 1};
    return arena_copy_bytes(t->arena, words, name);
}

/* What was filled in, or taken back, offers no more: who did it, and when. Nor does a
 * form beside which another way was chosen. A button by itself goes. */
static enum rc close_asking(struct turn *t, const struct action *action,
                            const struct command *command)
{
    if (text_same(command->name, "undo"))
        return action_answered(t, action->id, &answered_undone);
    if (t->in->kind == IN_FORM)
        return action_answered(t, action->id, &answered_filled);
    TRY(action_form_closed(t, action->id, &answered_filled));
    return command->is_each_ones ? RC_OK : action_pressed(t, action->id);
}

enum rc press_may_fill(struct turn *t, const char *id)
{
    struct action action;
    const struct command *command;
    const char *rest;

    TRY(action_get(t, id, &action));
    command = command_find(action.command, &rest);
    if (!command)
        return err_broken(&t->err, "action %s runs no command", action.id);
    TRY(may_press(t, &action, command));
    return command_may_run(t, command, rest, NULL);
}

enum rc press_run(struct turn *t)
{
    return press_action(t, t->in->action ? t->in->action : "");
}

enum rc press_action(struct turn *t, const char *id)
{
    struct action action;
    struct pairs fields;
    const char *rest = "";

    TRY(action_get(t, id, &action));
    const struct command *command = command_find(action.command, &rest);
    if (!command)
        return err_broken(&t->err, "action %s runs no command", action.id);
    TRY(may_press(t, &action, command));
    TRY(read_fields(t, &fields));
    rest = with_select(t, rest, &fields);
    t->pressed_kind = action.kind;
    t->pressed_record = action.record;
    t->pressed_version = action.version;
    TRY(command_run(t, command, rest, &fields));
    /* What showed something newer instead has done nothing yet. */
    if (command->reads_only || t->n_written == 0)
        return RC_OK;
    TRY(close_asking(t, &action, command));
    return action_used(t, action.id);
}

enum rc press_said(struct turn *t, const char *words, bool is_addressed, bool *is_done)
{
    enum { LONGEST = 24 };

    struct talk talk;

    if (*is_done || !is_addressed || strlen(words) > LONGEST)
        return RC_OK;
    const char *letters = only_letters(t->arena, words);
    if (letters[0] == '\0' || !only_of(letters, small_row(SMALL_plain_yes)) ||
        says_question(t->arena, words))
        return RC_OK;
    TRY(talk_get(t, &talk));
    if (!text_same(talk.input, TALK_ASKED_YES) || !talk_is_next(&talk) ||
        text_empty(talk.action) || t->in->reply_to)
        return RC_OK;
    *is_done = true;
    return press_action(t, talk.action);
}
