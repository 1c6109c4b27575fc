/*
 * deal.h - a sale on its way: stages, what each asks for, and what guards the moves
 * (domain.md section 3).
 */
#pragma once

#include "day.h"
#include "money.h"

enum stage {
    STAGE_NEW,
    STAGE_CONTACTED,
    STAGE_QUALIFIED,
    STAGE_DEMO,
    STAGE_PROPOSAL,
    STAGE_NEGOTIATION,
    STAGE_CONTRACT,
    STAGE_WON,
    STAGE_LOST
};

enum { STAGES = STAGE_LOST + 1 };

/* As a set of bits: all but won and lost. */
enum { STAGES_OPEN = (1 << STAGE_WON) - 1 };

enum fact_kind { FACT_TEXT, FACT_DAY, FACT_MONEY, FACT_NUMBER, FACT_CHOICE };

/* A fact that a stage may ask for. Amount, currency and close live in the deal itself,
 * the rest in its facts. */
struct fact {
    const char *name; /* "budget": the key in a command and in the facts */
    const char *label_en, *label_zh;
    enum fact_kind kind;
    const char *const *choices; /* of FACT_CHOICE; ends with NULL */
};

struct deal {
    int64_t id, version; /* D-1042 */
    int64_t account, owner, lead;
    const char *title;
    enum stage stage;
    struct money amount;
    struct day close_on;    /* expected, or signed when won */
    const char *facts;      /* JSON object of text by fact name */
    const char *next_touch; /* moment_iso, or "" */
    int64_t stage_at, made_at, closed_at, withdrawn_at; /* ms */
};

const char *stage_name(enum stage stage);
const char *stage_text(enum stage stage, enum lang lang);
/* What the seller does next, as a line of a day's list: "Ask about the proposal"; "" when
 * it is closed. */
const char *stage_todo(enum stage stage, enum lang lang);
/* By English or Chinese name, alias or "next" (after `now`); -1 when it is none. */
int stage_parse(const char *name, enum stage now);
bool stage_is_open(enum stage stage);

/* What must be known to enter a stage: names of facts, ending with NULL. Defaults; a firm
 * may change them by rows. What is wanted only in some cases (competitor, when that is
 * why a deal was lost) deal_may_enter adds. */
const char *const *stage_wants(enum stage stage);
const struct fact *fact_find(const char *name); /* NULL when there is none */

/* What a colleague would ask to learn it, as the end of a sentence: "what is their
 * budget?". NULL: it has no words of its own, its label stands for it. */
const char *fact_question(const char *name, enum lang lang);

/* What is wanted there, below the field of a form: "as on your quote, such as Q-12".
 * NULL: the label says it. */
const char *fact_hint(const char *name, enum lang lang);

/* A choice as a person reads it: "no_need" is "no need" / "没有需求". */
const char *fact_choice_text(const char *choice, enum lang lang);

/* A fact of a deal: text, or NULL when it is not known. "amount", "close" and "next" are
 * the deal's own members. */
const char *deal_fact(struct arena *arena, const struct deal *deal, const char *name);

/* Checks and sets one fact from text as typed, in its plain form; dates by moment_parse
 * at `now`, "reconnect" also "never". An amount without a currency is of the deal's own.
 * RC_USAGE. */
enum rc deal_set_fact(struct arena *arena, struct deal *deal, const char *name,
                      const char *text, struct moment now, struct err *err) CHECKED;

enum move { MOVE_FORWARD, MOVE_SKIP, MOVE_BACK, MOVE_SAME };

enum move stage_move(enum stage from, enum stage to);

/*
 * May the deal enter `to`? RC_RULE when it is closed (won and lost are left only by
 * undo), is there already, or when a skip or a step back has no reason. What is missing
 * is listed in `missing` (at most `most` names), and then RC_USAGE; a step back asks for
 * nothing. Lost to a competitor wants to know which. Losing is never a skip.
 */
enum rc deal_may_enter(struct arena *arena, const struct deal *deal, enum stage to,
                       const char *reason, const char **missing, size_t most,
                       size_t *n_missing, struct err *err) CHECKED;
