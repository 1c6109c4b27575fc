/* Names that nobody knows yet: of a new lead, its contact, or somebody looked for. */
#include "commands/language/name_words.h"
#include "commands/language/slots.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

enum { MOST_PIECES = 16 };

/* What stands before a piece: 的 leads from a firm to its person, "at" the other way. */
enum cut { CUT_MARK, CUT_OF_PERSON, CUT_AT_FIRM, CUT_CONTACT, CUT_WANTED };

/* A message's words cut at marks, known words and lines: what is left are names. */
struct pieces {
    struct span at[MOST_PIECES];
    enum cut before[MOST_PIECES];
    size_t n;
};

static bool goes_on(const struct scene *s, const struct mark *known);

/* What never belongs to a name. */
static bool separates(const struct view *view, const struct mark *m)
{
    switch ((int)m->feature) {
    case F_new_lead:
    case F_lead_noun:
    case F_create:
    case F_source:
    case F_interest:
    case F_label:
    case F_contact_word:
    case F_wechat:
    case F_met:
    case F_exists:
    case F_owns:
    case F_polite:
    case F_ask_word:
    case F_ask_start:
    case F_by_source:
    case F_remind:
    case F_because:
    case F_assign:
    case F_submit:
        return true;
    case F_find:
        return m->at.from <= view->start ||
               (unsigned char)view->scene->text.bytes[m->at.from] < 0x80;
    case F_number:
    case F_part: /* 晨曦 is no morning */
        return false;
    default:
        return m->row >= 0;
    }
}

bool slot_begins_name(const struct scene *s, const struct mark *m)
{
    /* What these are is known: nobody is called so. */
    static const char *const places[] = {
        "linkedin", "google",      "facebook",       "instagram", "twitter",
        "youtube",  "tiktok",      "reddit",         "website",   "web",
        "webinar",  "referral",    "expo",           "ces",       "trade show",
        "inbound",  "canton fair", "hannover messe", "cold call"};
    const char *o = s->text.original + s->text.from[m->at.from];
    const char *behind = s->text.original + s->text.from[m->at.until];

    if (text_begins_any(s->text.bytes + m->at.from, places, COUNT(places)))
        return false;
    return *o >= 'A' && *o <= 'Z' && *behind == ' ' && behind[1] >= 'A' &&
           behind[1] <= 'Z' && behind[2] >= 'a' && behind[2] <= 'z';
}

static bool is_cut(char c)
{
    return c && strchr(",;:!?()[]/|@\"\n\t", c);
}

static bool is_cut_han(const char *at)
{
    return strncmp(at, "、", 3) == 0 || strncmp(at, "。", 3) == 0;
}

/* "Joe Park": a word with a capital behind another is part of the name. */
static bool is_in_name(const struct scene *s, const struct mark *m, size_t from)
{
    const char *o = s->text.original;
    size_t at = s->text.from[m->at.from];

    while (from < m->at.from && s->text.bytes[from] == ' ')
        from++;
    const char *behind = s->text.bytes + m->at.until;
    bool is_capital = o[at] >= 'A' && o[at] <= 'Z';
    if (m->feature == F_source) /* "Summit 光电", "Summit Brewing" */
        return is_capital && *behind == ' ' &&
               (name_begins_firm_word(behind + 1) || slot_begins_name(s, m));
    return m->row < 0 && m->at.from > from && is_capital && o[at - 1] == ' ' &&
           o[s->text.from[from]] >= 'A' && o[s->text.from[from]] <= 'Z';
}

/* 博远咨询: a word of a firm's name, run on from the letters before it. */
static bool ends_firm(const struct scene *s, const struct mark *m)
{
    const char *b = s->text.bytes;
    size_t until = m->at.until;
    bool runs_on = m->at.from >= 6 && han_at(b + m->at.from - 3) &&
                   han_at(b + m->at.from - 6) && m->row < 0;
    bool stops = until >= s->text.len || (unsigned char)b[until] < 0x80;

    return runs_on && stops && name_is_firm_word(b + m->at.from, until - m->at.from);
}

static bool in_separator(const struct view *view, size_t from, size_t at, size_t *until)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from <= at; i++)
        if (at < s->marks[i].at.until && separates(view, &s->marks[i]) &&
            !is_in_name(s, &s->marks[i], from) && !ends_firm(s, &s->marks[i]) &&
            !goes_on(s, &s->marks[i])) {
            *until = s->marks[i].at.until;
            return true;
        }
    return false;
}

static void add_piece(const struct view *view, struct pieces *out, enum cut before,
                      struct span at)
{
    if (at.from >= at.until || out->n == MOST_PIECES || !slot_trim(view->scene, &at)[0])
        return;
    out->before[out->n] = before;
    out->at[out->n++] = at;
}

/* 顺和建材马经理: a firm and who works there, run together, are two. */
static void end_piece(const struct view *view, struct pieces *out, enum cut before,
                      struct span at)
{
    const char *words = at.from < at.until ? slot_trim(view->scene, &at) : "";
    size_t len = strlen(words), tail = name_person_tail(words);

    if (tail && at.until - at.from == len) {
        add_piece(view, out, before, (struct span){at.from, at.until - tail});
        add_piece(view, out, CUT_OF_PERSON, (struct span){at.until - tail, at.until});
        return;
    }
    add_piece(view, out, before, at);
}

static bool is_capital(const struct scene *s, size_t at);

/* 的 before a person: 海蓝生物的王经理, "Nimbus Robotics的Ivy Shen". */
static bool before_person(const struct scene *s, size_t at)
{
    enum { OF_BYTES = 3 };

    size_t behind = at + OF_BYTES;

    if (at && isalpha((unsigned char)s->text.bytes[at - 1]) &&
        isalpha((unsigned char)s->text.bytes[behind]) && is_capital(s, behind))
        return true;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_honorific && s->marks[i].at.from > at &&
            s->marks[i].at.from <= at + 9)
            return true;
    return false;
}

/* A cut: a mark of punctuation, " - ", " at ", or a blank beside Chinese. */
static size_t cut_at(const struct scene *s, size_t at, enum cut *kind)
{
    static const char *const leads[] = {" at ", " of ", " from ", " with "};
    const char *b = s->text.bytes + at;

    *kind = CUT_MARK;
    if (*b == '@')
        *kind = CUT_AT_FIRM;
    if (is_cut(*b))
        return 1;
    if (strncmp(b, "的", 3) == 0 && before_person(s, at)) {
        *kind = CUT_OF_PERSON;
        return 3;
    }
    if (is_cut_han(b) || strncmp(b, " - ", 3) == 0)
        return 3;
    for (size_t i = 0; i < COUNT(leads); i++)
        if (strncmp(b, leads[i], strlen(leads[i])) == 0) {
            *kind = CUT_AT_FIRM;
            return strlen(leads[i]);
        }
    bool behind_han = at >= 3 && han_at(b - 3);
    bool is_blank = *b == ' ' && at && (han_at(b + 1) || behind_han);
    return is_blank && (behind_han || !name_begins_firm_word(b + 1)) ? 1 : 0;
}

/* What a separator that ends at byte `until` says of the piece behind it; "from the
 * website: Tom" says nothing of Tom. */
static enum cut kind_of_separator(const struct scene *s, size_t until, enum cut before)
{
    bool wanted = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        if (s->marks[i].at.until != until)
            continue;
        if (s->marks[i].feature == F_contact_word)
            return CUT_CONTACT;
        if (s->marks[i].feature == F_source)
            return CUT_MARK;
        if (s->marks[i].feature == F_interest && han_at(s->text.bytes + until))
            wanted = true; /* 想买传送带 */
    }
    return wanted ? CUT_WANTED : before;
}

static void cut_pieces(const struct view *view, struct pieces *out)
{
    const struct scene *s = view->scene;
    const struct mark *name = view_find(view, F_new_name);
    enum cut before = CUT_MARK, kind;
    size_t from = name ? name->at.until : 0, at = from, until;

    out->n = 0;
    while (at < s->text.len) {
        size_t cut = cut_at(s, at, &kind);
        if (!cut && in_separator(view, from, at, &until)) {
            cut = until - at;
            end_piece(view, out, before, (struct span){from, at});
            before = kind_of_separator(s, until, from == at ? before : CUT_MARK);
            from = at + cut;
            at = from;
        } else if (cut) {
            end_piece(view, out, before, (struct span){from, at});
            /* "contact: Tom": the colon keeps what stood before it. */
            before = from == at && kind == CUT_MARK ? before : kind;
            from = at + cut;
            at = from;
        } else {
            at++;
        }
    }
    end_piece(view, out, before, (struct span){from, s->text.len});
}

static bool is_capital(const struct scene *s, size_t at)
{
    char c = s->text.original[s->text.from[at]];

    return c >= 'A' && c <= 'Z';
}

/* Where words with a capital, or those of a firm's name in Chinese, end behind it. */
static size_t name_end(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes;

    while (b[at] == ' ' && isalpha((unsigned char)b[at + 1]) && is_capital(s, at + 1))
        for (at++; isalpha((unsigned char)b[at]); at++)
            continue;
    for (size_t len; (len = name_han_firm_word(b + at)) != 0;)
        at += len;
    return at;
}

/* "Cobalt Marine", where Cobalt Freight is known, and 鼎砺重工 beside 鼎砺机械: a name of
 * its own that only begins alike. */
static bool goes_on(const struct scene *s, const struct mark *known)
{
    if (known->feature != F_customer && known->feature != F_lead)
        return false;
    const struct span behind = {known->at.until, name_end(s, known->at.until)};
    const char *more = scene_words(s, behind);
    while (*more == ' ')
        more++;
    return *more && (han_at(more) || name_like_firm(more)); /* "Cobalt Kevin" is not */
}

/* Words that describe and name nobody: 有个做冷链的老板. */
static bool only_describes(const char *words)
{
    static const char *const signs[] = {"有个",    "个",    "一个",  "做",       "想",
                                        "来的",    "说",    "是",    "没",       "未",
                                        "someone", "some ", "a guy", "a company"};

    if (text_begins_any(words, signs, COUNT(signs)))
        return true;
    size_t digits = strspn(words, "0123456789+-. ");
    bool is_model = isupper((unsigned char)words[0]) && !strchr(words, ' ') &&
                    strpbrk(words, "0123456789");
    return utf8_count(words) < 2 || utf8_count(words) > 40 || digits > 2 || is_model;
}

/* "the", 帮我把这个: small words and nothing else. */
static bool is_filler(const struct scene *s, struct span at)
{
    /* A公司 is called so. */
    if (is_capital(s, at.from) && han_at(s->text.bytes + at.from + 1))
        return false;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_small = m->feature == F_filler || m->feature == F_polite ||
                        m->feature == F_me || m->feature == F_create;
        while (at.from < at.until && s->text.bytes[at.from] == ' ')
            at.from++;
        if (m->at.from <= at.from && (at.until <= m->at.until || is_small) &&
            m->at.until > at.from)
            at.from = m->at.until;
    }
    return at.from >= at.until;
}

/* 温州鞋业协会推荐, "referral from Tom": who sent somebody is not who was sent. */
static bool is_source(const struct scene *s, struct span at)
{
    static const char *const senders[] = {"referral from",  "intro from",
                                          "referred by",    "introduced by",
                                          "recommended by", "intro by"};
    size_t before = at.from;

    while (before > 0 && s->text.bytes[before - 1] == ' ')
        before--;
    if (text_ends_any(s->text.bytes, before, senders, COUNT(senders)))
        return true;
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_source && s->marks[i].at.from == at.until &&
            han_at(s->text.bytes + at.until))
            return true;
    return false;
}

/* How much more a piece sounds like a person than like a firm. */
static int person_points(const struct pieces *pieces, size_t i, const char *words)
{
    bool leads_to_firm = i + 1 < pieces->n && pieces->before[i + 1] == CUT_AT_FIRM;
    bool leads_to_person = i + 1 < pieces->n && pieces->before[i + 1] == CUT_OF_PERSON;
    int points = 0;

    if (name_has_han_title(words) || name_has_title(words))
        points += 6;
    if (name_is_known(words))
        points += 3;
    if (name_like_person(words))
        points += 1;
    if (name_like_firm(words))
        points -= 4;
    if (utf8_count(words) > 4 && han_at(words))
        points -= 3;
    if (pieces->before[i] == CUT_OF_PERSON || leads_to_firm)
        points += 2;
    if (pieces->before[i] == CUT_CONTACT)
        points += 5;
    if (pieces->before[i] == CUT_AT_FIRM || leads_to_person)
        points -= 2;
    return points;
}

/* 有家叫云栖茶业的在: the name stands between 叫 and 的. */
static bool is_told_of(const struct scene *s, struct span *at)
{
    static const char *const called[] = {"家叫", "个叫", "户叫", "司叫", "位叫"};

    enum { HAN_BYTES = 3, TWO_HAN = 2 * HAN_BYTES };

    for (size_t from = at->from; from + TWO_HAN < at->until; from++)
        for (size_t i = 0; i < COUNT(called); i++) {
            if (memcmp(s->text.bytes + from, called[i], TWO_HAN) != 0)
                continue;
            at->from = from + TWO_HAN;
            for (size_t of = at->from; of + HAN_BYTES <= at->until; of++)
                if (memcmp(s->text.bytes + of, "的", HAN_BYTES) == 0)
                    at->until = of;
            return true;
        }
    return false;
}

/* Behind the first of the words that `at` begins with. */
static void skip_any(const struct scene *s, const char *const *words, size_t n,
                     struct span *at)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (at->until - at->from > len &&
            memcmp(s->text.bytes + at->from, words[i], len) == 0) {
            at->from += len;
            return;
        }
    }
}

/* 叫华峰纺织, 刚接到宏达包装的电话: the name begins behind 叫 and 接到. */
static struct span skip_called(const struct scene *s, struct span at)
{
    static const char *const called[] = {"名叫", "叫做", "叫", "是", "called ", "named "};
    static const char *const just[] = {"刚刚", "刚才", "刚"};
    static const char *const heard[] = {"接到", "收到", "接了"};

    if (is_told_of(s, &at))
        return at;
    while (at.from < at.until && s->text.bytes[at.from] == ' ')
        at.from++;
    struct span behind = at;
    skip_any(s, just, COUNT(just), &behind);
    size_t from = behind.from;
    skip_any(s, heard, COUNT(heard), &behind);
    if (behind.from > from)
        return behind;
    skip_any(s, called, COUNT(called), &at);
    return at;
}

struct candidates {
    struct pieces pieces;
    bool is_called[MOST_PIECES];
    int points[MOST_PIECES]; /* INT_MIN: no name at all */
    size_t n;
};

static void weigh(const struct view *view, struct candidates *out)
{
    cut_pieces(view, &out->pieces);
    out->n = 0;
    for (size_t i = 0; i < out->pieces.n; i++) {
        struct span at = skip_called(view->scene, out->pieces.at[i]);
        const char *words = slot_trim(view->scene, &at);
        bool names = out->pieces.before[i] != CUT_WANTED && !only_describes(words) &&
                     !is_filler(view->scene, at) && !is_source(view->scene, at);
        out->is_called[i] = at.from > out->pieces.at[i].from + 1;
        out->pieces.at[i] = at;
        out->points[i] = names ? person_points(&out->pieces, i, words) : INT_MIN;
        out->n += names;
    }
}

/* The piece most like a person; of two that are alike the second, for a firm stands
 * first: `seen` were before these. MOST_PIECES: none. */
static size_t pick_person(const struct candidates *c, size_t seen)
{
    size_t best = MOST_PIECES;

    for (size_t i = 0; i < c->pieces.n; i++) {
        if (c->points[i] == INT_MIN)
            continue;
        seen++;
        if (c->points[i] > 0 && (best == MOST_PIECES || c->points[i] > c->points[best] ||
                                 (seen == 2 && c->points[i] == c->points[best])))
            best = i;
    }
    return best;
}

/* The first that sounds like a firm, else the first that is not the person. */
static size_t pick_firm(const struct view *view, struct candidates *c, size_t person)
{
    size_t first = MOST_PIECES;

    for (size_t i = 0; i < c->pieces.n; i++) {
        if (c->points[i] == INT_MIN || i == person)
            continue;
        if (first == MOST_PIECES)
            first = i;
        if (c->is_called[i] || name_like_firm(slot_trim(view->scene, &c->pieces.at[i])))
            return i;
    }
    return first;
}

/* The name is known: who of the rest is spoken to there. One that is a person's is both.
 */
static void guess_contact(const struct view *view, const struct mark *name,
                          const struct candidates *c, struct name_guess *out)
{
    size_t person = pick_person(c, 1);

    out->firm = name->at;
    out->has_firm = out->firm_is_said = true;
    if (person < MOST_PIECES)
        out->person = c->pieces.at[person];
    else if (name_is_known(scene_words(view->scene, name->at)) && c->n == 0)
        out->person = name->at;
    out->has_person = out->person.until > 0;
}

static void guess_names(const struct view *view, struct name_guess *out)
{
    const struct mark *name = view_find(view, F_new_name);
    struct candidates c;
    size_t person, firm;

    weigh(view, &c);
    if (name) {
        guess_contact(view, name, &c, out);
        return;
    }
    person = pick_person(&c, 0);
    firm = pick_firm(view, &c, person);
    if (firm == MOST_PIECES)
        firm = person; /* one name alone is the customer's */
    if (firm < MOST_PIECES)
        out->firm = c.pieces.at[firm];
    out->has_firm = firm < MOST_PIECES;
    if (person < MOST_PIECES && (person != firm || c.points[person] >= 3))
        out->person = c.pieces.at[person];
    out->has_person = out->person.until > 0;
}

/* The firm and the person of a view are guessed together, once. */
static const struct name_guess *guess_of(const struct filling *f)
{
    if (!f->guess->is_made)
        guess_names(f->view, f->guess);
    f->guess->is_made = true;
    return f->guess;
}

static void put_span(const struct filling *f, const char *key, struct span at)
{
    slot_clip(f->view->scene, &at);
    slot_put(f->view, f->out, key, SLOT_TEXT, slot_trim(f->view->scene, &at), at, "name");
}

/* 新线索 海通阀门, where 海拓阀门 is known, and 云秀网络 beside 云岫网络: what is new is
 * called as it was said, whatever it sounds like; "yunxiu" only writes a known name. */
static bool is_only_alike(const struct scene *s, const struct mark *known)
{
    enum evidence by = s->names.rows[known->row].evidence;

    return by == BY_SLIP || (by == BY_PINYIN && han_at(s->text.bytes + known->at.from));
}

void slot_new_customer(const struct filling *f)
{
    const struct mark *name = view_find(f->view, F_new_name);
    const struct mark *known = view_find(f->view, F_customer);
    const struct mark *lead = view_find(f->view, F_lead);

    if (!known)
        known = lead;
    if (name)
        slot_put(f->view, f->out, "customer", SLOT_TEXT,
                 scene_words(f->view->scene, name->at), name->at, "name");
    else if (known && is_only_alike(f->view->scene, known))
        put_span(f, "customer", known->at);
    else if (known && !goes_on(f->view->scene, known))
        slot_put_name(f, "customer", SLOT_TEXT,
                      f->view->scene->names.rows[known->row].known.name, known);
    else if (f->view->scene->stranger.until > 0)
        put_span(f, "customer", f->view->scene->stranger);
    else if (guess_of(f)->has_firm)
        put_span(f, "customer", guess_of(f)->firm);
}

void slot_new_contact(const struct filling *f)
{
    const struct mark *known = view_find(f->view, F_customer);
    const struct name_guess *guess = guess_of(f);

    known = known ? known : view_find(f->view, F_lead);
    bool is_known = known && !guess->firm_is_said && !goes_on(f->view->scene, known);

    if (f->view->scene->stranger_contact.until > 0)
        put_span(f, "contact", f->view->scene->stranger_contact);
    else if (guess->has_person)
        put_span(f, "contact", guess->person);
    else if (is_known && guess->has_firm)
        put_span(f, "contact", guess->firm);
    else
        slot_contact(f);
}

/* 有没有叫宏途光电的客户: what it is said to be is no part of the name. */
static void drop_kind(const struct scene *s, struct span *at)
{
    static const char *const kinds[] = {"的客户", "的公司", "这个客户", "这家公司",
                                        "这家",   "的线索", "这个公司", "的信息",
                                        "的资料", "的情况", "的档案",   "的联系方式"};

    slot_clip(s, at);
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t len = strlen(kinds[i]);
        if (at->until - at->from > len + 3 &&
            memcmp(s->text.bytes + at->until - len, kinds[i], len) == 0) {
            at->until -= len;
            return;
        }
    }
}

/* Who is looked for, when the world does not know the name. */
void slot_find_name(const struct filling *f)
{
    if (f->view->has[F_customer] || f->view->has[F_lead] || f->view->has[F_phone] ||
        f->view->has[F_email])
        return;
    struct span firm = guess_of(f)->firm;
    drop_kind(f->view->scene, &firm);
    if (guess_of(f)->has_firm)
        put_span(f, "customer", firm);
}
