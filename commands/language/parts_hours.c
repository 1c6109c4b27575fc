/* parts_hours.c - "call Oakline at 10 and Hengli at 3 tomorrow",
 * 明天10点约海拓，下午3点约 恒力: each customer with an hour of its own, on the one day
 * that is said. */
#include "commands/language/parts_inside.h"

#include <string.h>

enum { HOURS_MOST = 8, HALF_A_DAY = 12 * 60, FIRST_HOUR = 7 * 60 };

struct hour {
    struct span at;
    int minute; /* -1: a day alone */
};

struct outing {
    const struct cutting *c;
    struct mark *marks; /* phrases */
    size_t n_marks;
    struct hour list[HOURS_MOST]; /* days and hours, as they stand */
    size_t n;
    const struct hour *clocks[HOURS_MOST];
    size_t n_clocks;
    struct day day; /* the only one; DAY_NONE: none, or two */
};

/* "At 3" is three in the afternoon: nobody calls at night who does not say so. */
static int minute_of(const struct entity *e)
{
    bool is_bare = e->flags & ENTITY_BARE_HOUR && e->part == PART_UNSAID;

    return is_bare && e->at.minute < FIRST_HOUR ? e->at.minute + HALF_A_DAY
                                                : e->at.minute;
}

/* False where something else is counted or timed, or there is no one day. */
static bool see_hours(struct outing *h)
{
    const struct normal *text = &h->c->text;
    struct entities found;

    entities_read(h->c->arena, text->original, text->original_len,
                  &h->c->context->reading, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        bool has_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
        bool has_clock = e->kind == ENTITY_TIME || e->kind == ENTITY_DATETIME;
        if ((!has_day && !has_clock) || e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST) ||
            h->n == HOURS_MOST)
            return false;
        if (has_day && day_known(h->day) && h->day.n != e->at.day.n)
            return false;
        if (has_day)
            h->day = e->at.day;
        h->list[h->n] = (struct hour){
            {part_normal_at(text, e->span.from), part_normal_at(text, e->span.until)},
            has_clock ? minute_of(e) : -1};
        if (has_clock)
            h->clocks[h->n_clocks++] = &h->list[h->n];
        h->n++;
    }
    return day_known(h->day) && h->n_clocks > 1;
}

/* Whom, when, whom, when; or when, whom: one way throughout. */
static bool alternate(const struct outing *h, bool *is_clock_first)
{
    const struct topic *topics = h->c->topics;

    if (h->n_clocks != h->c->n_topics)
        return false;
    *is_clock_first = h->clocks[0]->at.from < topics[0].at.from;
    for (size_t i = 0; i < h->n_clocks; i++) {
        size_t clock = h->clocks[i]->at.from, topic = topics[i].at.from;
        size_t first = *is_clock_first ? clock : topic;
        size_t second = *is_clock_first ? topic : clock;
        size_t next = i + 1 == h->n_clocks ? h->c->text.len
                      : *is_clock_first    ? h->clocks[i + 1]->at.from
                                           : topics[i + 1].at.from;
        if (first > second || second > next || topics[i].ref || topics[i].is_new_lead ||
            topics[i].n_list > 0 ||
            (i > 0 && parts_same_topic(&topics[i - 1], &topics[i])))
            return false;
    }
    return true;
}

/* The words of a stretch without its times, and without what joins it to others. */
static const char *bare_words(const struct outing *h, size_t from, size_t until)
{
    static const char *const ends[] = {
        " ",   ",",     "，",  "、", "。",   ".",    ":",       "：",  ";",     " and",
        " at", " then", " on", "和", "然后", "，再", " in the", " by", " from", "!"};
    static const char *const heads[] = {
        " ",     ",",   "，",  "、", "。",   ".",  ":",         "：",    ";",   "and ",
        "then ", "at ", "on ", "和", "然后", "再", "and then ", "have ", "got "};
    struct text out;

    text_init(&out, h->c->arena, (size_t)2 * LONGEST_TEXT);
    while (from < until) {
        size_t next = until, skip = until;
        for (size_t i = 0; i < h->n; i++)
            if (h->list[i].at.until > from && h->list[i].at.from < next) {
                next = h->list[i].at.from;
                skip = h->list[i].at.until;
            }
        if (next > from)
            text_addf(&out, "%s%s", out.len ? " " : "", parts_words(h->c, from, next));
        from = skip > from ? skip : from + 1;
    }
    const char *words = out.bytes;
    for (size_t i = 0; i < COUNT(heads);) {
        bool is_here = strncmp(words, heads[i], strlen(heads[i])) == 0;
        words += is_here ? strlen(heads[i]) : 0;
        i = is_here ? 0 : i + 1;
    }
    size_t len = strlen(words);
    for (size_t i = 0; i < COUNT(ends);) {
        size_t end = strlen(ends[i]);
        bool is_here = len >= end && memcmp(words + len - end, ends[i], end) == 0;
        len -= is_here ? end : 0;
        i = is_here ? 0 : i + 1;
    }
    return arena_copy_bytes(h->c->arena, words, len);
}

static struct span stretch_of(const struct outing *h, size_t row, bool is_clock_first)
{
    const struct topic *topics = h->c->topics;
    struct span at = {0, h->c->text.len};

    if (is_clock_first) {
        at.from = row ? h->clocks[row]->at.from : 0;
        at.until = row + 1 < h->n_clocks ? h->clocks[row + 1]->at.from : at.until;
    } else {
        at.from = row ? h->clocks[row - 1]->at.until : 0;
        at.until = row + 1 < h->n_clocks ? h->clocks[row]->at.until : at.until;
        if (at.from > topics[row].at.from)
            at.from = topics[row].at.from;
    }
    return at;
}

static bool has_errand(const struct outing *h, struct span at)
{
    for (size_t i = 0; i < h->n_marks; i++) {
        const struct mark *m = &h->marks[i];
        bool is_one =
            m->feature == F_errand || m->feature == F_activity || m->feature == F_remind;
        if (is_one && m->at.from >= at.from && m->at.until <= at.until)
            return true;
    }
    return false;
}

/* Who is only named is to be done to as the one before: "call Oakline at 10, Harrow at
 * 3".
 */
static const char *words_of(const struct outing *h, size_t row, bool is_clock_first,
                            const char *before)
{
    const struct topic *topic = &h->c->topics[row];
    struct span at = stretch_of(h, row, is_clock_first);
    const char *words = bare_words(h, at.from, at.until), *found;
    const char *name = parts_words(h->c, topic->at.from, topic->at.until);

    if (has_errand(h, at))
        return words;
    const char *last =
        row ? parts_words(h->c, topic[-1].at.from, topic[-1].at.until) : "";
    if (before && strcmp(words, name) == 0 && (found = strstr(before, last)) != NULL)
        return arena_printf(h->c->arena, "%.*s%s%s", (int)(found - before), before, name,
                            found + strlen(last));
    return words;
}

static bool is_reminder(const struct cutting *c, const char *text)
{
    struct meanings *m = TAKE(c->arena, struct meanings);

    meaning_read(c->arena, text, strlen(text), c->context, m);
    return m->n == 1 && m->n_asks == 0 &&
           strcmp(m->rows[0].cmd, "reminder.create") == 0 &&
           meaning_get(&m->rows[0], "due") && meaning_get(&m->rows[0], "customer");
}

size_t parts_of_hours(const struct cutting *c, struct part out[MOST_PARTS])
{
    struct outing *h = TAKE(c->arena, struct outing);
    const char *before = NULL;
    bool is_clock_first;

    *h = (struct outing){
        .c = c, .marks = TAKE_N(c->arena, MOST_MARKS, struct mark), .day = DAY_NONE};
    if (c->n_topics < 2 || c->n_topics > MOST_PARTS || !see_hours(h) ||
        !alternate(h, &is_clock_first))
        return 0;
    h->n_marks = phrases_sight(&c->text, h->marks, MOST_MARKS);
    for (size_t i = 0; i < h->n_clocks; i++) {
        struct span at = stretch_of(h, i, is_clock_first);
        const char *words = words_of(h, i, is_clock_first, before);
        int minute = h->clocks[i]->minute;
        out[i] = (struct part){.said = parts_words(c, at.from, at.until),
                               .text = arena_printf(c->arena, "%s %s %d:%02d", words,
                                                    day_iso(c->arena, h->day),
                                                    minute / 60, minute % 60),
                               .is_sure = true};
        if (!is_reminder(c, out[i].text))
            return 0;
        before = words;
    }
    return h->n_clocks;
}
