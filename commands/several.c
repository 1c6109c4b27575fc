/* several.c - a message with a deed for each of several customers or records. */
#include "commands/several.h"
#include "commands/canonical.h"
#include "commands/parse_value.h"
#include "commands/words.h"
#include "commands/world_of.h"

#include <string.h>

bool several_begin_with(struct turn *t, const struct command *command, const char *rest)
{
    static const char *const names[] = {"approve",  "reject",      "return",
                                        "lead new", "invoice new", "payment",
                                        "promise",  "deal stage",  "hand over"};

    if (text_is_any(command->name, names, COUNT(names)))
        return true;
    return text_same(command->name, "remind") &&
           !is_plain(t, command, rest, &(const void *){NULL});
}

size_t several_parts(struct turn *t, const char *text, struct part out[MOST_PARTS])
{
    const char *reply_to = NULL;
    struct err before = t->err;
    struct world world;

    if (strchr(text, '=') || talk_reply(t, &reply_to) != RC_OK || reply_to) {
        t->err = before;
        return 0;
    }
    world_of(t, &world);
    const struct meaning_context context = {
        .reading = sentence_context(t, &world),
        .world = &world,
        .speaker = t->me.handle,
    };
    return parts_read(t->arena, text, strlen(text), &context, out);
}

/* Two customers, records or amounts in it: no command of ours does what both say. */
static bool says_two(struct turn *t, const struct sentence *sentence)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    size_t n_whom = sentence_names(t, sentence), n_sums = 0;
    struct entities found;

    entities_read(t->arena, sentence->text, strlen(sentence->text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        n_whom += found.rows[i].kind == ENTITY_REF;
        n_sums +=
            found.rows[i].kind == ENTITY_MONEY || found.rows[i].kind == ENTITY_NUMBER;
    }
    return n_whom > 1 || n_sums > 1;
}

/* "D-5 Acme" of a number; else as it is. */
static const char *called(struct turn *t, const char *value)
{
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;
    bool is_ref = value_is_ref(t, value) && ref_parse(t, value, &kind, &id) == RC_OK;

    t->err = before;
    return is_ref ? record_called(t, kind, id) : value;
}

/* "payment INV-7 EUR 200": the command with its values, but for words of one's own. */
static const char *order_label(struct turn *t, const struct order *order)
{
    static const char *const words[] = {"memo", "comment", "reason", "text", "words"};
    struct text label;

    text_init(&label, t->arena, 400);
    text_add(&label, IN(t, order->command->name, order->command->name_zh));
    for (size_t i = 0; i < order->n; i++) {
        bool is_own = false;
        for (size_t k = 0; k < COUNT(words); k++)
            is_own |= text_same(order->list[i].name, words[k]);
        if (!is_own)
            text_addf(&label, " %s", called(t, order->list[i].value));
    }
    return label.bytes;
}

/* What a part would run, on a button; false where it cannot be said in one command. Where
 * its words say two things, the button says by the command which it does. */
static bool offer_part(struct turn *t, const struct part *part)
{
    struct err before = t->err;
    bool is_whole = strchr(part->said, ' ') || !value_is_ref(t, part->said);
    struct sentence sentence;
    bool is_offered = false;
    struct order order;

    if (sentence_read(t, part->text, &sentence) == RC_OK) {
        const struct said said = {
            .t = t, .meaning = &sentence.meanings.rows[0], .text = sentence.text};
        is_offered =
            bind_order(&said, NULL, &order) == RC_OK && order.command && !order.open;
        const char *label = is_whole ? part->said : part->text;
        if (is_offered && says_two(t, &sentence))
            label = order_label(t, &order);
        if (is_offered)
            offer(t, words_short(t->arena, label), BUTTON_PLAIN, "%s",
                  order_words(t->arena, &order));
    }
    t->err = before;
    return is_offered;
}

static const char *not_done(struct turn *t, const struct part *part)
{
    return arena_printf(
        t->arena,
        IN(t, "Not done: “%s”. Say it by itself.", "没有执行：“%s”。请单独再说一次。"),
        words_short(t->arena, part->said));
}

struct tally {
    size_t n_done;
    const char *refused, *waits; /* lines; NULL: none */
    enum rc first;
    struct err first_err;
};

static void add_line(struct turn *t, const char **lines, const char *line)
{
    *lines = *lines ? arena_printf(t->arena, "%s\n%s", *lines, line) : line;
}

static enum rc act_part(struct turn *t, const struct part *part, struct tally *tally)
{
    struct turn_step step;
    struct sentence sentence;

    TRY(turn_step(t, &step));
    enum rc rc = sentence_read(t, part->text, &sentence);
    sentence.note = part->note;
    if (rc == RC_OK)
        rc = sentence_act(t, &sentence);
    TRY(turn_step_end(t, &step, rc));
    if (rc == RC_OK) {
        tally->n_done++;
        return RC_OK;
    }
    if (tally->first == RC_OK) {
        tally->first = rc;
        tally->first_err = t->err;
    }
    add_line(t, &tally->refused,
             arena_printf(t->arena, IN(t, "“%s”: %s", "“%s”：%s"),
                          words_short(t->arena, part->said), t->err.said));
    t->err = (struct err){.lang = t->err.lang};
    return RC_OK;
}

/* Nothing was done: what was refused, and what waits behind a question, is the answer. */
static enum rc refuse(struct turn *t, const struct tally *tally)
{
    if (!tally->waits && tally->first_err.hint[0] == '\0')
        return err_set(&t->err, tally->first, "%s", tally->refused);
    t->err = tally->first_err;
    return err_set(&t->err, tally->first, "%s%s%s", tally->refused,
                   tally->waits ? "\n" : "", tally->waits ? tally->waits : "");
}

static const char *why_all_wait(struct turn *t, const struct part *parts, size_t n)
{
    size_t n_verdicts = 0;

    for (size_t i = 0; i < n; i++)
        n_verdicts += parts[i].is_verdict;
    if (n_verdicts == 0)
        return IN(t, "That sounds unsure, so nothing was booked. Press what is so.",
                  "听起来还不确定，都没有登记。属实的请点选：");
    return n_verdicts == n
               ? IN(t,
                    "That is more than one decision; nothing was decided. Which do you "
                    "mean?",
                    "一句话里有多个审批决定，都没有执行。请选择：")
               : IN(t,
                    "There is a decision among these, so nothing was done yet. Press "
                    "what you mean.",
                    "其中有审批决定，都没有执行。请逐项点选：");
}

/* Decisions, or money that is doubted: each waits for its button. */
static enum rc offer_all(struct turn *t, const struct part *parts, size_t n)
{
    say(t, "%s", why_all_wait(t, parts, n));
    for (size_t i = 0; i < n; i++)
        if (!offer_part(t, &parts[i]))
            say(t, "%s", not_done(t, &parts[i]));
    return RC_OK;
}

/* Said to us, or about somebody we know. */
static enum rc is_ours(struct turn *t, const struct part *part, bool *out)
{
    struct sentence sentence;

    TRY(sentence_read(t, part->text, &sentence));
    *out = sentence_is_ours(&sentence);
    return RC_OK;
}

/* One after the other; what may only be offered, or stands behind a question, waits. */
static enum rc act_parts(struct turn *t, const struct part *parts, size_t n,
                         struct tally *tally)
{
    for (size_t i = 0; i < n; i++)
        if (!parts[i].is_sure)
            (void)offer_part(t, &parts[i]);
    for (size_t i = 0; i < n; i++) {
        if (parts[i].is_sure && !is_asking(t)) {
            TRY(act_part(t, &parts[i], tally));
            continue;
        }
        add_line(t, &tally->waits, not_done(t, &parts[i]));
        if (parts[i].is_sure)
            (void)offer_part(t, &parts[i]);
    }
    return RC_OK;
}

static size_t sure_of(const struct part *parts, size_t n)
{
    size_t n_sure = 0;

    for (size_t i = 0; i < n; i++)
        n_sure += parts[i].is_sure;
    return n_sure;
}

enum rc several_act(struct turn *t, const char *text, bool is_addressed, bool *is_done)
{
    struct part parts[MOST_PARTS];
    struct tally tally = {.first = RC_OK};
    size_t n = several_parts(t, text, parts);

    *is_done = n > 0;
    if (n > 0 && !is_addressed)
        TRY(is_ours(t, &parts[0], is_done));
    if (!*is_done)
        return RC_OK;
    if (sure_of(parts, n) == 0)
        return offer_all(t, parts, n);
    TRY(act_parts(t, parts, n, &tally));
    if (tally.n_done == 0)
        return refuse(t, &tally);
    if (tally.refused)
        say_refused(t, tally.refused);
    if (tally.waits)
        say(t, "%s", tally.waits);
    return RC_OK;
}
