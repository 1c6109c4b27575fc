/* Since when there is something to be read on Slack, in the database: noted before any of
 * it is stored, taken away when all of it is. */

#include "bot/chats/slack_inside.h"
#include "store/unread.h"

struct mark {
    struct inbound in; /* .whose is this */
    void (*then)(void *arg, enum rc rc, int64_t since_s);
    void *arg;
    int64_t since_s; /* 0: all is read */
};

static enum rc note(struct turn *t, struct inbound *in)
{
    struct mark *mark = in->whose;

    return mark->since_s ? unread_begin(t, "slack", &mark->since_s)
                         : unread_end(t, "slack");
}

static void noted(struct inbound *in)
{
    struct mark *mark = in->whose;

    mark->then(mark->arg, in->rc, mark->since_s);
    arena_free(in->arena);
}

void slack_mark(struct slack *slack, int64_t since_s,
                void (*then)(void *arg, enum rc rc, int64_t since_s), void *arg)
{
    struct arena *arena = arena_new_small();
    struct mark *mark = TAKE(arena, struct mark);

    *mark = (struct mark){.in = {.kind = IN_ERRAND,
                                 .platform = "desk",
                                 .event = "",
                                 .errand = note,
                                 .reads_only = true, /* no savepoint: one row */
                                 .whose = mark,
                                 .done = noted,
                                 .arena = arena},
                          .then = then,
                          .arg = arg,
                          .since_s = since_s};
    if (desk_put(slack->bot->desk, &mark->in))
        return;
    then(arg, RC_BROKEN, since_s);
    arena_free(arena);
}
