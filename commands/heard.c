/* heard.c - a message before it is read. */
#include "commands/heard.h"
#include "commands/words.h"

#include <string.h>

/* Behind "@dealbell", "/bell" or "dealbell:"; the text itself when it begins otherwise.
 */
const char *heard_behind_mention(struct arena *arena, const char *text)
{
    static const struct {
        const char *word;
        bool needs_colon;
    } mentions[] = {{"@dealbell", false},
                    {"/dealbell", false},
                    {"/bell", false},
                    {"@bell", false},
                    {"dealbell", true}};

    if ((unsigned char)*text < 0x80 && !strchr("@/dD", *text))
        return text; /* as most begin */
    for (size_t i = 0; i < COUNT(mentions); i++) {
        size_t len = strlen(mentions[i].word);
        if (strlen(text) < len)
            continue;
        const char *head = text_fold(arena, arena_copy_bytes(arena, text, len));
        if (strcmp(head, mentions[i].word) != 0)
            continue;
        const char *at = words_skip_blanks(text + len);
        bool is_colon = *at == ':' || *at == ',';
        bool is_wide = strncmp(at, "：", 3) == 0 || strncmp(at, "，", 3) == 0;
        if (is_colon || is_wide)
            return words_skip_blanks(at + (is_wide ? 3 : 1));
        if (!mentions[i].needs_colon && (at > text + len || *at == '\0' ||
                                         words_is_han(utf8_next(&(const char *){at}))))
            return at;
    }
    return text;
}

/* The lines that hold something; 0 when there are more than we take. */
size_t heard_lines(struct arena *arena, const char *text, const char **lines)
{
    size_t n = 0;

    while (*text) {
        size_t len = strcspn(text, "\r\n");
        const char *line = words_skip_blanks(arena_copy_bytes(arena, text, len));
        if (*line) {
            if (n == HEARD_LINES)
                return 0;
            lines[n++] = line;
        }
        text += len;
        text += strspn(text, "\r\n");
    }
    return n;
}

/* Neither before it nor behind it. */
const char *heard_trimmed(struct arena *arena, const char *text)
{
    text = words_skip_blanks(text);
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    return text[len] == '\0' ? text : arena_copy_bytes(arena, text, len);
}
