/*
 * slots.h - the values of an intent's keys. Inside of commands/language.
 *
 * INTENT's last column names readers; each is a row of the table in slots.c and looks at
 * what stands in the view, then (for names and refs) in the whole message.
 */
#pragma once

#include "commands/language/intent.h"

/* Names that nobody knows yet. */
struct name_guess {
    bool is_made, has_firm, has_person;
    bool firm_is_said; /* it stands behind "new lead": no guess */
    struct span firm, person;
};

struct filling {
    const struct view *view;
    enum intent_id intent;
    struct meaning *out;
    struct name_guess *guess; /* slots_names.c makes it where it is asked for */
};

typedef void slot_reader(const struct filling *f);

/* slots_due.c */
slot_reader slot_due;

/* slots_time.c */
slot_reader slot_due_day, slot_until, slot_from, slot_range, slot_close, slot_paid_on,
    slot_repeat, slot_window, slot_duration_until, slot_due_until;

bool slot_is_length(const struct filling *f);

/* slots_money.c */
slot_reader slot_amount, slot_counter_amount, slot_credit_amount, slot_filter,
    slot_unit_price, slot_discount, slot_margin, slot_tax;

/* Whether a mark of the feature overlaps this one, or stands within `most` bytes. */
bool slot_is_beside(const struct view *view, const struct mark *mark,
                    enum feature feature, size_t most);

/* The last mark of a kind that stands right behind one of `word`; NULL: none does. */
const struct mark *slot_behind(const struct view *view, enum feature kind,
                               enum feature word);

/* slots_terms.c */
slot_reader slot_terms, slot_min_days, slot_days;

/* differences.c: by how much the amount changes, where no new one is said; and whether a
 * figure is such a difference. */
slot_reader slot_change;
bool slot_is_difference(const struct view *view, const struct mark *mark);

/* slots_payment.c: the same of money that came in; nothing where the words leave in doubt
 * how much it was, or whose. */
slot_reader slot_paid_amount, slot_payer, slot_disputed;

/* slots.c */
slot_reader slot_customer;

/* slots_words.c */
slot_reader slot_body, slot_because_body, slot_stage_body, slot_title, slot_contact;

/* slots_goods.c */
slot_reader slot_quote_number, slot_source, slot_product, slot_interest, slot_wechat;

/* slots_names.c */
slot_reader slot_new_contact, slot_new_customer, slot_find_name;

/* slots_names.c: "Summit Brewing": a word for a source that begins a name. */
bool slot_begins_name(const struct scene *scene, const struct mark *source);

/* slots_kind.c */
slot_reader slot_lang, slot_kind, slot_stage, slot_report_kind, slot_report_by,
    slot_status, slot_owner, slot_subscribe_kind;

/* slots_invoice.c */
slot_reader slot_issued, slot_invoice_due, slot_invoice_terms, slot_split, slot_rhythm;

/* called.c */
slot_reader slot_called;

/* ranked.c: in which order a list is asked for, and how many of it. */
slot_reader slot_rank, slot_top;

/* slots_qty.c */
slot_reader slot_qty;

/* slots_qty.c: a small number that counts things, and where those stand, empty where a
 * model's name does; NULL: none. */
const struct mark *slot_counted(const struct view *view, struct span *things);

/* Whether a model's name such as FX-200 begins at byte `at` of the normal text; where it
 * ends by `until`, which may be NULL. */
bool slot_model_at(const struct scene *scene, size_t at, size_t *until);

/* Without the stops and pictures behind the whole message. */
void slot_clip(const struct scene *scene, struct span *at);

/* The original words of a span, as the value of a key. */
void slot_put_words(const struct filling *f, const char *key, struct span at);

/* Whether a name or an entity stands in the span. */
bool slot_overlaps_mark(const struct scene *scene, struct span at);

/* Words with capitals right behind (or two bytes on from) byte `at`: a name. */
bool slot_proper_behind(const struct filling *f, size_t at, struct span *out);

/* The original text between two marks' edges, without blanks and marks at its ends. */
const char *slot_trim(const struct scene *scene, struct span *at);

void slot_put_mark(const struct filling *f, const char *key, enum slot_form form,
                   const char *value, const struct mark *mark);

/* Of a mark of a name: the slot remembers whom it names. */
void slot_put_name(const struct filling *f, const char *key, enum slot_form form,
                   const char *value, const struct mark *mark);
void slot_put_number(const struct filling *f, const char *key, struct decimal number,
                     const struct mark *mark);

/* The mark of `feature` that stands nearest to any of `beside`; NULL for none within
 * `most` bytes. */
const struct mark *slot_nearest(const struct view *view, enum feature feature,
                                enum feature beside, size_t most);
