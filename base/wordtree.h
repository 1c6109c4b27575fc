/*
 * wordtree.h - many words looked for at once: which of them stand at a byte of a text, in
 * time by the bytes that they share with it, however many there are.
 *
 * Made once of a table, and only read after that, by any thread. A walk begins at
 * TREE_ROOT and goes byte by byte; 0 is where it ends.
 */
#pragma once

#include "base/text.h"

struct tree_word {
    const char *text; /* not empty */
    uint16_t len;     /* 0: up to the text's NUL */
    uint16_t n_more;  /* how many of the words behind this one are the same */
    uint32_t value;   /* the caller's */
};

/* A node: its child by a byte stands at base + byte and has it as its parent; the child
 * by NUL says which words end here. */
struct tree_cell {
    uint32_t base, parent;
};

struct wordtree {
    struct tree_cell *cells;
    const struct tree_word *words; /* in order: by bytes, the same by value */
    size_t n;
};

enum { TREE_ROOT = 1 };

/* Sorts the words, which stay where they are for as long as the tree; out of memory
 * aborts. Whoever lets a tree go frees its cells. */
void wordtree_make(struct wordtree *out, struct tree_word *words, size_t n);

/* The next node of a walk; 0: no word goes on with this byte. */
static inline uint32_t wordtree_next(const struct wordtree *tree, uint32_t node,
                                     char byte)
{
    uint32_t next = tree->cells[node].base + (unsigned char)byte;

    return tree->cells[next].parent == node ? next : 0;
}

/* The first of the words that end at a node, `n_more` more behind it; NULL: none. */
static inline const struct tree_word *wordtree_ends(const struct wordtree *tree,
                                                    uint32_t node)
{
    uint32_t end = wordtree_next(tree, node, '\0');

    return end ? &tree->words[tree->cells[end].base] : NULL;
}

/* The longest word that stands at the beginning of `len` bytes; NULL: none. */
const struct tree_word *wordtree_longest(const struct wordtree *tree, const char *text,
                                         size_t len);
