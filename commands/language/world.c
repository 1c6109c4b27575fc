/* A world is asked through its calls; without one nothing is known. */
#include "commands/language/world.h"

#include <threads.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

void world_sight(const struct world *world, struct arena *arena,
                 const struct normal *text, struct sighted_names *out)
{
    *out = (struct sighted_names){0};
    if (world)
        world->calls->sight(world, arena, text, out);
}

bool world_record(const struct world *world, struct arena *arena, const char *ref,
                  struct record *out)
{
    return world && world->calls->record(world, arena, ref, out);
}

bool world_person(const struct world *world, struct arena *arena, const char *handle,
                  struct known *out)
{
    return world && world->calls->person(world, arena, handle, out);
}

static UTransliterator *latin; /* made once, then only cloned by use in one thread */
static once_flag latin_made = ONCE_FLAG_INIT;

static void make_latin(void)
{
    static const UChar id[] = u"Han-Latin; Latin-ASCII; Lower";
    UErrorCode status = U_ZERO_ERROR;

    latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status))
        latin = NULL;
}

const char *world_pinyin(struct arena *arena, const char *text)
{
    enum { MOST = 200 };

    UErrorCode status = U_ZERO_ERROR;
    UChar wide[MOST * 4];
    char narrow[MOST * 12];
    int32_t len = 0, limit, narrow_len = 0;
    struct text out;

    call_once(&latin_made, make_latin);
    u_strFromUTF8(wide, MOST, &len, text, -1, &status);
    limit = len;
    if (!latin || U_FAILURE(status))
        return text;
    utrans_transUChars(latin, wide, &len, (int32_t)COUNT(wide), 0, &limit, &status);
    u_strToUTF8(narrow, (int32_t)sizeof(narrow) - 1, &narrow_len, wide, limit, &status);
    if (U_FAILURE(status))
        return text;
    narrow[narrow_len] = '\0';
    text_init(&out, arena, sizeof(narrow));
    text_add(&out, "");
    for (int32_t i = 0; i < narrow_len; i++)
        if (narrow[i] != ' ')
            text_add_bytes(&out, narrow + i, 1);
    return out.bytes;
}
