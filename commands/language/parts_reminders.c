/* parts_reminders.c - "remind me to call Acme tomorrow and to email them on Friday",
 * 明天给 鼎砺打电话，周五发报价: where one errand with its time ends and the next begins.
 */
#include "commands/language/parts_inside.h"

#include <string.h>

enum { MOST_TIMES = 24 };

struct time_at {
    struct span at;
    bool is_day;
    struct day day;
    int minute; /* -1: none */
};

struct errands {
    const struct cutting *c;
    struct mark *marks; /* phrases */
    size_t n_marks;
    struct time_at times[MOST_TIMES];
    size_t n_times;
    size_t head; /* where "remind me" ends that the message begins with; 0: none */
};

/* A stretch of the normal text without what joins it to the one before. */
struct errand {
    struct span at;
    size_t action, time; /* where they begin; at.until: there is none */
};

static bool in_a_time(const struct errands *e, size_t at)
{
    for (size_t i = 0; i < e->n_times; i++)
        if (e->times[i].at.from <= at && at < e->times[i].at.until)
            return true;
    return false;
}

static bool in_a_name(const struct errands *e, size_t at)
{
    for (size_t i = 0; i < e->c->n_topics; i++)
        if (e->c->topics[i].at.from <= at && at < e->c->topics[i].at.until)
            return true;
    return false;
}

static void add_time(struct errands *e, struct span at, const struct entity *entity)
{
    bool is_day = entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME ||
                  entity->kind == ENTITY_DAYS;

    if (e->n_times < MOST_TIMES)
        e->times[e->n_times++] =
            (struct time_at){at, is_day, entity->at.day, entity->at.minute};
}

/* "Tuesday and Thursday" are two days; "between Tuesday and Thursday" is a stretch. */
static bool add_both(struct errands *e, struct span at, const struct entity *entity)
{
    static const char *const ands[] = {" and ", "和", "、"};
    static const char *const befores[] = {"between ", "from ", "从", "在"};
    const char *b = e->c->text.bytes;

    for (size_t i = 0; i < COUNT(befores); i++) {
        size_t len = strlen(befores[i]);
        if (at.from >= len && memcmp(b + at.from - len, befores[i], len) == 0)
            return false;
    }
    for (size_t i = 0; i < COUNT(ands); i++) {
        const char *joint = strstr(b + at.from, ands[i]);
        if (!joint || joint >= b + at.until)
            continue;
        add_time(e, (struct span){at.from, (size_t)(joint - b)}, entity);
        add_time(e, (struct span){(size_t)(joint - b) + strlen(ands[i]), at.until},
                 entity);
        return true;
    }
    return false;
}

static void see_times(struct errands *e)
{
    const struct normal *text = &e->c->text;
    struct entities found;

    entities_read(e->c->arena, text->original, text->original_len,
                  &e->c->context->reading, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *entity = &found.rows[i];
        struct span at = {part_normal_at(text, entity->span.from),
                          part_normal_at(text, entity->span.until)};
        bool is_one = entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME ||
                      entity->kind == ENTITY_TIME || entity->kind == ENTITY_REPEAT;
        if (entity->flags & ENTITY_UNSURE ||
            (entity->kind == ENTITY_DAYS && add_both(e, at, entity)))
            continue;
        if (is_one)
            add_time(e, at, entity);
    }
}

static bool is_action(const struct errands *e, const struct mark *m)
{
    return (m->feature == F_errand || m->feature == F_activity) &&
           !in_a_time(e, m->at.from) && !in_a_name(e, m->at.from);
}

static bool is_remind(const struct mark *m)
{
    return m->feature == F_remind || m->feature == F_remind_me;
}

/* "remind me", "remind Max" */
static void see_head(struct errands *e)
{
    for (size_t i = 0; i < e->n_marks; i++)
        if (is_remind(&e->marks[i]) && e->marks[i].at.from == 0 &&
            e->marks[i].at.until > e->head)
            e->head = e->marks[i].at.until;
    struct sighted_names names;
    world_sight(e->c->context->world, e->c->arena, &e->c->text, &names);
    for (size_t i = 0; e->head && i < names.n; i++)
        if (names.rows[i].known.kind == KNOWN_PERSON &&
            names.rows[i].at.from >= e->head && names.rows[i].at.from <= e->head + 1)
            e->head = names.rows[i].at.until;
}

static void measure(const struct errands *e, struct errand *out)
{
    out->action = out->time = out->at.until;
    for (size_t i = e->n_marks; i-- > 0;)
        if (is_action(e, &e->marks[i]) && e->marks[i].at.from >= out->at.from &&
            e->marks[i].at.until <= out->at.until && e->marks[i].at.from < out->action)
            out->action = e->marks[i].at.from;
    for (size_t i = e->n_times; i-- > 0;)
        if (e->times[i].at.from >= out->at.from && e->times[i].at.until <= out->at.until)
            out->time = e->times[i].at.from;
}

static bool has_action(const struct errand *errand)
{
    return errand->action < errand->at.until;
}

static bool has_time(const struct errand *errand)
{
    return errand->time < errand->at.until;
}

/* Past the small words that an errand, a day or a name may stand behind. */
static size_t past_small(const struct cutting *c, size_t at, size_t until)
{
    static const char *const small[] = {" ",     "to ",     "on ", "at ", "again ",
                                        "then ", "please ", "给",  "跟",  "向",
                                        "把",    "再",      "也",  "去",  "by "};

    for (size_t i = 0; i < COUNT(small) && at < until;) {
        size_t len = strlen(small[i]);
        bool is_here =
            at + len <= until && strncmp(c->text.bytes + at, small[i], len) == 0;
        at += is_here ? len : 0;
        i = is_here ? 0 : i + 1;
    }
    return at;
}

/* Whether an errand begins there, and no word of something else. */
static bool begins_well(const struct errands *e, const struct errand *errand)
{
    size_t at = past_small(e->c, errand->at.from, errand->at.until);

    if (in_a_time(e, at) || in_a_name(e, at))
        return true;
    for (size_t i = 0; i < e->n_marks; i++)
        if (e->marks[i].at.from == at &&
            (is_action(e, &e->marks[i]) || is_remind(&e->marks[i])))
            return true;
    return false;
}

/* "tomorrow and Friday": a day and nothing else. */
static bool is_only_day(const struct errands *e, const struct errand *errand)
{
    size_t at = past_small(e->c, errand->at.from, errand->at.until);
    size_t until = errand->at.until;

    while (until > at && strchr(" .!", e->c->text.bytes[until - 1]))
        until--;
    for (size_t i = 0; i < e->n_times; i++)
        if (e->times[i].is_day && e->times[i].at.from == at &&
            e->times[i].at.until >= until)
            return true;
    return false;
}

/* "remind me on Friday to call Acme and confirm the meeting on Monday": the Monday is the
 * meeting's. Who says the day first says each day first. */
static bool is_alike(const struct errand *first, const struct errand *next)
{
    bool is_day_first = first->time < first->action;

    return !is_day_first || !has_action(next) || next->time < next->action;
}

static bool names_one(const struct errands *e, const struct errand *errand)
{
    for (size_t i = 0; i < e->c->n_topics; i++)
        if (e->c->topics[i].at.from >= errand->at.from &&
            e->c->topics[i].at.until <= errand->at.until)
            return true;
    return false;
}

/* Whether the errand ends at the joint, and another begins behind it. */
static bool is_cut(const struct errands *e, const struct errand *first,
                   const struct errand *left, const struct errand *right,
                   const char *joint)
{
    bool is_and = strncmp(joint, " and ", 5) == 0 || strncmp(joint, "和", 3) == 0 ||
                  strncmp(joint, "以及", 6) == 0;

    if (!has_time(left) || !has_time(right) || !begins_well(e, right) ||
        !is_alike(first, right))
        return false;
    if (!has_action(left) && (left == first || !names_one(e, left)))
        return is_and && is_only_day(e, left) && has_action(right);
    return has_action(right) || names_one(e, right) || (is_and && is_only_day(e, right));
}

static size_t cut(const struct errands *e, struct errand out[MOST_PARTS])
{
    const struct cutting *c = e->c;
    size_t n = 0, begin = e->head, end = c->text.len;

    while (c->text.bytes[begin] == ' ')
        begin++;
    out[0] = (struct errand){.at = {begin, end}};
    for (size_t at = e->head; at < end;) {
        bool is_hard;
        size_t len = in_a_time(e, at) || in_a_name(e, at)
                         ? 0
                         : part_joint(c->text.bytes, at, &is_hard);
        struct errand left = {.at = {out[n].at.from, at}}, right;
        if (!len) {
            at++;
            continue;
        }
        right =
            (struct errand){.at = {part_past_leads(c->text.bytes, at + len, end), end}};
        measure(e, &left);
        measure(e, &right);
        if (n + 1 < MOST_PARTS &&
            is_cut(e, n ? &out[0] : &left, &left, &right, c->text.bytes + at)) {
            out[n] = left;
            out[++n] = right;
        }
        at += len;
    }
    measure(e, &out[n]);
    return n + 1;
}

/* The words of [from, until) without the times in them. */
static const char *without_times(const struct errands *e, size_t from, size_t until)
{
    struct text out;

    text_init(&out, e->c->arena, (size_t)2 * LONGEST_TEXT);
    for (size_t at = from; at < until;) {
        size_t next = until;
        for (size_t i = 0; i < e->n_times; i++) {
            const struct span *time = &e->times[i].at;
            if (time->from <= at && at < time->until)
                at = time->until;
            else if (time->from > at && time->from < next)
                next = time->from;
        }
        if (at < next && at < until)
            text_addf(&out, "%s ", parts_words(e->c, at, next));
        at = next > at ? next : at + 1;
    }
    return out.bytes;
}

static const struct time_at *time_of(const struct errands *e, const struct errand *errand)
{
    for (size_t i = 0; i < e->n_times; i++)
        if (e->times[i].at.from == errand->time && has_time(errand))
            return &e->times[i];
    return NULL;
}

/* "... and at 5pm to email them": of the day that was said before. */
static const char *on_day_of(const struct errands *e, const struct errand *errand,
                             const struct errand *before)
{
    const struct time_at *own = time_of(e, errand), *day = time_of(e, before);
    bool is_last = errand->time > errand->action;
    const char *words =
        parts_words(e->c, errand->action, is_last ? errand->time : errand->at.until);
    size_t len = strlen(words);

    if (!own || !day || !day->is_day || own->is_day || own->minute < 0 ||
        !has_action(errand) || !day_known(day->day))
        return NULL;
    while (len > 3 && (strcmp(words + len - 3, " at") == 0 || words[len - 1] == ' '))
        words =
            arena_copy_bytes(e->c->arena, words, len -= words[len - 1] == ' ' ? 1 : 3);
    return arena_printf(e->c->arena, "%s %s %d:%02d", words,
                        day_iso(e->c->arena, day->day), own->minute / 60,
                        own->minute % 60);
}

/* What it does not say itself is the other's: the deed where it names only whom, or only
 * when. */
static const char *with_deed(const struct errands *e, const struct errand *errand,
                             const struct errand *other, bool is_first)
{
    const struct cutting *c = e->c;
    const char *words = parts_words(c, errand->at.from, errand->at.until);
    size_t until = other->at.until;

    if (is_first)
        return arena_printf(c->arena, "%s %s", words,
                            without_times(e, other->at.from, until));
    for (size_t i = 0; i < c->n_topics && names_one(e, errand); i++)
        if (c->topics[i].at.from >= other->at.from && c->topics[i].at.from < until)
            until = c->topics[i].at.from;
    return arena_printf(c->arena, "%s%s", without_times(e, other->at.from, until), words);
}

/* As it stands by itself, with "remind me". */
static const char *by_itself(const struct errands *e, const struct errand *list,
                             size_t row)
{
    const struct cutting *c = e->c;
    const struct errand *errand = &list[row];
    const char *head = e->head ? parts_words(c, 0, e->head) : "";
    bool is_latin = e->head && (unsigned char)head[0] < 0x80;
    size_t small = past_small(c, errand->at.from, errand->at.until);
    const char *words = parts_words(c, errand->at.from, errand->at.until);

    for (size_t i = 0; i < e->n_marks; i++)
        if (is_remind(&e->marks[i]) && e->marks[i].at.from == small)
            return parts_words(c, small, errand->at.until);
    const char *same_day = row ? on_day_of(e, errand, &list[row - 1]) : NULL;
    if (same_day)
        words = same_day;
    else if (!has_action(errand))
        words = with_deed(e, errand, &list[row == 0], row == 0);
    else if (errand->action == small)
        words = parts_words(c, small, errand->at.until);
    bool needs_to = is_latin && (same_day || errand->action == small);
    return arena_printf(c->arena, "%s%s%s%s", head, is_latin ? " " : "",
                        needs_to ? "to " : "", words);
}

/* It is a reminder with its time, and nothing else is said or missing. */
static bool is_reminder(const struct cutting *c, const char *text)
{
    struct meanings *m = TAKE(c->arena, struct meanings);

    meaning_read(c->arena, text, strlen(text), c->context, m);
    return m->n == 1 && m->n_asks == 0 &&
           strcmp(m->rows[0].cmd, "reminder.create") == 0 &&
           (meaning_get(&m->rows[0], "due") || meaning_get(&m->rows[0], "repeat"));
}

size_t parts_of_reminders(const struct cutting *c, struct part out[MOST_PARTS])
{
    struct errands *e = TAKE(c->arena, struct errands);
    struct errand list[MOST_PARTS];

    *e = (struct errands){.c = c, .marks = TAKE_N(c->arena, MOST_MARKS, struct mark)};
    see_times(e);
    if (e->n_times < 2)
        return 0;
    e->n_marks = phrases_sight(&c->text, e->marks, MOST_MARKS);
    see_head(e);
    size_t n = cut(e, list);
    if (n < 2 || !is_reminder(c, parts_words(c, 0, c->text.len)))
        return 0;
    for (size_t i = 0; i < n; i++) {
        const char *text = by_itself(e, list, i);
        if (!is_reminder(c, text))
            return 0;
        out[i] = (struct part){
            .said = parts_words(c, i ? list[i].at.from : 0, list[i].at.until),
            .text = text,
            .is_sure = true};
    }
    return n;
}
