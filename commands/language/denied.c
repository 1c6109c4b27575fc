/* 还没赢, 金额不改, "haven't won", "don't mark it won": a deed right behind what denies
 * it was not done and is not to be done; what else the message says stands. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

static const enum feature deeds[] = {
    F_stage_won, F_stage_lost,  F_convert,  F_shipped,      F_deliver,
    F_claim,     F_release,     F_writeoff, F_order_placed, F_change,
    F_tracking,  F_credit_note, F_dispute};

/* What may stand between a denial and the deed that it denies. */
static const char *const between[] = {
    " ",        "给我",       "给他",     "给她",     "给他们",       "把它",
    "能",       "会",         "想",       "可以",     "再",           "先",
    "被",       "真的",       "真",       "完全",     "正式",         "算",
    "是",       "说",         "让",       "打算",     "准备",         "标记为",
    "标为",     "标成",       "标",       "改成",     "写成",         "记成",
    "做",       "开",         "去",       "be ",      "been ",        "really",
    "actually", "officially", "even",     "fully",    "going to ",    "able to ",
    "to ",      "mark ",      "call ",    "the ",     "it ",          "this ",
    "as ",      "that ",      "a ",       "get ",     "got ",         "being ",
    "set ",     "have ",      "quite ",   "exactly ", "technically ", "giving ",
    "give ",    "putting ",   "put ",     "letting ", "let ",         "taking ",
    "sending ", "moving ",    "marking ", "calling ", "throwing "};

static bool is_deed(const struct scene *s, const struct mark *m)
{
    /* 是, "to", "now" change something only beside a figure. */
    static const char *const changes[] = {"改",    "调",  "变更", "更新", "修改", "chang",
                                          "updat", "mov", "rais", "bump", "cut",  "push"};
    const char *at = s->text.bytes + m->at.from;

    if (m->feature == F_change)
        return text_begins_any(at, changes, COUNT(changes));
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (m->feature == deeds[i])
            return true;
    return false;
}

static bool overlaps(struct span a, struct span b)
{
    return a.from < b.until && b.from < a.until;
}

/* 别退回: what may be a verdict keeps its denial, which safety_verdicts.c asks for. */
static bool may_be_verdict(const struct scene *s, struct span at)
{
    static const enum feature verdicts[] = {F_yes,     F_yes_weak,  F_no,
                                            F_no_weak, F_send_back, F_send_back_weak};

    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(verdicts); k++)
            if (s->marks[i].feature == verdicts[k] && overlaps(s->marks[i].at, at))
                return true;
    return false;
}

static bool denies(const struct scene *s, const struct mark *m)
{
    return (m->feature == F_negation || m->feature == F_forbid) &&
           !scene_asks_either_way(&s->text, m->at.from);
}

/* Past a small word, or a name or number: "not giving L-208 back". */
static size_t past_between(const struct scene *s, size_t at, size_t until)
{
    const char *b = s->text.bytes;

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from == at &&
            s->marks[i].at.until <= until)
            return s->marks[i].at.until;
    for (size_t i = 0; i < COUNT(between); i++) {
        size_t len = strlen(between[i]);
        if (at + len <= until && memcmp(b + at, between[i], len) == 0)
            return at + len;
    }
    return at;
}

/* Nothing but small words from one to the other. */
static bool stands_before(const struct scene *s, const struct mark *denial,
                          const struct mark *deed)
{
    size_t at = denial->at.until, next;

    if (at > deed->at.from ||
        scene_clause(s, denial->at.from) != scene_clause(s, deed->at.from))
        return false;
    while (at < deed->at.from && (next = past_between(s, at, deed->at.from)) > at)
        at = next;
    return at == deed->at.from;
}

/* All that was read in it, but names and figures, says nothing any more. */
static void drop_phrases(struct scene *s, struct span at)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 || !overlaps(s->marks[i].at, at))
            s->marks[kept++] = s->marks[i];
    s->n_marks = kept;
}

static bool names_another(const struct scene *s, size_t clause)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (scene_clause(s, s->marks[i].at.from) == clause &&
            (s->marks[i].feature == F_customer || s->marks[i].feature == F_d_ref))
            return true;
    return false;
}

/* The same deed said by more words than one: "don't put L-208 back in the pool"; and that
 * it was won in a clause that names none: "we haven't won it, so keep the champagne
 * closed". */
static bool is_same_deed(const struct scene *s, const struct mark *m, enum feature deed,
                         size_t clause)
{
    size_t own = scene_clause(s, m->at.from);
    bool is_won = m->feature == F_stage_won || m->feature == F_won_report;
    /* 没答应20号付款: nor is the payment any that is to come. */
    bool is_paying = m->feature == F_paid || m->feature == F_arrived ||
                     m->feature == F_due_money || m->feature == F_confirming;

    return (m->feature == deed && own == clause) ||
           (deed == F_promise && is_paying && own == clause) ||
           (deed == F_stage_won && is_won && !names_another(s, own));
}

static void drop_deed(struct scene *s, enum feature deed, size_t clause)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (!is_same_deed(s, &s->marks[i], deed, clause))
            s->marks[kept++] = s->marks[i];
    s->n_marks = kept;
}

/* "If they don't pay by Friday, ...": what hangs on it is judged as it stands. */
static bool hangs_on_it(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_condition || s->marks[i].feature == F_iffy)
            return true;
    return false;
}

/* Whether it can be denied: a verdict is no deed, a promise may be said in its words. */
static bool is_deniable(const struct scene *s, const struct mark *m)
{
    if (m->feature == F_promise)
        return !hangs_on_it(s);
    return is_deed(s, m) && !may_be_verdict(s, m->at);
}

/* The first denial with the last deed that it denies, 别给我扔回公海; false: none is. */
static bool find_denied(const struct scene *s, struct span *out, enum feature *deed)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = s->n_marks; denies(s, &s->marks[i]) && k-- > i;)
            if (is_deniable(s, &s->marks[k]) &&
                stands_before(s, &s->marks[i], &s->marks[k])) {
                *out = (struct span){s->marks[i].at.from, s->marks[k].at.until};
                *deed = s->marks[k].feature;
                return true;
            }
    return false;
}

/* Whether "didn't say" ends right before byte `at`. */
static bool is_untold(const struct scene *s, size_t at)
{
    size_t end = at - (at > 0 && s->text.bytes[at - 1] == ' ');

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        size_t from = m->at.until + (s->text.bytes[m->at.until] == ' ');
        if (m->feature == F_negation && from < end &&
            only_listed(s->text.bytes + from, end - from, small_row(SMALL_telling)))
            return true;
    }
    return false;
}

/* "Wants to pay but didn't say when", 没说哪天付: who tells that asks nothing. */
static void drop_untold(struct scene *s)
{
    static const enum feature asks[] = {F_ask_word, F_ask_start, F_when_ask};

    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark m = s->marks[i];
        bool is_ask = false;
        for (size_t k = 0; k < COUNT(asks); k++)
            is_ask |= m.feature == asks[k];
        if (!is_ask || !is_untold(s, m.at.from))
            s->marks[kept++] = m;
    }
    s->n_marks = kept;
}

bool denied_mark(struct scene *s)
{
    struct span at;
    enum feature deed;
    bool any = false;

    drop_untold(s);
    while (find_denied(s, &at, &deed)) {
        if (deed != F_promise) /* 不答应 may be a verdict */
            drop_phrases(s, at);
        drop_deed(s, deed, scene_clause(s, at.from));
        scene_add(s, deed == F_promise ? F_unpromised : F_denied, at, -1);
        any = true;
    }
    return any;
}
