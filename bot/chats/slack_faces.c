/*
 * Who an account is, as Slack vouches for it: asked once for each account, before its
 * first message goes to the desk. Only where the firm joins people by their address.
 */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

struct held {
    struct held *next;
    struct inbound *in;
};

struct slack_faces {
    struct slack_faces *next;
    struct slack *slack;
    const char *account, *user;
    struct face face;
    struct held *first, **end; /* while it is asked */
    bool is_known;
};

static void hand_in(struct slack *slack, struct inbound *in)
{
    if (!slack->is_closing && slack_hold(slack, in))
        return;
    /* A full desk: without an ack it comes again. */
    if (slack->is_closing || !desk_put(slack->bot->desk, in))
        arena_free(in->arena);
}

static void flush(struct slack_faces *faces)
{
    struct held *held = faces->first;

    faces->is_known = true;
    faces->first = NULL;
    while (held) {
        struct inbound *in = held->in;

        held = held->next; /* lives in its inbound's arena */
        in->face = &faces->face;
        hand_in(faces->slack, in);
    }
}

static void on_direct(void *arg, const struct slack_answer *answer)
{
    struct slack_faces *faces = arg;
    const char *id = json_text(json_get(answer->tree, "channel"), "id");

    if (id)
        faces->face.direct = arena_copy(faces->slack->arena, id);
    flush(faces);
}

static void on_user(void *arg, const struct slack_answer *answer)
{
    struct slack_faces *faces = arg;
    struct slack *slack = faces->slack;
    const cJSON *user = json_get(answer->tree, "user");
    const char *email = json_text(json_get(user, "profile"), "email");
    struct arena *arena;

    /* Guests and strangers of shared channels are nobody that Slack vouches for. */
    if (slack->is_closing || !email || json_flag(user, "is_stranger") ||
        json_flag(user, "is_restricted") || json_flag(user, "deleted") ||
        json_flag(user, "is_bot")) {
        flush(faces);
        return;
    }
    faces->face.email = arena_copy(slack->arena, email);
    arena = arena_new_small();
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "conversations.open",
                                    .body = slack_form(arena, "users", faces->user, NULL),
                                    .is_form = true,
                                    .is_safe = true,
                                    .done = on_direct,
                                    .arg = faces});
    arena_free(arena);
}

static struct slack_faces *find(struct slack *slack, const struct inbound *in)
{
    struct slack_faces *at = slack->faces;
    const char *slash = strchr(in->account, '/');
    struct arena *arena;

    while (at && strcmp(at->account, in->account) != 0)
        at = at->next;
    if (at)
        return at;
    at = TAKE(slack->arena, struct slack_faces);
    *at = (struct slack_faces){.next = slack->faces,
                               .slack = slack,
                               .account = arena_copy(slack->arena, in->account),
                               .face = {.email = "", .direct = ""}};
    at->user = slash ? arena_copy(slack->arena, slash + 1) : at->account;
    at->end = &at->first;
    slack->faces = at;
    arena = arena_new_small();
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "users.info",
                                    .body = slack_form(arena, "user", at->user,
                                                       "include_locale", "true", NULL),
                                    .is_form = true,
                                    .is_safe = true,
                                    .done = on_user,
                                    .arg = at});
    arena_free(arena);
    return at;
}

void slack_put(struct slack *slack, struct inbound *in)
{
    struct slack_faces *faces;
    struct held *held;

    if (!slack->bot->people.join_by_email || !in->account) {
        hand_in(slack, in);
        return;
    }
    faces = find(slack, in);
    in->face = &faces->face;
    if (faces->is_known) {
        hand_in(slack, in);
        return;
    }
    held = TAKE(in->arena, struct held);
    *held = (struct held){.in = in};
    *faces->end = held;
    faces->end = &held->next;
}

void slack_faces_close(struct slack *slack)
{
    for (struct slack_faces *at = slack->faces; at; at = at->next)
        if (!at->is_known)
            flush(at);
}
