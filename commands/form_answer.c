/* form_answer.c - an answer is read against the whole form. */
#include "commands/form_answer.h"
#include "commands/dispatch.h"
#include "commands/fill_said.h"
#include "commands/form_clauses.h"
#include "commands/form_fields.h"
#include "commands/form_kinds.h"
#include "commands/form_told.h"
#include "commands/lost_words.h"
#include "commands/only_words.h"
#include "commands/parse_value.h"
#include "commands/words.h"
#include "store/actions.h"
#include "store/talk.h"

#include <string.h>

enum { PAIRS_MOST = FIELDS_MOST + 4 };

/* An answer on its way into the form. */
struct filling {
    struct turn *t;
    const struct sentence *sentence;
    const struct form_open *form;
    bool is_correction; /* it takes the place of what stands there: no text does */
    bool is_named;      /* it comes later, and names the form's own record */
    bool is_spoilt;     /* a sum was said beside what was placed, and found no place */
    const struct form_field *fields[FIELDS_MOST];
    struct clause clauses[CLAUSES_MOST];
    bool is_used[CLAUSES_MOST];
    size_t n_fields, n_clauses;
    struct pair list[PAIRS_MOST];
    size_t n;
};

static const char *get(const struct filling *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->list[i].name, name) == 0)
            return f->list[i].value;
    return NULL;
}

static bool put(struct filling *f, const char *name, const char *value)
{
    if (text_empty(value) || get(f, name) || f->n == PAIRS_MOST)
        return false;
    f->list[f->n++] = (struct pair){name, value};
    return true;
}

static bool asks_for(const struct filling *f, const char *name)
{
    return strcmp(f->form->input, name) == 0;
}

/* --- one value ------------------------------------------------------------------------
 */

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

/* The field of days that the clause speaks of beside this day; else the one that is asked
 * for, or the form's only one, where the clause says nothing else. Where words are asked
 * for, a bare day is the first that it can be: "today" was signed, not why. */
static const struct form_field *day_field(struct filling *f, const struct clause *clause,
                                          const struct entity *entity)
{
    const struct form_field *best = NULL, *only = NULL, *first = NULL;
    size_t nearest = SIZE_MAX, n_days = 0;

    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes != TAKES_DAY || get(f, field->name) ||
            !day_value(f->t, entity, field) || is_named_by_other(f, clause, field))
            continue;
        size_t away = distance(clause, entity, field->signs);
        if (away < nearest) {
            nearest = away;
            best = field;
        }
        n_days++;
        first = first ? first : field;
        if (n_days == 1 || asks_for(f, field->name))
            only = field;
    }
    if (best)
        return best;
    if (n_days > 1 && (f->is_correction || !only || !asks_for(f, only->name)))
        return asks_for(f, "reason") && !(entity->flags & ENTITY_OPEN) ? first : NULL;
    return only;
}

static const char half[] = "half|half of it|the half|a half|50%|一半|付一半|先付一半";

/* The clause says nothing but its values, and perhaps what they are. */
static bool is_bare(struct turn *t, const struct clause *clause, const char *row)
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
    if (!clause_sign(clause->folded, field->signs, &len) && !is_bare(f->t, clause, ""))
        return false;
    return put(f, field->name, day_value(f->t, entity, field));
}

static const struct form_field *field_taking(const struct filling *f, enum takes takes)
{
    for (size_t i = 0; i < f->n_fields; i++)
        if (f->fields[i]->takes == takes && !get(f, f->fields[i]->name))
            return f->fields[i];
    return NULL;
}

static bool place_figure(struct filling *f, const struct clause *clause,
                         const struct entity *entity)
{
    bool is_percent = entity->kind == ENTITY_PERCENT || entity->kind == ENTITY_DISCOUNT;
    const struct form_field *field =
        field_taking(f, is_percent ? TAKES_PERCENT : TAKES_MONEY);

    enum { LEAST_SUM = 100 }; /* what is less may be pieces or days */

    if (!field || !is_bare(f->t, clause, field->signs) ||
        clause_is_cut_short(clause->text, entity))
        return false;
    bool is_small = entity->kind == ENTITY_NUMBER && !(entity->flags & ENTITY_SCALED) &&
                    entity->number.scale == 0 && entity->number.units < LEAST_SUM;
    bool takes_small = text_same(f->form->command->name, "promise") ||
                       text_same(f->form->command->name, "payment");
    if (is_small && !is_percent && !takes_small)
        return false;
    return put(f, field->name,
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

/* "Half on the 30th", of what is open. */
static bool place_half(struct filling *f, const struct clause *clause)
{
    const struct record_kind *kind;
    struct err before = f->t->err;
    struct invoice invoice;
    int64_t id;
    size_t len;

    if (!text_same(f->form->command->name, "promise") || !f->form->ref ||
        !clause_sign(clause->folded, half, &len))
        return false;
    bool is_found = ref_parse(f->t, f->form->ref, &kind, &id) == RC_OK &&
                    kind == &invoices_kind && invoices_get(f->t, id, &invoice) == RC_OK;
    f->t->err = before;
    if (!is_found)
        return false;
    struct money open = invoice_open(&invoice);
    open.minor -= open.minor / 2;
    return put(f, "amount", money_plain(f->t->arena, open));
}

/* "terms net 30", "no competitor", 成功标准：试用: a field's name at the head of a
 * clause, and its text behind. */
static bool place_text(struct filling *f, const struct clause *clause)
{
    static const char links[] = "is|are|was|means|called|是|为|：|要";
    static const char *const none[] = {
        "no competitor", "no competitors", "no competition", "none",    "无竞争对手",
        "没有竞争对手",  "没对手",         "无竞品",         "没有竞品"};

    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes != TAKES_TEXT || get(f, field->name))
            continue;
        if (strcmp(field->name, "competitor") == 0)
            for (size_t k = 0; k < COUNT(none); k++)
                if (strcmp(clause->folded, none[k]) == 0)
                    return put(f, field->name, "none");
        const char *text = clause->text;
        size_t len = only_taken(clause->folded, field->signs);
        if (len == 0)
            continue;
        text += len;
        text += strspn(text, " :=");
        if (strncmp(text, "：", strlen("：")) == 0)
            text += strlen("：");
        len = only_taken(text_fold(f->t->arena, text), links);
        text = words_skip_blanks(text + len);
        return put(f, field->name, text);
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
               put(f, "terms", clause->text);
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
                    return put(f, "timeline", clause->text);
    return false;
}

/* "30k, al decides, by autumn", "v2, Oakline Foods Ltd, GB123456789": what it is tells
 * which field it answers. */
static bool place_kind(struct filling *f, const struct clause *clause)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        const struct form_field *field = f->fields[i];
        if (field->takes == TAKES_TEXT && !get(f, field->name) &&
            form_kind_fits(f->t, clause, field->name))
            return put(f, field->name, clause->text);
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

static void place_clause(struct filling *f, size_t i)
{
    const struct clause *clause = &f->clauses[i];

    bool has_lone_sum = false;

    f->is_used[i] = place_half(f, clause);
    for (size_t k = 0; k < clause->found.n; k++) {
        const struct entity *entity = &clause->found.rows[k];
        bool is_placed = place_entity(f, clause, entity);
        f->is_used[i] |= is_placed;
        has_lone_sum |=
            !is_placed && (entity->kind == ENTITY_MONEY || entity->flags & ENTITY_SCALED);
    }
    f->is_spoilt |= f->is_used[i] && has_lone_sum;
    if (!f->is_used[i] && !f->is_correction)
        f->is_used[i] = place_text(f, clause) || place_terms(f, clause) ||
                        place_kind(f, clause) || place_timeline(f, clause);
}

/* --- the rest -------------------------------------------------------------------------
 */

/* The clauses that found no place, as one text; "" for none. */
static const char *rest_of(const struct filling *f)
{
    struct arena *arena = f->t->arena;
    const char *rest = "";

    for (size_t i = 0; i < f->n_clauses; i++)
        if (!f->is_used[i])
            rest = arena_printf(arena, "%s%s%s", rest,
                                rest[0] ? IN(f->t, ", ", "，") : "", f->clauses[i].text);
    return rest;
}

/* The text goes to what is asked for, else to the next of the fields that takes text; of
 * a deal that is won or moved, it is why. What found none is said. */
static bool place_rest(struct filling *f, const char *rest)
{
    bool is_behind = false;

    if (rest[0] == '\0')
        return true;
    if (asks_for(f, "reason") || form_stage(f->t, f->form) == STAGE_WON ||
        text_same(f->form->command->name, "approval request"))
        return put(f, "reason", rest);
    for (size_t i = 0; i < f->n_fields; i++) {
        is_behind |= asks_for(f, f->fields[i]->name);
        if (is_behind && f->fields[i]->takes == TAKES_TEXT &&
            !form_kind_is_strict(f->fields[i]->name) && put(f, f->fields[i]->name, rest))
            return true;
    }
    if (form_stage(f->t, f->form) == STAGE_CONTRACT)
        return f->n > 1 && is_bare_name(rest) && put(f, "signer", rest);
    if (form_stage(f->t, f->form) == STAGE_QUALIFIED)
        return put(f, "need", rest);
    return text_same(f->form->command->name, "deal stage") && put(f, "reason", rest);
}

/* --- a deal that is lost --------------------------------------------------------------
 */

static bool is_choice(struct turn *t, const char *text, const char **code)
{
    static const char *const codes[] = {"price",   "competitor", "budget", "timing",
                                        "no_need", "silent",     "other"};
    const char *letters = only_letters(t->arena, text);

    for (size_t i = 0; i < COUNT(codes); i++)
        if (strcmp(letters, fact_choice_text(codes[i], LANG_EN)) == 0 ||
            strcmp(letters, fact_choice_text(codes[i], LANG_ZH)) == 0) {
            *code = codes[i];
            return true;
        }
    return false;
}

static bool read_lost(struct filling *f)
{
    struct turn *t = f->t;
    bool is_command = text_same(f->form->command->name, "lost");
    const char *code_name = is_command ? "reason" : "reason_code";
    const char *words_name = is_command ? "words" : "reason", *code = NULL;
    bool wants_code = asks_for(f, code_name);

    for (size_t i = 0; i < f->n_clauses; i++) {
        const struct clause *clause = &f->clauses[i];
        const char *again = lost_again(t, clause->text);
        for (size_t k = 0; !again && f->n_clauses > 1 && k < clause->found.n; k++)
            if (is_bare(t, clause, ""))
                again = clause_day(t, &clause->found.rows[k], false);
        f->is_used[i] = again && put(f, "reconnect", again);
        if (!f->is_used[i] && !code)
            f->is_used[i] = is_choice(t, clause->text, &code);
    }
    const char *rest = rest_of(f);
    put(f, "competitor",
        asks_for(f, "competitor") && f->n_clauses == 1 ? NULL
                                                       : lost_rival(t->arena, rest));
    if (!code && rest[0])
        code = lost_reason(t->arena, rest);
    bool is_known = code && !text_same(code, "other");
    if (!(form_is_told(f->t, f->sentence) && wants_code) && f->n == 0 && !is_known)
        return false;
    if (wants_code)
        put(f, code_name, code);
    if (!strstr(f->form->rest, arena_printf(t->arena, " %s=", words_name)) &&
        (wants_code || f->n > 0))
        put(f, words_name, rest);
    return f->n > 0;
}

/* --- what was said or done ------------------------------------------------------------
 */

/* All of it is the note; when to speak to them again is its next touch. A bare day is no
 * account of anything: the touch was done, and that is the next. */
static bool read_note(struct filling *f)
{
    const struct clause *clause = &f->clauses[0];
    struct turn *t = f->t;
    const char *text = f->sentence->text;

    if (!asks_for(f, "text"))
        return false;
    bool is_day = f->n_clauses == 1 && clause->found.n == 1 && is_bare(t, clause, "") &&
                  put(f, "next", clause_day(t, &clause->found.rows[0], false));
    if (!is_day)
        put(f, "next", sentence_next(t, text));
    return put(f, "text", is_day ? IN(t, "Followed up", "已跟进") : text);
}

/* --- filling --------------------------------------------------------------------------
 */

enum rc form_fill(struct turn *t, const struct form_open *form,
                  const struct pairs *fields)
{
    talk_answer(t);
    TRY(facts_then_ask(t, fields, command_run(t, form->command, form->rest, fields)));
    if (!t->n_written || !form->action[0])
        return RC_OK;
    TRY(action_used(t, form->action));
    return action_answered(t, form->action, &answered_filled);
}

/* "Yesterday", asked how much came in: a sum that was not said is no "all of it". It is
 * asked again, and what was said is kept. NULL: no sum is missing. */
static const struct arg *missing_sum(const struct filling *f)
{
    const struct arg *arg = f->form->command->args;

    while (arg && arg->name && strcmp(arg->name, f->form->input) != 0)
        arg++;
    return arg && arg->name && arg->type == ARG_MONEY && !get(f, arg->name) ? arg : NULL;
}

static enum rc ask_sum(struct filling *f, const struct arg *arg)
{
    struct card_input *input = TAKE(f->t->arena, struct card_input);
    const char *words = f->form->words;
    struct turn *t = f->t;

    for (size_t i = 0; i < f->n; i++)
        words = arena_printf(t->arena, "%s %s=%s", words, f->list[i].name,
                             words_quote(t->arena, f->list[i].value));
    *input = (struct card_input){.name = arg->name,
                                 .label = arg_label(t->arena, arg, t->lang),
                                 .hint = IN(t, arg->about, arg->about_zh),
                                 .kind = INPUT_MONEY,
                                 .is_required = true};
    return ask(t, words, input, 1, "%s",
               form_question(t, f->form->command, arg, f->form->ref,
                             IN(t, "how much?", "多少？")));
}

/* What the words say is done with the form, and nothing else of it. */
static enum rc fill(struct filling *f, const char *not_taken)
{
    const struct arg *sum = missing_sum(f);
    const struct pairs fields = {f->list, f->n};
    struct turn *t = f->t;

    if (sum)
        return ask_sum(f, sum);

    t->may_be_changed = true; /* what was read may have been read wrongly */
    enum rc rc = form_fill(t, f->form, &fields);
    if (!not_taken[0])
        return rc;
    const char *left =
        arena_printf(t->arena, IN(t, "Not taken: “%s”.", "没有记入：“%s”。"),
                     words_short(t->arena, not_taken));
    if (rc == RC_USAGE && is_asking(t))
        return err_set(&t->err, rc, IN(t, "%s %s", "%s%s"), left,
                       arena_copy(t->arena, t->err.said));
    TRY(rc);
    say(t, "%s", left);
    return RC_OK;
}

/* The figure as it stands in the words, to the next blank: "5,00". */
static const char *whole_figure(struct arena *arena, const char *text, size_t from)
{
    while (from > 0 && strchr("0123456789.,", text[from - 1]))
        from--;
    return arena_copy_bytes(arena, text + from, strspn(text + from, "0123456789.,"));
}

/* "5,00", "30 February", and nothing else of their own: an answer that cannot be. The
 * form is asked as it was. */
static enum rc refuse_unreadable(struct filling *f, bool *is_done)
{
    struct turn *t = f->t;

    for (size_t i = 0; i < f->n_clauses; i++)
        for (size_t k = 0; k < f->clauses[i].found.n; k++) {
            const struct clause *clause = &f->clauses[i];
            const struct entity *e = &clause->found.rows[k];
            bool is_sum = e->kind == ENTITY_MONEY || e->kind == ENTITY_NUMBER;
            bool is_cut = is_sum && clause_is_cut_short(clause->text, e);
            bool is_none = (e->flags & ENTITY_IMPOSSIBLE) != 0;
            if ((!is_cut && !is_none) || form_takes_text(f->form))
                continue;
            *is_done = true;
            talk_answer(t);
            if (is_none)
                return err_set(&t->err, RC_USAGE,
                               IN(t, "there is no %s", "没有%s这个时间"), e->text);
            (void)err_set(&t->err, RC_USAGE,
                          IN(t, "I cannot read the amount “%s”", "看不懂金额“%s”"),
                          whole_figure(t->arena, clause->text, e->span.from));
            return err_hint(
                &t->err, "%s",
                IN(t, "such as 500, 1,200.50 or 48k", "例如 500、1,200.50 或 4.8万"));
        }
    return RC_OK;
}

/* "All of it", 全部, asked how much came in: all that is open. */
static bool says_all(struct filling *f)
{
    static const char all[] =
        "all|all of it|all of that|everything|in full|full|the full amount|full amount|"
        "the whole amount|the lot|the whole lot|it|paid|was|please|全部|全额|全款|全付了|"
        "全付|都到了|都付了|全到了|都|付清|付清了|结清|结清了|了|的|到账|到了";
    static const char must[] = "all|everything|full|lot|whole|全|都|清";
    const char *letters = only_letters(f->t->arena, f->sentence->text);
    size_t len;

    return text_same(f->form->command->name, "payment") && asks_for(f, "amount") &&
           letters[0] && only_of(letters, all) &&
           (clause_sign(letters, must, &len) || strstr(letters, "清"));
}

static enum rc read_whole(struct filling *f, bool *is_done)
{
    const struct pairs none = {0};
    struct turn *t = f->t;
    bool is_lost = form_stage(t, f->form) == STAGE_LOST;

    if (!f->is_named && !sentence_means(f->sentence))
        TRY(refuse_unreadable(f, is_done));
    if (*is_done)
        return RC_OK;
    if (says_all(f)) {
        *is_done = true;
        return form_fill(t, f->form, &none);
    }
    if (f->is_named && text_same(f->form->command->name, "note"))
        return RC_OK;
    if (text_same(f->form->command->name, "note") || is_lost) {
        *is_done = is_lost ? read_lost(f) : read_note(f);
        return *is_done ? fill(f, "") : RC_OK;
    }
    f->n_fields = form_fields_of(t, f->form, f->fields);
    for (size_t i = 0; i < f->n_clauses; i++)
        place_clause(f, i);
    const char *rest = rest_of(f);
    size_t n_placed = f->n;
    /* one thing alone is an answer to what was asked, which fill.c takes */
    bool is_enough =
        n_placed > 1 ||
        (n_placed == 1 && (rest[0] || f->is_correction || sentence_means(f->sentence) ||
                           !get(f, f->form->input))) ||
        (asks_for(f, "reason") && sentence_means(f->sentence) &&
         form_is_told(f->t, f->sentence));
    if (!is_enough || f->is_spoilt || (f->is_named && n_placed < 2) ||
        (f->is_correction && rest[0]))
        return RC_OK;
    bool is_all = place_rest(f, rest);
    bool may_be_left = text_same(f->form->command->name, "promise") ||
                       form_stage(t, f->form) == STAGE_CONTRACT;
    if (!is_all && !may_be_left)
        return RC_OK;
    *is_done = true;
    return fill(f, is_all ? "" : rest);
}

/* "5k once they sign", asked for a sum or a day: it is not taken, nor anything else made
 * of it. Whoever names somebody says something of their own. */
static bool is_unsure(const struct sentence *sentence)
{
    static const char *const deeds[] = {"none",           "deal.update",
                                        "stage.set",      "invoice.create",
                                        "payment.record", "payment.promise"};
    const struct meaning *m = &sentence->meanings.rows[0];

    if (!sentence->it && (meaning_get(m, "ref") || meaning_get(m, "customer")))
        return false;
    return text_is_any(m->cmd, deeds, COUNT(deeds));
}

static enum rc refuse_unsure(struct turn *t, const struct form_open *form)
{
    (void)err_set(
        &t->err, RC_USAGE, "%s",
        IN(t, "that sounds unsure, so nothing was done", "听起来还不确定，没有执行"));
    return err_hint(&t->err, IN(t, "the form still asks for %s", "表单还在等：%s"),
                    form_field_words(t, form));
}

enum rc form_answer(struct turn *t, const char *text, bool is_addressed, bool *is_done)
{
    struct form_open form;
    struct sentence said;
    struct filling *f;

    *is_done = false;
    enum rc rc = form_open_get(t, &form);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    if (!form.action[0] || !(is_addressed || form.is_reply) ||
        (!form.is_next && form_is_costly(&form)))
        return RC_OK;
    TRY(sentence_read(t, text, &said));
    /* later on only what names the form's own record, with two of its values or more */
    bool is_named = !form.is_next && form_names_somebody(t, &said);
    if (!form.is_next && !is_named)
        return RC_OK;
    if (form_is_comment(t, &said, &form)) {
        const struct pair comment = {"comment", text};
        const struct pairs fields = {&comment, 1};
        *is_done = true;
        return form_fill(t, &form, &fields);
    }
    const char *corrected = form_behind_no(text);
    said.text = corrected ? corrected : text;
    if (form_is_order(t, &said, &form) && !form.is_reply)
        return RC_OK;
    enum form_may may = form_may_take(t, &said, &form);
    if (may == FORM_OFFER && is_unsure(&said)) {
        *is_done = true;
        if (!form_takes_text(&form))
            return refuse_unsure(t, &form);
        form_offer(t, &said, &form);
        return RC_OK;
    }
    if (may != FORM_YES && !(is_named && may == FORM_VALUE))
        return RC_OK;
    f = TAKE(t->arena, struct filling);
    *f = (struct filling){.t = t,
                          .sentence = &said,
                          .form = &form,
                          .is_correction = corrected,
                          .is_named = is_named};
    f->n_clauses = form_clauses(t, said.text, f->clauses);
    return f->n_clauses > 0 ? read_whole(f, is_done) : RC_OK;
}

void form_offer(struct turn *t, const struct sentence *sentence,
                const struct form_open *form)
{
    const char *text = words_quote(t->arena, sentence->text);
    bool may_note = form->ref && person_may(&t->me, SELLING) &&
                    (strncmp(form->ref, deals_kind.prefix, 2) == 0 ||
                     strncmp(form->ref, leads_kind.prefix, 2) == 0) &&
                    !text_same(form->command->name, "note");

    say_privately(t);
    say(t, IN(t, "Not taken yet. Is that %s?", "还没有记入。这是%s吗？"),
        form_field_words(t, form));
    offer(t, IN(t, "Yes", "是"), BUTTON_PRIMARY, "%s %s=%s", form->words, form->input,
          text);
    if (may_note)
        offer(t, IN(t, "No, keep as a note", "不是，记为备注"), BUTTON_PLAIN,
              "note about=%s text=%s", form->ref, text);
}
