/* it.c - words that stand for what was spoken of before. */
#include "commands/sentence.h"

#include <string.h>

/* What each may stand for; NULL: whatever it was. */
static const struct {
    const char *word, *kinds;
} words[] = {{"that deal", "deal"},
             {"this deal", "deal"},
             {"the deal", "deal"},
             {"that lead", "lead"},
             {"this lead", "lead"},
             {"that invoice", "invoice"},
             {"this invoice", "invoice"},
             {"the same customer", "deal lead"},
             {"same customer", "deal lead"},
             {"that customer", "deal lead"},
             {"this customer", "deal lead"},
             {"the customer", "deal lead"},
             {"that one", NULL},
             {"this one", NULL},
             {"it", NULL},
             {"them", "deal lead"},
             {"they", "deal lead"},
             {"him", "deal lead"},
             {"her", "deal lead"},
             {"he", "deal lead"},
             {"she", "deal lead"},
             {"同一个客户", "deal lead"},
             {"同一客户", "deal lead"},
             {"这个客户", "deal lead"},
             {"那个客户", "deal lead"},
             {"该客户", "deal lead"},
             {"这个单子", "deal"},
             {"那个单子", "deal"},
             {"这个商机", "deal"},
             {"那个商机", "deal"},
             {"这条线索", "lead"},
             {"那条线索", "lead"},
             {"这张发票", "invoice"},
             {"那张发票", "invoice"},
             {"这家", "deal lead"},
             {"那家", "deal lead"},
             {"这单", "deal"},
             {"那单", "deal"},
             {"对方", "deal lead"},
             {"他们", "deal lead"},
             {"她们", "deal lead"},
             {"它", NULL},
             {"他", "deal lead"},
             {"她", "deal lead"}};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* The word stands at `at`, whole: "it" is not in "with". */
static bool stands_at(const char *text, const char *at, const char *word)
{
    size_t len;

    for (len = 0; word[len]; len++)
        if (lower(at[len]) != word[len])
            return false;
    return !is_letter(word[0]) ||
           ((at == text || !is_letter(at[-1])) && !is_letter(at[len]) && at[len] != '\'');
}

/* Which of the words stands at `at`, the longest of them; -1: none does. */
static int word_at(const char *text, const char *at)
{
    char first = lower(*at);

    if (is_letter(first) && at != text && is_letter(at[-1]))
        return -1;
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].word[0] == first && stands_at(text, at, words[i].word))
            return (int)i;
    return -1;
}

/* The first of them. */
static const char *find_word(const char *text, size_t *len, const char **kinds)
{
    for (const char *at = text; *at; at++) {
        int i = word_at(text, at);

        if (i >= 0) {
            *len = strlen(words[i].word);
            *kinds = words[i].kinds;
            return at;
        }
    }
    return NULL;
}

bool says_it(const char *text, const char **kinds)
{
    size_t len;

    return find_word(text, &len, kinds) != NULL;
}

bool is_it(const char *text)
{
    static const char *const ends[] = {"!", ".", "！", "。"};
    int i = *text ? word_at(text, text) : -1;
    const char *behind = i >= 0 ? text + strlen(words[i].word) : NULL;

    return behind && (*behind == '\0' || text_is_any(behind, ends, COUNT(ends)));
}

const char *with_it(struct arena *arena, const char *text, const char *what)
{
    const char *kinds;
    size_t len;
    const char *at = find_word(text, &len, &kinds);

    if (!at)
        return text;
    const char *before = at == text || at[-1] == ' ' ? "" : " ";
    const char *behind = at[len] == ' ' || at[len] == '\0' ? "" : " ";
    return arena_printf(arena, "%.*s%s%s%s%s", (int)(at - text), text, before, what,
                        behind, at + len);
}

const char *without_it(struct arena *arena, const char *part, const char *text,
                       const char *what)
{
    const char *kinds, *behind;
    size_t len, before;
    const char *at = find_word(text, &len, &kinds), *stands = strstr(part, what);

    if (!at || !stands)
        return part;
    before = (size_t)(stands - part);
    behind = stands + strlen(what);
    /* the blanks that with_it had put there */
    if (before > 0 && part[before - 1] == ' ' && at != text && at[-1] != ' ')
        before--;
    if (*behind == ' ' && at[len] != ' ' && at[len] != '\0')
        behind++;
    return arena_printf(arena, "%.*s%.*s%s", (int)before, part, (int)len, at, behind);
}
