/* Profiles: looked at first, for most say nothing new; what is new is a turn. */

#include "bot/profile.h"

#include "base/text.h"
#include "bot/bot.h"
#include "store/people.h"

struct profile {
    struct inbound in;
    struct bot *bot;
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

static void adopted(struct inbound *in)
{
    arena_free(in->arena);
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

/* The same change of the same version is one event. */
static void looked(struct inbound *in)
{
    struct profile *profile = in->whose;
    struct arena *arena = in->arena;

    if (in->rc != RC_OK || !profile->is_news) {
        arena_free(arena);
        return;
    }
    profile->in = (struct inbound){.kind = IN_ERRAND,
                                   .platform = profile->platform,
                                   .event = arena_printf(arena, "profile/%s/%lld/%s/%s",
                                                         profile->account,
                                                         (long long)profile->version,
                                                         profile->zone, profile->locale),
                                   .errand = adopt,
                                   .whose = profile,
                                   .done = adopted,
                                   .arena = arena};
    if (!desk_put(profile->bot->desk, &profile->in))
        arena_free(arena);
}

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text ? text : "");
}

void profile_put(struct bot *bot, const char *platform, const char *account,
                 const struct face *face)
{
    struct arena *arena;
    struct profile *profile;

    if (text_empty(face->zone) && text_empty(face->locale))
        return;
    arena = arena_new_small();
    profile = TAKE(arena, struct profile);
    *profile = (struct profile){.in = {.kind = IN_ERRAND,
                                       .platform = "desk",
                                       .event = "",
                                       .errand = look,
                                       .reads_only = true,
                                       .whose = profile,
                                       .done = looked,
                                       .arena = arena},
                                .bot = bot,
                                .platform = copy(arena, platform),
                                .account = copy(arena, account),
                                .zone = copy(arena, face->zone),
                                .locale = copy(arena, face->locale)};
    if (!desk_put(bot->desk, &profile->in))
        arena_free(arena);
}
