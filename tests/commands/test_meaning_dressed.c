/* The corpus typed by other hands: in capitals, in wide letters, with blanks, marks and
 * pictures around it. It means what it meant. */
#include "tests/commands/sentences.h"

typedef const char *dress(struct arena *arena, const char *text);

static const char *capitals(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    for (char *at = copy; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return copy;
}

/* As a telephone begins a sentence. */
static const char *first_capital(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

static const char *small_letters(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);

    for (char *at = copy; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return copy;
}

/* Figures and marks as a Chinese keyboard writes them: U+FF01 on stand for ! on. */
static const char *wide(struct arena *arena, const char *text)
{
    struct text out;

    bool is_code = false; /* nobody writes FX-２００ */
    text_init(&out, arena, 4 * strlen(text) + 1);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        is_code = c == '-' || (is_code && c >= '0' && c <= '9');
        bool is_wide = ((c >= '0' && c <= '9') || strchr(",:()%", c)) && !is_code;
        unsigned wide = 0xFF00u + c - 0x20u;
        char bytes[3] = {(char)(0xE0 | wide >> 12), (char)(0x80 | (wide >> 6 & 0x3F)),
                         (char)(0x80 | (wide & 0x3F))};
        text_add_bytes(&out, is_wide ? bytes : text, is_wide ? 3 : 1);
    }
    return out.bytes;
}

static const char *two_blanks(struct arena *arena, const char *text)
{
    struct text out;

    text_init(&out, arena, 2 * strlen(text) + 1);
    for (; *text; text++)
        text_add(&out, *text == ' ' ? "  " : (const char[]){*text, '\0'});
    return out.bytes;
}

static const char *behind(struct arena *arena, const char *text, const char *more)
{
    return arena_printf(arena, "%s%s", text, more);
}

#define BEHIND(name, more)                                         \
    static const char *name(struct arena *arena, const char *text) \
    {                                                              \
        return behind(arena, text, more);                          \
    }

BEHIND(blanks, "  ")
BEHIND(line_end, "\n")
BEHIND(full_stop, ".")
BEHIND(chinese_stop, "。")
BEHIND(cry, "!")
BEHIND(chinese_cry, "！")
BEHIND(three_stops, "...")
BEHIND(wave, "~")
BEHIND(thanks, " 🙏")
BEHIND(joined_face, "😀")

static const char *blanks_before(struct arena *arena, const char *text)
{
    return arena_printf(arena, "  %s", text);
}

/* The answer with the words it quotes as they were: narrow, with one blank between. */
static cJSON *as_it_was(struct arena *arena, cJSON *answer)
{
    struct err err = {0};
    char *printed = json_print(answer);
    struct text out;

    text_init(&out, arena, strlen(printed) + 1);
    for (const char *at = printed; *at;) {
        const unsigned char *b = (const unsigned char *)at;
        bool is_wide = b[0] == 0xEF && (b[1] == 0xBC || b[1] == 0xBD);
        char narrow = (char)((b[1] - 0xBC) * 64 + (b[2] & 0x3F) + 0x20);
        if (is_wide)
            text_add_bytes(&out, &narrow, 1);
        else if (at[0] != ' ' || at[1] != ' ')
            text_add_bytes(&out, at, 1);
        at += is_wide ? 3 : 1;
    }
    json_release(printed);
    cJSON_Delete(answer);
    assert_int_equal(json_read(out.bytes, out.len, &json_usual, &answer, &err), RC_OK);
    return answer;
}

/* Who writes a name in small letters, or all in capitals, leaves it to be guessed which
 * of the words are one. */
static bool tells_a_name(const cJSON *in)
{
    static const char *const also[] = {"gap-027", "gap-086", "gap-087", "pa-046"};
    const cJSON *expect = json_get(in, "expect");

    for (size_t i = 0; i < COUNT(also); i++)
        if (text_same(json_text(in, "id"), also[i]))
            return true;
    return json_get(expect, "contact") ||
           text_same(json_text(expect, "cmd"), "lead.create");
}

static int means_the_same(struct bench *b, const cJSON *in, dress *as, const char *how)
{
    const char *text = as(b->arena, json_text(in, "text"));
    JSON *answer = as_it_was(b->arena, parse_words(b, in, text));
    const char *wrong = judge(b->arena, json_get(in, "expect"), answer);

    if (wrong)
        print_message("%s: %s: %s\n", how, text, wrong);
    return wrong != NULL;
}

static int in_every_dress(struct bench *b, const char *line, const cJSON *in)
{
    static const struct {
        dress *as;
        const char *how;
    } all[] = {
        {capitals, "capitals"},
        {first_capital, "first capital"},
        {small_letters, "small"},
        {wide, "wide"},
        {two_blanks, "two blanks"},
        {blanks, "blanks"},
        {line_end, "line end"},
        {full_stop, "full stop"},
        {chinese_stop, "chinese stop"},
        {cry, "cry"},
        {chinese_cry, "chinese cry"},
        {three_stops, "three stops"},
        {wave, "wave"},
        {thanks, "thanks"},
        {joined_face, "face"},
        {blanks_before, "blanks before"},
    };

    int bad = 0;

    (void)line;
    for (size_t i = 0; i < COUNT(all); i++)
        if (!tells_a_name(in) || (all[i].as != capitals && all[i].as != small_letters &&
                                  all[i].as != two_blanks))
            bad += means_the_same(b, in, all[i].as, all[i].how);
    return bad;
}

static void a_sentence_means_the_same_however_it_is_dressed(void **state)
{
    assert_int_equal(each_sentence(*state, in_every_dress), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sentence_means_the_same_however_it_is_dressed,
                                        set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
