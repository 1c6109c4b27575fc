/* verdicts.c - what is asked of approvers, and what they say. */
#include "commands/bind/fits.h"
#include "commands/decide.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "store/approvals.h"

#include <string.h>

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

/* A verdict that names nothing, and several wait: each with its button. */
static enum rc offer_each(struct turn *t, const struct approval *list, size_t n,
                          const char *verb)
{
    const char *label = text_same(verb, "approve")  ? IN(t, "Approve", "批准")
                        : text_same(verb, "reject") ? IN(t, "Reject", "驳回")
                                                    : IN(t, "Return", "退回");

    say(t, "%s", IN(t, "Which one?", "是哪一个？"));
    for (size_t i = 0; i < n; i++) {
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
    TRY(approvals_waiting_for(t, t->me.id, OFFERED, list, n));
    if (*n == 0)
        say(t, "%s", IN(t, "Nothing waits for you to decide.", "没有待您审批的事项。"));
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
    if (is_one && !out->must_confirm) {
        order_put(out, "approval", ref);
        return RC_OK;
    }
    list = TAKE_N(t->arena, OFFERED, struct approval);
    *out = (struct order){0};
    TRY(waiting(t, list, &n));
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

/* --- a whole message -----------------------------------------------------------------
 */

static const struct {
    const char *words, *verb;
} bare[] = {
    {"approve|approved|i approve|agreed|i agree|approve it|approve this|同意|我同意|"
     "批准|我批准|通过|批了|准了|同意了|批准了|通过了",
     "approve"},
    {"reject|rejected|i reject|decline|declined|reject it|不同意|我不同意|驳回|拒绝|"
     "不批|不批准|不通过|否决",
     "reject"},
    {"return|send it back|send back|退回|打回|退回修改", "return"}};

/* Without marks at its end; a question keeps its own. */
static const char *without_marks(struct arena *arena, const char *words)
{
    const char *folded = text_fold(arena, words);

    return arena_copy_bytes(arena, folded, only_before(folded, " |.|!|,|~|。|！"));
}

static bool is_listed(const char *words, const char *row)
{
    return only_listed(words, strlen(words), row);
}

/* "approved, go ahead", 同意，可以: a kind word behind the verdict takes nothing from it.
 */
static const char *without_kind_word(struct arena *arena, const char *plain)
{
    static const char *const marks[] = {",", "，", "!", "！", ".", "。"};
    static const char kind[] =
        "go ahead|please go ahead|thanks|thank you|thx|please|cheers|"
        "good|ok|okay|fine|looks good|lgtm|well done|good job|"
        "谢谢|辛苦|辛苦了|可以|没问题|好的|好|去办吧|办吧|麻烦了";

    for (size_t i = 0; i < COUNT(marks); i++) {
        const char *at = strstr(plain, marks[i]);
        if (at && is_listed(words_skip_blanks(at + strlen(marks[i])), kind))
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
    struct approval *list = TAKE_N(t->arena, OFFERED, struct approval);
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
