/*
 * world.h - whom and what the sentences of a firm speak of: people, accounts, leads and
 * records, found in a text by name, short name, alias, pinyin or with a slip of the pen.
 *
 * A world is asked through its calls, so that the lines of `dealbell parse --world` are
 * read against a file (world_json.c) and the chat against the database's indexes, by the
 * same grammar. Rows live in the arena they are asked with, or as long as the world.
 */
#pragma once

#include "base/normal.h"
#include "commands/language/entity.h"

enum known_kind {
    KNOWN_PERSON,
    KNOWN_ACCOUNT,
    KNOWN_LEAD,
    KNOWN_PRODUCT, /* what the firm sells, and where its leads come from: words that it */
    KNOWN_SOURCE   /* taught */
};

/* Why a name was taken for this row; the better evidence stands first. */
enum evidence { BY_NAME, BY_ALIAS, BY_SHORT, BY_PINYIN, BY_SLIP };

struct known {
    enum known_kind kind;
    const char *id;   /* a person's handle, a lead's ref, an account's where it has one */
    const char *name; /* as the world has it */
};

/* A customer, or a lead that is none yet. */
static inline bool known_is_customer(const struct known *known)
{
    return known->kind == KNOWN_ACCOUNT || known->kind == KNOWN_LEAD;
}

/* A name that stands in a text; `at` counts bytes of the normal text. */
struct sighted {
    struct known known;
    struct span at;
    enum evidence evidence;
    const struct known *others; /* who else goes by this name: the chat asks which one */
    size_t n_others;
};

struct sighted_names {
    struct sighted *rows; /* in order, apart */
    size_t n;
};

/* What a ref stands for. */
struct record {
    const char *ref, *customer; /* customer may be NULL */
    const char *by;             /* an approval's submitter, a deal's owner; may be NULL */
    const char *const *pending; /* an approval's assignees, ended by NULL; may be NULL */
};

struct world;

struct world_calls {
    void (*sight)(const struct world *world, struct arena *arena,
                  const struct normal *text, struct sighted_names *out);
    bool (*record)(const struct world *world, struct arena *arena, const char *ref,
                   struct record *out);
    bool (*person)(const struct world *world, struct arena *arena, const char *handle,
                   struct known *out); /* by handle, exactly */
};

struct world {
    const struct world_calls *calls;
    const void *self;
    const char *region; /* of phone numbers: "CN" */
    enum weekday week_starts;
    const struct calendar *calendar; /* NULL: calendar_usual */
};

/* Without a world (NULL) nothing is known. */
void world_sight(const struct world *world, struct arena *arena,
                 const struct normal *text, struct sighted_names *out);
bool world_record(const struct world *world, struct arena *arena, const char *ref,
                  struct record *out);
bool world_person(const struct world *world, struct arena *arena, const char *handle,
                  struct known *out);

/* The world of acceptance's world.json. What it has is copied into the arena. */
enum rc world_from_json(struct arena *arena, const char *bytes, size_t len,
                        struct world *out, struct err *err) CHECKED;
