/* The world of a file: every name in a list that is walked at each place of a text. Made
 * for the lines of `dealbell parse`; the chat asks the database's indexes. */
#include "base/json.h"
#include "base/pinyin.h"
#include "commands/language/world.h"
#include "commands/language/world_inside.h"

#include <string.h>

struct entry {
    const char *text, *pinyin; /* normal; pinyin NULL where it has no Chinese */
    size_t len, chars;         /* chars: of Chinese, else 0 */
    struct known known;
    enum evidence evidence;
};

struct file_world {
    struct entry *entries;
    size_t n, room;
    struct record *records;
    size_t n_records, record_room;
};

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_han(const char *at)
{
    return (unsigned char)*at >= 0xE3 && (unsigned char)*at <= 0xE9;
}

static void add_entry(struct arena *arena, struct file_world *w, const char *name,
                      struct known known, enum evidence evidence)
{
    struct normal normal;
    bool is_chinese = name && is_han(name);

    if (!name || !*name || !normal_make(arena, name, strlen(name), &normal))
        return;
    for (size_t i = 0; i < w->n; i++)
        if (strcmp(w->entries[i].text, normal.bytes) == 0)
            return;
    if (w->n == w->room) {
        struct entry *grown = TAKE_N(arena, w->room * 2 + 64, struct entry);
        if (w->n)
            memcpy(grown, w->entries, w->n * sizeof(*grown));
        w->entries = grown;
        w->room = w->room * 2 + 64;
    }
    w->entries[w->n++] =
        (struct entry){.text = normal.bytes,
                       .pinyin = is_chinese ? pinyin_text(arena, normal.bytes) : NULL,
                       .len = normal.len,
                       .chars = is_chinese ? utf8_count(normal.bytes) : 0,
                       .known = known,
                       .evidence = evidence};
}

/* The short form people use: the first two characters, or the first word. */
static void add_short(struct arena *arena, struct file_world *w, struct known known)
{
    const char *name = known.name, *blank = strchr(name, ' ');

    if (is_han(name) && utf8_count(name) >= 4)
        add_entry(arena, w, arena_copy_bytes(arena, name, 6), known, BY_ALIAS);
    else if (blank && (blank - name >= 5 || known.kind == KNOWN_PERSON))
        add_entry(arena, w, arena_copy_bytes(arena, name, (size_t)(blank - name)), known,
                  BY_ALIAS);
}

static void add_known(struct arena *arena, struct file_world *w, const cJSON *row,
                      enum known_kind kind, const char *id)
{
    struct known known = {kind, arena_copy(arena, id ? id : ""),
                          arena_copy(arena, json_text(row, "name"))};
    const cJSON *alias;

    if (!known.name)
        return;
    add_entry(arena, w, known.name, known, BY_NAME);
    cJSON_ArrayForEach(alias, json_get(row, "aliases")) if (cJSON_IsString(alias))
        add_entry(arena, w, arena_copy(arena, alias->valuestring), known, BY_ALIAS);
    if (kind == KNOWN_PERSON)
        add_entry(arena, w, known.id, known, BY_NAME);
}

static void add_record(struct arena *arena, struct file_world *w, struct record record)
{
    if (!record.ref)
        return;
    if (w->n_records == w->record_room) {
        struct record *grown = TAKE_N(arena, w->record_room * 2 + 64, struct record);
        if (w->n_records)
            memcpy(grown, w->records, w->n_records * sizeof(*grown));
        w->records = grown;
        w->record_room = w->record_room * 2 + 64;
    }
    w->records[w->n_records++] = record;
}

static const char *cell(struct arena *arena, const cJSON *row, int column)
{
    const cJSON *found = cJSON_GetArrayItem(row, column);

    return cJSON_IsString(found) ? arena_copy(arena, found->valuestring) : NULL;
}

/* What a record belongs to: a customer by name, or by way of another record. */
static const char *customer_of(const struct file_world *w, const char *subject)
{
    for (size_t i = 0; subject && i < w->n_records; i++)
        if (text_same(w->records[i].ref, subject))
            return w->records[i].customer;
    return subject;
}

/* Rows such as ["D-1042", "鼎砺机械", "proposal", "zhao.min"]. */
static void add_records(struct arena *arena, struct file_world *w, const cJSON *rows,
                        int by)
{
    const cJSON *row;

    cJSON_ArrayForEach(row, rows)
        add_record(arena, w,
                   (struct record){.ref = cell(arena, row, 0),
                                   .customer = customer_of(w, cell(arena, row, 1)),
                                   .by = by ? cell(arena, row, by) : NULL});
}

static void add_approvals(struct arena *arena, struct file_world *w, const cJSON *rows)
{
    const cJSON *row, *who;

    cJSON_ArrayForEach(row, rows)
    {
        const cJSON *pending = json_get(row, "pending");
        size_t n = 0;
        const char **list =
            TAKE_N(arena, (size_t)cJSON_GetArraySize(pending) + 1, const char *);
        cJSON_ArrayForEach(who, pending) if (cJSON_IsString(who)) list[n++] =
            arena_copy(arena, who->valuestring);
        add_record(arena, w,
                   (struct record){.ref = arena_copy(arena, json_text(row, "ref")),
                                   .customer = customer_of(
                                       w, arena_copy(arena, json_text(row, "subject"))),
                                   .by = arena_copy(arena, json_text(row, "by")),
                                   .pending = list});
    }
}

/* Letters and digits on both sides of a word would make it another. */
static bool is_whole(const struct normal *text, size_t from, size_t until)
{
    const char *b = text->bytes;

    if (is_latin(b[from]) && from && (is_latin(b[from - 1]) || b[from - 1] == '.'))
        return false;
    return !(is_latin(b[until - 1]) && until < text->len && is_latin(b[until]));
}

static size_t next_char(const struct normal *text, size_t at)
{
    at++;
    while (at < text->len && ((unsigned char)text->bytes[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* `n` characters on from `at`; 0 when there are not so many. */
static size_t chars_on(const struct normal *text, size_t at, size_t n)
{
    for (; n && at < text->len; n--)
        at = next_char(text, at);
    return n ? 0 : at;
}

static bool exact_at(const struct entry *e, const struct normal *text, size_t at)
{
    return e->len <= text->len - at && memcmp(text->bytes + at, e->text, e->len) == 0 &&
           is_whole(text, at, at + e->len);
}

static bool exactly(const struct file_world *w, const struct normal *text, size_t at,
                    struct sighted *out)
{
    const struct entry *best = NULL;

    for (size_t i = 0; i < w->n; i++)
        if (w->entries[i].text[0] == text->bytes[at] &&
            (!best || w->entries[i].len > best->len) &&
            exact_at(&w->entries[i], text, at))
            best = &w->entries[i];
    if (best)
        *out = (struct sighted){
            .known = best->known, .at = {at, at + best->len}, .evidence = best->evidence};
    return best;
}

static size_t word_end(const struct normal *text, size_t at)
{
    while (at < text->len && is_latin(text->bytes[at]))
        at++;
    return at;
}

/* "Wang Hao", "Hao Wang", "wanghao": somebody's pinyin, in either order. */
static bool person_by_pinyin(const struct file_world *w, const struct normal *text,
                             size_t at, size_t one, size_t two, struct sighted *out)
{
    const char *b = text->bytes;
    size_t first = one - at, second = two > one ? two - one - 1 : 0;

    for (size_t i = 0; i < w->n; i++) {
        const struct entry *e = &w->entries[i];
        if (e->known.kind != KNOWN_PERSON || !e->pinyin || e->evidence != BY_NAME)
            continue;
        size_t len = strlen(e->pinyin);
        bool joined = first == len && memcmp(b + at, e->pinyin, len) == 0;
        bool apart = second && first + second == len &&
                     ((memcmp(b + at, e->pinyin, first) == 0 &&
                       memcmp(b + one + 1, e->pinyin + first, second) == 0) ||
                      (memcmp(b + one + 1, e->pinyin, second) == 0 &&
                       memcmp(b + at, e->pinyin + second, first) == 0));
        if (!joined && !apart)
            continue;
        *out = (struct sighted){
            .known = e->known, .at = {at, apart ? two : one}, .evidence = BY_PINYIN};
        return true;
    }
    return false;
}

/* Latin words: a slip in a name, or a Chinese name's pinyin. */
static bool nearly_latin(struct arena *arena, const struct file_world *w,
                         const struct normal *text, size_t at, struct sighted *out)
{
    size_t one = word_end(text, at);
    size_t two = one < text->len && text->bytes[one] == ' ' ? word_end(text, one + 1) : 0;

    if (person_by_pinyin(w, text, at, one, two, out))
        return true;
    for (size_t i = 0; i < w->n; i++) {
        const struct entry *e = &w->entries[i];
        const char *name = e->pinyin ? e->pinyin : e->text;
        size_t until = !e->pinyin && strchr(e->text, ' ') && two ? two : one;
        if (until - at < 5 || e->known.kind == KNOWN_PERSON)
            continue;
        const char *word = arena_copy_bytes(arena, text->bytes + at, until - at);
        int most = e->pinyin ? 0 : until - at >= 9 ? 2 : 1;
        if (word[0] != name[0] || text_distance(word, name, most) > most)
            continue;
        *out = (struct sighted){.known = e->known,
                                .at = {at, until},
                                .evidence = e->pinyin ? BY_PINYIN : BY_SLIP};
        return true;
    }
    return false;
}

/* How many of two texts' characters, as many each, are the same. */
static size_t same_chars(const char *a, const char *b)
{
    size_t same = 0;

    while (*a && *b)
        same += utf8_next(&a) == utf8_next(&b);
    return same;
}

/* Chinese: another character of the same sound, or one wrong of three. */
static bool nearly_han(struct arena *arena, const struct file_world *w,
                       const struct normal *text, size_t at, struct sighted *out)
{
    for (size_t i = 0; i < w->n; i++) {
        const struct entry *e = &w->entries[i];
        size_t n = e->pinyin ? e->chars : 0;
        size_t until = n >= 2 ? chars_on(text, at, n) : 0;
        if (!until || e->known.kind == KNOWN_PERSON)
            continue;
        const char *said = arena_copy_bytes(arena, text->bytes + at, until - at);
        size_t same = same_chars(said, e->text);
        if (same == 0 || (n == 2 && same + 1 < n))
            continue;
        bool slip = n >= 3 && same + 1 == n;
        bool sound = strcmp(pinyin_text(arena, said), e->pinyin) == 0;
        if (!slip && !sound)
            continue;
        *out = (struct sighted){.known = e->known,
                                .at = {at, until},
                                .evidence = sound ? BY_PINYIN : BY_SLIP};
        return true;
    }
    return false;
}

static bool nearly(struct arena *arena, const struct file_world *w,
                   const struct normal *text, size_t at, struct sighted *out)
{
    if (is_latin(text->bytes[at]))
        return (at == 0 || !is_latin(text->bytes[at - 1])) &&
               nearly_latin(arena, w, text, at, out);
    return is_han(text->bytes + at) && nearly_han(arena, w, text, at, out);
}

static void sight(const struct world *world, struct arena *arena,
                  const struct normal *text, struct sighted_names *out)
{
    const struct file_world *w = world->self;
    uint8_t *is_exact = TAKE_N(arena, text->len + 1, uint8_t);
    struct sighted row;

    out->rows = TAKE_N(arena, text->len + 1, struct sighted);
    for (size_t at = 0; at < text->len;) {
        if (!exactly(w, text, at, &row)) {
            at = next_char(text, at);
            continue;
        }
        memset(is_exact + at, 1, row.at.until - at);
        at = row.at.until;
    }
    for (size_t at = 0; at < text->len;) {
        bool found = is_exact[at] ? exactly(w, text, at, &row)
                                  : nearly(arena, w, text, at, &row) &&
                                        !memchr(is_exact + at, 1, row.at.until - at);
        if (found)
            out->rows[out->n++] = row;
        at = found ? row.at.until : next_char(text, at);
    }
}

static bool record(const struct world *world, struct arena *arena, const char *ref,
                   struct record *out)
{
    const struct file_world *w = world->self;

    (void)arena;
    for (size_t i = 0; i < w->n_records; i++)
        if (text_same(w->records[i].ref, ref)) {
            *out = w->records[i];
            return true;
        }
    return false;
}

static bool person(const struct world *world, struct arena *arena, const char *handle,
                   struct known *out)
{
    const struct file_world *w = world->self;

    (void)arena;
    for (size_t i = 0; i < w->n; i++)
        if (w->entries[i].known.kind == KNOWN_PERSON &&
            text_same(w->entries[i].known.id, handle)) {
            *out = w->entries[i].known;
            return true;
        }
    return false;
}

static const struct world_calls calls = {sight, record, person};

static void add_names(struct arena *arena, struct file_world *w, const cJSON *tree)
{
    static const struct {
        const char *list, *id;
        enum known_kind kind;
    } lists[] = {{"users", "handle", KNOWN_PERSON},
                 {"accounts", "ref", KNOWN_ACCOUNT},
                 {"leads", "ref", KNOWN_LEAD}};

    const cJSON *row;
    size_t n;

    for (size_t i = 0; i < COUNT(lists); i++)
        cJSON_ArrayForEach(row, json_get(tree, lists[i].list))
            add_known(arena, w, row, lists[i].kind, json_text(row, lists[i].id));
    n = w->n;
    for (size_t i = 0; i < n; i++)
        add_short(arena, w, w->entries[i].known);
}

enum rc world_from_json(struct arena *arena, const char *bytes, size_t len,
                        struct world *out, struct err *err)
{
    struct file_world *w = TAKE(arena, struct file_world);
    const cJSON *row;
    JSON *tree = NULL;

    TRY(json_read(bytes, len, &json_usual, &tree, err));
    add_names(arena, w, tree);
    cJSON_ArrayForEach(row, json_get(tree, "leads"))
        add_record(arena, w,
                   (struct record){.ref = arena_copy(arena, json_text(row, "ref")),
                                   .customer = arena_copy(arena, json_text(row, "name")),
                                   .by = arena_copy(arena, json_text(row, "owner"))});
    add_records(arena, w, json_get(tree, "deals"), 3);
    add_records(arena, w, json_get(tree, "quotes"), 0);
    add_records(arena, w, json_get(tree, "contracts"), 0);
    add_records(arena, w, json_get(tree, "orders"), 0);
    add_records(arena, w, json_get(tree, "invoices"), 0);
    add_records(arena, w, json_get(tree, "reminders"), 1);
    add_approvals(arena, w, json_get(tree, "approvals"));
    *out = (struct world){
        .calls = &calls,
        .self = w,
        .region = arena_copy(arena, json_text(tree, "default_region")),
        .week_starts = text_same(json_text(tree, "week_starts"), "SU") ? SUNDAY : MONDAY,
        .calendar = world_calendar(arena, json_text(tree, "calendar")),
    };
    return RC_OK;
}
