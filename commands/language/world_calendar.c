/* A calendar told in words, as world.json has it: "... (off 2026-01-01..03, 02-15..23;
 * working weekends 2026-01-04, 02-14)". A date without its year has the one before. */
#include "commands/language/world_inside.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DAYS = 120 };

struct told {
    struct exception rows[MOST_DAYS];
    size_t n;
    int year;
    enum exception_kind kind;
};

/* The number at *at, of exactly `digits` digits; 0 when there is none. */
static int number(const char **at, size_t digits)
{
    int n = 0;

    if (strspn(*at, "0123456789") != digits)
        return 0;
    for (size_t i = 0; i < digits; i++)
        n = n * 10 + *(*at)++ - '0';
    return n;
}

static void add_days(struct told *told, int month, int first, int last)
{
    for (int mday = first; mday <= last && told->n < MOST_DAYS; mday++) {
        struct day day;
        if (day_make(told->year, month, mday, &day))
            told->rows[told->n++] = (struct exception){day, told->kind};
    }
}

/* "2026-01-01..03" or "02-14" at *at; false when it is something else. */
static bool read_days(struct told *told, const char **at)
{
    const char *p = *at;
    int year = number(&p, 4), month, first, last;

    if (year && *p++ != '-')
        return false;
    month = number(&p, 2);
    if (!month || *p++ != '-')
        return false;
    first = last = number(&p, 2);
    if (!first)
        return false;
    if (strncmp(p, "..", 2) == 0) {
        p += 2;
        last = number(&p, 2);
    }
    told->year = year ? year : told->year;
    add_days(told, month, first, last);
    *at = p;
    return true;
}

static int by_day(const void *a, const void *b)
{
    const struct exception *p = a, *q = b;

    return (p->day.n > q->day.n) - (p->day.n < q->day.n);
}

const struct calendar *world_calendar(struct arena *arena, const char *words)
{
    struct told *told = TAKE(arena, struct told);
    struct calendar *calendar = TAKE(arena, struct calendar);

    calendar_usual(calendar);
    told->kind = DAY_OFF;
    for (const char *at = words ? words : ""; *at;) {
        if (strncmp(at, "working", 7) == 0)
            told->kind = DAY_WORKING;
        if (!read_days(told, &at))
            at++;
    }
    qsort(told->rows, told->n, sizeof(*told->rows), by_day);
    for (size_t i = 0; i < COUNT(calendar->makeup); i++)
        calendar->makeup[i] = calendar->week[MONDAY][i];
    calendar->exceptions = told->rows;
    calendar->n_exceptions = told->n;
    calendar->last_known_year = told->year;
    return calendar;
}
