/* What a name looks like. */

#include "alike.h"

#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

enum { LOOK_ROOM = 1024 };

/* Scripts that stand beside one another in names that nobody wonders at. */
static bool is_usual(UScriptCode script)
{
    return script == USCRIPT_LATIN || script == USCRIPT_HAN ||
           script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

static bool is_hidden(UChar32 c)
{
    return c < ' ' || c == 0x7F ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_CONTROL_CHAR;
}

enum oddity alike_oddity(const char *name)
{
    const char *at = name;
    UScriptCode other = USCRIPT_COMMON; /* the one that is not usual */
    bool has_usual = false, mixes = false;

    if (!utf8_valid(name, strlen(name)))
        return NAME_HIDES;
    while (*at) {
        UErrorCode status = U_ZERO_ERROR;
        UChar32 c = (UChar32)utf8_next(&at);

        if (is_hidden(c))
            return NAME_HIDES;
        UScriptCode script = uscript_getScript(c, &status);
        if (!u_isalpha(c) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
            continue;
        if (is_usual(script))
            has_usual = true;
        else if (other != USCRIPT_COMMON && other != script)
            mixes = true;
        else
            other = script;
    }
    return mixes || (has_usual && other != USCRIPT_COMMON) ? NAME_MIXES : NAME_PLAIN;
}

/* What is seen of it, without blanks. */
static const char *seen_of(struct arena *arena, const char *name)
{
    char *out = arena_copy(arena, name), *end = out;

    for (const char *at = name, *from = name; *at; from = at) {
        UChar32 c = (UChar32)utf8_next(&at);

        if (is_hidden(c) || u_isUWhiteSpace(c))
            continue;
        memcpy(end, from, (size_t)(at - from));
        end += at - from;
    }
    *end = '\0';
    return out;
}

/* False when ICU has none for it. */
static bool look_of(const USpoofChecker *checker, const char *seen, char out[LOOK_ROOM])
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len =
        uspoof_getSkeletonUTF8(checker, 0, seen, -1, out, LOOK_ROOM - 1, &status);

    if (U_FAILURE(status) || len >= LOOK_ROOM)
        return false;
    out[len] = '\0';
    return true;
}

/* As it is written, in small letters and in capitals: an I is an l only in the one. */
static bool look_same(const USpoofChecker *checker, struct arena *arena, const char *a,
                      const char *b)
{
    char look_a[LOOK_ROOM], look_b[LOOK_ROOM];

    if (look_of(checker, a, look_a) && look_of(checker, b, look_b) &&
        strcmp(look_a, look_b) == 0)
        return true;
    return look_of(checker, text_fold(arena, a), look_a) &&
           look_of(checker, text_fold(arena, b), look_b) && strcmp(look_a, look_b) == 0;
}

bool alike(struct arena *arena, const char *a, const char *b)
{
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *checker;
    bool is_alike;

    if (text_empty(a) || text_empty(b) ||
        strcmp(text_fold(arena, a), text_fold(arena, b)) == 0)
        return false;
    checker = uspoof_open(&status);
    if (!checker || U_FAILURE(status))
        abort();
    is_alike = look_same(checker, arena, seen_of(arena, a), seen_of(arena, b));
    uspoof_close(checker);
    return is_alike;
}
