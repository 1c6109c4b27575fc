/* asked.c - what is asked, and not told. */
#include "commands/sentence.h"

#include <string.h>

bool says_question(struct arena *arena, const char *text)
{
    static const char *const asking[] = {"吗", "呢", "怎么", "有什么", "有哪些", "是谁"};
    static const char *const begins[] = {"how ",  "what ",  "what's ", "who ",
                                         "when ", "where ", "which ",  "why "};
    size_t len = strlen(text);

    if (*text == '"' || strncmp(text, "“", 3) == 0)
        return true;
    if (text_has_any(text, asking, COUNT(asking)))
        return true;
    const char *folded = text_fold(arena, text);
    if (text_begins_any(folded, begins, COUNT(begins)))
        return true;
    return len > 0 &&
           (text[len - 1] == '?' || (len >= 3 && strcmp(text + len - 3, "？") == 0));
}
