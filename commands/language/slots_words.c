/* What is kept in words: notes, titles, reasons, names that nobody knows yet. */
#include "commands/language/lexicon.h"
#include "commands/language/name_words.h"
#include "commands/language/slots.h"

#include <ctype.h>
#include <string.h>

static bool is_edge(char c)
{
    return c && strchr(" ,.;:!-\n\t'\"/|", c);
}

/* 的, 了, 。 and the like at an end. */
static size_t edge_han(const char *at, size_t left)
{
    static const char *const edges[] = {"。", "、", "的", "了", "吧"};

    for (size_t i = 0; i < COUNT(edges) && left >= 3; i++)
        if (memcmp(at, edges[i], 3) == 0)
            return 3;
    return 0;
}

const char *slot_trim(const struct scene *scene, struct span *at)
{
    const char *b = scene->text.bytes;

    for (bool moved = true; moved && at->from < at->until;) {
        size_t front = is_edge(b[at->from]) ? 1 : 0;
        moved = front;
        at->from += front;
        if (at->from < at->until && is_edge(b[at->until - 1])) {
            at->until--;
            moved = true;
        }
    }
    if (at->until - at->from >= 3 && memcmp(b + at->until - 3, "。", 3) == 0)
        at->until -= 3;
    return at->from < at->until ? scene_words(scene, *at) : "";
}

void slot_clip(const struct scene *scene, struct span *at)
{
    size_t until = words_until(&scene->text);

    at->until = at->until < until ? at->until : until;
}

/* The view's clauses as one span, from the first to the last. */
static struct span view_span(const struct view *view)
{
    const struct scene *s = view->scene;
    struct span all = {0, 0};

    for (size_t i = 0; i < s->n_clauses; i++) {
        if (!(view->clauses >> i & 1))
            continue;
        if (all.until == 0)
            all.from = s->clauses[i].from;
        all.until = s->clauses[i].until;
    }
    return all;
}

void slot_put_words(const struct filling *f, const char *key, struct span at)
{
    const char *words = slot_trim(f->view->scene, &at);

    slot_put(f->view, f->out, key, SLOT_TEXT, words, at, "words");
}

/* "12% off on Acme, Kestrel offers less": the last clause says nothing of what is asked
 * for, so it says why. */
static bool put_last_clause(const struct filling *f)
{
    static const enum feature asked[] = {
        F_discount, F_percent,  F_amount,         F_net_terms, F_duration, F_margin,
        F_request,  F_approval, F_please_approve, F_submit,    F_person,   F_polite,
        F_customer, F_d_ref,    F_kind_discount,  F_date,      F_counter,  F_ask_mark};
    const struct scene *s = f->view->scene;
    struct view last;

    if (f->intent != INTENT_approval_request || s->n_clauses < 2 || s->n_clauses > 31)
        return false;
    view_make(s, 1U << (s->n_clauses - 1), &last);
    for (size_t i = 0; i < COUNT(asked); i++)
        if (last.has[asked[i]])
            return false;
    struct span at = s->clauses[s->n_clauses - 1];
    slot_clip(s, &at);
    if (utf8_count(slot_trim(s, &at)) < 4)
        return false;
    slot_put_words(f, "body", at);
    return true;
}

/* 理由太空: the reason is spoken of; 理由：太空 and 理由是太空 give it. */
static bool is_spoken_of(const struct scene *s, const struct mark *why)
{
    static const char noun[] = "理由";
    const char *at = s->text.bytes + why->at.from;

    return why->at.until - why->at.from == strlen(noun) &&
           strncmp(at, noun, strlen(noun)) == 0 && han_at(at + strlen(noun));
}

/* "12% off because a rival bids lower": of a request, why, and no more. */
static bool put_reason(const struct filling *f)
{
    struct span all = view_span(f->view);
    const struct mark *why = view_find(f->view, F_reason);

    if (why && is_spoken_of(f->view->scene, why) &&
        strcmp(intents[f->intent].name, "approval.return") == 0)
        why = NULL;
    if (!why && put_last_clause(f))
        return true;
    if (!why || strncmp(intents[f->intent].name, "approval.", 9) != 0)
        return false;
    all.from = why->at.until;
    slot_clip(f->view->scene, &all);
    if (utf8_count(slot_trim(f->view->scene, &all)) < 2)
        return false;
    slot_put_words(f, "body", all);
    return true;
}

/* Everything but what says that a note is wanted. */
void slot_body(const struct filling *f)
{
    struct span all = view_span(f->view);
    const struct mark *mark = view_find(f->view, F_note);

    if (put_reason(f))
        return;
    if (f->intent == INTENT_note_add && mark && mark->at.from <= f->view->start + 1 &&
        f->view->start == mark->at.from)
        all.from = mark->at.until;
    slot_put_words(f, "body", all);
}

static bool is_verdict(enum feature feature)
{
    return feature == F_no || feature == F_no_weak || feature == F_send_back;
}

/* Whether anything but small words is left. */
static bool says_something(const struct scene *s, struct span at)
{
    const struct span said = at;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_small = m->feature == F_filler || m->feature == F_polite ||
                        m->feature == F_approval || m->feature == F_ap_ref;
        while (at.from < at.until && is_edge(s->text.bytes[at.from]))
            at.from++;
        if (edge_han(s->text.bytes + at.from, at.until - at.from))
            at.from += 3;
        if (m->feature == F_paper && m->at.from >= said.from && m->at.until <= said.until)
            return true; /* "for the quote" */
        if (is_small && m->at.from <= at.from && m->at.until > at.from)
            at.from = m->at.until;
    }
    return at.until >= at.from + 3;
}

/* The reason: what is left of a refusal once verdict and ref are off. */
void slot_because_body(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    struct span rest = view_span(f->view), said;
    const struct mark *decided = NULL;

    slot_clip(s, &rest);
    while (rest.from < rest.until && is_edge(s->text.bytes[rest.from]))
        rest.from++;
    said = rest;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        /* "declining AP-95 - we can't go below floor": the second is of the reason. */
        bool is_later = decided &&
                        (m->feature == F_no_weak || m->feature == F_yes_weak) &&
                        scene_clause(s, m->at.from) > scene_clause(s, decided->at.from);
        bool ends = (is_verdict(m->feature) && !is_later) || m->feature == F_ap_ref ||
                    (m->feature == F_person && f->intent == INTENT_approval_return);
        bool skips = ends || m->feature == F_filler || m->feature == F_polite ||
                     m->feature == F_because;
        if (is_verdict(m->feature) && !decided)
            decided = m;
        if (skips && m->at.from <= said.from && m->at.until > said.from) {
            said.from = m->at.until;
            rest.from = ends ? said.from : rest.from;
        }
        while (said.from < said.until && is_edge(s->text.bytes[said.from]))
            said.from++;
        if (edge_han(s->text.bytes + said.from, said.until - said.from))
            said.from += 3;
    }
    if (rest.from < rest.until &&
        edge_han(s->text.bytes + rest.from, rest.until - rest.from))
        rest.from += 3;
    if (put_reason(f))
        return;
    if (says_something(s, rest))
        slot_put_words(f, "body", rest);
}

/* Why a deal was lost; of other stages nothing. */
void slot_stage_body(const struct filling *f)
{
    bool has_more = f->view->scene->n_clauses > 1;

    if (f->view->has[F_stage_lost] || f->view->has[F_because] || has_more)
        slot_body(f);
}

static bool is_when(const struct mark *m)
{
    return m->feature == F_date || m->feature == F_clock || m->feature == F_part ||
           m->feature == F_repeat || m->feature == F_range || m->feature == F_duration ||
           m->feature == F_hours || m->feature == F_ahead;
}

/* "at 11am to call", "on Friday": the small word that leads to a time goes with it, and
 * "to" behind what is left out. */
static bool drop_small(const struct scene *s, struct span *at)
{
    static const char *const leads[] = {"at ",     "on ",     "by ",    "in ",   "@ ",
                                        "before ", "around ", "about ", "from ", "for "};
    const char *b = s->text.bytes;

    for (size_t i = 0; i < COUNT(leads); i++) {
        size_t len = strlen(leads[i]);
        if (b[at->from] != leads[i][0] || strncmp(b + at->from, leads[i], len) != 0)
            continue;
        for (size_t k = 0; k < s->n_marks; k++)
            if (is_when(&s->marks[k]) && s->marks[k].at.from == at->from + len &&
                s->marks[k].at.until < at->until) {
                at->from += len;
                return true;
            }
    }
    return false;
}

/* "send the contract at": what led to a time that stood behind it. */
static void drop_lead(const struct scene *s, struct span *at)
{
    static const char *const leads[] = {" at",     " on",     " by",    " in", " @",
                                        " before", " around", " about", " for"};

    for (size_t i = 0; i < COUNT(leads); i++) {
        size_t len = strlen(leads[i]);
        if (at->until - at->from > len &&
            memcmp(s->text.bytes + at->until - len, leads[i], len) == 0) {
            at->until -= len;
            return;
        }
    }
}

/* 除夕前拜年: 前 goes with the day. */
static size_t behind_bound(const struct scene *s, size_t at)
{
    static const char *const bounds[] = {"之前", "以前", "前", "之后", "以后"};

    for (size_t i = 0; i < COUNT(bounds); i++)
        if (strncmp(s->text.bytes + at, bounds[i], strlen(bounds[i])) == 0)
            return at + strlen(bounds[i]);
    return at;
}

static void trim_edges(const struct scene *s, struct span *at)
{
    while (at->from < at->until && is_edge(s->text.bytes[at->from]))
        at->from++;
    while (at->from < at->until && is_edge(s->text.bytes[at->until - 1]))
        at->until--;
}

/* "remind me", the time, and who is asked to do it: nothing of what is to be done. */
static bool is_outside_title(const struct filling *f, const struct mark *m)
{
    switch ((int)m->feature) {
    case F_remind:
    case F_remind_me:
    case F_polite:
    case F_ask_mark:
        return true;
    case F_person:
        return meaning_get(f->out, "to");
    case F_duration: /* "60 cups a min": beside a day it is none of the time */
        return !f->view->has[F_date] && !f->view->has[F_clock] && !f->view->has[F_repeat];
    case F_ahead: /* what is counted back from nothing is kept */
        return meaning_get(f->out, "due");
    default:
        return is_when(m);
    }
}

/* Cuts a mark off that stands at either end; whether it did. */
static bool drop_mark(const struct scene *s, const struct mark *m, struct span *at)
{
    if (m->at.from < at->from || m->at.until > at->until)
        return false;
    if (m->at.from == at->from && m->at.until < at->until) {
        at->from = behind_bound(s, m->at.until);
        return true;
    }
    if (m->at.until != at->until || m->at.from <= at->from)
        return false;
    at->until = m->at.from;
    while (at->from < at->until && is_edge(s->text.bytes[at->until - 1]))
        at->until--;
    drop_lead(s, at);
    return true;
}

/* "move the Acme call to", 会改到: no sentence without the time that stood behind. */
static bool wants_more(const struct scene *s, struct span at)
{
    static const char *const ends[] = {
        " to",  " until", " till",  " from", " is",   " are",  " was", " the",
        " a",   " an",    " and",   " of",   " with", " than", "改到", "推到",
        "挪到", "延到",   "推迟到", "改成",  "改为",  "改在",  "改",   "约在",
        "定在", "定到",   "安排在", "从",    "等到",  "到了"};

    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t len = strlen(ends[i]);
        if (at.until - at.from > len &&
            memcmp(s->text.bytes + at.until - len, ends[i], len) == 0)
            return true;
    }
    return false;
}

/* A reminder's title: the words without "remind me" and the time, at either end. */
void slot_title(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    struct span all = view_span(f->view), typed;
    bool moved = true;

    slot_clip(s, &all);
    typed = all;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < s->n_marks; i++) {
            trim_edges(s, &all);
            moved |= drop_small(s, &all);
            if (is_outside_title(f, &s->marks[i]))
                moved |= drop_mark(s, &s->marks[i], &all);
        }
    }
    if (all.until < typed.until && !f->view->has[F_next_touch] && wants_more(s, all))
        all.until = typed.until;
    if (all.from > view_span(f->view).from &&
        strncmp(s->text.bytes + all.from, "to ", 3) == 0)
        all.from += 3;
    slot_put_words(f, "body", all);
}

static bool is_upper(const char *c)
{
    return *c >= 'A' && *c <= 'Z';
}

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0xC3;
}

/* A run of words with capitals at original byte `at`: "Petra Nowak". */
static size_t proper_run(const char *text, size_t at)
{
    size_t end = at;

    while (is_upper(text + at)) {
        while (is_letter(text[at]) || text[at] == '\'' || text[at] == '&' ||
               (text[at] == '-' && is_upper(text + at + 1)))
            at++;
        end = at;
        if (text[at] == ' ' && text[at + 1] == '&' && text[at + 2] == ' ')
            at += 2;
        at += text[at] == ' ';
    }
    return end;
}

bool slot_overlaps_mark(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from < at.until &&
            at.from < s->marks[i].at.until)
            return true;
    return false;
}

/* Whether a name, an entity or a small word ends at byte `at`. */
static bool ends_a_name(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.until == at)
            return true;
    return false;
}

/* 的老板, 个经理: no surname. */
static bool names_nobody(const char *at)
{
    static const char *const none[] = {"的", "个", "位", "是", "们", "大", "小", "老"};

    for (size_t i = 0; i < COUNT(none); i++)
        if (strncmp(at, none[i], 3) == 0)
            return true;
    return false;
}

/* 老王介绍了个客户: whom a source's word follows is not whom it brought. */
static bool sent_somebody(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_source && s->marks[i].at.from == at)
            return true;
    return false;
}

/* A Chinese surname with a title: 王总, 张经理, 李女士. */
static bool titled_han(const struct filling *f, struct span *out)
{
    const struct scene *s = f->view->scene;
    size_t row = 0;
    const struct mark *m;

    while ((m = view_next(f->view, F_honorific, &row))) {
        size_t from = m->at.from;
        unsigned char c = (unsigned char)s->text.bytes[m->at.from];
        if (c < 0x80 || from < 3 || (unsigned char)s->text.bytes[from - 3] < 0xE4)
            continue;
        struct span at = {from - 3, m->at.until};
        bool is_inner = from >= 6 && han_at(s->text.bytes + from - 6) &&
                        m->at.until - m->at.from == 3 && !ends_a_name(s, from - 3);
        if (slot_overlaps_mark(s, at) || is_inner ||
            names_nobody(s->text.bytes + from - 3))
            continue;
        if (sent_somebody(s, at.until))
            continue;
        *out = at;
        return true;
    }
    return false;
}

/* 老唐, 小王: a surname behind what one says to whom one knows. */
static bool familiar_han(const struct filling *f, struct span *out)
{
    const struct scene *s = f->view->scene;
    const char *b = s->text.bytes;

    for (size_t i = 0; i + 6 <= s->text.len; i++) {
        bool is_old = strncmp(b + i, "老", 3) == 0,
             is_young = strncmp(b + i, "小", 3) == 0;
        struct span at = {i, i + 6};
        if (!(is_old || is_young) || !name_is_surname(b + i + 3) ||
            strncmp(b + i, "小程序", 9) == 0 || slot_overlaps_mark(s, at) ||
            sent_somebody(s, at.until) || !view_covers(f->view, at))
            continue;
        *out = at;
        return true;
    }
    return false;
}

/* Words with capitals right behind (or two bytes on from) a mark. */
bool slot_proper_behind(const struct filling *f, size_t at, struct span *out)
{
    const struct scene *s = f->view->scene;

    for (size_t skip = 0; skip < 7 && at + skip < s->text.len; skip++) {
        size_t from = s->text.from[at + skip];
        size_t until = proper_run(s->text.original, from);
        /* MSA, SOW, CFO: papers and offices. */
        if (until > from && is_upper(s->text.original + from + 1))
            return false;
        if (until > from) {
            *out = (struct span){at + skip, at + skip};
            while (out->until < s->text.len && s->text.from[out->until] < until)
                out->until++;
            return !slot_overlaps_mark(s, *out);
        }
        if (!strchr(" :'s", s->text.bytes[at + skip]) &&
            (unsigned char)s->text.bytes[at + skip] < 0xE3)
            return false;
        if ((unsigned char)s->text.bytes[at + skip] >= 0xE3)
            skip += 2;
    }
    return false;
}

/* "Tessera的Maria", "call Maria at Tessera", 联系人 王总. */
void slot_contact(const struct filling *f)
{
    static const enum feature before[] = {F_contact_word, F_role, F_customer, F_activity,
                                          F_met};
    struct span at;

    if (titled_han(f, &at) || familiar_han(f, &at)) {
        slot_put_words(f, "contact", at);
        return;
    }
    for (size_t i = 0; i < COUNT(before); i++) {
        size_t row = 0;
        const struct mark *m;
        while ((m = view_next(f->view, before[i], &row)))
            if (slot_proper_behind(f, m->at.until, &at)) {
                slot_put_words(f, "contact", at);
                return;
            }
    }
}
