/* The answer to whoever asked, written once at the end of the turn. */

#include "sales/deal.h"
#include "store/actions.h"
#include "store/conversations.h"
#include "store/say.h"
#include "store/store_inside.h"
#include "store/talk.h"
#include "store/view.h"

#include <string.h>

enum { UNDO_MS = 24 * 3600 * 1000 };

static const struct record_kind *answer_kind(const struct turn *t)
{
    return t->answer_kind ? record_kind_named(t->answer_kind) : NULL;
}

/* What the command offered besides goes behind the record's own buttons. */
static void add_offers(struct card *card, const struct card *answer)
{
    for (size_t i = 0; i < answer->n_buttons && card->n_buttons < CARD_MOST_BUTTONS; i++)
        card->buttons[card->n_buttons++] = answer->buttons[i];
}

/*
 * Draws the record's card while a failure can still undo the turn. Words that were said
 * stay above it, as the message's text.
 */
enum rc answer_draw(struct turn *t)
{
    const struct record_kind *kind = answer_kind(t);
    struct card card = {0};
    enum rc rc;

    if (!kind)
        return RC_OK;
    rc = view_draw(t, kind, t->answer_record, &t->me, t->lang, &card);
    if (rc == RC_DENIED || rc == RC_ABSENT) {
        /* What was done stands; only its card is not for this reader. */
        t->answer_kind = NULL;
        return RC_OK;
    }
    TRY(rc);
    add_offers(&card, &t->answer);
    t->inside->words_above = t->answer.text;
    t->answer = card;
    return RC_OK;
}

/* Before the last of the offers, where there are too many. In a room the others, who may
 * not press it, do not see it in the web chat. */
static enum rc add_way(struct turn *t, const char *label, const char *command)
{
    char room[NUMBER_ROOM];
    struct action action = {
        .command = arena_join(t->arena, command, " T-", text_number(room, t->id), NULL),
        .kind = "",
        .person = t->me.id,
        .until = t->now + UNDO_MS};

    TRY(action_add(t, &action));
    if (t->answer.n_buttons == CARD_MOST_BUTTONS)
        t->answer.n_buttons--;
    card_button(&t->answer, label, BUTTON_QUIET, NULL);
    struct card_button *way = &t->answer.buttons[t->answer.n_buttons - 1];
    const char **mine = TAKE(t->arena, const char *);
    *mine = t->me.handle;
    way->action = action.id;
    way->only_for = mine;
    way->n_only_for = 1;
    way->until = action.until;
    return RC_OK;
}

static enum rc add_undo(struct turn *t)
{
    if (!t->may_be_undone || t->n_written == 0 || t->me.id == 0)
        return RC_OK;
    if (t->may_be_changed && t->did)
        TRY(add_way(t, IN(t, "Change", "修改"), "change"));
    return add_way(t, IN(t, "Undo", "撤销"), "undo");
}

/* Whoever does not want what a form asks for says so with one press. */
static void add_cancel(struct turn *t)
{
    if (t->answer.form && t->answer.n_buttons < CARD_MOST_BUTTONS)
        card_button(&t->answer, IN(t, "Cancel", "取消"), BUTTON_QUIET, "form cancel");
}

static bool is_question(const char *text)
{
    static const char wide[] = "？";
    size_t len = strlen(text);

    return (len > 0 && text[len - 1] == '?') ||
           (len >= strlen(wide) && strcmp(text + len - strlen(wide), wide) == 0);
}

/* Of several facts of a deal, words answer one after the other: which one is said. */
static void add_question(struct turn *t)
{
    const struct card_form *form = t->answer.form;
    const struct card_input *input = form && form->n_inputs > 1 ? form_asks(form) : NULL;

    if (input && !is_question(t->answer.text) &&
        (fact_find(input->name) || strcmp(input->name, "reason") == 0))
        t->answer.text = arena_printf(t->arena, IN(t, "%s\n%s?", "%s\n%s？"),
                                      t->answer.text, input->label);
}

/* The answer becomes a refusal: what the handler had said so far does not stand. */
static void refuse(struct turn *t, enum rc rc)
{
    bool is_ask = rc == RC_USAGE && t->inside->form;

    t->answer = (struct card){0};
    t->answer_kind = NULL;
    t->inside->words_above = NULL;
    t->inside->asks.kind = NULL;
    t->answer_is_private = true;
    t->answer_is_secret = false;
    if (!t->err.said[0])
        (void)err_broken(&t->err, "%s",
                         t->err.detail[0] ? t->err.detail : "a refusal without words");
    t->answer.text = err_words(t->arena, &t->err);
    if (rc == RC_USAGE) {
        t->answer.form = t->inside->form;
        add_question(t);
    }
    bool is_no = (rc == RC_RULE || rc == RC_ABSENT ||
                  (rc == RC_DENIED && t->inside->has_instead)) &&
                 !t->inside->form;
    if (!is_ask && !is_no)
        return;
    /* They fill in what is asked for, or lead past what the business says no to, what is
     * not there yet, or what is not theirs to do. */
    for (size_t i = 0; i < t->inside->n_choices; i++)
        t->answer.buttons[t->answer.n_buttons++] = t->inside->choices[i];
}

/* In the thread where it was asked: a lane of its own. */
static const char *lane_of(struct turn *t, const char *lane)
{
    return t->in->thread ? arena_printf(t->arena, "%s/%s", lane, t->in->thread) : lane;
}

/* Where the answer goes: where it was asked, else to the person. False: to nobody. */
static enum rc place_of_answer(struct turn *t, struct place *out, bool *found)
{
    const struct inbound *in = t->in;
    bool in_web = strcmp(in->platform, "web") == 0;

    *found = true;
    if (t->where.id) {
        place_of_conversation(&t->where, out);
        out->lane = lane_of(t, out->lane);
        if (t->answer_is_private && strcmp(t->where.purpose, "direct") != 0) {
            out->only_for = t->me.id;
            out->only_account = in->account;
        }
        return RC_OK;
    }
    if (!in_web && in->conversation) {
        *out =
            (struct place){.channel = in->platform, .lane = lane_of(t, in->conversation)};
        if (t->answer_is_private && !in->is_direct)
            out->only_account = in->account;
        return RC_OK;
    }
    *found = t->me.id != 0;
    return *found ? place_of_person(t, &t->me, out) : RC_OK;
}

/* Gives the answer's card its actions: of a record, or of the answer alone. */
static enum rc mint(struct turn *t, const struct record_kind *kind, struct card *card)
{
    if (kind)
        return record_mint(t, kind, t->answer_record, card);
    return card_mint(t, card, "", 0, 0, card->form ? t->me.id : 0);
}

/* The answer goes back with the message that asked. */
static enum rc give_back(struct turn *t)
{
    const struct record_kind *kind = answer_kind(t);
    struct card card = t->answer;

    TRY(mint(t, kind, &card));
    card.text = !kind                     ? card.text
                : !t->inside->words_above ? card.text
                : text_empty(card.text)
                    ? t->inside->words_above
                    : arena_printf(t->arena, "%s\n%s", t->inside->words_above, card.text);
    t->in->answer = arena_copy(t->in->arena, card_print(&card, t->arena));
    return RC_OK;
}

static bool comes_back(const struct inbound *in, enum rc rc)
{
    return in->answer_way == ANSWER_RETURNED ||
           (in->answer_way == REFUSAL_RETURNED && rc != RC_OK);
}

static void note_asker(struct turn *t, struct news *news)
{
    news->for_event = arena_copy(t->keep, t->in->event);
    news->for_account = arena_copy(t->keep, t->in->account);
}

/* A touch that was set elsewhere is not worth an edit on another's platform; a yes or no
 * that was given is. */
static bool ends_there(const struct nudge *asks, const struct spoken *at)
{
    return at->post || text_same(asks->rule, NUDGE_VERDICT_ASKED);
}

static const char *only_primary(const struct card *card)
{
    const char *only = NULL;

    for (size_t i = 0; i < card->n_buttons; i++) {
        if (card->buttons[i].style != BUTTON_PRIMARY)
            continue;
        if (only)
            return NULL;
        only = card->buttons[i].action;
    }
    return only;
}

static enum rc speak(struct turn *t, const struct place *place, struct spoken *out)
{
    const struct record_kind *kind = answer_kind(t);
    const struct nudge *asks = &t->inside->asks;
    struct card card = t->answer;
    const char *text = kind ? t->inside->words_above : card.text, *kept = text;
    /* A secret is read as it arrives; the log does not keep it. */
    bool is_hidden = t->answer_is_secret && place->where.id;

    if (!kind)
        card.text = NULL;
    if (place->where.id && !place->only_for &&
        strcmp(place->where.purpose, "direct") != 0)
        TRY(answer_whose(t, &card));
    TRY(mint(t, kind, &card));
    if (!kind)
        t->answer.form = card.form;
    t->inside->yes = only_primary(&card);
    if (is_hidden)
        kept = IN(t, "It was shown once and is not kept.", "只显示一次，不作保存。");
    TRY(place_speak(t, place, kept, &card, out));
    if (is_hidden)
        out->news->text = arena_copy(t->keep, text);
    if (out->news)
        note_asker(t, out->news);
    /* what one alone sees in another's room cannot be drawn again there */
    if (!kind && card.form && t->inside->form && (out->post || t->in->is_direct))
        TRY(forms_shown(t, t->inside->form, form_ref(t, t->inside->form->command), out));
    if (!kind && asks->kind && card.n_buttons && ends_there(asks, out))
        TRY(nudge_answer(t, asks, out));
    return kind ? shown_add(t, kind->name, t->answer_record, out, t->me.id, t->lang)
                : RC_OK;
}

enum rc answer_write(struct turn *t, enum rc rc, const char **said)
{
    struct place place;
    struct spoken spoken;
    bool found;

    *said = "";
    if (t->in->kind == IN_ERRAND)
        return RC_OK;
    if (rc != RC_OK) {
        refuse(t, rc);
        if (t->in->action)
            TRY(action_ended(t, t->in->action));
    } else {
        TRY(add_undo(t));
    }
    add_cancel(t);
    *said = t->inside->words_above ? t->inside->words_above
            : t->answer.text       ? t->answer.text
            : t->answer.title      ? t->answer.title
                                   : "";
    if (t->in->kind == IN_TICK || t->inside->is_unheard ||
        (text_empty(*said) && card_is_bare(&t->answer)))
        return RC_OK;
    if (comes_back(t->in, rc))
        return give_back(t);
    TRY(place_of_answer(t, &place, &found));
    if (found)
        TRY(speak(t, &place, &spoken));
    return talk_keep(t, rc);
}
