/* only_words.c - whether words consist of nothing but phrases of a list. */
#include "commands/only_words.h"
#include "commands/words.h"

#include <limits.h>
#include <string.h>

/* Bytes of the row's first word. */
static size_t word_len(const char *row)
{
    const char *bar = strchr(row, '|');

    return bar ? (size_t)(bar - row) : strlen(row);
}

static bool is_latin(uint32_t letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           letter == '\'';
}

const char *only_letters(struct arena *arena, const char *words)
{
    const char *at = text_fold(arena, words);
    struct text text;

    text_init(&text, arena, 400);
    while (*at && text.len < 200) {
        const char *from = at;
        uint32_t letter = utf8_next(&at);
        bool is_letter = is_latin(letter) || words_is_han(letter);
        if (is_letter)
            text_add_bytes(&text, from, (size_t)(at - from));
        else if (text.len && text.bytes[text.len - 1] != ' ')
            text_add(&text, " ");
    }
    while (text.len && text.bytes[text.len - 1] == ' ')
        text.bytes[--text.len] = '\0';
    return text.bytes;
}

static bool ends_word(const char *at, size_t len)
{
    return (unsigned char)at[len - 1] >= 0x80 || !is_latin((unsigned char)at[len]);
}

size_t only_taken(const char *letters, const char *row)
{
    size_t best = 0;

    for (const char *from = row; *from;) {
        size_t len = word_len(from);
        if (len > best && *letters == *from && strncmp(letters, from, len) == 0 &&
            ends_word(letters, len))
            best = len;
        from += len + (from[len] == '|');
    }
    return best;
}

bool only_listed(const char *words, size_t len, const char *row)
{
    for (; *row; row += word_len(row), row += *row == '|')
        if (word_len(row) == len && strncmp(row, words, len) == 0)
            return true;
    return false;
}

static size_t end_listed(const char *words, size_t len, const char *row)
{
    for (; *row; row += word_len(row), row += *row == '|') {
        size_t end = word_len(row);
        if (len > end && memcmp(words + len - end, row, end) == 0)
            return end;
    }
    return 0;
}

size_t only_before(const char *words, const char *row)
{
    size_t len = strlen(words), end;

    while ((end = end_listed(words, len, row)) > 0)
        len -= end;
    return len;
}

bool only_of(const char *letters, const char *row)
{
    while (*letters) {
        size_t len = only_taken(letters, row);
        if (len == 0)
            return false;
        letters += len;
        letters += *letters == ' ';
    }
    return true;
}

static bool begins_word(const char *text, size_t at)
{
    return at == 0 || (unsigned char)text[at] >= 0x80 ||
           !is_latin((unsigned char)text[at - 1]);
}

size_t only_ending(const char *text, size_t at, const char *row)
{
    size_t best = 0;

    for (; *row; row += word_len(row), row += *row == '|') {
        size_t len = word_len(row);
        if (len > best && len <= at && memcmp(text + at - len, row, len) == 0 &&
            begins_word(text, at - len))
            best = len;
    }
    return best;
}

/* The bytes with which a word of the row begins. */
static void first_bytes(const char *row, bool out[UCHAR_MAX + 1])
{
    memset(out, 0, UCHAR_MAX + 1);
    for (; *row; row += word_len(row), row += *row == '|')
        out[(unsigned char)*row] = true;
}

bool only_next(const char *text, size_t at, const char *row, size_t *from, size_t *len)
{
    bool may_begin[UCHAR_MAX + 1];

    first_bytes(row, may_begin); /* the row is walked once, and not at each byte */
    for (; text[at]; at++) {
        if (!may_begin[(unsigned char)text[at]])
            continue;
        size_t taken = begins_word(text, at) ? only_taken(text + at, row) : 0;
        if (taken > 0) {
            *from = at;
            *len = taken;
            return true;
        }
    }
    return false;
}

bool only_found(struct arena *arena, const char *words, const char *row)
{
    size_t from, len;

    return only_next(only_letters(arena, words), 0, row, &from, &len);
}
