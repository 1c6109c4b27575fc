/* What a customer's name is in a sentence besides, by the words right beside it. */
#include "commands/language/scene.h"

#include <string.h>

/* Whether one of `words` stands right before or behind `at`, a blank between or not. */
static bool stands_beside(const struct scene *s, struct span at, bool behind,
                          const char *const *words, size_t n)
{
    const char *b = s->text.bytes;

    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]), from = at.until + (b[at.until] == ' ');
        size_t until = at.from && b[at.from - 1] == ' ' ? at.from - 1 : at.from;
        bool stands = behind
                          ? strncmp(b + from, words[i], len) == 0
                          : until >= len && memcmp(b + until - len, words[i], len) == 0;
        if (stands)
            return true;
    }
    return false;
}

/* "referred by Acme", 鼎砺介绍的: who sent a lead is its source, not the lead. */
static bool has_referred(const struct scene *s, struct span at)
{
    static const char *const front[] = {
        "referred by",       "referral from", "referral by",    "introduced by",
        "intro from",        "intro by",      "recommended by", "introduction by",
        "introduction from", "referral:"};
    static const char *const back[] = {"介绍",       "推荐",     "转介绍",   "引荐",
                                       "老板介绍",   "那边介绍", "的人介绍", "朋友介绍",
                                       "的朋友介绍", "referral", "referred", "introduced",
                                       "recommended"};

    return stands_beside(s, at, false, front, COUNT(front)) ||
           stands_beside(s, at, true, back, COUNT(back));
}

/* 鼎砺问能不能..., "Acme asks whether ...": what they want to know. */
static bool is_asking(const struct scene *s, struct span at)
{
    static const char *const words[] = {
        "问",         "想问",          "询问",         "在问",
        "来问",       "想知道",        "asks ",        "asked ",
        "wonders",    "wondered",      "is asking",    "are asking",
        "was asking", "wants to know", "want to know", "wanted to know"};

    return stands_beside(s, at, true, words, COUNT(words));
}

/* 鼎砺要九折, "Acme wants 10% off": what they wish for is not asked for by us. */
static bool is_wishing(const struct scene *s, struct span at, size_t *until)
{
    static const char *const words[] = {"wants ",
                                        "want ",
                                        "wanted ",
                                        "is asking for ",
                                        "are asking for ",
                                        "asks for ",
                                        "ask for ",
                                        "asked for ",
                                        "needs ",
                                        "would like ",
                                        "insists on ",
                                        "expects ",
                                        "要求",
                                        "想要",
                                        "希望",
                                        "想打",
                                        "要打",
                                        "要",
                                        "想"};
    size_t from = at.until + (s->text.bytes[at.until] == ' ');

    for (size_t i = 0; i < COUNT(words); i++)
        if (strncmp(s->text.bytes + from, words[i], strlen(words[i])) == 0) {
            *until = from + strlen(words[i]);
            return true;
        }
    return false;
}

/* Whoever wishes without a name: they, 客户; at each place that says so. */
static void mark_wishes_of_others(struct scene *s)
{
    static const char *const who[] = {"they", "the customer", "the client",
                                      "客户", "他们",         "对方"};

    for (size_t i = 0; i < COUNT(who); i++) {
        size_t len = strlen(who[i]), until;
        for (const char *at = s->text.bytes; (at = strstr(at, who[i])); at += len) {
            struct span span = {(size_t)(at - s->text.bytes), 0};
            span.until = span.from + len;
            if (is_wishing(s, span, &until))
                scene_add(s, F_they_want, (struct span){span.from, until}, -1);
        }
    }
}

static void mark_role(struct scene *s, size_t row)
{
    const struct mark m = s->marks[row]; /* the marks move as they grow */
    bool is_name = m.feature == F_customer || m.feature == F_lead;
    size_t until;

    if ((is_name || m.feature == F_d_ref) && is_wishing(s, m.at, &until))
        scene_add(s, F_they_want, (struct span){m.at.from, until}, -1);
    if (is_name && is_asking(s, m.at))
        scene_add(s, F_they_ask, m.at, -1);
    if (m.feature == F_customer && has_referred(s, m.at))
        s->marks[row].feature = F_source;
}

void roles_mark(struct scene *s)
{
    size_t n = s->n_marks;

    mark_wishes_of_others(s);
    for (size_t i = 0; i < n; i++)
        mark_role(s, i);
}
