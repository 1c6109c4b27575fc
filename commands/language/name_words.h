/*
 * name_words.h - the words that tell a firm's name from a person's, of words/firms.def
 * and words/persons.def. Inside of commands/language.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Whether a word that firms' names are made with stands in it. */
bool name_like_firm(const char *words);

/* Whether these `len` bytes are such a word; whether one in Chinese begins here, and its
 * bytes. */
bool name_is_firm_word(const char *at, size_t len);
bool name_begins_firm_word(const char *at);
size_t name_han_firm_word(const char *at);

/* 罗凯, 欧阳静, "Grace Ho": by the surname in Chinese, by the given name else. */
bool name_is_known(const char *words);

/* Whether a Chinese surname stands here. */
bool name_is_surname(const char *at);

/* 2 or 3 Chinese characters, or two or three capitalised words: maybe a person. */
bool name_like_person(const char *words);

/* "Dr. Alice Wong", 王经理 */
bool name_has_title(const char *words);
bool name_has_han_title(const char *words);

/* 顺和建材马经理 is a firm and 马经理: the bytes of the person at the end of Chinese
 * words; 0 where none stands behind a firm. */
size_t name_person_tail(const char *words);
