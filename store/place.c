/* Where words go: a post in our own web chat, or a letter to a platform of others. */

#include "store/conversations.h"
#include "store/outbox.h"
#include "store/posts.h"
#include "store/store_inside.h"

#include <string.h>

enum { DIRECT };

static const char *const sql[] = {
    [DIRECT] = "SELECT platform, account, direct FROM binding"
               " WHERE person = ?1 AND platform <> 'web' AND direct <> ''"
               " ORDER BY used_at DESC, platform LIMIT 1",
};

const struct queries place_queries = QUERIES("place", sql);

void place_of_conversation(const struct conversation *conversation, struct place *out)
{
    *out = (struct place){.channel = conversation->platform, .lane = conversation->key};
    if (strcmp(conversation->platform, "web") == 0)
        out->where = *conversation;
}

enum rc place_elsewhere(struct turn *t, int64_t person, struct place *out)
{
    QUERY *q = query(t, &place_queries, DIRECT);

    bind_int(q, 1, person);
    TRY(row(t, q));
    *out = (struct place){.channel = column_text(q, 0, t->arena),
                          .lane = column_text(q, 2, t->arena)};
    return RC_OK;
}

/* Where they are bound to another platform, there; else in the web chat, which is always
 * there. */
enum rc place_of_person(struct turn *t, const struct person *whom, struct place *out)
{
    struct conversation where;
    enum rc rc = known_elsewhere(t, whom->id, out);

    if (rc != RC_ABSENT)
        return rc;
    TRY(conversation_of_room(t, whom, "dealbell", &where));
    place_of_conversation(&where, out);
    return RC_OK;
}

bool card_is_bare(const struct card *card)
{
    return text_empty(card->title) && text_empty(card->subtitle) &&
           text_empty(card->badge) && card->n_fields == 0 && card->n_steps == 0 &&
           card->table.n_columns == 0 && card->n_buttons == 0 && !card->select &&
           !card->form && text_empty(card->decided) && text_empty(card->footer);
}

const char *card_json(struct turn *t, const struct card *card)
{
    return card_is_bare(card) && text_empty(card->text) ? "" : card_print(card, t->arena);
}

enum rc place_speak(struct turn *t, const struct place *place, const char *text,
                    const struct card *card, struct spoken *out)
{
    const char *json = card_json(t, card);
    struct letter letter = {.channel = place->channel,
                            .lane = place->lane,
                            .only_for = place->only_account,
                            .text = text,
                            .card = json};

    *out = (struct spoken){0};
    if (place->where.id) {
        TRY(post_make(t, &place->where, 0, place->only_for, text, json, &out->news));
        out->post = out->news->id;
        return RC_OK;
    }
    TRY(letter_add(t, &letter));
    out->letter = letter.id;
    return RC_OK;
}
