/* What stands behind a button. */

#include "store/actions.h"

#include "store/store_inside.h"

#include <string.h>

enum { ADD, GET, USED };

static const char *const sql[] = {
    [ADD] = "INSERT INTO action (id, commands, kind, record, version, person, until)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [GET] = "SELECT a.commands, a.kind, a.record, a.version, a.person, a.until,"
            " COALESCE(u.turn, 0) FROM action a LEFT JOIN action_used u ON u.id = ?2"
            " WHERE a.id = ?1",
    [USED] = "INSERT INTO action_used (id, turn) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
};

const struct queries actions_queries = QUERIES("actions", sql);

/* Turn and chance; behind them the letter of a button whose row has several. */
enum { ID = 8 + 22, MOST_MINTED = CARD_MOST_BUTTONS + 2 };

static enum rc add_row(struct turn *t, const struct action *action, const char *commands,
                       const char **id)
{
    QUERY *q = query(t, &actions_queries, ADD);

    /* 128 bits of chance behind the turn's number: what is written together stands
     * together, and each row does not cost a page of its own. */
    *id = arena_printf(t->arena, "%08llx%s", (unsigned long long)t->id,
                       secret_id(t->arena));
    bind_text(q, 1, *id);
    bind_text(q, 2, commands);
    bind_text(q, 3, action->kind);
    bind_int(q, 4, action->record);
    bind_int(q, 5, action->version);
    bind_int(q, 6, action->person);
    bind_int(q, 7, action->until);
    return done(t, q);
}

enum rc action_add(struct turn *t, struct action *action)
{
    return add_row(t, action, action->command, &action->id);
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

/* A list begins with an end of line. The letter behind the id names one of its lines, and
 * must stand there: one button has one id. NULL: there is no such line. */
static const char *command_at(struct arena *arena, const char *commands, char letter)
{
    if (commands[0] != '\n')
        return letter ? NULL : commands;
    if (letter < 'a')
        return NULL;
    for (; commands && letter >= 'a'; letter--) {
        commands = strchr(commands, '\n');
        commands = commands ? commands + 1 : NULL;
    }
    return commands ? arena_copy_bytes(arena, commands, strcspn(commands, "\n")) : NULL;
}

enum rc action_get(struct turn *t, const char *id, struct action *out)
{
    size_t len = strlen(id);
    QUERY *q = query(t, &actions_queries, GET);
    const char *command;
    enum rc rc;

    if (len < ID || len > ID + 1)
        return no_action(t);
    bind_text(q, 1, arena_copy_bytes(t->arena, id, ID));
    bind_text(q, 2, id);
    rc = row(t, q);
    if (rc == RC_ABSENT)
        return no_action(t);
    TRY(rc);
    command = command_at(t->arena, column_text(q, 0, t->arena), id[ID]);
    if (!command)
        return no_action(t);
    *out = (struct action){.id = arena_copy(t->arena, id),
                           .command = command,
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

bool action_same_card(const char *one, const char *other)
{
    return strlen(one) >= ID && strlen(other) >= ID && strncmp(one, other, ID) == 0;
}

/* What of a card has a command and no action yet. */
struct minting {
    const char *commands[MOST_MINTED], **actions[MOST_MINTED];
    size_t n, len;
};

static enum rc gather(struct turn *t, struct minting *minting, const struct action *model,
                      const char *command, const char **action)
{
    struct action alone = *model;

    if (*action || text_empty(command))
        return RC_OK;
    if (!strchr(command, '\n')) {
        minting->len += 1 + strlen(command);
        minting->commands[minting->n] = command;
        minting->actions[minting->n++] = action;
        return RC_OK;
    }
    /* Its own ends of line would be taken for a list's. */
    alone.command = command;
    TRY(action_add(t, &alone));
    *action = alone.id;
    return RC_OK;
}

static const char *lettered(struct arena *arena, const char *id, size_t line)
{
    char *whole = arena_take(arena, ID + 2);

    memcpy(whole, id, ID);
    whole[ID] = (char)('a' + line);
    whole[ID + 1] = '\0';
    return whole;
}

/* One row for all of them: a card is pressed once or never, and a row for each of its
 * buttons would be most of what it costs. */
static enum rc mint(struct turn *t, const struct minting *minting,
                    const struct action *model)
{
    const char *id, *commands = minting->commands[0];
    struct text lines;

    if (minting->n == 0)
        return RC_OK;
    if (minting->n > 1) {
        text_init(&lines, t->arena, minting->len);
        for (size_t i = 0; i < minting->n; i++) {
            text_add(&lines, "\n");
            text_add(&lines, minting->commands[i]);
        }
        commands = lines.bytes;
    }
    TRY(add_row(t, model, commands, &id));
    for (size_t i = 0; i < minting->n; i++)
        *minting->actions[i] = minting->n > 1 ? lettered(t->arena, id, i) : id;
    return RC_OK;
}

enum rc card_mint(struct turn *t, struct card *card, const char *kind, int64_t record,
                  int64_t version, int64_t person)
{
    const struct action model = {
        .kind = kind, .record = record, .version = version, .person = person};
    struct minting minting = {.n = 0};

    for (size_t i = 0; i < card->n_buttons; i++)
        TRY(gather(t, &minting, &model, card->buttons[i].command,
                   &card->buttons[i].action));
    if (card->select) {
        struct card_select *select = TAKE(t->arena, struct card_select);

        *select = *card->select;
        card->select = select;
        TRY(gather(t, &minting, &model, select->command, &select->action));
    }
    if (card->form) {
        struct card_form *form = TAKE(t->arena, struct card_form);

        *form = *card->form;
        card->form = form;
        TRY(gather(t, &minting, &model, form->command, &form->action));
    }
    return mint(t, &minting, &model);
}
