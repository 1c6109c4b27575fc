/* Who they are there: profiles, asked for once and again when they change; our direct
 * channel with each. */

#include "bot/chats/mattermost_inside.h"

#include "base/keep.h"
#include "base/text.h"
#include "bot/profile.h"

#include <string.h>

static struct mm_user *find(struct mattermost *mm, const char *id)
{
    for (struct mm_user *at = mm->users; at; at = at->next)
        if (strcmp(at->person.id, id) == 0)
            return at;
    return NULL;
}

static struct mm_user *find_or_add(struct mattermost *mm, const char *id)
{
    struct mm_user *user = find(mm, id);

    if (user)
        return user;
    user = TAKE(mm->bot->arena, struct mm_user);
    user->person.id = arena_copy(mm->bot->arena, id);
    user->direct = "";
    user->next = mm->users;
    mm->users = user;
    return user;
}

/* A new one for what is new: the desk may be reading the one before. */
static void make_face(struct mattermost *mm, struct mm_user *user)
{
    struct face *face = TAKE(mm->bot->arena, struct face);

    *face = (struct face){.email = user->person.email,
                          .direct = user->direct,
                          .zone = user->person.zone,
                          .locale = user->person.lang == LANG_ZH ? "zh" : "en"};
    user->face = face;
}

static void keep(struct mattermost *mm, struct mm_user *user,
                 const struct mm_person *person)
{
    struct arena *arena = mm->bot->arena;

    user->person.username = arena_copy(arena, person->username);
    user->person.name = arena_copy(arena, person->name);
    user->person.email = arena_copy(arena, person->email);
    user->person.zone = arena_copy(arena, person->zone);
    user->person.lang = person->lang;
    user->person.is_bot = person->is_bot;
    user->person.is_gone = person->is_gone;
    make_face(mm, user);
}

/* A change there is theirs here too. */
static void put_profile(struct mattermost *mm, const struct mm_user *user)
{
    if (!mm->is_closed)
        profile_put(mm->bot, "mattermost", user->person.id, user->face);
}

/* Once their account is somebody's here: after the first that they said. */
void mm_user_spoke(struct mattermost *mm, const char *id)
{
    struct mm_user *user = find(mm, id);

    if (!user || !user->is_known || user->is_adopted)
        return;
    user->is_adopted = true;
    put_profile(mm, user);
}

/* --- asking ------------------------------------------------------------------------- */

/* `found` NULL: the server does not say now. */
static void tell_waiters(struct mm_user *user, const struct mm_user *found)
{
    struct mm_waiter *waiting = user->waiting;

    user->is_asked = false;
    user->waiting = NULL;
    while (waiting) {
        struct mm_waiter *next = waiting->next;

        waiting->then(waiting->arg, found);
        free(waiting);
        waiting = next;
    }
}

struct question {
    struct mattermost *mm;
    struct mm_user *user;
};

static void ask_profile(struct mattermost *mm, struct mm_user *user);

/* The answer is told, unless it is out of date already. */
static void settle(struct question *question)
{
    struct mattermost *mm = question->mm;
    struct mm_user *user = question->user;

    free(question);
    if (user->has_changed && !mm->is_closed) {
        user->has_changed = false;
        user->is_known = false;
        ask_profile(mm, user);
        return;
    }
    tell_waiters(user, user->is_known ? user : NULL);
}

/* No direct channel is no harm: they are told in the web chat then. */
static void on_direct(void *arg, const struct mm_answer *answer)
{
    struct question *question = arg;
    JSON *channel = mm_json(answer);
    const char *id = json_text(channel, "id");

    if (mm_is_id(id)) {
        question->user->direct = arena_copy(question->mm->bot->arena, id);
        make_face(question->mm, question->user);
    }
    question->user->is_known = true;
    settle(question);
}

static void ask_direct(struct question *question)
{
    struct mattermost *mm = question->mm;
    struct arena *arena = arena_new_small();
    const char *body =
        arena_printf(arena, "[\"%s\",\"%s\"]", mm->me, question->user->person.id);

    mm_ask(mm,
           &(struct mm_call){.method = "POST",
                             .path = "/channels/direct",
                             .body = body,
                             .len = strlen(body)},
           on_direct, question);
    arena_free(arena);
}

/* There is none, or none that we may see; asked again when they are met again. */
static void settle_as_nobody(struct question *question)
{
    static const struct mm_user nobody = {.person = {.is_gone = true}, .direct = ""};
    struct mm_user *user = question->user;

    free(question);
    user->has_changed = false;
    tell_waiters(user, &nobody);
}

static void on_profile(void *arg, const struct mm_answer *answer)
{
    struct question *question = arg;
    struct arena *arena = arena_new_small();
    JSON *object = mm_json(answer);
    struct mm_person person;
    struct err err = {0};

    if (answer->rc == RC_RULE) {
        arena_free(arena);
        settle_as_nobody(question);
        return;
    }
    if (object && mm_read_person(object, arena, &person, &err) == RC_OK) {
        keep(question->mm, question->user, &person);
        if (question->user->is_adopted)
            put_profile(question->mm, question->user);
        if (!question->user->direct[0] && !person.is_bot && !person.is_gone &&
            !question->mm->is_closed) {
            ask_direct(question);
            arena_free(arena);
            return;
        }
        question->user->is_known = true;
    }
    arena_free(arena);
    settle(question);
}

static void ask_profile(struct mattermost *mm, struct mm_user *user)
{
    struct question *question = keep_new(sizeof(*question));
    struct arena *arena = arena_new_small();

    *question = (struct question){mm, user};
    user->is_asked = true;
    mm_ask(mm,
           &(struct mm_call){.method = "GET",
                             .path = arena_printf(arena, "/users/%s", user->person.id)},
           on_profile, question);
    arena_free(arena);
}

void mm_user(struct mattermost *mm, const char *id,
             void (*then)(void *arg, const struct mm_user *user), void *arg)
{
    struct mm_user *user = find_or_add(mm, id);
    struct mm_waiter *waiter;

    if (user->is_known) {
        then(arg, user);
        return;
    }
    waiter = keep_new(sizeof(*waiter));
    *waiter = (struct mm_waiter){.next = user->waiting, .then = then, .arg = arg};
    user->waiting = waiter;
    if (!user->is_asked)
        ask_profile(mm, user);
}

void mm_user_changed(struct mattermost *mm, const char *id)
{
    struct mm_user *user = find(mm, id);

    if (user && user->is_known) {
        user->is_known = false; /* what they say now waits for the answer */
        ask_profile(mm, user);
    } else if (user && user->is_asked) {
        user->has_changed = true; /* since we asked */
    }
}
