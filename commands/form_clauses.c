/* form_clauses.c - an answer to a form falls into clauses. */
#include "commands/form_clauses.h"
#include "commands/only_words.h"
#include "commands/words.h"

#include <stdlib.h>
#include <string.h>

enum { LATELY_DAYS = 62 };

const char clause_around_days[] =
    "on|at|by|in|for|from|the|it|it's|is|was|please|pls|ok|then|so|around|about|say|that|"
    "this|will|be|to|day|date|and|of|they'll|he'll|she'll|they|pay|paid|吧|呢|啊|呀|就|定|在|"
    "到|为|是|的|了|请|那|那就|好|左右|大概|大约|约|日|前|付|给|会|付款|到账|号";
const char clause_around_money[] =
    "for|at|about|around|total|amount|is|it's|was|in total|all in|all|incl|including|excl|"
    "vat|net|gross|they|agreed|agreed on|we agreed|they agreed|contract|worth|value|deal|"
    "now|final|of|the|and|sum|price|pay|a|them|they'll|will|金额|总价|总额|合同|合同额|共|一共|"
    "总共|含税|不含税|成交价|成交|定|定在|是|为|就|整|左右|了|付|先付|给";

/* How long the mark is that parts two clauses here; 0: none does. */
static size_t mark_at(const char *text, const char *at)
{
    static const char *const marks[] = {"，", "；", "。", "！", ";", "\n"};
    bool is_behind_digit = at > text && at[-1] >= '0' && at[-1] <= '9';

    for (size_t i = 0; i < COUNT(marks); i++)
        if (strncmp(at, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    if (strncmp(at, " and the rest", strlen(" and the rest")) == 0)
        return 1;
    if (*at == ',' && !(is_behind_digit && at[1] >= '0' && at[1] <= '9'))
        return 1;
    if ((*at == '.' || *at == '!') && (at[1] == ' ' || at[1] == '\0'))
        return 1;
    return 0;
}

void clause_years_are_sums(struct entities *found)
{
    enum { YEAR_DIGITS = 4 };

    for (size_t i = 0; i < found->n; i++) {
        struct entity *e = &found->rows[i];
        if (!(e->flags & ENTITY_UNSURE) || strlen(e->text) != YEAR_DIGITS ||
            strspn(e->text, "0123456789") != YEAR_DIGITS)
            continue;
        e->kind = ENTITY_NUMBER;
        e->number = (struct decimal){.units = strtol(e->text, NULL, 10)};
        e->high = e->number;
        e->flags = 0;
    }
}

bool clause_is_cut_short(const char *text, const struct entity *entity)
{
    size_t from = entity->span.from, until = entity->span.until;
    bool is_behind = (text[until] == ',' || text[until] == '.') &&
                     text[until + 1] >= '0' && text[until + 1] <= '9';
    bool is_before = from >= 2 && (text[from - 1] == ',' || text[from - 1] == '.') &&
                     text[from - 2] >= '0' && text[from - 2] <= '9';

    return is_behind || is_before;
}

static void add(struct turn *t, const char *from, size_t len, struct clause *list,
                size_t *n)
{
    const struct reading_context reading = sentence_reading(t);

    while (len > 0 && (*from == ' ' || *from == '\t')) {
        from++;
        len--;
    }
    if (len > 4 && strncmp(from, "and ", 4) == 0) {
        from += 4;
        len -= 4;
    }
    while (len > 0 && (from[len - 1] == ' ' || from[len - 1] == '\t'))
        len--;
    if (len == 0)
        return;
    struct clause *clause = &list[(*n)++];
    clause->text = arena_copy_bytes(t->arena, from, len);
    clause->folded = text_fold(t->arena, clause->text);
    entities_read(t->arena, clause->text, len, &reading, &clause->found);
    clause_years_are_sums(&clause->found);
}

size_t form_clauses(struct turn *t, const char *text, struct clause out[CLAUSES_MOST])
{
    const char *from = text;
    size_t n = 0;

    for (const char *at = text; *at && n + 1 < CLAUSES_MOST;) {
        size_t mark = mark_at(text, at);
        if (mark == 0) {
            at++;
            continue;
        }
        add(t, from, (size_t)(at - from), out, &n);
        at = from = at + mark;
    }
    add(t, from, strlen(from), out, &n);
    return n;
}

const char *clause_beside_all(struct arena *arena, const struct clause *clause)
{
    char *rest = arena_copy(arena, clause->text);

    for (size_t i = 0; i < clause->found.n; i++)
        memset(rest + clause->found.rows[i].span.from, ' ',
               clause->found.rows[i].span.until - clause->found.rows[i].span.from);
    return only_letters(arena, rest);
}

/* Behind a letter no word begins, but a Chinese one does: "CEO签". */
static bool is_inside(const char *from, const char *at)
{
    bool is_behind_letter =
        at > from && ((at[-1] >= 'a' && at[-1] <= 'z') || at[-1] == '\'');

    return ((unsigned char)*at & 0xC0) == 0x80 ||
           (is_behind_letter && (unsigned char)*at < 0x80);
}

const char *clause_sign(const char *from, const char *row, size_t *len)
{
    for (const char *at = from; *at; at++) {
        *len = is_inside(from, at) ? 0 : only_taken(at, row);
        if (*len > 0)
            return at;
    }
    return NULL;
}

const char *clause_day(struct turn *t, const struct entity *entity, bool is_past)
{
    struct moment at = entity->at;

    if (entity->flags & ENTITY_IMPOSSIBLE ||
        (entity->kind != ENTITY_DATE && entity->kind != ENTITY_DATETIME &&
         entity->kind != ENTITY_DAYS))
        return NULL;
    if (is_past) {
        /* "signed on monday" was the last one; but no day of a year ago */
        struct day past = entity->past_at.day;
        if (at.day.n > t->today.n && entity->flags & ENTITY_OPEN && day_known(past) &&
            day_between(past, t->today) <= LATELY_DAYS)
            at.day = past;
        return at.day.n <= t->today.n ? day_iso(t->arena, at.day) : NULL;
    }
    if (entity->flags & ENTITY_PAST || at.day.n < t->today.n)
        return NULL;
    return entity->kind == ENTITY_DATETIME ? moment_iso(t->arena, at)
                                           : day_iso(t->arena, at.day);
}

const char *clause_money(struct turn *t, const struct entity *entity)
{
    const char *number = decimal_text(t->arena, entity->number);

    if ((entity->kind != ENTITY_MONEY && entity->kind != ENTITY_NUMBER) ||
        entity->number.units <= 0 || entity->is_range ||
        entity->flags & (ENTITY_MINOR_UNIT | ENTITY_TENTH_UNIT))
        return NULL;
    return entity->currency[0] ? arena_printf(t->arena, "%s %s", number, entity->currency)
                               : number;
}
