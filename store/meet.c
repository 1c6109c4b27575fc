/* Who a message comes from, and where it stands. */

#include "sales/lead.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <string.h>

static bool is_web(const struct inbound *in)
{
    return strcmp(in->platform, "web") == 0;
}

/* Whom we do not know is spoken to as their profile there says. */
static void stand_as_stranger(struct turn *t, const struct face *face)
{
    struct person person = {.zone = t->firm.zone, .lang = t->firm.lang};

    if (face && person_take_after(&person, face->zone, face->locale))
        turn_stand(t, person.zone, person.lang);
}

/* One sentence on how to be known. Words among others are none of our business. */
static enum rc stranger(struct turn *t)
{
    struct person admin;
    size_t n = 0;

    t->inside->is_unheard =
        !is_web(t->in) && t->in->kind == IN_WORDS && !t->in->is_addressed;
    TRY(people_with(t, ROLE_ADMIN, &admin, 1, &n));
    stand_as_stranger(t, t->in->face);
    (void)err_set(&t->err, RC_DENIED, "%s",
                  IN(t, "I do not know you here", "我在这里还不认识您"));
    if (!is_web(t->in))
        return err_hint(
            &t->err,
            IN(t, "say `link` to me where I know you, and here `link` with the code%s%s",
               "请在我认识您的地方发“绑定”，再在这里发“绑定”加绑定码%s%s"),
            n ? IN(t, "; or ask ", "；也可联系") : "", n ? admin.name : "");
    if (n == 0)
        return RC_DENIED;
    return err_hint(&t->err, IN(t, "%s can make you known", "请联系%s添加您"),
                    admin.name);
}

/* Zone and language there become theirs here when they come. */
static enum rc take_after(struct turn *t, const struct face *face, struct person *person)
{
    return face && person_take_after(person, face->zone, face->locale)
               ? people_put(t, person)
               : RC_OK;
}

/* An address that the platform vouches for is its colleague's, where the firm says so and
 * they are not here by another account. RC_ABSENT, without words. */
static enum rc by_email(struct turn *t, const struct inbound *in, struct person *out)
{
    const struct face *face = in->face;
    struct err unread = {0};
    const char *account, *email;
    enum rc rc;

    if (!t->store->joins_by_email || !face || text_empty(face->email) ||
        email_parse(face->email, t->arena, &email, &unread) != RC_OK ||
        people_was_unbound(t, in->platform, in->account))
        return RC_ABSENT;
    TRY(people_by_email(t, email, out));
    rc = people_account(t, out->id, in->platform, &account);
    if (rc == RC_OK)
        return RC_ABSENT;
    if (rc != RC_ABSENT)
        return rc;
    TRY(people_bind(t, out->id, in->platform, in->account,
                    in->is_direct ? in->conversation : face->direct));
    return take_after(t, face, out);
}

static void become(struct turn *t, const struct person *person)
{
    t->me = *person;
    turn_stand(t, person->zone, person->lang);
}

/* Things are told on the platform that a person came to last; the web chat is there
 * besides. */
static enum rc is_here(struct turn *t, const struct inbound *in)
{
    struct place place;
    enum rc rc;

    if (is_web(in) || in->reads_only)
        return RC_OK;
    rc = known_elsewhere(t, t->me.id, &place);
    if (rc == RC_ABSENT || (rc == RC_OK && strcmp(place.channel, in->platform) == 0))
        return RC_OK;
    TRY(rc);
    return people_came(t, in->platform, in->account);
}

/* By what the platform vouches for. The web chat's sessions are our own: it vouches for
 * the handle itself. */
static enum rc find_me(struct turn *t, const struct inbound *in)
{
    struct person me;
    enum rc rc = RC_ABSENT;

    if (is_web(in))
        rc = known_handle(t, in->account, &me);
    if (rc == RC_ABSENT)
        rc = known_account(t, in->platform, in->account, &me);
    if (rc == RC_ABSENT && !in->reads_only)
        rc = by_email(t, in, &me);
    if (rc == RC_ABSENT || (rc == RC_OK && !me.is_active))
        return stranger(t);
    TRY(rc);
    become(t, &me);
    return is_here(t, in);
}

/* A place on another platform is known from the first word that somebody we know says
 * there. */
static enum rc make_place(struct turn *t, const struct inbound *in)
{
    struct conversation place = {.platform = in->platform,
                                 .key = in->conversation,
                                 .title = in->place_title ? in->place_title : "",
                                 .purpose = in->is_direct ? "direct" : "",
                                 .one = in->is_direct ? t->me.id : 0};

    TRY(conversation_add(t, &place));
    if (in->is_direct)
        TRY(people_bind(t, t->me.id, in->platform, in->account, in->conversation));
    return known_place(t, in->platform, in->conversation, &t->where);
}

static enum rc find_place(struct turn *t, const struct inbound *in)
{
    enum rc rc = is_web(in) && t->me.id
                     ? conversation_of_room(t, &t->me, in->conversation, &t->where)
                     : known_place(t, in->platform, in->conversation, &t->where);

    if (rc != RC_ABSENT)
        return rc;
    t->where = (struct conversation){0}; /* nowhere: what then is up to the handler */
    t->err.rc = RC_OK;
    t->err.said[0] = t->err.hint[0] = '\0';
    return is_web(in) || !t->me.id || in->reads_only ? RC_OK : make_place(t, in);
}

enum rc meet(struct turn *t)
{
    struct inbound *in = t->in;
    enum rc met = RC_OK;

    if (in->account)
        met = find_me(t, in);
    if (met != RC_OK && met != RC_DENIED)
        return met;
    if (in->conversation && !(met == RC_DENIED && is_web(in))) {
        struct err said = t->err;

        TRY(find_place(t, in));
        if (met == RC_DENIED)
            t->err = said;
    }
    return met;
}

enum rc meet_as(struct turn *t, int64_t person)
{
    struct inbound *in = t->in;
    struct person who;

    TRY(people_get(t, person, &who));
    TRY(people_bind(t, person, in->platform, in->account,
                    in->is_direct ? in->conversation
                    : in->face    ? in->face->direct
                                  : ""));
    TRY(take_after(t, in->face, &who));
    become(t, &who);
    t->err = (struct err){.lang = t->lang};
    TRY(people_came(t, in->platform, in->account));
    return in->conversation ? find_place(t, in) : RC_OK;
}
