/* What is heard becomes messages for the desk, in order, each with the face of who sent
 * it. */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/log.h"
#include "base/text.h"
#include "bot/told.h"
#include "store/actions.h"
#include "store/audit.h"
#include "store/outbox.h"
#include "store/say.h"

#include <string.h>

enum { AGAIN_MS = 250, EARLY_MS = 500, LOST_MS = 2000, FULL_MS = 5000, MUCH = 1000 };

struct waiting {
    struct waiting *next;
    struct inbound *in;
};

struct mm_queue {
    struct waiting *first, **end;
    size_t n;
    struct told *told;     /* that the disk is full */
    struct waiting **back; /* behind those that the desk handed back, at the front */
    struct loop_timer *timer;
    bool is_asking;
    bool is_resting;       /* the disk is full */
    struct waiting *early; /* ticks on posts that are not known as ours yet */
    struct loop_timer *early_timer;
};

static void go_on(struct mattermost *mm);

static void on_timer(void *arg)
{
    struct mattermost *mm = arg;

    mm->queue->is_resting = false;
    go_on(mm);
}

/* They are looked for again. */
static void on_early(void *arg)
{
    struct mattermost *mm = arg;
    struct waiting *early = mm->queue->early, *next;

    mm->queue->early = NULL;
    for (; early; early = next) {
        next = early->next;
        mm_put(mm, early->in);
        free(early);
    }
}

static struct mm_queue *queue_of(struct mattermost *mm)
{
    struct mm_queue *queue = mm->queue;

    if (queue)
        return queue;
    queue = mm->queue = TAKE(mm->bot->arena, struct mm_queue);
    queue->end = queue->back = &queue->first;
    queue->timer = loop_timer_new(mm->bot->loop, on_timer, mm);
    queue->early_timer = loop_timer_new(mm->bot->loop, on_early, mm);
    return queue;
}

static struct inbound *shift(struct mm_queue *queue)
{
    struct waiting *head = queue->first;
    struct inbound *in = head->in;

    queue->first = head->next;
    queue->back = &queue->first;
    if (!queue->first)
        queue->end = &queue->first;
    queue->n--;
    free(head);
    return in;
}

static void on_face(void *arg, const struct mm_user *user)
{
    struct mattermost *mm = arg;

    mm->queue->is_asking = false;
    if (mm->is_closed || !mm->queue->first)
        return;
    if (!user) { /* the server does not say now; what was heard is not lost for that */
        loop_timer_set(mm->queue->timer, LOST_MS);
        return;
    }
    if (user->person.is_bot || user->person.is_gone) {
        struct inbound *in = shift(mm->queue);

        (void)err_set(&in->err, RC_DENIED, "%s", "not a person");
        in->rc = RC_DENIED;
        in->done(in);
    } else {
        mm->queue->first->in->face = user->face;
    }
    go_on(mm);
}

/* The first in line waits for its face, or for the desk to have room. */
static void go_on(struct mattermost *mm)
{
    struct mm_queue *queue = mm->queue;

    while (queue->first && !queue->is_asking && !queue->is_resting && !mm->is_closed) {
        struct inbound *in = queue->first->in;

        if (in->account && !in->face) {
            queue->is_asking = true;
            mm_user(mm, in->account, on_face, mm);
            return;
        }
        if (!desk_put(mm->bot->desk, in)) {
            loop_timer_set(queue->timer, AGAIN_MS);
            return;
        }
        (void)shift(queue);
    }
}

void mm_put(struct mattermost *mm, struct inbound *in)
{
    struct mm_queue *queue = queue_of(mm);
    struct waiting *waiting = keep_new(sizeof(*waiting));

    waiting->in = in;
    *queue->end = waiting;
    queue->end = &waiting->next;
    queue->n++;
    go_on(mm);
}

bool mm_is_busy(const struct mattermost *mm)
{
    return desk_is_busy(mm->bot->desk) || (mm->queue && mm->queue->n > MUCH);
}

/* --- a full disk -------------------------------------------------------------------- */

static void on_told(void *arg, const struct mm_answer *answer)
{
    (void)arg;
    if (answer->rc != RC_OK)
        log_note(LOG_WARN, "mattermost", "full", answer->detail);
}

/* No letter, for those are rows. Once each, directly. */
static void tell_of_full(struct mattermost *mm, const struct inbound *in)
{
    const char *words = desk_full_words(in);
    const char *channel = in->is_direct ? in->conversation
                          : in->face    ? in->face->direct
                                        : "";
    cJSON *body;
    char *printed;

    if (!words || !in->account || text_empty(channel) ||
        !told_first(&queue_of(mm)->told, in->account))
        return;
    body = cJSON_CreateObject();
    cJSON_AddStringToObject(body, "channel_id", channel);
    cJSON_AddStringToObject(body, "message", words);
    printed = json_print(body);
    cJSON_Delete(body);
    mm_ask(
        mm,
        &(struct mm_call){
            .method = "POST", .path = "/posts", .body = printed, .len = strlen(printed)},
        on_told, mm);
    json_release(printed);
}

/* The batch was lost: the disk is full. It goes again before what came later, in the
 * order in which it was handed back, when there may be room. */
static bool is_put_back(struct mattermost *mm, struct inbound *in)
{
    struct mm_queue *queue = queue_of(mm);
    struct waiting *waiting;

    if (in->rc != RC_AGAIN || mm->is_closed) {
        if (in->kind == IN_WORDS)
            told_forget(&queue->told); /* they were stored */
        return false;
    }
    tell_of_full(mm, in);
    in->rc = RC_OK;
    in->err = (struct err){0};
    waiting = keep_new(sizeof(*waiting));
    *waiting = (struct waiting){*queue->back, in};
    if (queue->end == queue->back)
        queue->end = &waiting->next;
    *queue->back = waiting;
    queue->back = &waiting->next;
    queue->n++;
    queue->is_resting = true;
    loop_timer_set(queue->timer, FULL_MS);
    return true;
}

/* What waits was not acknowledged: it is read again after the start. */
void mm_put_close(struct mattermost *mm)
{
    struct mm_queue *queue = queue_of(mm);

    while (queue->first) {
        struct inbound *in = shift(queue);

        in->rc = RC_AGAIN;
        in->done(in);
    }
    while (queue->early) {
        struct waiting *early = queue->early;

        queue->early = early->next;
        early->in->rc = RC_AGAIN;
        early->in->done(early->in);
        free(early);
    }
    loop_timer_free(queue->early_timer);
    loop_timer_free(queue->timer);
    told_forget(&queue->told);
}

/* --- words -------------------------------------------------------------------------- */

static void on_heard(struct inbound *in)
{
    struct mattermost *mm = in->whose;

    if (is_put_back(mm, in))
        return;
    if (in->rc == RC_OK && in->account)
        mm_user_spoke(mm, in->account);
    arena_free(in->arena);
}

static void put_heard(struct mattermost *mm, struct inbound *in)
{
    in->whose = mm;
    in->done = on_heard;
    mm_put(mm, in);
}

/* What leads to a post, whatever its team is called. */
static void link_files(const struct mattermost *mm, const struct mm_post *post,
                       struct inbound *in)
{
    struct attached *files = TAKE_N(in->arena, post->n_files + 1, struct attached);

    for (size_t i = 0; i < post->n_files; i++) {
        files[i] = post->files[i];
        files[i].link = arena_printf(in->arena, "%s/_redirect/pl/%s", mm->base, post->id);
    }
    in->files = files;
}

void mm_hear_post(struct mattermost *mm, const struct mm_post *post, char channel_type,
                  const char *title)
{
    struct arena *arena = arena_new_small();
    const struct mm_post *copy = mm_copy_post(post, arena);
    struct inbound *in = mm_inbound(copy, channel_type, mm->me, mm->name, arena);

    if (!in) {
        arena_free(arena);
        return;
    }
    link_files(mm, copy, in);
    in->place_title = arena_copy(arena, title);
    put_heard(mm, in);
}

/* --- reactions ---------------------------------------------------------------------- */

/* The answer of find_done for a post that may be a letter of ours: of one that left, and
 * whose answer did not come, nobody knows the id before it is looked up. */
static const char too_early[] = "";

static enum rc find_under_way(struct turn *t, struct inbound *in)
{
    bool is_any;

    TRY(letters_under_way(t, "mattermost", in->conversation, &is_any));
    if (is_any)
        in->answer = too_early;
    return RC_OK;
}

/* A tick on a card of ours presses its Done, if it has one: the button whose command
 * begins with "done". */
static enum rc find_done(struct turn *t, struct inbound *in)
{
    struct card *card = TAKE(t->arena, struct card);
    const char *json;
    enum rc rc = letter_card(t, "mattermost", in->value, &json);

    if (rc == RC_ABSENT)
        return find_under_way(t, in);
    if (rc == RC_OK && !json[0])
        return RC_OK;
    TRY(rc);
    TRY(card_read(json, t->arena, card, &t->err));
    for (size_t i = 0; i < card->n_buttons; i++) {
        struct action action;

        if (text_empty(card->buttons[i].action))
            continue;
        rc = action_get(t, card->buttons[i].action, &action);
        if (rc == RC_OK && strncmp(action.command, "done ", 5) == 0) {
            in->answer = arena_copy(in->arena, action.id);
            return RC_OK;
        }
        if (rc != RC_OK && rc != RC_ABSENT)
            return rc;
    }
    t->err = (struct err){.lang = t->lang};
    return RC_OK;
}

/* Every letter settles: it is found, sent again, or given up. */
static void set_aside(struct mattermost *mm, struct inbound *in)
{
    struct mm_queue *queue = queue_of(mm);
    struct waiting *early = keep_new(sizeof(*early));

    in->answer = NULL;
    *early = (struct waiting){queue->early, in};
    queue->early = early;
    loop_timer_set(queue->early_timer, EARLY_MS);
}

static void on_done_found(struct inbound *in)
{
    struct mattermost *mm = in->whose;

    if (is_put_back(mm, in))
        return;
    if (in->rc != RC_OK || !in->answer || mm->is_closed) {
        arena_free(in->arena);
        return;
    }
    if (in->answer == too_early) {
        set_aside(mm, in);
        return;
    }
    *in = (struct inbound){.kind = IN_PRESS,
                           .platform = "mattermost",
                           .event = in->text,
                           .account = in->fields,
                           .conversation = in->conversation,
                           .action = in->answer,
                           .is_addressed = true,
                           .arena = in->arena};
    put_heard(mm, in);
}

/* ✅ ✔️ ☑️ */
static bool is_tick(const char *emoji)
{
    static const char *const ticks[] = {"white_check_mark", "heavy_check_mark",
                                        "ballot_box_with_check"};

    return text_is_any(emoji, ticks, COUNT(ticks));
}

static void hear_reaction(struct mattermost *mm, const struct mm_frame *frame)
{
    struct arena *arena;
    struct inbound *in;

    if (text_same(frame->user, mm->me) || !is_tick(frame->emoji))
        return;
    arena = arena_new_small();
    in = TAKE(arena, struct inbound);
    *in = (struct inbound){
        .kind = IN_ERRAND,
        .platform = "mattermost",
        .event = "",
        .conversation = arena_copy(arena, frame->channel),
        .value = arena_copy(arena, frame->on_post),
        .text = arena_printf(arena, "react/%s/%s", frame->on_post, frame->user),
        .fields = arena_copy(arena, frame->user), /* who, for the press */
        .errand = find_done,
        .reads_only = true,
        .whose = mm,
        .done = on_done_found,
        .arena = arena};
    mm_put(mm, in);
}

/* --- edits and deletions ------------------------------------------------------------ */

/* What was done stays done: an edit into a command is none. Who edits what was acted on
 * is told so. */
static enum rc heed_change(struct turn *t, struct inbound *in)
{
    struct card card = {0};
    struct deed deed;
    int64_t turn = 0;
    enum rc rc = turn_of_event(t, "mattermost", in->value, &turn);

    if (rc == RC_OK)
        rc = audit_deed(t, turn, &deed);
    if (rc == RC_ABSENT || (rc == RC_OK && deed.actor != t->me.id))
        return RC_OK; /* it did nothing */
    TRY(rc);
    card.text =
        in->fields
            ? IN(t,
                 "An edit changes nothing here: I acted on your words as they were first sent. `undo` takes it back.",
                 "编辑消息不会改变已做的事：我按最初发送的内容处理了。要撤回请发“撤销”。")
            : IN(t,
                 "Deleting a message changes nothing here: what it did stands. `undo` takes it back.",
                 "删除消息不会改变已做的事：它的结果仍然有效。要撤回请发“撤销”。");
    return tell_person(t, &t->me, &card, TELL_CHAT);
}

static void hear_change(struct mattermost *mm, const struct mm_frame *frame)
{
    const struct mm_post *post = &frame->post;
    bool is_edit = frame->what == MM_EDITED;
    struct arena *arena;
    struct inbound *in;

    /* A pin is an edit, too, with nothing edited. */
    if (post->is_machine || text_same(post->user, mm->me) ||
        (is_edit && !post->edited_at))
        return;
    arena = arena_new_small();
    in = TAKE(arena, struct inbound);
    *in = (struct inbound){.kind = IN_ERRAND,
                           .platform = "mattermost",
                           .event =
                               arena_printf(arena, "change/%s/%lld", post->id,
                                            (long long)(is_edit ? post->edited_at : 0)),
                           .account = arena_copy(arena, post->user),
                           .value = mm_event(post, arena),
                           .fields = is_edit ? "edit" : NULL,
                           .errand = heed_change,
                           .arena = arena};
    put_heard(mm, in);
}

/* --- frames ------------------------------------------------------------------------- */

void mm_hear_frame(struct mattermost *mm, const struct mm_frame *frame)
{
    switch (frame->what) {
    case MM_POSTED:
        if (!mm_hold(mm, &frame->post, frame->channel_type, frame->channel_title))
            mm_hear_post(mm, &frame->post, frame->channel_type, frame->channel_title);
        break;
    case MM_EDITED:
    case MM_DELETED:
        hear_change(mm, frame);
        break;
    case MM_REACTION:
        hear_reaction(mm, frame);
        break;
    case MM_PERSON:
        mm_user_changed(mm, frame->user);
        break;
    case MM_CHANNEL:
    case MM_HELLO:
    case MM_OK:
    case MM_FAIL:
    case MM_OTHER:
        break;
    }
}
