/*
 * Names in a text, by the index of names (store/names.h).
 *
 * At each place the text is asked for the keys of names that might begin there. First
 * what was typed whole, the longest at each place; then, where nothing of that stands,
 * short forms, sounds and slips, but those only among the speaker's own: a firm with a
 * million leads has one that sounds like any word.
 */
#include "commands/access.h"
#include "commands/world_inside.h"
#include "sales/name.h"
#include "store/aliases.h"
#include "store/names.h"
#include "store/people.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROWS_MOST = 8,   /* of one key */
    OTHERS_MOST = 4, /* of one name */
    UNITS_MOST = 4000
};

void world_find_scopes(struct firm_world *self)
{
    struct turn *t = self->t;
    struct err before = t->err;
    size_t n = 0;

    self->scopes[self->n_scopes++] = t->me.id;
    if (person_sees_all(&t->me))
        self->scopes[self->n_scopes++] = NAMES_SCOPE_ALL;
    if (person_may(&t->me, ROLE_MANAGER) &&
        people_team(t, t->me.id, WORLD_SCOPES - self->n_scopes,
                    self->scopes + self->n_scopes, &n) == RC_OK)
        self->n_scopes += n;
    t->err = before;
}

/* --- whom a key names ------------------------------------------------------------- */

struct match {
    uint32_t first, last; /* units */
    enum evidence evidence;
    struct known known;
    enum named kind;
    int64_t record;
    bool is_mine;
};

struct sighting {
    const struct firm_world *world;
    struct turn *t;
    struct arena *arena;
    const struct normal *text;
    struct name_unit *units;
    size_t n_units;
    struct match *matches;
    size_t n, room;
};

static const char *typed(const struct sighting *s, const struct name_probe *probe)
{
    size_t from, until;

    normal_span(s->text, s->units[probe->first].from, s->units[probe->last].until, &from,
                &until);
    return arena_copy_bytes(s->arena, s->text->original + from, until - from);
}

/* Two words or three characters: of a million names that the speaker does not know, one
 * word alone is meant as a word. */
static bool is_a_mouthful(const struct sighting *s, const struct name_probe *probe)
{
    return probe->last - probe->first >= (s->units[probe->first].is_word ? 1U : 2U);
}

/* A record that the speaker may not see goes by the words they typed themselves, and by
 * no alias: that would tell its name. */
static bool may_be_told(const struct sighting *s, const struct name_probe *probe,
                        const struct named_row *row, int64_t owner, struct match *out)
{
    if (owner == s->t->me.id || access_sees(s->t, owner))
        return true;
    if (row->how != NAMED_BY_NAME || !is_a_mouthful(s, probe))
        return false;
    out->known.name = typed(s, probe);
    return true;
}

static bool read_person(const struct sighting *s, int64_t id, struct match *out)
{
    struct person person;

    if (person_known(s->t, id, &person) != RC_OK || !person.is_active)
        return false;
    out->known = (struct known){KNOWN_PERSON, arena_copy(s->arena, person.handle),
                                arena_copy(s->arena, person.name)};
    return true;
}

static bool read_account(const struct sighting *s, const struct name_probe *probe,
                         const struct named_row *row, struct match *out)
{
    struct account account;

    if (accounts_get(s->t, row->record, &account) != RC_OK)
        return false;
    out->known = (struct known){.kind = KNOWN_ACCOUNT, .name = account.name};
    out->is_mine = account.owner == s->t->me.id;
    return may_be_told(s, probe, row, account.owner, out);
}

static bool read_lead(const struct sighting *s, const struct name_probe *probe,
                      const struct named_row *row, struct match *out)
{
    struct lead lead;

    if (leads_get(s->t, row->record, &lead) != RC_OK)
        return false;
    out->known = (struct known){.kind = KNOWN_LEAD, .name = lead.name};
    out->is_mine = lead.owner == s->t->me.id;
    return may_be_told(s, probe, row, lead.owner, out);
}

/* A word that the firm taught. */
static bool read_word(const struct sighting *s, const struct named_row *row,
                      struct match *out)
{
    struct alias alias;

    if (aliases_get(s->t, row->record, &alias) != RC_OK)
        return false;
    out->known = (struct known){row->kind == NAMED_PRODUCT ? KNOWN_PRODUCT : KNOWN_SOURCE,
                                "", alias.word};
    return true;
}

static bool read_row(const struct sighting *s, const struct name_probe *probe,
                     const struct named_row *row, struct match *out)
{
    switch (row->kind) {
    case NAMED_PERSON:
        return read_person(s, row->record, out);
    case NAMED_ACCOUNT:
        return read_account(s, probe, row, out);
    case NAMED_LEAD:
        return read_lead(s, probe, row, out);
    case NAMED_PRODUCT:
    case NAMED_SOURCE:
        return read_word(s, row, out);
    }
    return false;
}

static enum evidence evidence_of(enum name_way by)
{
    switch (by) {
    case NAME_WHOLE:
        return BY_NAME;
    case NAME_SHORT:
        return BY_SHORT;
    case NAME_SOUND:
        return BY_PINYIN;
    case NAME_GAP:
    case NAME_SLIP:
        break;
    }
    return BY_SLIP;
}

static void add_match(struct sighting *s, const struct match *match)
{
    if (s->n == s->room) {
        struct match *grown = TAKE_N(s->arena, s->room * 2 + 16, struct match);
        if (s->n)
            memcpy(grown, s->matches, s->n * sizeof(*grown));
        s->matches = grown;
        s->room = s->room * 2 + 16;
    }
    s->matches[s->n++] = *match;
}

static void match_row(struct sighting *s, const struct name_probe *probe,
                      const struct named_row *row)
{
    struct match match = {.first = probe->first,
                          .last = probe->last,
                          .evidence = evidence_of(probe->way),
                          .kind = row->kind,
                          .record = row->record};
    struct name_fit fit;

    if (!read_row(s, probe, row, &match))
        return;
    if (row->how == NAMED_BY_ALIAS)
        match.evidence = BY_ALIAS;
    if (probe->way != NAME_WHOLE) {
        if (!name_fits(s->arena, s->text->bytes, s->units, s->n_units, probe,
                       match.known.name, &fit))
            return;
        match.last = fit.last;
        match.evidence = evidence_of(fit.by);
    }
    add_match(s, &match);
}

/* A key that many have says nothing: of those who have it none is meant. */
static void match_key(struct sighting *s, int64_t key, const struct name_probe *probe)
{
    struct named_row rows[ROWS_MOST];
    size_t n = 0;

    if (names_of(s->t, key, rows, ROWS_MOST, &n) != RC_OK ||
        (probe->way != NAME_WHOLE && n == ROWS_MOST))
        return;
    for (size_t i = 0; i < n; i++)
        match_row(s, probe, &rows[i]);
}

/* --- what stands where ------------------------------------------------------------ */

/* At one place: the longer, the better evidence, people before customers before leads,
 * one's own, the older. */
static int by_place(const void *a, const void *b)
{
    const struct match *x = a, *y = b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->last != y->last)
        return x->last > y->last ? -1 : 1;
    if (x->evidence != y->evidence)
        return x->evidence < y->evidence ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->is_mine != y->is_mine)
        return x->is_mine ? -1 : 1;
    return (x->record > y->record) - (x->record < y->record);
}

/* What is taken for meant has its number with it. */
static struct known known_of(const struct sighting *s, const struct match *match)
{
    struct known known = match->known;

    if (match->kind == NAMED_ACCOUNT)
        known.id = ref_text(s->arena, &accounts_kind, match->record);
    if (match->kind == NAMED_LEAD)
        known.id = ref_text(s->arena, &leads_kind, match->record);
    return known;
}

/* The matches behind `best` that are as good, and of its kind. */
static void add_others(const struct sighting *s, const struct match *best,
                       struct sighted *out)
{
    struct known *others = TAKE_N(s->arena, OTHERS_MOST, struct known);

    for (const struct match *m = best + 1; m < s->matches + s->n; m++) {
        if (m->first != best->first || m->last != best->last || m->kind != best->kind ||
            m->evidence != best->evidence || out->n_others == OTHERS_MOST)
            break;
        if (m->record != best->record)
            others[out->n_others++] = known_of(s, m);
    }
    out->others = others;
}

static bool is_free(const bool *is_taken, const struct match *match)
{
    return !memchr(is_taken + match->first, true, match->last - match->first + 1);
}

/* From left to right, the first of each place that is free, if the evidence is no worse
 * than `worst`. */
static void take_free(const struct sighting *s, enum evidence worst, bool *is_taken,
                      struct sighted *by_unit)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct match *m = &s->matches[i];
        struct sighted *row = &by_unit[m->first];

        if (m->evidence > worst || !is_free(is_taken, m))
            continue;
        memset(is_taken + m->first, true, m->last - m->first + 1);
        *row = (struct sighted){
            .known = known_of(s, m),
            .at = {s->units[m->first].from, s->units[m->last].until},
            .evidence = m->evidence,
        };
        add_others(s, m, row);
    }
}

static void sort_matches(struct sighting *s)
{
    if (s->n > 1)
        qsort(s->matches, s->n, sizeof(*s->matches), by_place);
}

/* Asks for the names of one place, in all scopes at once. */
static void ask_names(struct sighting *s, const struct name_probe *probes, size_t n,
                      const int64_t *scopes, size_t n_scopes)
{
    int64_t keys[NAME_PROBES * WORLD_SCOPES];
    uint16_t places[NAME_PROBES * WORLD_SCOPES];
    size_t n_keys = 0;

    if (n == 0)
        return;
    for (size_t scope = 0; scope < n_scopes; scope++)
        for (size_t i = 0; i < n; i++)
            keys[n_keys++] = name_key(&probes[i], scopes[scope]);
    n_keys = names_among(s->t->store, keys, n_keys, places);
    for (size_t i = 0; i < n_keys; i++)
        match_key(s, keys[places[i]], &probes[places[i] % n]);
}

static void find_whole(struct sighting *s)
{
    static const int64_t everyone[] = {0};
    struct name_probe probes[NAME_PROBES];

    for (size_t at = 0; at < s->n_units; at++) {
        size_t n = name_whole_probes(s->text->bytes, s->units, s->n_units, at, probes);
        ask_names(s, probes, n, everyone, COUNT(everyone));
    }
    sort_matches(s);
}

static void find_loose(struct sighting *s, const int64_t *scopes, size_t n_scopes,
                       const bool *is_taken)
{
    struct name_probe probes[NAME_PROBES];

    s->n = 0;
    for (size_t at = 0; at < s->n_units; at++) {
        if (is_taken[at])
            continue;
        size_t n = name_loose_probes(s->text->bytes, s->units, s->n_units, at, probes);
        ask_names(s, probes, n, scopes, n_scopes);
    }
    sort_matches(s);
}

/* Somebody who may takes something: only then the pool's leads are meant, of which a
 * firm may have a million. */
static bool speaks_of_taking(const struct sighting *s)
{
    static const char *const signs[] = {
        "take",    "taking", "claim",  "grab", "pick up", "dibs",  "mine", "i'll have",
        "give me", "pool",   "领",     "认领", "公海",    "捞",    "抢",   "我要",
        "给我",    "归我",   "我来跟", "我跟", "我接",    "我来接"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strstr(s->text->bytes, signs[i]))
            return person_may(&s->t->me, SELLING);
    return false;
}

static bool is_anybody(const struct sighted *by_unit, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (by_unit[i].known.name)
            return true;
    return false;
}

void world_sight_names(const struct world *world, struct arena *arena,
                       const struct normal *text, struct sighted_names *out)
{
    const struct firm_world *self = world->self;
    struct err before = self->t->err;
    size_t most = text->len < UNITS_MOST ? text->len : UNITS_MOST;
    struct sighting s = {.world = self, .t = self->t, .arena = arena, .text = text};

    s.units = TAKE_N(arena, most + 1, struct name_unit);
    s.n_units = name_units(text->bytes, text->len, s.units, most);
    bool *is_taken = TAKE_N(arena, s.n_units + 1, bool);
    struct sighted *by_unit = TAKE_N(arena, s.n_units + 1, struct sighted);
    find_whole(&s);
    take_free(&s, BY_ALIAS, is_taken, by_unit);
    find_loose(&s, self->scopes, self->n_scopes, is_taken);
    take_free(&s, BY_SHORT, is_taken, by_unit);
    take_free(&s, BY_SLIP, is_taken, by_unit);
    if (!is_anybody(by_unit, s.n_units) && speaks_of_taking(&s)) {
        find_loose(&s, (const int64_t[]){NAMES_SCOPE_POOL}, 1, is_taken);
        take_free(&s, BY_SHORT, is_taken, by_unit);
        take_free(&s, BY_SLIP, is_taken, by_unit);
    }
    out->rows = by_unit;
    for (size_t i = 0; i < s.n_units; i++)
        if (by_unit[i].known.name)
            out->rows[out->n++] = by_unit[i];
    self->t->err = before;
}
