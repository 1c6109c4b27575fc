/* A frame on its way to the desk, and what goes back for it after COMMIT. */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "bot/refused.h"
#include "commands/press.h"
#include "store/outbox.h"

#include <string.h>

/* What hangs on an inbound of ours. */
struct ask {
    struct slack *slack;
    int64_t link;
    struct slack_frame frame;
};

static void forget(const struct slack_answer *answer, const char *what)
{
    if (answer->how != SENT_OK)
        log_note(LOG_WARN, what, "detail", answer->error);
}

static void on_shown(void *arg, const struct slack_answer *answer)
{
    (void)arg;
    forget(answer, "slack view");
}

static void on_whispered(void *arg, const struct slack_answer *answer)
{
    (void)arg;
    forget(answer, "slack refusal");
}

/* --- what goes back --------------------------------------------------------------- */

static bool read_answer(const struct inbound *in, struct card *card)
{
    struct err err = {0};

    *card = (struct card){0};
    if (!in->answer)
        return false;
    if (in->is_repeat) /* the inbox remembers its words alone */
        card->text = in->answer;
    return in->is_repeat || card_read(in->answer, in->arena, card, &err) == RC_OK;
}

/* Slack: a trigger is good for three seconds and once. */
static void open_modal(struct ask *ask, const struct card *card, struct arena *arena)
{
    struct slack *slack = ask->slack;
    cJSON *body = cJSON_CreateObject();

    cJSON_AddStringToObject(body, "trigger_id", ask->frame.trigger);
    cJSON_AddItemToObject(
        body, "view",
        slack_modal(card, ask->frame.is_home ? SLACK_AT_HOME : ask->frame.channel,
                    ask->frame.thread, arena));
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "views.open",
                                    .body = json_take_line(arena, body),
                                    .done = on_shown});
}

void slack_whisper(struct slack *slack, const char *channel, const char *user,
                   const char *thread, const char *words, struct arena *arena)
{
    cJSON *body = cJSON_CreateObject();
    struct err err = {0};

    cJSON_AddStringToObject(body, "channel", channel);
    cJSON_AddStringToObject(body, "user", user);
    if (thread)
        cJSON_AddStringToObject(body, "thread_ts", thread);
    (void)!slack_add_message(body, words, "", 0, arena, &err);
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "chat.postEphemeral",
                                    .body = json_take_line(arena, body),
                                    .done = on_whispered});
}

static void whisper(struct ask *ask, const char *words, struct arena *arena)
{
    slack_whisper(ask->slack, ask->frame.channel, ask->frame.user, ask->frame.thread,
                  words, arena);
}

static const char *command_payload(const struct inbound *in, const struct card *card,
                                   bool has_answer)
{
    cJSON *payload = cJSON_CreateObject();
    struct err err = {0};
    struct card below = *card;

    cJSON_AddStringToObject(payload, "response_type", "ephemeral");
    below.text = NULL;
    if (!has_answer)
        (void)!slack_add_message(payload, in->rc == RC_OK ? "✓" : in->err.said, "", 0,
                                 in->arena, &err);
    else
        (void)!slack_add_message(payload, card->text, card_print(&below, in->arena), 0,
                                 in->arena, &err);
    return json_take_line(in->arena, payload);
}

static void answer_command(struct ask *ask, struct inbound *in)
{
    struct card card;
    bool has_answer = read_answer(in, &card);

    if (has_answer && card.form && ask->frame.trigger) {
        open_modal(ask, &card, in->arena);
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        return;
    }
    slack_ack(ask->slack, ask->link, ask->frame.envelope,
              command_payload(in, &card, has_answer));
}

static void answer_at_home(struct ask *ask, struct inbound *in)
{
    struct card card;
    bool has_answer = read_answer(in, &card);

    if (has_answer && card.form && ask->frame.trigger)
        open_modal(ask, &card, in->arena);
    else
        slack_home_say(ask->slack, in->account, &card);
}

static void answer_press(struct ask *ask, struct inbound *in)
{
    struct card card;

    slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
    if (ask->frame.is_home && !in->is_repeat) {
        answer_at_home(ask, in);
        return;
    }
    if (in->rc == RC_OK || in->is_repeat || !read_answer(in, &card))
        return;
    if (card.form && ask->frame.trigger)
        open_modal(ask, &card, in->arena);
    else if (ask->frame.channel)
        whisper(ask, card.text, in->arena);
}

static void answer_form_button(struct ask *ask, struct inbound *in)
{
    struct card card;

    slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
    if (in->rc != RC_OK) {
        card = (struct card){.text = err_words(in->arena, &in->err)};
        if (ask->frame.is_home)
            slack_home_say(ask->slack, in->account, &card);
        else if (ask->frame.channel)
            whisper(ask, card.text, in->arena);
    } else if (read_answer(in, &card) && card.form && ask->frame.trigger) {
        open_modal(ask, &card, in->arena);
    }
}

/* Slack shows what is wrong at a field alone: at the first, where it is none of them. */
static cJSON *field_errors(const struct inbound *in, const struct card *card)
{
    cJSON *errors = refused_fields(in, card, "in:");
    JSON *fields = errors->child ? NULL : cJSON_Parse(in->fields);

    if (fields && fields->child)
        cJSON_AddStringToObject(
            errors, arena_printf(in->arena, "in:%s", fields->child->string), card->text);
    return errors;
}

static void answer_submission(struct ask *ask, struct inbound *in)
{
    struct card card;
    cJSON *payload;

    if (in->rc == RC_OK || in->is_repeat) {
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        if (ask->frame.is_home && !in->is_repeat)
            answer_at_home(ask, in);
        return;
    }
    if (!read_answer(in, &card) || text_empty(card.text))
        card.text = err_words(in->arena, &in->err);
    payload = cJSON_CreateObject();
    cJSON_AddStringToObject(payload, "response_action", "errors");
    cJSON_AddItemToObject(payload, "errors", field_errors(in, &card));
    slack_ack(ask->slack, ask->link, ask->frame.envelope,
              json_take_line(in->arena, payload));
}

/* The disk is full. What people do is refused; what they say is taken later. */
static void answer_full(struct ask *ask, struct inbound *in)
{
    const struct card refusal = {.text = in->err.said};

    in->answer = NULL;
    if (ask->frame.what == SLACK_HEARD) {
        slack_lost(ask->slack, in);
    } else if (ask->frame.what == SLACK_COMMAND) {
        answer_command(ask, in);
    } else if (ask->frame.what == SLACK_SUBMITTED) {
        answer_submission(ask, in);
    } else if (ask->frame.what == SLACK_PRESSED || ask->frame.what == SLACK_OPEN_FORM) {
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        if (ask->frame.is_home)
            slack_home_say(ask->slack, in->account, &refusal);
        else if (ask->frame.channel)
            whisper(ask, refusal.text, in->arena);
    }
}

static void on_done(struct inbound *in)
{
    struct ask *ask = in->whose;

    if (ask->slack->is_closing || in->rc == RC_BROKEN) {
        arena_free(in->arena); /* not stored: without an ack it comes again */
        return;
    }
    if (in->rc == RC_AGAIN) {
        answer_full(ask, in);
        arena_free(in->arena);
        return;
    }
    switch (ask->frame.what) {
    case SLACK_COMMAND:
        answer_command(ask, in);
        break;
    case SLACK_PRESSED:
        answer_press(ask, in);
        break;
    case SLACK_OPEN_FORM:
        answer_form_button(ask, in);
        break;
    case SLACK_SUBMITTED:
        answer_submission(ask, in);
        break;
    case SLACK_HOME:
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        slack_home_opened(ask->slack, in->account);
        break;
    case SLACK_HEARD:
        if (!in->is_repeat)
            slack_has_room(ask->slack);
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        break;
    case SLACK_NOTHING:
    case SLACK_HELLO:
    case SLACK_DISCONNECT:
    case SLACK_LIMITED:
    case SLACK_REVOKED:
    case SLACK_PERSON:
        slack_ack(ask->slack, ask->link, ask->frame.envelope, NULL);
        break;
    }
    arena_free(in->arena);
}

/* --- what comes ------------------------------------------------------------------- */

/* The form of one of our letters, for its button and for who may fill it in; who does not
 * know the action's id gets nothing. */
static enum rc read_form(struct turn *t, struct inbound *in)
{
    const struct ask *ask = in->whose;
    struct letter letter;
    struct card card;

    TRY(letter_get(t, ask->frame.letter, &letter));
    TRY(card_read(letter.card, t->arena, &card, &t->err));
    if (!card.form || !text_same(card.form->action, ask->frame.action))
        return err_set(&t->err, RC_ABSENT, "%s",
                       IN(t, "this form is no longer here", "这个表单已不在这里"));
    TRY(press_may_fill(t, card.form->action));
    card.text = letter.text;
    in->answer = arena_copy(in->arena, card_print(&card, t->arena));
    return RC_OK;
}

/* Who looks at the home has come, and may be met here for the first time. */
static enum rc come(struct turn *t, struct inbound *in)
{
    (void)t;
    (void)in;
    return RC_OK;
}

static void put(struct slack *slack, int64_t link, const struct slack_frame *frame,
                struct arena *arena)
{
    struct ask *ask = TAKE(arena, struct ask);

    *ask = (struct ask){slack, link, *frame};
    frame->in->whose = ask;
    frame->in->done = on_done;
    if (frame->what == SLACK_HOME) {
        frame->in->errand = come;
    } else if (frame->what == SLACK_OPEN_FORM) {
        frame->in->errand = read_form; /* who presses may be met for the first time */
    }
    slack_put(slack, frame->in);
}

static void take_notice(struct slack *slack, int64_t link,
                        const struct slack_frame *frame)
{
    if (frame->what == SLACK_HELLO)
        slack_greeted(slack, link, frame->connections);
    else if (frame->what == SLACK_DISCONNECT)
        slack_told_to_go(slack, link, frame->reason);
    else if (frame->what == SLACK_PERSON)
        slack_face_changed(slack, frame->user, &frame->face);
    else if (frame->what == SLACK_LIMITED)
        log_note(LOG_ERROR, "slack", "detail",
                 "app_rate_limited: Slack drops events for a while");
    else if (frame->what == SLACK_REVOKED)
        log_note(LOG_ERROR, "slack", "detail",
                 "the app was uninstalled or its tokens revoked");
}

void slack_take(struct slack *slack, int64_t link, const char *bytes, size_t len)
{
    struct arena *arena = arena_new_small();
    struct slack_frame frame;
    struct err err = {0};

    if (slack_decode(&slack->self, bytes, len, arena, &frame, &err) != RC_OK) {
        log_note(LOG_WARN, "slack frame", "detail", err.said);
        arena_free(arena);
        return;
    }
    if (frame.in) {
        put(slack, link, &frame, arena);
        return;
    }
    take_notice(slack, link, &frame);
    if (frame.envelope)
        slack_ack(slack, link, frame.envelope, NULL);
    arena_free(arena);
}
