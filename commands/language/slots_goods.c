/* What somebody wants, where they come from and how else they are reached: products,
 * sources, messengers. */
#include "commands/language/slots.h"

#include <ctype.h>
#include <string.h>

/* What one may be called there: letters first, then digits and lines as well. */
static size_t id_len(const char *at)
{
    enum { ID_LEAST = 4, ID_MOST = 20 };

    static const char letters[] = "abcdefghijklmnopqrstuvwxyz",
                      inside[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    size_t len = strspn(at, letters) ? strspn(at, inside) : 0;

    bool is_address =
        at[len] == '@' || (at[len] == '.' && isalpha((unsigned char)at[len + 1]));

    return len >= ID_LEAST && len <= ID_MOST && !is_address ? len : 0;
}

/* 微信fang_gewu, "wechat id: lily88": what follows the word and looks like one. Behind
 * 微信推荐的 and "wechat referral" there is none. */
static bool id_behind(const struct scene *s, const struct mark *messenger,
                      struct span *out)
{
    static const char *const between[] = {"号", "是", "为", "id", "is", ":", "=", " "};
    const char *b = s->text.bytes;
    bool is_said = false;
    size_t at = messenger->at.until, before;

    do {
        before = at;
        for (size_t i = 0; i < COUNT(between); i++) {
            size_t len = strlen(between[i]);
            bool stands =
                strncmp(b + at, between[i], len) == 0 &&
                (between[i][0] != 'i' || b[at + len] == ' ' || b[at + len] == ':');
            is_said |= stands && between[i][0] != ' ';
            at += stands ? len : 0;
        }
    } while (at > before);
    *out = (struct span){at, at + id_len(b + at)};
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from == at && s->marks[i].at.until >= out->until)
            return false;
    bool is_marked = strcspn(b + at, "0123456789_-") < out->until - at;
    return out->until > at && (is_said || is_marked || han_at(b + messenger->at.from));
}

void slot_wechat(const struct filling *f)
{
    const struct mark *m;
    struct span id;

    for (size_t row = 0; (m = view_next(f->view, F_wechat, &row));)
        if (id_behind(f->view->scene, m, &id)) {
            slot_put(f->view, f->out, "wechat", SLOT_TEXT,
                     scene_words(f->view->scene, id), id, feature_names[F_wechat]);
            return;
        }
}

/* Up to where a piece of a list goes: the next mark, blank before Chinese, or entity. */
static struct span rest_of_clause(const struct view *view, size_t from)
{
    const struct scene *s = view->scene;
    struct span rest = {from, from};

    for (size_t i = 0; i < s->n_clauses; i++)
        if (s->clauses[i].from <= from && from < s->clauses[i].until)
            rest.until = s->clauses[i].until;
    return rest;
}

/* 鼎砺介绍的, "Oakline referral": who sent it and that they did. */
static struct span with_deed(const struct view *view, const struct mark *sender)
{
    enum { NEAR_BYTES = 12 };
    const struct mark *m;

    for (size_t row = 0; (m = view_next(view, F_source, &row));)
        if (m->at.from >= sender->at.until && m->at.from <= sender->at.until + NEAR_BYTES)
            return (struct span){sender->at.from, m->at.until};
    return sender->at;
}

/* 老王介绍, 客户推荐: who sent it stands right before. */
static struct span with_sender(const struct scene *s, struct span deed)
{
    enum { HAN_BYTES = 3, MOST_BYTES = 8 * HAN_BYTES };

    const char *b = s->text.bytes;
    bool is_deed =
        strncmp(b + deed.from, "介绍", 6) == 0 || strncmp(b + deed.from, "推荐", 6) == 0;
    struct span at = deed;

    while (is_deed && at.from >= HAN_BYTES && han_at(b + at.from - HAN_BYTES) &&
           deed.from - at.from < MOST_BYTES) {
        at.from -= HAN_BYTES;
        if (slot_overlaps_mark(s, (struct span){at.from, at.from + HAN_BYTES})) {
            at.from += HAN_BYTES;
            break;
        }
    }
    return at;
}

void slot_source(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    size_t row = 0;
    const struct mark *m;

    while ((m = view_next(f->view, F_source, &row))) {
        struct span at = m->at;
        if (slot_begins_name(s, m))
            continue;
        const char *word = scene_words(s, at);
        if (m->row >= 0 && s->names.rows[m->row].known.kind == KNOWN_ACCOUNT)
            at = with_deed(f->view, m);
        else if (han_at(word))
            at = with_sender(s, at);
        else if (strcmp(word, "referred by") == 0 || strcmp(word, "intro from") == 0)
            at = rest_of_clause(f->view, at.from);
        slot_put_words(f, "source", at);
        return;
    }
    /* "met at Modex": a place that is no word of ours. */
    struct span place;
    for (row = 0; (m = view_next(f->view, F_met_at, &row));)
        if (slot_proper_behind(f, m->at.until, &place)) {
            slot_put_words(f, "source", place);
            return;
        }
}

/* A model's name: letters, a hyphen and digits, such as FX-200; in small letters the
 * hyphen tells. */
static bool model_at(const char *text, size_t at, size_t *until)
{
    size_t end = at, digits = 0, letters = 0, capitals = 0, hyphens = 0;

    while (isalnum((unsigned char)text[end]) || (text[end] == '-' && end > at)) {
        digits += (size_t)(isdigit((unsigned char)text[end]) != 0);
        letters += (size_t)(isalpha((unsigned char)text[end]) != 0);
        capitals += (size_t)(isupper((unsigned char)text[end]) != 0);
        hyphens += (size_t)(text[end] == '-');
        end++;
    }
    *until = end;
    return letters >= 1 && digits >= 1 && end - at >= 3 &&
           (capitals || (hyphens == 1 && isdigit((unsigned char)text[end - 1])));
}

bool slot_model_at(const struct scene *scene, size_t at, size_t *until)
{
    size_t end;

    return at < scene->text.len && isalpha((unsigned char)scene->text.bytes[at]) &&
           model_at(scene->text.original, scene->text.from[at], until ? until : &end);
}

static bool find_model(const struct filling *f, struct span *out)
{
    const struct scene *s = f->view->scene;
    const char *text = s->text.original;

    for (size_t i = 0; i < s->text.len; i++) {
        size_t from = s->text.from[i], until;
        bool begins = from == 0 || !isalnum((unsigned char)text[from - 1]);
        if (!begins || !isalpha((unsigned char)text[from]) ||
            !model_at(text, from, &until))
            continue;
        *out = (struct span){i, i};
        while (out->until < s->text.len && s->text.from[out->until] < until)
            out->until++;
        bool is_ref = false;
        for (size_t k = 0; k < s->n_marks && !is_ref; k++)
            is_ref = s->marks[k].row >= 0 && s->marks[k].feature != F_other_ref &&
                     s->marks[k].feature != F_number &&
                     s->marks[k].feature != F_quantity &&
                     s->marks[k].at.from < out->until && out->from < s->marks[k].at.until;
        if (!is_ref)
            return true;
    }
    return false;
}

static bool behind_of(const struct filling *f, size_t *from)
{
    const struct scene *s = f->view->scene;
    const struct mark *qty = view_find(f->view, F_quantity);
    const char *of;

    if (!qty)
        return false;
    *from = qty->at.until;
    for (size_t i = 0; i < s->n_marks; i++) /* 分两批发货 */
        if (s->marks[i].at.from == *from && s->marks[i].feature == F_deliver)
            return false;
    of = s->text.bytes + *from;
    if (strncmp(of, " of ", 4) == 0)
        *from += 4;
    return true;
}

/* Up to the next entity or word of ours. */
static struct span piece_from(const struct view *view, size_t from)
{
    const struct scene *s = view->scene;
    struct span at = rest_of_clause(view, from);

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool ends = m->row >= 0 || m->feature == F_each ||
                    m->feature == F_kind_discount || m->feature == F_to_word ||
                    m->feature == F_source || m->feature == F_because;
        if (ends && m->at.from > from && m->at.from < at.until)
            at.until = m->at.from;
    }
    return at;
}

/* One that the firm taught, by its own name. */
static bool put_known_product(const struct filling *f)
{
    const struct mark *known = view_find(f->view, F_product);

    if (known)
        slot_put_name(f, "product", SLOT_TEXT,
                      f->view->scene->names.rows[known->row].known.name, known);
    return known;
}

/* 变频器, 工业平板: a character that is a word of ours elsewhere. */
static bool may_be_in_a_product(const struct mark *m)
{
    enum { HAN_BYTES = 3 };

    switch ((int)m->feature) {
    case F_change:
    case F_honorific:
    case F_tally:
    case F_approval:
    case F_yes_weak:
    case F_deal:
    case F_paid:
    case F_move:
    case F_filler:
    case F_to_word:
        return m->row < 0 && m->at.until - m->at.from == HAN_BYTES;
    default:
        return false;
    }
}

/* 伺服电机120台: the Chinese word right before how many of it, when it is none of ours.
 */
static bool before_quantity(const struct filling *f, struct span *out)
{
    enum { HAN_BYTES = 3, LEAST = 2 * HAN_BYTES };
    const struct scene *s = f->view->scene;
    const struct mark *qty = view_find(f->view, F_quantity);
    size_t from = qty ? qty->at.from : 0;

    if (from && s->text.bytes[from - 1] == ' ')
        from--;
    const size_t until = from;
    while (from >= HAN_BYTES && han_at(s->text.bytes + from - HAN_BYTES))
        from -= HAN_BYTES;
    if (!qty || until - from < LEAST)
        return false;
    while (from && isdigit((unsigned char)s->text.bytes[from - 1]))
        from--; /* 12寸工业平板 */
    *out = (struct span){from, until};
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (m->at.from >= out->until || out->from >= m->at.until)
            continue;
        if (!may_be_in_a_product(m))
            return false;
    }
    return true;
}

/* "20 licenses at $99" */
static bool is_sold_by_itself(const struct filling *f, struct span *out)
{
    const struct mark *qty = view_find(f->view, F_quantity);
    const char *b = f->view->scene->text.bytes;
    struct normal words;

    if (!qty)
        return false;
    *out = qty->at;
    while (out->from < out->until && (b[out->from] < 'a' || b[out->from] > 'z'))
        out->from++;
    return normal_make(f->view->scene->arena, b + out->from, out->until - out->from,
                       &words) &&
           phrases_hold(&words, F_ware);
}

void slot_product(const struct filling *f)
{
    struct span at;
    size_t from;

    if (put_known_product(f))
        return;
    bool stands = find_model(f, &at) || before_quantity(f, &at);
    if (!stands && behind_of(f, &from)) {
        at = piece_from(f->view, from);
        while (at.from < at.until && strchr(" ,;:", f->view->scene->text.bytes[at.from]))
            at.from++;
        stands = at.from < at.until;
    }
    if (stands || is_sold_by_itself(f, &at) ||
        (!f->view->has[F_quantity] && slot_counted(f->view, &at)))
        slot_put_words(f, "product", at);
}

/* 采购部, 采购总监: who buys, and not that somebody wants to. */
static bool is_an_office(const struct scene *s, size_t at)
{
    static const char *const behind[] = {"部", "总监", "经理",  "主管",
                                         "员", "人员", "负责人"};

    return text_begins_any(s->text.bytes + at, behind, COUNT(behind));
}

void slot_interest(const struct filling *f)
{
    const struct mark *mark = NULL, *m;

    for (size_t row = 0; !mark && (m = view_next(f->view, F_interest, &row));)
        if (!is_an_office(f->view->scene, m->at.until))
            mark = m;
    if (!put_known_product(f) && mark)
        slot_put_words(f, "product", rest_of_clause(f->view, mark->at.until));
}

void slot_quote_number(const struct filling *f)
{
    const struct mark *mark = view_find(f->view, F_quote_said);

    if (!mark && f->intent == INTENT_stage_set)
        mark = view_find(f->view->scene->whole, F_quote_moved);
    if (mark)
        slot_put_words(f, "quote", mark->at);
}
