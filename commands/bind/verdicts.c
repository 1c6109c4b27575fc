/* verdicts.c - what is asked of approvers, and what they say. */
#include "commands/bind/fits.h"
#include "commands/choices.h"
#include "commands/decide.h"
#include "commands/language/small.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/approvals.h"
#include "store/people.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 100 };

static bool is_discount(const char *kind)
{
    return text_same(kind, "discount") || text_same(kind, "price");
}

/* Within the name of a customer or colleague that is known; `from` is a byte of the words
 * as they were said. */
static bool is_of_known(const struct said *said, size_t from)
{
    for (size_t i = 0; said->all && i < said->all->n_mentions; i++)
        if (said->all->mentions[i].at.from <= from &&
            from < said->all->mentions[i].at.until)
            return true;
    return false;
}

static bool is_listed(const char *words, enum small row)
{
    return only_listed(words, strlen(words), small_row(row));
}

static bool is_of_handle(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
}

/* "Kim's ok": whose; NULL where none is said, or it is known or nobody's name. */
static const char *before_ok(const struct said *said)
{
    struct arena *arena = said->t->arena;
    const char *text = said->text;

    for (const char *end = text; (end = strchr(end, '\'')); end++) {
        const char *from = end;
        while (from > text && is_of_handle(from[-1]))
            from--;
        if (from == end || is_of_known(said, (size_t)(from - text)) ||
            !only_taken(text_fold(arena, end), small_row(SMALL_ok_of)))
            continue;
        const char *name =
            text_fold(arena, arena_copy_bytes(arena, from, (size_t)(end - from)));
        return is_listed(name, SMALL_no_approver) ? NULL : name;
    }
    return NULL;
}

/* 需要张总同意, 找王经理批: the same. */
static const char *titled_before_ok(const struct said *said)
{
    enum { HAN = 3 };

    const char *text = said->text;

    for (const char *at = text; *at; at++) {
        size_t lead = only_taken(at, small_row(SMALL_before_approver));
        const char *name = at + lead;
        if (lead == 0 || !han_at(name) || is_of_known(said, (size_t)(name - text)))
            continue;
        size_t title = only_taken(name + HAN, small_row(SMALL_title));
        if (title > 0)
            return arena_copy_bytes(said->t->arena, name, HAN + title);
    }
    return NULL;
}

/* Whoever is named to decide and is not known: the command says so, and asks nobody else
 * instead. */
static void put_named_approver(const struct said *said, struct order *out)
{
    if (order_get(out, "to"))
        return;
    const char *name = before_ok(said);
    name = name ? name : titled_before_ok(said);
    if (name)
        order_put(out, "to", name);
}

/* Terms and margin stand in the reason, as they were said. */
enum rc fit_request(const struct said *said, struct order *out)
{
    const char *kind = order_get(out, "kind");
    const char *ref = meaning_get(said->meaning, "ref");
    struct err before = said->t->err;
    struct ref approval;

    if (ref && parse_ref(said->t, ref, "approval", &approval) == RC_OK)
        return fit_status(said, out); /* what is asked for already */
    said->t->err = before;
    put_named_approver(said, out);

    if (!kind && order_get(out, "discount"))
        order_put(out, "kind", "discount");
    kind = order_get(out, "kind");
    if (kind && !is_discount(kind)) /* it is asked for by itself */
        order_drop(out, "discount");
    /* Finance holds no deals: what they ask for is of the customer. */
    if (text_same(kind, "refund") && !person_may(&said->t->me, SELLING)) {
        const char *account = bind_record(said, "account");
        order_put(out, "about", account[0] ? account : order_get(out, "about"));
    }
    if (!order_get(out, "about")) {
        const char *about;
        TRY(bind_spoken_of(said, "deal lead account", &about));
        order_put(out, "about", about);
    }
    return RC_OK;
}

/* What stands behind "because" or "if" is why, or on what it hangs. */
static bool is_aside(const struct said *said, const struct slot *slot)
{
    struct arena *arena = said->t->arena;
    const char *before = arena_copy_bytes(
        arena, said->text, slot->span.from < strlen(said->text) ? slot->span.from : 0);

    return only_found(arena, before, small_row(SMALL_aside));
}

static const struct slot *slot_of(const struct said *said, const char *key)
{
    for (size_t i = 0; i < said->meaning->n_slots; i++)
        if (text_same(said->meaning->slots[i].key, key))
            return is_aside(said, &said->meaning->slots[i]) ? NULL
                                                            : &said->meaning->slots[i];
    return NULL;
}

/* The other one's line, with a button, unless the first still asks. */
static const char *second_terms(const struct said *said, const char *about,
                                const char *days)
{
    struct turn *t = said->t;

    if (!is_asking(t))
        offer(t,
              arena_printf(t->arena, IN(t, "Ask for %s days' terms", "申请账期 %s 天"),
                           days),
              BUTTON_PLAIN, "approval request about=%s kind=credit reason=%s", about,
              words_quote(t->arena, said->text));
    return arena_printf(
        t->arena,
        IN(t, "Not asked for yet: payment terms of %s days.", "还没有申请：账期 %s 天。"),
        days);
}

static const char *second_discount(const struct said *said, const char *about,
                                   const char *percent)
{
    struct turn *t = said->t;
    const char *shown = percent_text(t->arena, percent);

    if (!is_asking(t))
        offer(t, arena_printf(t->arena, IN(t, "Ask for %s off", "申请折扣 %s"), shown),
              BUTTON_PLAIN,
              "approval request about=%s kind=discount discount=%s reason=%s", about,
              percent, words_quote(t->arena, said->text));
    return arena_printf(
        t->arena, IN(t, "Not asked for yet: a discount of %s.", "还没有申请：折扣 %s。"),
        shown);
}

const char *bind_second_request(const struct said *said, const char *about)
{
    enum { USUAL_DAYS = 30 }; /* what is no longer asks for nothing */

    const char *kind = meaning_get(said->meaning, "kind");
    const struct slot *terms = slot_of(said, "terms_days"),
                      *discount = slot_of(said, "discount_pct");

    if (!discount || text_empty(about))
        return NULL;
    if (kind && !is_discount(kind))
        return second_discount(said, about, discount->value);
    return terms && strtol(terms->value, NULL, 10) > USUAL_DAYS
               ? second_terms(said, about, terms->value)
               : NULL;
}

/* A verdict that names nothing, and several wait: each with its button. */
static enum rc offer_each(struct turn *t, const struct approval *list, size_t n,
                          const char *verb)
{
    const char *label = text_same(verb, "approve")  ? IN(t, "Approve", "批准")
                        : text_same(verb, "reject") ? IN(t, "Reject", "驳回")
                                                    : IN(t, "Return", "退回");

    say(t, IN(t, "Which one?%s", "是哪一个？%s"),
        choices_rest_of(t, n, &approvals_kind, CHOICES_NEXT(list, n)));
    for (size_t i = 0; i < n && i < CHOICES_SHOWN; i++) {
        const char *ref = ref_text(t->arena, &approvals_kind, list[i].id);
        const char *customer = account_name(t, list[i].account);
        say(t, "%s %s %s %s", ref, approval_what(t, &list[i]), list[i].subject,
            text_same(customer, list[i].subject) ? "" : customer);
        offer(t, arena_printf(t->arena, "%s %s", label, ref), BUTTON_PLAIN, "%s %s", verb,
              ref);
    }
    return RC_OK;
}

/* What waits for the speaker; says so when nothing does. */
static enum rc waiting(struct turn *t, struct approval *list, size_t *n)
{
    TRY(approvals_waiting_for(t, t->me.id, LOOKED_AT, list, n));
    if (*n == 0)
        say(t, "%s", IN(t, "Nothing waits for you to decide.", "没有待您审批的事项。"));
    return RC_OK;
}

/* Of those that wait, the customer's that is named, where there are some. */
static void keep_named(const struct said *said, struct approval *list, size_t *n)
{
    const char *customer = meaning_get(said->meaning, "customer");
    size_t kept = 0;

    for (size_t i = 0; customer && i < *n; i++) {
        const char *ref = ref_text(said->t->arena, &approvals_kind, list[i].id);
        if (!bind_is_of(said->t, ref, customer))
            continue;
        struct approval found = list[i];
        list[i] = list[kept];
        list[kept++] = found;
    }
    *n = kept ? kept : *n;
}

/* "AP-95 back to Priya", who did not ask for it: a return goes to whoever asked. */
static enum rc goes_elsewhere(const struct said *said, int64_t id, bool *is_elsewhere)
{
    const char *to = meaning_get(said->meaning, "to");
    struct approval approval;
    struct person person;

    *is_elsewhere = false;
    if (!to)
        return RC_OK;
    TRY(approvals_get(said->t, id, &approval));
    TRY(people_get(said->t, approval.submitter, &person));
    *is_elsewhere = strcmp(to, person.handle) != 0 && !text_same(to, "me");
    return RC_OK;
}

/* "AP-87 同意九五折" of one that asks for 10%: what is agreed to is not what was asked
 * for, and to approve would give what was asked for. */
static enum rc agrees_to_another(const struct said *said, int64_t id, bool *is_another)
{
    const struct reading_context context = sentence_reading(said->t);
    struct arena *arena = said->t->arena;
    const char *text = text_fold(arena, said->text);
    struct approval approval;
    struct entities found;

    *is_another = false;
    TRY(approvals_get(said->t, id, &approval));
    if (text_empty(approval.discount))
        return RC_OK;
    entities_read(arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        size_t head = e->span.from;
        while (head > 0 && text[head - 1] == ' ')
            head--;
        bool is_figure = e->kind == ENTITY_DISCOUNT ||
                         (e->kind == ENTITY_PERCENT &&
                          only_ending(text, head, small_row(SMALL_agreed_at)) > 0);
        if (is_figure && approval_discount(decimal_text(arena, e->number)) !=
                             approval_discount(approval.discount))
            *is_another = true;
    }
    return RC_OK;
}

/* It counts for the card that is answered, or the number that is named, and for no other
 * (domain.md section 1, rule 8). "Don't approve it" is no rejection: it stays open. */
enum rc fit_verdict(const struct said *said, struct order *out)
{
    const char *ref = meaning_get(said->meaning, "ref");
    const char *verb = out->command->name;
    struct approval *list;
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref record;
    size_t n;

    ref = ref ? ref : said->reply_to;
    bool is_one = ref && parse_ref(t, ref, "approval", &record) == RC_OK;
    t->err = before;
    if (is_one && text_same(verb, "reject") && is_not_yet(t->arena, said->text)) {
        *out = (struct order){0};
        return bind_undecided(t, record.id, said->text);
    }
    if (is_one && text_same(verb, "approve")) {
        bool is_another;
        TRY(agrees_to_another(said, record.id, &is_another));
        if (is_another) {
            *out = (struct order){0};
            return bind_against(t, record.id, said->text);
        }
    }
    if (is_one && text_same(verb, "return")) {
        bool is_elsewhere;
        TRY(goes_elsewhere(said, record.id, &is_elsewhere));
        if (is_elsewhere) {
            *out = (struct order){0};
            return bind_undecided(t, record.id, said->text);
        }
    }
    if (is_one && !out->must_confirm) {
        order_put(out, "approval", ref);
        return RC_OK;
    }
    list = TAKE_N(t->arena, LOOKED_AT, struct approval);
    *out = (struct order){0};
    TRY(waiting(t, list, &n));
    keep_named(said, list, &n);
    return n ? offer_each(t, list, n, verb) : RC_OK;
}

enum rc fit_hold(const struct said *said, struct order *out)
{
    const char *ref = meaning_get(said->meaning, "ref");
    struct turn *t = said->t;
    struct ref record;

    ref = ref ? ref : said->reply_to;
    *out = (struct order){0};
    TRY(parse_ref(t, ref ? ref : "", "approval", &record));
    return bind_undecided(t, record.id, said->text);
}

/* --- a whole message -----------------------------------------------------------------
 */

static const struct {
    enum small words;
    const char *verb;
} bare[] = {
    {SMALL_approve, "approve"}, {SMALL_reject, "reject"}, {SMALL_send_back, "return"}};

/* Without marks at its end; a question keeps its own. */
static const char *without_marks(struct arena *arena, const char *words)
{
    const char *folded = text_fold(arena, words);

    return arena_copy_bytes(arena, folded, only_before(folded, " |.|!|,|~|。|！"));
}

/* "approved, go ahead", 同意，可以: a kind word behind the verdict takes nothing from it.
 */
static const char *without_kind_word(struct arena *arena, const char *plain)
{
    static const char *const marks[] = {",", "，", "!", "！", ".", "。"};

    for (size_t i = 0; i < COUNT(marks); i++) {
        const char *at = strstr(plain, marks[i]);
        if (at && is_listed(words_skip_blanks(at + strlen(marks[i])), SMALL_kind_word))
            return arena_copy_bytes(arena, plain, (size_t)(at - plain));
    }
    return plain;
}

const char *bind_bare_verdict(struct arena *arena, const char *words)
{
    enum { LONGEST = 48 }; /* bytes of the longest verdict with a kind word and marks */

    if (strlen(words) > LONGEST)
        return NULL;
    const char *plain = without_kind_word(arena, without_marks(arena, words));

    for (size_t i = 0; i < COUNT(bare); i++)
        if (is_listed(plain, bare[i].words))
            return bare[i].verb;
    return NULL;
}

enum rc bind_bare(struct turn *t, const char *verb, bool is_alone, struct order *out)
{
    struct approval *list = TAKE_N(t->arena, LOOKED_AT, struct approval);
    size_t n;

    *out = (struct order){0};
    TRY(waiting(t, list, &n));
    if (n == 0)
        return RC_OK;
    if (n > 1 || !is_alone)
        return offer_each(t, list, n, verb);
    order_begin(out, verb);
    order_put(out, "approval", ref_text(t->arena, &approvals_kind, list[0].id));
    return RC_OK;
}
