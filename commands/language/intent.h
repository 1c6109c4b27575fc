/*
 * intent.h - the table of what can be meant, and the rules that tell them apart.
 *
 * Inside of commands/language. A row of intents/FAMILY.def is
 *   INTENT(reminder_create, "reminder.create", flags, "slots it takes")
 *   RULE(reminder_create, points, "pattern")
 * A pattern is terms that must all hold, apart by blanks:
 *   a|b     one of these features stands in the view
 *   !a|b    none of them does
 *   ^a|b    one of them begins what is left of the message once fillers and names are off
 *   a<b     an a begins before some b
 *   a/b     the same, within one clause
 *   a~b     an a and a b with at most a few letters between
 * The rule with the most points wins; of equals the first.
 */
#pragma once

#include "commands/language/scene.h"

enum intent_id {

#define INTENT(id, name, flags, slots) INTENT_##id,
#define RULE(id, points, pattern)
#include "commands/language/intents/all.def"
#undef INTENT
#undef RULE
    INTENTS
};

enum {
    INTENT_RISKY = 1 << 0,   /* decides, moves money or writes to a customer */
    INTENT_VERDICT = 1 << 1, /* only as the whole message, to a card or with its id */
    INTENT_ASIDE = 1 << 2,   /* may stand beside another command of the message */
    INTENT_ASKS = 1 << 3,    /* a question is its usual form */
    INTENT_CHANGES = 1 << 4  /* changes a record: neither forbidden nor on a condition */
};

struct intent {
    const char *id, *name;
    unsigned flags;
    const char *slots;
};

extern const struct intent intents[INTENTS];

struct verdict {
    enum intent_id intent; /* INTENTS: none */
    int points;
    const char *rule;
    bool is_delivery;     /* of a clause: it speaks of goods on their way */
    enum intent_id would; /* of a note: what it tells of by hearsay or as a guess, and
                             would do if it were said plainly; INTENTS: nothing */
};

/* The best reading of a view. */
struct verdict intents_score(const struct view *view);

/* Whether the rules can be read: the first that cannot, or NULL. For the tests. */
const char *intents_broken(void);

/* safety.c: whether this message must not be read as this intent. */
bool safety_vetoes(const struct view *view, enum intent_id intent);

/* ... because it is what another said, wants or thinks, or the speaker guesses. */
bool safety_is_hearsay(const struct view *view, enum intent_id intent);

/* slots*.c: the values of an intent's keys, from the view. */
void slots_fill(const struct view *view, enum intent_id intent, struct meaning *out);
void slot_put(const struct view *view, struct meaning *out, const char *key,
              enum slot_form form, const char *value, struct span at, const char *why);

/* slots_invoice.c: whether an invoice is what the customer wants, and not what one is
 * told to issue. */
bool invoice_is_wished(const struct view *view);

/* asks.c: what has to be asked before it can be done. */
void asks_find(const struct view *view, enum intent_id intent,
               const struct meaning *meaning, struct meanings *out);

/* intents_page.c: what is said and what is read in it, "key=value; key=value"; ends with
 * a NULL. */
struct intent_example {
    enum intent_id intent;
    const char *said, *reply_to, *read;
};

extern const struct intent_example intent_examples[];
