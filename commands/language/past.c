/* "Gave Acme the demo", 给鼎砺做了演示: what was done is told by its verb: in English by
 * the past of the first one, in Chinese by 了 or 过 behind it. */
#include "commands/language/lexicon.h"
#include "commands/language/scene.h"

#include <string.h>

enum { HAN = 3 };

/* Those whose object is the customer: told by themselves. */
static const char *const plain[] = {
    "gave",   "showed",   "walked",  "took",    "wrote",    "brought", "drove",
    "flew",   "taught",   "rang",    "hosted",  "toured",   "briefed", "phoned",
    "texted", "messaged", "invited", "thanked", "onboarded"};

/* Those that need what was done behind them: "did the demo", "held the kickoff". */
static const char *const light[] = {"did",       "had",      "made",   "got",
                                    "went",      "attended", "held",   "ran",
                                    "conducted", "led",      "joined", "went"};

/* Between the subject and a verb, what makes it no telling: "to have gave" is none, "if
 * we ran the demo" a condition. */
static const enum feature undone[] = {F_condition, F_iffy,   F_remind,  F_forbid,
                                      F_future,    F_errand, F_activity};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_one_of(const char *word, size_t len, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(list[i]) == len && memcmp(word, list[i], len) == 0)
            return true;
    return false;
}

static bool is_deed(const struct mark *m)
{
    return m->feature == F_activity || m->feature == F_errand ||
           m->feature == F_session || m->feature == F_stage_demo;
}

/* A deed's word in [from, until); NULL for none. */
static const struct mark *deed_in(const struct scene *s, size_t from, size_t until)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (is_deed(&s->marks[i]) && s->marks[i].at.from >= from &&
            s->marks[i].at.until <= until)
            return &s->marks[i];
    return NULL;
}

static bool holds(const struct scene *s, enum feature feature, size_t from, size_t until)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == feature && s->marks[i].at.from >= from &&
            s->marks[i].at.from < until)
            return true;
    return false;
}

static bool holds_any(const struct scene *s, const enum feature *list, size_t n,
                      size_t from, size_t until)
{
    for (size_t i = 0; i < n; i++)
        if (holds(s, list[i], from, until))
            return true;
    return false;
}

/* "wrote off", "took over": a longer phrase says what it is. */
static bool is_of_longer(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from <= at.from && s->marks[i].at.until > at.until)
            return true;
    return false;
}

static bool in_a_row(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from <= at &&
            at < s->marks[i].at.until)
            return true;
    return false;
}

/* Money, goods or a discount that was given or taken is another story. */
static bool is_of_money(const struct scene *s, const struct span *clause)
{
    static const enum feature money[] = {F_amount,   F_money,  F_quantity, F_discount,
                                         F_percent,  F_paid,   F_invoice,  F_number,
                                         F_writeoff, F_promise};

    return holds_any(s, money, COUNT(money), clause->from, clause->until);
}

/* Whom or which behind a verb: "reviewed the contract"; "revised proposal" may be a noun
 * with how it is. */
static bool has_object(const struct scene *s, size_t end)
{
    static const char *const heads[] = {"the ",   "a ",  "an ",   "our ", "my ",
                                        "their ", "it ", "them ", "him ", "her ",
                                        "with ",  "to ", "for ",  "all ", "his "};
    const char *b = s->text.bytes + end + 1;

    if (s->text.bytes[end] != ' ')
        return false;
    if (text_begins_any(b, heads, COUNT(heads)))
        return true;
    return in_a_row(s, end + 1);
}

static bool has_day(const struct scene *s, const struct span *clause)
{
    static const enum feature days[] = {F_date, F_part, F_clock, F_range};

    return holds_any(s, days, COUNT(days), clause->from, clause->until);
}

/* A word of what is done, in its past: "reviewed", "shared". */
static bool is_ended(const struct scene *s, struct span word)
{
    const char *b = s->text.bytes;

    return word.until - word.from > 4 && memcmp(b + word.until - 2, "ed", 2) == 0 &&
           deed_in(s, word.from, word.until) && has_object(s, word.until);
}

/* "did the demo with Acme this morning" asks nothing: no other verb stands behind. */
static bool is_told_did(const struct scene *s, const struct span *clause, size_t end)
{
    static const enum feature idle[] = {F_filler, F_session,  F_to_word,
                                        F_met,    F_happened, F_polite};
    const struct mark *deed = deed_in(s, end, clause->until);
    size_t noun_ends = deed ? deed->at.until : end;

    if (s->asks_by_word || holds(s, F_ask_mark, 0, s->text.len))
        return false;
    for (size_t at = end; at < clause->until; at++) {
        bool is_covered = !is_letter(s->text.bytes[at]) || in_a_row(s, at);
        for (size_t i = 0; i < s->n_marks && !is_covered; i++) {
            const struct mark *m = &s->marks[i];
            bool is_here = m->at.from <= at && at < m->at.until;
            bool is_noun = is_deed(m) && m->at.from <= noun_ends + 1;
            for (size_t k = 0; k < COUNT(idle) && is_here && !is_noun; k++)
                is_noun = m->feature == idle[k];
            is_covered = is_here && is_noun;
            if (is_covered && is_deed(m) && m->at.until > noun_ends)
                noun_ends = m->at.until;
        }
        if (!is_covered)
            return false;
    }
    return true;
}

/* "had a call", not "had to call" and not "had them call". */
static bool has_article(const char *behind)
{
    static const char *const articles[] = {
        "a ",       "an ",    "the ",  "our ",    "my ",      "their ",
        "another ", "one ",   "two ",  "first ",  "quick ",   "good ",
        "great ",   "short ", "long ", "second ", "several ", "some "};

    return text_begins_any(behind, articles, COUNT(articles));
}

/* "demo done with Acme this morning": what was done stands first, and that it was. */
static bool is_done(const struct scene *s, const struct span *clause, struct span word)
{
    static const char *const done[] = {"done", "finished", "completed", "held", "given"};

    static const enum feature open[] = {F_request, F_negation, F_condition, F_future,
                                        F_remind,  F_iffy,     F_ask_word,  F_coming};
    const struct mark *deed = deed_in(s, clause->from, word.from);
    size_t at = clause->from;

    if (!deed ||
        !is_one_of(s->text.bytes + word.from, word.until - word.from, done, COUNT(done)))
        return false;
    while (at < deed->at.from && (!is_letter(s->text.bytes[at]) || in_a_row(s, at)))
        at++;
    return at == deed->at.from && has_day(s, clause) &&
           !holds_any(s, open, COUNT(open), clause->from, clause->until);
}

static bool is_told(const struct scene *s, const struct span *clause, struct span word)
{
    const char *b = s->text.bytes + word.from;
    size_t len = word.until - word.from;

    if (is_of_longer(s, word))
        return false;
    if (is_ended(s, word))
        return has_day(s, clause) && !holds(s, F_coming, clause->from, clause->until);
    if (is_of_money(s, clause))
        return false;
    if (is_one_of(b, len, plain, COUNT(plain)))
        return true;
    if (!is_one_of(b, len, light, COUNT(light)) || b[len] != ' ' ||
        !has_article(b + len + 1) || !deed_in(s, word.until, clause->until))
        return false;
    return strncmp(b, "did ", 4) != 0 || is_told_did(s, clause, word.until);
}

/* The first word that is told of, before which nothing is to be done or hangs on
 * anything; an empty span for none. */
static struct span english(const struct scene *s, const struct span *clause)
{
    const char *b = s->text.bytes;
    bool is_open = true; /* nothing stands before it that is to be done */

    for (size_t at = clause->from; at < clause->until;) {
        size_t end = at;
        while (end < clause->until && is_letter(b[end]))
            end++;
        if (end == at) {
            at++;
            continue;
        }
        struct span word = {at, end};
        bool is_name = in_a_row(s, at);
        if (!is_name &&
            ((is_open && is_told(s, clause, word)) || is_done(s, clause, word)))
            return word;
        is_open &= is_name || !holds_any(s, undone, COUNT(undone), at, end);
        at = end;
    }
    return (struct span){0, 0};
}

/* What may be, must be or is not to be done yet, in a clause with 了. */
static bool is_to_be_done(const struct scene *s, const struct span *clause)
{
    static const char *const signs[] = {"该",   "要",   "得给", "得去", "快",   "准备",
                                        "可以", "能",   "想",   "记得", "打算", "马上",
                                        "别",   "等",   "如果", "要是", "再",   "就",
                                        "才",   "假如", "一旦", "没",   "未",   "不"};
    const char *words = arena_copy_bytes(s->arena, s->text.bytes + clause->from,
                                         clause->until - clause->from);

    return text_has_any(words, signs, COUNT(signs));
}

/* How long 了 or 过 is that says that something was done; 0 for none. */
static size_t aspect_at(const char *at)
{
    static const char *const signs[] = {"完了", "好了", "过了", "了"};
    static const char *const ways[] = {"去", "来", "一", "下", "几", "两", "程"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncmp(at, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    if (strncmp(at, "过", HAN) != 0)
        return 0;
    for (size_t i = 0; i < COUNT(ways); i++)
        if (strncmp(at + HAN, ways[i], HAN) == 0)
            return 0;
    return HAN;
}

/* 收了, 签了: money and contracts have words of their own. */
static bool is_own(const char *verb)
{
    static const char *const verbs[] = {"收", "付", "签", "催", "款", "票", "交"};

    for (size_t i = 0; i < COUNT(verbs); i++)
        if (strncmp(verb, verbs[i], HAN) == 0)
            return true;
    return false;
}

/* Which of a few verbs ends right before `at`: 做了演示. */
static bool is_light_before(const struct scene *s, const struct span *clause, size_t at)
{
    static const char *const verbs[] = {"做", "开", "打", "发", "办", "搞", "写",
                                        "出", "加", "排", "给", "递", "通"};

    for (size_t i = 0; i < COUNT(verbs); i++)
        if (at >= clause->from + HAN &&
            memcmp(s->text.bytes + at - HAN, verbs[i], HAN) == 0)
            return true;
    return false;
}

/* Whether only particles and marks are left of the clause. */
static bool ends_clause(const struct scene *s, const struct span *clause, size_t at)
{
    static const char *const small[] = {"哈", "啊", "哦", "呀", "呢", "啦"};

    while (at < clause->until && han_at(s->text.bytes + at)) {
        bool is_small = false;
        for (size_t i = 0; i < COUNT(small); i++)
            is_small |= strncmp(s->text.bytes + at, small[i], HAN) == 0;
        if (!is_small)
            return false;
        at += HAN;
    }
    return at >= clause->until || !han_at(s->text.bytes + at);
}

/* 今天没给鼎砺做演示: that it was not done is told as well, where a day says of when. */
static struct span not_done(const struct scene *s, const struct span *clause)
{
    static const enum feature open[] = {F_condition, F_iffy,     F_remind,
                                        F_coming,    F_ask_mark, F_ask_word};

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_here = m->feature == F_negation && m->at.from >= clause->from &&
                       m->at.from < clause->until &&
                       strncmp(s->text.bytes + m->at.from, "没", HAN) == 0;
        const struct mark *deed = is_here ? deed_in(s, m->at.until, clause->until) : NULL;
        if (deed && has_day(s, clause) &&
            !holds_any(s, open, COUNT(open), clause->from, clause->until))
            return (struct span){m->at.from, deed->at.until};
    }
    return (struct span){0, 0};
}

/* "Oakline confirm了周五付": what is told is what they said they will do. */
static bool is_word_given(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_confirming && s->marks[i].at.from == at)
            return true;
    return false;
}

/* The deed that 了 or 过 stands at, up to what was done. */
static struct span chinese(const struct scene *s, const struct span *clause)
{
    const struct span none = {0, 0};

    if (is_to_be_done(s, clause))
        return none;
    for (size_t at = clause->from; at < clause->until; at++) {
        size_t len = aspect_at(s->text.bytes + at);
        if (!len || at < clause->from + HAN || is_own(s->text.bytes + at - HAN))
            continue;
        /* "demo完了，推到方案": with no day it is only why the deal moves on. */
        bool is_last = ends_clause(s, clause, at + len);
        if (is_last && !has_day(s, clause))
            continue;
        for (size_t i = 0; i < s->n_marks; i++)
            if (is_deed(&s->marks[i]) && s->marks[i].at.until == at &&
                s->marks[i].at.from >= clause->from &&
                !is_word_given(s, s->marks[i].at.from))
                return (struct span){s->marks[i].at.from, at + len};
        const struct mark *behind = deed_in(s, at + len, clause->until);
        if (behind && is_light_before(s, clause, at))
            return (struct span){at - HAN, behind->at.until};
        const struct mark *before = deed_in(s, clause->from, at);
        if (before && is_last)
            return (struct span){at, at + len};
    }
    return none;
}

/* Said to have been done, Friday is the last one; who did it asks nothing. */
static void settle(struct scene *s, const struct span *clause, struct span deed)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_here = m->at.from >= clause->from && m->at.from < clause->until;
        bool is_day = is_here && m->feature == F_coming;
        bool is_inside = m->at.from >= deed.from && m->at.until <= deed.until;
        bool is_other = is_inside && (m->feature == F_ask_start || m->feature == F_move ||
                                      m->feature == F_change);
        if (!is_day && !is_other)
            s->marks[kept++] = *m;
    }
    s->n_marks = kept;
}

bool past_mark(struct scene *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_clauses; i++) {
        const struct span *clause = &s->clauses[i];
        struct span deed;
        if (holds(s, F_surely, clause->from, clause->until) ||
            holds(s, F_met, clause->from, clause->until))
            continue;
        deed = english(s, clause);
        deed = deed.until ? deed : chinese(s, clause);
        deed = deed.until ? deed : not_done(s, clause);
        if (!deed.until)
            continue;
        settle(s, clause, deed);
        scene_add(s, F_met, deed, -1);
        any = true;
    }
    return any;
}
