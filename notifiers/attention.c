/* When a person may be interrupted: their calendar and quiet hours on their own wall. */

#include "attention.h"

enum { MINUTE_MS = 60 * 1000 };

struct attention attention_of(struct turn *t, const struct person *person)
{
    struct attention who = {.t = t, .person = *person};

    if (calendar_of(t, person, &who.calendar) != RC_OK)
        calendar_usual(&who.calendar);
    return who;
}

/* A moment knows no seconds: those of the instant it came from are added again. */
static int64_t seconds_of(int64_t instant)
{
    return (instant % MINUTE_MS + MINUTE_MS) % MINUTE_MS;
}

static struct moment wall_of(const struct attention *who, int64_t at)
{
    return wall_at(who->t, who->person.zone, at);
}

static int64_t instant_at(const struct attention *who, struct moment moment)
{
    return instant_of(who->t, who->person.zone, moment, 0);
}

/* Left alone once, until a time; what is then at night waits for the morning. */
int64_t attention_from(const struct attention *who, int64_t at)
{
    at = at < who->person.quiet_to ? who->person.quiet_to : at;
    struct moment here = wall_of(who, at);
    struct moment free = quiet_until(&who->person.quiet, &who->calendar, here);

    if (here.day.n == free.day.n && here.minute == free.minute)
        return at;
    return instant_at(who, free);
}

int64_t attention_after_minutes(const struct attention *who, int64_t at, int minutes)
{
    struct moment then = calendar_add_minutes(&who->calendar, wall_of(who, at), minutes);

    return instant_at(who, then) + seconds_of(at);
}

int64_t attention_after_workdays(const struct attention *who, int64_t at, int n)
{
    struct moment then = calendar_add_workdays(&who->calendar, wall_of(who, at), n);

    return instant_at(who, then) + seconds_of(at);
}

int64_t attention_instant(const struct attention *who, struct day day, int minute)
{
    return instant_at(who, (struct moment){day, minute});
}

struct day attention_day(const struct attention *who, int64_t at)
{
    return wall_of(who, at).day;
}

struct day attention_workday(const struct attention *who, struct day day)
{
    return calendar_is_workday(&who->calendar, day)
               ? day
               : calendar_add_days(&who->calendar, day, 1);
}

struct day attention_workdays_after(const struct attention *who, struct day day, int n)
{
    return calendar_add_days(&who->calendar, day, n);
}

const char *attention_late(struct turn *t, int64_t due_at, bool is_late, enum lang lang)
{
    const char *ago;

    if (!is_late)
        return "";
    ago = duration_text(t->arena, t->now - due_at, lang);
    return arena_printf(t->arena, lang == LANG_ZH ? "迟了 %s" : "late %s", ago);
}
