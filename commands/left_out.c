/* left_out.c - the net against silence: whom and what a message names, and no deed of it
 * was done to. */
#include "commands/access.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/people.h"
#include "store/record.h"
#include "store/reminders.h"

#include <string.h>
#include <strings.h>

enum { MOST_SAID = 4 };

struct left_out {
    struct turn *t;
    const struct sentence *sentence;
    const struct mention *list[MOST_SAID];
    size_t n;
};

/* Of no customer by themselves, whomever they name besides. */
static bool is_of_nobody(const char *cmd)
{
    static const char *const cmds[] = {
        "none",          "report",           "help",          "language.set",
        "quiet.set",     "subscribe",        "reminder.list", "approval.list",
        "approval.hold", "approval.delegate"};

    return text_is_any(cmd, cmds, COUNT(cmds));
}

/* It changes nothing: a card is shown. */
static bool only_looks(const struct sentence *sentence)
{
    static const char *const cmds[] = {"find", "approval.status"};

    return text_is_any(sentence->meanings.rows[0].cmd, cmds, COUNT(cmds));
}

/* What it keeps of the words goes with the record; a note stands with one customer only.
 */
static bool carries_words(const char *cmd)
{
    static const char *const cmds[] = {"reminder.create", "lead.create",
                                       "approval.request", "find"};

    return text_is_any(cmd, cmds, COUNT(cmds));
}

static const char *called(const struct mention *m)
{
    if (m->ref)
        return m->ref;
    return m->named->known.id[0] ? m->named->known.id : m->named->known.name;
}

/* INV-7 is not INV-70. */
static bool holds_ref(const char *value, const char *ref)
{
    size_t len = strlen(ref);

    for (const char *at = value; (at = strstr(at, ref)); at += len)
        if (at[len] < '0' || at[len] > '9')
            return true;
    return false;
}

static bool holds_mention(const struct slot *slot, const struct mention *m)
{
    if (m->ref)
        return holds_ref(slot->value, m->ref);
    return strcasecmp(slot->value, m->named->known.name) == 0 ||
           (m->named->known.id[0] && holds_ref(slot->value, m->named->known.id)) ||
           (slot->named && strcmp(slot->named->known.name, m->named->known.name) == 0);
}

static const char *typed(const struct left_out *l, const struct mention *m)
{
    return arena_copy_bytes(l->t->arena, l->sentence->spelt + m->at.from,
                            m->at.until - m->at.from);
}

static bool is_words(const struct slot *slot)
{
    return strcmp(slot->key, "body") == 0 || strcmp(slot->key, "reason") == 0;
}

/* A value of a deed names it. */
static bool is_said_of(const struct left_out *l, const struct meaning *row,
                       const struct mention *m)
{
    for (size_t i = 0; i < row->n_slots; i++) {
        const struct slot *slot = &row->slots[i];
        if (!is_words(slot) && holds_mention(slot, m))
            return true;
        if ((!is_words(slot) || carries_words(row->cmd)) &&
            strstr(slot->value, typed(l, m)))
            return true;
    }
    return false;
}

/* The record that a deed names or wrote is theirs. Of two reminders, one is not the
 * other. */
static bool is_theirs(const struct left_out *l, const char *record,
                      const struct mention *m)
{
    size_t kind = strcspn(record, "-");

    if (m->ref && strncmp(m->ref, record, kind + 1) == 0)
        return strcmp(m->ref, record) == 0;
    return bind_is_of(l->t, record, called(m));
}

static bool is_done_to(const struct left_out *l, const struct mention *m)
{
    const struct meanings *all = &l->sentence->meanings;
    const char *spoken_of[] = {l->sentence->it, l->sentence->reply_to};
    struct turn *t = l->t;

    for (size_t i = 0; i < all->n; i++) {
        const char *ref = meaning_get(&all->rows[i], "ref");
        const char *customer = meaning_get(&all->rows[i], "customer");
        if (is_said_of(l, &all->rows[i], m) || (ref && is_theirs(l, ref, m)) ||
            (customer && m->ref && bind_is_of(t, m->ref, customer)))
            return true;
    }
    for (size_t i = 0; i < COUNT(spoken_of); i++)
        if (spoken_of[i] && is_theirs(l, spoken_of[i], m))
            return true;
    for (size_t i = 0; i < t->n_touched; i++)
        if (t->touched[i].kind->prefix &&
            is_theirs(l, ref_text(t->arena, t->touched[i].kind, t->touched[i].id), m))
            return true;
    return false;
}

/* "Tell Emma to ...", 让王浩...: they are to hear of it. */
static bool is_addressed(const struct left_out *l, const struct mention *m)
{
    static const char *const verbs[] = {"tell ", "ask ",    "let ",    "ping ", "remind ",
                                        "have ", "inform ", "notify ", "让",    "叫",
                                        "通知",  "告诉",    "转告",    "提醒",  "跟"};
    static const char *const tos[] = {"说", "讲"};
    const char *text = l->sentence->spelt, *behind = text + m->at.until;

    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t len = strlen(verbs[i]);
        if (m->at.from < len || strncasecmp(text + m->at.from - len, verbs[i], len) != 0)
            continue;
        if (strcmp(verbs[i], "跟") != 0)
            return true;
        for (size_t k = 0; k < COUNT(tos); k++)
            if (strncmp(behind, tos[k], strlen(tos[k])) == 0)
                return true;
    }
    return false;
}

/* A reminder was made for them. */
static bool is_reminded(struct turn *t, const struct mention *m)
{
    struct err before = t->err;
    struct reminder reminder;
    struct person whom;
    bool is = false;

    for (size_t i = 0; i < t->n_touched && !is; i++)
        is = t->touched[i].kind == &reminders_kind &&
             reminders_get(t, t->touched[i].id, &reminder) == RC_OK &&
             people_get(t, reminder.owner, &whom) == RC_OK &&
             strcmp(whom.handle, m->named->known.id) == 0;
    t->err = before;
    return is;
}

static bool hears_of_it(const struct left_out *l, const struct mention *m)
{
    const struct meanings *all = &l->sentence->meanings;

    if (strcmp(m->named->known.id, l->t->me.handle) == 0 || is_reminded(l->t, m))
        return true;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->rows[i].n_slots; k++) {
            const struct slot *slot = &all->rows[i].slots[k];
            if (!is_words(slot) && strstr(slot->value, m->named->known.id))
                return true;
        }
    return false;
}

static bool is_person(const struct mention *m)
{
    return m->named && m->named->known.kind == KNOWN_PERSON;
}

static bool is_left_out(const struct left_out *l, const struct mention *m)
{
    if (is_person(m))
        return is_addressed(l, m) && !hears_of_it(l, m);
    for (size_t i = 0; i < l->n; i++)
        if (strcmp(called(l->list[i]), called(m)) == 0)
            return false;
    return !is_done_to(l, m);
}

static void find(struct left_out *l)
{
    const struct meanings *all = &l->sentence->meanings;

    for (size_t i = 0; i < all->n; i++)
        if (is_of_nobody(all->rows[i].cmd) || bind_pays_several(all, &all->rows[i]))
            return;
    for (size_t i = 0; i < all->n_mentions && l->n < MOST_SAID; i++)
        if (is_left_out(l, &all->mentions[i]))
            l->list[l->n++] = &all->mentions[i];
}

/* "Oakline Foods, Tessera Labs": those that are people, or are not. */
static const char *names(const struct left_out *l, bool of_people)
{
    struct text text;

    text_init(&text, l->t->arena, 4000);
    for (size_t i = 0; i < l->n; i++) {
        const struct mention *m = l->list[i];
        if (is_person(m) == of_people)
            text_addf(&text, "%s%s", text.len ? IN(l->t, ", ", "、") : "",
                      m->ref ? m->ref : m->named->known.name);
    }
    return text.bytes;
}

/* A note, or a look, that was of one is as plain of the other. */
static void offer_same(const struct left_out *l, const struct mention *m)
{
    const char *cmd = l->sentence->meanings.rows[0].cmd;
    struct turn *t = l->t;
    const char *ref = is_person(m) ? NULL : bind_as(t, called(m), "deal lead");
    const char *name = m->named ? m->named->known.name : "";
    const char *label =
        arena_printf(t->arena, "%s%s%s", ref ? ref : "", name[0] ? " " : "", name);

    if (!ref)
        return;
    if (strcmp(cmd, "note.add") == 0)
        offer(t, arena_printf(t->arena, IN(t, "Note on %s", "记入 %s"), label),
              BUTTON_PLAIN, "note about=%s text=%s", ref,
              words_quote(t->arena, l->sentence->text));
    if (strcmp(cmd, "find") == 0)
        offer(t, label, BUTTON_PLAIN, "%s show %s",
              strncmp(ref, leads_kind.prefix, 2) == 0 ? "lead" : "deal", ref);
}

const char *left_out(struct turn *t, const struct sentence *sentence)
{
    struct left_out l = {.t = t, .sentence = sentence};
    struct err before = t->err;

    find(&l);
    const char *others = names(&l, false), *people = names(&l, true);
    for (size_t i = 0; i < l.n; i++)
        offer_same(&l, l.list[i]);
    t->err = before;
    if (l.n == 0)
        return NULL;
    const char *done =
        others[0]
            ? arena_printf(t->arena,
                           only_looks(sentence)
                               ? IN(t, "Not shown: %s.", "没有显示：%s。")
                               : IN(t, "Nothing was done for %s.", "没有处理：%s。"),
                           others)
            : "";
    const char *told =
        people[0]
            ? arena_printf(t->arena, IN(t, "%s was not told.", "没有通知%s。"), people)
            : "";
    return arena_printf(t->arena, "%s%s%s", done, done[0] && told[0] ? "\n" : "", told);
}
