/* What stands behind a button. */

#include "store/actions.h"

#include "store/store_inside.h"

#include <string.h>

enum { ADD, GET, USED };

static const char *const sql[] = {
    [ADD] = "INSERT INTO action (id, command, kind, record, version, person, until,"
            " used_turn) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
    [GET] = "SELECT command, kind, record, version, person, until, used_turn FROM action"
            " WHERE id = ?1",
    [USED] = "UPDATE action SET used_turn = ?2 WHERE id = ?1 AND used_turn = 0",
};

const struct queries actions_queries = QUERIES("actions", sql);

enum rc action_add(struct turn *t, struct action *action)
{
    QUERY *q = query(t, &actions_queries, ADD);

    /* 128 bits of chance behind the turn's number: what is written together stands
     * together, and each row does not cost a page of its own. */
    action->id = arena_printf(t->arena, "%08llx%s", (unsigned long long)t->id,
                              secret_id(t->arena));
    bind_text(q, 1, action->id);
    bind_text(q, 2, action->command);
    bind_text(q, 3, action->kind);
    bind_int(q, 4, action->record);
    bind_int(q, 5, action->version);
    bind_int(q, 6, action->person);
    bind_int(q, 7, action->until);
    return done(t, q);
}

/* Not ours, or so old that it was deleted (ended.c). */
static enum rc no_action(struct turn *t)
{
    (void)err_set(&t->err, RC_ABSENT, "%s",
                  IN(t, "this button is not known here", "这个按钮已失效"));
    return err_hint(&t->err, "%s",
                    IN(t, "ask to be shown it again, or type the command",
                       "请重新查看，或直接发命令"));
}

enum rc action_get(struct turn *t, const char *id, struct action *out)
{
    QUERY *q = query(t, &actions_queries, GET);
    enum rc rc;

    bind_text(q, 1, id);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return no_action(t);
    TRY(rc);
    *out = (struct action){.id = arena_copy(t->arena, id),
                           .command = column_text(q, 0, t->arena),
                           .kind = column_text(q, 1, t->arena),
                           .record = column_int(q, 2),
                           .version = column_int(q, 3),
                           .person = column_int(q, 4),
                           .until = column_int(q, 5),
                           .used_turn = column_int(q, 6)};
    if (t->in && t->in->action && strcmp(t->in->action, id) == 0)
        t->inside->words = out->command;
    return RC_OK;
}

enum rc action_used(struct turn *t, const char *id)
{
    QUERY *q = query(t, &actions_queries, USED);

    bind_text(q, 1, id);
    bind_int(q, 2, t->id);
    return done(t, q);
}

static enum rc mint(struct turn *t, const struct action *model, const char *command,
                    const char **action)
{
    struct action made = *model;

    if (*action || text_empty(command))
        return RC_OK;
    made.command = command;
    TRY(action_add(t, &made));
    *action = made.id;
    return RC_OK;
}

enum rc card_mint(struct turn *t, struct card *card, const char *kind, int64_t record,
                  int64_t version, int64_t person)
{
    const struct action model = {
        .kind = kind, .record = record, .version = version, .person = person};

    for (size_t i = 0; i < card->n_buttons; i++)
        TRY(mint(t, &model, card->buttons[i].command, &card->buttons[i].action));
    if (card->select) {
        struct card_select *select = TAKE(t->arena, struct card_select);

        *select = *card->select;
        card->select = select;
        TRY(mint(t, &model, select->command, &select->action));
    }
    if (card->form) {
        struct card_form *form = TAKE(t->arena, struct card_form);

        *form = *card->form;
        card->form = form;
        TRY(mint(t, &model, form->command, &form->action));
    }
    return RC_OK;
}
