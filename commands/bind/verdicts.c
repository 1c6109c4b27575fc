/* verdicts.c - what is asked of approvers, and what they say. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "store/approvals.h"

enum { OFFERED = 3 };

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

    if (!kind && order_get(out, "discount"))
        order_put(out, "kind", "discount");
    return RC_OK;
}

/* A verdict that names nothing is none: what waits, each with its button. */
static enum rc offer_each(struct turn *t, const char *verb, const char *label)
{
    struct approval *list = TAKE_N(t->arena, OFFERED, struct approval);
    size_t n = 0;

    TRY(approvals_waiting_for(t, t->me.id, OFFERED, list, &n));
    if (n == 0) {
        say(t, "%s", IN(t, "Nothing waits for you to decide.", "没有待您审批的事项。"));
        return RC_OK;
    }
    say(t, "%s",
        IN(t, "Nothing is decided yet. Which one?", "还没有做任何决定。是哪一个？"));
    for (size_t i = 0; i < n; i++) {
        const char *ref = ref_text(t->arena, &approvals_kind, list[i].id);
        say(t, "%s %s %s", ref, approval_kind_text(list[i].kind, t->lang),
            list[i].subject);
        offer(t, arena_printf(t->arena, "%s %s", label, ref), BUTTON_PLAIN, "%s %s", verb,
              ref);
    }
    return RC_OK;
}

/* It counts for the card that is answered, or the number that is named, and for no other
 * (domain.md section 1, rule 8). */
enum rc fit_verdict(const struct said *said, struct order *out)
{
    const char *ref = meaning_get(said->meaning, "ref");
    const char *verb = out->command->name;
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref record;

    ref = ref ? ref : said->reply_to;
    bool is_one =
        ref && parse_ref(t, ref, "approval", &record) == RC_OK && !out->must_confirm;
    t->err = before;
    if (is_one) {
        order_put(out, "approval", ref);
        return RC_OK;
    }
    const char *label = text_same(verb, "approve")  ? IN(t, "Approve", "批准")
                        : text_same(verb, "reject") ? IN(t, "Reject", "驳回")
                                                    : IN(t, "Return", "退回");
    *out = (struct order){0};
    return offer_each(t, verb, label);
}

enum rc fit_status(const struct said *said, struct order *out)
{
    const char *ref = meaning_get(said->meaning, "ref");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref record;

    ref = ref ? ref : said->reply_to;
    if (ref && parse_ref(t, ref, "approval", &record) == RC_OK) {
        order_begin(out, "approval show");
        order_put(out, "approval", ref);
    } else {
        order_begin(out, "approvals");
    }
    t->err = before;
    return RC_OK;
}
