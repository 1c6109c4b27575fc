/* new_name.c - "new lead NAME, ...": what stands first, up to the comma, is the name,
 * whatever its words mean elsewhere: Google, 3M, May & Sons, 明天食品. */
#include "base/pinyin.h"
#include "commands/language/lexicon.h"
#include "commands/language/name_words.h"
#include "commands/language/scene.h"

#include <ctype.h>
#include <string.h>

enum { HAN_BYTES = 3, NAME_MOST = 120 };

/* "new lead", 新线索, 录个新客户: a name may follow; "lead from" leads to where one came
 * from. */
static bool leads_to_name(const struct scene *s, const struct mark *m)
{
    static const char *const ends[] = {"lead",     "lead:",    "customer", "account",
                                       "prospect", "new one:", "线索",     "线索:",
                                       "客户",     "潜客",     "客户:"};
    size_t len = m->at.until - m->at.from;

    for (size_t i = 0; m->feature == F_new_lead && i < COUNT(ends); i++) {
        size_t n = strlen(ends[i]);
        if (len >= n && memcmp(s->text.bytes + m->at.until - n, ends[i], n) == 0)
            return true;
    }
    return false;
}

/* Only small words stand before it. */
static bool stands_first(const struct scene *s, const struct mark *lead)
{
    const char *b = s->text.bytes;

    for (size_t at = 0; at < lead->at.from; at++) {
        bool is_small = b[at] == ' ' || strchr(",.!:", b[at]);
        for (size_t i = 0; i < s->n_marks && !is_small; i++) {
            const struct mark *m = &s->marks[i];
            is_small = m->at.from <= at && at < m->at.until &&
                       (m->feature == F_filler || m->feature == F_polite ||
                        m->feature == F_create || m->feature == F_me ||
                        m->feature == F_send_back_weak || m->feature == F_please_do);
        }
        if (!is_small)
            return false;
    }
    return true;
}

static const struct mark *find_lead(const struct scene *s)
{
    const struct mark *best = NULL;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (leads_to_name(s, m) && (!best || m->at.from < best->at.from))
            best = m;
    }
    return best && stands_first(s, best) ? best : NULL;
}

/* ", Inc", ", Ltd.": how much of a firm's name goes on behind the comma. */
static size_t legal_form(const char *at)
{
    static const char *const forms[] = {"inc", "llc",     "ltd", "gmbh", "corp",
                                        "llp", "limited", "plc", "s.a.", "co"};

    size_t blank = at[0] == ',' && at[1] == ' ';
    for (size_t i = 0; at[0] == ',' && i < COUNT(forms); i++) {
        size_t len = strlen(forms[i]);
        const char *end = at + 1 + blank + len;
        if (strncmp(at + 1 + blank, forms[i], len) != 0)
            continue;
        end += *end == '.';
        if (*end == '\0' || *end == ',' || *end == '\n')
            return (size_t)(end - at);
    }
    return 0;
}

/* ", Jones & Partners": how much of a name goes on behind the comma. */
static size_t partners(const char *at)
{
    static const char *const ends[] = {
        " & partners",   " & sons",      " & co",         " & company", " & bros",
        " & associates", " & daughters", " and partners", " and sons",  " and co"};
    size_t until = at[0] == ',' ? 1 + strcspn(at + 1, ",;\n") : 0;

    while (until > 0 && (at[until - 1] == ' ' || at[until - 1] == '.'))
        until--;
    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t len = strlen(ends[i]);
        if (until > len + 1 && strncmp(at + until - len, ends[i], len) == 0)
            return until;
    }
    return 0;
}

/* The comma that ends the name; none between quotes is. */
static size_t comma_at(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes, *closing;

    for (; at < s->text.len; at++) {
        if (b[at] == '"' && (closing = strchr(b + at + 1, '"')))
            at = (size_t)(closing - b);
        size_t form = legal_form(b + at);
        if (form)
            return at + form;
        form = partners(b + at);
        if (form)
            return at + form;
        if (strchr(",;\n", b[at]) || strncmp(b + at, "、", HAN_BYTES) == 0 ||
            strncmp(b + at, "。", HAN_BYTES) == 0)
            return at;
    }
    return at;
}

/* What stands between quotes that open at `at`, where nothing goes on behind them. */
static bool quoted(const struct scene *s, size_t at, struct span *inside)
{
    static const char *const marks[][2] = {{"\"", "\""}, {"「", "」"}, {"『", "』"}};
    const char *b = s->text.bytes;

    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t len = strlen(marks[i][0]);
        if (strncmp(b + at, marks[i][0], len) != 0)
            continue;
        const char *end = strstr(b + at + len, marks[i][1]);
        if (!end || end == b + at + len)
            return false;
        *inside = (struct span){at + len, (size_t)(end - b)};
        end += strlen(marks[i][1]);
        end += *end == ' ';
        return *end == '\0' || strchr(",;\n", *end) || strncmp(end, "、", HAN_BYTES) == 0;
    }
    return false;
}

static bool overlaps(struct span a, struct span b)
{
    return a.from < b.until && b.from < a.until;
}

/* Part of a sentence: whom one reaches, how, what happened, what is wanted. */
static bool tells_more(const struct scene *s, struct span at, const struct mark *m)
{
    static const enum feature telling[] = {
        F_phone,  F_email,    F_honorific, F_contact_word, F_met,   F_activity,
        F_remind, F_interest, F_assign,    F_source,       F_l_ref, F_d_ref};

    const char *first = s->text.original + s->text.from[m->at.from];
    bool is_whole = m->at.from <= at.from && at.until <= m->at.until;
    /* 今日头条, 抖音集团 */
    bool is_in_name =
        m->feature == F_source && !is_whole && han_at(first) &&
        (m->at.from > at.from || name_begins_firm_word(s->text.bytes + m->at.until));

    if (!overlaps(m->at, at) || is_in_name)
        return false;
    /* Whom we know by that name: 鼎砺; a colleague, a product. */
    if (is_whole && m->row >= 0 && m->feature >= F_customer && m->feature <= F_product)
        return true;
    if (m->feature == F_phone || m->feature == F_email)
        return true;
    for (size_t i = 0; i < COUNT(telling); i++)
        if (m->feature == telling[i])
            return han_at(first)
                       ? m->at.until - m->at.from > HAN_BYTES
                       : !isupper((unsigned char)*first) || m->feature == F_honorific;
    return false;
}

/* "who", "at", 的, 叫: words that a name does not go on with. */
static bool has_joint(const char *words)
{
    static const char *const joints[] = {
        " at ", " from ", " with ", " who ", " wants ", " needs ", " is ",  " - ",
        ": ",   "@",      " via ",  "的",    "叫",      "有个",    "有家",  "一个",
        "一家", " / ",    "http",   "?",     " met ",   " for ",   " but ", "没有"};
    static const char *const begins[] = {
        "from ",   "for ",   "at ",  "met ", "a ",     "an ",      "via ",
        "called ", "named ", "is ",  "who ", "some ",  "someone ", "with ",
        "they ",   "he ",    "she ", "we ",  "it ",    "source",   "contact",
        "name ",   "no ",    "our ", "my ",  "their ", "this ",    "that ",
        "and ",    "in ",    "on ",  "by ",  "to ",    "of "};

    if (text_has_any(words, joints, COUNT(joints)))
        return true;
    return text_begins_any(words, begins, COUNT(begins));
}

/* 海拓阀门 张工: two names beside each other. */
static bool is_parted_han(const char *words)
{
    for (const char *at = strchr(words, ' '); at; at = strchr(at + 1, ' '))
        if ((han_at(at + 1) && !name_begins_firm_word(at + 1)) ||
            (at >= words + HAN_BYTES && han_at(at - HAN_BYTES)))
            return true;
    return false;
}

/* "Joe Park, Summit Brewing": a person goes first, and the firm behind. */
static bool is_person_of_next(const struct scene *s, const char *words, size_t until)
{
    bool is_firm = name_like_firm(words); /* 鸿泰化工 is nobody's 工 */
    bool is_titled = name_person_tail(words) || name_has_title(words) ||
                     (!is_firm && name_has_han_title(words));
    const char *behind = scene_words(s, (struct span){until, s->text.len});

    return is_titled || (!is_firm && name_is_known(words) && name_like_firm(behind));
}

/* Bright Dairy/Tom Hill: a list whose marks are strokes. */
static bool is_list(const char *words)
{
    const char *stroke = strrchr(words, '/');

    return stroke && name_is_known(stroke + 1 + (stroke[1] == ' '));
}

/* A name that goes to the end of the message has to look like one. */
static bool looks_named(const char *words)
{
    if (han_at(words))
        return name_like_firm(words) && utf8_count(words) <= 12;
    for (const char *at = words; *at; at++)
        if ((at == words || at[-1] == ' ') && islower((unsigned char)*at))
            return false;
    return true;
}

/* "Larkspur Logistics (Mia Torres, ...": what is told aside goes on behind the comma. */
static bool opens_aside(const char *words)
{
    const char *aside = strrchr(words, '(');

    return aside && !strchr(aside, ')');
}

static bool is_name(const struct scene *s, struct span at)
{
    const char *words = scene_words(s, at);
    const char *bytes =
        arena_copy_bytes(s->arena, s->text.bytes + at.from, at.until - at.from);
    size_t n = utf8_count(words);

    if (n < 2 || strlen(words) > NAME_MOST || has_joint(bytes) || opens_aside(bytes) ||
        is_parted_han(words) || is_person_of_next(s, words, at.until) || is_list(words))
        return false;
    for (size_t i = 0; i < s->n_marks; i++)
        if (tells_more(s, at, &s->marks[i]))
            return false;
    return at.until < words_until(&s->text) || looks_named(words);
}

/* 三月茶业 李经理: the first of names that stand beside each other. */
static size_t word_end(const char *bytes, size_t at)
{
    return at + strcspn(bytes + at, " ,;\n");
}

static bool is_name_to(const struct scene *s, struct span *at, size_t until)
{
    const size_t last = words_until(&s->text);

    at->until = until < last ? until : last;
    while (at->until > at->from && s->text.bytes[at->until - 1] == ' ')
        at->until--;
    return at->until > at->from && is_name(s, *at);
}

/* Names win over what is read within them. */
static void drop_marks(struct scene *s, struct span at)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++)
        if (!overlaps(s->marks[i].at, at))
            s->marks[kept++] = s->marks[i];
    s->n_marks = kept;
}

/* 云岫网路, where 云岫网络 is known: one character is another, or all sound the same. */
static bool spells_nearly(const struct scene *s, struct span at)
{
    const char *words = scene_words(s, at);
    size_t n = utf8_count(words);

    for (size_t i = 0; i < s->names.n; i++) {
        const struct sighted *known = &s->names.rows[i];
        const char *a = words, *b = known->known.name;
        size_t same = 0;
        if (known->at.from != at.from || !known_is_customer(&known->known) ||
            utf8_count(b) != n || strcmp(a, b) == 0)
            continue;
        bool sounds_so = strcmp(pinyin_text(s->arena, a), pinyin_text(s->arena, b)) == 0;
        while (*a && *b)
            same += utf8_next(&a) == utf8_next(&b);
        if (sounds_so || same + 1 == n)
            return true;
    }
    return false;
}

/* A word in Chinese with a blank behind it that looks like a firm's name. */
static bool is_first_word(const struct scene *s, struct span *at)
{
    const char *b = s->text.bytes;

    return han_at(b + at->from) && is_name_to(s, at, word_end(b, at->from)) &&
           (name_like_firm(scene_words(s, *at)) || spells_nearly(s, *at));
}

void new_name_mark(struct scene *s)
{
    const struct mark *lead = find_lead(s);
    const char *b = s->text.bytes;

    if (!lead)
        return;
    struct span at = {lead->at.until, 0}, inside;

    while (at.from < s->text.len && strchr(" :!-", b[at.from]))
        at.from++;
    bool is_quoted = quoted(s, at.from, &inside);
    if (is_quoted)
        at = inside;
    else if (!is_name_to(s, &at, comma_at(s, at.from)) && !is_first_word(s, &at))
        return;
    drop_marks(s, at);
    scene_add(s, F_new_name, at, -1);
}
