/* reminders.c - what to remember, and what is remembered no longer. */
#include "store/reminders.h"
#include "commands/bind/fits.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/parse_value.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "commands/world_of.h"
#include "sales/rhythm.h"
#include "store/calendars.h"
#include "store/talk.h"

#include <string.h>

/* What stands behind the time that the words begin with: "on Friday to call". */
static const char *behind_time(struct turn *t, const char *whole)
{
    const struct reading_context context = sentence_reading(t);
    const char *text = whole;
    struct entities found;

    if (strncmp(text, "on ", 3) == 0 || strncmp(text, "at ", 3) == 0)
        text += 3;
    entities_read(t->arena, text, strlen(text), &context, &found);
    size_t len = found.n ? strlen(found.rows[0].text) : 0;
    bool is_time =
        found.n &&
        (found.rows[0].kind == ENTITY_DATE || found.rows[0].kind == ENTITY_DATETIME ||
         found.rows[0].kind == ENTITY_TIME || found.rows[0].kind == ENTITY_REPEAT);

    if (!is_time || strncmp(text, found.rows[0].text, len) != 0 || text[len] == '\0')
        return whole;
    return words_skip_blanks(text + len);
}

/* "remind Max ...", "提醒梅总...": whom the word is for, where it is not oneself. What
 * stands behind the name is what they are reminded of. */
static void for_colleague(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    const char *zh = "提醒", *text = text_fold(t->arena, said->text);
    bool is_en = strncmp(text, "remind ", 7) == 0;
    const char *behind = is_en ? said->text + 7 : strstr(said->text, zh);
    struct sighted_names names;
    struct normal normal;
    struct world world;

    if (!behind)
        return;
    behind += is_en ? 0 : strlen(zh);
    if (!normal_make(t->arena, behind, strlen(behind), &normal))
        return;
    world_of(t, &world);
    world_sight(&world, t->arena, &normal, &names);
    const struct sighted *first = names.n ? &names.rows[0] : NULL;
    if (!first || first->at.from != 0 || first->known.kind != KNOWN_PERSON ||
        first->evidence > BY_ALIAS ||
        (first->n_others == 0 && text_same(first->known.id, t->me.handle)))
        return;
    order_put(out, "whom", first->known.id);
    out->whom = first->n_others > 0 ? first : NULL;
    order_drop(out, "about");
    order_put(out, "text",
              behind_time(t, words_skip_blanks(behind + normal.from[first->at.until])));
}

/* One may be reminded of what is another's; the reminder then hangs on nothing. */
static void keep_to_own(struct turn *t, struct order *out)
{
    const char *about = order_get(out, "about");
    struct err before = t->err;
    struct invoice invoice;
    struct deal deal;
    struct lead lead;
    struct ref ref;
    bool sees = false;

    if (!about)
        return;
    if (parse_ref(t, about, "deal lead invoice", &ref) == RC_OK)
        sees = ref.kind == &deals_kind ? access_deal(t, ref.id, TO_SEE, &deal) == RC_OK
               : ref.kind == &leads_kind
                   ? access_lead(t, ref.id, TO_SEE, &lead) == RC_OK
                   : access_invoice(t, ref.id, TO_SEE, &invoice, NULL) == RC_OK;
    t->err = before;
    if (!sees)
        order_drop(out, "about");
}

/* "Next Tuesday at 2" is two in the afternoon: nobody is called at night who did not say
 * so. */
static void to_the_afternoon(struct turn *t, const char *said, struct order *out)
{
    enum { SEVEN = 7 * 60, HALF_A_DAY = 12 * 60 };

    const struct reading_context context = sentence_reading(t);
    const char *when = order_get(out, "when");
    struct err ignored = {.lang = t->lang};
    struct entities found;
    struct moment moment;
    bool is_bare = false;

    if (!when || moment_parse(when, t->here, &moment, &ignored) != RC_OK ||
        moment.minute < 60 || moment.minute >= SEVEN)
        return;
    entities_read(t->arena, said, strlen(said), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        is_bare |= found.rows[i].flags & ENTITY_BARE_HOUR &&
                   found.rows[i].part == PART_UNSAID &&
                   found.rows[i].at.minute == moment.minute;
    if (!is_bare)
        return;
    moment.minute += HALF_A_DAY;
    order_put(out, "when", moment_iso(t->arena, moment));
}

/* "Next touch Friday", and no more: of what was spoken of last. */
static bool names_nobody(const struct said *said)
{
    static const char plain[] =
        "next touch|the next touch|next touch is|next touch on|next touch at|"
        "next touch to|set next touch|set next touch to|set the next touch|"
        "set the next touch to|move next touch to|move the next touch to|下次跟进|"
        "下次联系|下次拜访|下次回访|下次沟通|下次跟进时间|下次联系时间|下次跟进定在|"
        "下次跟进改到|下次跟进改成";
    const char *body = meaning_get(said->meaning, "body");

    return body && only_listed(body, strlen(body), plain);
}

/* "Acme next touch Friday 9:30": it stands on the deal, as behind a note. */
static enum rc fit_touch(const struct said *said, struct order *out)
{
    const char *when = order_get(out, "when"), *open = out->open;
    const char *record = bind_record(said, "deal lead");
    struct turn *t = said->t;
    struct talk talk;

    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (text_empty(record) && kind && names_nobody(said))
        record = bind_as(t, ref_text(t->arena, kind, talk.record), "deal lead");
    order_begin(out, "touch");
    out->open = open;
    if (!text_empty(record))
        out->words = IN(t, "When is the next touch?", "下次什么时候跟进？");
    order_put(out, "about", record);
    order_put(out, "when", when);
    to_the_afternoon(t, said->text, out);
    return RC_OK;
}

enum rc fit_reminder(const struct said *said, struct order *out)
{
    static const char touch[] = "next_touch ";

    const char *repeat = meaning_get(said->meaning, "repeat");
    struct turn *t = said->t;
    const char *text;

    if (strncmp(said->meaning->rule, touch, strlen(touch)) == 0)
        return fit_touch(said, out);
    keep_to_own(t, out);
    for_colleague(said, out);
    text = order_get(out, "text");
    to_the_afternoon(t, said->text, out);
    text = behind_time(t, text); /* "remind me on 15 April at 3 to call" */
    order_put(out, "text", strncmp(text, "to ", 3) == 0 ? text + 3 : text);

    if (!repeat) {
        if (out->open)
            out->words = arena_printf(
                t->arena, IN(t, "When shall I remind you: %s", "什么时候提醒您：%s"),
                order_get(out, "text"));
        return RC_OK;
    }
    struct calendar calendar;
    struct moment first;
    struct err before = t->err;
    TRY(calendar_of(t, &t->me, &calendar));
    if (rhythm_next(repeat, &calendar, t->here, &first, &t->err) == RC_OK) {
        order_put(out, "when", moment_iso(t->arena, first));
        order_put(out, "repeat", repeat);
        out->open = NULL;
        return RC_OK;
    }
    t->err = before;
    if (order_get(out, "when"))
        return RC_OK;
    out->open = "when";
    out->words =
        arena_printf(t->arena,
                     IN(t,
                        "I cannot repeat that (%s). When shall I remind you the first "
                        "time: %s",
                        "不能这样重复（%s）。第一次什么时候提醒您：%s"),
                     repeat, order_get(out, "text"));
    return RC_OK;
}

/* "Push that to Monday", right after a reminder: that one. */
enum rc fit_snooze(const struct said *said, struct order *out)
{
    static const char *const thats[] = {" that ", " this ", "这个", "那个"};
    struct turn *t = said->t;
    struct talk talk;

    TRY(talk_get(t, &talk));
    for (size_t i = 0; i < COUNT(thats) && !order_get(out, "what"); i++)
        if (text_same(talk.kind, reminders_kind.name) && strstr(said->text, thats[i]))
            order_put(out, "what", ref_text(t->arena, &reminders_kind, talk.record));
    return RC_OK;
}

enum rc fit_cancel(const struct said *said, struct order *out)
{
    (void)said;
    order_put(out, "how", "drop");
    return RC_OK;
}

/* "Don't disturb me until 3": set hours of each day can be kept, one stretch cannot. */
enum rc fit_quiet(const struct said *said, struct order *out)
{
    static const char *const ends[] = {"until", "due"};

    for (size_t i = 0; i < COUNT(ends) && !order_get(out, "window"); i++) {
        const char *end = meaning_get(said->meaning, ends[i]);
        const char *clock = end ? strchr(end, 'T') : NULL;
        order_put(out, "window",
                  clock ? arena_printf(said->t->arena, "%.*s %s", (int)(clock - end), end,
                                       clock + 1)
                        : end);
    }
    return RC_OK;
}

/* The day's list; "my reminders" are those alone. */
enum rc fit_agenda(const struct said *said, struct order *out)
{
    static const char *const teams[] = {"team", "团队", "everyone", "大家", "我们"};
    const char *text = text_fold(said->t->arena, said->text);
    const char *until = meaning_get(said->meaning, "until");

    if (strstr(text, "reminder") || strstr(text, "提醒")) {
        order_begin(out, "reminders");
        return RC_OK;
    }
    until = until ? until : meaning_get(said->meaning, "due");
    if (until)
        order_put(out, "until",
                  arena_copy_bytes(said->t->arena, until, strcspn(until, "T")));
    order_put(out, "who", meaning_get(said->meaning, "owner"));
    for (size_t i = 0; i < COUNT(teams); i++)
        if (strstr(text, teams[i]))
            order_put(out, "who", "team");
    return RC_OK;
}
