/* Nudges, and the line that ends them. */

#include "store/nudges.h"

#include "store/actions.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/posts.h"
#include "store/store_inside.h"

#include <string.h>

enum { ADD, OF, KEEP, DROP };

/* Older ones than these were said long ago: a press on them is answered in words. */
#define MOST_SETTLED "16"

enum { SETTLED_MOST = 16 };

static const char *const sql[] = {
    [ADD] = "INSERT INTO nudge (kind, record, post, outbox, reader, rule, round, card)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '')",
    [OF] = "SELECT post, outbox, reader, rule, round, card FROM nudge"
           " WHERE kind = ?1 AND record = ?2"
           " ORDER BY post DESC, outbox DESC LIMIT " MOST_SETTLED,
    [KEEP] = "UPDATE nudge SET card = ?5"
             " WHERE kind = ?1 AND record = ?2 AND post = ?3 AND outbox = ?4",
    [DROP] = "DELETE FROM nudge"
             " WHERE kind = ?1 AND record = ?2 AND post = ?3 AND outbox = ?4",
};

const struct queries nudges_queries = QUERIES("nudges", sql);

struct said {
    struct nudge nudge;
    struct spoken at;
    int64_t reader;
    const char *card; /* of one that has ended: as it was */
};

static enum rc add(struct turn *t, const struct nudge *nudge, int64_t reader,
                   const struct spoken *at)
{
    QUERY *q = query(t, &nudges_queries, ADD);

    bind_text(q, 1, nudge->kind->name);
    bind_int(q, 2, nudge->record);
    bind_int(q, 3, at->post);
    bind_int(q, 4, at->letter);
    bind_int(q, 5, reader);
    bind_text(q, 6, nudge->rule);
    bind_text(q, 7, nudge->round);
    return done(t, q);
}

static enum rc list(struct turn *t, const struct record_kind *kind, int64_t record,
                    struct said *out, size_t *n)
{
    QUERY *q = query(t, &nudges_queries, OF);
    enum rc rc = RC_OK;

    *n = 0;
    bind_text(q, 1, kind->name);
    bind_int(q, 2, record);
    while (*n < SETTLED_MOST && (rc = row(t, q)) == RC_OK)
        out[(*n)++] =
            (struct said){.at = {.post = column_int(q, 0), .letter = column_int(q, 1)},
                          .reader = column_int(q, 2),
                          .nudge = {.rule = column_text(q, 3, t->arena),
                                    .round = column_text(q, 4, t->arena),
                                    .kind = kind,
                                    .record = record},
                          .card = column_text(q, 5, t->arena)};
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc keep(struct turn *t, const struct said *said, const char *card)
{
    QUERY *q = query(t, &nudges_queries, KEEP);

    bind_text(q, 1, said->nudge.kind->name);
    bind_int(q, 2, said->nudge.record);
    bind_int(q, 3, said->at.post);
    bind_int(q, 4, said->at.letter);
    bind_text(q, 5, card);
    return done(t, q);
}

/* What undoes or changes the answer itself lasts as long as that. */
static enum rc keep_ways(struct turn *t, struct card *card)
{
    size_t n = 0;

    for (size_t i = 0; i < card->n_buttons; i++) {
        struct action action;
        enum rc rc = action_get(t, card->buttons[i].action, &action);

        if (rc == RC_ABSENT)
            continue;
        TRY(rc);
        if (strncmp(action.command, "undo ", 5) == 0 ||
            strncmp(action.command, "change ", 7) == 0)
            card->buttons[n++] = card->buttons[i];
    }
    card->n_buttons = n;
    return RC_OK;
}

static enum rc end(struct turn *t, const struct said *said, const char *line)
{
    struct spoken_words words;
    struct card card;

    TRY(spoken_read(t, &said->at, &words));
    TRY(card_read(words.card, t->arena, &card, &t->err));
    if (text_same(said->nudge.rule, NUDGE_TOUCH_ASKED))
        TRY(keep_ways(t, &card));
    else
        card.n_buttons = 0;
    card.decided = line;
    TRY(keep(t, said, words.card));
    return spoken_edit(t, &said->at, &words, card_print(&card, t->arena));
}

/* What is asked again is answered there: the buttons of before go. In the web chat alone;
 * elsewhere it would cost the platform an edit for each. */
static enum rc end_earlier(struct turn *t, const struct nudge *nudge,
                           const struct person *whom)
{
    struct said said[SETTLED_MOST];
    size_t n;

    TRY(list(t, nudge->kind, nudge->record, said, &n));
    for (size_t i = 0; i < n; i++) {
        QUERY *q = query(t, &nudges_queries, DROP);

        if (!said[i].at.post || said[i].reader != whom->id || said[i].card[0] ||
            !text_same(said[i].nudge.rule, nudge->rule))
            continue;
        TRY(end(t, &said[i], IN(whom, "Asked again below", "下方已再次提醒")));
        bind_text(q, 1, nudge->kind->name);
        bind_int(q, 2, nudge->record);
        bind_int(q, 3, said[i].at.post);
        bind_int(q, 4, said[i].at.letter);
        TRY(done(t, q));
    }
    return RC_OK;
}

enum rc nudge_person(struct turn *t, const struct person *whom, const struct nudge *nudge,
                     const struct card *card, enum tell_how how)
{
    struct spoken at;

    if (card->n_buttons)
        TRY(end_earlier(t, nudge, whom));
    TRY(tell_person_at(t, whom, card, how, &at));
    return card->n_buttons ? add(t, nudge, whom->id, &at) : RC_OK;
}

enum rc nudge_answer(struct turn *t, const struct nudge *asked, const struct spoken *at)
{
    return add(t, asked, t->me.id, at);
}

enum rc nudge_touched(struct turn *t, const struct spoken *at, bool *is_nudge)
{
    struct said said[SETTLED_MOST];
    size_t n;

    *is_nudge = false;
    for (size_t i = 0; i < t->n_touched && !*is_nudge; i++) {
        TRY(list(t, t->touched[i].kind, t->touched[i].id, said, &n));
        for (size_t k = 0; k < n; k++)
            *is_nudge |= said[k].at.post == at->post && said[k].at.letter == at->letter;
    }
    return RC_OK;
}

/* The buttons run what they ran, under new ids: the old ones are used. */
static enum rc begin_anew(struct turn *t, const struct said *said)
{
    struct spoken_words words;
    struct card card;

    TRY(spoken_read(t, &said->at, &words));
    TRY(card_read(words.card, t->arena, &card, &t->err));
    if (text_same(said->nudge.rule, NUDGE_TOUCH_ASKED) && card.n_buttons == 0)
        return RC_OK; /* what it answered was taken back */
    TRY(card_read(said->card, t->arena, &card, &t->err));
    for (size_t i = 0; i < card.n_buttons; i++) {
        struct action action;
        enum rc rc = action_get(t, card.buttons[i].action, &action);

        if (rc == RC_ABSENT)
            return RC_OK; /* so old that what stood behind it is deleted */
        TRY(rc);
        card.buttons[i].command = action.command;
        card.buttons[i].action = NULL;
    }
    TRY(card_mint(t, &card, "", 0, 0, said->reader));
    TRY(keep(t, said, ""));
    return spoken_edit(t, &said->at, &words, card_print(&card, t->arena));
}

enum rc nudges_settle(struct turn *t, const struct record_kind *kind, int64_t record,
                      nudge_stands *stands)
{
    struct said said[SETTLED_MOST];
    size_t n;

    TRY(list(t, kind, record, said, &n));
    for (size_t i = 0; i < n; i++) {
        bool has_ended = said[i].card[0] != '\0';
        const char *line = NULL;
        struct person reader;

        TRY(person_known(t, said[i].reader, &reader));
        TRY(stands(t, &said[i].nudge, &reader, &line));
        if (line && !has_ended)
            TRY(end(t, &said[i], line));
        else if (!line && has_ended)
            TRY(begin_anew(t, &said[i]));
    }
    return RC_OK;
}
