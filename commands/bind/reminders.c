/* reminders.c - what to remember, and what is remembered no longer. */
#include "store/reminders.h"
#include "commands/bind/fits.h"
#include "commands/language/shorthand.h"
#include "commands/language/small.h"
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
#include <strings.h>

enum { EVENING = 16 * 60 };

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

/* "tomorrow", 明天: on the day itself it would say the day after. */
static bool is_by_today(const char *time)
{
    static const char *const words[] = {"tomorrow", "tmrw", "tmr",   "today", "tonight",
                                        "明天",     "明早", "明晚",  "后天",  "今天",
                                        "今晚",     "明日", "大后天"};

    return text_begins_any(time, words, COUNT(words));
}

static bool is_time(const struct entity *e)
{
    return e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME || e->kind == ENTITY_TIME;
}

/* "call them tomorrow about the price" without the day, and without the time that stands
 * last; as it was where it does not stand by itself, as in "tomorrow's visit". */
static const char *without_day(struct turn *t, const char *text)
{
    static const char *const leads[] = {" on ", " for ", " at ", " by ", " "};
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, text, strlen(text), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        const char *behind = text + e->span.until;
        size_t len = e->span.from;
        bool is_last = behind[strspn(behind, " .!")] == '\0';
        if (!is_time(e) || !(is_last || is_by_today(text_fold(t->arena, e->text))) ||
            strncmp(behind, "'s", 2) == 0 || strncmp(behind, "的", 3) == 0)
            continue;
        for (size_t k = 0; k < COUNT(leads); k++) {
            size_t lead = strlen(leads[k]);
            if (len > lead && strncmp(text + len - lead, leads[k], lead) == 0) {
                len -= lead;
                break;
            }
        }
        return len + strlen(behind) > 0
                   ? arena_printf(t->arena, "%.*s%s", (int)len, text, behind)
                   : text;
    }
    return text;
}

/* What stands behind the word that tells a colleague something: 让王浩…, "tell Emma to
 * …", "remind Max …"; NULL where there is none. */
static const char *behind_word(struct turn *t, const char *text, bool *wants_to)
{
    static const char *const en[] = {"remind ", "please remind ", "pls remind ", "tell ",
                                     "ask "};
    static const char *const zh[] = {"让", "叫", "帮我让", "麻烦让"};
    const char *folded = text_fold(t->arena, text), *behind;

    *wants_to = false;
    for (size_t i = 0; i < COUNT(en); i++)
        if (strncmp(folded, en[i], strlen(en[i])) == 0) {
            *wants_to = strncmp(en[i], "tell", 4) == 0 || strncmp(en[i], "ask", 3) == 0;
            return text + strlen(en[i]);
        }
    if ((behind = strstr(text, "提醒")) != NULL)
        return behind + strlen("提醒");
    for (size_t i = 0; i < COUNT(zh); i++)
        if (strncmp(text, zh[i], strlen(zh[i])) == 0)
            return text + strlen(zh[i]);
    return NULL;
}

/* "remind Max ...", "提醒梅总...": whom the word is for, where it is not oneself. What
 * stands behind the name is what they are reminded of. */
static void for_colleague(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    bool wants_to;
    const char *behind = behind_word(t, said->text, &wants_to);
    struct sighted_names names;
    struct normal normal;

    if (!behind || !world_of_sight(t, behind, &normal, &names))
        return;
    const struct sighted *first = names.n ? &names.rows[0] : NULL;
    if (!first || first->at.from != 0 || first->known.kind != KNOWN_PERSON ||
        first->evidence > BY_ALIAS ||
        (first->n_others == 0 && text_same(first->known.id, t->me.handle)))
        return;
    const char *text = words_skip_blanks(behind + normal.from[first->at.until]);
    if (wants_to && strncmp(text, "to ", 3) != 0)
        return;
    order_put(out, "whom", first->known.id);
    out->whom = first->n_others > 0 ? first : NULL;
    order_drop(out, "about");
    order_put(out, "text", without_day(t, behind_time(t, text)));
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

/* "Call Oakline 3 tomorrow": the hour is read only with whom one calls (shorthand.h). */
static bool ends_in_hour(struct turn *t, const char *said)
{
    struct normal normal;

    return normal_make(t->arena, said, strlen(said), &normal) &&
           shorthand_may_be_hour(&normal);
}

const char *bind_afternoon(struct turn *t, const char *said, const char *when)
{
    enum { HOUR = 60, SEVEN = 7 * HOUR, HALF_A_DAY = 12 * HOUR };

    const struct reading_context context = sentence_reading(t);
    struct err ignored = {.lang = t->lang};
    struct entities found;
    struct moment moment;
    bool is_bare = false;

    if (!when || moment_parse(when, t->here, &moment, &ignored) != RC_OK ||
        moment.minute < 60 || moment.minute >= SEVEN)
        return when;
    entities_read(t->arena, said, strlen(said), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        is_bare |= found.rows[i].flags & ENTITY_BARE_HOUR &&
                   found.rows[i].part == PART_UNSAID &&
                   found.rows[i].at.minute == moment.minute;
    if (!is_bare && !(moment.minute % HOUR == 0 && ends_in_hour(t, said)))
        return when;
    moment.minute += HALF_A_DAY;
    return moment_iso(t->arena, moment);
}

static void to_the_afternoon(struct turn *t, const char *said, struct order *out)
{
    order_put(out, "when", bind_afternoon(t, said, order_get(out, "when")));
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

    if (text_empty(record) && names_nobody(said))
        TRY(bind_spoken_of(said, "deal lead", &record));
    order_begin(out, "touch");
    out->open = open;
    if (!text_empty(record))
        out->words = IN(t, "When is the next touch?", "下次什么时候跟进？");
    order_put(out, "about", record);
    order_put(out, "when", when);
    to_the_afternoon(t, said->text, out);
    return RC_OK;
}

/* What the words say of whom: as they call them, else by the record's own name. */
static const char *whose(const struct said *said, const char *about)
{
    const char *called = bind_called(said);
    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice invoice;
    struct deal deal;
    struct lead lead;
    struct ref ref;

    if (called[0] || !about)
        return called;
    if (parse_ref(t, about, "deal lead invoice", &ref) == RC_OK) {
        if (ref.kind == &leads_kind && leads_get(t, ref.id, &lead) == RC_OK)
            called = lead.name;
        else if (ref.kind == &deals_kind && deals_get(t, ref.id, &deal) == RC_OK)
            called = account_name(t, deal.account);
        else if (ref.kind == &invoices_kind && invoices_get(t, ref.id, &invoice) == RC_OK)
            called = account_name(t, invoice.account);
    }
    t->err = before;
    return called;
}

/* On the day nobody knows who "them" was: 云岫：给回复. */
static void name_whom(const struct said *said, const char *about, struct order *out)
{
    const char *text = order_get(out, "text"), *name = whose(said, about);
    struct turn *t = said->t;

    if (text && said->about && !strstr(said->text, said->about)) {
        text = without_it(t->arena, text, said->text, said->about);
        order_put(out, "text", text);
    }
    if (!text || name[0] == '\0' || strstr(text, name) ||
        (about && strstr(text, about)) ||
        strstr(text_fold(t->arena, text), text_fold(t->arena, name)))
        return;
    order_put(out, "text", arena_printf(t->arena, IN(t, "%s: %s", "%s：%s"), name, text));
}

/* 到期前3天: its 前 belongs to what it is before of, and 3天 is how long. */
static const char *apart(struct turn *t, const char *text)
{
    static const char due[] = "到期前";
    char *out = arena_copy(t->arena, text);

    for (char *at = out; (at = strstr(at, due)) != NULL;)
        memset(at + strlen("到期"), ' ', strlen("前"));
    return out;
}

/* "an hour before the Acme call", 拜访鼎砺前半小时: how long before. NULL where a time of
 * its own was said. */
static const struct entity *how_long_before(struct turn *t, const char *text)
{
    const struct reading_context context = sentence_reading(t);
    const char *read = apart(t, text);
    const struct entity *length = NULL;
    struct entities found;

    entities_read(t->arena, read, strlen(read), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        const char *behind = text + e->span.until, *zh = "前";
        bool is_before = strncmp(behind, " before", strlen(" before")) == 0 ||
                         strncmp(behind, " ahead of", strlen(" ahead of")) == 0 ||
                         (e->span.from >= strlen(zh) &&
                          strncmp(text + e->span.from - strlen(zh), zh, strlen(zh)) == 0);
        if (e->kind == ENTITY_DURATION && is_before)
            length = e;
        else if (is_time(e) || e->kind == ENTITY_REPEAT || e->kind == ENTITY_HOURS)
            return NULL;
    }
    return length;
}

/* 拜访鼎砺前: what it is before of. */
static const char *without_before(struct turn *t, const char *text)
{
    static const char *const ends[] = {"之前", "以前", "前"};

    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t len = strlen(text), end = strlen(ends[i]);
        if (len > end && strcmp(text + len - end, ends[i]) == 0)
            return arena_copy_bytes(t->arena, text, len - end);
    }
    return text;
}

/* "3 days before INV-7 is due", 鼎砺的发票到期前3天: the day counted back from the
 * invoice's due day. False: no invoice that is due is meant, or it would be over. */
static bool before_due(const struct said *said, const struct entity *length,
                       struct order *out)
{
    static const char due[] = "due|falls due|is due|到期|到期日";

    struct turn *t = said->t;
    const char *called = bind_record(said, "invoice");
    struct err before = t->err;
    struct calendar calendar;
    struct invoice invoice;
    struct ref ref;

    bool is_one = only_found(t->arena, text_fold(t->arena, said->text), due) &&
                  called[0] && parse_ref(t, called, "invoice", &ref) == RC_OK &&
                  access_invoice(t, ref.id, TO_SEE, &invoice, NULL) == RC_OK &&
                  !length->length.seconds && calendar_of(t, &t->me, &calendar) == RC_OK;
    t->err = before;
    if (!is_one)
        return false;
    struct moment at =
        length_from(length->length, true, (struct moment){invoice.due_on, -1}, &calendar);
    if (at.day.n <= t->today.n)
        return false;
    order_put(out, "when", day_iso(t->arena, at.day));
    out->open = NULL;
    return true;
}

/* It is counted back from the next touch, where that has an hour, or from when an invoice
 * is due; else it is asked. */
static enum rc before_touch(const struct said *said, struct order *out)
{
    static const char before[] = "before ", *const articles[] = {"the ", "my ", "our "};

    struct turn *t = said->t;
    const struct entity *length = how_long_before(t, said->text);
    const char *record = bind_record(said, "deal lead"), *text = order_get(out, "text");
    struct moment stands = bind_touch_of(t, record);
    struct calendar calendar;

    if (!length)
        return RC_OK;
    if (text && strncmp(text, before, strlen(before)) == 0) {
        text += strlen(before);
        for (size_t i = 0; i < COUNT(articles); i++)
            if (strncmp(text, articles[i], strlen(articles[i])) == 0)
                text += strlen(articles[i]);
        order_put(out, "text", text);
    }
    if (text)
        order_put(out, "text", without_before(t, text));
    order_drop(out, "when");
    if (before_due(said, length, out))
        return RC_OK;
    if (day_known(stands.day) && stands.minute >= 0) {
        TRY(calendar_of(t, &t->me, &calendar));
        order_put(
            out, "when",
            moment_iso(t->arena, length_from(length->length, true, stands, &calendar)));
        out->open = NULL;
        return RC_OK;
    }
    out->open = "when";
    out->words = arena_printf(t->arena,
                              IN(t, "I know no hour of that. When shall I remind you: %s",
                                 "不知道具体几点。什么时候提醒您：%s"),
                              order_get(out, "text"));
    return RC_OK;
}

/* The message, of which the words may be a part, names a customer or lead. */
static bool names_customer(struct turn *t)
{
    const char *text = t->in && t->in->text ? t->in->text : "";
    struct sighted_names names;
    struct normal normal;

    if (!world_of_sight(t, text, &normal, &names))
        return false;
    for (size_t i = 0; i < names.n; i++)
        if (known_is_customer(&names.rows[i].known))
            return true;
    return false;
}

/* "Booked a demo for Tuesday", 周五再联系: what is done with customers, said of nobody by
 * name, is of the deal or lead that is spoken of. */
static enum rc of_whom_spoken(const struct said *said, struct order *out)
{
    const char *folded = text_fold(said->t->arena, said->text), *record;

    if (order_get(out, "about") || order_get(out, "whom") ||
        !only_found(said->t->arena, folded, small_row(SMALL_with_customers)) ||
        names_customer(said->t))
        return RC_OK;
    TRY(bind_spoken_of(said, "deal lead", &record));
    order_put(out, "about", record);
    return RC_OK;
}

enum rc fit_reminder(const struct said *said, struct order *out)
{
    const char *repeat = meaning_get(said->meaning, "repeat");
    struct turn *t = said->t;
    const char *text;

    if (meaning_by(said->meaning, "next_touch"))
        return fit_touch(said, out);
    TRY(of_whom_spoken(said, out));
    const char *about = order_get(out, "about");
    keep_to_own(t, out);
    for_colleague(said, out);
    text = order_get(out, "text");
    to_the_afternoon(t, said->text, out);
    text = behind_time(t, text); /* "remind me on 15 April at 3 to call" */
    order_put(out, "text", strncmp(text, "to ", 3) == 0 ? text + 3 : text);
    TRY(before_touch(said, out));
    name_whom(said, order_get(out, "about") ? about : NULL, out);

    if (!repeat) {
        if (out->open && !out->words)
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

/* 周末不要提醒我, "leave me alone next week": quiet begins now, or is of every day; other
 * days of their own it cannot be of. *weekend: those are meant. */
static bool is_of_other_days(const struct said *said, bool *weekend)
{
    static const char *const weekends[] = {"weekend", "周末", "双休", "礼拜末"};
    static const char *const ends[] = {"until", "till", "til ", "before", "到",
                                       "前",    "为止", "back", "回来"};

    struct turn *t = said->t;
    const struct reading_context context = sentence_reading(t);
    const char *text = text_fold(t->arena, said->text);
    struct entities found;

    *weekend = false;
    if (text_has_any(text, ends, COUNT(ends)))
        return false;
    *weekend = text_has_any(text, weekends, COUNT(weekends));
    entities_read(t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 0; i < found.n && !*weekend; i++) {
        const struct entity *e = &found.rows[i];
        bool is_days = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME ||
                       e->kind == ENTITY_DAYS;
        if (is_days && e->bound == BOUND_EXACT && e->at.day.n > t->today.n)
            return true;
    }
    return *weekend;
}

/* "Don't ping me after 6pm", 晚上8点以后别打扰: from then on, each day until the usual
 * morning, and not from now until then. */
static bool put_evening(const struct said *said, struct order *out)
{
    static const char *const before[] = {"after ", "past "};
    static const char *const behind[] = {"以后", "之后", "后", "过后", "起"};
    const struct reading_context context = sentence_reading(said->t);
    struct entities found;

    entities_read(said->t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 0; i < found.n && !order_get(out, "window"); i++) {
        const struct entity *e = &found.rows[i];
        const char *text = said->text;
        bool is_after = e->bound == BOUND_OVER ||
                        text_begins_any(text + e->span.until, behind, COUNT(behind));
        for (size_t k = 0; k < COUNT(before); k++) {
            size_t len = strlen(before[k]);
            is_after |= e->span.from >= len &&
                        strncasecmp(text + e->span.from - len, before[k], len) == 0;
        }
        if (e->kind != ENTITY_TIME || e->flags & ENTITY_IMPOSSIBLE || !is_after ||
            e->at.minute < EVENING)
            continue;
        order_put(out, "window",
                  arena_printf(said->t->arena, "%02d:%02d-08:30", e->at.minute / 60,
                               e->at.minute % 60));
        return true;
    }
    return false;
}

/* "Don't disturb me until 3": set hours of each day can be kept, one stretch cannot. */
enum rc fit_quiet(const struct said *said, struct order *out)
{
    bool weekend;

    if (is_of_other_days(said, &weekend)) {
        struct turn *t = said->t;
        order_drop(out, "window");
        say(t, "%s",
            weekend
                ? IN(t, "Weekends are quiet already; nothing was changed.",
                     "周末本来就不打扰；没有任何改动。")
                : IN(t,
                     "Quiet begins now or at hours of every day, not on days to come; "
                     "nothing was changed.",
                     "免打扰只能从现在起，或每天固定时段，不能预约以后的日子；没有任何改动。"));
        return RC_OK;
    }
    if (put_evening(said, out))
        return RC_OK;

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
    if (text_has_any(text, teams, COUNT(teams)))
        order_put(out, "who", "team");
    return RC_OK;
}
