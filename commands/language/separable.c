/* "send AP-88 back": a verb and its particle, apart by what they are about. */
#include "base/wordtree.h"
#include "commands/language/scene.h"

#include <string.h>
#include <threads.h>

struct separable {
    enum feature feature;
    const char *verb, *particle;
};

#define SEPARABLE(concept, verb, particle) {F_##concept, verb, particle},

static const struct separable rows[] = {
#include "commands/language/separable.def"
};

#undef SEPARABLE

static bool is_latin(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The verbs in a tree, of the row that is their value; made once, at the first text. */
static struct tree_word verbs[COUNT(rows)];
static struct wordtree tree;
static once_flag made = ONCE_FLAG_INIT;

static void make(void)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        verbs[i] = (struct tree_word){.text = rows[i].verb, .value = (uint32_t)i};
    wordtree_make(&tree, verbs, COUNT(rows));
}

/* The end of a word of the text that begins at `at`. */
static size_t word_end(const char *bytes, size_t at)
{
    while (is_latin(bytes[at]))
        at++;
    return at;
}

/* Whether `words` stand at byte `at` and end there. */
static bool stands_at(const struct normal *text, size_t at, const char *words)
{
    size_t len = strlen(words);

    return at + len <= text->len && memcmp(text->bytes + at, words, len) == 0 &&
           !is_latin(text->bytes[at + len]);
}

/* Words that may stand beside what is named. */
static bool is_small(const char *word, size_t len)
{
    static const char *const small[] = {"the",  "that",    "this",     "my",   "our",
                                        "deal", "lead",    "quote",    "it",   "order",
                                        "a",    "request", "approval", "them", "invoice",
                                        "him",  "her",     "reminder", "one",  "payment"};

    for (size_t i = 0; i < COUNT(small); i++)
        if (strlen(small[i]) == len && memcmp(small[i], word, len) == 0)
            return true;
    return false;
}

/* Past one name, ref or small word at `at`; 0 where something else stands there. */
static size_t past_object(const struct scene *s, size_t at)
{
    size_t end;

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from == at)
            return s->marks[i].at.until;
    end = word_end(s->text.bytes, at);
    return end > at && is_small(s->text.bytes + at, end - at) ? end : 0;
}

enum { MOST_BETWEEN = 4 };

/* Where the particle of a verb that ends at byte `at` ends; 0 for none. */
static size_t particle_end(const struct scene *s, size_t at, const char *particle)
{
    for (int i = 0; i < MOST_BETWEEN && s->text.bytes[at] == ' '; i++) {
        if (i > 0 && stands_at(&s->text, at + 1, particle))
            return at + 1 + strlen(particle);
        at = past_object(s, at + 1);
        if (!at)
            return 0;
        at += stands_at(&s->text, at, "'s") ? 2 : 0;
    }
    return 0;
}

/* Adds what the verbs that stand at byte `at` make with their particles. */
static size_t sight_at(const struct scene *scene, size_t at, struct mark *out,
                       size_t most)
{
    const struct normal *text = &scene->text;
    size_t until = at, n = 0, end;
    uint32_t node = TREE_ROOT;

    while (until < text->len && (node = wordtree_next(&tree, node, text->bytes[until]))) {
        const struct tree_word *verb = wordtree_ends(&tree, node);
        until++;
        if (!verb || is_latin(text->bytes[until]))
            continue;
        for (size_t i = 0; i <= verb->n_more && n < most; i++) {
            const struct separable *row = &rows[verb[i].value];
            if ((end = particle_end(scene, until, row->particle)) != 0)
                out[n++] = (struct mark){row->feature, {at, end}, -1};
        }
    }
    return n;
}

/* "AP-95 back to Emma": a request by its number and whom it goes back to, with no verb
 * before them. */
static size_t sight_return(const struct scene *s, struct mark *out)
{
    static const char back[] = "back to ";
    size_t at = 0, head = strspn(s->text.bytes, " ");

    for (size_t i = 0; i < s->n_marks; i++) {
        if (s->marks[i].feature == F_send_back)
            return 0; /* said in full */
        if (s->marks[i].feature == F_ap_ref && s->marks[i].at.from == head)
            at = s->marks[i].at.until;
    }
    at += at > 0 ? strspn(s->text.bytes + at, " ,:") : 0;
    if (at == 0 || strncmp(s->text.bytes + at, back, strlen(back)) != 0)
        return 0;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_person && s->marks[i].at.from == at + strlen(back)) {
            *out = (struct mark){F_send_back, {at, at + strlen(back) - 1}, -1};
            return 1;
        }
    return 0;
}

size_t separables_sight(const struct scene *scene, struct mark *out, size_t most)
{
    const struct normal *text = &scene->text;
    size_t n = 0;

    call_once(&made, make);
    for (size_t at = 0; at < text->len;) {
        if (!is_latin(text->bytes[at])) {
            at++;
            continue;
        }
        n += sight_at(scene, at, out + n, most - n);
        at = word_end(text->bytes, at);
    }
    if (n < most)
        n += sight_return(scene, out + n);
    return n;
}
