/* parts.c - where one customer's deed ends and another's begins. */
#include "commands/language/parts_inside.h"

#include <string.h>

/* --- where it may be cut -------------------------------------------------------------
 */

static const struct joint {
    const char *text;
    bool is_hard; /* ends a sentence */
} joints[] = {{"\n", true},     {";", true},      {"。", true},      {". ", true},
              {"! ", true},     {"!", true},      {",", false},      {"、", false},
              {" and ", false}, {" but ", false}, {" then ", false}, {"然后", false},
              {"另外", false},  {"同时", false},  {"并且", false},   {"还有", false},
              {"以及", false},  {"而", false},    {"并", false},     {"和", false}};

/* What may stand before the deed of a part. */
static const char *const leads_in[] = {" ",    ",",     ";",    "and ", "also ", "then ",
                                       "but ", "plus ", "另外", "然后", "还有",  "同时",
                                       "并且", "并",    "再",   "、"};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 鼎砺到账20万 星桥到账42万: a blank between characters. */
static bool is_blank_joint(const char *text, size_t at)
{
    return text[at] == ' ' && at >= 3 &&
           (han_at(text + at + 1) || is_digit(text[at + 1])) &&
           (unsigned char)text[at - 1] >= 0x80;
}

size_t part_joint(const char *text, size_t at, bool *is_hard)
{
    *is_hard = false;
    if (text[at] == ',' && at > 0 && is_digit(text[at - 1]) && is_digit(text[at + 1]))
        return 0;
    for (size_t i = 0; i < COUNT(joints); i++)
        if (strncmp(text + at, joints[i].text, strlen(joints[i].text)) == 0) {
            *is_hard = joints[i].is_hard;
            return strlen(joints[i].text);
        }
    return is_blank_joint(text, at) ? 1 : 0;
}

struct cut {
    size_t at, until; /* the joint */
    bool is_hard, is_there;
};

/* The last end of a sentence between two names, else the last joint. */
static struct cut cut_between(const struct cutting *c, size_t from, size_t until)
{
    struct cut best = {0};

    for (size_t at = from; at < until;) {
        bool is_hard;
        size_t len = part_joint(c->text.bytes, at, &is_hard);
        if (len && at + len <= until && (is_hard || !best.is_hard))
            best = (struct cut){at, at + len, is_hard, true};
        at += len ? len : 1;
    }
    return best;
}

size_t part_past_leads(const char *text, size_t at, size_t until)
{
    for (size_t i = 0; i < COUNT(leads_in) && at < until;) {
        size_t len = strlen(leads_in[i]);
        if (at + len <= until && strncmp(text + at, leads_in[i], len) == 0) {
            at += len;
            i = 0;
        } else {
            i++;
        }
    }
    return at;
}

/* --- what each says ------------------------------------------------------------------
 */

const char *parts_words(const struct cutting *c, size_t from, size_t until)
{
    size_t begin, end;

    if (from >= until)
        return "";
    normal_span(&c->text, from, until, &begin, &end);
    return arena_copy_bytes(c->arena, c->text.original + begin, end - begin);
}

/* The same with the blank that ends it. */
static const char *stretch_of(const struct cutting *c, size_t from, size_t until)
{
    bool is_spaced = until > from && c->text.bytes[until - 1] == ' ';

    return arena_printf(c->arena, "%s%s", parts_words(c, from, until),
                        is_spaced ? " " : "");
}

/* It looks, or speaks of nobody's record. */
static bool is_no_deed(const char *cmd)
{
    static const char *const idle[] = {"none",
                                       "find",
                                       "report",
                                       "help",
                                       "approval.list",
                                       "approval.status",
                                       "undo",
                                       "subscribe",
                                       "quiet.set",
                                       "note.add",
                                       "language.set",
                                       "reminder.list",
                                       "reminder.create",
                                       "approval.hold"};

    return text_is_any(cmd, idle, COUNT(idle));
}

static bool is_verdict(const char *cmd)
{
    static const char *const verdicts[] = {"approval.approve", "approval.reject",
                                           "approval.return"};

    return text_is_any(cmd, verdicts, COUNT(verdicts));
}

const struct meaning *parts_meaning(const struct cutting *c, const char *text,
                                    bool may_ask)
{
    struct meanings *m = TAKE(c->arena, struct meanings);

    meaning_read(c->arena, text, strlen(text), c->context, m);
    bool only_confirm = m->n_asks == 1 && strcmp(m->ask[0], "confirm") == 0;
    if (m->n_asks > 0 && !only_confirm && !may_ask)
        return NULL;
    return m->rows[0].points >= STRONG_POINTS ? &m->rows[0] : NULL;
}

/* The same where nothing is missing of it. */
static const struct meaning *plain_meaning(const struct cutting *c, const char *text)
{
    return parts_meaning(c, text, false);
}

/* A day, an amount, a colleague or the like stands in it, outside of the name. */
static size_t figure_at(const struct cutting *c, size_t from, size_t until)
{
    const struct normal *text = &c->text;
    struct sighted_names names;
    struct entities found;

    world_sight(c->context->world, c->arena, text, &names);
    for (size_t i = 0; i < names.n; i++)
        if (names.rows[i].known.kind == KNOWN_PERSON && names.rows[i].at.from >= from &&
            names.rows[i].at.from < until)
            return names.rows[i].at.from;
    entities_read(c->arena, text->original, text->original_len, &c->context->reading,
                  &found);
    for (size_t i = 0; i < found.n; i++) {
        size_t at = part_normal_at(text, found.rows[i].span.from);
        if (found.rows[i].kind != ENTITY_REF && found.rows[i].kind != ENTITY_MENTION &&
            at >= from && at < until)
            return at;
    }
    return until;
}

/* By its own words. */
static bool stands_alone(const struct cutting *c, struct piece *piece)
{
    const char *text = parts_words(c, piece->at.from, piece->at.until);
    const struct meaning *m = parts_meaning(c, text, true);
    bool is_lead = m && strcmp(m->cmd, "lead.create") == 0;

    if (!m || is_no_deed(m->cmd) || is_lead != piece->topic->is_new_lead)
        return false;
    bool is_at_head = piece->at.from == 0 || piece->at.from == piece->topic->at.from;
    if (is_lead && (!meaning_get(m, "customer") || !is_at_head))
        return false;
    piece->cmd = m->cmd;
    piece->text = text;
    return true;
}

static bool holds_words(const struct cutting *c, size_t from, size_t until)
{
    for (size_t at = from; at < until; at++) {
        char b = c->text.bytes[at];
        if ((b >= 'a' && b <= 'z') || is_digit(b) || han_at(&b))
            return true;
    }
    return false;
}

/* What the part before says and this one leaves out: "bump [Oakline] to 80k", 星桥[到账]
 * 42万, "[ask for] 12% off for Oakline". */
static bool stands_like(const struct cutting *c, const struct piece *before,
                        struct piece *piece)
{
    const struct topic *topic = piece->topic, *first = before->topic;
    size_t own = figure_at(c, piece->at.from, piece->at.until);
    size_t its = figure_at(c, first->at.until, before->at.until);
    const char *head = stretch_of(c, before->at.from, first->at.from);
    const char *middle = stretch_of(c, first->at.until, its);
    const char *name = parts_words(c, topic->at.from, topic->at.until);
    const char *rest = parts_words(c, topic->at.until, piece->at.until);
    const char *whole = parts_words(c, piece->at.from, piece->at.until);
    const char *until_figure =
        stretch_of(c, before->at.from, figure_at(c, before->at.from, before->at.until));
    bool is_first = piece->at.from == topic->at.from;
    const char *tries[] = {
        is_first ? arena_printf(c->arena, "%s%s", head, whole) : "",
        is_first ? arena_printf(c->arena, "%s%s%s%s", head, name, middle, rest) : "",
        is_first ? "" : arena_printf(c->arena, "%s%s", until_figure, whole)};
    bool only_name = !holds_words(c, topic->at.until, piece->at.until);

    /* "approve AP-88 and AP-95" */
    bool is_bare = is_first && is_verdict(before->cmd) && only_name;
    const struct meaning *itself = plain_meaning(c, whole);
    bool is_other = itself && strcmp(itself->cmd, before->cmd) != 0;
    if ((own == piece->at.until && !is_bare) || topic->is_new_lead || is_other)
        return false;
    for (size_t i = 0; i < COUNT(tries); i++) {
        const struct meaning *m = plain_meaning(c, tries[i]);
        if (m && strcmp(m->cmd, before->cmd) == 0) {
            piece->cmd = m->cmd;
            piece->text = tries[i];
            return true;
        }
    }
    return false;
}

static bool is_reminder(const char *cmd)
{
    return strcmp(cmd, "reminder.create") == 0;
}

/* Visited, spoken to, to be called: what a message may begin with before it says a deed.
 */
static bool is_told(const struct cutting *c, struct piece *piece)
{
    const char *text = parts_words(c, piece->at.from, piece->at.until);
    const struct meaning *m = plain_meaning(c, text);

    if (!m || (strcmp(m->cmd, "note.add") != 0 && !is_reminder(m->cmd)))
        return false;
    piece->cmd = m->cmd;
    piece->text = text;
    return true;
}

/* "INV-1 200 INV-2 300 came in": a blank parts one number from the next. */
static struct cut blank_before(const struct cutting *c, const struct topic *before,
                               const struct topic *topic)
{
    size_t at = topic->at.from;

    if (!topic->ref || !before->ref || !parts_same_kind(before->ref, topic->ref) ||
        at == 0 || c->text.bytes[at - 1] != ' ')
        return (struct cut){0};
    return (struct cut){at - 1, at, false, true};
}

/* The pieces between the names that differ; 0 where there is no second. */
static size_t cut(const struct cutting *c, struct piece out[MOST_PARTS])
{
    size_t n = 1;

    out[0] = (struct piece){.at = {0, c->text.len}, .topic = &c->topics[0]};
    for (size_t i = 1; i < c->n_topics; i++) {
        const struct topic *before = &c->topics[i - 1], *topic = &c->topics[i];
        struct cut joint = cut_between(c, before->at.until, topic->at.from);
        if (!joint.is_there)
            joint = blank_before(c, before, topic);
        if (parts_same_topic(&c->topics[i - 1], topic) || !joint.is_there)
            continue;
        if (n == MOST_PARTS)
            return 0;
        out[n - 1].at.until = joint.at;
        out[n++] = (struct piece){
            .at = {part_past_leads(c->text.bytes, joint.until, topic->at.from),
                   c->text.len},
            .topic = topic,
            .is_hard = joint.is_hard,
            .is_clause = c->text.bytes[joint.at] == ','};
    }
    return n;
}

/* What is joined to a piece may ask or doubt what it says: it is read again. */
static void lengthen(const struct cutting *c, struct piece *piece, size_t until)
{
    piece->at.until = until;
    piece->text = parts_words(c, piece->at.from, piece->at.until);
    const struct meaning *m = plain_meaning(c, piece->text);
    piece->is_doubtful |= !m || strcmp(m->cmd, piece->cmd) != 0;
}

/* 上午去了鼎砺,下午去云岫: each clause tells of its own. */
static bool is_told_apart(const struct cutting *c, const struct piece *last,
                          struct piece *piece)
{
    bool is_last_told = strcmp(last->cmd, "note.add") == 0 || is_reminder(last->cmd);

    return (piece->is_hard || (piece->is_clause && is_last_told)) && is_told(c, piece);
}

/* The end of the first figure of a stretch; 0: it has none. */
static size_t figure_end(const struct cutting *c, size_t from, size_t until)
{
    const struct normal *text = &c->text;
    struct entities found;

    entities_read(c->arena, text->original, text->original_len, &c->context->reading,
                  &found);
    for (size_t i = 0; i < found.n; i++) {
        size_t at = part_normal_at(text, found.rows[i].span.from);
        if ((found.rows[i].kind == ENTITY_MONEY || found.rows[i].kind == ENTITY_NUMBER) &&
            at >= from && at < until)
            return part_normal_at(text, found.rows[i].span.until);
    }
    return 0;
}

/* The same past a figure said anew: "20k, no wait, 21k came in". */
static size_t last_figure_end(const struct cutting *c, const struct piece *piece)
{
    size_t end = figure_end(c, piece->topic->at.until, piece->at.until);

    for (size_t at = end; end && at < piece->at.until; at++)
        if (is_digit(c->text.bytes[at]) && !is_digit(c->text.bytes[at - 1]) &&
            amended_before(&c->text, at))
            end = figure_end(c, at, piece->at.until);
    return end;
}

/* INV-1 36万 INV-2 42万 都收到了: each its own sum, and what became of it stands behind
 * the last. */
static bool share_tail(const struct cutting *c, struct piece *pieces, size_t n)
{
    struct piece *last = &pieces[n - 1];
    size_t end = last_figure_end(c, last);

    if (n < 2 || !end || !stands_alone(c, last))
        return false;
    const char *tail = parts_words(c, end, last->at.until);
    for (size_t i = 0; i + 1 < n; i++) {
        struct piece *piece = &pieces[i];
        if (!figure_end(c, piece->topic->at.until, piece->at.until))
            return false;
        piece->text = arena_printf(c->arena, "%s %s",
                                   parts_words(c, piece->at.from, piece->at.until), tail);
        const struct meaning *m = plain_meaning(c, piece->text);
        if (!m || strcmp(m->cmd, last->cmd) != 0)
            return false;
        piece->cmd = m->cmd;
    }
    return true;
}

/* Keeps what has a deed; what has none belongs to the piece before. */
static size_t join(const struct cutting *c, struct piece *pieces, size_t n)
{
    size_t kept = 0;

    if (n == 0)
        return 0;
    if (!stands_alone(c, &pieces[0]) && !is_told(c, &pieces[0]))
        return share_tail(c, pieces, n) ? n : 0;
    for (size_t i = 1; i < n; i++) {
        struct piece *piece = &pieces[i], *last = &pieces[kept];
        bool is_alike = !is_no_deed(last->cmd);
        bool is_apart = (stands_alone(c, piece) && !is_reminder(last->cmd)) ||
                        (is_alike && stands_like(c, last, piece)) ||
                        is_told_apart(c, last, piece);
        if (is_apart) {
            pieces[++kept] = *piece;
            continue;
        }
        lengthen(c, last, piece->at.until);
    }
    return kept + 1;
}

static bool is_risky(const char *cmd)
{
    return is_verdict(cmd) || strcmp(cmd, "payment.record") == 0;
}

/* Where its words end, less the mark behind them. */
static size_t without_mark(const struct cutting *c, const struct span *at)
{
    static const char *const marks[] = {" ", ".", "!", ",", ";", "\n", "。"};
    size_t until = at->until;

    for (size_t i = 0; i < COUNT(marks) && until > at->from;) {
        size_t len = strlen(marks[i]);
        bool is_here = until - at->from >= len &&
                       strncmp(c->text.bytes + until - len, marks[i], len) == 0;
        until -= is_here ? len : 0;
        i = is_here ? 0 : i + 1;
    }
    return until;
}

/* A part for each of whom the piece tells. */
static size_t add_parts(const struct cutting *c, const struct piece *piece,
                        struct part part, struct part out[MOST_PARTS], size_t n)
{
    const char *each[MOST_PARTS];
    size_t n_each = lists_spread(c, piece, each);

    if (n_each == 0 && n < MOST_PARTS)
        out[n++] = part;
    for (size_t i = 0; i < n_each && n < MOST_PARTS; i++) {
        out[n] = part;
        out[n].said = out[n].text = each[i];
        out[n++].note = part.said;
    }
    return n;
}

/* Which of them may be done unasked: no verdict beside another deed, and no money in what
 * was told or is doubted anywhere. */
static size_t mark_parts(const struct cutting *c, const struct piece *pieces, size_t n,
                         struct part out[MOST_PARTS])
{
    size_t n_parts = 0;

    bool is_doubted =
        phrases_hold(&c->text, F_hearsay) || phrases_hold(&c->text, F_guess);
    bool has_verdict = false, is_told_of = false;

    for (size_t i = 0; i < n; i++) {
        has_verdict |= is_verdict(pieces[i].cmd);
        is_doubted |= pieces[i].is_doubtful;
    }
    for (size_t i = 0; i < n; i++) {
        bool may_risk = !is_told_of && !is_doubted;
        const struct part part = {
            .said = parts_words(c, pieces[i].at.from, without_mark(c, &pieces[i].at)),
            .text = pieces[i].text,
            .is_verdict = is_verdict(pieces[i].cmd),
            .is_sure = !has_verdict && !pieces[i].is_doubtful &&
                       (may_risk || !is_risky(pieces[i].cmd))};
        n_parts = add_parts(c, &pieces[i], part, out, n_parts);
        is_told_of |= strcmp(pieces[i].cmd, "note.add") == 0;
    }
    return n_parts;
}

/* 松果丢了,哦不,是青岚丢了: one thing, said twice. */
static bool is_said_anew(const struct cutting *c)
{
    for (size_t i = 0; i < c->n_topics; i++)
        if (amended_before(&c->text, c->topics[i].at.from))
            return true;
    return false;
}

size_t parts_read(struct arena *arena, const char *text, size_t len,
                  const struct meaning_context *context, struct part out[MOST_PARTS])
{
    struct cutting *c = TAKE(arena, struct cutting);
    struct piece pieces[MOST_PARTS];

    *c = (struct cutting){.arena = arena, .context = context};
    if (len > LONGEST_TEXT || context->reply_to ||
        !normal_make(arena, text, len, &c->text))
        return 0;
    topics_see(c);
    if (is_said_anew(c))
        return 0;
    size_t n = parts_of_hours(c, out);
    if (n > 1)
        return n;
    n = parts_of_reminders(c, out);
    if (n > 1)
        return n;
    if (c->n_topics < 2) {
        size_t n_leads = leads_apart(c, out);
        return n_leads > 0 ? n_leads : n;
    }
    n = join(c, pieces, cut(c, pieces));
    if (n < 2) {
        lists_see(c);
        n = join(c, pieces, cut(c, pieces));
    }
    n = n ? mark_parts(c, pieces, n, out) : 0;
    if (n < 2)
        return 0;
    parts_keep_day(arena, context, out, n);
    return n;
}
