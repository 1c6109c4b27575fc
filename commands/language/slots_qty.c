/* How many: of goods, and not of papers or parts. */
#include "commands/language/slots.h"

#include <string.h>

/* 一份报价 is no quantity of goods. */
static bool counts_a_paper(const struct view *view, const struct mark *mark)
{
    static const enum feature papers[] = {F_quote, F_order, F_lead_noun, F_invoice};
    const struct mark *m;

    for (size_t i = 0; i < COUNT(papers); i++)
        for (size_t row = 0; (m = view_next(view, papers[i], &row));)
            if (m->at.from >= mark->at.until && m->at.from - mark->at.until <= 1)
                return true;
    return false;
}

/* 分两批发货, 分三期: how it is parted, and nothing that is ordered. */
static bool counts_parts(const struct view *view, const struct mark *mark)
{
    static const char *const parts[] = {"批", "次", "期", "笔", "回"};
    const struct entity *e = mark_entity(view->scene, mark);

    for (size_t i = 0; e->unit && i < COUNT(parts); i++)
        if (strcmp(e->unit, parts[i]) == 0)
            return true;
    return false;
}

/* 3千8一套, 每台480: what the price is for, and no quantity besides. */
static bool is_price_s_unit(const struct view *view, const struct mark *mark)
{
    const struct mark *m, *amount;

    for (size_t row = 0; (m = view_next(view, F_each, &row));)
        for (size_t from = 0;
             m->at.from == mark->at.from && (amount = view_next(view, F_number, &from));)
            if (amount->at.until <= mark->at.from &&
                mark->at.from - amount->at.until <= 1)
                return true;
    return false;
}

/* How many bytes of what stands here are a thing in the plural, "flow controllers": one
 * word, or two that a price or the clause's end stands behind. */
static size_t things_len(const char *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    static const char *const ends[] = {" at ", " @", " each", " for ", ",", " x "};
    size_t len = strspn(at, letters), second;

    if (len >= 4 && at[len - 1] == 's')
        return len;
    if (len < 3 || at[len] != ' ')
        return 0;
    second = strspn(at + len + 1, letters);
    len += 1 + second;
    if (second < 4 || at[len - 1] != 's')
        return 0;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (strncmp(at + len, ends[i], strlen(ends[i])) == 0)
            return len;
    return at[len] ? 0 : len;
}

/* "2 inverters", "an order for 40 chillers": a small number, and what it counts. */
const struct mark *slot_counted(const struct view *view, struct span *things)
{
    const struct scene *s = view->scene;
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_number, &row));) {
        const struct entity *e = mark_entity(s, m);
        const char *behind = s->text.bytes + m->at.until;
        size_t len = *behind == ' ' ? things_len(behind + 1) : 0;
        bool is_whole = e->number.scale == 0 && !(e->flags & ENTITY_SCALED) &&
                        !e->is_range && !e->currency[0];
        *things = (struct span){m->at.until + 1, m->at.until + 1 + len};
        if (is_whole && (len || slot_model_at(s, m->at.until + 1, NULL)))
            return m;
    }
    *things = (struct span){0};
    return NULL;
}

void slot_qty(const struct filling *f)
{
    const struct mark *mark = NULL, *m;
    struct span things;

    for (size_t row = 0; !mark && (m = view_next(f->view, F_quantity, &row));)
        if (!counts_a_paper(f->view, m) && !counts_parts(f->view, m) &&
            !is_price_s_unit(f->view, m))
            mark = m;
    if (mark) {
        slot_put_number(f, "qty", mark_entity(f->view->scene, mark)->number, mark);
        return;
    }
    if (!(mark = slot_nearest(f->view, F_number, F_tally, 2)))
        mark = slot_counted(f->view, &things);
    if (mark)
        slot_put_number(f, "qty", mark_entity(f->view->scene, mark)->number, mark);
}
