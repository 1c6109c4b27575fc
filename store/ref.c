/* References: D-1042 and how people type it. */

#include "store/record.h"

#include <string.h>

enum { MOST_DIGITS = 12 };

const char *ref_text(struct arena *arena, const struct record_kind *kind, int64_t id)
{
    char room[NUMBER_ROOM];

    return arena_join(arena, kind->prefix ? kind->prefix : "", text_number(room, id),
                      NULL);
}

static enum rc no_ref(struct turn *t, const char *text)
{
    return err_set(
        &t->err, RC_USAGE,
        IN(t, "%s is no reference such as D-1042", "“%s”不是编号，编号形如 D-1042"),
        text);
}

/* Whether `letters` are the prefix of this kind: "ap" of "AP-". */
static bool is_prefix(const struct record_kind *kind, const char *letters, size_t len)
{
    if (!kind->prefix || strlen(kind->prefix) != len + 1)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((kind->prefix[i] | 0x20) != letters[i])
            return false;
    return true;
}

enum rc ref_parse(struct turn *t, const char *text, const struct record_kind **kind,
                  int64_t *id)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz", digits[] = "0123456789";
    const char *folded = text_fold(t->arena, text), *at;
    size_t letters = strspn(folded, lower), n;
    int64_t number = 0;

    at = folded + letters;
    at += *at == '-';
    n = strspn(at, digits);
    if (letters == 0 || n == 0 || at[n] != '\0')
        return no_ref(t, text);
    if (n > MOST_DIGITS)
        return err_set(&t->err, RC_ABSENT, IN(t, "there is no %s", "没有 %s"), text);
    for (size_t i = 0; i < n; i++)
        number = number * 10 + (at[i] - '0');
    for (const struct record_kind *const *each = record_kinds; *each; each++)
        if (is_prefix(*each, folded, letters)) {
            *kind = *each;
            *id = number;
            return RC_OK;
        }
    return err_set(&t->err, RC_ABSENT,
                   IN(t, "nothing has numbers such as %s", "没有 %s 这样的编号"), text);
}
