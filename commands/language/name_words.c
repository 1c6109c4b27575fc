/* The words that tell a firm's name from a person's. */
#include "commands/language/name_words.h"
#include "base/normal.h"
#include "base/wordtree.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <threads.h>

/* Words that firms' names end with. */
static struct tree_word firm_words[] = {
#define FIRM(word) {.text = word, .len = sizeof(word) - 1},
#include "commands/language/words/firms.def"
#undef FIRM
};

/* Surnames and given names: who begins or ends with one is a person. */
static struct tree_word person_words[] = {
#define PERSON(word) {.text = word, .len = sizeof(word) - 1},
#include "commands/language/words/persons.def"
#undef PERSON
};

/* Both as trees, the persons' in small letters; made once, at the first look. */
static struct wordtree firms, persons;
static char small[COUNT(person_words)][24];
static once_flag made = ONCE_FLAG_INIT;

static char small_letter(char c)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

    if (c < 'A' || c > 'Z')
        return c;
    return letters[c - 'A'];
}

static void make(void)
{
    for (size_t i = 0; i < COUNT(person_words); i++) {
        struct tree_word *word = &person_words[i];
        assert(word->len < sizeof(small[i]));
        for (size_t k = 0; k < word->len; k++)
            small[i][k] = small_letter(word->text[k]);
        word->text = small[i];
    }
    wordtree_make(&firms, firm_words, COUNT(firm_words));
    wordtree_make(&persons, person_words, COUNT(person_words));
}

/* A walk begins at {TREE_ROOT, 0}: the next word that stands at the beginning of `text`,
 * each longer than the one before. */
struct walk {
    uint32_t node;
    size_t at;
};

static const struct tree_word *walk_on(struct walk *walk, const struct wordtree *tree,
                                       const char *text)
{
    const struct tree_word *word = NULL;

    while (!word && text[walk->at]) {
        char byte = text[walk->at];
        if (tree == &persons)
            byte = small_letter(byte);
        walk->node = wordtree_next(tree, walk->node, byte);
        if (!walk->node)
            return NULL;
        walk->at++;
        word = wordtree_ends(tree, walk->node);
    }
    return word;
}

static const struct tree_word *first_at(const struct wordtree *tree, const char *text)
{
    call_once(&made, make);
    return walk_on(&(struct walk){TREE_ROOT, 0}, tree, text);
}

bool name_like_firm(const char *words)
{
    for (; *words; words++)
        if (first_at(&firms, words))
            return true;
    return false;
}

bool name_is_firm_word(const char *at, size_t len)
{
    const struct tree_word *word;

    call_once(&made, make);
    word = wordtree_longest(&firms, at, len);
    return word && word->len == len;
}

size_t name_han_firm_word(const char *at)
{
    const struct tree_word *word = han_at(at) ? first_at(&firms, at) : NULL;

    return word ? word->len : 0;
}

bool name_begins_firm_word(const char *at)
{
    return name_han_firm_word(at) != 0;
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
    struct walk walk = {TREE_ROOT, 0};
    size_t n = utf8_count(words);
    const struct tree_word *word;

    call_once(&made, make);
    /* "anna berg": in small letters only with a surname, for "will" is a word. */
    if (islower((unsigned char)words[0]) && !is_two_words(words))
        return false;
    while ((word = walk_on(&walk, &persons, words)))
        if (han_at(words) ? n >= 2 && n <= utf8_count(word->text) + 2
                          : words[word->len] == ' ' || words[word->len] == '\0')
            return true;
    return false;
}

bool name_is_surname(const char *at)
{
    return han_at(at) && first_at(&persons, at);
}

/* 2 or 3 Chinese characters, or two or three capitalised words: maybe a person. */
bool name_like_person(const char *words)
{
    size_t n = utf8_count(words);

    if (han_at(words))
        return n <= 3 && !name_like_firm(words);
    if (!isupper((unsigned char)words[0]) || name_like_firm(words))
        return false;
    for (const char *at = words; *at; at++)
        if (isdigit((unsigned char)*at) || *at == '&')
            return false;
    return true;
}

/* "Dr. Alice Wong", "Ms Reed"; "Profile Metals" is no professor. */
bool name_has_title(const char *words)
{
    static const char *const titles[] = {"Dr", "Mr", "Ms", "Mrs", "Prof"};

    for (size_t i = 0; i < COUNT(titles); i++) {
        size_t len = strlen(titles[i]);
        if (strncmp(words, titles[i], len) == 0 &&
            (words[len] == '.' || words[len] == ' '))
            return true;
    }
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

enum { HAN_BYTES = 3, TWO_HAN = 2 * HAN_BYTES };

/* Whether what stands before byte `at` ends with a firm's word. */
static bool ends_as_firm(const char *words, size_t at)
{
    for (size_t i = 0; i < COUNT(firm_words); i++) {
        const struct tree_word *word = &firm_words[i];
        if (han_at(word->text) && word->len < at &&
            memcmp(words + at - word->len, word->text, word->len) == 0)
            return true;
    }
    return false;
}

/* A surname, and a given name of one or two characters. */
static bool is_full_name(const char *words)
{
    size_t n = utf8_count(words);

    return (n == 2 || n == 3) && name_is_surname(words) && name_is_known(words) &&
           !name_like_firm(words);
}

size_t name_person_tail(const char *words)
{
    size_t len = strlen(words), head = 0;

    while (isalnum((unsigned char)words[head]))
        head++;
    size_t wide = head;
    while ((unsigned char)words[wide] & 0x80)
        wide++;
    /* 鼎盛公司李工: where the firm ends, though 司 is a surname too. */
    for (size_t at = head + TWO_HAN; at + TWO_HAN <= len && at <= wide; at += HAN_BYTES)
        if (ends_as_firm(words, at) && name_is_surname(words + at) &&
            (name_has_han_title(words + at) || is_full_name(words + at)))
            return len - at;
    for (size_t at = head + TWO_HAN; at + TWO_HAN <= len && at <= wide; at += HAN_BYTES) {
        const char *tail = words + at;
        if (name_is_surname(tail) && name_has_han_title(tail))
            return len - at;
    }
    return 0;
}
