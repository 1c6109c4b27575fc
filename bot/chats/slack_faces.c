/*
 * Who an account is, as Slack has it: asked for once, before its first message goes to
 * the desk, and heard of when it changes (user_change). Its zone and language become
 * those of the colleague behind it; its address joins it to one, where the firm says so.
 */

#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "bot/profile.h"

#include <string.h>

/* Slack: an ack may take three seconds. A press or a slash command cannot wait longer and
 * goes without a face; words can, for without an ack they come again and are one. */
enum { PATIENCE_MS = 1500, WORDS_MS = 20000, AGAIN_MS = 1000 };

struct held {
    struct held *next;
    struct inbound *in;
};

struct slack_faces {
    struct slack_faces *next;
    struct slack *slack;
    const char *account, *user;
    const struct face *face; /* never changed, for the desk reads it: another is made */
    struct loop_timer *patience, *again;
    struct held *first, **end; /* while it is asked */
    bool is_asked, is_late;
};

static void hand_in(struct slack *slack, struct inbound *in)
{
    if (!slack->is_closing && (slack_hold(slack, in) || desk_put(slack->bot->desk, in)))
        return;
    /* A full desk: without an ack it comes again; what has none is read again. */
    if (slack_was_missed(in))
        slack_miss_again(in);
    else
        arena_free(in->arena);
}

static bool can_wait(const struct inbound *in)
{
    return in->answer_way == ANSWER_SENT;
}

/* Behind words of another that wait for a face, in their conversation, wait all others:
 * what is said there is heard in its order. */
static struct slack_faces *holder_of(const struct slack *slack, const struct inbound *in)
{
    for (struct slack_faces *at = slack->faces; at && in->conversation; at = at->next)
        for (const struct held *held = at->first; held; held = held->next)
            if (text_same(held->in->conversation, in->conversation))
                return at;
    return NULL;
}

/* Its own go, but for what now stands behind another's; others wait for their own faces.
 */
static void flush(struct slack_faces *faces)
{
    struct held *held = faces->first;

    faces->first = NULL;
    faces->end = &faces->first;
    loop_timer_free(faces->patience);
    faces->patience = NULL;
    while (held) {
        struct inbound *in = held->in;

        held = held->next; /* lives in its inbound's arena */
        if (!faces->slack->is_closing &&
            (!text_same(in->account, faces->account) ||
             (can_wait(in) && holder_of(faces->slack, in)))) {
            slack_put(faces->slack, in);
            continue;
        }
        in->face = faces->face;
        hand_in(faces->slack, in);
    }
}

static void hold(struct slack_faces *faces, struct inbound *in)
{
    struct held *held = TAKE(in->arena, struct held);

    *held = (struct held){.in = in};
    *faces->end = held;
    faces->end = &held->next;
}

/* What cannot wait goes; then, much later, all. */
static void on_impatience(void *arg)
{
    struct slack_faces *faces = arg;
    struct held *held = faces->first;

    if (faces->is_late) {
        flush(faces);
        return;
    }
    faces->is_late = true;
    faces->first = NULL;
    faces->end = &faces->first;
    while (held) {
        struct inbound *in = held->in;

        held = held->next;
        if (can_wait(in))
            hold(faces, in);
        else
            hand_in(faces->slack, in);
    }
    loop_timer_set(faces->patience, WORDS_MS - PATIENCE_MS);
}

static void settle(struct slack_faces *faces)
{
    struct slack *slack = faces->slack;

    faces->is_asked = false;
    loop_timer_free(faces->again);
    faces->again = NULL;
    flush(faces);
    if (faces->face && !slack->is_closing)
        profile_put(slack->bot, "slack", faces->account, faces->face);
}

static void on_direct(void *arg, const struct slack_answer *answer)
{
    struct slack_faces *faces = arg;
    const char *id = json_text(json_get(answer->tree, "channel"), "id");

    if (id) {
        struct face *face = TAKE(faces->slack->arena, struct face);

        *face = *faces->face;
        face->direct = arena_copy(faces->slack->arena, id);
        faces->face = face;
    }
    settle(faces);
}

static const struct face *keep(struct slack *slack, const struct face *face)
{
    struct face *kept = TAKE(slack->arena, struct face);

    *kept = (struct face){.email = arena_copy(slack->arena, face->email),
                          .direct = arena_copy(slack->arena, face->direct),
                          .zone = arena_copy(slack->arena, face->zone),
                          .locale = arena_copy(slack->arena, face->locale)};
    return kept;
}

static void inquire(void *arg);

/* While somebody waits for it, it is asked again; else with the next that they say. */
static void failed(struct slack_faces *faces, const struct slack_answer *answer)
{
    struct slack *slack = faces->slack;

    if (slack->is_closing || answer->how != SENT_LATER || answer->is_final ||
        !faces->patience) {
        faces->is_asked = false;
        flush(faces);
        return;
    }
    if (!faces->again)
        faces->again = loop_timer_new(slack->bot->loop, inquire, faces);
    loop_timer_set(faces->again,
                   answer->retry_after_ms >= 0 ? answer->retry_after_ms : AGAIN_MS);
}

static void on_user(void *arg, const struct slack_answer *answer)
{
    struct slack_faces *faces = arg;
    struct slack *slack = faces->slack;
    struct arena *arena;
    struct face face;

    if (slack->is_closing || answer->how != SENT_OK) {
        failed(faces, answer);
        return;
    }
    arena = arena_new_small();
    slack_face(json_get(answer->tree, "user"), &face);
    faces->face = keep(slack, &face);
    if (text_empty(face.email) || !slack->bot->people.join_by_email) {
        settle(faces);
    } else {
        slack_call(
            slack->bot->http, &slack->settings,
            &(struct slack_call){.method = "conversations.open",
                                 .body = slack_form(arena, "users", faces->user, NULL),
                                 .is_form = true,
                                 .is_safe = true,
                                 .done = on_direct,
                                 .arg = faces});
    }
    arena_free(arena);
}

static struct slack_faces *find(const struct slack *slack, const char *account)
{
    struct slack_faces *at = slack->faces;

    while (at && strcmp(at->account, account) != 0)
        at = at->next;
    return at;
}

static struct slack_faces *find_or_add(struct slack *slack, const char *account)
{
    struct slack_faces *faces = find(slack, account);
    const char *slash = strchr(account, '/');

    if (faces)
        return faces;
    faces = TAKE(slack->arena, struct slack_faces);
    *faces = (struct slack_faces){.next = slack->faces,
                                  .slack = slack,
                                  .account = arena_copy(slack->arena, account)};
    faces->user = slash ? arena_copy(slack->arena, slash + 1) : faces->account;
    faces->end = &faces->first;
    slack->faces = faces;
    return faces;
}

static void inquire(void *arg)
{
    struct slack_faces *faces = arg;
    struct slack *slack = faces->slack;
    struct arena *arena;

    if (slack->is_closing)
        return;
    arena = arena_new_small();
    faces->is_asked = true;
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "users.info",
                                    .body = slack_form(arena, "user", faces->user,
                                                       "include_locale", "true", NULL),
                                    .is_form = true,
                                    .is_safe = true,
                                    .done = on_user,
                                    .arg = faces});
    arena_free(arena);
}

void slack_put(struct slack *slack, struct inbound *in)
{
    struct slack_faces *faces = can_wait(in) ? holder_of(slack, in) : NULL;

    if (faces) {
        hold(faces, in);
        return;
    }
    if (!in->account) {
        hand_in(slack, in);
        return;
    }
    faces = find_or_add(slack, in->account);
    if (!faces->face && !faces->is_asked) {
        faces->is_late = false;
        faces->patience = loop_timer_new(slack->bot->loop, on_impatience, faces);
        loop_timer_set(faces->patience, PATIENCE_MS);
        inquire(faces);
    }
    in->face = faces->face;
    if (faces->patience && (can_wait(in) || !faces->is_late))
        hold(faces, in);
    else
        hand_in(slack, in);
}

/* Of somebody who has not come since the start nothing is kept: the desk knows them. */
void slack_face_changed(struct slack *slack, const char *account, const struct face *face)
{
    struct slack_faces *faces = find(slack, account);

    if (faces && faces->face) {
        struct face changed = *face;

        changed.direct = faces->face->direct;
        if (!text_same(changed.email, faces->face->email) ||
            !text_same(changed.zone, faces->face->zone) ||
            !text_same(changed.locale, faces->face->locale))
            faces->face = keep(slack, &changed);
    }
    profile_put(slack->bot, "slack", account, face);
}

void slack_faces_close(struct slack *slack)
{
    for (struct slack_faces *at = slack->faces; at; at = at->next) {
        loop_timer_free(at->again);
        at->again = NULL;
        flush(at);
    }
}
