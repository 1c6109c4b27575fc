/* How Chinese characters sound. */
#include "base/pinyin.h"

#include "base/text.h"

#include <threads.h>

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF, SYLLABLE_MOST = 6 };

static const struct {
    const char *sound, *characters;
} syllables[] = {

#define SYLLABLE(sound, characters) {sound, characters},
#include "base/pinyin.def"
#undef SYLLABLE
};

/* The row of each character, counted from 1; made once, and only read after that. */
static uint16_t rows[HAN_LAST - HAN_FIRST + 1];
static once_flag rows_made = ONCE_FLAG_INIT;

static void make_rows(void)
{
    for (size_t i = 0; i < COUNT(syllables); i++)
        for (const char *at = syllables[i].characters; *at;)
            rows[utf8_next(&at) - HAN_FIRST] = (uint16_t)(i + 1);
}

const char *pinyin_of(uint32_t character)
{
    uint16_t row;

    if (character < HAN_FIRST || character > HAN_LAST)
        return NULL;
    call_once(&rows_made, make_rows);
    row = rows[character - HAN_FIRST];
    return row ? syllables[row - 1].sound : NULL;
}

const char *pinyin_text(struct arena *arena, const char *text)
{
    struct text out;

    text_init(&out, arena, utf8_count(text) * SYLLABLE_MOST + 1);
    text_add(&out, "");
    while (*text) {
        const char *from = text, *sound = pinyin_of(utf8_next(&text));

        if (sound)
            text_add(&out, sound);
        else
            text_add_bytes(&out, from, (size_t)(text - from));
    }
    return out.bytes;
}
