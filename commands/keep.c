/* keep.c - words that we do not understand are kept with their customer. */
#include "commands/keep.h"
#include "commands/books_can.h"
#include "commands/dispatch.h"
#include "commands/parse.h"
#include "commands/words.h"

#include <string.h>

enum { MORNING = 9 };

/* Who is named in it; false: it cannot be read. */
static bool sight(struct turn *t, const struct sentence *sentence,
                  struct sighted_names *out)
{
    const char *text = sentence->text;
    struct normal normal;

    if (!normal_make(t->arena, text, strlen(text), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, out);
    return true;
}

/* The customer who is named. */
static const char *account_named(struct turn *t, const struct sentence *sentence)
{
    struct sighted_names names;

    if (!sight(t, sentence, &names))
        return NULL;
    for (size_t i = 0; i < names.n; i++)
        if (names.rows[i].known.kind == KNOWN_ACCOUNT)
            return names.rows[i].known.name;
    return NULL;
}

/* The deal or lead of a customer who is named, that this person may write to. */
static const char *record_named(struct turn *t, const struct sentence *sentence)
{
    struct sighted_names names;

    if (!sight(t, sentence, &names))
        return NULL;
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        struct err before = t->err;
        struct deal deal;
        struct lead lead;
        struct ref ref;
        if (!known_is_customer(known))
            continue;
        const char *called =
            bind_as(t, known->id[0] ? known->id : known->name, "deal lead");
        bool may =
            called && parse_ref(t, called, "deal lead", &ref) == RC_OK &&
            (ref.kind == &deals_kind ? access_deal(t, ref.id, TO_CHANGE, &deal) == RC_OK
                                     : access_lead(t, ref.id, TO_CHANGE, &lead) == RC_OK);
        t->err = before;
        if (may)
            return called;
    }
    return NULL;
}

static bool is_all_of(const struct normal *text, const struct sighted *name)
{
    size_t until = text->len;

    while (until > name->at.until && strchr(" .!?", text->bytes[until - 1]))
        until--;
    return name->at.from == 0 && name->at.until == until;
}

enum rc keep_show_named(struct turn *t, const struct sentence *sentence, bool *is_shown)
{
    const char *text = sentence->text;
    struct sighted_names names;
    struct normal normal;

    *is_shown = false;
    if (!normal_make(t->arena, text, strlen(text), &normal))
        return RC_OK;
    world_sight(&sentence->world, t->arena, &normal, &names);
    const struct known *known = names.n == 1 ? &names.rows[0].known : NULL;
    if (!known || names.rows[0].n_others > 0 || !is_all_of(&normal, &names.rows[0]) ||
        !known_is_customer(known))
        return RC_OK;
    *is_shown = true;
    const char *called = known->id[0] ? known->id : known->name;
    const char *deal = bind_as(t, called, deals_kind.name);
    const char *lead = deal ? NULL : bind_as(t, called, leads_kind.name);
    const char *show = deal ? "deal show" : lead ? "lead show" : "who";
    const char *what = deal ? deal : lead ? lead : words_quote(t->arena, called);
    return dispatch_words(t, arena_printf(t->arena, "%s %s", show, what));
}

enum rc keep_offer(struct turn *t, const struct sentence *sentence, bool *is_offered)
{
    const char *text = words_quote(t->arena, sentence->text), *ref = NULL;
    struct day day;

    if (person_may(&t->me, SELLING))
        ref = record_named(t, sentence);
    *is_offered = ref != NULL;
    if (!ref && books_may_mean(t, sentence)) {
        const char *account = account_named(t, sentence);
        *is_offered = account != NULL;
        return account ? books_offer(t, sentence, account, false) : RC_OK;
    }
    if (!ref)
        return RC_OK;
    if (says_question(t->arena, sentence->text)) {
        const struct record_kind *kind;
        int64_t id;
        TRY(ref_parse(t, ref, &kind, &id));
        return dispatch_words(t, arena_printf(t->arena, "%s show %s", kind->name, ref));
    }
    say(t,
        IN(t, "I do not know what to do with that; nothing was done. Keep it with %s?",
           "不明白要做什么，没有执行。要记到 %s 吗？"),
        ref);
    offer(t, IN(t, "Keep as a note", "记为备注"), BUTTON_PRIMARY, "note about=%s text=%s",
          ref, text);
    const char *tomorrow = quick_remind(t, &day);
    offer(t, tomorrow, BUTTON_PLAIN, "remind about=%s when=\"%s %02d:00\" text=%s", ref,
          day_iso(t->arena, day), MORNING, text);
    return RC_OK;
}
