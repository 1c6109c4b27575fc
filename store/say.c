/* Words on their way out. */

#include "store/say.h"

#include "store/actions.h"
#include "store/conversations.h"
#include "store/outbox.h"
#include "store/store_inside.h"
#include "store/talk.h"
#include "store/view.h"

#include <assert.h>
#include <string.h>

/* The answer, which is written at the end of the turn. */

void say(struct turn *t, const char *fmt, ...)
{
    va_list args;
    const char *line;

    va_start(args, fmt);
    line = arena_vprintf(t->arena, fmt, args);
    va_end(args);
    t->answer.text = text_empty(t->answer.text)
                         ? line
                         : arena_printf(t->arena, "%s\n%s", t->answer.text, line);
}

enum { MOST_OFFERS = 3 };

void offer(struct turn *t, const char *label, enum button_style style,
           const char *command, ...)
{
    va_list args;

    if (t->answer.n_buttons >= MOST_OFFERS)
        return;
    va_start(args, command);
    card_button(&t->answer, arena_copy(t->arena, label), style,
                arena_vprintf(t->arena, command, args));
    va_end(args);
}

void say_record(struct turn *t, const struct record_kind *kind, int64_t id)
{
    t->answer_kind = kind->name;
    t->answer_record = id;
}

void say_privately(struct turn *t)
{
    t->answer_is_private = true;
}

/* What the question says already is not said again below the input. */
static const struct card_input *
without_echo(struct turn *t, const struct card_input *inputs, size_t n, const char *words)
{
    struct card_input *out = TAKE_N(t->arena, n, struct card_input);

    for (size_t i = 0; i < n; i++) {
        out[i] = inputs[i];
        if (out[i].hint && strstr(words, out[i].hint))
            out[i].hint = NULL;
    }
    return out;
}

enum rc ask(struct turn *t, const char *command, const struct card_input *inputs,
            size_t n, const char *why, ...)
{
    struct card_form *form = TAKE(t->arena, struct card_form);
    va_list args;
    const char *words;

    va_start(args, why);
    words = arena_vprintf(t->arena, why, args);
    va_end(args);
    *form = (struct card_form){.command = arena_copy(t->arena, command),
                               .submit = IN(t, "Save", "保存"),
                               .inputs = without_echo(t, inputs, n, words),
                               .n_inputs = n};
    t->inside->form = form;
    return err_set(&t->err, RC_USAGE, "%s", words);
}

void ask_to(struct turn *t, const char *submit)
{
    struct card_form *form = TAKE(t->arena, struct card_form);

    if (!t->inside->form)
        return;
    *form = *t->inside->form;
    form->submit = submit;
    t->inside->form = form;
}

bool is_asking(const struct turn *t)
{
    return t->inside->form != NULL;
}

void ask_offer(struct turn *t, const char *label, const char *command, ...)
{
    struct turn_inside *inside = t->inside;
    const char *words;
    va_list args;

    va_start(args, command);
    words = arena_vprintf(t->arena, command, args);
    va_end(args);
    for (size_t i = 0; i < inside->n_choices; i++)
        if (strcmp(inside->choices[i].command, words) == 0)
            return; /* read again, the same is offered once */
    if (inside->n_choices < MOST_OFFERS)
        inside->choices[inside->n_choices++] =
            (struct card_button){.label = arena_copy(t->arena, label),
                                 .style = BUTTON_PLAIN,
                                 .command = words};
}

void ask_instead(struct turn *t, const char *label, const char *command)
{
    t->inside->n_choices = 0;
    ask_offer(t, label, "%s", command);
    t->inside->has_instead = true;
}

void ask_in_passing(struct turn *t, const char *input, const char *command)
{
    t->inside->asked = command;
    t->inside->asked_for = input;
}

void ask_yes(struct turn *t, const char *command)
{
    ask_in_passing(t, TALK_ASKED_YES, command);
}

void answer_sets_touch(struct turn *t, const struct record_kind *kind, int64_t record,
                       const char *next_touch)
{
    t->inside->asks = (struct nudge){.rule = NUDGE_TOUCH_ASKED,
                                     .round = next_touch ? next_touch : "",
                                     .kind = kind,
                                     .record = record};
}

void answer_asks_verdict(struct turn *t, const struct record_kind *kind, int64_t record)
{
    t->inside->asks = (struct nudge){
        .rule = NUDGE_VERDICT_ASKED, .round = "", .kind = kind, .record = record};
}

void say_refused(struct turn *t, const char *words)
{
    say(t, "%s", words);
    t->answer.form = t->inside->form;
}

/* Words to others. */

/* The card's text is the message; what else it has hangs below. */
static enum rc speak_card(struct turn *t, const struct place *place,
                          const struct card *card, struct spoken *out)
{
    struct card below = *card;

    below.text = NULL;
    return place_speak(t, place, card->text, &below, out);
}

static enum rc mail(struct turn *t, const struct person *whom, const struct card *card)
{
    struct card plain = *card;
    struct letter letter = {.channel = "mail", .lane = whom->email};

    if (!store_has_mail(t->store) || text_empty(whom->email))
        return RC_OK;
    plain.n_buttons = 0; /* nothing can be pressed in a mail */
    plain.select = NULL;
    plain.form = NULL;
    plain.text = NULL;
    letter.subject = text_empty(card->title) ? card->text : card->title;
    letter.text = card->text;
    letter.card = card_is_bare(&plain) ? "" : card_print(&plain, t->arena);
    return letter_add(t, &letter);
}

enum rc tell_in_web(struct turn *t, const struct person *whom, const struct card *card)
{
    struct conversation where;
    struct place place;
    struct spoken spoken;
    struct card minted = *card;

    TRY(conversation_of_room(t, whom, "dealbell", &where));
    place_of_conversation(&where, &place);
    TRY(card_mint(t, &minted, "", 0, 0, whom->id));
    return speak_card(t, &place, &minted, &spoken);
}

enum rc tell_person_at(struct turn *t, const struct person *whom, const struct card *card,
                       enum tell_how how, struct spoken *at)
{
    struct card minted = *card;
    struct place place;

    TRY(place_of_person(t, whom, &place));
    TRY(card_mint(t, &minted, "", 0, 0, whom->id));
    TRY(speak_card(t, &place, &minted, at));
    return how == TELL_MAIL_TOO ? mail(t, whom, card) : RC_OK;
}

enum rc tell_person(struct turn *t, const struct person *whom, const struct card *card,
                    enum tell_how how)
{
    struct spoken at;

    return tell_person_at(t, whom, card, how, &at);
}

/* A record's own card: what it has of text belongs to it, `words` stand above. */
static enum rc show_at(struct turn *t, const struct place *place,
                       const struct record_kind *kind, int64_t id, const char *words,
                       const struct card *card, const struct person *reader)
{
    struct spoken spoken;

    TRY(place_speak(t, place, words, card, &spoken));
    return shown_add(t, kind->name, id, &spoken, reader->id, reader->lang);
}

enum rc show_person(struct turn *t, const struct person *whom,
                    const struct record_kind *kind, int64_t id, const char *words,
                    enum tell_how how)
{
    struct card card;
    struct place place;

    TRY(place_of_person(t, whom, &place));
    TRY(record_card(t, kind, id, whom, whom->lang, &card));
    TRY(show_at(t, &place, kind, id, words, &card, whom));
    if (how != TELL_MAIL_TOO)
        return RC_OK;
    card.text = text_empty(words) ? card.text : words;
    return mail(t, whom, &card);
}
