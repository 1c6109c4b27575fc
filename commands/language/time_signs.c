/* A quick look for what times are made of. Most of what is noted names none, and to read
 * it for days and hours costs more than all the rest of the command. */
#include "commands/language/lexicon.h"

/* Words that make no time by themselves, only beside a number or one of the others. */
static const enum word idle[] = {
    W_A,          W_AND,           W_THE,      W_OF,         W_AT,
    W_AT_ZH,      W_AT_LOOSE,      W_IN,       W_ON,         W_TO,
    W_COMMA,      W_RANGE,         W_BETWEEN,  W_ON_STRICT,  W_BOUND_FRONT,
    W_BOUND_BACK, W_BUCK,          W_CENT,     W_TENTH,      W_SIGN,
    W_PAST,       W_SIGN_PREFIX,   W_CURRENCY, W_POINT,      W_POINTS,
    W_OFF,        W_CURRENCY_CODE, W_GIVE,     W_FOLD_FRONT, W_FORMAL_END,
    W_TIMES,      W_SINCE,         W_COUNTER,  W_PERCENT,    W_MEASURE,
    W_TIMEZONE,   W_LENGTH_VERB,   W_OH,       W_FIGURE};

/* Of them, those that make no time of a number that they stand beside. */
static const enum word harmless[] = {W_COUNTER,  W_THE, W_BUCK,
                                     W_CURRENCY, W_NOW, W_FIGURE};

static struct word_set set_of(const enum word *words, size_t n)
{
    struct word_set set = {{0, 0}};

    for (size_t i = 0; i < n; i++)
        set.bits[(unsigned)words[i] / 64] |= (uint64_t)1 << (unsigned)words[i] % 64;
    return set;
}

static bool holds_only(const struct word_set *set, const struct word_set *these)
{
    return !(set->bits[0] & ~these->bits[0]) && !(set->bits[1] & ~these->bits[1]);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "call 123": digits between blanks, with nothing on either side that makes a time of
 * them. Behind "at", and in "12/3", they may be a time. */
static bool is_lone_number(const struct normal *text, const struct sightings *seen,
                           size_t from, size_t until)
{
    const struct word_set beside = set_of(harmless, COUNT(harmless));
    const char *b = text->bytes;
    bool begins = from == 0 || b[from - 1] == ' ';
    bool ends = until == text->len || b[until] == ' ';
    size_t before = from ? from - 1 : 0, behind = until < text->len ? until + 1 : until;

    return begins && ends && until - from < 6 && !is_digit(b[behind]) &&
           !(before && is_digit(b[before - 1])) &&
           holds_only(&seen->end[before], &beside) &&
           holds_only(&seen->begin[behind], &beside);
}

/* "now" alone says no other time than this one. */
static bool is_now(const struct sightings *seen, size_t at)
{
    for (uint32_t i = seen->first[at]; i < seen->first[at + 1]; i++)
        if (seen->matches[i].word != W_NOW || seen->matches[i].len > 3)
            return false;
    return true;
}

bool may_name_time(struct arena *arena, const struct normal *text)
{
    const struct word_set passed = set_of(idle, COUNT(idle));
    struct sightings seen;

    lexicon_sight(arena, text, &seen);
    for (size_t at = 0; at < text->len; at++) {
        const struct word_set *set = &seen.begin[at];
        bool is_idle = holds_only(set, &passed);
        size_t end = at;
        if (!is_idle && !is_now(&seen, at))
            return true;
        while (end < text->len && is_digit(text->bytes[end]))
            end++;
        if (end > at && !is_lone_number(text, &seen, at, end))
            return true;
        if (end > at)
            at = end - 1;
    }
    return false;
}
