/* sentence_act.c - a message's meanings, acted upon one after the other. */
#include "commands/appointed.h"
#include "commands/books_can.h"
#include "commands/choices.h"
#include "commands/dispatch.h"
#include "commands/form_clauses.h"
#include "commands/form_kept.h"
#include "commands/form_open.h"
#include "commands/lost_words.h"
#include "commands/moves.h"
#include "commands/parse_value.h"
#include "commands/sentence.h"
#include "commands/world_of.h"

#include <string.h>

enum { DAYS_OFFERED = 3, MARKS_BESIDE = 3 };

/* "record money that came in: Invoice INV-7; Amount €200" */
static const char *order_said(struct turn *t, const struct order *order)
{
    struct text text;

    text_init(&text, t->arena, 4000);
    text_add(&text, IN(t, order->command->brief, order->command->brief_zh));
    for (size_t i = 0; i < order->n; i++) {
        const struct arg *arg = order->command->args;
        while (arg && arg->name && strcmp(arg->name, order->list[i].name) != 0)
            arg++;
        text_addf(&text, "%s%s %s", i ? IN(t, "; ", "；") : IN(t, ": ", "："),
                  arg && arg->name ? arg_label(t->arena, arg, t->lang)
                                   : order->list[i].name,
                  order->list[i].value);
    }
    return text.bytes;
}

/* The button says exactly what it will do. */
static void confirm(struct turn *t, const struct order *order)
{
    say(t, IN(t, "Not done yet. Shall I %s?", "尚未执行。要%s吗？"),
        order_said(t, order));
    offer(t, IN(t, "Yes, do it", "确认执行"), BUTTON_PRIMARY, "%s",
          order_words(t->arena, order));
    ask_yes(t, order_words(t->arena, order));
}

/* The record that the command cannot do without and the words do not name. */
static const struct arg *open_record(const struct order *order)
{
    for (const struct arg *arg = order->command->args; arg && arg->name; arg++)
        if (arg->type == ARG_REF && !arg->is_optional && !order_get(order, arg->name))
            return arg;
    return NULL;
}

static const struct arg *arg_of(const struct command *command, const char *name)
{
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (strcmp(arg->name, name) == 0)
            return arg;
    return NULL;
}

/* A day that is usual for what has none. */
static void offer_days(struct turn *t, const char *words, const struct arg *arg)
{
    const struct day_choice choices[DAYS_OFFERED] = {
        {1, NULL}, {3, IN(t, "In 3 days", "三天后")}, {7, IN(t, "In 1 week", "一周后")}};
    struct quick_day days[DAYS_OFFERED];
    size_t n = quick_days(t, choices, DAYS_OFFERED, days);

    for (size_t i = 0; i < n; i++)
        ask_offer(t, days[i].label, "%s %s=%s", words, arg->name,
                  day_iso(t->arena, days[i].day));
}

/* "There is no 25:00": of what was said and cannot be; NULL when there is nothing. */
static const char *impossible(struct turn *t, const struct sentence *sentence)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;

    entities_read(t->arena, sentence->text, strlen(sentence->text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        struct err why = {.lang = t->lang};
        struct moment moment;
        const char *text = found.rows[i].text;
        if (!(found.rows[i].flags & ENTITY_IMPOSSIBLE))
            continue;
        (void)err_set(&why, RC_USAGE, IN(t, "there is no %s", "没有%s这个时间"), text);
        struct err close = {.lang = t->lang};
        if (moment_parse(text, t->here, &moment, &close) != RC_OK &&
            strstr(close.said, IN(t, "there is no", "没有")))
            why = close;
        return arena_copy(t->arena, why.said);
    }
    return NULL;
}

/* "Due 30 February", "quiet 25:00 to 8:00": a command that takes a day or a time does
 * not go on as though none had been said. */
static enum rc refuse_impossible(struct turn *t, const struct sentence *sentence,
                                 const struct order *order)
{
    static const char *const dated[] = {
        "invoice new", "payment", "deal update", "deal stage", "won",      "lost",
        "agenda",      "report",  "quiet",       "snooze",     "deal list"};
    const char *none;

    for (size_t i = 0; i < COUNT(dated); i++)
        if (text_same(order->command->name, dated[i]) &&
            (none = impossible(t, sentence)) != NULL) {
            (void)err_set(&t->err, RC_USAGE, "%s", none);
            return err_hint(&t->err, "%s",
                            IN(t, "nothing was changed; say another day or time",
                               "没有任何改动，请换一个日期或时间"));
        }
    return RC_OK;
}

/* What a deal's fact is: "quote" of a "deal update". */
static enum rc ask_fact(struct turn *t, const struct order *order)
{
    const struct deal unknown = {0};
    const struct card_input *input = facts_inputs(t, &unknown, &order->open, 1);

    return ask(t, order_words(t->arena, order), input, 1, "%s", order->words);
}

/* One field; who answers in words fills it as well (store/talk.h). */
static enum rc ask_open(struct turn *t, const struct sentence *sentence,
                        const struct order *order)
{
    const struct arg *arg = arg_of(order->command, order->open);
    struct card_input *input = TAKE(t->arena, struct card_input);
    const char *words = order_words(t->arena, order);

    if (!arg && fact_find(order->open))
        return ask_fact(t, order);
    if (!arg)
        return err_broken(&t->err, "%s has no %s", order->command->name, order->open);
    *input = (struct card_input){
        .name = arg->name,
        .label = arg_label(t->arena, arg, t->lang),
        .hint = IN(t, arg->about, arg->about_zh),
        .kind = value_input(arg->type),
        .is_required = true,
    };
    if (arg->type == ARG_MOMENT || arg->type == ARG_DAY)
        offer_days(t, words, arg);
    const char *none = impossible(t, sentence);
    const char *question =
        arena_printf(t->arena, IN(t, "%s?", "%s？"), IN(t, arg->about, arg->about_zh));
    return ask(t, words, input, 1, "%s%s",
               none ? arena_printf(t->arena, IN(t, "%s. ", "%s。"), none) : "",
               order->words
                   ? order->words
                   : form_question(t, order->command, arg, form_ref(t, words), question));
}

/* A day or an amount was understood. */
static bool holds_figure(const struct order *order)
{
    static const char *const names[] = {"when",  "next",   "until", "on",       "due",
                                        "close", "amount", "by",    "reconnect"};

    for (size_t i = 0; i < COUNT(names); i++)
        if (order_get(order, names[i]))
            return true;
    return false;
}

/* What must be named and was not: those it may be, as buttons; a name in words does as
 * well. */
static enum rc ask_record(struct turn *t, const struct order *order)
{
    const struct arg *arg = open_record(order);
    struct card_input *input = TAKE(t->arena, struct card_input);
    const char *rest = "";

    if (!order->is_one_of)
        TRY(choices_offer(t, order->command, order_words(t->arena, order), arg,
                          order_get(order, "amount"), &rest));
    *input = (struct card_input){
        .name = arg->name,
        .label = arg_label(t->arena, arg, t->lang),
        .hint = IN(t, arg->about, arg->about_zh),
        .kind = INPUT_LINE,
        .is_required = true,
    };
    return ask(t, order_words(t->arena, order), input, 1, "%s%s",
               order->words
                   ? order->words
                   : arena_printf(t->arena,
                                  IN(t, "which one? Say %s%s", "是哪一个？请说%s%s"),
                                  IN(t, arg->about, arg->about_zh),
                                  rest[0] ? IN(t, ".", "。") : ""),
               rest);
}

/* "If Acme pays 340k tell Sam", 听说鼎砺到账20万了, by who books money, and neither
 * notes nor sells anything. */
static bool is_for_books(struct turn *t, const struct sentence *sentence,
                         const struct order *order)
{
    static const char headed[] = "^note";
    bool is_note = text_same(order->command->name, "note");

    if (!is_note && !text_same(order->command->name, "deal update"))
        return false;
    return !person_may(&t->me, order->command->role) &&
           strncmp(sentence->meanings.rows[0].rule, headed, sizeof headed - 1) != 0 &&
           books_may_mean(t, sentence);
}

/* Whom the words name, else the record that the order is about. */
static const char *called_in(const struct sentence *sentence, const struct order *order)
{
    const struct meaning *m = &sentence->meanings.rows[0];
    const char *ref = meaning_get(m, "ref"), *customer = meaning_get(m, "customer");

    return ref ? ref : customer ? customer : order_get(order, order->command->args->name);
}

static enum rc act_one(struct turn *t, struct sentence *sentence, size_t row,
                       const char *next, const char *what)
{
    const struct meanings *m = &sentence->meanings;
    const struct said said = {.t = t,
                              .meaning = &m->rows[row],
                              .all = m,
                              .text = sentence->text,
                              .reply_to = sentence->reply_to,
                              .about = sentence->it,
                              .names_stranger = m->stranger != NULL};
    bool only_confirm = row == 0 && m->n_asks > 0 && strcmp(m->ask[0], "confirm") == 0;
    const char *asks = row == 0 && m->n_asks > 0 && !only_confirm ? m->ask[0] : NULL;
    struct order order;

    TRY(bind_order(&said, asks, &order));
    if (!order.command)
        return RC_OK;
    bool is_lead = text_same(order.command->name, "lead new");
    if (next && is_lead) {
        order_put(&order, "next", next);
        order_put(&order, "note", what);
    } else if (next) {
        order_put(&order, "text", sentence->text);
        order_put(&order, "next", next);
    }
    TRY(bind_which(&said, &order));
    if (open_record(&order) && m->stranger)
        return stranger_answer(t, sentence, &order);
    if (open_record(&order))
        return ask_record(t, &order);
    if (is_for_books(t, sentence, &order))
        return books_offer(t, sentence, called_in(sentence, &order),
                           !text_same(order.command->name, "note"));
    TRY(command_is_theirs(t, order.command, "",
                          &(const struct pairs){order.list, order.n}));
    if (bind_whom(&said, &order))
        return ask_open(t, sentence, &order);
    if (!order.open || order_get(&order, order.open))
        TRY(refuse_impossible(t, sentence, &order));
    if (order.must_confirm) {
        confirm(t, &order);
        return RC_OK;
    }
    if (order.open && !order_get(&order, order.open))
        return ask_open(t, sentence, &order);
    t->may_be_changed |= holds_figure(&order);
    bool is_note = text_same(order.command->name, "note");
    if (is_note && sentence->note)
        order_put(&order, "text", sentence->note);
    TRY(form_keep(t, &order));
    const struct pairs fields = {order.list, order.n};
    if (is_note)
        would_offer(t, sentence, order_get(&order, "about"));
    enum rc rc = command_run(t, order.command, "", &fields);
    bool is_request = text_same(order.command->name, "approval request") &&
                      (rc == RC_OK || is_asking(t));
    const char *other =
        is_request ? bind_second_request(&said, order_get(&order, "about")) : NULL;
    if (other && rc == RC_OK)
        say(t, "%s", other);
    if (other && rc != RC_OK)
        return err_set(&t->err, rc, IN(t, "%s. %s", "%s。%s"),
                       arena_copy(t->arena, t->err.said), other);
    return rc;
}

/* What stands behind the last mark, as a sentence of its own; NULL when there is none. */
static const char *last_clause(const char *text)
{
    static const char *const marks[] = {", ", "，", ",", ". ", "。", "; ", "；"};
    const char *last = NULL;

    for (const char *at = text; *at; at++)
        for (size_t i = 0; i < COUNT(marks); i++)
            if (strncmp(at, marks[i], strlen(marks[i])) == 0 && at[strlen(marks[i])])
                last = at + strlen(marks[i]);
    return last;
}

/* "..., next Friday 3pm": nothing but a day to come, or the hour of one. */
static const char *only_a_day(struct turn *t, const struct reading_context *reading,
                              const char *clause)
{
    struct entities found;

    entities_read(t->arena, clause, strlen(clause), reading, &found);
    if (found.n != 1)
        return NULL;
    const struct entity *e = &found.rows[0];
    bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
    if (!is_day || e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST) ||
        strlen(e->text) + MARKS_BESIDE < strlen(clause) || e->at.day.n < t->today.n ||
        (e->at.day.n == t->today.n && e->at.minute <= t->here.minute))
        return NULL;
    return moment_iso(t->arena, e->at);
}

/* "..., try again thurs", "..., ring back on the 20th": one more touch, on a day to come.
 */
static const char *day_of_again(struct turn *t, const char *clause)
{
    static const char again[] =
        "try again|call again|call back|ring back|ring again|"
        "again|chase|follow up|touch base|check in|revisit|再试|再打|再跟|"
        "再联系|再约|再说|再看|再谈|再聊|再议|回访|跟进";
    struct clause list[CLAUSES_MOST];
    size_t len, n = form_clauses(t, clause, list);

    if (n != 1 || !clause_sign(list[0].folded, again, &len))
        return NULL;
    for (size_t i = 0; i < list[0].found.n; i++) {
        const struct entity *e = &list[0].found.rows[i];
        const char *day = e->at.day.n > t->today.n ? clause_day(t, e, false) : NULL;
        if (day)
            return day;
    }
    return NULL;
}

/* When to speak to them again, where a clause says it by itself: 周四call他们. */
static const char *next_in_clause(struct turn *t, const char *clause,
                                  const struct world *world)
{
    const struct meaning_context context = {
        .reading = sentence_context(t, world),
        .world = world,
        .speaker = t->me.handle,
    };
    struct meanings *m = TAKE(t->arena, struct meanings);

    const char *day = only_a_day(t, &context.reading, clause);
    if (day)
        return day;
    meaning_read(t->arena, clause, strlen(clause), &context, m);
    if (m->n == 1 && strcmp(m->rows[0].cmd, "reminder.snooze") == 0)
        return day_of_again(t, clause);
    if (m->n != 1 || strcmp(m->rows[0].cmd, "reminder.create") != 0 || m->n_asks > 0 ||
        strncmp(m->rows[0].rule, "remind", 6) == 0 || !meaning_get(&m->rows[0], "due"))
        return NULL;
    const struct said said = {.t = t, .meaning = &m->rows[0], .text = clause};
    return bind_afternoon(t, clause, bind_value(&said, "when", NULL));
}

/* "鼎砺follow up一下，周四call他们": the note's last words say when, by themselves. */
static const char *next_in_note(struct turn *t, const char *text,
                                const struct world *world)
{
    const char *clause = last_clause(text), *meets = appointed(t, text);

    if (meets)
        return meets;
    return clause ? next_in_clause(t, clause, world) : NULL;
}

const char *sentence_next(struct turn *t, const char *text)
{
    struct world world;

    world_of(t, &world);
    return next_in_note(t, text, &world);
}

/* The row of a command; the number of rows when there is none. */
static size_t row_of(const struct meanings *m, const char *cmd)
{
    size_t row = 0;

    while (row < m->n && strcmp(m->rows[row].cmd, cmd) != 0)
        row++;
    return row;
}

/* The row `first` goes before all others, and `without` is left out. */
static void put_first(struct turn *t, struct meanings *m, size_t first, size_t without)
{
    struct meaning *rows = TAKE_N(t->arena, m->n, struct meaning);
    size_t n = 0;

    rows[n++] = m->rows[first];
    for (size_t i = 0; i < m->n; i++)
        if (i != first && i != without)
            rows[n++] = m->rows[i];
    memcpy(m->rows, rows, n * sizeof(*rows));
    m->n = n;
}

/* A note and when to speak to them again are one: the note's next touch. Whoever says
 * "remind me" is reminded. The note goes first. */
static const char *next_of(struct turn *t, struct sentence *sentence)
{
    struct meanings *m = &sentence->meanings;
    size_t note = row_of(m, "note.add"), at = row_of(m, "reminder.create");

    if (m->n == 1 && note == 0)
        return next_in_note(t, sentence->text, &sentence->world);
    if (note == m->n || at == m->n || m->n_asks > 0 ||
        strncmp(m->rows[at].rule, "remind", 6) == 0 || !meaning_get(&m->rows[at], "due"))
        return NULL;
    const struct said said = {.t = t, .meaning = &m->rows[at], .text = sentence->text};
    const char *last = next_in_note(t, sentence->text, &sentence->world);
    const char *next =
        last ? last : bind_afternoon(t, sentence->text, bind_value(&said, "when", NULL));
    put_first(t, m, note, at);
    return next;
}

/* "Call with Blackpool Rock went badly, again Friday": it is reminded of, and whoever
 * that is, is no customer yet. Who says "remind me" has said all. */
static bool tells_of_stranger(const struct meanings *m)
{
    const struct meaning *first = &m->rows[0];

    return m->stranger && strcmp(first->cmd, "reminder.create") == 0 &&
           strncmp(first->rule, "remind", 6) != 0;
}

/* "We lost it on price, try again in September": the day is when to reconnect, and no
 * reminder of its own. Whoever says "remind me" is reminded. */
static void leave_to_lost(struct turn *t, struct sentence *sentence)
{
    struct meanings *m = &sentence->meanings;
    size_t lost = row_of(m, "stage.set"), at = row_of(m, "reminder.create");

    if (lost == m->n || at == m->n ||
        !text_same(meaning_get(&m->rows[lost], "stage"), "lost") ||
        strncmp(m->rows[at].rule, "remind", strlen("remind")) == 0 ||
        !lost_again(t, sentence->text))
        return;
    put_first(t, m, lost, at);
}

/* The first of its clauses that says when to speak to them; what it says in *what. */
static const char *next_in_clauses(struct turn *t, const struct sentence *sentence,
                                   const char **what)
{
    static const char marks[] = ",;\n";
    const char *text = sentence->text;

    for (const char *from = text, *end; *from; from = end) {
        bool is_wide = false;
        for (end = from; *end && !strchr(marks, *end) && !is_wide; end++)
            is_wide = strncmp(end, "，", 3) == 0 || strncmp(end, "；", 3) == 0;
        end -= is_wide;
        const char *clause = arena_copy_bytes(t->arena, from, (size_t)(end - from));
        clause += strspn(clause, " ");
        const char *next =
            from > text && *clause ? next_in_clause(t, clause, &sentence->world) : NULL;
        if (next) {
            *what = clause;
            return next;
        }
        end += is_wide ? 3 : *end != '\0';
    }
    return NULL;
}

/* "new lead Fresh2Go, Sue, 0123, ring her Thursday": that is the lead's next touch, and
 * what there is to do stands in its history. Whoever says "remind me" is reminded. */
static const char *next_of_lead(struct turn *t, struct sentence *sentence,
                                const char **what)
{
    struct meanings *m = &sentence->meanings;
    size_t at = row_of(m, "reminder.create");
    struct err ignored = {.lang = t->lang};
    const char *next;
    struct moment moment;

    if (strcmp(m->rows[0].cmd, "lead.create") != 0)
        return NULL;
    if (at == m->n) {
        next = next_in_clauses(t, sentence, what);
    } else if (strncmp(m->rows[at].rule, "remind", 6) == 0 ||
               meaning_get(&m->rows[at], "repeat") || meaning_get(&m->rows[at], "to")) {
        return NULL;
    } else {
        const struct said said = {
            .t = t, .meaning = &m->rows[at], .text = sentence->text};
        next = bind_value(&said, "when", NULL);
        *what = bind_value(&said, "words", NULL);
    }
    if (!next || moment_parse(next, t->here, &moment, &ignored) != RC_OK ||
        moment.day.n < t->today.n ||
        (moment.day.n == t->today.n && moment.minute <= t->here.minute))
        return NULL;
    if (at < m->n)
        put_first(t, m, 0, at);
    return next;
}

/* Nothing was done: each refusal is said, and a question among them stays open. */
static enum rc refuse_all(struct turn *t, const struct err *first, const char *refused,
                          const char *others)
{
    enum rc rc = is_asking(t) ? RC_USAGE : first->rc;

    t->err = *first;
    if (!others && text_same(refused, first->said))
        return first->rc;
    return err_set(&t->err, rc, "%s%s%s", refused, others ? "\n" : "",
                   others ? others : "");
}

enum rc sentence_act(struct turn *t, struct sentence *sentence)
{
    leave_to_lost(t, sentence);

    const char *what = NULL, *refused = NULL;
    const char *next = next_of_lead(t, sentence, &what);
    next = next ? next : next_of(t, sentence);
    size_t n = sentence->meanings.n, n_done = 0;
    struct err first = {0};

    for (size_t i = 0; i < n; i++) {
        struct turn_step step;
        TRY(turn_step(t, &step));
        enum rc rc = act_one(t, sentence, i, i == 0 ? next : NULL, what);
        TRY(turn_step_end(t, &step, rc));
        if (rc == RC_OK) {
            n_done++;
            continue;
        }
        if (first.rc == RC_OK)
            first = t->err;
        if (!refused || !strstr(refused, t->err.said))
            refused = arena_printf(t->arena, "%s%s%s", refused ? refused : "",
                                   refused ? "\n" : "", t->err.said);
        t->err = (struct err){.lang = t->err.lang};
    }
    if (n_done > 0) {
        if (tells_of_stranger(&sentence->meanings))
            stranger_said(t, sentence);
        const char *others = left_out(t, sentence);
        if (others)
            say(t, "%s", others);
        if (refused)
            say_refused(t, refused);
        return RC_OK;
    }
    return refuse_all(t, &first, refused, left_out(t, sentence));
}
