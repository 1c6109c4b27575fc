/*
 * What people said while the disk was full, and what was read and found the desk full.
 * Without an ack Slack sends it again three times within minutes, and then no more, or
 * not at all: so it is read from the history when there may be room, and what is said
 * meanwhile with it, in its order. Where it is the disk, who said it is told once.
 *
 * And what is said where much of what was said before is not read yet: the newest that is
 * stored of a conversation is where reading goes on, should we be ended meanwhile.
 */

#include "base/keep.h"
#include "bot/chats/slack_inside.h"
#include "bot/told.h"

#include <stdlib.h>
#include <string.h>

enum { AGAIN_MS = 5000 };

struct slack_losing {
    struct slack *slack;
    struct loop_timer *timer;
    struct slack_lost *lost;
    struct told *told;
    bool is_full; /* the disk: so it is told */
};

static void on_timer(void *arg)
{
    struct slack_losing *losing = arg;

    if (losing->lost && !losing->slack->is_closing) {
        loop_timer_set(losing->timer, AGAIN_MS); /* until they were taken */
        slack_read_lost(losing->slack);
    }
}

static struct slack_losing *losing_of(struct slack *slack)
{
    struct slack_losing *losing = slack->losing;

    if (losing)
        return losing;
    losing = slack->losing = TAKE(slack->arena, struct slack_losing);
    losing->slack = slack;
    losing->timer = loop_timer_new(slack->bot->loop, on_timer, losing);
    return losing;
}

static void tell(struct slack *slack, const struct inbound *in)
{
    const char *words = desk_full_words(in);
    const char *user = in->account ? strchr(in->account, '/') : NULL;
    struct arena *arena;

    if (!words || !user || !told_first(&losing_of(slack)->told, in->account))
        return;
    arena = arena_new_small();
    slack_whisper(slack, in->conversation, user + 1, in->thread, words, arena);
    arena_free(arena);
}

static struct slack_lost *find(struct slack_losing *losing, const char *channel)
{
    struct slack_lost *at = losing->lost;

    while (at && strcmp(at->channel, channel) != 0)
        at = at->next;
    return at;
}

static void lose(struct slack *slack, const struct inbound *in, bool is_ahead)
{
    struct slack_losing *losing = losing_of(slack);
    struct slack_lost *lost = find(losing, in->conversation);
    const char *slash = strchr(in->event, '/');
    int64_t at_s = slash ? strtoll(slash + 1, NULL, 10) : 0;

    if (!at_s)
        return;
    losing->is_full |= in->rc == RC_AGAIN;
    if (losing->is_full)
        tell(slack, in);
    if (!losing->lost)
        loop_timer_set(losing->timer, AGAIN_MS);
    if (!lost) {
        lost = keep_new(sizeof(*lost));
        *lost = (struct slack_lost){losing->lost, keep_text(in->conversation),
                                    .since_s = at_s, .is_ahead = true};
        losing->lost = lost;
    }
    lost->is_ahead &= is_ahead;
    if (at_s < lost->since_s)
        lost->since_s = at_s;
}

void slack_lost(struct slack *slack, const struct inbound *in)
{
    lose(slack, in, false);
}

void slack_is_ahead(struct slack *slack, const struct inbound *in)
{
    lose(slack, in, true);
}

bool slack_has_lost(const struct slack *slack, const char *channel)
{
    const struct slack_lost *at = slack->losing ? slack->losing->lost : NULL;

    while (at && channel && at->is_ahead && strcmp(at->channel, channel) != 0)
        at = at->next;
    return at;
}

struct slack_lost *slack_lost_take(struct slack *slack)
{
    struct slack_lost *lost = slack->losing ? slack->losing->lost : NULL;

    if (lost)
        slack->losing->lost = NULL;
    return lost;
}

void slack_lost_free(struct slack_lost *lost)
{
    while (lost) {
        struct slack_lost *next = lost->next;

        free(lost->channel);
        free(lost);
        lost = next;
    }
}

void slack_has_room(struct slack *slack)
{
    if (!slack->losing)
        return;
    slack->losing->is_full = false;
    told_forget(&slack->losing->told);
}

void slack_lost_close(struct slack *slack)
{
    slack_has_room(slack);
    slack_lost_free(slack_lost_take(slack));
    if (slack->losing)
        loop_timer_free(slack->losing->timer);
}
