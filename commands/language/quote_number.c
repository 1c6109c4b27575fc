/* quote_number.c - "the quote number is Q-2031, not Q-2013", 报价单号写错了，是Q-2031: a
 * number of the firm's own papers, whatever it looks like. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <ctype.h>
#include <string.h>

enum { TOKENS_MOST = 8, LEAST_DIGITS = 4 };

/* How a number is spoken of: as the right one, as one that was, as one that is not. */
enum standing { IS_RIGHT, IS_OLD, IS_WRONG };

struct token {
    struct span at;
    enum standing standing;
};

static bool is_of_token(char c)
{
    return isalnum((unsigned char)c) || strchr("-/_.", c);
}

/* Q-2031, BJ2026/031, 20310; "48k" and "v2" are none. */
static bool is_number(const char *at, size_t len)
{
    bool is_joined = false;
    size_t n_digits = 0;

    for (size_t i = 0; i < len; i++) {
        n_digits += isdigit((unsigned char)at[i]) != 0;
        is_joined |= i > 0 && strchr("-/_", at[i]);
    }
    return n_digits >= LEAST_DIGITS || (n_digits > 0 && is_joined);
}

/* A day, a sum or a record of ours stands there. */
static bool is_taken(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_free = m->feature == F_q_ref || m->feature == F_other_ref ||
                       m->feature == F_number || m->feature == F_amount || m->row < 0;
        if (!is_free && m->at.from < at.until && at.from < m->at.until)
            return true;
    }
    return false;
}

static enum standing standing_of(const struct scene *s, size_t from)
{
    const char *text = s->text.bytes;

    while (from > 0 && text[from - 1] == ' ')
        from--;
    return only_ending(text, from, small_row(SMALL_number_wrong)) ? IS_WRONG
           : only_ending(text, from, small_row(SMALL_number_old)) ? IS_OLD
                                                                  : IS_RIGHT;
}

static size_t read_tokens(const struct scene *s, struct token *out)
{
    const char *b = s->text.bytes;
    size_t n = 0;

    for (size_t at = 0; at < s->text.len && n < TOKENS_MOST;) {
        size_t len = 0;
        while (at + len < s->text.len && b[at + len] && is_of_token(b[at + len]))
            len++;
        size_t next = at + (len ? len : 1);
        while (len > 0 && !isalnum((unsigned char)b[at + len - 1]))
            len--;
        const struct span span = {at, at + len};
        if (len > 0 && is_number(b + at, len) && !is_taken(s, span))
            out[n++] = (struct token){span, standing_of(s, at)};
        at = next;
    }
    return n;
}

/* Of several the first that is right; a number that only was is the one where no other is
 * said. */
static const struct token *right_one(const struct token *list, size_t n)
{
    for (int standing = IS_RIGHT; standing < IS_WRONG; standing++)
        for (size_t i = 0; i < n; i++)
            if (list[i].standing == (enum standing)standing)
                return &list[i];
    return NULL;
}

/* A plain number, or what is said of it: no sum with its sign or its thousands. */
static bool is_plain_number(const struct scene *s, const struct mark *m)
{
    bool is_figure =
        m->feature == F_number || m->feature == F_amount || m->feature == F_money;

    return is_figure && m->row >= 0 && mark_entity(s, m)->kind == ENTITY_NUMBER &&
           !(mark_entity(s, m)->flags & ENTITY_SCALED);
}

/* "The PO number is 20310", 订单号是20310: what stands right behind is no sum. */
static void drop_other_numbers(struct scene *s)
{
    enum { NEAR = 24 };

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct span of = s->marks[i].at;
        const struct mark *next = NULL;
        if (s->marks[i].feature != F_other_number)
            continue;
        for (size_t k = 0; k < s->n_marks; k++) {
            const struct mark *m = &s->marks[k];
            bool is_behind = m->row >= 0 && m->at.from >= of.until &&
                             m->feature != F_customer && m->feature != F_lead;
            if (is_behind && (!next || m->at.from < next->at.from))
                next = m;
        }
        if (next && next->at.from - of.until <= NEAR && is_plain_number(s, next)) {
            scene_drop(s, next->at);
            i = (size_t)-1;
        }
    }
}

/* "Move Acme to proposal, quote number Q-12": the move takes it along. */
static bool is_moved(const struct scene *s)
{
    bool moves = false, has_stage = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        moves |= s->marks[i].feature == F_move || s->marks[i].feature == F_stage_word;
        has_stage |= s->marks[i].feature == F_stage_any ||
                     s->marks[i].feature == F_stage_proposal ||
                     s->marks[i].feature == F_into_quote;
    }
    return moves && has_stage;
}

bool quote_number_is_called(const struct normal *text, size_t at)
{
    static const char
        calls[] = "单号|编号|单号是|编号是|单号为|number|no|no.|nr|num|#",
        others[] = "订单号|订单编号|合同编号|合同单号|发票单号|发票编号|order number|"
                   "order no|order no.|po number|po no|po no.";

    while (at > 0 && strchr(" :", text->bytes[at - 1]))
        at--;
    return only_ending(text->bytes, at, calls) && !only_ending(text->bytes, at, others);
}

void quote_number_mark(struct scene *s)
{
    struct token list[TOKENS_MOST];
    bool is_named = false;

    drop_other_numbers(s);
    for (size_t i = 0; i < s->n_marks && !is_named; i++)
        is_named = s->marks[i].feature == F_quote_number ||
                   (s->marks[i].feature == F_q_ref &&
                    quote_number_is_called(&s->text, s->marks[i].at.from));
    size_t n = is_named ? read_tokens(s, list) : 0;
    const struct token *right = right_one(list, n);
    for (size_t i = 0; i < n; i++)
        scene_drop(s, list[i].at);
    if (right)
        scene_add(s, is_moved(s) ? F_quote_moved : F_quote_said, right->at, -1);
}
