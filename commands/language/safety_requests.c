/* When words about a request for approval ask for none. */
#include "commands/language/safety_inside.h"

/* 客户希望我们给8折，我没答应: what was refused is asked for by nobody; nor is it where
 * the wish stands in another clause. */
static bool is_refused_wish(const struct view *view)
{
    static const enum feature asks[] = {F_submit, F_please_approve, F_polite};
    const struct view *whole = view->scene->whole;

    if (whole->has[F_ask_mark] && (whole->has[F_no] || whole->has[F_no_weak]))
        return true; /* "refund Oakline 500? no" */
    for (size_t i = 0; i < COUNT(asks); i++)
        if (whole->has[asks[i]])
            return false;
    return whole->has[F_turned_down];
}

/* One of these stands before it, in its clause. */
static bool stands_behind(const struct view *view, const struct mark *ask,
                          const enum feature *features, size_t n)
{
    const struct scene *s = view->scene;
    size_t clause = scene_clause(s, ask->at.from);
    const struct mark *m;

    for (size_t i = 0; i < n; i++)
        for (size_t row = 0; (m = view_next(view, features[i], &row));)
            if (m->at.until <= ask->at.from && scene_clause(s, m->at.from) == clause)
                return true;
    return false;
}

/* Each word that could ask stands behind one of these. */
static bool all_behind(const struct view *view, const enum feature *features, size_t n)
{
    static const enum feature asks[] = {F_please_approve, F_submit, F_request,
                                        F_approval};
    const struct mark *m;
    bool any = false;

    for (size_t i = 0; i < COUNT(asks); i++)
        for (size_t row = 0; (m = view_next(view, asks[i], &row)); any = true)
            if (!stands_behind(view, m, features, n))
                return false;
    return any;
}

/* 先别给铂曼申请9折, "Dan is reluctant to approve the discount": each word that could ask
 * stands behind one that denies it, or tells on what it depends. */
static bool asks_nothing(const struct view *view)
{
    static const enum feature denials[] = {F_negation, F_forbid, F_balks, F_iffy};

    return all_behind(view, denials, COUNT(denials)) &&
           !view->scene->whole->has[F_is_question];
}

bool safety_weighs_request(const struct view *view)
{
    static const enum feature doubts[] = {F_guess, F_whether_to};

    return all_behind(view, doubts, COUNT(doubts));
}

bool safety_vetoes_request(const struct view *view)
{
    return is_refused_wish(view) || asks_nothing(view);
}
