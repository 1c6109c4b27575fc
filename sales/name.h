/*
 * name.h - by which keys a name is found in what people type: as a whole, by its short
 * form, by its sound, and with one slip of the pen.
 *
 * A text is read as units: a Chinese character, or a run of letters and digits. Blanks,
 * "&", "and" and the like between them do not count, so "Harrow & Pike" is "harrow and
 * pike" is "HarrowPike". Each way of finding makes keys of some units, numbers that are
 * told apart by way and scope: who loose ways are good for. The same functions make the
 * keys of a known name (name_whole_keys, name_loose_keys) and those that a text is to be
 * asked for (name_probes), so that the two agree. All texts are those of base/normal.h.
 */
#pragma once

#include "base/arena.h"

enum name_way {
    NAME_WHOLE, /* all of it, or all but legal forms and the city */
    NAME_SHORT, /* its first two Chinese characters; its first word */
    NAME_SOUND, /* the same, or all of it, in pinyin: another character of that sound */
    NAME_GAP,   /* all its Chinese characters but one */
    NAME_SLIP   /* its first word with a letter wrong, missing, too many or misplaced */
};

enum {
    NAME_UNITS = 10, /* that a key is made of at most; a longer name begins so */
    NAME_KEYS = 64,  /* of one name */
    NAME_PROBES = 40 /* at one unit */
};

struct name_unit {
    uint32_t from, until; /* bytes of the text */
    bool is_word;         /* letters and digits; else one character */
    bool is_apart;  /* a name does not go on into this one: a comma before it, ... */
    bool is_inside; /* and none begins here: after a dot or an @ without a blank */
};

struct name_keys {
    int64_t list[NAME_KEYS];
    size_t n;
};

/* Where a text is to be asked for a key, which name_key makes of it and a scope. */
struct name_probe {
    uint64_t hash;
    uint32_t first, last; /* units, both included */
    enum name_way way;
};

/* How a probe's key turned out to fit a name. */
struct name_fit {
    uint32_t last;    /* unit */
    enum name_way by; /* of SHORT, SOUND, GAP and SLIP */
};

size_t name_units(const char *text, size_t len, struct name_unit *out, size_t most);

/* Adds keys; what there is no room for is not found. */
void name_whole_keys(struct arena *arena, const char *name, struct name_keys *out);
void name_loose_keys(struct arena *arena, const char *name, int64_t scope,
                     struct name_keys *out);

/* Names that might begin at unit `at`, for everyone (in scope 0) and, loosely, in any
 * scope: NAME_PROBES at most of each. */
size_t name_whole_probes(const char *text, const struct name_unit *units, size_t n,
                         size_t at, struct name_probe *out);
size_t name_loose_probes(const char *text, const struct name_unit *units, size_t n,
                         size_t at, struct name_probe *out);

/* All bits of a key depend on all that went in (the end of MurmurHash3). */
static inline int64_t name_key(const struct name_probe *probe, int64_t scope)
{
    uint64_t hash = probe->hash;

    hash ^= ((uint64_t)probe->way + 1) * 0x9e3779b97f4a7c15u;
    hash ^= (uint64_t)scope * 0xc2b2ae3d27d4eb4fu;
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
    return (int64_t)(hash ^ hash >> 33);
}

/* Whether a name that has the key of a loose probe is meant: a key says less than that.
 */
bool name_fits(struct arena *arena, const char *text, const struct name_unit *units,
               size_t n, const struct name_probe *probe, const char *name,
               struct name_fit *out);
