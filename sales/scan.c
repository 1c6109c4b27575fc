/* scan.c - reading small things that somebody typed. */
#include "scan.h"

#include <string.h>

/* The plain form of a character, 0 for one that has no place in a short text. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 'a';
    if (c == '\t' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x3000)
        return ' ';
    if (c == 0xFFE5)
        return 0xA5;
    if (c == 0xFFE1)
        return 0xA3;
    if (c == 0x2212)
        return '-';
    bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool turns_text = (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                      (c >= 0x2066 && c <= 0x2069);
    return is_control || turns_text ? 0 : c;
}

static size_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The next character in its plain form, in bytes; 0: it has no place here. */
static size_t take(const char **text, char out[4])
{
    if ((unsigned char)**text < 0x80) { /* as nearly all are */
        out[0] = (char)fold((unsigned char)*(*text)++);
        return out[0] != '\0';
    }
    uint32_t c = fold(utf8_next(text));
    return c ? encode(c, out) : 0;
}

bool scan_fold(const char *text, char *out, size_t room)
{
    size_t len = 0, typed = strnlen(text, 4 * room);

    if (typed == 4 * room || !utf8_valid(text, typed))
        return false;
    while (*text) {
        char bytes[4];
        size_t n = take(&text, bytes);
        if (n == 0 || n >= room - len)
            return false;
        if (bytes[0] == ' ' && len == 0)
            continue;
        memcpy(out + len, bytes, n);
        len += n;
    }
    while (len > 0 && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    return true;
}

bool scan_start(struct scan *scan, const char *text)
{
    scan->at = scan->text;
    scan->text[0] = '\0';
    return text && scan_fold(text, scan->text, sizeof(scan->text));
}

void scan_blanks(struct scan *scan)
{
    while (*scan->at == ' ')
        scan->at++;
}

bool scan_end(struct scan *scan)
{
    scan_blanks(scan);
    return *scan->at == '\0';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static size_t length_here(const struct scan *scan, const char *word)
{
    size_t len = strlen(word);

    if (len == 0 || strncmp(scan->at, word, len) != 0)
        return 0;
    return is_letter(word[len - 1]) && is_letter(scan->at[len]) ? 0 : len;
}

bool scan_take(struct scan *scan, const char *word)
{
    size_t len = length_here(scan, word);

    scan->at += len;
    return len > 0;
}

bool scan_one_of(struct scan *scan, const struct scan_word *words, int *value)
{
    size_t longest = 0;

    for (; words->word; words++) {
        size_t len = length_here(scan, words->word);
        if (len > longest) {
            longest = len;
            *value = words->value;
        }
    }
    scan->at += longest;
    return longest > 0;
}

bool scan_at_digit(const struct scan *scan)
{
    return *scan->at >= '0' && *scan->at <= '9';
}

int scan_digits(struct scan *scan, int most, int64_t *out)
{
    const char *start = scan->at;
    int64_t value = 0;
    int n = 0;

    for (; scan_at_digit(scan) && n <= most; n++)
        value = n < 18 ? value * 10 + (*scan->at++ - '0') : value;
    if (n == 0 || n > most || n > 18) {
        scan->at = start;
        return 0;
    }
    *out = value;
    return n;
}

static const struct scan_word numerals[] = {
    {"零", 0}, {"〇", 0}, {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4},
    {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {0},
};

bool scan_number(struct scan *scan, int *out)
{
    int64_t digits;
    int ones = 0, tens = 1;

    if (scan_digits(scan, 6, &digits)) {
        *out = (int)digits;
        return true;
    }
    bool is_said = scan_one_of(scan, numerals, &ones);
    if (scan_take(scan, "十")) {
        tens = is_said ? ones : 1;
        ones = 0;
        scan_one_of(scan, numerals, &ones);
        ones += 10 * tens;
        is_said = true;
    }
    if (is_said)
        *out = ones;
    return is_said;
}
