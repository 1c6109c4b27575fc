/* parts_lists.c - "bump Verdant and Oakline to 70k": one deed that is done to each. */
#include "commands/language/parts_inside.h"

#include <string.h>

/* --- what stands side by side --------------------------------------------------------
 */

static bool is_alike(const struct topic *a, const struct topic *b)
{
    if (a->is_new_lead || b->is_new_lead || parts_same_topic(a, b))
        return false;
    if (!a->ref || !b->ref)
        return !a->ref && !b->ref;
    size_t len = strcspn(a->ref, "-");
    return strncmp(a->ref, b->ref, len + 1) == 0;
}

/* Nothing but a joint stands between them. */
static bool only_joins(const struct cutting *c, size_t from, size_t until)
{
    static const char *const joints[] = {" ",    ",",    "、",    "&",     "+",
                                         "/",    "and ", "then ", "plus ", "以及",
                                         "还有", "和",   "跟",    "与",    "及"};

    if (from == until)
        return false;
    for (size_t i = 0; i < COUNT(joints) && from < until;) {
        size_t len = strlen(joints[i]);
        bool is_here =
            from + len <= until && strncmp(c->text.bytes + from, joints[i], len) == 0;
        from += is_here ? len : 0;
        i = is_here ? 0 : i + 1;
    }
    return from == until;
}

void lists_see(struct cutting *c)
{
    size_t kept = 0;

    for (size_t i = 1; i < c->n_topics; i++) {
        struct topic *last = &c->topics[kept];
        const struct topic *topic = &c->topics[i];
        if (!is_alike(last, topic) || last->n_list == MOST_PARTS ||
            !only_joins(c, last->at.until, topic->at.from)) {
            c->topics[++kept] = *topic;
            continue;
        }
        if (last->n_list == 0)
            last->list[last->n_list++] = last->at;
        last->list[last->n_list++] = topic->at;
        last->at.until = topic->at.until;
    }
    c->n_topics = c->n_topics ? kept + 1 : 0;
}

/* --- what is done to each ------------------------------------------------------------
 */

/* Done to two, it is done twice. Money is not, for a payment, an invoice and a discount
 * have their own sum; and each decision is its own. */
static bool is_done_to_each(const struct meaning *m)
{
    static const char *const deeds[] = {
        "note.add",        "deal.update",  "stage.set",
        "reminder.done",   "lead.claim",   "reminder.snooze",
        "reminder.cancel", "lead.release", "lead.assign",
    };

    if (strcmp(m->cmd, "payment.promise") == 0)
        return !meaning_get(m, "amount");
    return text_is_any(m->cmd, deeds, COUNT(deeds));
}

/* "70k together", 一共70万: not so much for each. */
static bool is_for_all(const char *text)
{
    static const char *const signs[] = {
        "together",     "in total", "total ", "combined", "altogether",
        "between them", "合计",     "一共",   "总共",     "共计"};

    return text_has_any(text, signs, COUNT(signs));
}

/* The piece's words with one member where the list stands; NULL where it does not. */
static const char *with_member(const struct cutting *c, const struct piece *piece,
                               struct span member)
{
    const struct span all = piece->topic->at;
    const char *list = parts_words(c, all.from, all.until);
    const char *at = strstr(piece->text, list);

    return at ? arena_printf(c->arena, "%.*s%s%s", (int)(at - piece->text), piece->text,
                             parts_words(c, member.from, member.until), at + strlen(list))
              : NULL;
}

static const char *whose(const struct cutting *c, const struct meaning *m)
{
    const char *ref = meaning_get(m, "ref"), *customer = meaning_get(m, "customer");

    return arena_printf(c->arena, "%s/%s", ref ? ref : "", customer ? customer : "");
}

size_t lists_spread(const struct cutting *c, const struct piece *piece,
                    const char *out[MOST_PARTS])
{
    const struct topic *topic = piece->topic;
    const char *before = "/";

    if (topic->n_list < 2 || is_for_all(piece->text))
        return 0;
    for (size_t i = 0; i < topic->n_list; i++) {
        out[i] = with_member(c, piece, topic->list[i]);
        const struct meaning *m = out[i] ? parts_meaning(c, out[i], true) : NULL;
        if (!m || strcmp(m->cmd, piece->cmd) != 0 || !is_done_to_each(m) ||
            strcmp(whose(c, m), before) == 0)
            return 0;
        before = whose(c, m);
    }
    return topic->n_list;
}
