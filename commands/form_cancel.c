/* "form cancel" - a form that is put away unanswered; its button, and the words for it.
 */
#include "commands/form_cancel.h"
#include "commands/command.h"
#include "commands/courtesy.h"
#include "commands/deed.h"
#include "commands/only_words.h"
#include "store/actions.h"
#include "store/audit.h"
#include "store/talk.h"

#include <string.h>

/* What is said before the word itself, and alone is no word for it. */
#define LEADS "actually|no|oh|wait|oops|sorry|please|不|不对|哦|等等|请|一下|吧"

static const char
    leads[] = LEADS,
    undo_words[] = LEADS
    "|undo|undo that|undo it|undo this|undo please|scratch that|take that back|"
    "take it back|撤销|撤回|撤销它|撤销这个|撤回这个|撤销刚才的|撤回刚才的|撤销刚才|"
    "撤回刚才";

static const struct example examples[] = {
    {"form cancel", "No form is open here.", NULL},
    {"取消表单", "这里没有待填的表单。", "bo"},
    {0},
};

/* What the message did besides, that asked with this form. */
static enum rc stands_beside(struct turn *t, const struct talk *talk, const char **out)
{
    struct err before = t->err;
    struct deed deed;

    *out = NULL;
    if (talk->done == 0 || talk->done != talk_asked(talk))
        return RC_OK;
    enum rc rc = audit_deed(t, talk->done, &deed);
    t->err = before;
    return rc == RC_OK && !deed.is_undone ? deed_called(t, talk->done, t->lang, out)
                                          : RC_OK;
}

static enum rc say_cancelled(struct turn *t, const struct talk *talk, bool is_undo)
{
    const char *stands;

    TRY(stands_beside(t, talk, &stands));
    if (!stands) {
        say(t, "%s",
            is_undo ? IN(t, "The open form is cancelled; nothing else was undone.",
                         "已取消待填的表单，没有撤销其他操作。")
                    : IN(t, "Cancelled, nothing was done.", "已取消，没有做任何操作。"));
        return RC_OK;
    }
    say(t,
        IN(t, "Only the form is cancelled; what was done with it stands: %s.",
           "只取消了表单；同时已做的仍然有效：%s。"),
        stands);
    offer(t, IN(t, "Undo that too", "也撤销"), BUTTON_PLAIN, "undo T-%lld",
          (long long)talk->done);
    return RC_OK;
}

/* A form that is open for words here. */
static enum rc open_form(struct turn *t, struct talk *talk, bool *is_open)
{
    struct err before = t->err;
    struct action action;

    *is_open = false;
    TRY(talk_get(t, talk));
    if (text_empty(talk->action))
        return RC_OK;
    enum rc rc = action_get(t, talk->action, &action);
    t->err = before;
    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    *is_open = action.used_turn == 0;
    return RC_OK;
}

enum rc form_cancel_said(struct turn *t, const char *words, bool is_addressed,
                         bool *is_done)
{
    enum { BYTES_MOST = 60 };

    struct talk talk;
    bool is_open;

    *is_done = false;
    if (strlen(words) > BYTES_MOST)
        return RC_OK;
    const char *letters = only_letters(t->arena, words);
    bool is_undo = letters[0] && only_of(letters, undo_words) && !only_of(letters, leads);
    if (!is_undo && !courtesy_never_mind(letters))
        return RC_OK;
    TRY(open_form(t, &talk, &is_open));
    /* What was done since the form was shown is what is undone. */
    if (!is_open || (is_undo && talk.done > talk_asked(&talk)))
        return RC_OK;
    TRY(talk_drop(t, &answered_cancelled));
    t->action = TALK_KIND_WORDS;
    *is_done = true;
    if (!is_addressed)
        say_privately(t); /* as the form was */
    return say_cancelled(t, &talk, is_undo);
}

/* The button beside the form; typed, of the form that is open. */
static enum rc run(struct turn *t, const void *args)
{
    struct talk talk;
    bool is_open;

    (void)args;
    TRY(open_form(t, &talk, &is_open));
    say_privately(t);
    if (t->in->kind == IN_PRESS && !action_same_card(t->in->action, talk.action)) {
        say(t, "%s", IN(t, "This form is closed.", "这个表单已关闭。"));
        return action_form_closed(t, t->in->action, &answered_cancelled);
    }
    if (!is_open) {
        say(t, "%s", IN(t, "No form is open here.", "这里没有待填的表单。"));
        return RC_OK;
    }
    TRY(talk_drop(t, &answered_cancelled));
    return say_cancelled(t, &talk, false);
}

const struct command cmd_form_cancel = {
    .name = "form cancel",
    .name_zh = "取消表单",
    .brief = "put away the form that is open",
    .brief_zh = "取消待填的表单",
    .group = GROUP_TEAM,
    .reads_only = true,
    .run = run,
    .examples = examples,
};
