/*
 * scene.h - a message as the rules see it: what stands where, clause by clause.
 *
 * Inside of commands/language: meaning.h is for everyone else. A feature is a phrase of
 * phrases_*.def, a kind of entity, a name of the world, or a fact of the whole message.
 * Spans count bytes of the normal text.
 */
#pragma once

#include "commands/language/meaning.h"

enum feature {

#define CONCEPT(name) F_##name,
#include "commands/language/concepts.def"
#undef CONCEPT
    FEATURES
};

extern const char *const feature_names[FEATURES];

struct mark {
    enum feature feature;
    struct span at;
    int row; /* of scene.entities or scene.names; -1 of a phrase */
};

enum { MOST_CLAUSES = 24, MOST_MARKS = 400 };

struct view;

struct scene {
    struct arena *arena;
    const struct meaning_context *context;
    struct calendar usual; /* when the context has none */
    const struct calendar *calendar;
    struct normal text;
    struct entities entities;
    struct span *entity_at; /* of entities.rows, in the normal text */
    struct sighted_names names;
    struct mark *marks; /* by where they begin */
    size_t n_marks, room_for_marks;
    struct span clauses[MOST_CLAUSES];
    size_t n_clauses;
    bool asks_by_word, has_quotes, is_short; /* of the text as a whole */
    bool ends_in_doubt;                      /* ", or so I heard" */
    struct span stranger, stranger_contact;  /* stranger.h; empty: nobody */
    const struct view *whole;                /* of all clauses; made by meaning_read */
    size_t *steps;                           /* marks and terms of rules looked at */
};

/* Some clauses of a scene, with where each feature stands in them. */
struct view {
    const struct scene *scene;
    uint32_t clauses; /* bits */
    bool has[FEATURES];
    uint16_t first[FEATURES], last[FEATURES]; /* rows of scene->marks */
    size_t start; /* the first byte that is neither filler nor a name or ref */
};

/* `out` is fresh: all zero, as TAKE hands it out. */
void scene_make(struct arena *arena, const char *text, size_t len,
                const struct meaning_context *context, struct scene *out);

void view_make(const struct scene *scene, uint32_t clauses, struct view *out);
bool view_covers(const struct view *view, struct span at);

/* clauses.c: where the message falls into clauses, and the one that byte `at` is in. */
void clauses_cut(struct scene *scene);
size_t scene_clause(const struct scene *scene, size_t at);

/* clauses.c: 要不要领, 批没批: whether the 不 or 没 at byte `at` stands between the same
 * character twice, and asks. 时不时 and 动不动 say how often. */
bool scene_asks_either_way(const struct normal *text, size_t at);

/* clauses.c: 到账20万,剩下的16万还没付: the clause speaks of what is left. */
bool scene_is_of_the_rest(const struct scene *scene, size_t clause);

/* clauses.c: what the text says as a whole, for every view of it. */
void scene_see_whole(struct scene *scene);

/* The feature that says a card of this kind is answered; FEATURES for none. */
enum feature feature_of_reply(const char *ref);

/* The next mark of a feature in the view from row `from` on; NULL when there is none. */
const struct mark *view_next(const struct view *view, enum feature feature, size_t *from);
const struct mark *view_find(const struct view *view, enum feature feature);

/* marks.c: whether a mark of one of these features stands anywhere, or in the clause. */
bool scene_has(const struct scene *scene, const enum feature *list, size_t n);
bool scene_has_in(const struct scene *scene, size_t clause, const enum feature *list,
                  size_t n);

/* marks.c: where the longest mark of one of these ends that begins at byte `at`; 0: none
 * does. And behind the blank that may stand at `at`. */
size_t scene_begins(const struct scene *scene, size_t at, const enum feature *list,
                    size_t n);
size_t scene_past_blank(const struct scene *scene, size_t at);

/* Whether a mark is of one of these; whether a letter, a figure or a Chinese character
 * begins at `at`. */
bool mark_is(const struct mark *m, const enum feature *list, size_t n);
bool is_of_word(const char *at);

/* The entity behind a mark. */
const struct entity *mark_entity(const struct scene *scene, const struct mark *mark);

/* The original text of a span of the normal text. */
const char *scene_words(const struct scene *scene, struct span at);
struct span scene_span(const struct scene *scene, struct span at);

/* Phrases found in a normal text, longest first at each place. phrases.c */
size_t phrases_sight(const struct normal *text, struct mark *out, size_t most);

/* Whether a phrase of this feature stands in it, spelt without a slip. */
bool phrases_hold(const struct normal *text, enum feature feature);

/* Adds a mark; `row` is of scene.entities or scene.names, -1 of a phrase. */
void scene_add(struct scene *scene, enum feature feature, struct span at, int row);

/* Takes away all marks that share a byte with it. */
void scene_drop(struct scene *scene, struct span at);

/* roles.c: of the names marked already, which only sent a lead (F_source instead of
 * F_customer), and which ask or wish for something (F_they_ask, F_they_want besides). */
void roles_mark(struct scene *scene);

/* closing.c: 4月底签 beside an amount, a step or a guess, or of a customer with not a
 * word more, says when the deal closes. */
void closing_mark(struct scene *scene);

/* closing.c: "their office closes Friday": what closes there is told (F_remark). */
void closing_of_others(struct scene *scene);

/* differences.c: marks the figures by which something grows or shrinks. */
void differences_mark(struct scene *scene);

/* new_name.c: marks the name that stands first behind "new lead" (F_new_name), up to the
 * comma or between quotes, and takes away what was read within it. */
void new_name_mark(struct scene *scene);

/* denied.c: 还没赢, "don't mark it won": marks what is denied in place of what was read
 * in it, and takes away what "didn't say when" seems to ask. Marks stand by where they
 * begin, clauses are cut; true: marks were added behind them. */
bool denied_mark(struct scene *s);

/* put_off.c: "push Acme to friday", 明天不去了,改后天: marks what is moved to another
 * time (F_put_off); the time it is moved from is marked no longer. Marks stand by where
 * they begin, clauses are cut; true: marks were added behind them. */
bool put_off_mark(struct scene *s);

/* came.c: 星桥昨天到2万: marks 到 between a day and a sum as money that came (F_arrived),
 * and the Monday that it came on as over (F_bygone). Marks stand by where they begin,
 * clauses are cut; true: marks were added behind them. */
bool came_mark(struct scene *s);

/* sent.c: "Oakline sent 5,000 on monday": marks what a customer sends and is money as
 * paid (F_paid), and as come where it is over (F_arrived, F_got_it). Marks stand by where
 * they begin, clauses are cut; true: marks were added behind them. */
bool sent_mark(struct scene *s);

/* papers.c: 合同寄出去了, "the quote went out", 松果签收了样品: that a paper or a sample
 * was sent or taken in is told (F_met), and is neither a delivery nor money. Marks stand
 * by where they begin, clauses are cut; true: marks were added behind them. */
bool papers_mark(struct scene *s);

/* signed.c: "NDA signed", "signed for the parcel": what was signed and is no contract is
 * only told (F_remark). Marks stand by where they begin, clauses are cut; true: marks
 * were added behind them. */
bool signed_mark(struct scene *s);

/* amended.c: "paid 20k, no wait, 12k", 明天,哦不,后天: cuts what is taken back, with the
 * words for it, out of the text and the names. Entities stand placed in the text, and are
 * to be read anew where it returns true. */
bool amended_cut(struct scene *s, struct sighted_names *found);

/* Whether such words end right before byte `at`. */
bool amended_before(const struct normal *text, size_t at);

/* off.c: "Joe is off sick", "her phone is dead": what is off, and is neither the deal nor
 * the customer, is only told (F_remark). Marks stand by where they begin, clauses are
 * cut. */
void off_mark(struct scene *s);

/* ahead.c: 提前一天提醒我, "remind me two days ahead": marks how long before the time
 * that is said one wants to be reminded (F_ahead, without a row for a day), in place of
 * the length. Marks stand by where they begin, clauses are cut; true: marks were moved.
 */
bool ahead_mark(struct scene *s);

/* bare.c: marks the day and hour (F_appointment) where nothing else is said but
 * with whom, leads (F_leads_asked) where nothing else is said but of which time, and
 * what makes a lead a deal (F_converted) where nothing else is said at all;
 * true: a mark was added behind the others, which stand by where they begin. */
bool bare_mark(struct scene *s);

/* issuing.c: 先开30万的票, "issue 30k now": marks the verb in front of a sum as what
 * invoices it (F_invoice, F_issuing). Marks stand by where they begin, clauses are cut;
 * true: marks were added behind them. */
bool issuing_mark(struct scene *s);

/* promised.c: "promised an answer Friday" is marked as no promise to pay
 * (F_promised_else). Marks stand by where they begin, clauses are cut. */
void promised_mark(struct scene *s);

/* rivals.c: a price that another asks for says nothing of ours. */
void rivals_mark(struct scene *s);

/* wins.c: "a competitor won Oakline", 铂曼跟友商签了: what another won is marked as lost
 * to them (F_chose_another). Marks stand by where they begin, clauses are cut; true:
 * marks were added behind them. */
bool wins_mark(struct scene *s);

/* losses.c: "lost two staff", "chose us": what was lost, left or chosen and is not the
 * deal is only told (F_remark), or is ours (F_chose_us). Marks stand by where they begin,
 * clauses are cut; true: marks were added behind them. */
bool losses_mark(struct scene *s);

/* called.c: the name that is said to be right (F_called); it names nobody else. */
void called_mark(struct scene *s);

/* ranked.c: "the 3 biggest deals", and not a word more (F_ranked). */
void ranked_mark(struct scene *s);
const char *ranked_kind(const struct scene *s); /* of which: "overdue", "pipeline" */

/* quote_number.c: 单号Q-3310, "no. Q-2031": what begins at byte `at` is called a number,
 * and of no order or contract. */
bool quote_number_is_called(const struct normal *text, size_t at);

/* quote_number.c: of the numbers beside "quote number" the one that is the quote's
 * (F_quote_said, F_quote_moved); none of them is a record, a sum or a
 * count, and neither is the number of another paper. */
void quote_number_mark(struct scene *s);

/* past.c: "gave Acme the demo", 给鼎砺做了演示: what was done is marked as such (F_met).
 * Marks stand by where they begin, clauses are cut; true: marks were added behind them.
 */
bool past_mark(struct scene *s);

/* separable.c: verbs and their particles around a name or ref that is marked already;
 * how many of at most `most` stand in the text. */
size_t separables_sight(const struct scene *scene, struct mark *out, size_t most);

/* phrases.c: a name of concepts.def, -1 when it is none. */
int feature_by_name(const char *name, size_t len);
