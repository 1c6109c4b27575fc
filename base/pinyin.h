/*
 * pinyin.h - how Chinese characters sound, in Latin letters and without tones.
 *
 * From a table of ours (pinyin.def): ICU's would take a third of a second to load.
 * Simplified characters; base/normal.h makes them of traditional ones.
 */
#pragma once

#include "base/arena.h"

/* "ding" of 鼎; NULL when it is no Chinese character that we know. */
const char *pinyin_of(uint32_t character);

/* "启衡自动化" is "qihengzidonghua"; other characters stay as they are. */
const char *pinyin_text(struct arena *arena, const char *text);
