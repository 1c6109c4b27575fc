/* How records look: what all views share, and the way to the one for a kind. */

#include "store/view.h"

#include "store/audit.h"
#include "store/history.h"
#include "store/invoices.h"
#include "store/people.h"
#include "store/view_inside.h"

#include <string.h>

#define VIEW(name) extern const struct view view_##name;
#include "store/views/table.def"
#undef VIEW

#define VIEW(name) &view_##name,
const struct view *const views[] = {
#include "store/views/table.def"
    NULL,
};
#undef VIEW

enum { OVERDUE_MOST = 50, NOTE_LONGEST = 160, CURRENCIES_MOST = 4, LATEST_MOST = 8 };

enum rc view_draw(struct turn *t, const struct record_kind *kind, int64_t id,
                  const struct person *reader, enum lang lang, struct card *out)
{
    struct card card = {.kind = kind->name, .ref = ref_text(t->arena, kind, id)};

    for (size_t i = 0; views[i]; i++) {
        if (!text_same(views[i]->kind, kind->name))
            continue;
        TRY(views[i]->draw(t, id, reader, lang, &card));
        *out = card;
        return RC_OK;
    }
    return err_broken(&t->err, "a %s has no card", kind->name);
}

void drawing_begin(struct drawing *d, struct turn *t, const struct person *reader,
                   enum lang lang, struct card *out)
{
    *d = (struct drawing){.t = t,
                          .arena = t->arena,
                          .reader = reader,
                          .lang = lang,
                          .zone = text_empty(reader->zone) ? t->firm.zone : reader->zone,
                          .out = out};
    d->now = wall_at(t, d->zone, t->now);
}

static int64_t manager_of(struct turn *t, int64_t id)
{
    struct person person;

    return id && person_known(t, id, &person) == RC_OK ? person.manager : 0;
}

enum rc drawing_may(struct drawing *d, int64_t owner, const char *ref)
{
    struct turn *t = d->t;

    if (d->reader->id == 0 || owner == 0 ||
        person_sees(d->reader, owner, manager_of(t, owner)))
        return RC_OK;
    err_set(&t->err, RC_DENIED, IN(d, "%s is %s's", "%s 是 %s 的"), ref,
            drawn_person(d, owner));
    return err_hint(&t->err,
                    IN(d, "%s, their manager, finance and admins may see it",
                       "%s、其经理、财务和管理员可以查看"),
                    drawn_person(d, owner));
}

bool drawing_changes(struct drawing *d, int64_t owner)
{
    return d->reader->id == 0 ||
           person_changes(d->reader, owner, manager_of(d->t, owner));
}

void fact_noted(struct drawing *d, const char *label, const char *value, const char *note,
                enum tone tone)
{
    if (text_empty(value) || d->out->n_fields == CARD_MOST_FIELDS)
        return;
    card_field(d->out, label, value, tone);
    d->out->fields[d->out->n_fields - 1].note = note;
}

void fact(struct drawing *d, const char *label, const char *value, enum tone tone)
{
    fact_noted(d, label, value, NULL, tone);
}

void fact_money(struct drawing *d, const char *label, struct money amount, enum tone tone)
{
    if (!money_is_zero(amount))
        fact(d, label, money_text(d->arena, amount), tone);
}

const char *drawn_day(struct drawing *d, struct day day)
{
    return day_known(day) ? day_text(d->arena, day, d->now.day, d->lang) : "";
}

const char *drawn_instant(struct drawing *d, int64_t instant)
{
    if (instant == 0)
        return "";
    return moment_text(d->arena, wall_at(d->t, d->zone, instant), d->now.day, d->lang);
}

bool drawn_past(struct drawing *d, const char *zone, const char *moment, const char **out)
{
    struct err unread = {0};
    struct moment when;

    *out = "";
    if (text_empty(moment) || moment_parse_iso(moment, &when, &unread) != RC_OK)
        return false;
    if (when.minute < 0) {
        /* A day is a day wherever it is read; it is past when it is over. */
        *out = drawn_day(d, when.day);
        return day_between(when.day, wall_at(d->t, zone, d->t->now).day) > 0;
    }
    int64_t instant = instant_of(d->t, zone, when, 0);
    *out = drawn_instant(d, instant);
    return instant < d->t->now;
}

const char *drawn_person(struct drawing *d, int64_t id)
{
    return id ? people_name(d->t, id) : "";
}

const char *drawn_ref(struct drawing *d, const struct record_kind *kind, int64_t id)
{
    return id ? ref_text(d->arena, kind, id) : "";
}

const char *drawn_first(struct drawing *d, const char *text)
{
    char *copy = arena_copy(d->arena, text);

    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    return copy;
}

void fact_touch(struct drawing *d, int64_t owner, const char *next_touch, bool is_late)
{
    struct person person = {0};
    const char *zone = d->zone;
    const char *text;

    if (text_empty(next_touch))
        return;
    if (owner && person_known(d->t, owner, &person) == RC_OK && !text_empty(person.zone))
        zone = person.zone;
    if (drawn_past(d, zone, next_touch, &text) == is_late)
        fact_noted(d, IN(d, "Next touch", "下次跟进"), text,
                   is_late ? IN(d, "late", "已过期") : NULL,
                   is_late ? TONE_BAD : TONE_PLAIN);
}

static void show_note(struct drawing *d, const struct activity *last)
{
    const char *words = history_text(d->arena, last, d->now.day, d->lang);
    size_t len = strlen(words);
    size_t cut = utf8_cut(words, len, NOTE_LONGEST);

    fact_noted(d,
               text_same(last->what, "note") ? IN(d, "Last note", "最近记录")
                                             : IN(d, "Latest", "最新进展"),
               arena_printf(d->arena, "%.*s%s", (int)cut, words, cut < len ? "…" : ""),
               arena_printf(d->arena, IN(d, "%s, %s", "%s，%s"),
                            drawn_person(d, last->person), drawn_instant(d, last->at)),
               TONE_PLAIN);
}

static void show_files(struct drawing *d, const struct activity *files)
{
    if (d->out->n_fields < CARD_MOST_FIELDS)
        fact(d, IN(d, "Files", "文件"),
             history_text(d->arena, files, d->now.day, d->lang), TONE_PLAIN);
}

enum rc fact_last_note(struct drawing *d, const char *kind, int64_t record)
{
    struct activity list[LATEST_MOST];
    const struct activity *last = NULL, *files = NULL;
    size_t n;

    TRY(activities_of(d->t, kind, record, LATEST_MOST, list, &n));
    for (size_t i = n; i > 0; i--)
        if (text_same(list[i - 1].what, "files"))
            files = &list[i - 1];
        else
            last = &list[i - 1];
    if (last && !text_empty(last->text))
        show_note(d, last);
    if (files)
        show_files(d, files);
    return RC_OK;
}

/* Adds to the sum of its currency; what comes in more currencies than fit is left out. */
static enum rc sum_up(struct drawing *d, struct money amount, struct money *sums,
                      size_t *n)
{
    size_t at = 0;

    while (at < *n && !text_same(sums[at].currency, amount.currency))
        at++;
    if (at == CURRENCIES_MOST)
        return RC_OK;
    *n = at == *n ? *n + 1 : *n;
    return money_add(sums[at], amount, &sums[at], &d->t->err);
}

enum rc fact_overdue(struct drawing *d, int64_t account)
{
    struct invoice *open = TAKE_N(d->arena, OVERDUE_MOST, struct invoice);
    struct money sums[CURRENCIES_MOST] = {{0}};
    size_t n = 0, n_sums = 0;
    struct day oldest = d->now.day;
    struct text text;

    if (account == 0)
        return RC_OK;
    TRY(invoices_open_of(d->t, account, OVERDUE_MOST, open, &n));
    for (size_t i = 0; i < n; i++) {
        if (invoice_days_late(&open[i], d->now.day) <= 0)
            continue;
        TRY(sum_up(d, invoice_open(&open[i]), sums, &n_sums));
        if (day_between(open[i].due_on, oldest) > 0)
            oldest = open[i].due_on;
    }
    if (n_sums == 0)
        return RC_OK;
    text_init(&text, d->arena, 200);
    for (size_t i = 0; i < n_sums; i++)
        text_addf(&text, "%s%s", i ? " + " : "", money_text(d->arena, sums[i]));
    /* The card may stand for days, and the customer pay meanwhile. */
    fact_noted(d,
               arena_printf(d->arena, IN(d, "Overdue on %s", "截至%s逾期"),
                            drawn_day(d, d->now.day)),
               text.bytes,
               arena_printf(d->arena, IN(d, "due %s", "到期日 %s"), drawn_day(d, oldest)),
               TONE_BAD);
    return RC_OK;
}

void decided_undone(struct drawing *d, int64_t withdrawn_at)
{
    d->out->n_buttons = 0;
    d->out->badge = IN(d, "undone", "已撤销");
    d->out->badge_tone = TONE_PLAIN;
    d->out->decided = arena_printf(d->arena, IN(d, "Undone on %s", "已于 %s 撤销"),
                                   drawn_instant(d, withdrawn_at));
}

void decided_by(struct drawing *d, const struct record_kind *kind, int64_t id,
                const char *what)
{
    struct deed deed;

    d->out->decided = what;
    /* What the firm began with was decided by nobody here. */
    if (audit_newest(d->t, kind->name, id, &deed) != RC_OK || deed.actor == 0)
        return;
    d->out->decided =
        arena_printf(d->arena, IN(d, "%s by %s, %s", "%s：%s，%s"), what,
                     drawn_person(d, deed.actor), drawn_instant(d, deed.at));
}
