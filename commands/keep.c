/* keep.c - words that we do not understand are kept with their customer. */
#include "commands/keep.h"
#include "commands/bind/fits.h"
#include "commands/books_can.h"
#include "commands/dispatch.h"
#include "commands/fill.h"
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

/* Where words can be kept: "D-5", and "D-5 Acme". */
struct keeper {
    const char *ref, *label;
};

/* The deal or lead that is called so, where this person may write to it. */
static bool is_keeper(struct turn *t, const char *called, struct keeper *out)
{
    struct err before = t->err;
    const char *label = NULL;
    struct deal deal;
    struct lead lead;
    struct ref ref;

    if (called && parse_ref(t, called, "deal lead", &ref) == RC_OK) {
        if (ref.kind == &leads_kind && access_lead(t, ref.id, TO_CHANGE, &lead) == RC_OK)
            label = arena_printf(t->arena, "%s %s", ref_text(t->arena, ref.kind, ref.id),
                                 lead.name);
        else if (ref.kind == &deals_kind &&
                 access_deal(t, ref.id, TO_CHANGE, &deal) == RC_OK)
            label = deal_label(t, &deal);
    }
    t->err = before;
    *out = (struct keeper){label ? called : NULL, label};
    return label;
}

/* The deal or lead of a customer who is named, that this person may write to. */
static bool keeper_named(struct turn *t, const struct sentence *sentence,
                         struct keeper *out)
{
    struct sighted_names names;

    if (!sight(t, sentence, &names))
        return false;
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        if (!known_is_customer(known))
            continue;
        const char *called = known->id[0] ? known->id : known->name;
        if (is_keeper(t, bind_as(t, called, "deal lead"), out))
            return true;
    }
    return false;
}

/* Told, of nobody by name, while nothing is asked here: more than a word or two, no slip
 * of a command, and no question. */
static bool is_told_of_nobody(struct turn *t, const struct sentence *sentence)
{
    enum { WORDS_LEAST = 3, HAN_LEAST = 6 };

    const char *text = sentence->text;
    struct sighted_names names;
    size_t n_words = 0, n_han = 0;

    if (!sight(t, sentence, &names) || names.n > 0 || sentence->meanings.stranger ||
        fill_open(t) || command_nearest(text, t->lang) || says_question(t->arena, text))
        return false;
    (void)words_split(t->arena, text, &n_words);
    for (const char *at = text; *at;)
        n_han += words_is_han(utf8_next(&at));
    return n_words >= WORDS_LEAST || n_han >= HAN_LEAST;
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
    const char *text = words_quote(t->arena, sentence->text), *on_hand;
    struct keeper keeper = {0};
    struct day day;

    if (person_may(&t->me, SELLING)) {
        if (!keeper_named(t, sentence, &keeper) && is_told_of_nobody(t, sentence)) {
            TRY(bind_spoken_of(&(struct said){.t = t}, "deal lead", &on_hand));
            (void)is_keeper(t, on_hand, &keeper);
        }
    }
    *is_offered = keeper.ref != NULL;
    if (!keeper.ref && books_may_mean(t, sentence)) {
        const char *account = account_named(t, sentence);
        *is_offered = account != NULL;
        return account ? books_offer(t, sentence, account, false) : RC_OK;
    }
    if (!keeper.ref)
        return RC_OK;
    if (says_question(t->arena, sentence->text)) {
        const struct record_kind *kind;
        int64_t id;
        TRY(ref_parse(t, keeper.ref, &kind, &id));
        return dispatch_words(
            t, arena_printf(t->arena, "%s show %s", kind->name, keeper.ref));
    }
    say(t,
        IN(t, "I do not know what to do with that; nothing was done. Keep it with %s?",
           "不明白要做什么，没有执行。要记到 %s 吗？"),
        keeper.label);
    offer(t, IN(t, "Keep as a note", "记为备注"), BUTTON_PRIMARY, "note about=%s text=%s",
          keeper.ref, text);
    const char *tomorrow = quick_remind(t, &day);
    offer(t, tomorrow, BUTTON_PLAIN, "remind about=%s when=\"%s %02d:00\" text=%s",
          keeper.ref, day_iso(t->arena, day), MORNING, text);
    return RC_OK;
}
