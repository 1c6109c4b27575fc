/* The words that tell a firm's name from a person's. */
#include "commands/language/name_words.h"
#include "base/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_han(const char *at)
{
    return (unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9;
}

/* Words that firms' names end with. */
static const char *const firm_words[] = {
#define FIRM(word) word,
#include "words/firms.def"
#undef FIRM
};

/* Surnames and given names: who begins or ends with one is a person. */
static const char *const person_words[] = {
#define PERSON(word) word,
#include "words/persons.def"
#undef PERSON
};

bool name_like_firm(const char *words)
{
    for (size_t i = 0; i < COUNT(firm_words); i++)
        if (strstr(words, firm_words[i]))
            return true;
    return false;
}

bool name_is_firm_word(const char *at, size_t len)
{
    for (size_t i = 0; i < COUNT(firm_words); i++)
        if (strlen(firm_words[i]) == len && memcmp(at, firm_words[i], len) == 0)
            return true;
    return false;
}

bool name_begins_firm_word(const char *at)
{
    for (size_t i = 0; i < COUNT(firm_words); i++)
        if (is_han(firm_words[i]) &&
            strncmp(at, firm_words[i], strlen(firm_words[i])) == 0)
            return true;
    return false;
}

static bool is_two_words(const char *words)
{
    size_t first = strspn(words, "abcdefghijklmnopqrstuvwxyz");

    return words[first] == ' ' &&
           words[first + 1 + strspn(words + first + 1, "abcdefghijklmnopqrstuvwxyz-'")] ==
               '\0' &&
           words[first + 1];
}

/* 罗凯, 欧阳静, "Grace Ho": by the surname in Chinese, by the given name else. */
bool name_is_known(const char *words)
{
    size_t n = utf8_count(words), len;

    /* "anna berg": in small letters only with a surname, for "will" is a word. */
    if (islower((unsigned char)words[0]) && !is_two_words(words))
        return false;
    for (size_t i = 0; i < COUNT(person_words); i++) {
        len = strlen(person_words[i]);
        if (strncasecmp(words, person_words[i], len) != 0)
            continue;
        if (is_han(words) ? n >= 2 && n <= utf8_count(person_words[i]) + 2
                          : words[len] == ' ' || words[len] == '\0')
            return true;
    }
    return false;
}

bool name_is_surname(const char *at)
{
    for (size_t i = 0; i < COUNT(person_words); i++)
        if (is_han(person_words[i]) &&
            strncmp(at, person_words[i], strlen(person_words[i])) == 0)
            return true;
    return false;
}

/* 2 or 3 Chinese characters, or two or three capitalised words: maybe a person. */
bool name_like_person(const char *words)
{
    size_t n = utf8_count(words);

    if (is_han(words))
        return n <= 3 && !name_like_firm(words);
    if (!isupper((unsigned char)words[0]) || name_like_firm(words))
        return false;
    for (const char *at = words; *at; at++)
        if (isdigit((unsigned char)*at) || *at == '&')
            return false;
    return true;
}

/* "Dr. Alice Wong" */
bool name_has_title(const char *words)
{
    static const char *const titles[] = {"Dr.", "Dr ", "Mr", "Ms", "Mrs", "Prof"};

    for (size_t i = 0; i < COUNT(titles); i++)
        if (strncmp(words, titles[i], strlen(titles[i])) == 0)
            return true;
    return false;
}

bool name_has_han_title(const char *words)
{
    static const char *const ends[] = {"总", "经理", "先生", "女士", "小姐", "主任",
                                       "工", "老师", "老板", "总监", "厂长", "院长"};
    size_t len = strlen(words);

    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t n = strlen(ends[i]);
        if (len >= n + 3 && len <= n + 9 && strcmp(words + len - n, ends[i]) == 0)
            return true;
    }
    return false;
}

size_t name_han_firm_word(const char *at)
{
    for (size_t i = 0; i < COUNT(firm_words); i++)
        if (is_han(firm_words[i]) &&
            strncmp(at, firm_words[i], strlen(firm_words[i])) == 0)
            return strlen(firm_words[i]);
    return 0;
}

enum { HAN_BYTES = 3 };

/* Whether what stands before byte `at` ends with a firm's word. */
static bool ends_as_firm(const char *words, size_t at)
{
    for (size_t i = 0; i < COUNT(firm_words); i++) {
        size_t len = strlen(firm_words[i]);
        if (is_han(firm_words[i]) && len < at &&
            memcmp(words + at - len, firm_words[i], len) == 0)
            return true;
    }
    return false;
}

/* A surname, and a title or a given name of one or two characters. */
static bool is_person(const char *words)
{
    size_t n = utf8_count(words);

    return name_is_surname(words) &&
           (name_has_han_title(words) ||
            ((n == 2 || n == 3) && name_is_known(words) && !name_like_firm(words)));
}

size_t name_person_tail(const char *words)
{
    size_t len = strlen(words);

    for (size_t at = 2 * HAN_BYTES; at + 2 * HAN_BYTES <= len; at += HAN_BYTES) {
        bool is_titled = name_has_han_title(words + at) && name_is_surname(words + at);
        for (size_t i = 0; i < at; i++)
            if (!((unsigned char)words[i] & 0x80))
                return 0;
        if (is_person(words + at) && (ends_as_firm(words, at) || is_titled))
            return len - at;
    }
    return 0;
}
