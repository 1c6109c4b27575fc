/* A scope that the app lacks: told in the web chat to those who can mend it. */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "store/outbox.h"

enum { AGAIN_MS = 60 * 60 * 1000 };

struct lack {
    struct inbound in;
    struct slack *slack;
    const char *scope, *what, *what_zh;
};

static enum rc tell(struct turn *t, struct inbound *in)
{
    const struct lack *lack = in->whose;

    return outbox_tell_admins(
        t,
        arena_printf(
            t->arena,
            "On Slack %s, because the app lacks the scope %s. Add it under OAuth "
            "& Permissions and install the app again.",
            lack->what, lack->scope),
        arena_printf(t->arena,
                     "Slack 上%s，因为应用缺少权限 %s。请在 OAuth & Permissions "
                     "中添加，并重新安装应用。",
                     lack->what_zh, lack->scope));
}

/* What was not told is told with the next that is lacking. */
static void told(struct inbound *in)
{
    const struct lack *lack = in->whose;

    if (in->rc != RC_OK)
        lack->slack->scope_told_at = 0;
    arena_free(in->arena);
}

void slack_scope_missing(struct slack *slack, const struct slack_answer *answer,
                         const char *what, const char *what_zh)
{
    int64_t now = slack_now(slack);
    struct arena *arena;
    struct lack *lack;

    if (!text_same(answer->error, "missing_scope") || slack->is_closing)
        return;
    log_note(LOG_ERROR, "slack", "missing_scope", answer->needed ? answer->needed : "?");
    if (slack->scope_told_at && now < slack->scope_told_at + AGAIN_MS)
        return;
    slack->scope_told_at = now;
    arena = arena_new_small();
    lack = TAKE(arena, struct lack);
    *lack =
        (struct lack){.in = {.kind = IN_ERRAND,
                             .platform = "desk",
                             .event = "",
                             .errand = tell,
                             .reads_only = true, /* no savepoint: it writes posts alone */
                             .whose = lack,
                             .done = told,
                             .arena = arena},
                      .slack = slack,
                      .scope = arena_copy(arena, answer->needed ? answer->needed : "?"),
                      .what = what,
                      .what_zh = what_zh};
    if (!desk_put(slack->bot->desk, &lack->in)) {
        slack->scope_told_at = 0;
        arena_free(arena);
    }
}
