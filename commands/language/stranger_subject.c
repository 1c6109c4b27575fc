/* "Zzyzx Corp is lost", 恒力公司付款了: whom a sentence tells of that begins with a
 * firm's name. What is known is not looked for: the reader of names did that before. */
#include "commands/language/name_words.h"
#include "commands/language/scene.h"

#include <ctype.h>
#include <string.h>

/* Two words with capitals or more, and no other; in Chinese what firms' names are made
 * with. */
static bool is_firm(struct arena *arena, const char *text, size_t until)
{
    const char *head = arena_copy_bytes(arena, text, until);
    size_t n_capitals = 0, n_words = 0;

    for (const char *at = head; *at; at++) {
        bool begins = *at != ' ' && (at == head || at[-1] == ' ');
        n_words += begins;
        n_capitals += begins && isupper((unsigned char)*at);
    }
    if (han_at(head))
        return name_like_firm(head);
    return n_capitals >= 2 && n_capitals == n_words;
}

/* Where the subject ends that stands before the verb: "Zzyzx Corp has". */
static size_t without_helpers(const char *text, size_t until)
{
    static const char *const helpers[] = {" is",   " was", " has",  " got",
                                          " just", " are", " have", " been"};

    for (size_t i = 0; i < COUNT(helpers);) {
        while (until > 0 && text[until - 1] == ' ')
            until--;
        bool is_here = text_ends_any(text, until, &helpers[i], 1);
        until -= is_here ? strlen(helpers[i]) : 0;
        i = is_here ? 0 : i + 1;
    }
    return until;
}

bool meaning_tells_of_stranger(struct arena *arena, const char *text)
{
    static const enum feature deeds[] = {F_stage_lost, F_paid, F_arrived, F_shipped};
    struct mark marks[MOST_MARKS];
    struct normal normal;

    if (!normal_make(arena, text, strlen(text), &normal))
        return false;
    size_t n = phrases_sight(&normal, marks, MOST_MARKS);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < COUNT(deeds); k++) {
            size_t from, until;
            if (marks[i].feature != deeds[k] || marks[i].at.from == 0)
                continue;
            normal_span(&normal, 0, marks[i].at.from, &from, &until);
            if (is_firm(arena, text, without_helpers(text, until)))
                return true;
        }
    return false;
}
