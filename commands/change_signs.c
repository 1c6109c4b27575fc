/* change_signs.c - the words that begin or end a correction: "no, Thursday",
 * 不对，是35万, "Thursday, not Wednesday". */
#include "commands/change_inside.h"
#include "commands/form_open.h"

#include <string.h>
#include <strings.h>

const char *change_behind_clause(const char *text)
{
    static const char *const signs[] = {"wrong",    "mistake", "my bad", "typo",
                                        "mistyped", "错了",    "不对"};
    const char *end = text + strcspn(text, ",;"), *wide = strstr(text, "，");
    bool says_so = false;

    end = wide && wide < end ? wide : end;
    for (const char *at = text; *end && at < end; at++)
        for (size_t i = 0; i < COUNT(signs); i++)
            says_so |= strncasecmp(at, signs[i], strlen(signs[i])) == 0;
    return says_so ? end + (end == wide ? strlen("，") : 1) : NULL;
}

/* "That was wrong, 260k", 刚才那笔登错了，是26万: behind the clause that says so; NULL.
 */
static const char *behind_wrong(const char *text)
{
    static const char *const begins[] = {
        "that was ", "that is ", "that's ",    "the last one ", "the amount ",
        "i got ",    "i typed ", "i mistyped", "i entered ",    "my mistake",
        "my bad",    "typo",     "wrong ",     "刚才",          "刚刚",
        "上一",      "那笔",     "这笔",       "金额",          "数字",
        "日期",      "客户",     "那条",       "不好意思",      "我登错",
        "我记错",    "登错",     "记错",       "输错",          "打错"};
    bool is_begun = false;

    for (size_t i = 0; i < COUNT(begins); i++)
        is_begun |= strncasecmp(text, begins[i], strlen(begins[i])) == 0;
    return is_begun ? change_behind_clause(text) : NULL;
}

enum place { EVERYWHERE, FORM, NO_FORM };

static const struct {
    enum place place;
    const char *words;
} rows[] = {

#define SIGN(place, words) {place, words},
#include "commands/correction.def"
#undef SIGN
};

/* Behind the first sign that stands at the head, there or everywhere; NULL. */
static const char *behind_sign(const char *text, enum place place)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        if ((rows[i].place == EVERYWHERE || rows[i].place == place) &&
            strncasecmp(text, rows[i].words, strlen(rows[i].words)) == 0)
            return text + strlen(rows[i].words);
    return NULL;
}

const char *change_behind_no(const char *text)
{
    const char *behind = behind_sign(text, NO_FORM);

    return behind ? behind : behind_wrong(text);
}

const char *form_behind_no(const char *text)
{
    static const char *const marks[] = {",", " ", "，", "：", ":", "、"};

    text = behind_sign(text, FORM);
    for (size_t k = 0; text && k < COUNT(marks);) {
        size_t mark = strlen(marks[k]);
        bool is_here = strncmp(text, marks[k], mark) == 0;
        text += is_here ? mark : 0;
        k = is_here ? 0 : k + 1;
    }
    return text;
}

const char *change_before_no(struct arena *arena, const char *text)
{
    static const char *const signs[] = {", not ", " instead", " i mean", ", sorry",
                                        "不是",   "才对",     "我说错了"};

    for (const char *at = text; *at; at++)
        for (size_t i = 0; at > text && i < COUNT(signs); i++)
            if (strncasecmp(at, signs[i], strlen(signs[i])) == 0)
                return arena_copy_bytes(arena, text, (size_t)(at - text));
    return NULL;
}
