/* called.c - "the company is called Oakline Ltd, not Oaklyn",
 * 公司名写错了，应该是云岫网路: the name that is right, and the one that is not. */
#include "commands/language/lexicon.h"
#include "commands/language/name_words.h"
#include "commands/language/slots.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <ctype.h>
#include <string.h>

enum { NAME_LEAST = 2, NAME_MOST = 40 };

/* Where the clause ends, or what is denied begins. */
static size_t name_end(const struct normal *normal, size_t at)
{
    const char *text = normal->bytes;
    size_t from, len, end = words_until(normal);

    if (only_next(text, at, small_row(SMALL_called_not), &from, &len) && from < end)
        end = from;
    for (size_t i = at; i < end; i++)
        if (strchr(",;!?\n", text[i]) || strncmp(text + i, "。", 3) == 0 ||
            (text[i] == '.' && (text[i + 1] == '\0' || text[i + 1] == ' ')))
            end = i;
    while (end > at && strchr(" ,:", text[end - 1]))
        end--;
    return end;
}

/* Behind the words that lead to a name: 是 of 公司名写错了，应该是, and none of 不是. */
static bool behind_joint(const char *text, size_t at, size_t *name)
{
    size_t from, len;

    for (; only_next(text, at, small_row(SMALL_called_joint), &from, &len);
         at = from + len)
        if (!only_ending(text, from, "不|不应该|而不")) {
            *name = from + len;
            return true;
        }
    return false;
}

/* A firm's name, or any where the words say that what stands there is wrong. */
static bool is_name(const struct scene *s, struct span at, bool is_mended)
{
    const char *words = scene_words(s, at);
    size_t n = utf8_count(words);

    if (n < NAME_LEAST || n > NAME_MOST)
        return false;
    if (han_at(words))
        return is_mended || name_like_firm(words);
    return is_mended || isupper((unsigned char)*words) || name_like_firm(words);
}

/* "The name", 名字, is a firm's only at the head, or right behind a firm: 联系人名字 is
 * not. */
static bool is_of_firm(const struct scene *s, size_t from)
{
    const char *text = s->text.bytes;
    size_t end = from;

    if (from == 0 || only_taken(text + from, small_row(SMALL_called_bare)) == 0)
        return true;
    end -= only_ending(text, end, "的|'s|' s");
    while (end > 0 && text[end - 1] == ' ')
        end--;
    end -= end == from ? only_ending(text, end, "'s") : 0;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if ((m->feature == F_customer || m->feature == F_lead) && m->at.until <= from &&
            m->at.until >= end - (end > 2 ? 2 : end))
            return true;
    }
    return false;
}

/* "Rename Acme to Acme Ltd". */
static bool is_renamed(const char *text, size_t *from, size_t *name)
{
    static const char renames[] = "rename ";
    const char *to = strstr(text, " to ");

    *from = 0;
    *name = to ? (size_t)(to - text) + strlen(" to ") : 0;
    return to && strncmp(text + strspn(text, " "), renames, strlen(renames)) == 0;
}

void called_mark(struct scene *s)
{
    const char *text = s->text.bytes;
    size_t from, len, name;
    bool is_mended = only_found(s->arena, text, small_row(SMALL_called_wrong));

    if (is_renamed(text, &from, &name))
        is_mended = true;
    else if (only_next(text, 0, small_row(SMALL_called_head), &from, &len))
        name = from + len;
    else if (!only_next(text, 0, small_row(SMALL_called_label), &from, &len) ||
             !behind_joint(text, from + len, &name))
        return;
    if (!is_of_firm(s, from))
        return;
    while (text[name] && strchr(" :\"", text[name]))
        name++;
    const struct span at = {name, name_end(&s->text, name)};
    if (at.until <= at.from || !is_name(s, at, is_mended))
        return;
    scene_drop(s, at);
    scene_add(s, F_called, at, -1);
}

void slot_called(const struct filling *f)
{
    const struct mark *mark = view_find(f->view->scene->whole, F_called);

    if (mark)
        slot_put_words(f, "called", mark->at);
}
