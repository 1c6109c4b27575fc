/* The keys by which names are found. */
#include "sales/name.h"

#include "base/normal.h"
#include "base/pinyin.h"
#include "sales/lead.h"

#include <string.h>

enum {
    WORD_LEAST = 5, /* letters of a word in which a slip is looked for */
    WORD_LONG = 9,  /* of one that may have two */
    WORD_MOST = 16, /* that count for slips */
    WHOLE_UNITS = 64,
    GAP_UNITS = 4, /* characters that a gap is looked for in */
    GAP_MOST = 8   /* characters of a name that may have one */
};

/* --- units ------------------------------------------------------------------------ */

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000;
}

static bool is_character(uint32_t c)
{
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c < 0xFB00 && c != 0x30FB) ||
           c >= 0x20000;
}

/* What may stand between the units of one name. */
static bool is_joint(uint32_t c)
{
    return (c < 0x80 && c && strchr(" -&.'()", (int)c)) || c == 0xB7 || c == 0x2027 ||
           c == 0x30FB;
}

static size_t word_end(const char *text, size_t len, size_t at)
{
    while (at < len) {
        const char *next = text + at;
        if (!is_letter(utf8_next(&next)))
            break;
        at = (size_t)(next - text);
    }
    return at;
}

size_t name_units(const char *text, size_t len, struct name_unit *out, size_t most)
{
    bool is_apart = true, is_inside = false;
    size_t n = 0;

    for (size_t at = 0; at < len && n < most;) {
        const char *next = text + at;
        uint32_t c = utf8_next(&next);
        size_t until = (size_t)(next - text);
        bool is_word = is_letter(c);

        if (is_word || is_character(c)) {
            until = is_word ? word_end(text, len, until) : until;
            out[n++] = (struct name_unit){(uint32_t)at, (uint32_t)until, is_word,
                                          is_apart, is_inside};
            is_apart = is_inside = false;
        } else {
            is_apart = is_apart || !is_joint(c);
            is_inside = c == '.' || c == '@';
        }
        at = until;
    }
    return n;
}

static bool is_and(const char *text, const struct name_unit *unit)
{
    return unit->until - unit->from == 3 && memcmp(text + unit->from, "and", 3) == 0;
}

/* --- keys ------------------------------------------------------------------------- */

static const uint64_t hash_begin = 0xcbf29ce484222325u;

/* FNV-1a. */
static uint64_t hash_add(uint64_t hash, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return hash;
}

static uint64_t hash_unit(uint64_t hash, const char *text, const struct name_unit *unit)
{
    return hash_add(hash, text + unit->from, unit->until - unit->from);
}

static int64_t key_of(enum name_way way, int64_t scope, uint64_t hash)
{
    return name_key(&(struct name_probe){.hash = hash, .way = way}, scope);
}

static uint64_t hash_sound(uint64_t hash, const char *text, const struct name_unit *unit)
{
    const char *at = text + unit->from;
    const char *sound = unit->is_word ? NULL : pinyin_of(utf8_next(&at));

    return sound ? hash_add(hash, sound, strlen(sound)) : hash_unit(hash, text, unit);
}

/* Of `n` characters, the one at `gap` left out. */
static uint64_t hash_gap(const char *text, const struct name_unit *units, size_t n,
                         size_t gap)
{
    uint64_t hash = hash_begin;

    for (size_t i = 0; i < n; i++)
        hash = i == gap ? hash_add(hash, "_", 1) : hash_unit(hash, text, &units[i]);
    return hash;
}

/* A word, and the word with each letter but the first left out: two words of which one
 * letter differs have one of these in common. */
static size_t hash_slips(const char *word, size_t len, uint64_t out[WORD_MOST + 1])
{
    size_t n = 0;

    if (len > WORD_MOST)
        len = WORD_MOST;
    out[n++] = hash_add(hash_begin, word, len);
    for (size_t i = 1; i < len; i++)
        if (word[i] != word[i - 1])
            out[n++] = hash_add(hash_add(hash_begin, word, i), word + i + 1, len - i - 1);
    return n;
}

/* --- of a name -------------------------------------------------------------------- */

/* A name as it is looked at: its words, and the core without legal forms and city. */
struct name {
    const char *text, *core;
    struct name_unit units[WHOLE_UNITS], core_units[WHOLE_UNITS];
    size_t n, n_core;
    char stem[WORD_MOST * 2 + 1]; /* the first word, or two when it is a short one */
    size_t stem_words;            /* of `units`; 0: there is no stem */
    size_t stem_from;             /* the first of them */
};

static bool is_ascii_word(const char *text, const struct name_unit *unit)
{
    for (size_t i = unit->from; unit->is_word && i < unit->until; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return unit->is_word;
}

static bool is_the(const char *text, const struct name_unit *unit)
{
    return unit->until - unit->from == 3 && memcmp(text + unit->from, "the", 3) == 0;
}

/* Appends words until there are enough letters. */
static size_t make_stem(const char *text, const struct name_unit *units, size_t n,
                        char out[WORD_MOST * 2 + 1])
{
    size_t len = 0, used = 0;

    while (used < n && used < 2 && len < WORD_LEAST &&
           is_ascii_word(text, &units[used]) && !(used && units[used].is_apart)) {
        size_t more = units[used].until - units[used].from;
        if (more > WORD_MOST)
            more = WORD_MOST;
        memcpy(out + len, text + units[used].from, more);
        len += more;
        used++;
    }
    out[len] = '\0';
    return len >= WORD_LEAST ? used : 0;
}

static void look_at_words(struct arena *arena, const char *name, struct name *out)
{
    struct normal normal;

    (void)normal_make(arena, name, strlen(name), &normal);
    out->text = normal.bytes;
    out->n = name_units(normal.bytes, normal.len, out->units, WHOLE_UNITS);
    out->stem_from = out->n > 1 && is_the(out->text, &out->units[0]);
    out->stem_words = make_stem(out->text, out->units + out->stem_from,
                                out->n - out->stem_from, out->stem);
}

static void look_at(struct arena *arena, const char *name, struct name *out)
{
    look_at_words(arena, name, out);
    out->core = company_key(arena, out->text);
    out->n_core = name_units(out->core, strlen(out->core), out->core_units, WHOLE_UNITS);
}

static void add_key(struct name_keys *out, int64_t key)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->list[i] == key)
            return;
    if (out->n < NAME_KEYS)
        out->list[out->n++] = key;
}

/* One character alone says too little. */
static bool says_enough(const struct name_unit *first, const struct name_unit *last)
{
    return first != last || (first->is_word && first->until - first->from >= 2);
}

static void add_whole(const char *text, const struct name_unit *units, size_t n,
                      struct name_keys *out)
{
    uint64_t hash = hash_begin;

    if (n > NAME_UNITS)
        n = NAME_UNITS;
    if (n == 0 || !says_enough(&units[0], &units[n - 1]))
        return;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || !is_and(text, &units[i]))
            hash = hash_unit(hash, text, &units[i]);
    add_key(out, key_of(NAME_WHOLE, 0, hash));
}

void name_whole_keys(struct arena *arena, const char *name, struct name_keys *out)
{
    struct name *n = TAKE(arena, struct name);

    look_at(arena, name, n);
    add_whole(n->text, n->units, n->n, out);
    add_whole(n->core, n->core_units, n->n_core, out);
}

static size_t characters_of(const struct name *name)
{
    size_t n = 0;

    while (n < name->n_core && !name->core_units[n].is_word)
        n++;
    return n;
}

static void add_short(const char *text, const struct name_unit *units, size_t n,
                      int64_t scope, struct name_keys *out)
{
    uint64_t hash = hash_begin;

    for (size_t i = 0; i < n; i++)
        hash = hash_unit(hash, text, &units[i]);
    add_key(out, key_of(NAME_SHORT, scope, hash));
}

static void add_sound(const struct name *name, size_t n, int64_t scope,
                      struct name_keys *out)
{
    uint64_t hash = hash_begin;

    for (size_t i = 0; i < n; i++)
        hash = hash_sound(hash, name->core, &name->core_units[i]);
    add_key(out, key_of(NAME_SOUND, scope, hash));
}

static void add_chinese(const struct name *name, size_t n, int64_t scope,
                        struct name_keys *out)
{
    size_t gaps = n >= GAP_UNITS ? 2 : 3, among = n >= GAP_UNITS ? GAP_UNITS : n;

    if (n >= 4) {
        add_short(name->core, name->core_units, 2, scope, out);
        add_sound(name, 2, scope, out);
    }
    if (n >= 2)
        add_sound(name, n < NAME_UNITS ? n : NAME_UNITS, scope, out);
    if (n < 3 || n > GAP_MOST)
        return;
    for (size_t gap = 0; gap < gaps; gap++)
        add_key(out, key_of(NAME_GAP, scope,
                            hash_gap(name->core, name->core_units, among, gap)));
}

static void add_latin(const struct name *name, int64_t scope, struct name_keys *out)
{
    uint64_t slips[WORD_MOST + 1];
    const struct name_unit *first = &name->units[name->stem_from];
    size_t n;

    /* TCL of TCL科技; Bluefin of Bluefin Logistics */
    if (name->n > name->stem_from + 1 && first->is_word &&
        (!first[1].is_word ? first->until - first->from >= 2
                           : first->until - first->from >= WORD_LEAST))
        add_short(name->text, first, 1, scope, out);
    if (!name->stem_words)
        return;
    n = hash_slips(name->stem, strlen(name->stem), slips);
    for (size_t i = 0; i < n; i++)
        add_key(out, key_of(NAME_SLIP, scope, slips[i]));
}

void name_loose_keys(struct arena *arena, const char *name, int64_t scope,
                     struct name_keys *out)
{
    struct name *n = TAKE(arena, struct name);
    size_t characters;

    look_at(arena, name, n);
    characters = characters_of(n);
    if (characters >= 2)
        add_chinese(n, characters, scope, out);
    else
        add_latin(n, scope, out);
}

/* --- of a text -------------------------------------------------------------------- */

static bool goes_on(const struct name_unit *units, size_t n, size_t at)
{
    return at < n && !units[at].is_apart;
}

static size_t add_probe(struct name_probe *out, size_t n, enum name_way way,
                        uint64_t hash, size_t first, size_t last)
{
    out[n] = (struct name_probe){hash, (uint32_t)first, (uint32_t)last, way};
    return n + 1;
}

size_t name_whole_probes(const char *text, const struct name_unit *units, size_t n,
                         size_t at, struct name_probe *out)
{
    uint64_t hash = hash_begin;
    size_t n_out = 0;

    if (units[at].is_inside)
        return 0;
    for (size_t i = at; i < n && i < at + NAME_UNITS; i++) {
        if (i > at && units[i].is_apart)
            break;
        if (i > at && is_and(text, &units[i]))
            continue;
        hash = hash_unit(hash, text, &units[i]);
        if (says_enough(&units[at], &units[i]))
            n_out = add_probe(out, n_out, NAME_WHOLE, hash, at, i);
    }
    return n_out;
}

static size_t probe_chinese(const char *text, const struct name_unit *units, size_t run,
                            size_t at, struct name_probe *out)
{
    uint64_t two, sound;
    size_t n = 0;

    if (run < 2)
        return 0;
    two = hash_unit(hash_unit(hash_begin, text, units), text, units + 1);
    n = add_probe(out, n, NAME_SHORT, two, at, at + 1);
    sound = hash_sound(hash_sound(hash_begin, text, units), text, units + 1);
    n = add_probe(out, n, NAME_SOUND, sound, at, at + 1);
    if (run < 3)
        return n;
    sound = hash_sound(sound, text, units + 2);
    n = add_probe(out, n, NAME_SOUND, sound, at, at + 2);
    for (size_t gap = 0; gap < 3; gap++)
        n = add_probe(out, n, NAME_GAP, hash_gap(text, units, 3, gap), at, at + 2);
    for (size_t gap = 0; run >= GAP_UNITS && gap < 2; gap++)
        n = add_probe(out, n, NAME_GAP, hash_gap(text, units, GAP_UNITS, gap), at,
                      at + GAP_UNITS - 1);
    return n;
}

static size_t probe_latin(const char *text, const struct name_unit *units, size_t n,
                          size_t at, struct name_probe *out)
{
    uint64_t slips[WORD_MOST + 1];
    char stem[WORD_MOST * 2 + 1];
    uint64_t one = hash_unit(hash_begin, text, units);
    size_t n_out = 0, n_slips, used;

    n_out = add_probe(out, n_out, NAME_SHORT, one, at, at);
    if (units->until - units->from >= WORD_LEAST)
        n_out = add_probe(out, n_out, NAME_SOUND, one, at, at);
    if (n > 1 && units[1].is_word && !units[1].is_apart) {
        one = hash_unit(one, text, units + 1);
        n_out = add_probe(out, n_out, NAME_SHORT, one, at, at + 1);
        n_out = add_probe(out, n_out, NAME_SOUND, one, at, at + 1);
    }
    used = make_stem(text, units, n, stem);
    n_slips = used ? hash_slips(stem, strlen(stem), slips) : 0;
    for (size_t i = 0; i < n_slips; i++)
        n_out = add_probe(out, n_out, NAME_SLIP, slips[i], at, at + used - 1);
    return n_out;
}

size_t name_loose_probes(const char *text, const struct name_unit *units, size_t n,
                         size_t at, struct name_probe *out)
{
    size_t run = 0;

    if (units[at].is_inside)
        return 0;
    if (units[at].is_word)
        return probe_latin(text, units + at, n - at, at, out);
    while (run < GAP_UNITS && at + run < n && !units[at + run].is_word &&
           (run == 0 || goes_on(units, n, at + run)))
        run++;
    return probe_chinese(text, units + at, run, at, out);
}

/* --- fitting ---------------------------------------------------------------------- */

static bool same_unit(const char *a, const struct name_unit *x, const char *b,
                      const struct name_unit *y)
{
    size_t len = x->until - x->from;

    return len == y->until - y->from && memcmp(a + x->from, b + y->from, len) == 0;
}

static bool same_sound(const char *a, const struct name_unit *x, const char *b,
                       const struct name_unit *y)
{
    return hash_sound(hash_begin, a, x) == hash_sound(hash_begin, b, y);
}

/* How the first `n` characters of a name compare with the text's. */
struct likeness {
    size_t same, sounds;
};

static bool compare(const char *text, const struct name_unit *units, size_t n_units,
                    const struct name *name, size_t n, struct likeness *out)
{
    *out = (struct likeness){0};
    for (size_t i = 0; i < n; i++) {
        if (i && !goes_on(units, n_units, i))
            return false;
        out->same += same_unit(text, &units[i], name->core, &name->core_units[i]);
        out->sounds += same_sound(text, &units[i], name->core, &name->core_units[i]);
    }
    return n <= n_units;
}

static bool fits_chinese(const char *text, const struct name_unit *units, size_t n,
                         const struct name_probe *probe, const struct name *name,
                         struct name_fit *out)
{
    size_t all = characters_of(name);
    struct likeness like;
    const struct name_unit *from = units + probe->first;

    if (all >= 2 && compare(text, from, n - probe->first, name, all, &like)) {
        bool slip = all >= 3 && like.same + 1 == all;
        bool sound = like.sounds == all && like.same >= 1;
        *out = (struct name_fit){probe->first + (uint32_t)all - 1,
                                 sound ? NAME_SOUND : NAME_GAP};
        if (slip || sound)
            return true;
    }
    if (all < 4 || probe->way == NAME_GAP ||
        !compare(text, from, n - probe->first, name, 2, &like) || like.sounds < 2 ||
        like.same < 1)
        return false;
    *out = (struct name_fit){probe->first + 1, like.same == 2 ? NAME_SHORT : NAME_SOUND};
    return true;
}

static bool nearly(const char *a, const char *b, size_t len)
{
    int most = len >= WORD_LONG ? 2 : 1;

    return a[0] == b[0] && text_distance(a, b, most) <= most;
}

static const char *word_of(struct arena *arena, const char *text,
                           const struct name_unit *unit)
{
    return arena_copy_bytes(arena, text + unit->from, unit->until - unit->from);
}

/* The first word was nearly typed; with the second it is better still. */
static bool fits_latin(struct arena *arena, const char *text,
                       const struct name_unit *units, size_t n,
                       const struct name_probe *probe, const struct name *name,
                       struct name_fit *out)
{
    char stem[WORD_MOST * 2 + 1];
    size_t used = make_stem(text, units + probe->first, n - probe->first, stem);
    size_t next = probe->last + 1, its_next = name->stem_from + name->stem_words;

    if (!used || !name->stem_words || !nearly(stem, name->stem, strlen(stem)))
        return false;
    *out = (struct name_fit){probe->last, NAME_SLIP};
    if (goes_on(units, n, next) && units[next].is_word && its_next < name->n &&
        nearly(word_of(arena, text, &units[next]),
               word_of(arena, name->text, &name->units[its_next]),
               units[next].until - units[next].from))
        out->last++;
    return true;
}

bool name_fits(struct arena *arena, const char *text, const struct name_unit *units,
               size_t n, const struct name_probe *probe, const char *name,
               struct name_fit *out)
{
    struct name *known;

    if (units[probe->first].is_word && probe->way != NAME_SLIP) {
        *out = (struct name_fit){probe->last, probe->way}; /* the key says it all */
        return true;
    }
    known = TAKE(arena, struct name);
    if (probe->way == NAME_SLIP) {
        look_at_words(arena, name, known);
        return fits_latin(arena, text, units, n, probe, known, out);
    }
    look_at(arena, name, known);
    return fits_chinese(text, units, n, probe, known, out);
}
