/* words.c - quotes, names and blanks; what they mean is parse.c's. */
#include "commands/words.h"

#include <string.h>

enum {
    NAME_MOST = 48,
    SHORT_MOST = 40,
    UNCLOSED_MOST = 8 /* then quotes are letters: each of them reads to the end in vain */
};

size_t words_blank(const char *text)
{
    unsigned char first = (unsigned char)*text;

    if (first > ' ' && first < 0xC2)
        return 0; /* as nearly all are */
    if (*text == ' ' || (*text >= '\t' && *text <= '\r'))
        return 1;
    if (strncmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return strncmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

const char *words_skip_blanks(const char *text)
{
    size_t blank;

    while ((blank = words_blank(text)) != 0)
        text += blank;
    return text;
}

const char *words_short(struct arena *arena, const char *text)
{
    size_t len = strlen(text), cut = utf8_cut(text, len, SHORT_MOST);

    if (cut == len)
        return text;
    return arena_printf(arena, "%s…", arena_copy_bytes(arena, text, cut));
}

const char *words_commas(struct arena *arena, const char *text)
{
    static const char listing[] = "、"; /* folding makes the others plain */
    char *copy = arena_copy(arena, text_fold(arena, text)), *at = copy;

    while ((at = strstr(at, listing)) != NULL) {
        memset(at, ' ', strlen(listing));
        *at = ',';
    }
    return copy;
}

bool words_is_han(uint32_t letter)
{
    return (letter >= 0x3400 && letter <= 0x9FFF) ||
           (letter >= 0xF900 && letter <= 0xFAFF) ||
           (letter >= 0x20000 && letter <= 0x3FFFF);
}

/* The '=' that stands here, narrow or wide, in bytes. */
static size_t equals(const char *text)
{
    if (*text == '=')
        return 1;
    return (unsigned char)*text == 0xEF && strncmp(text, "\xEF\xBC\x9D", 3) == 0 ? 3 : 0;
}

static bool in_name(const char *text)
{
    return (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') ||
           (*text >= '0' && *text <= '9') || *text == '_' || *text == '-' ||
           ((unsigned char)*text >= 0x80 && words_blank(text) == 0);
}

/* Behind "name=", or NULL when the word has no name. */
static const char *behind_name(const char *text, size_t *len)
{
    const char *at = text;

    while (in_name(at) && equals(at) == 0 && at - text < NAME_MOST)
        at++;
    if (at == text || equals(at) == 0)
        return NULL;
    *len = (size_t)(at - text);
    return at + equals(at);
}

/* Reads "a \"b\" c" that begins at `from`: its value, and where it ends; NULL when it is
 * never closed. */
static const char *read_quoted(struct arena *arena, const char *from, const char **until)
{
    bool is_curly = strncmp(from, "“", 3) == 0;
    const char *start = from + (is_curly ? 3 : 1), *at = start;
    size_t len = 0;

    for (; *at; at++) {
        if (is_curly ? strncmp(at, "”", 3) == 0 : *at == '"')
            break;
        if (!is_curly && *at == '\\' && (at[1] == '"' || at[1] == '\\'))
            at++;
    }
    if (*at == '\0')
        return NULL;
    char *value = arena_take(arena, (size_t)(at - start) + 1);
    for (const char *in = start; in < at; in++) {
        if (!is_curly && *in == '\\' && (in[1] == '"' || in[1] == '\\'))
            in++;
        value[len++] = *in;
    }
    *until = at + (is_curly ? 3 : 1);
    return value;
}

static bool begins_quoted(const char *text)
{
    return *text == '"' || ((unsigned char)*text == 0xE2 && strncmp(text, "“", 3) == 0);
}

static struct word read_word(struct arena *arena, const char *from, int *unclosed)
{
    struct word word = {.from = from, .value_from = from};
    size_t len = 0;
    const char *behind = behind_name(from, &len), *until = NULL;

    if (behind) {
        word.name = text_fold(arena, arena_copy_bytes(arena, from, len));
        word.value_from = behind;
    }
    if (begins_quoted(word.value_from) && *unclosed < UNCLOSED_MOST) {
        word.value = read_quoted(arena, word.value_from, &until);
        if (word.value) {
            word.is_quoted = true;
            word.until = until;
            return word;
        }
        ++*unclosed;
    }
    until = word.value_from;
    while (*until && words_blank(until) == 0)
        until++;
    word.until = until;
    word.value =
        arena_copy_bytes(arena, word.value_from, (size_t)(until - word.value_from));
    return word;
}

struct word *words_split(struct arena *arena, const char *text, size_t *n)
{
    size_t room = 16;
    int unclosed = 0;
    struct word *list = TAKE_N(arena, room, struct word);

    *n = 0;
    for (const char *at = words_skip_blanks(text); *at; at = words_skip_blanks(at)) {
        if (*n == room) {
            struct word *more = TAKE_N(arena, room * 2, struct word);
            memcpy(more, list, room * sizeof(*list));
            list = more;
            room *= 2;
        }
        list[*n] = read_word(arena, at, &unclosed);
        at = list[(*n)++].until;
    }
    return list;
}

const char *words_quote(struct arena *arena, const char *value)
{
    bool is_plain = value[0] != '\0' && strncmp(value, "“", 3) != 0;

    for (const char *at = value; is_plain && *at; at++)
        is_plain = words_blank(at) == 0 && *at != '"' && *at != '\\' && equals(at) == 0;
    if (is_plain)
        return value;
    char *quoted = arena_take(arena, 2 * strlen(value) + 3);
    size_t len = 0;
    quoted[len++] = '"';
    for (const char *at = value; *at; at++) {
        if (*at == '"' || *at == '\\')
            quoted[len++] = '\\';
        quoted[len++] = *at;
    }
    quoted[len] = '"';
    return quoted;
}
