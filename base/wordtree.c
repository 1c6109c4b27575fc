/* A tree of words in one array (a double array): a step of a walk is one look. */
#include "base/wordtree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES = 256, CROWDED = 16 };

struct making {
    struct wordtree *tree;
    size_t room;  /* cells there are, all but BYTES of them for children */
    size_t start; /* where a free cell is looked for: before it there are few */
};

static bool is_free(const struct making *m, size_t cell)
{
    return m->tree->cells[cell].parent == 0;
}

static void grow(struct making *m, size_t room)
{
    struct tree_cell *grown = realloc(m->tree->cells, room * sizeof(*grown));

    if (!grown)
        abort();
    memset(grown + m->room, 0, (room - m->room) * sizeof(*grown));
    m->tree->cells = grown;
    m->room = room;
}

/* Where children by these bytes, in order, all find a free cell. */
static uint32_t base_for(struct making *m, const unsigned char *bytes, size_t n)
{
    size_t from = m->start > bytes[0] ? m->start : bytes[0], taken = 0;

    for (size_t cell = from;; cell++) {
        size_t base = cell - bytes[0], fits = 0;
        if (base + 2 * (size_t)BYTES > m->room)
            grow(m, m->room * 2);
        taken += !is_free(m, cell);
        while (fits < n && is_free(m, base + bytes[fits]))
            fits++;
        if (fits < n)
            continue;
        /* Where nearly all are taken nobody need look again. */
        if (from == m->start && taken * CROWDED > (cell - from) * (CROWDED - 1))
            m->start = cell;
        return (uint32_t)base;
    }
}

/* The subtree of words [lo, hi), which agree on `depth` bytes. */
static void add_node(struct making *m, uint32_t node, size_t lo, size_t hi, size_t depth)
{
    const struct tree_word *words = m->tree->words;
    unsigned char bytes[BYTES];
    size_t runs[BYTES + 1], n = 0;

    for (size_t i = lo; i < hi; i++) {
        unsigned char byte =
            words[i].len == depth ? 0 : (unsigned char)words[i].text[depth];
        if (n && bytes[n - 1] == byte)
            continue;
        bytes[n] = byte;
        runs[n++] = i;
    }
    runs[n] = hi;
    uint32_t base = base_for(m, bytes, n);
    m->tree->cells[node].base = base;
    for (size_t i = 0; i < n; i++)
        m->tree->cells[base + bytes[i]].parent = node;
    for (size_t i = 0; i < n; i++)
        if (bytes[i])
            add_node(m, base + bytes[i], runs[i], runs[i + 1], depth + 1);
        else
            m->tree->cells[base].base = (uint32_t)runs[i];
}

static int by_bytes(const struct tree_word *p, const struct tree_word *q)
{
    int order = memcmp(p->text, q->text, p->len < q->len ? p->len : q->len);

    return order ? order : (int)p->len - (int)q->len;
}

static int by_word(const void *a, const void *b)
{
    const struct tree_word *p = a, *q = b;
    int order = by_bytes(p, q);

    return order ? order : (p->value > q->value) - (p->value < q->value);
}

void wordtree_make(struct wordtree *out, struct tree_word *words, size_t n)
{
    struct making m = {.tree = out, .start = TREE_ROOT + 1};

    assert(n > 0);
    for (size_t i = 0; i < n; i++)
        if (words[i].len == 0)
            words[i].len = (uint16_t)strlen(words[i].text);
    qsort(words, n, sizeof(*words), by_word);
    words[n - 1].n_more = 0;
    for (size_t i = n - 1; i-- > 0;)
        words[i].n_more = by_bytes(&words[i], &words[i + 1]) == 0
                              ? (uint16_t)(words[i + 1].n_more + 1)
                              : 0;
    *out = (struct wordtree){.words = words, .n = n};
    grow(&m, n + 4 * (size_t)BYTES);
    out->cells[0].parent = out->cells[TREE_ROOT].parent = UINT32_MAX;
    add_node(&m, TREE_ROOT, 0, n, 0);
}

const struct tree_word *wordtree_longest(const struct wordtree *tree, const char *text,
                                         size_t len)
{
    const struct tree_word *best = NULL, *word;
    uint32_t node = TREE_ROOT;

    for (size_t i = 0; i < len && (node = wordtree_next(tree, node, text[i])); i++)
        if ((word = wordtree_ends(tree, node)))
            best = word;
    return best;
}
