/*
 * Whose home stands open, and what it shows: published when somebody looks, and again
 * when what it shows has changed. What a button there did is said there, above the rest.
 */

#include "base/log.h"
#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "store/homes.h"

#include <string.h>

enum {
    SOON_MS = 1000, /* changes come in bursts */
    BUSY_MS = 5000, /* where Slack does not say for how long */
    OPEN_MS = 12 * 60 * 60 * 1000,
    REMEMBERED_MOST = 500,
    NOTICE_MOST = 4096
};

struct slack_homes {
    struct slack_homes *next;
    struct slack *slack;
    const char *account, *user;
    uint64_t print;           /* of what was published; 0: nothing */
    int64_t opened_at;        /* steady ms; INT64_MIN: never */
    char notice[NOTICE_MOST]; /* a card's JSON, or "" */
    bool is_dirty, is_wanted; /* wanted: even if nothing changed */
};

static void next_home(struct slack *slack);

static void wait(struct slack *slack, int64_t ms)
{
    slack->homes_wait = true;
    loop_timer_set(slack->homes_timer, ms);
}

/* --- publishing ------------------------------------------------------------------- */

static void on_published(void *arg, const struct slack_answer *answer)
{
    struct slack_homes *home = arg;
    struct slack *slack = home->slack;

    slack->home_at_work = NULL;
    if (slack->is_closing)
        return;
    if (answer->how != SENT_OK) {
        log_note(LOG_WARN, "slack home", "detail", answer->error);
        home->print = 0;
        home->is_dirty = answer->how == SENT_LATER && !answer->is_final;
        wait(slack, answer->retry_after_ms >= 0 ? answer->retry_after_ms : BUSY_MS);
        return;
    }
    next_home(slack);
}

static void publish(struct slack_homes *home, const char *lines, struct arena *arena)
{
    struct slack *slack = home->slack;
    cJSON *body = cJSON_CreateObject();

    cJSON_AddStringToObject(body, "user_id", home->user);
    cJSON_AddItemToObject(body, "view", slack_home_view(lines, arena));
    slack_call(slack->bot->http, &slack->settings,
               &(struct slack_call){.method = "views.publish",
                                    .body = json_take_line(arena, body),
                                    .is_safe = true,
                                    .done = on_published,
                                    .arg = home});
}

/* The desk or the disk is full: it is drawn when there may be room. */
static void draw_later(const struct slack_look *look)
{
    struct slack *slack = look->home->slack;

    slack->home_at_work = NULL;
    look->home->is_dirty = true;
    look->home->is_wanted |= look->is_wanted;
    wait(slack, BUSY_MS);
}

/* What is to be said there does not wait for that: it stands alone until then. */
static void draw_notice(const struct slack_look *look, struct arena *arena)
{
    struct slack_homes *home = look->home;

    home->print = 0;
    home->is_dirty = true;
    publish(home, home->notice, arena);
}

static void on_drawn(struct inbound *in)
{
    struct slack_look *look = in->whose;
    struct slack_homes *home = look->home;
    struct slack *slack = home->slack;
    struct card refusal = {.text = in->err.said, .footer = in->err.hint};
    const char *lines = in->answer;

    if (slack->is_closing || in->rc == RC_BROKEN) {
        slack->home_at_work = NULL;
    } else if (in->rc == RC_AGAIN) {
        if (look->is_wanted && home->notice[0])
            draw_notice(look, in->arena);
        else
            draw_later(look);
    } else if (in->rc == RC_OK && !look->has_changed && !look->is_wanted) {
        slack->home_at_work = NULL;
        next_home(slack);
    } else {
        if (in->rc != RC_OK)
            lines = card_print(&refusal, in->arena);
        home->print = in->rc == RC_OK ? look->print : 0;
        publish(home,
                home->notice[0] ? arena_printf(in->arena, "%s\n%s", home->notice, lines)
                                : lines,
                in->arena);
    }
    arena_free(in->arena);
}

/* One at a time: many homes do not crowd the desk. */
static void next_home(struct slack *slack)
{
    struct slack_homes *home = slack->homes;
    struct slack_look *look;
    struct arena *arena;

    while (home && !home->is_dirty)
        home = home->next;
    if (!home || slack->home_at_work || slack->homes_wait || slack->is_closing)
        return;
    arena = arena_new_small();
    look = TAKE(arena, struct slack_look);
    *look = (struct slack_look){.in = {.kind = IN_ERRAND,
                                       .platform = "slack",
                                       .event = "",
                                       .account = home->account,
                                       .errand = slack_home,
                                       .reads_only = true,
                                       .whose = look,
                                       .done = on_drawn,
                                       .arena = arena},
                                .home = home,
                                .print = home->print,
                                .is_wanted = home->is_wanted};
    home->is_dirty = home->is_wanted = false;
    slack->home_at_work = home;
    if (!desk_put(slack->bot->desk, &look->in)) {
        draw_later(look);
        arena_free(arena);
    }
}

static void on_timer(void *arg)
{
    struct slack *slack = arg;

    slack->homes_wait = false;
    next_home(slack);
}

/* --- what leads to it ------------------------------------------------------------- */

static struct slack_homes *home_of(struct slack *slack, const char *account)
{
    struct slack_homes *home = slack->homes;
    const char *slash = strchr(account, '/');

    while (home && strcmp(home->account, account) != 0)
        home = home->next;
    if (home)
        return home;
    home = TAKE(slack->arena, struct slack_homes);
    *home = (struct slack_homes){.next = slack->homes,
                                 .slack = slack,
                                 .account = arena_copy(slack->arena, account),
                                 .opened_at = INT64_MIN};
    home->user = slash ? arena_copy(slack->arena, slash + 1) : home->account;
    slack->homes = home;
    if (!slack->homes_timer)
        slack->homes_timer = loop_timer_new(slack->bot->loop, on_timer, slack);
    return home;
}

static void stands_open(struct slack *slack, const char *account, int64_t since)
{
    struct slack_homes *home = home_of(slack, account);

    if (since > home->opened_at)
        home->opened_at = since;
    home->notice[0] = '\0';
    home->is_dirty = home->is_wanted = true;
    next_home(slack);
}

void slack_home_opened(struct slack *slack, const char *account)
{
    stands_open(slack, account, slack_now(slack));
}

/* --- those that stood open before ------------------------------------------------- */

struct remembered {
    struct inbound in;
    struct slack *slack;
    struct home_opened homes[REMEMBERED_MOST];
    size_t n;
    int64_t read_at;
};

static enum rc read_opened(struct turn *t, struct inbound *in)
{
    struct remembered *remembered = in->whose;

    remembered->read_at = t->now;
    return homes_opened(t, "slack", t->now - OPEN_MS, remembered->homes, REMEMBERED_MOST,
                        &remembered->n);
}

static void on_remembered(struct inbound *in)
{
    const struct remembered *remembered = in->whose;
    struct slack *slack = remembered->slack;

    for (size_t i = 0; i < remembered->n && !slack->is_closing; i++) {
        int64_t ago = remembered->read_at - remembered->homes[i].at;

        stands_open(slack, remembered->homes[i].account,
                    slack_now(slack) - (ago > 0 ? ago : 0));
    }
    arena_free(in->arena);
}

void slack_homes_open(struct slack *slack)
{
    struct arena *arena = arena_new();
    struct remembered *remembered = TAKE(arena, struct remembered);

    *remembered = (struct remembered){.in = {.kind = IN_ERRAND,
                                             .platform = "desk",
                                             .event = "",
                                             .errand = read_opened,
                                             .reads_only = true,
                                             .whose = remembered,
                                             .done = on_remembered,
                                             .arena = arena},
                                      .slack = slack};
    if (!desk_put(slack->bot->desk, &remembered->in))
        arena_free(arena);
}

/* What was done, and how to take it back; the record itself stands below. */
void slack_home_say(struct slack *slack, const char *account, const struct card *card)
{
    struct slack_homes *home = home_of(slack, account);
    struct arena *arena = arena_new_small();
    struct card brief = {.text = card->text, .decided = card->decided};
    const char *json;

    if (text_empty(brief.text))
        brief.text = card->title;
    for (size_t i = 0; i < card->n_buttons; i++)
        if (card->buttons[i].style == BUTTON_QUIET)
            brief.buttons[brief.n_buttons++] = card->buttons[i];
    json = card_print(&brief, arena);
    home->notice[0] = '\0';
    if (strlen(json) < NOTICE_MOST)
        memcpy(home->notice, json, strlen(json) + 1);
    home->is_dirty = home->is_wanted = true;
    arena_free(arena);
    next_home(slack);
}

void slack_records_changed(void *self)
{
    struct slack *slack = self;
    int64_t since = slack_now(slack) - OPEN_MS;

    if (!slack->homes)
        return;
    for (struct slack_homes *at = slack->homes; at; at = at->next)
        at->is_dirty |= at->opened_at >= since;
    if (!slack->homes_wait)
        wait(slack, SOON_MS);
}

void slack_homes_close(struct slack *slack)
{
    loop_timer_free(slack->homes_timer);
    slack->homes_timer = NULL;
}
