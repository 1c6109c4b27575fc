/* find.c - which command words begin with, and the nearest name where none does. */
#include "commands/dispatch.h"
#include "commands/words.h"

#include <string.h>

/* One letter, folded as far as a command's name needs it: width and case. */
static uint32_t next_letter(const char **at)
{
    uint32_t letter = utf8_next(at);

    if (letter >= 0xFF01 && letter <= 0xFF5E)
        letter -= 0xFEE0;
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

/* Behind the name, when the words begin with it; blanks are as wide as they like. */
static const char *behind(const char *words, const char *name)
{
    uint32_t last = 0;

    while (*name) {
        if (*name == ' ') {
            const char *next = words_skip_blanks(words);
            if (next == words)
                return NULL;
            words = next;
            name++;
            continue;
        }
        if (*words == '\0')
            return NULL;
        last = utf8_next(&name);
        if (next_letter(&words) != last)
            return NULL;
    }
    /* Only Chinese goes on without a blank. */
    if (*words == '\0' || words_blank(words) || words_is_han(last))
        return words;
    if (*words == ':')
        return words + 1;
    return strncmp(words, "：", strlen("：")) == 0 ? words + strlen("：") : NULL;
}

/* Most names are told apart by their first letter. */
static bool begins_with(const char *name, uint32_t letter)
{
    return (unsigned char)*name < 0x80 ? (uint32_t)*name == letter
                                       : utf8_next(&name) == letter;
}

const struct command *command_find(struct arena *arena, const char *words,
                                   const char **rest)
{
    const struct command *best = NULL;
    size_t longest = 0;

    (void)arena;
    words = words_skip_blanks(words);
    uint32_t first = next_letter(&(const char *){words});
    for (const struct command *const *at = commands; *at; at++) {
        const char *names[COMMAND_ALIASES + 2] = {(*at)->name, (*at)->name_zh};
        memcpy(names + 2, (*at)->aliases, sizeof((*at)->aliases));
        for (size_t i = 0; i < COUNT(names); i++) {
            if (!names[i] || !begins_with(names[i], first))
                continue;
            const char *end = behind(words, names[i]);
            if (!end || strlen(names[i]) <= longest)
                continue;
            longest = strlen(names[i]);
            best = *at;
            *rest = words_skip_blanks(end);
        }
    }
    return best;
}

/* The first `n` words, folded and with single blanks, cut to the room there is. */
static void first_words(const char *words, int n, char *out, size_t room)
{
    size_t len = 0;

    words = words_skip_blanks(words);
    while (*words && len + 5 < room) {
        if (words_blank(words)) {
            words = words_skip_blanks(words);
            if (--n == 0 || *words == '\0')
                break;
            out[len++] = ' ';
            continue;
        }
        const char *from = words;
        uint32_t letter = next_letter(&words);
        if (letter < 0x80)
            out[len++] = (char)letter;
        else
            for (; from < words; from++)
                out[len++] = *from;
    }
    out[len] = '\0';
}

/* Two slips in a long name, one in a short one, none in one of two letters. */
static int slips(const char *name)
{
    size_t letters = utf8_count(name);

    return letters >= 6 ? 2 : letters >= 3 ? 1 : 0;
}

const char *command_nearest(const char *words, enum lang lang)
{
    const char *best = NULL;
    char typed[2][64];
    int nearest = 3;

    for (int n = 0; n < 2; n++)
        first_words(words, n + 1, typed[n], sizeof(typed[n]));
    for (const struct command *const *at = commands; *at; at++) {
        const char *names[COMMAND_ALIASES + 2] = {(*at)->name, (*at)->name_zh};
        memcpy(names + 2, (*at)->aliases, sizeof((*at)->aliases));
        for (size_t i = 0; i < COUNT(names); i++)
            for (int n = 0; names[i] && n < 2; n++) {
                int distance = text_distance(typed[n], names[i], 2);
                if (distance > slips(names[i]) || distance >= nearest)
                    continue;
                nearest = distance;
                best = lang == LANG_ZH ? (*at)->name_zh : (*at)->name;
            }
    }
    return best;
}
