/* ranked.c - "top 5 deals by amount", 最大的三张逾期: a list in the order of its sums or
 * days, and so many of it. */
#include "commands/language/slots.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <ctype.h>
#include <string.h>

/* By what it is ordered; what says it most plainly stands first. */
static const struct {
    enum small row;
    const char *value;
} orders[] = {
    {SMALL_rank_soon, "soon"},   {SMALL_rank_old, "old"},     {SMALL_rank_new, "new"},
    {SMALL_rank_small, "small"}, {SMALL_rank_large, "large"},
};

static const char *order_of(struct arena *arena, const char *text)
{
    for (size_t i = 0; i < COUNT(orders); i++)
        if (only_found(arena, text, small_row(orders[i].row)))
            return orders[i].value;
    return NULL;
}

/* "The biggest invoices" are of what is open; NULL: of what, is not said. */
const char *ranked_kind(const struct scene *s)
{
    static const struct {
        enum small row;
        const char *value;
    } kinds[] = {
        {SMALL_rank_overdue, "overdue"},
        {SMALL_rank_invoices, "receivable"},
        {SMALL_rank_leads, "leads"},
        {SMALL_rank_deals, "pipeline"},
    };

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (only_found(s->arena, s->text.bytes, small_row(kinds[i].row)))
            return kinds[i].value;
    return NULL;
}

/* Nothing but what is listed, in which order, whose, and how many. */
static bool is_list_alone(const struct scene *s)
{
    char *plain = arena_copy(s->arena, s->text.bytes);

    for (char *at = plain; *at; at++)
        if (isdigit((unsigned char)*at))
            *at = ' ';
    for (size_t i = 0; i < s->names.n; i++) {
        const struct span at = s->names.rows[i].at;
        if (s->names.rows[i].known.kind == KNOWN_PERSON)
            memset(plain + at.from, ' ', at.until - at.from);
    }
    const char *letters = only_letters(s->arena, plain);
    return letters[0] && only_of(letters, small_row(SMALL_rank_around));
}

void ranked_mark(struct scene *s)
{
    const char *text = s->text.bytes;

    if (order_of(s->arena, text) && ranked_kind(s) && is_list_alone(s))
        scene_add(s, F_ranked, (struct span){0, s->text.len}, -1);
}

void slot_rank(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const char *order = order_of(s->arena, s->text.bytes);

    if (order)
        slot_put(f->view, f->out, "rank", SLOT_TEXT, order, (struct span){0}, "rank");
}

/* "The biggest deal" is one. */
static bool is_single(struct arena *arena, const char *text)
{
    return only_found(arena, text, small_row(SMALL_rank_single));
}

/* 前五大, 三张, "top 5": a count, and no sum or day. */
void slot_top(const struct filling *f)
{
    enum { TOP_MOST = 50 };

    const struct scene *s = f->view->scene;
    const char *one = "1";

    if (!order_of(s->arena, s->text.bytes))
        return;
    for (size_t i = 0; i < s->entities.n; i++) {
        const struct entity *e = &s->entities.rows[i];
        bool is_count = (e->kind == ENTITY_NUMBER || e->kind == ENTITY_QUANTITY) &&
                        !(e->flags & ENTITY_SCALED) && e->number.scale == 0 &&
                        e->number.units >= 1 && e->number.units <= TOP_MOST;
        if (is_count) {
            slot_put(f->view, f->out, "top", SLOT_NUMBER,
                     decimal_text(s->arena, e->number), s->entity_at[i], "top");
            return;
        }
    }
    if (is_single(s->arena, s->text.bytes))
        slot_put(f->view, f->out, "top", SLOT_NUMBER, one, (struct span){0}, "top");
}
