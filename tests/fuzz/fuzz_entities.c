/* Any bytes at any now: what is read lies in the text, in order, and is a day that
 * exists. */
#include "commands/language/entity.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void check_moment(struct moment at)
{
    int year, month, mday;
    struct day again;

    must(at.minute >= -1 && at.minute < 24 * 60);
    if (!day_known(at.day))
        return;
    day_split(at.day, &year, &month, &mday);
    must(day_make(year, month, mday, &again) && again.n == at.day.n);
}

static void check_number(struct arena *arena, const struct entity *e)
{
    struct money money;

    must(e->number.scale >= 0 && e->number.scale <= 11 && e->high.scale >= 0);
    must(decimal_text(arena, e->number)[0] != '\0');
    if (e->kind == ENTITY_MONEY && entity_money(e, "CNY", &money))
        must(money_plain(arena, money)[0] != '\0');
}

static void check_repeat(const struct repeat *repeat)
{
    must(repeat->minute >= -1 && repeat->minute < 24 * 60 && repeat->every >= 1);
    must(repeat->mday >= -1 && repeat->mday <= 31 && repeat->weekdays < 128);
}

static void check(struct arena *arena, const char *text, size_t len,
                  const struct entity *e, size_t before)
{
    must(e->span.from >= before && e->span.from < e->span.until && e->span.until <= len);
    must(strlen(e->text) == e->span.until - e->span.from ||
         memchr(text + e->span.from, '\0', e->span.until - e->span.from));
    must(e->rule && entity_why(e, LANG_EN)[0] && entity_why(e, LANG_ZH)[0]);
    must(entity_kind_name(e->kind)[0] != '\0');
    must(e->second >= 0 && e->second < 60);
    if (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME)
        must(day_known(e->at.day) || e->flags & ENTITY_IMPOSSIBLE);
    if (e->kind == ENTITY_DAYS)
        must(day_known(e->at.day) && day_between(e->at.day, e->until.day) >= 0);
    check_moment(e->at);
    if (e->kind == ENTITY_DAYS || e->kind == ENTITY_HOURS)
        check_moment(e->until);
    if (e->kind == ENTITY_REPEAT)
        check_repeat(&e->repeat);
    check_number(arena, e);
    must(entity_time_text(arena, e) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const regions[] = {"CN", "US", "GB", NULL};
    static struct arena *arena; /* the fuzzer has no place of its own for it */
    struct reading_context context = {.week_starts = MONDAY};
    struct entities found;
    size_t before = 0;

    if (!arena)
        arena = arena_new();
    arena_empty(arena);
    /* The first four bytes are the day, over 90 years, the time, and how it is read. */
    if (size >= 4) {
        context.now.day.n = data[0] * 131 + data[1];
        context.now.minute = data[1] * 5 % (24 * 60);
        context.now_second = data[1] % 60;
        context.lang = data[2] % 2 ? LANG_ZH : LANG_EN;
        context.habits = data[2] & 2 ? HABIT_CORPUS : 0;
        context.week_starts = data[2] & 4 ? SUNDAY : MONDAY;
        context.region = regions[data[3] % 4];
        data += 4;
        size -= 4;
    }
    const char *text = arena_copy_bytes(arena, (const char *)data, size);
    entities_read(arena, text, size, &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        check(arena, text, size, &found.rows[i], before);
        before = found.rows[i].span.until;
    }
    return 0;
}
