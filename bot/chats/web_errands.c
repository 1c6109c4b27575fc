/* What the web chat asks the database: who has come in, what they missed, older posts,
 * searches. Runs at the desk. */

#include "bot/chats/web_inside.h"
#include "commands/sayings.h"

#include "base/text.h"
#include "base/zone.h"
#include "store/conversations.h"
#include "store/people.h"
#include "store/posts.h"

#include <string.h>

enum {
    REPLAY_MOST = 1000, /* posts a reconnect catches up with; more: the newest of each
                           room instead */
    PAGE_MOST = 50,
    ROOMS_MOST = 64,
    DRAWN_MOST = 8, /* cards, for a newcomer, at once */
    PEOPLE_MOST = 200,
    PAGE_BYTES = 256 * 1024, /* of its posts: the rest is read by scrolling */
    LINES_MOST = 8 * 1024 * 1024
};

enum rc web_as(struct turn *t, const struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    struct person person;

    if (in->value) {
        TRY(session_person(t, in->value, &person));
    } else {
        if (!ask->is_demo || text_empty(in->account))
            return err_set(&t->err, RC_DENIED, IN(t, "please sign in", "请先登录"));
        TRY(people_find(t, in->account, &person));
    }
    return turn_as(t, person.id);
}

static void add_line(struct text *lines, const char *line)
{
    if (lines->len)
        text_add(lines, "\n");
    text_add(lines, line);
}

/* A post as the asker has it. */
static const char *post_line(struct turn *t, const struct news *post)
{
    const struct news read = news_read(post, (struct manner){t->lang, t->zone});

    return web_post_line(&read, t->me.handle, NULL, t->arena);
}

static void add_posts(struct turn *t, struct text *lines, const struct news *posts)
{
    for (const struct news *post = posts; post; post = post->next)
        add_line(lines, post_line(t, post));
}

static size_t size_of(const struct news *post)
{
    return strlen(post->text) + strlen(post->card);
}

/* The first of them that are not too much together, one in any case. */
static void keep_first(struct news *posts, size_t most)
{
    size_t all = 0;

    for (struct news *post = posts; post; post = post->next) {
        all += size_of(post);
        if (post->next && all + size_of(post->next) > most)
            post->next = NULL;
    }
}

/* The newest of them that are not too much together, one in any case; true when older
 * ones were left out. */
static bool keep_newest(struct news **posts, size_t most)
{
    size_t all = 0;
    struct news *first = *posts;

    for (const struct news *post = first; post; post = post->next)
        all += size_of(post);
    while (first && first->next && all > most) {
        all -= size_of(first);
        first = first->next;
    }
    bool left_some_out = first != *posts;
    *posts = first;
    return left_some_out;
}

const char *web_place(struct arena *arena, const char *zone)
{
    const char *slash = strrchr(zone, '/');
    char *place = arena_copy(arena, slash ? slash + 1 : zone);

    for (char *at = place; *at; at++)
        if (*at == '_')
            *at = ' ';
    return place;
}

static cJSON *me_object(struct turn *t)
{
    cJSON *me = cJSON_CreateObject();

    cJSON_AddStringToObject(me, "handle", t->me.handle);
    cJSON_AddStringToObject(me, "name", t->me.name);
    cJSON_AddStringToObject(me, "lang", IN(t, "en", "zh"));
    cJSON_AddStringToObject(me, "roles", roles_text(t->arena, t->me.roles, t->lang));
    cJSON_AddStringToObject(me, "place", web_place(t->arena, t->me.zone));
    cJSON_AddStringToObject(me, "zone", zone_name(t->zone));
    return me;
}

static enum rc add_rooms(struct turn *t, cJSON *welcome, const struct conversation *rooms,
                         size_t n)
{
    cJSON *list = cJSON_AddArrayToObject(welcome, "rooms");

    for (size_t i = 0; i < n; i++) {
        cJSON *room = cJSON_CreateObject();
        int64_t unread = 0;

        cJSON_AddItemToArray(list, room);
        TRY(posts_unread(t, t->me.id, rooms[i].id, &unread));
        cJSON_AddStringToObject(room, "room", room_of(t, t->me.id, &rooms[i]));
        cJSON_AddStringToObject(room, "title", rooms[i].title);
        cJSON_AddNumberToObject(room, "unread", (double)unread);
        if (strcmp(rooms[i].key, "sales") == 0)
            cJSON_AddStringToObject(room, "about",
                                    IN(t, "Leads, visits and stages, in your own words.",
                                       "线索、拜访和阶段，用自己的话写。"));
        else if (strcmp(rooms[i].key, "approvals") == 0)
            cJSON_AddStringToObject(
                room, "about", IN(t, "What waits for a decision.", "等待决定的事。"));
        else if (strcmp(rooms[i].key, "finance") == 0)
            cJSON_AddStringToObject(
                room, "about",
                IN(t, "Invoices, payments and what is overdue.", "发票、到账和逾期。"));
    }
    return RC_OK;
}

/* `but`: not this one; 0: all. Who is online the loop knows. */
static enum rc add_people(struct turn *t, cJSON *object, int64_t but)
{
    struct person *people = TAKE_N(t->arena, PEOPLE_MOST, struct person);
    cJSON *list = cJSON_AddArrayToObject(object, "people");
    size_t n = 0;

    TRY(people_with(t, 0, people, PEOPLE_MOST, &n));
    for (size_t i = 0; i < n; i++) {
        cJSON *person;

        if (people[i].id == but)
            continue;
        person = cJSON_CreateObject();
        cJSON_AddItemToArray(list, person);
        cJSON_AddStringToObject(person, "handle", people[i].handle);
        cJSON_AddStringToObject(person, "name", people[i].name);
        cJSON_AddFalseToObject(person, "online");
    }
    return RC_OK;
}

enum rc web_people(struct turn *t, struct inbound *in)
{
    cJSON *object = cJSON_CreateObject();

    cJSON_AddStringToObject(object, "is", "people");
    TRY(add_people(t, object, 0)); /* each page leaves its own person out */
    in->answer = json_take_line(in->arena, object);
    return RC_OK;
}

void web_add_try(struct turn *t, cJSON *object)
{
    cJSON *list = cJSON_AddArrayToObject(object, "try");
    const char *sayings[2];
    size_t n = sayings_for(t, sayings, COUNT(sayings));

    for (size_t i = 0; i < n; i++)
        cJSON_AddItemToArray(list, cJSON_CreateString(sayings[i]));
}

static int offset_minutes(struct turn *t)
{
    struct moment utc = moment_of_wall(
        (struct wall){(int32_t)(t->now / 86400000), (int32_t)(t->now / 1000 % 86400)});

    return day_between(utc.day, t->here.day) * 1440 + t->here.minute - utc.minute;
}

static enum rc welcome_line(struct turn *t, const struct conversation *rooms, size_t n,
                            bool gap, const char **line)
{
    cJSON *welcome = cJSON_CreateObject(), *firm;

    cJSON_AddStringToObject(welcome, "is", "welcome");
    cJSON_AddItemToObject(welcome, "me", me_object(t));
    firm = cJSON_AddObjectToObject(welcome, "firm");
    cJSON_AddStringToObject(firm, "name", t->firm.name);
    cJSON_AddStringToObject(firm, "mode", t->firm.is_demo ? "demo" : "serve");
    cJSON_AddNumberToObject(welcome, "now", (double)t->now);
    cJSON_AddNumberToObject(welcome, "zone_offset_min", offset_minutes(t));
    if (gap)
        cJSON_AddTrueToObject(welcome, "gap");
    TRY(add_rooms(t, welcome, rooms, n));
    TRY(add_people(t, welcome, t->me.id));
    web_add_try(t, welcome);
    *line = json_take_line(t->arena, welcome);
    return RC_OK;
}

static enum rc newest_posts(struct turn *t, const struct conversation *rooms, size_t n,
                            struct text *lines)
{
    for (size_t i = 0; i < n; i++) {
        struct news *posts = NULL;
        bool more = false;

        bool is_full = lines->len >= PAGE_BYTES;

        TRY(posts_before(t, t->me.id, rooms[i].id, 0, is_full ? 1 : PAGE_MOST, &posts,
                         &more));
        keep_newest(&posts, is_full ? 0 : PAGE_BYTES - lines->len);
        add_posts(t, lines, posts);
    }
    return RC_OK;
}

static enum rc missed_posts(struct turn *t, int64_t since, struct text *lines, bool *gap)
{
    struct news *posts = NULL;

    TRY(posts_after(t, t->me.id, since, REPLAY_MOST, &posts, gap));
    *gap = *gap || keep_newest(&posts, PAGE_BYTES);
    if (!*gap)
        add_posts(t, lines, posts);
    return RC_OK;
}

/* Who reads otherwise than anybody before finds the newest cards in their manner: a few
 * at a time, so that nobody waits for all of them (web.c asks again). */
static enum rc draw_for_newcomer(struct turn *t, struct web_ask *ask,
                                 const struct conversation *rooms, size_t n_rooms)
{
    size_t drawn = 0;

    for (size_t i = 0; i < n_rooms && drawn < DRAWN_MOST; i++) {
        size_t n = 0;

        if (rooms[i].one)
            continue; /* between two: drawn for them */
        TRY(newcomer_draw(t, rooms[i].id, DRAWN_MOST - drawn, &n, &ask->is_anew));
        drawn += n;
    }
    ask->is_undrawn = drawn == DRAWN_MOST;
    return RC_OK;
}

/* What comes behind the welcome: what they missed, or the newest posts of each room and
 * *gap. */
static enum rc add_replay(struct turn *t, const struct web_ask *ask,
                          const struct conversation *rooms, size_t n, struct text *posts,
                          bool *gap)
{
    *gap = ask->is_anew;
    if (ask->since && !*gap)
        TRY(missed_posts(t, ask->since, posts, gap));
    return ask->since && !*gap ? RC_OK : newest_posts(t, rooms, n, posts);
}

enum rc web_hello(struct turn *t, struct inbound *in)
{
    struct web_ask *ask = in->whose;
    struct conversation *rooms, direct;
    struct text posts, lines;
    const char *welcome;
    cJSON *ready;
    bool gap;
    size_t n = 0;

    TRY(web_as(t, in));
    TRY(conversation_of_room(t, &t->me, "dealbell", &direct));
    rooms = TAKE_N(t->arena, ROOMS_MOST, struct conversation);
    TRY(conversations_of(t, t->me.id, rooms, ROOMS_MOST, &n));
    TRY(draw_for_newcomer(t, ask, rooms, n));
    if (ask->is_undrawn)
        return RC_OK;
    text_init(&posts, t->arena, LINES_MOST);
    TRY(add_replay(t, ask, rooms, n, &posts, &gap));
    TRY(welcome_line(t, rooms, n, gap, &welcome));
    TRY(posts_change(t, &ask->change));
    ready = cJSON_CreateObject();
    cJSON_AddStringToObject(ready, "is", "ready");
    cJSON_AddNumberToObject(ready, "change", (double)ask->change);
    text_init(&lines, in->arena, LINES_MOST);
    add_line(&lines, welcome);
    if (posts.len)
        add_line(&lines, posts.bytes);
    add_line(&lines, json_take_line(t->arena, ready));
    in->answer = lines.bytes;
    ask->person = t->me.id;
    ask->manner = (struct manner){t->lang, t->zone};
    ask->handle = arena_copy(in->arena, t->me.handle);
    return RC_OK;
}

enum rc web_open_room(struct turn *t, struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    struct conversation room;
    struct person me;

    TRY(people_find(t, in->account, &me));
    return conversation_of_room(t, &me, ask->room, &room);
}

static enum rc room_asked(struct turn *t, struct inbound *in, struct conversation *room)
{
    const struct web_ask *ask = in->whose;

    TRY(web_as(t, in));
    return conversation_of_room(t, &t->me, ask->room, room);
}

enum rc web_read(struct turn *t, struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    struct conversation room;

    TRY(room_asked(t, in, &room));
    return posts_read(t, t->me.id, room.id, ask->post);
}

static const char *posts_line(struct turn *t, const struct inbound *in, const char *is,
                              const struct news *posts, bool more)
{
    const struct web_ask *ask = in->whose;
    cJSON *object = cJSON_CreateObject(), *list;

    cJSON_AddStringToObject(object, "is", is);
    cJSON_AddStringToObject(object, "id", ask->id);
    cJSON_AddStringToObject(object, "room", ask->room);
    list = cJSON_AddArrayToObject(object, "posts");
    for (const struct news *post = posts; post; post = post->next)
        cJSON_AddItemToArray(list, cJSON_CreateRaw(post_line(t, post)));
    cJSON_AddBoolToObject(object, "more", more);
    return json_take_line(in->arena, object);
}

enum rc web_history(struct turn *t, struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    struct conversation room;
    struct news *posts = NULL;
    bool more = false;

    TRY(room_asked(t, in, &room));
    TRY(posts_before(t, t->me.id, room.id, ask->before, PAGE_MOST, &posts, &more));
    more = keep_newest(&posts, PAGE_BYTES) || more;
    in->answer = posts_line(t, in, "history", posts, more);
    return RC_OK;
}

enum rc web_search(struct turn *t, struct inbound *in)
{
    const struct web_ask *ask = in->whose;
    struct news *posts = NULL;

    TRY(web_as(t, in));
    TRY(posts_search(t, t->me.id, ask->text, PAGE_MOST, &posts));
    keep_first(posts, PAGE_BYTES);
    in->answer = posts_line(t, in, "found", posts, false);
    return RC_OK;
}
