/* form_place.c - the values and words of an answer find the fields they are for. */
#include "commands/form_filling.h"
#include "commands/form_kinds.h"
#include "commands/lost_words.h"
#include "commands/only_words.h"
#include "commands/unnumbered.h"
#include "commands/words.h"

#include <string.h>

const char *filling_get(const struct filling *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->list[i].name, name) == 0)
            return f->list[i].value;
    return NULL;
}

bool filling_put(struct filling *f, const char *name, const char *value)
{
    if (text_empty(value) || filling_get(f, name) || f->n == PAIRS_MOST)
        return false;
    f->list[f->n++] = (struct pair){name, value};
    return true;
}

bool filling_asks_for(const struct filling *f, const char *name)
{
    return strcmp(f->form->input, name) == 0;
}

/* How far a field's sign stands from the entity: 今天签, "signed today". */
static size_t distance(const struct clause *clause, const struct entity *entity,
                       const char *signs)
{
    enum { OTHER_SIDE = 100 };

    size_t best = SIZE_MAX, len;

    for (const char *at = clause->folded; (at = clause_sign(at, signs, &len));
         at += len) {
        size_t from = (size_t)(at - clause->folded), away;
        bool is_before = from + len <= entity->span.from;
        bool is_han = (unsigned char)*at >= 0x80;
        if (!is_before && from < entity->span.until)
            continue;
        away = is_before ? entity->span.from - from - len : from - entity->span.until;
        away += is_before == is_han ? OTHER_SIDE : 0;
        best = away < best ? away : best;
    }
    return best;
}

/* "Today, 67k, invoice end of month": another clause's day is the field's. */
static bool is_named_by_other(const struct filling *f, const struct clause *clause,
                              const struct form_field *field)
{
    size_t len;

    for (size_t i = 0; i < f->n_clauses; i++)
        if (&f->clauses[i] != clause && f->clauses[i].found.n > 0 &&
            clause_sign(f->clauses[i].folded, field->signs, &len))
            return !clause_sign(clause->folded, field->signs, &len);
    return false;
}

/* A day that money came in on is by today; one that is to come is refused as such. */
static const char *day_value(struct turn *t, const struct entity *entity,
                             const struct form_field *field)
{
    const char *day = clause_day(t, entity, field->is_past);

    return day || !field->of ? day : clause_day(t, entity, false);
}

/* Nobody asks for it: the clause says that it is meant. */
static bool may_take(const struct filling *f, const struct clause *clause,
                     const struct form_field *field)
{
    size_t len;

    return !form_must_name(f->t, f->form, field) ||
           clause_sign(clause->folded, field->signs, &len);
}

/* 4月10号付, "paid by 10 April": a day of money, where no day of the form is one. */
static bool is_of_money(const struct filling *f, const struct clause *clause)
{
    static const char pays[] = "pay|pays|paying|paid|payable|due|付|付款|付清|到账|打款|"
                               "回款|到期";
    size_t len;

    if (!clause_sign(clause->folded, pays, &len))
        return false;
    for (size_t i = 0; i < f->n_fields; i++)
        if (f->fields[i]->takes == TAKES_DAY &&
            clause_sign(clause->folded, f->fields[i]->signs, &len))
            return false;
    return true;
}

/* The field of days that the clause speaks of beside this day; else the one that is asked
 * for, or the form's only one, where the clause says nothing else. Where words are asked
 * for, a bare day is the first that it can be: "today" was signed, not why. */
static const struct form_field *day_field(struct filling *f, const struct clause *clause,
                                          const struct entity *entity)
{
    const struct form_field *best = NULL, *only = NULL, *first = NULL;
    size_t nearest = SIZE_MAX, n_days = 0;

    if (is_of_money(f, clause))
        return NULL;
    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes != TAKES_DAY || filling_get(f, field->name) ||
            !may_take(f, clause, field) || !day_value(f->t, entity, field) ||
            is_named_by_other(f, clause, field))
            continue;
        size_t away = distance(clause, entity, field->signs);
        if (away < nearest) {
            nearest = away;
            best = field;
        }
        n_days++;
        first = first ? first : field;
        if (n_days == 1 || filling_asks_for(f, field->name))
            only = field;
    }
    if (best)
        return best;
    if (n_days > 1 && (f->is_correction || !only || !filling_asks_for(f, only->name)))
        return filling_asks_for(f, "reason") && !(entity->flags & ENTITY_OPEN) ? first
                                                                               : NULL;
    return only;
}

static const char half[] = "half|half of it|the half|a half|50%|一半|付一半|先付一半";

/* The clause says nothing but its values, and perhaps what they are. */
bool clause_is_bare(struct turn *t, const struct clause *clause, const char *row)
{
    static const char percents[] = "off|discount|a|of|max|优惠|折扣|折|让|点|个点";
    const char *rest = clause_beside_all(t->arena, clause);

    return rest[0] == '\0' ||
           only_of(rest, arena_printf(t->arena, "%s|%s|%s|%s|%s", row, clause_around_days,
                                      clause_around_money, percents, half));
}

static bool place_day(struct filling *f, const struct clause *clause,
                      const struct entity *entity)
{
    const struct form_field *field = day_field(f, clause, entity);

    if (!field)
        return false;
    size_t len;
    if (!clause_sign(clause->folded, field->signs, &len) &&
        !clause_is_bare(f->t, clause, ""))
        return false;
    return filling_put(f, field->name, day_value(f->t, entity, field));
}

static const struct form_field *field_taking(const struct filling *f, enum takes takes)
{
    for (size_t i = 0; i < f->n_fields; i++)
        if (f->fields[i]->takes == takes && !filling_get(f, f->fields[i]->name))
            return f->fields[i];
    return NULL;
}

/* What may stand beside a sum: its field's own words, and those of the form's days, "5k
 * signed fri". */
static const char *around_sum(const struct filling *f, const struct form_field *field)
{
    const char *row = field->signs;

    for (size_t i = 0; i < f->n_fields; i++)
        if (f->fields[i]->takes == TAKES_DAY)
            row = arena_printf(f->t->arena, "%s|%s", row, f->fields[i]->signs);
    return row;
}

static bool place_figure(struct filling *f, const struct clause *clause,
                         const struct entity *entity)
{
    bool is_percent = entity->kind == ENTITY_PERCENT || entity->kind == ENTITY_DISCOUNT;
    const struct form_field *field =
        field_taking(f, is_percent ? TAKES_PERCENT : TAKES_MONEY);

    enum { LEAST_SUM = 100 }; /* what is less may be pieces or days */

    if (!field || !may_take(f, clause, field) ||
        !clause_is_bare(f->t, clause, around_sum(f, field)) ||
        clause_is_cut_short(clause->text, entity))
        return false;
    bool is_small = entity->kind == ENTITY_NUMBER && !(entity->flags & ENTITY_SCALED) &&
                    entity->number.scale == 0 && entity->number.units < LEAST_SUM;
    bool takes_small = text_same(f->form->command->name, "promise") ||
                       text_same(f->form->command->name, "payment");
    if (is_small && !is_percent && !takes_small)
        return false;
    return filling_put(f, field->name,
                       is_percent ? decimal_text(f->t->arena, entity->number)
                                  : clause_money(f->t, entity));
}

static bool place_entity(struct filling *f, const struct clause *clause,
                         const struct entity *entity)
{
    switch ((int)entity->kind) {
    case ENTITY_DATE:
    case ENTITY_DATETIME:
    case ENTITY_DAYS:
        return place_day(f, clause, entity);
    case ENTITY_MONEY:
    case ENTITY_NUMBER:
    case ENTITY_PERCENT:
    case ENTITY_DISCOUNT:
        return place_figure(f, clause, entity);
    default:
        return false;
    }
}

/* The form's invoice, or the only one that is open of its customer. */
static bool invoice_asked(const struct filling *f, struct invoice *out)
{
    const struct record_kind *kind;
    struct err before = f->t->err;
    struct invoice list[2];
    size_t n = 0;
    int64_t id;

    bool is_found =
        f->form->ref && ref_parse(f->t, f->form->ref, &kind, &id) == RC_OK &&
        ((kind == &invoices_kind && invoices_get(f->t, id, out) == RC_OK) ||
         (kind == &accounts_kind &&
          invoices_open_of(f->t, id, COUNT(list), list, &n) == RC_OK && n == 1));
    f->t->err = before;
    if (n == 1)
        *out = list[0];
    return is_found;
}

bool filling_put_half(struct filling *f)
{
    struct invoice invoice;

    if (!invoice_asked(f, &invoice))
        return false;
    struct money open = invoice_open(&invoice);
    open.minor -= open.minor / 2;
    return filling_put(f, "amount", money_plain(f->t->arena, open));
}

/* "Half on the 30th", of what is open. */
static bool place_half(struct filling *f, const struct clause *clause)
{
    size_t len;

    return text_same(f->form->command->name, "promise") &&
           clause_sign(clause->folded, half, &len) && filling_put_half(f);
}

/* "terms net 30", "no competitor", 成功标准：试用: a field's name at the head of a
 * clause, and its text behind. */
static bool place_text(struct filling *f, const struct clause *clause)
{
    static const char theirs[] = "their|the|his|her|他们的|客户的|对方的|他们|客户|对方";
    static const char links[] = "is|are|was|means|called|是|为|：|要";

    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes != TAKES_TEXT || filling_get(f, field->name))
            continue;
        if (strcmp(field->name, "competitor") == 0 &&
            lost_no_rival(f->t->arena, clause->text))
            return filling_put(f, field->name, "none");
        const char *text = clause->text;
        size_t whose = only_taken(clause->folded, theirs), len;
        whose += strspn(clause->folded + whose, " ");
        len = only_taken(clause->folded + whose, field->signs);
        if (len == 0)
            continue;
        text += whose + len;
        text += strspn(text, " :=");
        if (strncmp(text, "：", strlen("：")) == 0)
            text += strlen("：");
        len = only_taken(text_fold(f->t->arena, text), links);
        text = words_skip_blanks(text + len);
        return filling_put(f, field->name, text);
    }
    return false;
}

/* "Net 30", 月结60天: what is paid when says itself what it is. */
static bool place_terms(struct filling *f, const struct clause *clause)
{
    static const char signs[] =
        "net|upfront|up front|on delivery|prepaid|月结|预付|货到付款";
    size_t len;

    for (size_t i = 0; i < f->n_fields; i++) {
        if (strcmp(f->fields[i]->name, "terms") != 0)
            continue;
        bool is_length = clause->found.n == 1 &&
                         clause->found.rows[0].kind == ENTITY_DURATION &&
                         clause_beside_all(f->t->arena, clause)[0] == '\0';
        return (is_length || clause_sign(clause->folded, signs, &len)) &&
               filling_put(f, "terms", clause->text);
    }
    return false;
}

/* "Running by September", when it is asked what the lead needs: that is when. */
static bool place_timeline(struct filling *f, const struct clause *clause)
{
    static const char signs[] =
        "by|before|in|live|running|until|until the|from|前|之前|上线|底";
    size_t len;

    static const char valid[] = "valid|expires|有效|到期";
    bool is_validity = clause_sign(clause->folded, valid, &len) != NULL;

    for (size_t i = 0; i < f->n_fields && !is_validity; i++)
        if (strcmp(f->fields[i]->name, "timeline") == 0 && f->n_clauses > 1)
            for (size_t k = 0; k < clause->found.n; k++)
                if (clause_day(f->t, &clause->found.rows[k], false) &&
                    clause_sign(clause->folded, signs, &len))
                    return filling_put(f, "timeline", clause->text);
    return false;
}

/* 华景精工报价单Q-201: the number, where it stands behind whose it is; "no quote yet". */
static const char *kind_value(struct turn *t, const struct clause *clause,
                              const struct form_field *field)
{
    bool is_whole = strcmp(field->name, "quote") != 0 || clause->folded[0] == 'q' ||
                    unnumbered_said(t->arena, clause->text);

    return is_whole ? clause->text : form_kind_quote(clause);
}

/* "30k, al decides, by autumn", "v2, Oakline Foods Ltd, GB123456789": what it is tells
 * which field it answers. */
static bool place_kind(struct filling *f, const struct clause *clause)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes == TAKES_TEXT && !filling_get(f, field->name) &&
            form_kind_fits(f->t, clause, field->name))
            return filling_put(f, field->name, kind_value(f->t, clause, field));
    }
    return false;
}

/* "Anna Lee", once the rest of a contract was said. */
static bool is_bare_name(const char *text)
{
    size_t n_words = 1;

    for (const char *at = text; *at; at++) {
        if (*at == ' ')
            n_words++;
        else if (!(*at >= 'a' && *at <= 'z') && !(*at >= 'A' && *at <= 'Z') &&
                 *at != '-' && *at != '.')
            return false;
    }
    return n_words == 2 || n_words == 3;
}

/* "Oakline promised 5000 on 20 March": a sum, or a bare number that the whole message
 * means as one. */
static bool is_sum(const struct filling *f, const struct entity *entity)
{
    return entity->kind == ENTITY_MONEY || entity->flags & ENTITY_SCALED ||
           (entity->kind == ENTITY_NUMBER && sentence_means(f->sentence) &&
            meaning_get(&f->sentence->meanings.rows[0], "amount"));
}

void filling_place(struct filling *f, size_t i)
{
    const struct clause *clause = &f->clauses[i];

    bool has_lone_sum = false;

    f->is_used[i] = place_half(f, clause);
    for (size_t k = 0; k < clause->found.n; k++) {
        const struct entity *entity = &clause->found.rows[k];
        bool is_placed = place_entity(f, clause, entity);
        f->is_used[i] |= is_placed;
        has_lone_sum |= !is_placed && is_sum(f, entity);
    }
    f->is_spoilt |= f->is_used[i] && has_lone_sum;
    if (!f->is_used[i] && !f->is_correction)
        f->is_used[i] = place_text(f, clause) || place_terms(f, clause) ||
                        place_kind(f, clause) || place_timeline(f, clause);
}

const char *filling_rest(const struct filling *f)
{
    struct arena *arena = f->t->arena;
    const char *rest = "";

    for (size_t i = 0; i < f->n_clauses; i++)
        if (!f->is_used[i])
            rest = arena_printf(arena, "%s%s%s", rest,
                                rest[0] ? IN(f->t, ", ", "，") : "", f->clauses[i].text);
    return rest;
}

bool filling_place_rest(struct filling *f, const char *rest)
{
    bool is_behind = false;

    if (rest[0] == '\0')
        return true;
    if (filling_asks_for(f, "reason") || form_stage(f->t, f->form) == STAGE_WON ||
        text_same(f->form->command->name, "approval request"))
        return filling_put(f, "reason", rest);
    for (size_t i = 0; i < f->n_fields; i++) {
        is_behind |= filling_asks_for(f, f->fields[i]->name);
        if (is_behind && f->fields[i]->takes == TAKES_TEXT &&
            !form_kind_is_strict(f->fields[i]->name) &&
            filling_put(f, f->fields[i]->name, rest))
            return true;
    }
    if (form_stage(f->t, f->form) == STAGE_CONTRACT)
        return f->n > 1 && is_bare_name(rest) && filling_put(f, "signer", rest);
    if (form_stage(f->t, f->form) == STAGE_QUALIFIED)
        return !strstr(f->form->rest, " need=") && filling_put(f, "need", rest);
    return text_same(f->form->command->name, "deal stage") &&
           filling_put(f, "reason", rest);
}
