/* stranger.c - a message names a customer whom nobody knows: it is told of nobody else.
 */
#include "commands/access.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/words.h"

#include <string.h>

/* With all that was said: the words stay in its history. */
static void offer_lead(struct turn *t, const struct sentence *sentence)
{
    const struct meanings *m = &sentence->meanings;
    const char *name = m->stranger, *next = sentence_next(t, sentence->text);
    struct text words;

    if (!person_may(&t->me, SELLING))
        return;
    text_init(&words, t->arena, 1 << 17);
    text_addf(&words, "lead new name=%s", words_quote(t->arena, name));
    if (m->stranger_contact)
        text_addf(&words, " contact=%s", words_quote(t->arena, m->stranger_contact));
    if (next)
        text_addf(&words, " next=%s", words_quote(t->arena, next));
    text_addf(&words, " note=%s", words_quote(t->arena, sentence->text));
    offer(t, arena_printf(t->arena, IN(t, "New lead %s", "新线索 %s"), name),
          BUTTON_PRIMARY, "%s", words.bytes);
}

/* What was last spoken of, where this may be done to it. */
static enum rc offer_last(struct turn *t, const struct order *order)
{
    const struct arg *arg = order->command->args;
    struct talk talk;
    struct deal deal;
    struct lead lead;

    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (arg->type != ARG_REF || !arg->kinds || !kind || !strstr(arg->kinds, kind->name))
        return RC_OK;
    struct err before = t->err;
    const char *ref = ref_text(t->arena, kind, talk.record), *name = NULL;
    if (kind == &deals_kind && access_deal(t, talk.record, TO_CHANGE, &deal) == RC_OK)
        name = account_name(t, deal.account);
    if (kind == &leads_kind && access_lead(t, talk.record, TO_CHANGE, &lead) == RC_OK)
        name = lead.name;
    t->err = before;
    if (!name)
        return RC_OK;
    bool is_note = text_same(order->command->name, "note");
    offer(t,
          arena_printf(t->arena,
                       is_note ? IN(t, "Note on %s %s", "记入 %s %s")
                               : IN(t, "It is %s %s", "是 %s %s"),
                       ref, name),
          BUTTON_PLAIN, "%s %s=%s", order_words(t->arena, order), arg->name, ref);
    return RC_OK;
}

enum rc stranger_answer(struct turn *t, struct sentence *sentence,
                        const struct order *order)
{
    if (!sentence->told_stranger) {
        say(t, IN(t, "I know no %s; nothing was done.", "没有叫“%s”的客户，没有执行。"),
            sentence->meanings.stranger);
        offer_lead(t, sentence);
    }
    sentence->told_stranger = true;
    talk_forget(t);
    return offer_last(t, order);
}

void stranger_said(struct turn *t, struct sentence *sentence)
{
    if (sentence->told_stranger)
        return;
    sentence->told_stranger = true;
    say(t, IN(t, "I know no %s.", "没有叫“%s”的客户。"), sentence->meanings.stranger);
    offer_lead(t, sentence);
}

enum rc stranger_kept(struct turn *t, struct sentence *sentence, bool *is_one)
{
    struct order note;

    *is_one = sentence->meanings.stranger && person_may(&t->me, SELLING) &&
              !says_question(t->arena, sentence->text);
    if (!*is_one)
        return RC_OK;
    bind_note(sentence->text, &note);
    return stranger_answer(t, sentence, &note);
}
