/* Forms that stand in messages of ours: closed wherever they stand once what they ask for
 * is settled some other way, or is asked anew. */

#include "store/accounts.h"
#include "store/actions.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/invoices.h"
#include "store/leads.h"
#include "store/store_inside.h"
#include "store/talk.h"

#include <string.h>

enum { OF, FORGET };

/* Of one record no more stand open at a time; older ones say when they are filled in that
 * the time for it is over. */
#define MOST_FORMS "16"

static const char *const sql[] = {
    [OF] = "SELECT post, outbox, reader, lang FROM shown WHERE kind = ?1 AND record = ?2"
           " ORDER BY post DESC, outbox DESC LIMIT " MOST_FORMS,
    [FORGET] = "DELETE FROM shown WHERE kind = ?1 AND record = ?2 AND post = ?3"
               " AND outbox = ?4",
};

const struct queries forms_queries = QUERIES("forms", sql);

/* A form where it stands: the row is kept beside the record's own cards. */
struct form {
    struct spoken at;
    int64_t reader;
    enum lang lang;
    struct spoken_words words;
    struct card card;
    struct action action;
};

static const char *kept_as(struct turn *t, const struct record_kind *kind)
{
    return arena_join(t->arena, kind->name, " form", NULL);
}

static enum rc list(struct turn *t, const struct record_kind *kind, int64_t record,
                    struct form *out, size_t most, size_t *n)
{
    QUERY *q = query(t, &forms_queries, OF);
    enum rc rc = RC_OK;

    *n = 0;
    bind_text(q, 1, kept_as(t, kind));
    bind_int(q, 2, record);
    while (*n < most && (rc = row(t, q)) == RC_OK)
        out[(*n)++] =
            (struct form){.at = {.post = column_int(q, 0), .letter = column_int(q, 1)},
                          .reader = column_int(q, 2),
                          .lang = column_int(q, 3) == LANG_ZH ? LANG_ZH : LANG_EN};
    return rc == RC_ABSENT ? RC_OK : rc;
}

static enum rc forget(struct turn *t, const struct record_kind *kind, int64_t record,
                      const struct form *form)
{
    QUERY *q = query(t, &forms_queries, FORGET);

    bind_text(q, 1, kept_as(t, kind));
    bind_int(q, 2, record);
    bind_int(q, 3, form->at.post);
    bind_int(q, 4, form->at.letter);
    return done(t, q);
}

/* What stands there now; *is_open: a form that still takes something. */
static enum rc read(struct turn *t, struct form *form, bool *is_open)
{
    struct err before = t->err;

    *is_open = false;
    enum rc rc = spoken_read(t, &form->at, &form->words);
    if (rc == RC_OK && !text_empty(form->words.card))
        rc = card_read(form->words.card, t->arena, &form->card, &t->err);
    if (rc == RC_OK && form->card.form && !text_empty(form->card.form->action))
        rc = action_get(t, form->card.form->action, &form->action);
    if (rc == RC_BROKEN || rc == RC_AGAIN)
        return rc;
    t->err = before;
    *is_open = rc == RC_OK && form->action.id && form->action.used_turn == 0;
    return RC_OK;
}

static enum rc close(struct turn *t, struct form *form, const char *line)
{
    struct card *card = &form->card;

    TRY(action_used(t, form->action.id));
    card->n_buttons = 0;
    card->select = NULL;
    card->form = NULL;
    card->decided = line;
    return spoken_edit(t, &form->at, &form->words, card_print(card, t->arena));
}

/* --- what settles it ------------------------------------------------------------------
 */

static bool runs(const char *words, const char *command)
{
    size_t len = strlen(command);

    return strncmp(words, command, len) == 0 && (words[len] == ' ' || words[len] == '\0');
}

/* One of the commands that this turn ran, on that very record. */
static bool was_run(struct turn *t, const char *command, const char *ref)
{
    const char *line = t->did ? t->did : "";

    while (*line) {
        size_t len = strcspn(line, "\n");
        const char *one = arena_copy_bytes(t->arena, line, len);
        const char *at = strstr(one, ref);
        if (runs(one, command) && at && (at[strlen(ref)] < '0' || at[strlen(ref)] > '9'))
            return true;
        line += len + (line[len] != '\0');
    }
    return false;
}

/* A payment that this turn booked on an invoice of the customer, or on them. */
static bool was_paid_by(struct turn *t, int64_t account)
{
    const char *line = t->did ? t->did : "";

    for (; *line; line += *line == '\n') {
        size_t len = strcspn(line, "\n");
        const char *one = arena_copy_bytes(t->arena, line, len);
        const char *ref = runs(one, "payment") ? form_ref(t, one) : NULL;
        const struct record_kind *kind;
        struct invoice invoice;
        int64_t id;
        line += len;
        if (!ref || ref_parse(t, ref, &kind, &id) != RC_OK)
            continue;
        if ((kind == &accounts_kind && id == account) ||
            (kind == &invoices_kind && invoices_get(t, id, &invoice) == RC_OK &&
             invoice.account == account))
            return true;
    }
    return false;
}

/* The deal has just left the stage in which it was asked, is over, or is gone. */
static bool has_moved(struct turn *t, int64_t id)
{
    static const char *const moves[] = {"deal stage", "won", "lost"};
    struct deal deal;

    if (deals_get(t, id, &deal) != RC_OK || !stage_is_open(deal.stage))
        return true;
    for (size_t i = 0; i < COUNT(moves); i++)
        if (was_run(t, moves[i], ref_text(t->arena, &deals_kind, id)))
            return true;
    return false;
}

static bool is_decided(struct turn *t, int64_t id)
{
    struct approval approval;

    return approvals_get(t, id, &approval) != RC_OK || approval.state != APPROVAL_PENDING;
}

static bool is_paid(struct turn *t, int64_t id)
{
    struct invoice invoice;

    return invoices_get(t, id, &invoice) != RC_OK ||
           money_is_zero(invoice_open(&invoice));
}

static bool is_deal_now(struct turn *t, int64_t id)
{
    struct lead lead;

    return leads_get(t, id, &lead) != RC_OK || lead.deal != 0;
}

static bool is_settled(struct turn *t, const struct record_kind *kind, int64_t id,
                       const char *command)
{
    static const struct {
        const char *command;
        const struct record_kind *kind;
        bool (*is_over)(struct turn *t, int64_t id); /* NULL: what it asks for was run */
    } ends[] = {{"deal stage", &deals_kind, has_moved},
                {"won", &deals_kind, has_moved},
                {"lost", &deals_kind, has_moved},
                {"approve", &approvals_kind, is_decided},
                {"reject", &approvals_kind, is_decided},
                {"return", &approvals_kind, is_decided},
                {"qualify", &leads_kind, is_deal_now},
                {"payment", &invoices_kind, is_paid},
                {"promise", &invoices_kind, is_paid},
                {"payment", NULL, NULL},
                {"promise", NULL, NULL},
                {"approval request", NULL, NULL},
                {"invoice new", NULL, NULL},
                {"note", NULL, NULL},
                {"touch", NULL, NULL}};

    const char *ref = ref_text(t->arena, kind, id);
    struct err before = t->err;
    bool is = kind == &accounts_kind && runs(command, "payment") && was_paid_by(t, id);

    for (size_t i = 0; i < COUNT(ends) && !is; i++)
        if (runs(command, ends[i].command) && (!ends[i].kind || ends[i].kind == kind))
            is = ends[i].is_over ? ends[i].is_over(t, id)
                                 : was_run(t, ends[i].command, ref);
    t->err = before;
    return is;
}

bool form_is_settled(struct turn *t, const char *command)
{
    const char *ref = form_ref(t, command);
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t record;
    bool is = ref && ref_parse(t, ref, &kind, &record) == RC_OK &&
              is_settled(t, kind, record, command);

    t->err = before;
    return is;
}

/* "Settled by Dan Cole, Mon 2 March 09:00", as its reader reads it. */
static const char *settled_line(struct turn *t, const struct form *form)
{
    struct person reader = manner_reader(manner_of_firm(t));
    struct err before = t->err;

    if (form->reader && person_known(t, form->reader, &reader) != RC_OK)
        t->err = before;
    const struct moment now = wall_at(t, reader.zone, t->now);
    const struct err as = {.lang = form->lang};
    const char *when = moment_text(t->arena, now, now.day, form->lang);
    return t->me.id
               ? arena_printf(t->arena,
                              IN(&as, "Settled by %s, %s", "已另行处理：%s，%s"),
                              t->me.name, when)
               : arena_printf(t->arena, IN(&as, "Settled, %s", "已另行处理，%s"), when);
}

static enum rc settle(struct turn *t, const struct record_kind *kind, int64_t record)
{
    struct form forms[16];
    size_t n;

    TRY(list(t, kind, record, forms, COUNT(forms), &n));
    for (size_t i = 0; i < n; i++) {
        bool is_open;
        TRY(read(t, &forms[i], &is_open));
        if (is_open && !is_settled(t, kind, record, forms[i].action.command))
            continue;
        if (is_open)
            TRY(close(t, &forms[i], settled_line(t, &forms[i])));
        TRY(forget(t, kind, record, &forms[i]));
    }
    return RC_OK;
}

/* What is asked of a customer's money may be settled through an invoice of theirs. */
enum rc forms_settle(struct turn *t, const struct record_kind *kind, int64_t record)
{
    struct err before = t->err;
    struct invoice invoice;

    TRY(settle(t, kind, record));
    if (kind != &invoices_kind)
        return RC_OK;
    if (invoices_get(t, record, &invoice) == RC_OK)
        return settle(t, &accounts_kind, invoice.account);
    t->err = before;
    return RC_OK;
}

/* How long the command's name is, before its first argument. */
static size_t name_length(const char *command)
{
    size_t len = 0;

    while (command[len]) {
        size_t word = strcspn(command + len, " ");
        const char *sign = strpbrk(command + len, "=\"0123456789");
        if (sign && sign < command + len + word)
            break;
        len += word + (command[len + word] != '\0');
    }
    return len;
}

static bool asks_same(const char *one, const char *other)
{
    size_t len = name_length(one);

    return len > 0 && len == name_length(other) && strncmp(one, other, len) == 0;
}

enum rc forms_shown(struct turn *t, const struct card_form *form, const char *ref,
                    const struct spoken *at)
{
    const struct record_kind *kind;
    struct err before = t->err;
    struct form forms[16];
    int64_t record;
    size_t n;

    if (!ref || ref_parse(t, ref, &kind, &record) != RC_OK) {
        t->err = before;
        return RC_OK;
    }
    TRY(list(t, kind, record, forms, COUNT(forms), &n));
    for (size_t i = 0; i < n; i++) {
        bool is_open;
        /* what was filled in amiss may be put right where it stands */
        if (forms[i].reader != t->me.id || t->in->kind == IN_FORM)
            continue;
        TRY(read(t, &forms[i], &is_open));
        if (is_open && !asks_same(forms[i].action.command, form->command))
            continue;
        if (is_open)
            TRY(close(t, &forms[i], IN(t, "Asked again below", "见下方新的表单")));
        TRY(forget(t, kind, record, &forms[i]));
    }
    return shown_add(t, kept_as(t, kind), record, at, t->me.id, t->lang);
}
