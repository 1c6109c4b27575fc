/* Where records' cards were shown, and how they are drawn again when the record changes.
 */

#include "store/actions.h"
#include "store/conversations.h"
#include "store/posts.h"
#include "store/say.h"
#include "store/store_inside.h"
#include "store/view.h"

#include <string.h>

enum { ADD, OF, FORGET, FORGET_OF, POST, LETTER, LETTER_CARD };

/* A record that was looked at again and again is redrawn where it was shown last; the
 * buttons of older cards are refused by their version. */
#define MOST_REDRAWN "16"

static const char *const sql[] = {
    [ADD] = "INSERT INTO shown (kind, record, post, outbox, reader, lang)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
    [OF] = "SELECT post, outbox, reader, lang FROM shown WHERE kind = ?1 AND record = ?2"
           " ORDER BY post DESC, outbox DESC LIMIT " MOST_REDRAWN,
    [FORGET] = "DELETE FROM shown WHERE reader = ?1 AND outbox <> 0"
               " AND (SELECT channel FROM outbox WHERE id = shown.outbox) = ?2",
    [FORGET_OF] = "DELETE FROM shown WHERE kind = ?1 AND record = ?2",
    [POST] = "SELECT text, card FROM post WHERE id = ?1",
    [LETTER] = "SELECT channel, lane, only_for, text FROM outbox WHERE id = ?1",
    [LETTER_CARD] =
        "SELECT card FROM outbox WHERE (id = ?1 OR (edits = ?1 AND edits <> 0))"
        " ORDER BY id DESC LIMIT 1",
};

const struct queries shown_queries = QUERIES("shown", sql);

struct shown {
    struct spoken at;
    int64_t reader;
    enum lang lang;
};

enum rc shown_add(struct turn *t, const char *kind, int64_t record,
                  const struct spoken *spoken, int64_t reader, enum lang lang)
{
    QUERY *q = query(t, &shown_queries, ADD);

    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    bind_int(q, 3, spoken->post);
    bind_int(q, 4, spoken->letter);
    bind_int(q, 5, reader);
    bind_int(q, 6, lang);
    return done(t, q);
}

enum rc shown_forget(struct turn *t, int64_t reader, const char *channel)
{
    QUERY *q = query(t, &shown_queries, FORGET);

    bind_int(q, 1, reader);
    bind_text(q, 2, channel);
    return done(t, q);
}

/* The version that its buttons are bound to. */
static enum rc version_of(struct turn *t, const struct record_kind *kind, int64_t id,
                          int64_t *version)
{
    char *record = arena_take(t->arena, kind->size);

    TRY(record_get_any(t, kind, id, record));
    *version = *(const int64_t *)(const void *)(record + kind->columns[1].offset);
    return RC_OK;
}

enum rc record_mint(struct turn *t, const struct record_kind *kind, int64_t id,
                    struct card *card)
{
    int64_t version;

    if (card->n_buttons == 0 && !card->select && !card->form)
        return RC_OK;
    TRY(version_of(t, kind, id, &version));
    return card_mint(t, card, kind->name, id, version, 0);
}

enum rc record_card(struct turn *t, const struct record_kind *kind, int64_t id,
                    const struct person *reader, enum lang lang, struct card *out)
{
    TRY(view_draw(t, kind, id, reader, lang, out));
    return record_mint(t, kind, id, out);
}

/* Drawing again. */

/* A card's JSON without its actions, which are new each time. card_print writes a string
 * of URL-safe letters behind the key. */
static const char *without_actions(struct arena *arena, const char *json)
{
    static const char key[] = ",\"action\":\"";
    char *copy = arena_copy(arena, json), *to = copy;
    const char *at = json, *found;

    while ((found = strstr(at, key))) {
        memmove(to, copy + (at - json), (size_t)(found - at));
        to += found - at;
        at = found + strlen(key);
        at += strcspn(at, "\"");
        at += *at == '"';
    }
    memmove(to, copy + (at - json), strlen(at) + 1);
    return copy;
}

/* What became of a record that was undone: its last card, closed. */
static enum rc draw_undone(struct turn *t, const char *before,
                           const struct person *reader, struct card *out)
{
    TRY(card_read(before, t->arena, out, &t->err));
    out->n_buttons = 0;
    out->select = NULL;
    out->form = NULL;
    out->decided = IN(reader, "Undone", "已撤销");
    return RC_OK;
}

/* In a room some of its buttons were for some of the people there, and are again. */
static enum rc share_again(struct turn *t, const char *before, struct card *card)
{
    struct card was;

    if (text_empty(before))
        return RC_OK;
    TRY(card_read(before, t->arena, &was, &t->err));
    for (size_t i = 0; i < was.n_buttons; i++)
        if (was.buttons[i].n_only_for)
            return answer_whose(t, card);
    return RC_OK;
}

/* Sets *json when the card looks different now; to NULL when it does not, or when the
 * reader may not see it any more. */
static enum rc draw_anew(struct turn *t, const struct touched *touched,
                         const struct person *reader, const char *before,
                         const char **json)
{
    struct card card = {0};
    enum rc rc = view_draw(t, touched->kind, touched->id, reader, reader->lang, &card);

    *json = NULL;
    if (rc == RC_DENIED || (rc == RC_ABSENT && text_empty(before)))
        return RC_OK;
    if (rc == RC_ABSENT)
        rc = draw_undone(t, before, reader, &card);
    TRY(rc);
    TRY(share_again(t, before, &card));
    if (strcmp(without_actions(t->arena, before), card_print(&card, t->arena)) == 0)
        return RC_OK;
    TRY(record_mint(t, touched->kind, touched->id, &card));
    *json = card_print(&card, t->arena);
    return RC_OK;
}

static enum rc read_post(struct turn *t, int64_t id, struct spoken_words *out)
{
    QUERY *q = query(t, &shown_queries, POST);

    bind_int(q, 1, id);
    TRY(row(t, q));
    *out = (struct spoken_words){.text = column_text(q, 0, t->arena),
                                 .card = column_text(q, 1, t->arena)};
    return RC_OK;
}

static enum rc newest_card(struct turn *t, int64_t id, const char **card)
{
    QUERY *q = query(t, &shown_queries, LETTER_CARD);

    bind_int(q, 1, id);
    TRY(row(t, q));
    *card = column_text(q, 0, t->arena);
    return RC_OK;
}

static enum rc read_letter(struct turn *t, int64_t id, struct spoken_words *out)
{
    QUERY *q = query(t, &shown_queries, LETTER);

    TRY(newest_card(t, id, &out->card));
    bind_int(q, 1, id);
    TRY(row(t, q));
    out->letter = (struct letter){.channel = column_text(q, 0, t->arena),
                                  .lane = column_text(q, 1, t->arena),
                                  .only_for = column_text(q, 2, t->arena),
                                  .text = column_text(q, 3, t->arena),
                                  .edits = id};
    out->text = out->letter.text;
    return RC_OK;
}

enum rc spoken_read(struct turn *t, const struct spoken *at, struct spoken_words *out)
{
    return at->post ? read_post(t, at->post, out) : read_letter(t, at->letter, out);
}

enum rc spoken_edit_read(struct turn *t, const struct spoken *at,
                         const struct spoken_words *words, const char *card)
{
    struct letter letter = words->letter;

    if (at->post)
        return post_edit(t, at->post, words->text, card);
    letter.card = card;
    return letter_add(t, &letter);
}

enum rc spoken_edit(struct turn *t, const struct spoken *at,
                    const struct spoken_words *words, const char *card)
{
    if (at->post)
        TRY(readings_forget(t, at->post));
    return spoken_edit_read(t, at, words, card);
}

/* The one it was drawn for, in the language of then; in a room nobody, who reads in the
 * firm's manner, and in a channel in the channel's. */
static enum rc reader_of(struct turn *t, const struct shown *shown,
                         const struct letter *letter, struct person *out)
{
    struct conversation channel;
    enum rc rc;

    *out = manner_reader(manner_of_firm(t));
    if (!shown->reader && shown->at.letter) {
        rc = conversation_get(t, letter->channel, letter->lane, &channel);
        if (rc == RC_OK)
            *out = manner_reader(manner_of_place(t, &channel));
        return rc == RC_ABSENT ? RC_OK : rc;
    }
    if (shown->reader)
        TRY(person_known(t, shown->reader, out));
    out->lang = shown->lang;
    return RC_OK;
}

/* How a room's post reads to others than the firm's: those in whose manner it was not
 * drawn yet find it so from now on. */
static enum rc redraw_readings(struct turn *t, const struct touched *touched,
                               int64_t post, const char *text, bool *has_changed)
{
    const struct manner *manners;
    struct post_reading *list;
    size_t n;

    TRY(readings_of(t, post, t->arena, &list));
    TRY(known_manners(t, &manners, &n));
    for (size_t i = 0; i < n; i++) {
        const struct post_reading *had = reading_in(list, manners[i]);
        const struct person reader = manner_reader(manners[i]);
        const char *card;

        TRY(draw_anew(t, touched, &reader, had ? had->card : "", &card));
        if (!card)
            continue;
        TRY(reading_put(t, post, manners[i], had ? had->text : text, card));
        *has_changed = true;
    }
    return RC_OK;
}

static enum rc redraw(struct turn *t, const struct touched *touched,
                      const struct shown *shown)
{
    struct spoken_words words;
    struct person reader;
    bool has_changed;
    const char *card;

    TRY(spoken_read(t, &shown->at, &words));
    TRY(reader_of(t, shown, &words.letter, &reader));
    if (shown->reader && !reader.is_active)
        return RC_OK; /* has left */
    TRY(draw_anew(t, touched, &reader, words.card, &card));
    if (shown->reader)
        return card ? spoken_edit(t, &shown->at, &words, card) : RC_OK;
    has_changed = card != NULL;
    if (shown->at.post)
        TRY(redraw_readings(t, touched, shown->at.post, words.text, &has_changed));
    return has_changed ? spoken_edit_read(t, &shown->at, &words, card ? card : words.card)
                       : RC_OK;
}

static enum rc list_shown(struct turn *t, const char *kind, int64_t record,
                          struct shown *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &shown_queries, OF);
    enum rc rc = RC_OK;

    *n = 0;
    bind_text(q, 1, kind);
    bind_int(q, 2, record);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++] =
            (struct shown){.at = {.post = column_int(q, 0), .letter = column_int(q, 1)},
                           .reader = column_int(q, 2),
                           .lang = column_int(q, 3) == LANG_ZH ? LANG_ZH : LANG_EN};
    return rc == RC_ABSENT ? RC_OK : rc;
}

enum rc redraw_touched(struct turn *t)
{
    struct shown shown[16];
    size_t n;

    for (size_t i = 0; i < t->n_touched; i++) {
        const struct touched *touched = &t->touched[i];

        if (!touched->kind->prefix)
            continue; /* has no card of its own */
        TRY(list_shown(t, touched->kind->name, touched->id, shown, COUNT(shown), &n));
        for (size_t j = 0; j < n; j++)
            TRY(redraw(t, touched, &shown[j]));
        TRY(forms_settle(t, touched->kind, touched->id));
    }
    return RC_OK;
}

/* --- what was announced --------------------------------------------------------------
 */

const char *announced_as(struct arena *arena, const struct record_kind *kind)
{
    return arena_printf(arena, "%s announced", kind->name);
}

/* A card that is drawn for a room in one manner: its text is the message. It takes the
 * place of what is in `words`; *is_new when it looks different. */
static enum rc draw_words(struct turn *t, const struct person *reader, room_drawer *draw,
                          const void *about, struct spoken_words *words, bool *is_new)
{
    struct card card = {0};

    TRY(draw(t, reader, about, &card));
    const char *text = card.text ? card.text : "";
    card.text = NULL;
    *is_new = strcmp(text, words->text) != 0 ||
              strcmp(without_actions(t->arena, words->card), card_json(t, &card)) != 0;
    if (!*is_new)
        return RC_OK;
    TRY(card_mint(t, &card, "", 0, 0, 0));
    words->text = text;
    words->card = card_json(t, &card);
    return RC_OK;
}

static enum rc announce_anew(struct turn *t, const struct shown *shown, room_drawer *draw,
                             const void *about)
{
    const struct manner *manners;
    struct spoken_words words;
    struct person reader;
    bool is_new;
    size_t n;

    TRY(spoken_read(t, &shown->at, &words));
    TRY(reader_of(t, shown, &words.letter, &reader));
    TRY(draw_words(t, &reader, draw, about, &words, &is_new));
    if (!is_new)
        return RC_OK;
    words.letter.text = words.text;
    TRY(known_manners(t, &manners, &n));
    for (size_t i = 0; shown->at.post && i < n; i++) {
        struct spoken_words other = {.text = "", .card = ""};

        reader = manner_reader(manners[i]);
        TRY(draw_words(t, &reader, draw, about, &other, &is_new));
        TRY(reading_put(t, shown->at.post, manners[i], other.text, other.card));
    }
    return spoken_edit_read(t, &shown->at, &words, words.card);
}

enum rc announced_again(struct turn *t, const struct record_kind *kind, int64_t id,
                        room_drawer *draw, const void *about, size_t *n)
{
    struct shown shown[16];

    TRY(list_shown(t, announced_as(t->arena, kind), id, shown, COUNT(shown), n));
    for (size_t i = 0; i < *n; i++)
        TRY(announce_anew(t, &shown[i], draw, about));
    return RC_OK;
}

enum rc announced_last(struct turn *t, const struct record_kind *kind, int64_t id,
                       room_drawer *draw, const void *about, size_t *n)
{
    const char *as = announced_as(t->arena, kind);

    TRY(announced_again(t, kind, id, draw, about, n));
    QUERY *q = query(t, &shown_queries, FORGET_OF);
    bind_text(q, 1, as);
    bind_int(q, 2, id);
    return done(t, q);
}
