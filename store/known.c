/*
 * People, places and the firm as they were last read.
 *
 * Every turn asks for them and they change seldom. A statement that writes one of their
 * tables makes all of it forgotten, before it runs; what was handed out stays readable to
 * the end of the batch.
 */

#include "store/conversations.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 1024, MOST = 700, TEAM_MOST = 64 };

enum what { ACCOUNT = 1, HANDLE, PERSON, PLACE, PLACE_ID, ELSEWHERE, CALENDAR, TEAM };

struct entry {
    uint64_t hash;
    enum what what; /* 0: free */
    const char *a, *b;
    int64_t id;
    const void *found;
};

struct manners {
    struct manner list[MANNERS_MOST];
    size_t n;
};

struct known {
    struct arena *arena;
    struct entry entries[ROOM];
    size_t n;
    const struct firm *firm;
    const struct manners *manners;
    bool is_stale; /* was forgotten: the arena may be emptied between batches */
};

struct known *known_new(void)
{
    struct known *known = calloc(1, sizeof(*known));

    if (!known)
        abort();
    known->arena = arena_new();
    return known;
}

void known_free(struct known *known)
{
    if (!known)
        return;
    arena_free(known->arena);
    free(known);
}

static void forget(struct known *known)
{
    if (known->n > 0)
        memset(known->entries, 0, sizeof(known->entries));
    known->n = 0;
    known->firm = NULL;
    known->manners = NULL;
    known->is_stale = true;
}

void known_forget(struct store *store)
{
    forget(store->known);
    store->marks.forgotten++;
}

void known_settle(struct store *store)
{
    struct known *known = store->known;

    if (!known->is_stale)
        return;
    forget(known);
    arena_empty(known->arena);
    known->is_stale = false;
}

/* FNV-1a. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
    return (hash ^ 0xff) * 0x100000001b3u;
}

static uint64_t hash_of(enum what what, const char *a, const char *b, int64_t id)
{
    uint64_t hash = 0xcbf29ce484222325u ^ what ^ ((uint64_t)id * 0x9e3779b97f4a7c15u);

    return hash_text(hash_text(hash, a), b);
}

/* The entry that holds it, or the free one where it would stand. */
static struct entry *entry_of(struct known *known, enum what what, const char *a,
                              const char *b, int64_t id)
{
    uint64_t hash = hash_of(what, a, b, id);
    size_t at = hash % ROOM;
    struct entry *entry = &known->entries[at];

    while (entry->what &&
           !(entry->hash == hash && entry->what == what && entry->id == id &&
             strcmp(entry->a, a) == 0 && strcmp(entry->b, b) == 0)) {
        at = (at + 1) % ROOM;
        entry = &known->entries[at];
    }
    entry->hash = hash;
    return entry;
}

static void remember(struct known *known, enum what what, const char *a, const char *b,
                     int64_t id, const void *found)
{
    struct entry *entry;

    if (known->n >= MOST)
        forget(known);
    entry = entry_of(known, what, a, b, id);
    known->n += entry->what == 0;
    *entry = (struct entry){.hash = entry->hash,
                            .what = what,
                            .a = arena_copy(known->arena, a),
                            .b = arena_copy(known->arena, b),
                            .id = id,
                            .found = found};
}

static const struct person *keep_person(struct known *known, const struct person *person)
{
    struct person *kept = TAKE(known->arena, struct person);

    *kept = *person;
    kept->handle = arena_copy(known->arena, person->handle);
    kept->name = arena_copy(known->arena, person->name);
    kept->email = arena_copy(known->arena, person->email);
    kept->zone = arena_copy(known->arena, person->zone);
    kept->calendar = arena_copy(known->arena, person->calendar);
    return kept;
}

enum rc person_known(struct turn *t, int64_t id, struct person *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, PERSON, "", "", id);

    if (!entry->what) {
        struct person person;

        if (id == 0)
            return RC_ABSENT;
        TRY(people_get(t, id, &person));
        remember(known, PERSON, "", "", id, keep_person(known, &person));
        entry = entry_of(known, PERSON, "", "", id);
    }
    *out = *(const struct person *)entry->found;
    return RC_OK;
}

enum rc known_handle(struct turn *t, const char *handle, struct person *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, HANDLE, handle, "", 0);

    if (!entry->what) {
        TRY(people_by_handle(t, handle, out));
        remember(known, HANDLE, handle, "", 0, keep_person(known, out));
        return RC_OK;
    }
    *out = *(const struct person *)entry->found;
    return RC_OK;
}

enum rc known_account(struct turn *t, const char *platform, const char *account,
                      struct person *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, ACCOUNT, platform, account, 0);

    if (!entry->what) {
        struct person person;

        TRY(people_by_account(t, platform, account, &person));
        remember(known, ACCOUNT, platform, account, 0, keep_person(known, &person));
        entry = entry_of(known, ACCOUNT, platform, account, 0);
    }
    *out = *(const struct person *)entry->found;
    return RC_OK;
}

static const struct conversation *keep_place(struct known *known,
                                             const struct conversation *place)
{
    struct conversation *kept = TAKE(known->arena, struct conversation);

    *kept = *place;
    kept->platform = arena_copy(known->arena, place->platform);
    kept->key = arena_copy(known->arena, place->key);
    kept->title = arena_copy(known->arena, place->title);
    kept->purpose = arena_copy(known->arena, place->purpose);
    kept->zone = arena_copy(known->arena, place->zone);
    return kept;
}

enum rc known_place(struct turn *t, const char *platform, const char *key,
                    struct conversation *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, PLACE, platform, key, 0);

    if (!entry->what) {
        struct conversation place;

        TRY(conversation_read(t, platform, key, &place));
        remember(known, PLACE, platform, key, 0, keep_place(known, &place));
        entry = entry_of(known, PLACE, platform, key, 0);
    }
    *out = *(const struct conversation *)entry->found;
    return RC_OK;
}

enum rc known_place_by_id(struct turn *t, int64_t id, struct conversation *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, PLACE_ID, "", "", id);

    if (!entry->what) {
        struct conversation place;

        TRY(conversation_read_by_id(t, id, &place));
        remember(known, PLACE_ID, "", "", id, keep_place(known, &place));
        entry = entry_of(known, PLACE_ID, "", "", id);
    }
    *out = *(const struct conversation *)entry->found;
    return RC_OK;
}

enum rc known_elsewhere(struct turn *t, int64_t person, struct place *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, ELSEWHERE, "", "", person);

    if (!entry->what) {
        struct place *kept = NULL, place;
        enum rc rc = place_elsewhere(t, person, &place);

        if (rc != RC_OK && rc != RC_ABSENT)
            return rc;
        if (rc == RC_OK) {
            kept = TAKE(known->arena, struct place);
            kept->channel = arena_copy(known->arena, place.channel);
            kept->lane = arena_copy(known->arena, place.lane);
        }
        remember(known, ELSEWHERE, "", "", person, kept);
        entry = entry_of(known, ELSEWHERE, "", "", person);
    }
    if (!entry->found)
        return RC_ABSENT;
    *out = *(const struct place *)entry->found;
    return RC_OK;
}

enum rc known_firm(struct turn *t, struct firm *out)
{
    struct known *known = t->store->known;

    if (!known->firm) {
        struct firm *kept = TAKE(known->arena, struct firm);
        struct firm firm;

        TRY(firm_read(t, &firm));
        *kept = firm;
        kept->name = arena_copy(known->arena, firm.name);
        kept->zone = arena_copy(known->arena, firm.zone);
        kept->currency = arena_copy(known->arena, firm.currency);
        kept->region = arena_copy(known->arena, firm.region);
        kept->claim_code = arena_copy(known->arena, firm.claim_code);
        known->firm = kept;
    }
    *out = *known->firm;
    return RC_OK;
}

enum rc known_manners(struct turn *t, const struct manner **out, size_t *n)
{
    struct known *known = t->store->known;

    if (!known->manners) {
        struct manners *kept = TAKE(known->arena, struct manners);

        TRY(manners_read(t, kept->list, COUNT(kept->list), &kept->n));
        known->manners = kept;
    }
    *out = known->manners->list;
    *n = known->manners->n;
    return RC_OK;
}

enum rc known_calendar(struct turn *t, const char *name, struct calendar *out)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, CALENDAR, name, "", 0);

    if (!entry->what) {
        struct calendar *kept = TAKE(known->arena, struct calendar);
        struct exception *days;

        TRY(calendar_read(t, name, kept));
        days = TAKE_N(known->arena, kept->n_exceptions + 1, struct exception);
        if (kept->n_exceptions)
            memcpy(days, kept->exceptions, kept->n_exceptions * sizeof(*days));
        kept->exceptions = days;
        remember(known, CALENDAR, name, "", 0, kept);
        entry = entry_of(known, CALENDAR, name, "", 0);
    }
    *out = *(const struct calendar *)entry->found;
    return RC_OK;
}

struct team {
    size_t n;
    int64_t ids[TEAM_MOST];
};

enum rc people_team(struct turn *t, int64_t manager, size_t most, int64_t *out, size_t *n)
{
    struct known *known = t->store->known;
    const struct entry *entry = entry_of(known, TEAM, "", "", manager);
    const struct team *team;

    if (!entry->what) {
        struct team *kept = TAKE(known->arena, struct team);

        TRY(team_read(t, manager, TEAM_MOST, kept->ids, &kept->n));
        remember(known, TEAM, "", "", manager, kept);
        entry = entry_of(known, TEAM, "", "", manager);
    }
    team = entry->found;
    *n = team->n < most ? team->n : most;
    memcpy(out, team->ids, *n * sizeof(*out));
    return RC_OK;
}
