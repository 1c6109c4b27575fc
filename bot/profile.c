/* Profiles: looked at first, for most say nothing new; what is new is a turn. One at a
 * time for each account, or an older one could be what stays. */

#include "bot/profile.h"

#include "base/text.h"
#include "bot/bot.h"
#include "store/people.h"

#include <string.h>

enum { AGAIN_MS = 5000 }; /* the desk or the disk is full */

/* In its own arena, and in the bot's list from its start to its end. */
struct profile {
    struct profile *next;
    struct profile *newer; /* said since its start, and not started */
    struct inbound in;
    struct bot *bot;
    struct loop_timer *again;
    const char *platform, *account, *zone, *locale;
    int64_t version; /* of the person, when it was looked at */
    bool is_news;
};

static enum rc find(struct turn *t, const struct profile *profile, struct person *person)
{
    enum rc rc = people_by_account(t, profile->platform, profile->account, person);

    if (rc == RC_ABSENT)
        t->err = (struct err){.lang = t->lang}; /* nobody here */
    return rc;
}

static enum rc adopt(struct turn *t, struct inbound *in)
{
    const struct profile *profile = in->whose;
    struct person person;
    enum rc rc = find(t, profile, &person);

    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    t->action = "profile";
    return person_take_after(&person, profile->zone, profile->locale)
               ? people_put(t, &person)
               : RC_OK;
}

static enum rc look(struct turn *t, struct inbound *in)
{
    struct profile *profile = in->whose;
    struct person person;
    enum rc rc = find(t, profile, &person);

    if (rc == RC_ABSENT)
        return RC_OK;
    TRY(rc);
    profile->version = person.version;
    profile->is_news = person_take_after(&person, profile->zone, profile->locale);
    return RC_OK;
}

/* --- on the loop -------------------------------------------------------------------- */

static struct profile **place_of(struct bot *bot, const char *platform,
                                 const char *account)
{
    struct profile **at = &bot->profiles;

    while (*at && (strcmp((*at)->account, account) != 0 ||
                   strcmp((*at)->platform, platform) != 0))
        at = &(*at)->next;
    return at;
}

static void forget(struct profile *profile)
{
    if (profile->newer)
        forget(profile->newer);
    loop_timer_free(profile->again);
    arena_free(profile->in.arena);
}

static void start(struct profile *profile);

static void settle(struct profile *profile)
{
    struct profile *newer = profile->newer;

    *place_of(profile->bot, profile->platform, profile->account) = profile->next;
    profile->newer = NULL;
    forget(profile);
    if (newer)
        start(newer);
}

static void at_end(void *arg)
{
    forget(arg);
}

static void on_again(void *arg);

static void rest(struct profile *profile)
{
    if (!profile->again)
        profile->again = loop_timer_new(profile->bot->loop, on_again, profile);
    loop_timer_set(profile->again, AGAIN_MS);
    loop_at_end(profile->bot->loop, at_end, profile);
}

static void put(struct profile *profile, const char *event,
                enum rc (*errand)(struct turn *t, struct inbound *in),
                void (*after)(struct inbound *in))
{
    struct arena *arena = profile->in.arena;
    bool is_look = !event[0];

    profile->in = (struct inbound){.kind = IN_ERRAND,
                                   .platform = is_look ? "desk" : profile->platform,
                                   .event = event,
                                   .errand = errand,
                                   .reads_only = is_look,
                                   .whose = profile,
                                   .done = after,
                                   .arena = arena};
    if (!desk_put(profile->bot->desk, &profile->in))
        rest(profile);
}

static void adopted(struct inbound *in)
{
    if (in->rc == RC_AGAIN)
        rest(in->whose);
    else
        settle(in->whose);
}

/* The same change of the same version is one event. */
static void looked(struct inbound *in)
{
    struct profile *profile = in->whose;

    if (in->rc == RC_AGAIN)
        rest(profile);
    else if (in->rc != RC_OK || !profile->is_news)
        settle(profile);
    else
        put(profile,
            arena_printf(in->arena, "profile/%s/%lld/%s/%s", profile->account,
                         (long long)profile->version, profile->zone, profile->locale),
            adopt, adopted);
}

static void on_again(void *arg)
{
    struct profile *profile = arg;

    loop_not_at_end(profile->bot->loop, at_end, profile);
    if (profile->newer)
        settle(profile);
    else
        put(profile, "", look, looked);
}

static void start(struct profile *profile)
{
    profile->next = profile->bot->profiles;
    profile->bot->profiles = profile;
    put(profile, "", look, looked);
}

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text ? text : "");
}

void profile_put(struct bot *bot, const char *platform, const char *account,
                 const struct face *face)
{
    struct profile *before = *place_of(bot, platform, account), *profile;
    struct arena *arena;

    if (text_empty(face->zone) && text_empty(face->locale))
        return;
    arena = arena_new_small();
    profile = TAKE(arena, struct profile);
    *profile = (struct profile){.in = {.arena = arena},
                                .bot = bot,
                                .platform = copy(arena, platform),
                                .account = copy(arena, account),
                                .zone = copy(arena, face->zone),
                                .locale = copy(arena, face->locale)};
    if (!before) {
        start(profile);
        return;
    }
    if (before->newer)
        forget(before->newer);
    before->newer = profile;
}
