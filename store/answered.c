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
    [LATEST] = "SELECT id, turn, card, only_for FROM post WHERE conversation = ?1"
               " ORDER BY id DESC LIMIT " MOST_BACK,
    /* what one alone sees in a room cannot be drawn again there */
    [LETTERS] = "SELECT id, card FROM outbox WHERE turn = ?1 AND edits = 0"
                " AND only_for = '' AND channel <> 'mail'",
};

const struct queries answered_queries = QUERIES("answered", sql);

const struct answered answered_filled = {"Filled in", "已填写", true},
                      answered_cancelled = {"Cancelled", "已取消", true},
                      answered_undone = {"Undone", "已撤销", true};

/* A message of ours, and its card as it looks now. */
struct asking {
    struct spoken at;
    bool is_shared; /* all in a room of the web chat read it, each in their manner */
    struct post_reading *readings;
    struct spoken_words words;
    struct card card; /* that bears the action, of whichever reading */
};

/* The message that carries the action: it was said in the action's turn (actions.c). */
static int64_t turn_of(struct turn *t, const char *action)
{
    return strtoll(arena_printf(t->arena, "%.8s", action), NULL, 16);
}

/* The reading whose card bears the action, or NULL. */
static const struct post_reading *bearing(const struct post_reading *list,
                                          const char *action)
{
    while (list && !strstr(list->card, action))
        list = list->next;
    return list;
}

static bool is_room(const struct conversation *where)
{
    return !where->one && !where->other;
}

static enum rc find_post(struct turn *t, const char *action, struct asking *out)
{
    QUERY *q = query(t, &answered_queries, LATEST);
    int64_t turn = turn_of(t, action);

    bind_int(q, 1, t->where.id);
    for (;;) {
        TRY(row(t, q));
        if (column_int(q, 1) != turn)
            continue;
        out->at = (struct spoken){.post = column_int(q, 0)};
        out->is_shared = is_room(&t->where) && column_int(q, 3) == 0;
        TRY(readings_of(t, out->at.post, t->arena, &out->readings));
        if (strstr(column_text(q, 2, t->arena), action) || bearing(out->readings, action))
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

/* RC_ABSENT: it stands nowhere that can be drawn again, or is answered already. */
static enum rc find_message(struct turn *t, const char *action, struct asking *out)
{
    bool in_web = t->where.id != 0 && strcmp(t->where.platform, "web") == 0;

    *out = (struct asking){.is_shared = false};
    TRY(in_web ? find_post(t, action, out) : find_letter(t, action, &out->at));
    TRY(spoken_read(t, &out->at, &out->words));
    const struct post_reading *read = bearing(out->readings, action);
    const char *card = strstr(out->words.card, action) ? out->words.card
                       : read                          ? read->card
                                                       : NULL;
    if (!card)
        return RC_ABSENT;
    return card_read(card, t->arena, &out->card, &t->err);
}

/* A record's own card is drawn again as the record stands; what merely tells of one is
 * words of ours. */
static bool is_record(const struct card *card)
{
    return !text_empty(card->kind) && !text_empty(card->title);
}

static enum rc find(struct turn *t, const char *action, struct asking *out)
{
    TRY(find_message(t, action, out));
    return is_record(&out->card) ? RC_ABSENT : RC_OK;
}

/* As one reads it. */
static const char *line_for(struct turn *t, const struct answered *as,
                            const struct person *reader)
{
    const struct moment now = wall_at(t, reader->zone, t->now);
    const char *what = reader->lang == LANG_ZH ? as->zh : as->en;

    return as->says_who ? arena_printf(t->arena, IN(reader, "%s by %s, %s", "%s：%s，%s"),
                                       what, t->me.name,
                                       moment_text(t->arena, now, now.day, reader->lang))
                        : what;
}

/* The line stands where buttons and form stood. */
static enum rc closed(struct turn *t, const char *json, const struct answered *as,
                      const struct person *reader, const char **out)
{
    struct card card;

    TRY(card_read(json, t->arena, &card, &t->err));
    card.n_buttons = 0;
    card.select = NULL;
    card.form = NULL;
    card.decided = line_for(t, as, reader);
    *out = card_print(&card, t->arena);
    return RC_OK;
}

/* Those in whose manner it did not read yet find it so from now on. */
static enum rc close_readings(struct turn *t, const struct asking *asking,
                              const struct answered *as)
{
    const struct manner *manners;
    size_t n;

    TRY(known_manners(t, &manners, &n));
    for (size_t i = 0; i < n; i++) {
        const struct post_reading *had = reading_in(asking->readings, manners[i]);
        const struct person reader = manner_reader(manners[i]);
        const char *card;

        TRY(closed(t, had ? had->card : asking->words.card, as, &reader, &card));
        TRY(reading_put(t, asking->at.post, manners[i],
                        had ? had->text : asking->words.text, card));
    }
    return RC_OK;
}

static enum rc close(struct turn *t, const struct asking *asking,
                     const struct answered *as, const struct person *reader)
{
    const struct person firm = manner_reader(manner_of_firm(t));
    const char *card;

    TRY(closed(t, asking->words.card, as, asking->is_shared ? &firm : reader, &card));
    if (!asking->is_shared)
        return spoken_edit(t, &asking->at, &asking->words, card);
    TRY(close_readings(t, asking, as));
    return spoken_edit_read(t, &asking->at, &asking->words, card);
}

/* Buttons alone stay where others than the web chat show them: a press of one that is
 * used says so. */
static bool can_close(const struct asking *asking)
{
    return asking->at.post || asking->card.form;
}

enum rc action_answered(struct turn *t, const char *action, const struct answered *as)
{
    struct asking asking;
    enum rc rc = find(t, action, &asking);

    if (rc != RC_OK || !can_close(&asking))
        return rc == RC_ABSENT ? RC_OK : rc;
    return close(t, &asking, as, &t->me);
}

enum rc action_form_closed(struct turn *t, const char *action, const struct answered *as)
{
    struct asking asking;
    enum rc rc = find(t, action, &asking);

    if (rc != RC_OK || !asking.card.form)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(action_used(t, asking.card.form->action));
    return close(t, &asking, as, &t->me);
}

/* Without the button that has this action, and those whose time is over. */
static enum rc take_out(struct turn *t, struct asking *asking, const char *action)
{
    struct card *card = &asking->card;
    size_t n = 0;

    for (size_t i = 0; i < card->n_buttons; i++) {
        const struct card_button *button = &card->buttons[i];

        if (!text_same(button->action, action) &&
            (!button->until || t->now <= button->until))
            card->buttons[n++] = *button;
    }
    if (n == card->n_buttons)
        return RC_OK;
    card->n_buttons = n;
    return spoken_edit(t, &asking->at, &asking->words, card_json(t, card));
}

enum rc action_pressed(struct turn *t, const char *action)
{
    struct asking asking;
    bool is_nudge = false;
    enum rc rc = find(t, action, &asking);

    if (rc != RC_OK || !asking.at.post || asking.readings)
        return rc == RC_ABSENT ? RC_OK : rc;
    TRY(nudge_touched(t, &asking.at, &is_nudge));
    return is_nudge ? RC_OK : take_out(t, &asking, action);
}

enum rc action_ended(struct turn *t, const char *action)
{
    const struct err refusal = t->err;
    struct action ended;
    struct asking asking;
    enum rc rc = action_get(t, action, &ended);

    if (rc == RC_OK)
        rc = ended.until && ended.until < t->now ? find_message(t, action, &asking)
                                                 : RC_ABSENT;
    if (rc == RC_OK)
        rc = take_out(t, &asking, action);
    t->err = refusal;
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc take_back(struct turn *t, int64_t post, bool is_shared,
                         const struct person *reader, bool to_change)
{
    static const struct answered changed = {"Changed", "修改", true};
    struct asking asking = {.at = {.post = post}, .is_shared = is_shared};

    TRY(spoken_read(t, &asking.at, &asking.words));
    if (text_empty(asking.words.card))
        return RC_OK;
    TRY(card_read(asking.words.card, t->arena, &asking.card, &t->err));
    if (is_record(&asking.card) || (!asking.card.n_buttons && !asking.card.form))
        return RC_OK;
    TRY(readings_of(t, post, t->arena, &asking.readings));
    return close(t, &asking, to_change ? &changed : &answered_undone, reader);
}

/* What a turn said in one conversation, not long ago. */
static enum rc take_back_in(struct turn *t, const struct conversation *where,
                            int64_t turn, const struct person *reader, bool to_change)
{
    enum { SAID_MOST = 8 };

    QUERY *q = query(t, &answered_queries, LATEST);

    struct {
        int64_t id;
        bool is_shared;
    } posts[SAID_MOST];

    size_t n = 0;
    enum rc rc = RC_OK;

    bind_int(q, 1, where->id);
    while (n < SAID_MOST && (rc = row(t, q)) == RC_OK)
        if (column_int(q, 1) == turn) {
            posts[n].is_shared = is_room(where) && column_int(q, 3) == 0;
            posts[n++].id = column_int(q, 0);
        }
    if (rc != RC_OK && rc != RC_ABSENT)
        return rc;
    for (size_t i = 0; i < n; i++)
        TRY(take_back(t, posts[i].id, posts[i].is_shared, reader, to_change));
    return RC_OK;
}

enum rc said_taken_back(struct turn *t, int64_t turn, int64_t actor, bool to_change)
{
    enum { PEOPLE_MOST = 24 };

    int64_t people[PEOPLE_MOST + 1] = {actor};
    size_t n = 0;

    if (t->where.id && !text_same(t->where.purpose, "direct"))
        TRY(take_back_in(t, &t->where, turn, &t->me, to_change));
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
            TRY(take_back_in(t, &place.where, turn, &reader, to_change));
    }
    return RC_OK;
}
