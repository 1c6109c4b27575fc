/* Where a message falls into clauses, and what stands in some of them. */
#include "base/wordtree.h"
#include "commands/language/lexicon.h"
#include "commands/language/scene.h"

#include <string.h>
#include <threads.h>

/* Where a cut would go through a name, an entity or a phrase: one bool a byte. */
static const bool *insides(const struct scene *s)
{
    bool *inside = TAKE_N(s->arena, s->text.len + 1, bool);
    size_t done = 0; /* marks stand by where they begin */

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct span *at = &s->marks[i].at;
        for (size_t k = at->from + 1 > done ? at->from + 1 : done; k < at->until; k++)
            inside[k] = true;
        done = at->until > done ? at->until : done;
    }
    *s->steps += s->n_marks;
    return inside;
}

/* "by the 20th. Email her": the point is the end of a day and of a sentence. */
static bool ends_sentence(const struct scene *s, const bool *inside, size_t at)
{
    const struct normal *t = &s->text;
    size_t next = at + 2;

    if (t->bytes[at] != '.' || next >= t->len || inside[at + 1])
        return false;
    char c = t->original[t->from[next]];
    return c >= 'A' && c <= 'Z';
}

/* Words that begin another clause where no mark does. */
static struct tree_word joints[] = {
    {.text = "然后"},       {.text = "另外"},   {.text = "同时"},
    {.text = "并且"},       {.text = "顺便"},   {.text = " then "},
    {.text = " and then "}, {.text = " also "}, {.text = " plus "}};

/* Words, marks and pictures that say something of the whole text, wherever they stand,
 * also within a longer phrase: it asks, or shakes its head; it quotes. */
enum { SIGN_ASKS, SIGN_QUOTES };

static struct tree_word signs[] = {
    {.text = "?", .value = SIGN_ASKS},    {.text = "吗", .value = SIGN_ASKS},
    {.text = "多少", .value = SIGN_ASKS}, {.text = "哪些", .value = SIGN_ASKS},
    {.text = "哪个", .value = SIGN_ASKS}, {.text = "谁", .value = SIGN_ASKS},
    {.text = "❓", .value = SIGN_ASKS},    {.text = "❔", .value = SIGN_ASKS},
    {.text = "👎", .value = SIGN_ASKS},    {.text = "❌", .value = SIGN_ASKS},
    {.text = "🚫", .value = SIGN_ASKS},    {.text = "🤔", .value = SIGN_ASKS},
    {.text = "\"", .value = SIGN_QUOTES}, {.text = "「", .value = SIGN_QUOTES},
    {.text = "『", .value = SIGN_QUOTES}, {.text = "«", .value = SIGN_QUOTES}};

/* Made once, at the first text. */
static struct wordtree joint_tree, sign_tree;
static once_flag made = ONCE_FLAG_INIT;

static void make(void)
{
    wordtree_make(&joint_tree, joints, COUNT(joints));
    wordtree_make(&sign_tree, signs, COUNT(signs));
}

/* What begins a command of its own behind "and". */
static const enum feature openers[] = {F_remind,     F_undo,        F_submit,
                                       F_snooze,     F_field_close, F_stage_won,
                                       F_stage_lost, F_promise};

static bool comes_later(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from > at && s->marks[i].feature == F_coming)
            return true;
    return false;
}

static bool opens_behind_and(const struct scene *s, size_t at)
{
    /* "and follow up friday" */
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == at && s->marks[i].feature == F_errand)
            return comes_later(s, at);
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(openers); k++)
            if (s->marks[i].at.from == at && s->marks[i].feature == openers[k])
                return true;
    return false;
}

/* 刚开完会 下周四再跟一次: behind what was done, a blank and a day to come begin what is
 * to be done. */
static bool opens_behind_blank(const struct scene *s, size_t at)
{
    bool was_done = false, is_to_come = false, is_to_do = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        was_done |= m->feature == F_met && m->at.until <= at;
        is_to_come |= m->feature == F_coming && m->at.from == at;
        is_to_do |= m->feature == F_errand && m->at.from > at;
    }
    return was_done && is_to_come && is_to_do && han_at(s->text.bytes + at);
}

static size_t joint_at(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes + at;
    const struct tree_word *joint = wordtree_longest(&joint_tree, b, s->text.len - at);

    if (joint)
        return *b == ' ' ? 1 : joint->len;
    if (*b == ' ' && strncmp(b, " and ", 5) == 0 && opens_behind_and(s, at + 5))
        return 5;
    if (*b == ' ' && opens_behind_blank(s, at + 1))
        return 1;
    return 0;
}

/* Whether no clause ends here: within a word, or within a character. */
static bool goes_on(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80 && c < 0xC0);
}

/* The bytes of the mark that ends a clause at `at`; 0 for none. */
static size_t mark_at(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes + at;
    bool ends = at + 1 >= s->text.len;

    if (goes_on((unsigned char)*b))
        return 0;
    switch (*b) {
    case ',':
    case ';':
    case '!':
    case '\n':
    case '?':
        return 1;
    case '.':
        return at && (ends || b[1] == ' ' || b[1] == '\n') ? 1 : 0;
    case ' ':
        if (strncmp(b, " - ", 3) == 0 || strncmp(b, " / ", 3) == 0)
            return 3;
        if (at >= 3 && han_at(b - 3) && han_at(b + 1))
            return 1;
        return joint_at(s, at);
    default:
        return strncmp(b, "。", 3) == 0 ? 3 : joint_at(s, at);
    }
}

static void add_clause(struct scene *s, size_t from, size_t until)
{
    if (from >= until)
        return;
    if (s->n_clauses == MOST_CLAUSES) /* the rest belongs to the last */
        s->clauses[s->n_clauses - 1].until = until;
    else
        s->clauses[s->n_clauses++] = (struct span){from, until};
}

/* Where a clause ends, less the marks, pictures and particles that may close it. */
static size_t last_word_ends(const struct scene *s, const struct span *clause)
{
    static const char *const small[] = {"的", "吧", "了", "啊",      "呢",
                                        "哦", "来", "哈", " though", " tho"};
    const char *b = s->text.bytes;
    size_t until = clause->until;

    for (size_t i = 0; i < COUNT(small);) {
        size_t len = strlen(small[i]), last = until;

        while (last > clause->from && ((unsigned char)b[--last] & 0xC0) == 0x80)
            ;
        if (last > clause->from && !is_of_word(b + last)) {
            until = last;
            i = 0;
            continue;
        }
        bool is_here =
            until - clause->from >= len && memcmp(b + until - len, small[i], len) == 0;
        until -= is_here ? len : 0;
        i = is_here ? 0 : i + 1;
    }
    return until;
}

/* ", I think", ", or so Dan says", ，听说的: a clause that ends with the doubt says
 * nothing but that what stands before it is one. "he said thanks" says something else. */
static bool is_afterthought(const struct scene *s, const struct span *clause)
{
    enum { LONGEST_BYTES = 40 };

    static const enum feature doubts[] = {F_guess, F_hearsay};

    size_t end = last_word_ends(s, clause);

    if (clause->until - clause->from > LONGEST_BYTES)
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(doubts); k++)
            if (s->marks[i].feature == doubts[k] && s->marks[i].at.from >= clause->from &&
                s->marks[i].at.until >= end && s->marks[i].at.until <= clause->until)
                return true;
    return false;
}

/* What is doubted behind its comma is doubted: both are one clause. */
static void join_afterthoughts(struct scene *s)
{
    size_t kept = 0;

    for (size_t i = 1; i < s->n_clauses; i++) {
        s->ends_in_doubt = is_afterthought(s, &s->clauses[i]);
        if (s->ends_in_doubt)
            s->clauses[kept].until = s->clauses[i].until;
        else
            s->clauses[++kept] = s->clauses[i];
    }
    s->n_clauses = s->n_clauses > 0 ? kept + 1 : 0;
}

void clauses_cut(struct scene *scene)
{
    const bool *inside = insides(scene);
    size_t from = 0, at = 0;

    call_once(&made, make);

    while (at < scene->text.len) {
        size_t len = scene->text.bytes[at] ? mark_at(scene, at) : 0;
        if (len && (!inside[at] || ends_sentence(scene, inside, at)) &&
            !inside[at + len]) {
            add_clause(scene, from, at + len);
            at += len;
            from = at;
        } else {
            at++;
        }
    }
    add_clause(scene, from, scene->text.len);
    join_afterthoughts(scene);
}

size_t scene_clause(const struct scene *scene, size_t at)
{
    for (size_t i = 0; i < scene->n_clauses; i++)
        if (at < scene->clauses[i].until)
            return i;
    return scene->n_clauses;
}

bool view_covers(const struct view *view, struct span at)
{
    ++*view->scene->steps;
    for (size_t i = 0; i < view->scene->n_clauses; i++)
        if ((view->clauses >> i & 1) && view->scene->clauses[i].from <= at.from &&
            at.from < view->scene->clauses[i].until)
            return true;
    return false;
}

/* Filler, names and refs may stand before what a message begins with. */
static bool may_precede(enum feature feature)
{
    switch ((int)feature) {
    case F_filler:
    case F_polite:
    case F_customer:
    case F_lead:
    case F_person:
    case F_l_ref:
    case F_d_ref:
    case F_q_ref:
    case F_c_ref:
    case F_so_ref:
    case F_ap_ref:
    case F_inv_ref:
    case F_r_ref:
    case F_other_ref:
        return true;
    default:
        return false;
    }
}

static size_t first_byte(const struct view *view)
{
    for (size_t i = 0; i < view->scene->n_clauses; i++)
        if (view->clauses >> i & 1)
            return view->scene->clauses[i].from;
    return 0;
}

/* The first byte that is not filler, a name, a ref, a blank or a mark. */
static size_t find_start(const struct view *view)
{
    const struct scene *s = view->scene;
    size_t at = first_byte(view), covered = 0;

    for (size_t i = 0;;) {
        for (; i < s->n_marks && s->marks[i].at.from <= at; i++)
            if (may_precede(s->marks[i].feature) && s->marks[i].at.until > covered)
                covered = s->marks[i].at.until;
        if (covered > at)
            at = covered;
        else if (at < s->text.len && strchr(" ,.:;!-'\"~/\n", s->text.bytes[at]))
            at++;
        else
            return at;
    }
}

static void note(struct view *view, enum feature feature, size_t row)
{
    if (!view->has[feature])
        view->first[feature] = (uint16_t)row;
    view->has[feature] = true;
    view->last[feature] = (uint16_t)row;
}

/* "75k now, was 60": what stood before, and no question. */
static bool is_figure_before(const struct scene *s, const struct mark *ask)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == ask->at.until + 1 &&
            (s->marks[i].feature == F_number || s->marks[i].feature == F_amount))
            return true;
    return false;
}

/* ", might be lost": nobody is asked where nobody stands behind it. */
static bool has_no_subject(const struct scene *s, const struct mark *ask)
{
    static const char *const words[] = {"might be",  "could be",   "would be",
                                        "should be", "might have", "could have"};
    const char *b = s->text.bytes + ask->at.from;

    return text_begins_any(b, words, COUNT(words));
}

/* Whether a question word opens one of the clauses: "did they pay". */
static bool opens_with_question(const struct view *view)
{
    const struct scene *s = view->scene;
    size_t row = 0;
    const struct mark *m;

    while ((m = view_next(view, F_ask_start, &row)))
        for (size_t i = 0; i < s->n_clauses; i++) {
            size_t at = s->clauses[i].from;
            while (at < s->text.len && strchr(" ,-.", s->text.bytes[at]))
                at++;
            if (m->at.from == at && !is_figure_before(s, m) && !has_no_subject(s, m))
                return true;
        }
    return false;
}

/* "could you move D-7 to demo?", 能不能帮我把...: a request in the form of a question. It
 * changes a record or plans an errand; what it wants to know, or decides, stays asked. */
static bool is_polite_request(const struct view *view)
{
    static const enum feature wants[] = {F_move,   F_change,  F_remind, F_snooze,
                                         F_cancel, F_create,  F_assign, F_note,
                                         F_quote,  F_release, F_undo,   F_subscribe,
                                         F_quiet,  F_invoice, F_errand, F_put_off};

    static const enum feature asks[] = {
        F_show,    F_find,    F_how_much, F_status, F_yes,  F_no,   F_arrived,
        F_promise, F_counter, F_help,     F_exists, F_owns, F_hold, F_overdue};
    const struct scene *s = view->scene;
    bool wanted = false;

    if (!view->has[F_please_do] || s->context->reply_to ||
        s->marks[view->first[F_please_do]].at.from > view->start)
        return false;
    for (size_t i = 0; i < COUNT(asks); i++)
        if (view->has[asks[i]])
            return false;
    for (size_t i = 0; i < COUNT(wants); i++)
        wanted |= view->has[wants[i]];
    return wanted;
}

/* 到账没, "paid没": what is said to have happened, and whether it has. */
static bool ends_with_or_not(const struct scene *s)
{
    static const enum feature done[] = {F_arrived, F_paid,    F_yes,       F_finished,
                                        F_shipped, F_met,     F_stage_won, F_invoice,
                                        F_errand,  F_activity};

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        const char *behind = s->text.bytes + m->at.until;
        if (strncmp(behind, "没", 3) != 0 || is_of_word(behind + 3))
            continue;
        for (size_t k = 0; k < COUNT(done); k++)
            if (m->feature == done[k])
                return true;
    }
    return false;
}

/* A few words: eight characters of Chinese, five or six words of English. */
static bool is_short(const struct normal *text)
{
    enum { FEW_BYTES = 24, FEW_LETTERS = 32 };

    size_t from = strspn(text->bytes, " "), until = words_until(text);

    if (until <= from + FEW_BYTES)
        return true;
    for (size_t i = from; i < until; i++)
        if ((unsigned char)text->bytes[i] >= 0x80)
            return false;
    return until <= from + FEW_LETTERS;
}

bool scene_asks_either_way(const struct normal *text, size_t at)
{
    enum { HAN_BYTES = 3 };

    static const char *const often[] = {"时", "动"};
    const char *b = text->bytes + at;

    if (at < HAN_BYTES || text->len - at < (size_t)2 * HAN_BYTES ||
        (strncmp(b, "不", HAN_BYTES) != 0 && strncmp(b, "没", HAN_BYTES) != 0) ||
        memcmp(b - HAN_BYTES, b + HAN_BYTES, HAN_BYTES) != 0 || !han_at(b - HAN_BYTES))
        return false;
    for (size_t i = 0; i < COUNT(often); i++)
        if (strncmp(b - HAN_BYTES, often[i], HAN_BYTES) == 0)
            return false;
    return true;
}

/* 看看他们回没回: whether it is so is to be found out, and not asked of us. */
static bool is_to_be_seen(const struct normal *text, size_t at)
{
    static const char *const verbs[] = {"看", "问", "查", "确认", "核实", "打听"};

    for (size_t i = 0; i < COUNT(verbs); i++) {
        const char *verb = strstr(text->bytes, verbs[i]);
        if (verb && verb < text->bytes + at)
            return true;
    }
    return false;
}

void scene_see_whole(struct scene *scene)
{
    const struct normal *text = &scene->text;
    bool has[] = {[SIGN_ASKS] = ends_with_or_not(scene), [SIGN_QUOTES] = false};

    call_once(&made, make);
    for (size_t at = 0; at < text->len; at++) {
        const struct tree_word *sign =
            wordtree_longest(&sign_tree, text->bytes + at, text->len - at);
        if (sign)
            has[sign->value] = true;
        has[SIGN_ASKS] |= scene_asks_either_way(text, at) && !is_to_be_seen(text, at);
    }
    scene->asks_by_word = has[SIGN_ASKS];
    scene->has_quotes = has[SIGN_QUOTES];
    scene->is_short = is_short(text);
}

void view_make(const struct scene *scene, uint32_t clauses, struct view *out)
{
    enum feature answered = feature_of_reply(scene->context->reply_to);

    memset(out, 0, sizeof(*out));
    out->scene = scene;
    out->clauses = clauses;
    for (size_t i = 0; i < scene->n_marks; i++)
        if (view_covers(out, scene->marks[i].at))
            note(out, scene->marks[i].feature, i);
    if (answered != FEATURES)
        out->has[answered] = true;
    out->start = find_start(out);
    out->has[F_in_doubt] = out->has[F_ask_mark] || scene->asks_by_word ||
                           out->has[F_ask_word] || out->has[F_please_do] ||
                           opens_with_question(out);
    out->has[F_is_question] = out->has[F_in_doubt] && !is_polite_request(out);
    out->has[F_has_quotes] = scene->has_quotes;
    out->has[F_is_quoted] = out->has[F_quoting] || out->has[F_has_quotes];
    out->has[F_is_bare] = scene->is_short;
}

const struct mark *view_next(const struct view *view, enum feature feature, size_t *from)
{
    const struct scene *s = view->scene;

    for (; *from < s->n_marks; ++*from)
        if (s->marks[*from].feature == feature && view_covers(view, s->marks[*from].at))
            return &s->marks[(*from)++];
    return NULL;
}

const struct mark *view_find(const struct view *view, enum feature feature)
{
    size_t from = 0;

    return view->has[feature] ? view_next(view, feature, &from) : NULL;
}

bool scene_is_of_the_rest(const struct scene *s, size_t clause)
{
    static const char *const rests[] = {"剩",    "余下",      "余款",
                                        "其余",  "尾款",      "the rest",
                                        "rest ", "remaining", "balance"};
    const char *at = s->text.bytes + s->clauses[clause].from;

    while (*at == ' ')
        at++;
    return text_begins_any(at, rests, COUNT(rests));
}
