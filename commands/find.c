/* find.c - which command words begin with, and the nearest name where none does. */
#include "commands/dispatch.h"
#include "commands/words.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

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

/* Every name that a command has, with its first letter, by which most are told apart. */
struct known_name {
    uint32_t first;
    uint32_t len; /* bytes */
    const char *name;
    const struct command *command;
};

enum { NAMES_MOST = 1024 };

static struct known_name known_names[NAMES_MOST];
static size_t n_known_names;
static once_flag are_known = ONCE_FLAG_INIT;

static void know_names(void)
{
    for (const struct command *const *at = commands; *at; at++) {
        const char *names[COMMAND_ALIASES + 2] = {(*at)->name, (*at)->name_zh};
        memcpy(names + 2, (*at)->aliases, sizeof((*at)->aliases));
        for (size_t i = 0; i < COUNT(names); i++) {
            if (!names[i])
                continue;
            assert(n_known_names < NAMES_MOST);
            known_names[n_known_names++] =
                (struct known_name){utf8_next(&(const char *){names[i]}),
                                    (uint32_t)strlen(names[i]), names[i], *at};
        }
    }
}

const struct command *command_find(const char *words, const char **rest)
{
    const struct known_name *best = NULL;

    call_once(&are_known, know_names);
    words = words_skip_blanks(words);
    uint32_t first = next_letter(&(const char *){words});
    for (size_t i = 0; i < n_known_names; i++) {
        const struct known_name *known = &known_names[i];
        if (known->first != first || (best && known->len <= best->len))
            continue;
        const char *end = behind(words, known->name);
        if (!end)
            continue;
        best = known;
        *rest = words_skip_blanks(end);
    }
    return best ? best->command : NULL;
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

/* Two slips in a long name, one in a short one, none where either has two letters: "wo"
 * is no "won". */
static int slips(const char *name, const char *typed)
{
    size_t letters = utf8_count(name), others = utf8_count(typed);

    if (others < 3)
        return 0;

    return letters >= 6 ? 2 : letters >= 3 ? 1 : 0;
}

/* Nearest to the first `least` words, or to the first two. */
static const char *nearest_to(const char *words, int least, enum lang lang)
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
            for (int n = least - 1; names[i] && n < 2; n++) {
                int distance = text_distance(typed[n], names[i], 2);
                if (distance > slips(names[i], typed[n]) || distance >= nearest)
                    continue;
                nearest = distance;
                best = lang == LANG_ZH ? (*at)->name_zh : (*at)->name;
            }
    }
    return best;
}

const char *command_nearest(const char *words, enum lang lang)
{
    return nearest_to(words, 1, lang);
}

/* The command of two words whose first they are, and whose second is nearly theirs. */
static const char *nearest_pair(const char *words)
{
    const char *near = nearest_to(words, 2, LANG_EN);
    size_t first = strcspn(words, " ");

    return near && strlen(near) > first && near[first] == ' ' &&
                   strncmp(near, words, first) == 0
               ? near
               : NULL;
}

enum rc command_said_nearly(struct turn *t, const struct command *command,
                            const char *words, enum rc rc)
{
    bool may_be = rc == RC_ABSENT || rc == RC_USAGE;
    const char *near = may_be ? nearest_pair(words) : NULL;

    if (!near || text_same(near, command->name))
        return rc;
    t->err = (struct err){.lang = t->err.lang};
    (void)err_set(&t->err, RC_USAGE, IN(t, "I do not know \"%s\"", "不明白“%s”"),
                  words_short(t->arena, words));
    return err_hint(
        &t->err,
        IN(t, "did you mean \"%s\"? `help` lists all", "是不是“%s”？发“帮助”看全部"),
        near);
}
