/* What was answered through a message of ours: there a line stands where its buttons or
 * its form stood. */

#include "store/actions.h"
#include "store/people.h"
#include "store/store_inside.h"
#include "store/told.h"

#include <stdlib.h>
#include <string.h>

enum { LATEST, LETTERS };

/* Who answers does so soon: what lies further back keeps its buttons. */
#define MOST_BACK "64"

static const char *const sql[] = {
    [LATEST] = "SELECT id, turn, card FROM post WHERE conversation = ?1"
               " ORDER BY id DESC LIMIT " MOST_BACK,
    /* what one alone sees in a room cannot be drawn again there */
    [LETTERS] = "SELECT id, card FROM outbox WHERE turn = ?1 AND edits = 0"
                " AND only_for = '' AND channel <> 'mail'",
};

const struct queries answered_queries = QUERIES("answered", sql);

/* The message that carries the action: it was said in the action's turn (actions.c). */
static int64_t turn_of(struct turn *t, const char *action)
{
    return strtoll(arena_printf(t->arena, "%.8s", action), NULL, 16);
}

static enum rc find_post(struct turn *t, const char *action, struct spoken *out)
{
    QUERY *q = query(t, &answered_queries, LATEST);
    int64_t turn = turn_of(t, action);

    bind_int(q, 1, t->where.id);
    for (;;) {
        TRY(row(t, q));
        *out = (struct spoken){.post = column_int(q, 0)};
        if (column_int(q, 1) == turn && strstr(column_text(q, 2, t->arena), action))
            return RC_OK;
    }
}

static enum rc find_letter(struct turn *t, const char *action, struct spoken *out)
{
    QUERY *q = query(t, &answered_queries, LETTERS);

    bind_int(q, 1, turn_of(t, action));
    for (;;) {
        TRY(row(t, q));
        *out = (struct spoken){.letter = column_int(q, 0)};
        if (strstr(column_text(q, 1, t->arena), action))
            return RC_OK;
    }
}

const char *action_line(struct turn *t, const char *what)
{
    return arena_printf(t->arena, IN(t, "%s by %s, %s", "%s：%s，%s"), what, t->me.name,
                        moment_text(t->arena, t->here, t->today, t->lang));
}

/* A message of ours, and its card as it looks now. */
struct asking {
    struct spoken at;
    struct spoken_words words;
    struct card card;
};

/* RC_ABSENT: it stands nowhere that can be drawn again, or is answered already. */
static enum rc find(struct turn *t, const char *action, struct asking *out)
{
    bool in_web = t->where.id != 0 && strcmp(t->where.platform, "web") == 0;

    TRY(in_web ? find_post(t, action, &out->at) : find_letter(t, action, &out->at));
    TRY(spoken_read(t, &out->at, &out->words));
    if (!strstr(out->words.card, action))
        return RC_ABSENT;
    TRY(card_read(out->words.card, t->arena, &out->card, &t->err));
    /* a record's card is drawn again as the record stands */
    return text_empty(out->card.kind) ? RC_OK : RC_ABSENT;
}

/* The line stands where buttons and form stood. */
static enum rc close(struct turn *t, struct asking *asking, const char *line)
{
    struct card *card = &asking->card;

    card->n_buttons = 0;
    card->select = NULL;
    card->form = NULL;
    card->decided = line;
    return spoken_edit(t, &asking->at, &asking->words, card_print(card, t->arena));
}

/* Buttons alone stay where others than the web chat show them: a press of one that is
 * used says so. */
static bool can_close(const struct asking *asking)
{
    return asking->at.post || asking->card.form;
}

enum rc action_answered(struct turn *t, const char *action, const char *line)
{
    struct asking asking;
    enum rc rc = find(t, action, &asking);

    if (rc != RC_OK || !can_close(&asking))
        return rc == RC_ABSENT ? RC_OK : rc;
    return close(t, &asking, line);
}

enum rc action_form_closed(struct turn *t, const char *action, const char *line)
{
    struct asking asking;
    enum rc rc = find(t, action, &asking);

    if (rc != RC_OK || !asking.card.form)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(action_used(t, asking.card.form->action));
    return close(t, &asking, line);
}

/* A record's own card is drawn again as the record stands; what merely tells of one is
 * words of ours. */
static bool is_record(const struct card *card)
{
    return !text_empty(card->kind) && !text_empty(card->title);
}

static enum rc take_back(struct turn *t, int64_t post, const struct person *reader,
                         bool to_change)
{
    struct asking asking = {.at = {.post = post}};

    TRY(spoken_read(t, &asking.at, &asking.words));
    if (text_empty(asking.words.card))
        return RC_OK;
    TRY(card_read(asking.words.card, t->arena, &asking.card, &t->err));
    if (is_record(&asking.card) || (!asking.card.n_buttons && !asking.card.form))
        return RC_OK;
    const struct moment now = wall_at(t, reader->zone, t->now);
    return close(
        t, &asking,
        arena_printf(t->arena,
                     to_change ? IN(reader, "Changed by %s, %s", "修改：%s，%s")
                               : IN(reader, "Undone by %s, %s", "已撤销：%s，%s"),
                     t->me.name, moment_text(t->arena, now, now.day, reader->lang)));
}

/* What a turn said in one conversation, not long ago. */
static enum rc take_back_in(struct turn *t, int64_t conversation, int64_t turn,
                            const struct person *reader, bool to_change)
{
    enum { SAID_MOST = 8 };

    QUERY *q = query(t, &answered_queries, LATEST);
    int64_t posts[SAID_MOST];
    size_t n = 0;
    enum rc rc = RC_OK;

    bind_int(q, 1, conversation);
    while (n < SAID_MOST && (rc = row(t, q)) == RC_OK)
        if (column_int(q, 1) == turn)
            posts[n++] = column_int(q, 0);
    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    for (size_t i = 0; i < n; i++)
        TRY(take_back(t, posts[i], reader, to_change));
    return RC_OK;
}

enum rc said_taken_back(struct turn *t, int64_t turn, int64_t actor, bool to_change)
{
    enum { PEOPLE_MOST = 24 };

    int64_t people[PEOPLE_MOST + 1] = {actor};
    size_t n = 0;

    if (t->where.id && !text_same(t->where.purpose, "direct"))
        TRY(take_back_in(t, t->where.id, turn, &t->me, to_change));
    TRY(told_by(t, turn, PEOPLE_MOST, people + 1, &n));
    for (size_t i = 0; i <= n; i++) {
        struct person reader;
        struct place place;

        if (i > 0 && people[i] == actor)
            continue;
        TRY(person_known(t, people[i], &reader));
        if (!reader.is_active)
            continue;
        TRY(place_of_person(t, &reader, &place));
        if (place.where.id)
            TRY(take_back_in(t, place.where.id, turn, &reader, to_change));
    }
    return RC_OK;
}
