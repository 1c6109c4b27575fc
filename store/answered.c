/* What was answered through a message of ours: there a line stands where its buttons or
 * its form stood. */

#include "store/actions.h"
#include "store/posts.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { LATEST };

/* Who answers does so soon: what lies further back keeps its buttons. */
#define MOST_BACK "64"

static const char *const sql[] = {
    [LATEST] = "SELECT id, turn, text, card FROM post WHERE conversation = ?1"
               " ORDER BY id DESC LIMIT " MOST_BACK,
};

const struct queries answered_queries = QUERIES("answered", sql);

struct asking {
    int64_t post;
    const char *text, *card;
};

/* The message that carries the action: it was said in the action's turn (actions.c). */
static enum rc find(struct turn *t, const char *action, struct asking *out)
{
    QUERY *q = query(t, &answered_queries, LATEST);
    int64_t turn = strtoll(arena_printf(t->arena, "%.8s", action), NULL, 16);

    bind_int(q, 1, t->where.id);
    for (;;) {
        TRY(row(t, q));
        if (column_int(q, 1) != turn)
            continue;
        *out = (struct asking){column_int(q, 0), column_text(q, 2, t->arena),
                               column_text(q, 3, t->arena)};
        if (strstr(out->card, action))
            return RC_OK;
    }
}

const char *action_line(struct turn *t, const char *what)
{
    return arena_printf(t->arena, IN(t, "%s by %s, %s", "%s：%s，%s"), what, t->me.name,
                        moment_text(t->arena, t->here, t->today, t->lang));
}

static bool is_web(const struct turn *t)
{
    return t->where.id != 0 && strcmp(t->where.platform, "web") == 0;
}

/* The line stands where buttons and form stood. */
static enum rc close(struct turn *t, const struct asking *asking, struct card *card,
                     const char *line)
{
    card->n_buttons = 0;
    card->select = NULL;
    card->form = NULL;
    card->decided = line;
    return post_edit(t, asking->post, asking->text, card_print(card, t->arena));
}

/* RC_ABSENT: it stands nowhere that can be drawn again. */
static enum rc card_of(struct turn *t, const char *action, struct asking *asking,
                       struct card *card)
{
    if (!is_web(t))
        return RC_ABSENT;
    TRY(find(t, action, asking));
    TRY(card_read(asking->card, t->arena, card, &t->err));
    /* a record's card is drawn again as the record stands */
    return text_empty(card->kind) ? RC_OK : RC_ABSENT;
}

enum rc action_answered(struct turn *t, const char *action, const char *line)
{
    struct asking asking;
    struct card card;
    enum rc rc = card_of(t, action, &asking, &card);

    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    return close(t, &asking, &card, line);
}

enum rc action_form_closed(struct turn *t, const char *action, const char *line)
{
    struct asking asking;
    struct card card;
    enum rc rc = card_of(t, action, &asking, &card);

    if (rc != RC_OK || !card.form)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(action_used(t, card.form->action));
    return close(t, &asking, &card, line);
}
