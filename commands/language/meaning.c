/* A message's meanings: the whole is read, then its clauses; what a clause says by itself
 * and the whole does not becomes a command of its own. */
#include "commands/language/intent.h"
#include "commands/language/stranger.h"

#include <string.h>

enum { WEAK_POINTS = 60, STRONG_POINTS = 80 };

bool meaning_by(const struct meaning *meaning, const char *terms)
{
    size_t len = strlen(terms);

    return strncmp(meaning->rule, terms, len) == 0 &&
           (meaning->rule[len] == ' ' || meaning->rule[len] == '\0');
}

const char *meaning_get(const struct meaning *meaning, const char *key)
{
    for (size_t i = 0; i < meaning->n_slots; i++)
        if (strcmp(meaning->slots[i].key, key) == 0)
            return meaning->slots[i].value;
    return NULL;
}

/* One command of the message and the clauses that tell of it. */
struct share {
    struct verdict verdict;
    uint32_t clauses;
};

struct shares {
    struct share rows[MOST_MEANINGS];
    size_t n;
};

static uint32_t all_clauses(const struct scene *scene)
{
    return scene->n_clauses >= 32 ? UINT32_MAX : (1U << scene->n_clauses) - 1;
}

static struct share *share_of(struct shares *shares, enum intent_id intent)
{
    for (size_t i = 0; i < shares->n; i++)
        if (shares->rows[i].verdict.intent == intent)
            return &shares->rows[i];
    return NULL;
}

static bool is_won(const struct view *view, const struct verdict *whole)
{
    return whole->intent == INTENT_stage_set && view->scene->whole->has[F_stage_won];
}

/* Whether a clause with figures changes the deal's. */
static bool changes_figures(const struct view *view, const struct verdict *whole)
{
    bool is_note = whole->intent == INTENT_note_add;

    /* What a deal was won at, or is quoted at, is no change of its figures. */
    if (is_won(view, whole))
        return false;
    /* What they may spend is told in a note, and changes no figure of ours. */
    if (is_note && view->has[F_budget])
        return false;
    /* 拜访了鼎砺,两台封箱机 48万: what the deal is about, and for how much. */
    return view->has[F_change] || view->has[F_field_close] ||
           (is_note && view->has[F_quantity]);
}

/* "Verdant want a pilot first. Ring Peter on the 20th": what is told, behind whom the
 * message is about, before the day on which something is to be done. */
static bool tells_before(const struct view *view)
{
    const struct scene *s = view->scene;
    bool is_named = false, is_told = view->has[F_remark] || view->has[F_met] ||
                                     view->has[F_guess] || view->has[F_is_away];

    if (!is_told ||
        ((view->has[F_activity] || view->has[F_coming]) && !view->has[F_is_away]))
        return false;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (m->feature == F_coming && !view_covers(view, m->at))
            return is_named;
        is_named |= m->feature == F_customer || m->feature == F_d_ref ||
                    m->feature == F_l_ref || m->feature == F_lead;
    }
    return false;
}

/* The 提醒 of 提醒我, which is a word for hurrying as well. */
static bool is_of_reminding(const struct scene *s, const struct mark *mark)
{
    const struct mark *m;

    for (size_t row = 0; (m = view_next(s->whole, F_remind, &row));)
        if (m->at.from < mark->at.until && mark->at.from < m->at.until)
            return true;
    return false;
}

/* From this clause on something is to be done, and not only reminded of. */
static bool has_errand_from(const struct scene *s, size_t clause)
{
    static const enum feature errands[] = {F_errand, F_activity, F_dunning, F_nudge};

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(errands); k++)
            if (s->marks[i].feature == errands[k] &&
                scene_clause(s, s->marks[i].at.from) >= clause &&
                !is_of_reminding(s, &s->marks[i]))
                return true;
    return false;
}

/* "invoice Acme 5k and remind me friday to chase it" does both, and 开票2万,周五提醒我
 * reminds of the invoice: the reminder has an errand of its own, or has none. */
static bool invoice_stands_alone(const struct view *view, const struct verdict *whole,
                                 const struct verdict *clause)
{
    const struct scene *s = view->scene;
    const struct mark *remind = view_find(s->whole, F_remind),
                      *paper = view_find(view, F_invoice);

    if (whole->intent == INTENT_invoice_create)
        return clause->intent == INTENT_reminder_create &&
               clause->points >= STRONG_POINTS && !view->has[F_invoice] &&
               (view->has[F_errand] || view->has[F_dunning] || view->has[F_nudge]);
    if (whole->intent != INTENT_reminder_create || !remind)
        return false;
    paper = paper ? paper : view_find(view, F_tax_paper);
    size_t reminded = scene_clause(s, remind->at.from);
    return paper && view->has[F_amount] && scene_clause(s, paper->at.from) < reminded &&
           has_errand_from(s, reminded);
}

/* Whether what else is told belongs to the main command, and is no note beside it. */
static bool keeps_note(const struct view *view, const struct verdict *whole)
{
    /* 星桥来电,承诺月底付 */
    if (whole->intent == INTENT_payment_promise ||
        whole->intent == INTENT_payment_record || whole->intent == INTENT_dispute_open)
        return true;
    /* "Quote Oakline 25 units, valid 45 days": how long that quote holds. */
    return whole->intent == INTENT_quote_create &&
           (view->has[F_valid] || view->has[F_lapses]);
}

/* Whether what a clause says stands beside the main command instead of within it. */
static bool stands_alone(const struct view *view, const struct verdict *whole,
                         const struct verdict *clause)
{
    unsigned both = intents[whole->intent].flags & intents[clause->intent].flags;

    if (whole->intent == INTENT_invoice_create || clause->intent == INTENT_invoice_create)
        return invoice_stands_alone(view, whole, clause);
    /* "Acme loved the demo, follow up Friday": how it went is noted beside the errand. */
    if (whole->intent == INTENT_reminder_create && clause->intent == INTENT_note_add &&
        (view->has[F_opinion] || tells_before(view)) &&
        !view->scene->whole->has[F_remind])
        return true;
    if (clause->intent == whole->intent || clause->points < STRONG_POINTS)
        return false;
    /* 估计六月底才能签,金额按45万算: what is meant for sure holds for the guess. */
    if (clause->would == whole->intent && !view->has[F_hearsay])
        return false;
    if (whole->intent == INTENT_order_create && clause->is_delivery)
        return false;
    if (clause->intent == INTENT_note_add && keeps_note(view, whole))
        return false;
    /* 客户说下个月初签: what they say is theirs to do, no errand of ours. */
    if (clause->intent == INTENT_reminder_create && view->has[F_quoting] &&
        !view->has[F_remind])
        return false;
    if (clause->intent == INTENT_deal_update && !changes_figures(view, whole))
        return false;
    /* 今天签的,月底开票: the days that winning wants to know. */
    if (is_won(view, whole) && clause->intent == INTENT_reminder_create &&
        !view->has[F_remind] && (view->has[F_invoice] || !view->has[F_coming]))
        return false;
    /* 报价48万,4月底签: with the day it closes, what it is about. */
    if (whole->intent == INTENT_deal_update && clause->intent == INTENT_quote_create &&
        view->has[F_amount] && !view->has[F_quantity] && !view->has[F_discount])
        return false;
    if (whole->intent == INTENT_lead_create)
        return clause->intent == INTENT_reminder_create;
    return both & INTENT_ASIDE;
}

/* A clause speaks of whom and what the message named before. */
static void inherit(const struct view *whole, struct view *clause)
{
    static const enum feature named[] = {F_customer, F_lead,  F_l_ref,  F_d_ref,
                                         F_q_ref,    F_c_ref, F_so_ref, F_inv_ref};

    for (size_t i = 0; i < COUNT(named); i++) {
        if (clause->has[named[i]] || !whole->has[named[i]])
            continue;
        clause->has[named[i]] = true;
        clause->first[named[i]] = whole->first[named[i]];
        clause->last[named[i]] = whole->last[named[i]];
    }
}

static void add_share(struct shares *out, const struct verdict *v, uint32_t clauses,
                      size_t *last)
{
    struct share *share = share_of(out, v->intent);

    if (!share && out->n == MOST_MEANINGS)
        return;
    if (!share) {
        share = &out->rows[out->n++];
        *share = (struct share){*v, 0};
    }
    share->clauses |= clauses;
    *last = (size_t)(share - out->rows);
}

/* 鼎砺谈完了,进合同阶段: that one met, and nothing of it, is no note beside the step. */
static bool only_tells_that(const struct scene *s, const struct view *view, size_t clause)
{
    static const enum feature idle[] = {F_met,      F_finished,  F_filler,
                                        F_activity, F_stage_any, F_errand,
                                        F_happened, F_to_word,   F_me};
    const struct span *at = &s->clauses[clause];

    for (size_t b = at->from; b < at->until; b++) {
        unsigned char c = (unsigned char)s->text.bytes[b];
        bool covered = !((c >= 'a' && c <= 'z') || c >= 0xE4);
        for (size_t i = 0; i < s->n_marks && !covered; i++) {
            bool is_idle = s->marks[i].row >= 0;
            for (size_t k = 0; k < COUNT(idle) && !is_idle; k++)
                is_idle = s->marks[i].feature == idle[k];
            covered = is_idle && s->marks[i].at.from <= b && b < s->marks[i].at.until;
        }
        if (!covered && (c & 0xC0) != 0x80)
            return false;
    }
    return view->has[F_met];
}

/* Each clause goes to the command it tells of; those that tell of none, to the one
 * before, or to the first: "hi, ...". */
static void share_clauses(const struct scene *scene, const struct verdict *whole,
                          struct shares *out)
{
    uint32_t idle = 0;
    size_t last = 0;

    for (size_t i = 0; i < scene->n_clauses; i++) {
        struct view view;
        struct verdict v;
        view_make(scene, 1U << i, &view);
        inherit(scene->whole, &view);
        v = intents_score(&view);
        v.is_delivery = view.has[F_deliver];
        if (v.intent == INTENT_note_add && whole->intent == INTENT_stage_set &&
            scene->n_clauses == 2 && only_tells_that(scene, &view, i))
            v.intent = INTENTS;
        bool own = v.intent != INTENTS && stands_alone(&view, whole, &v);
        if (v.intent == INTENTS && out->n == 0) {
            idle |= 1U << i;
            continue;
        }
        /* 要打九折 in a note is the note's. */
        bool is_wish =
            v.intent == INTENT_approval_request && whole->intent == INTENT_note_add;
        if (is_wish)
            v = *whole;
        else if (!own)
            v = v.intent == whole->intent || out->n == 0 ? *whole
                                                         : out->rows[last].verdict;
        add_share(out, &v, 1U << i | idle, &last);
        idle = 0;
    }
    if (idle)
        add_share(out, whole, idle, &last);
}

static bool is_told_with_day(const struct verdict *whole)
{
    static const char *const told[] = {"cooled ", "promised_else "};
    bool is_told = false;

    for (size_t i = 0; i < COUNT(told); i++)
        is_told |= strncmp(whole->rule, told[i], strlen(told[i])) == 0;
    return is_told && whole->intent == INTENT_reminder_create;
}

/* A note's words are the message's; the command of a clause that was only part of the
 * whole is the whole's. */
static void read_shares(const struct scene *scene, const struct verdict *whole,
                        struct shares *out)
{
    out->n = 0;
    if (scene->n_clauses > 1 && (intents[whole->intent].flags & INTENT_ASIDE))
        share_clauses(scene, whole, out);
    if (out->n > 1)
        return;
    /* "Met Oakline today, they want a demo next Tuesday": what is to come, beside what
     * was done. */
    if (out->n == 1 && out->rows[0].verdict.intent == INTENT_note_add &&
        whole->intent == INTENT_reminder_create && !scene->whole->has[F_remind] &&
        !scene->whole->has[F_repeat]) {
        out->rows[out->n++] = (struct share){*whole, all_clauses(scene)};
        return;
    }
    /* "Oakline on hold until June": how they stand, and when they are spoken to again;
     * "promised an answer Friday". */
    if (is_told_with_day(whole) && !scene->whole->has[F_remind]) {
        out->rows[0] = (struct share){*whole, all_clauses(scene)};
        out->rows[0].verdict.intent = INTENT_note_add;
        out->rows[1] = (struct share){*whole, all_clauses(scene)};
        out->n = 2;
        return;
    }
    if (out->n == 0 || out->rows[0].verdict.points < whole->points)
        out->rows[0].verdict = *whole;
    out->rows[0].clauses = all_clauses(scene);
    out->n = 1;
}

static void fill(const struct scene *scene, const struct share *share,
                 struct meaning *out, struct view *view)
{
    *out = (struct meaning){.cmd = intents[share->verdict.intent].name,
                            .rule = share->verdict.rule,
                            .points = share->verdict.points};
    view_make(scene, share->clauses, view);
    slots_fill(view, share->verdict.intent, out);
    out->must_confirm =
        (share->verdict.intent == INTENT_approval_approve && !meaning_get(out, "ref")) ||
        (share->verdict.intent == INTENT_invoice_create && invoice_is_wished(view));
}

/* 拜访了鼎砺,要打九折: what a clause of a note wishes for, by the words alone. */
static uint32_t wished_in(const struct scene *scene, struct verdict *out)
{
    for (size_t i = 0; i < scene->n_clauses; i++) {
        struct view view;
        view_make(scene, 1U << i, &view);
        inherit(scene->whole, &view);
        struct verdict v = intents_score(&view);
        if (v.intent == INTENT_approval_request && view.has[F_request])
            v.would = v.intent;
        *out = v;
        if (v.would != INTENTS)
            return 1U << i;
    }
    return 0;
}

/* "Their budget is 200k": of the deal it is the budget, which a button sets. */
static bool fill_budget(const struct scene *scene, const struct verdict *whole,
                        struct meanings *out, struct view *view)
{
    struct share share = {*whole, 0};
    size_t kept = 0;

    if (whole->intent != INTENT_note_add || !scene->whole->has[F_budget] ||
        scene->whole->has[F_is_question])
        return false;
    for (size_t i = 0; i < scene->n_clauses && !share.clauses; i++) {
        view_make(scene, 1U << i, view);
        if (view->has[F_budget] && view->has[F_amount])
            share.clauses = 1U << i;
    }
    if (!share.clauses)
        return false;
    share.verdict.intent = INTENT_deal_update;
    fill(scene, &share, &out->would, view);
    for (size_t i = 0; i < out->would.n_slots; i++) {
        struct slot slot = out->would.slots[i];
        bool is_sum = strcmp(slot.key, "amount") == 0;
        if (is_sum)
            slot.key = "budget";
        if (is_sum || strcmp(slot.key, "currency") == 0)
            out->would.slots[kept++] = slot;
    }
    out->would.n_slots = kept;
    if (kept == 0)
        out->would.cmd = NULL;
    return kept > 0;
}

static void fill_would(const struct scene *scene, const struct verdict *whole,
                       struct meanings *out, struct view *view)
{
    enum { FEW_CLAUSES = 8 };

    if (fill_budget(scene, whole, out, view))
        return;
    struct share would = {*whole, all_clauses(scene)};
    bool may_wish = scene->whole->has[F_request] || scene->whole->has[F_guess] ||
                    scene->whole->has[F_hearsay];

    if (whole->intent == INTENT_note_add && whole->would == INTENTS && may_wish &&
        scene->n_clauses > 1 && scene->n_clauses <= FEW_CLAUSES)
        would.clauses = wished_in(scene, &would.verdict);
    if (would.verdict.would == INTENTS || !would.clauses)
        return;
    would.verdict.intent = would.verdict.would;
    fill(scene, &would, &out->would, view);
}

static void be_silent(struct meanings *out)
{
    out->n = 1;
    out->rows[0] = (struct meaning){.cmd = "none", .rule = ""};
}

/* What the whole does not say, one of its clauses may: 阶段完成,赢单. Not where the
 * message asks, forbids or names a condition. */
static void best_of_clauses(const struct scene *scene, struct verdict *out)
{
    const struct view *whole = scene->whole;

    if (scene->n_clauses < 2 || whole->has[F_is_question] || whole->has[F_iffy] ||
        whole->has[F_forbid] || whole->has[F_is_quoted])
        return;
    for (size_t i = 0; i < scene->n_clauses; i++) {
        struct view view;
        view_make(scene, 1U << i, &view);
        inherit(whole, &view);
        struct verdict v = intents_score(&view);
        if (v.intent != INTENTS && v.points >= STRONG_POINTS && v.points > out->points)
            *out = v;
    }
}

static const char *words_at(const struct scene *scene, struct span at)
{
    return at.until > at.from ? scene_words(scene, at) : NULL;
}

/* Who only sent a lead is its source, and who was meant loosely may not be meant. */
static void find_mentions(const struct scene *scene, struct meanings *out)
{
    static const enum feature refs[] = {F_l_ref,  F_d_ref,  F_q_ref,   F_c_ref,
                                        F_so_ref, F_ap_ref, F_inv_ref, F_r_ref};
    struct mention *list = TAKE_N(scene->arena, scene->n_marks + 1, struct mention);

    out->mentions = list;
    out->n_mentions = 0;
    for (size_t i = 0; i < scene->n_marks; i++) {
        const struct mark *m = &scene->marks[i];
        bool is_name =
            m->feature == F_customer || m->feature == F_lead || m->feature == F_person;
        bool is_ref = false;
        for (size_t k = 0; k < COUNT(refs); k++)
            is_ref |= m->feature == refs[k];
        if (m->row < 0 || !(is_name || is_ref) ||
            (is_name && scene->names.rows[m->row].evidence > BY_SHORT))
            continue;
        list[out->n_mentions++] = (struct mention){
            .named = is_name ? &scene->names.rows[m->row] : NULL,
            .ref = is_ref ? mark_entity(scene, m)->said : NULL,
            .at = scene_span(scene, m->at),
        };
    }
}

void meaning_read(struct arena *arena, const char *text, size_t len,
                  const struct meaning_context *context, struct meanings *out)
{
    struct scene *scene = TAKE(arena, struct scene);
    struct view *whole = TAKE(arena, struct view), *view = TAKE(arena, struct view);
    struct shares shares;
    struct verdict verdict;

    out->n = out->n_asks = out->steps = 0;
    out->would.cmd = NULL;
    scene->steps = &out->steps;
    scene_make(arena, text, len, context, scene);
    out->steps += scene->entities.steps;
    view_make(scene, all_clauses(scene), whole);
    scene->whole = whole;
    stranger_find(scene);
    out->stranger = words_at(scene, scene->stranger);
    out->stranger_contact = words_at(scene, scene->stranger_contact);
    find_mentions(scene, out);
    verdict = intents_score(whole);
    if (verdict.intent == INTENTS || verdict.points < WEAK_POINTS)
        best_of_clauses(scene, &verdict);
    if (verdict.intent == INTENTS) {
        be_silent(out);
        return;
    }
    fill_would(scene, &verdict, out, view);
    read_shares(scene, &verdict, &shares);
    for (size_t i = 0; i < shares.n; i++) {
        fill(scene, &shares.rows[i], &out->rows[out->n++], view);
        if (i == 0)
            asks_find(view, shares.rows[i].verdict.intent, &out->rows[0], out);
    }
}
