/* Which reader fills which key; refs, names and people. */
#include "commands/language/slots.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

void slot_put(const struct view *view, struct meaning *out, const char *key,
              enum slot_form form, const char *value, struct span at, const char *why)
{
    if (text_empty(value) || out->n_slots == MOST_SLOTS || meaning_get(out, key))
        return;
    out->slots[out->n_slots++] = (struct slot){.key = key,
                                               .value = value,
                                               .form = form,
                                               .span = scene_span(view->scene, at),
                                               .why = why};
}

void slot_put_name(const struct filling *f, const char *key, enum slot_form form,
                   const char *value, const struct mark *mark)
{
    size_t before = f->out->n_slots;

    slot_put_mark(f, key, form, value, mark);
    if (f->out->n_slots > before)
        f->out->slots[before].named = &f->view->scene->names.rows[mark->row];
}

void slot_put_mark(const struct filling *f, const char *key, enum slot_form form,
                   const char *value, const struct mark *mark)
{
    const struct entity *e = mark->feature < F_date || mark->feature >= F_customer
                                 ? NULL
                                 : mark_entity(f->view->scene, mark);

    slot_put(f->view, f->out, key, form, value, mark->at,
             e ? e->rule : feature_names[mark->feature]);
}

void slot_put_number(const struct filling *f, const char *key, struct decimal number,
                     const struct mark *mark)
{
    slot_put_mark(f, key, SLOT_NUMBER, decimal_text(f->view->scene->arena, number), mark);
}

const struct mark *slot_nearest(const struct view *view, enum feature feature,
                                enum feature beside, size_t most)
{
    const struct mark *best = NULL, *a, *b;
    size_t row = 0;

    while ((a = view_next(view, feature, &row))) {
        size_t other = 0;
        while ((b = view_next(view, beside, &other))) {
            size_t gap = a->at.until <= b->at.from   ? b->at.from - a->at.until
                         : b->at.until <= a->at.from ? a->at.from - b->at.until
                                                     : 0;
            if (gap <= most && (!best || gap < most)) {
                best = a;
                most = gap;
            }
        }
    }
    return best;
}

/* Which kind of ref an intent is about, before any other. */
static enum feature wanted_ref(const struct filling *f)
{
    static const struct {
        const char *family;
        enum feature ref;
    } families[] = {
        {"approval.request", F_d_ref}, {"approval.", F_ap_ref},
        {"payment.", F_inv_ref},       {"dispute.", F_inv_ref},
        {"dunning.", F_inv_ref},       {"invoice.create", F_so_ref},
        {"invoice.", F_inv_ref},       {"reminder.", F_r_ref},
        {"order.", F_so_ref},          {"lead.", F_l_ref},
        {"stage.", F_d_ref},           {"deal.", F_d_ref},
    };

    for (size_t i = 0; i < COUNT(families); i++)
        if (strncmp(intents[f->intent].name, families[i].family,
                    strlen(families[i].family)) == 0)
            return families[i].ref;
    return F_d_ref;
}

static void put_ref(const struct filling *f, const struct mark *mark)
{
    slot_put_mark(f, "ref", SLOT_TEXT, mark_entity(f->view->scene, mark)->said, mark);
}

static void slot_ref(const struct filling *f)
{
    static const enum feature others[] = {F_d_ref,   F_c_ref,  F_q_ref, F_so_ref,
                                          F_inv_ref, F_ap_ref, F_l_ref, F_r_ref};
    const struct view *views[] = {f->view, f->view->scene->whole};
    const char *reply = f->view->scene->context->reply_to;

    for (size_t v = 0; v < COUNT(views); v++) {
        const struct mark *mark = view_find(views[v], wanted_ref(f));
        for (size_t i = 0; !mark && i < COUNT(others); i++)
            mark = view_find(views[v], others[i]);
        if (mark) {
            put_ref(f, mark);
            return;
        }
    }
    if (reply)
        slot_put(f->view, f->out, "ref", SLOT_TEXT, reply, (struct span){0}, "reply");
}

/* Only where the words hold it. */
static void slot_named_ref(const struct filling *f)
{
    static const enum feature refs[] = {F_inv_ref, F_d_ref, F_l_ref};

    for (size_t i = 0; i < COUNT(refs); i++) {
        const struct mark *mark = view_find(f->view->scene->whole, refs[i]);
        if (mark) {
            put_ref(f, mark);
            return;
        }
    }
}

static void slot_deal_ref(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_d_ref);
    const char *reply = f->view->scene->context->reply_to;

    if (mark)
        put_ref(f, mark);
    else if (feature_of_reply(reply) == F_to_deal)
        slot_put(f->view, f->out, "ref", SLOT_TEXT, reply, (struct span){0}, "reply");
}

static void slot_order_ref(const struct filling *f)
{
    static const enum feature wanted[] = {F_q_ref, F_d_ref, F_c_ref, F_so_ref};

    const char *reply = f->view->scene->context->reply_to;

    for (size_t i = 0; i < COUNT(wanted); i++) {
        const struct mark *mark = view_find(f->view, wanted[i]);
        if (mark) {
            put_ref(f, mark);
            return;
        }
    }
    if (reply)
        slot_put(f->view, f->out, "ref", SLOT_TEXT, reply, (struct span){0}, "reply");
}

static void slot_lead_ref(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_l_ref);
    const char *reply = f->view->scene->context->reply_to;

    if (!mark)
        mark = view_find(f->view, F_d_ref);
    if (mark)
        put_ref(f, mark);
    else if (reply)
        slot_put(f->view, f->out, "ref", SLOT_TEXT, reply, (struct span){0}, "reply");
}

void slot_customer(const struct filling *f)
{
    const struct view *views[] = {f->view, f->view->scene->whole};

    for (size_t v = 0; v < COUNT(views); v++) {
        const struct mark *account = view_find(views[v], F_customer);
        const struct mark *lead = view_find(views[v], F_lead);
        const struct mark *mark =
            account && lead ? (account->at.from < lead->at.from ? account : lead)
            : account       ? account
                            : lead;
        if (!mark)
            continue;
        slot_put_name(f, "customer", SLOT_TEXT,
                      f->view->scene->names.rows[mark->row].known.name, mark);
        return;
    }
}

/* Emma忙,转给陈雨: who stands right behind the word that hands over, else the first. */
static const struct mark *first_person(const struct view *view)
{
    const struct mark *m, *word;

    for (size_t row = 0; (m = view_next(view, F_person, &row));)
        for (size_t from = 0; (word = view_next(view, F_assign, &from));)
            if (word->at.until <= m->at.from && m->at.from - word->at.until <= 2)
                return m;
    return view_find(view, F_person);
}

static void put_people(const struct filling *f, const char *key)
{
    struct text list;
    size_t row = 0;
    const struct mark *mark, *first = f->intent == INTENT_lead_assign
                                          ? first_person(f->view)
                                          : view_find(f->view, F_person);

    if (!first)
        return;
    text_init(&list, f->view->scene->arena, 1000);
    while ((mark = view_next(f->view, F_person, &row))) {
        if (mark->at.from < first->at.from)
            continue;
        const char *handle = f->view->scene->names.rows[mark->row].known.id;
        if (!strstr(list.bytes, handle))
            text_addf(&list, "%s%s", list.len ? " " : "", handle);
    }
    slot_put_name(f, key, SLOT_LIST, list.bytes, first);
}

static void slot_to(const struct filling *f)
{
    const struct mark *person = view_find(f->view, F_person);
    const struct mark *asked = view_find(f->view, F_remind);

    /* Of a reminder: who is reminded, not whom it is about. */
    if (f->intent == INTENT_reminder_create &&
        (!person || !asked || person->at.from < asked->at.until ||
         person->at.from > asked->at.until + 2))
        return;
    put_people(f, "to");
}

static void slot_assignee(const struct filling *f)
{
    const struct mark *person = view_find(f->view, F_person);
    const struct mark *asked = view_find(f->view, F_assign);

    if (person && asked && asked->at.from < person->at.from)
        put_people(f, "to");
}

static void slot_owner_to(const struct filling *f)
{
    const struct mark *person = view_find(f->view, F_person);

    if (!person || !f->view->has[F_assign])
        return;
    slot_put_name(f, "owner", SLOT_TEXT, f->view->scene->names.rows[person->row].known.id,
                  person);
    put_people(f, "to");
}

static void slot_phone(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_phone);

    if (mark)
        slot_put_mark(f, "phone", SLOT_TEXT, mark_entity(f->view->scene, mark)->said,
                      mark);
}

static void slot_email(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_email);

    if (mark)
        slot_put_mark(f, "email", SLOT_TEXT, mark_entity(f->view->scene, mark)->said,
                      mark);
}

static const struct {
    const char *name;
    slot_reader *read;
} readers[] = {
    {"amount", slot_amount},
    {"assignee", slot_assignee},
    {"because_body", slot_because_body},
    {"body", slot_body},
    {"called", slot_called},
    {"change", slot_change},
    {"close", slot_close},
    {"contact", slot_contact},
    {"counter_amount", slot_counter_amount},
    {"credit_amount", slot_credit_amount},
    {"customer", slot_customer},
    {"days", slot_days},
    {"deal_ref", slot_deal_ref},
    {"discount", slot_discount},
    {"disputed", slot_disputed},
    {"due", slot_due},
    {"due_day", slot_due_day},
    {"due_until", slot_due_until},
    {"duration_until", slot_duration_until},
    {"email", slot_email},
    {"filter", slot_filter},
    {"find_name", slot_find_name},
    {"from", slot_from},
    {"interest", slot_interest},
    {"invoice_due", slot_invoice_due},
    {"invoice_terms", slot_invoice_terms},
    {"issued", slot_issued},
    {"kind", slot_kind},
    {"lang", slot_lang},
    {"lead_ref", slot_lead_ref},
    {"margin", slot_margin},
    {"min_days", slot_min_days},
    {"named_ref", slot_named_ref},
    {"new_contact", slot_new_contact},
    {"new_customer", slot_new_customer},
    {"order_ref", slot_order_ref},
    {"owner", slot_owner},
    {"owner_to", slot_owner_to},
    {"paid_amount", slot_paid_amount},
    {"paid_on", slot_paid_on},
    {"payer", slot_payer},
    {"phone", slot_phone},
    {"product", slot_product},
    {"qty", slot_qty},
    {"quote_number", slot_quote_number},
    {"range", slot_range},
    {"rank", slot_rank},
    {"ref", slot_ref},
    {"repeat", slot_repeat},
    {"report_by", slot_report_by},
    {"report_kind", slot_report_kind},
    {"rhythm", slot_rhythm},
    {"source", slot_source},
    {"split", slot_split},
    {"stage", slot_stage},
    {"stage_body", slot_stage_body},
    {"status", slot_status},
    {"subscribe_kind", slot_subscribe_kind},
    {"tax", slot_tax},
    {"terms", slot_terms},
    {"title", slot_title},
    {"to", slot_to},
    {"top", slot_top},
    {"unit_price", slot_unit_price},
    {"until", slot_until},
    {"wechat", slot_wechat},
    {"window", slot_window},
};

enum { MOST_READERS = 32 };

/* The readers of each intent, in order; found once by their names. */
static slot_reader *readers_of[INTENTS][MOST_READERS];
static once_flag found = ONCE_FLAG_INIT;

static slot_reader *reader_of(const char *name, size_t len)
{
    for (size_t i = 0; i < COUNT(readers); i++)
        if (strlen(readers[i].name) == len && memcmp(readers[i].name, name, len) == 0)
            return readers[i].read;
    return NULL;
}

static void find_readers(void)
{
    for (size_t i = 0; i < INTENTS; i++) {
        size_t n = 0;
        for (const char *at = intents[i].slots; *at; at += *at == ' ') {
            size_t len = strcspn(at, " ");
            slot_reader *read = reader_of(at, len);
            assert(n < MOST_READERS - 1);
            if (read)
                readers_of[i][n++] = read;
            at += len;
        }
    }
}

void slots_fill(const struct view *view, enum intent_id intent, struct meaning *out)
{
    struct name_guess guess = {0};
    struct filling f = {view, intent, out, &guess};

    call_once(&found, find_readers);
    for (slot_reader **read = readers_of[intent]; *read; read++)
        (*read)(&f);
}
