/*
 * Posts found by their words (SQLite's FTS5).
 *
 * FTS5 has no word breaker for Chinese, so a space is put between Han characters and each
 * word that is looked for is a phrase. Posts become findable in batches while the desk is
 * idle, in the order of their changes: each savepoint would make FTS5 write its index
 * out. What was made or edited since is read one by one.
 *
 * A post that was edited goes into the index again under its number. Its new words are
 * found; old ones may still lead to it, so every find is checked against the post.
 */

#include "store/posts.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { FIND, TAIL, NEW, INDEX, POST, READINGS, UPTO };

enum {
    WORDS_MOST = 16000, /* bytes of a post that are looked at */
    FOUND_MOST = 2000,  /* rows of the index that are walked for one who may see few */
    TAIL_MOST = 5000    /* posts that are read one by one */
};

#define SEEN " p.only_for IN (0, ?1) AND (c.one = 0 OR c.one = ?1 OR c.other = ?1)"

/* As in posts.c: by their ids, and those that were edited by their changes. */
#define LATER(change, which)                                                        \
    "SELECT p.id, p.text, p.card, " change " FROM post p CROSS JOIN conversation c" \
    " ON c.id = p.conversation WHERE " which " AND" SEEN

static const char *const sql[] = {
    [FIND] = "SELECT rowid FROM post_words WHERE post_words MATCH ?1 ORDER BY rowid DESC"
             " LIMIT ?2",
    [TAIL] = LATER("p.id", "p.id > ?2 AND p.change = p.id") " UNION ALL " LATER(
        "p.change", "p.change > ?2 AND p.change <> p.id") " ORDER BY 4 DESC LIMIT ?3",
    [NEW] = "SELECT id, text, card, id FROM post WHERE id > ?1 AND change = id"
            " UNION ALL SELECT id, text, card, change FROM post"
            " WHERE change > ?1 AND change <> id ORDER BY 4 LIMIT ?2",
    [INDEX] = "INSERT INTO post_words (rowid, words) VALUES (?1, ?2)",
    [POST] = "SELECT p.text, p.card FROM post p CROSS JOIN conversation c"
             " ON c.id = p.conversation WHERE p.id = ?2 AND p.change <= ?3 AND" SEEN,
    [READINGS] = "SELECT text, card FROM reading WHERE post = ?1",
    [UPTO] = "UPDATE findable SET change = ?1 WHERE id = 1",
};

const struct queries search_queries = QUERIES("search", sql);

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x3040 && c <= 0x30ff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* What parts words: ASCII but letters and digits, other scripts' punctuation, signs and
 * pictures. */
static bool is_gap(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } gaps[] = {{0x80, 0xbf},     {0xd7, 0xd7},     {0xf7, 0xf7},      {0x2000, 0x206f},
                {0x2190, 0x2bff}, {0x3000, 0x3004}, {0x3008, 0x3020},  {0x3030, 0x3037},
                {0xfe00, 0xfe6f}, {0xff00, 0xff0f}, {0x1f000, 0x1faff}};

    if (c < 0x80)
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    for (size_t i = 0; i < COUNT(gaps); i++)
        if (c >= gaps[i].from && c <= gaps[i].to)
            return true;
    return false;
}

/* Folded, with Han characters apart and nothing but words between single blanks. */
static const char *spaced(struct arena *arena, const char *text)
{
    const char *at = text_fold(arena, text), *from;
    struct text out;

    text_init(&out, arena, WORDS_MOST);
    while (*at) {
        uint32_t c;

        from = at;
        c = utf8_next(&at);
        if (is_han(c)) {
            text_add(&out, " ");
            text_add_bytes(&out, from, (size_t)(at - from));
            text_add(&out, " ");
        } else if (is_gap(c)) {
            text_add(&out, " ");
        } else {
            text_add_bytes(&out, from, (size_t)(at - from));
        }
    }
    return out.bytes;
}

/* What a reader sees of a card: every text in it but keys, styles and actions. */
static void add_card(struct text *words, const cJSON *item)
{
    static const char *const silent[] = {"action", "style", "tone",    "kind",
                                         "state",  "name",  "only_for"};
    const cJSON *child;

    cJSON_ArrayForEach(child, item)
    {
        bool is_silent = false;

        for (size_t i = 0; child->string && i < COUNT(silent); i++)
            is_silent = is_silent || strcmp(child->string, silent[i]) == 0;
        if (is_silent)
            continue;
        if (cJSON_IsString(child)) {
            text_add(words, " ");
            text_add(words, child->valuestring);
        }
        add_card(words, child);
    }
}

static void add_words(struct text *words, const char *text, const char *card)
{
    struct err err = {0};
    JSON *tree = NULL;

    text_add(words, text);
    if (card[0] && json_read(card, strlen(card), &json_usual, &tree, &err) == RC_OK)
        add_card(words, tree);
}

/* Of a post, in whichever manner it is read: only what has a card reads in several. */
static enum rc words_of(struct store *store, struct arena *arena, int64_t post,
                        const char *text, const char *card, const char **out,
                        struct err *err)
{
    struct text words;
    enum rc rc = RC_ABSENT;

    text_init(&words, arena, WORDS_MOST);
    add_words(&words, text, card);
    if (card[0]) {
        QUERY *q = query_of(store, &search_queries, READINGS);

        bind_int(q, 1, post);
        while ((rc = query_row(q, err)) == RC_OK) {
            text_add(&words, " ");
            add_words(&words, column_text(q, 0, arena), column_text(q, 1, arena));
        }
    }
    *out = spaced(arena, words.bytes);
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* The words that are looked for. */

enum { MOST_TERMS = 8 };

struct terms {
    const char *list[MOST_TERMS]; /* "华 为", "acme" */
    size_t n;
};

static const char *squeeze(struct arena *arena, const char *text)
{
    struct text out;

    text_init(&out, arena, strlen(text) + 1);
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t len = strcspn(text, " ");

        if (out.len > 0)
            text_add(&out, " ");
        text_add_bytes(&out, text, len);
        text += len;
    }
    return out.bytes;
}

static void split(struct arena *arena, const char *words, struct terms *out)
{
    static const char blanks[] = " \t\r\n";

    out->n = 0;
    for (words += strspn(words, blanks); *words && out->n < MOST_TERMS;
         words += strspn(words, blanks)) {
        size_t len = strcspn(words, blanks);
        const char *one = arena_copy_bytes(arena, words, len);
        const char *term = squeeze(arena, spaced(arena, one));

        if (term[0])
            out->list[out->n++] = term;
        words += len;
    }
}

/* As a question to FTS5: quoted phrases, of letters and digits alone. */
static const char *match(struct arena *arena, const struct terms *terms)
{
    struct text out;

    text_init(&out, arena, WORDS_MOST);
    for (size_t i = 0; i < terms->n; i++)
        text_addf(&out, "%s\"%s\"", i ? " AND " : "", terms->list[i]);
    return out.bytes;
}

static bool holds(struct arena *arena, const char *words, const struct terms *terms)
{
    const char *line = arena_printf(arena, " %s ", squeeze(arena, words));

    for (size_t i = 0; i < terms->n; i++)
        if (!strstr(line, arena_printf(arena, " %s ", terms->list[i])))
            return false;
    return true;
}

struct finding {
    int64_t person;
    struct terms terms;
    int64_t *ids;
    size_t most, n;
};

static enum rc find_new(struct turn *t, struct finding *f)
{
    QUERY *q = query(t, &search_queries, TAIL);
    enum rc rc = RC_OK;

    bind_int(q, 1, f->person);
    bind_int(q, 2, t->store->indexed_change);
    bind_int(q, 3, TAIL_MOST);
    while (f->n < f->most && (rc = row(t, q)) == RC_OK) {
        const char *words;

        TRY(words_of(t->store, t->arena, column_int(q, 0), column_text(q, 1, t->arena),
                     column_text(q, 2, t->arena), &words, &t->err));
        if (holds(t->arena, words, &f->terms))
            f->ids[f->n++] = column_int(q, 0);
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* The index does not know who may see what, nor what a post says by now; what was changed
 * after it was made has been read already. */
static enum rc check(struct turn *t, struct finding *f, int64_t id)
{
    QUERY *q = query(t, &search_queries, POST);
    const char *words;
    enum rc rc;

    bind_int(q, 1, f->person);
    bind_int(q, 2, id);
    bind_int(q, 3, t->store->indexed_change);
    rc = row(t, q);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(words_of(t->store, t->arena, id, column_text(q, 0, t->arena),
                 column_text(q, 1, t->arena), &words, &t->err));
    if (holds(t->arena, words, &f->terms))
        f->ids[f->n++] = id;
    return RC_OK;
}

static enum rc find_old(struct turn *t, struct finding *f)
{
    QUERY *q = query(t, &search_queries, FIND);
    size_t most = f->n + f->most;
    enum rc rc = RC_OK;

    bind_text(q, 1, match(t->arena, &f->terms));
    bind_int(q, 2, FOUND_MOST);
    while (f->n < most && (rc = row(t, q)) == RC_OK)
        TRY(check(t, f, column_int(q, 0)));
    return rc == RC_ABSENT ? RC_OK : rc;
}

static int newest_first(const void *one, const void *other)
{
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

    return (a < b) - (a > b);
}

enum rc posts_search(struct turn *t, int64_t person, const char *words, size_t most,
                     struct news **out)
{
    struct finding f = {
        .person = person, .ids = TAKE_N(t->arena, 2 * most + 1, int64_t), .most = most};
    struct news *first = NULL, **end = &first;

    split(t->arena, words, &f.terms);
    if (f.terms.n > 0) {
        TRY(find_new(t, &f));
        TRY(find_old(t, &f));
        qsort(f.ids, f.n, sizeof(*f.ids), newest_first);
    }
    for (size_t i = 0; i < f.n && i < most; i++) {
        TRY(post_read(t, f.ids[i], end));
        end = &(*end)->next;
    }
    *out = first;
    return RC_OK;
}

/* Making posts findable. */

static enum rc index_one(struct store *store, struct arena *arena, sqlite3_stmt *new,
                         struct err *err)
{
    QUERY *q = query_of(store, &search_queries, INDEX);
    const char *words;

    TRY(words_of(store, arena, column_int(new, 0), column_text(new, 1, arena),
                 column_text(new, 2, arena), &words, err));
    bind_int(q, 1, column_int(new, 0));
    bind_text(q, 2, words);
    return query_run(q, err);
}

/* Numbers without a post are behind us too, but only while this process counts on. */
static enum rc index_new(struct store *store, struct arena *arena, size_t most,
                         int64_t *upto, struct err *err)
{
    QUERY *q = query_of(store, &search_queries, NEW);
    int64_t last = store->indexed_change;
    enum rc rc;
    size_t n = 0;

    bind_int(q, 1, last);
    bind_int(q, 2, (int64_t)most);
    while ((rc = query_row(q, err)) == RC_OK) {
        TRY(index_one(store, arena, q, err));
        last = column_int(q, 3);
        n++;
    }
    *upto = n < most ? store->last_change : last;
    if (rc != RC_ABSENT || n == 0)
        return rc == RC_ABSENT ? RC_OK : rc;
    QUERY *mark = query_of(store, &search_queries, UPTO);
    bind_int(mark, 1, last);
    return query_run(mark, err);
}

void search_index(struct store *store, size_t most)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    int64_t upto = store->indexed_change;
    enum rc rc = engine_run(store, ENGINE_BEGIN, &err);

    if (rc == RC_OK)
        rc = index_new(store, arena, most, &upto, &err);
    if (rc == RC_OK)
        rc = engine_run(store, ENGINE_COMMIT, &err);
    if (rc == RC_OK)
        store->indexed_change = upto;
    else
        engine_rollback(store);
    arena_free(arena);
}
