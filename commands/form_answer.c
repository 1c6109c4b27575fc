/* form_answer.c - an answer is read against the whole form. */
#include "commands/form_answer.h"
#include "commands/bind/fits.h"
#include "commands/dispatch.h"
#include "commands/fill_said.h"
#include "commands/form_filling.h"
#include "commands/form_kinds.h"
#include "commands/form_told.h"
#include "commands/language/small.h"
#include "commands/lost_words.h"
#include "commands/only_words.h"
#include "commands/parse_value.h"
#include "commands/words.h"
#include "store/actions.h"

#include <string.h>

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
    bool wants_code = filling_asks_for(f, code_name);

    for (size_t i = 0; i < f->n_clauses; i++) {
        const struct clause *clause = &f->clauses[i];
        const char *again = lost_again(t, clause->text);
        for (size_t k = 0; !again && f->n_clauses > 1 && k < clause->found.n; k++)
            if (clause_is_bare(t, clause, ""))
                again = clause_day(t, &clause->found.rows[k], false);
        f->is_used[i] = again && filling_put(f, "reconnect", again);
        if (!f->is_used[i] && !code)
            f->is_used[i] = is_choice(t, clause->text, &code);
    }
    const char *rest = filling_rest(f);
    filling_put(f, "competitor",
                filling_asks_for(f, "competitor") && f->n_clauses == 1
                    ? NULL
                    : lost_rival(t->arena, rest));
    if (!code && rest[0])
        code = lost_reason(t->arena, rest);
    bool is_known = code && !text_same(code, "other");
    if (!(form_is_told(f->t, f->sentence) && wants_code) && f->n == 0 && !is_known)
        return false;
    if (wants_code)
        filling_put(f, code_name, code);
    if (!strstr(f->form->rest, arena_printf(t->arena, " %s=", words_name)) &&
        (wants_code || f->n > 0))
        filling_put(f, words_name, rest);
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

    if (!filling_asks_for(f, "text"))
        return false;
    bool is_day = f->n_clauses == 1 && clause->found.n == 1 &&
                  clause_is_bare(t, clause, "") &&
                  filling_put(f, "next", clause_day(t, &clause->found.rows[0], false));
    if (!is_day)
        filling_put(f, "next", sentence_next(t, text));
    return filling_put(f, "text", is_day ? IN(t, "Followed up", "已跟进") : text);
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
    return arg && arg->name && arg->type == ARG_MONEY && !filling_get(f, arg->name)
               ? arg
               : NULL;
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

    return text_same(f->form->command->name, "payment") &&
           filling_asks_for(f, "amount") && letters[0] && only_of(letters, all) &&
           (clause_sign(letters, must, &len) || strstr(letters, "清"));
}

/* 华景精工报价单Q-201, asked for the quote's number: that alone is the answer. */
static bool is_part_of(const struct filling *f)
{
    const char *value = filling_get(f, "quote");

    return value && strcmp(value, f->sentence->text) != 0;
}

/* "Half", 一半, asked how much came in: of the only invoice that it can be. */
static bool says_half(struct filling *f)
{
    static const char half[] =
        "half|half of it|the half|a half|one half|paid|only|just|came in|came|一半|付了|到了|"
        "先到|先付|了|的|只|就|吧";
    static const char must[] = "half|一半";
    const char *letters = only_letters(f->t->arena, f->sentence->text);
    size_t len;

    return text_same(f->form->command->name, "payment") &&
           filling_asks_for(f, "amount") && letters[0] && only_of(letters, half) &&
           clause_sign(letters, must, &len) && filling_put_half(f);
}

/* "Yes", asked whether it was all of it: who was asked so had said that all came in. */
static enum rc says_yes_to_all(struct filling *f, bool *is_one)
{
    const char *letters = only_letters(f->t->arena, f->sentence->text);
    struct deed_words asked;
    struct talk talk;

    *is_one = false;
    if (!f->form->is_next || f->form->is_reply || !filling_asks_for(f, "amount") ||
        !text_same(f->form->command->name, "payment") || !letters[0] ||
        !only_of(letters, small_row(SMALL_plain_yes)))
        return RC_OK;
    TRY(talk_get(f->t, &talk));
    TRY(talk_deed(f->t, talk_asked(&talk), &asked));
    const struct said said = {.t = f->t, .text = asked.words};
    *is_one = !text_empty(asked.words) && says_in_full(&said);
    return RC_OK;
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
    if (f->is_correction && filling_mend(f)) {
        *is_done = true;
        return fill(f, "");
    }
    bool is_yes;
    TRY(says_yes_to_all(f, &is_yes));
    if (is_yes || says_all(f)) {
        *is_done = true;
        return form_fill(t, f->form, &none);
    }
    if (says_half(f)) {
        *is_done = true;
        return fill(f, "");
    }
    if (f->is_named && text_same(f->form->command->name, "note"))
        return RC_OK;
    if (text_same(f->form->command->name, "note") || is_lost) {
        *is_done = is_lost ? read_lost(f) : read_note(f);
        return *is_done ? fill(f, "") : RC_OK;
    }
    f->n_fields = form_fields_of(t, f->form, f->fields);
    for (size_t i = 0; i < f->n_clauses; i++)
        filling_place(f, i);
    const char *rest = filling_rest(f);
    size_t n_placed = f->n;
    /* one thing alone is an answer to what was asked, which fill.c takes */
    bool is_enough =
        n_placed > 1 ||
        (n_placed == 1 && (rest[0] || f->is_correction || sentence_means(f->sentence) ||
                           !filling_get(f, f->form->input) || is_part_of(f))) ||
        (filling_asks_for(f, "reason") && sentence_means(f->sentence) &&
         form_is_told(f->t, f->sentence));
    if (!is_enough || f->is_spoilt || (f->is_named && n_placed < 2) ||
        (f->is_correction && rest[0]))
        return RC_OK;
    bool is_all = filling_place_rest(f, rest);
    bool may_be_left = text_same(f->form->command->name, "promise") ||
                       form_stage(t, f->form) == STAGE_CONTRACT ||
                       form_stage(t, f->form) == STAGE_DEMO ||
                       (form_stage(t, f->form) == STAGE_QUALIFIED && n_placed > 1);
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

/* A bare "no", 不: no words for a reason or a need. The form is left as it is. */
static enum rc refuse_no(struct turn *t, const struct form_open *form)
{
    (void)err_set(&t->err, RC_USAGE, "%s",
                  IN(t, "nothing was taken or done", "没有记入，也没有执行"));
    return err_hint(&t->err,
                    IN(t, "the form still asks for %s; `never mind` puts it away",
                       "表单还在等：%s；发“算了”取消"),
                    form_field_words(t, form));
}

/* "No, 500k", and without a mark where nothing but a value stands behind it: "no 500k",
 * and not "no budget". NULL: it corrects nothing. */
static const char *behind_no(struct turn *t, const char *text)
{
    struct clause clauses[CLAUSES_MOST];
    const char *behind = form_behind_no(text);
    size_t len = only_taken(text_fold(t->arena, text), "no|not|不是|不");

    if (behind || len == 0)
        return behind;
    behind = words_skip_blanks(text + len);
    bool is_value = form_clauses(t, behind, clauses) == 1 && clauses[0].found.n == 1 &&
                    clause_is_bare(t, &clauses[0], "");
    return is_value ? behind : NULL;
}

/* "Not 30k, 50k": what is denied is no answer, and the other corrects it. */
static void drop_denied(struct filling *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->n_clauses && f->n_clauses > 1; i++) {
        struct clause *clause = &f->clauses[i];
        bool is_denied = clause->found.n > 0 && only_taken(clause->folded, "not|不是") &&
                         clause_is_bare(f->t, clause, "not|不是");
        f->is_correction |= is_denied;
        if (!is_denied)
            f->clauses[kept++] = *clause;
    }
    if (f->n_clauses > 1)
        f->n_clauses = kept;
}

static bool begins_with_value(struct turn *t, const char *text,
                              const struct form_open *form)
{
    struct clause clauses[CLAUSES_MOST];
    size_t n = form_clauses(t, text, clauses);

    return n > 1 && form_kind_fits(t, &clauses[0], form->input);
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
    if (!form.action[0] || !(is_addressed || form.is_reply))
        return RC_OK;
    const char *letters = only_letters(t->arena, text);
    if (form_takes_text(&form) && !form.is_passed && letters[0] &&
        only_of(letters, small_row(SMALL_bare_no))) {
        *is_done = true;
        return refuse_no(t, &form);
    }
    if (!form.is_next && form_is_costly(&form))
        return RC_OK;
    TRY(sentence_read(t, text, &said));
    /* later on only what names the form's own record, with two of its values or more, or
     * begins with a value of the kind that is asked for: "Q-77, demo was by phone" */
    bool is_named = !form.is_next && form_names_somebody(t, &said);
    if (!form.is_next && !is_named && !begins_with_value(t, text, &form))
        return RC_OK;
    if (form_is_comment(t, &said, &form)) {
        const struct pair comment = {"comment", text};
        const struct pairs fields = {&comment, 1};
        *is_done = true;
        return form_fill(t, &form, &fields);
    }
    const char *corrected = behind_no(t, text);
    if (corrected)
        TRY(sentence_read(t, corrected, &said));
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
    drop_denied(f);
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
