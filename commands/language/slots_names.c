/* Names that nobody knows yet: of a new lead, its contact, or somebody looked for. */
#include "commands/language/slots.h"

#include <ctype.h>
#include <string.h>

enum { MOST_PIECES = 16 };

/* A message's words cut at marks, known words and lines: what is left are names. */
struct pieces {
    struct span at[MOST_PIECES];
    size_t n;
};

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
    return m->row < 0 && m->feature != F_source && m->at.from > from && o[at] >= 'A' &&
           o[at] <= 'Z' && o[at - 1] == ' ' && o[s->text.from[from]] >= 'A' &&
           o[s->text.from[from]] <= 'Z';
}

static bool in_separator(const struct view *view, size_t from, size_t at, size_t *until)
{
    const struct scene *s = view->scene;

    for (size_t i = 0; i < s->n_marks && s->marks[i].at.from <= at; i++)
        if (at < s->marks[i].at.until && separates(view, &s->marks[i]) &&
            !is_in_name(s, &s->marks[i], from)) {
            *until = s->marks[i].at.until;
            return true;
        }
    return false;
}

static bool is_han(const char *at)
{
    return (unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9;
}

static void end_piece(const struct view *view, struct pieces *out, size_t from,
                      size_t until)
{
    struct span at = {from, until};

    if (from < until && out->n < MOST_PIECES && slot_trim(view->scene, &at)[0])
        out->at[out->n++] = at;
}

/* 的 before a person: 海蓝生物的王经理. */
static bool before_person(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_honorific && s->marks[i].at.from > at &&
            s->marks[i].at.from <= at + 9)
            return true;
    return false;
}

/* A cut: a mark of punctuation, " - ", " at ", or a blank beside Chinese. */
static size_t cut_at(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes + at;

    if (is_cut(*b))
        return 1;
    if (is_cut_han(b) || (strncmp(b, "的", 3) == 0 && before_person(s, at)))
        return 3;
    if (strncmp(b, " - ", 3) == 0)
        return 3;
    if (strncmp(b, " at ", 4) == 0 || strncmp(b, " of ", 4) == 0)
        return 4;
    if (strncmp(b, " from ", 6) == 0)
        return 6;
    if (*b == ' ' && at && (is_han(b + 1) || (at >= 3 && is_han(b - 3))))
        return 1;
    return 0;
}

static void cut_pieces(const struct view *view, struct pieces *out)
{
    const struct scene *s = view->scene;
    size_t from = 0, at = 0, until;

    out->n = 0;
    while (at < s->text.len) {
        size_t cut = cut_at(s, at);
        if (!cut && in_separator(view, from, at, &until))
            cut = until - at;
        if (cut) {
            end_piece(view, out, from, at);
            from = at + cut;
            at = from;
        } else {
            at++;
        }
    }
    end_piece(view, out, from, s->text.len);
}

/* Words that firms' names end with. */
static bool sounds_like_firm(const char *words)
{
    static const char *const ends[] = {
        "公司",        "集团",        "科技",         "有限",
        "机械",        "食品",        "物流",         "电气",
        "酒店",        "教育",        "药业",         "网络",
        "自动化",      "股份",        "工厂",         "医院",
        "大学",        "学校",        "银行",         "实业",
        "贸易",        "传感",        "电子",         "能源",
        "材料",        "生物",        "医疗",         "建筑",
        "制造",        "信息",        "软件",         "智能",
        "汽车",        "化工",        "纺织",         "服饰",
        "餐饮",        "传媒",        "文化",         "农业",
        "环保",        "新材",        "设备",         "控股",
        "商贸",        "地产",        "超市",         "水产",
        "光电",        "半导体",      "工业",         "重工",
        "阀门",        "包装",        "印刷",         "家具",
        "旅游",        "咨询",        "研究院",       "中心",
        "Inc",         "Ltd",         "LLC",          "GmbH",
        "Corp",        "Co.",         "Group",        "Labs",
        "Foods",       "Hotels",      "Logistics",    "Systems",
        "Solutions",   "Media",       "Partners",     "Holdings",
        "Company",     "Industries",  "Technologies", "Tech",
        "Energy",      "Health",      "Bank",         "Studio",
        "Works",       "Freight",     "Motors",       "Pharma",
        "Software",    "Robotics",    "Electric",     "Capital",
        "Consulting",  "Services",    "Supply",       "Manufacturing",
        "Farms",       "Dairy",       "Textiles",     "Chemicals",
        "Medical",     "Clinic",      "University",   "Analytics",
        "Cloud",       "Networks",    "Solar",        "Pumps",
        "Marine",      "Airlines",    "Steel",        "Plastics",
        "Retail",      "Stores",      "Brewing",      "Coffee",
        "Design",      "Agency",      "AG",           "SA",
        "BV",          "PLC",         "Co",           "International",
        "Global",      "Enterprises", "& Sons",       "Bros",
        "Engineering",
    };

    for (size_t i = 0; i < COUNT(ends); i++)
        if (strstr(words, ends[i]))
            return true;
    return false;
}

/* 2 or 3 Chinese characters, or two or three capitalised words: maybe a person. */
static bool sounds_like_person(const char *words)
{
    size_t n = utf8_count(words);

    if (is_han(words))
        return n <= 3 && !sounds_like_firm(words);
    if (!isupper((unsigned char)words[0]) || sounds_like_firm(words))
        return false;
    for (const char *at = words; *at; at++)
        if (isdigit((unsigned char)*at) || *at == '&')
            return false;
    return true;
}

static bool is_han_title(const char *words)
{
    static const char *const ends[] = {"总", "经理", "先生", "女士", "小姐", "主任",
                                       "工", "老师", "老板", "总监", "厂长", "院长"};
    size_t len = strlen(words);

    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t n = strlen(ends[i]);
        if (len >= n + 3 && len <= n + 9 && strcmp(words + len - n, ends[i]) == 0)
            return true;
    }
    return false;
}

/* Words that describe and name nobody: 有个做冷链的老板. */
static bool only_describes(const char *words)
{
    static const char *const signs[] = {"有个",  "一个",  "做",       "想",
                                        "来的",  "说",    "是",       "someone",
                                        "some ", "a guy", "a company"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncmp(words, signs[i], strlen(signs[i])) == 0)
            return true;
    size_t digits = strspn(words, "0123456789+-. ");
    bool is_model = isupper((unsigned char)words[0]) && !strchr(words, ' ') &&
                    strpbrk(words, "0123456789");
    return utf8_count(words) < 2 || utf8_count(words) > 40 || digits > 2 || is_model;
}

/* "the", 我们: words of ours and nothing else. */
static bool is_filler(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from <= at.from && at.until <= s->marks[i].at.until)
            return true;
    return false;
}

struct guess {
    struct span firm, person;
    bool has_firm, has_person;
};

static void guess_names(const struct view *view, struct guess *out)
{
    struct pieces pieces;

    memset(out, 0, sizeof(*out));
    cut_pieces(view, &pieces);
    for (size_t i = 0; i < pieces.n; i++) {
        struct span at = pieces.at[i];
        const char *words = slot_trim(view->scene, &at);
        if (only_describes(words) || is_filler(view->scene, at))
            continue;
        bool firm = sounds_like_firm(words), title = !firm && is_han_title(words);
        bool person = title || (sounds_like_person(words) && (out->has_firm || !firm));
        if (firm && !title && !out->has_firm) {
            out->firm = at;
            out->has_firm = true;
        } else if (person && !out->has_person) {
            out->person = at;
            out->has_person = true;
        } else if (!out->has_firm && !title) {
            out->firm = at;
            out->has_firm = true;
        }
    }
    /* One name alone is the customer's; of two, the first is the firm unless the second
     * sounds more like one. */
    if (!out->has_firm && out->has_person) {
        out->firm = out->person;
        out->has_firm = true;
        out->has_person = false;
    }
}

static void put_span(const struct filling *f, const char *key, struct span at)
{
    slot_put(f->view, f->out, key, SLOT_TEXT, slot_trim(f->view->scene, &at), at, "name");
}

void slot_new_customer(const struct filling *f)
{
    const struct mark *known = view_find(f->view, F_customer);
    const struct mark *lead = view_find(f->view, F_lead);
    struct guess guess;

    if (!known)
        known = lead;
    guess_names(f->view, &guess);
    if (known)
        slot_put_name(f, "customer", SLOT_TEXT,
                      f->view->scene->names.rows[known->row].known.name, known);
    else if (guess.has_firm)
        put_span(f, "customer", guess.firm);
}

void slot_new_contact(const struct filling *f)
{
    bool is_known = f->view->has[F_customer] || f->view->has[F_lead];
    struct guess guess;

    guess_names(f->view, &guess);
    if (guess.has_person)
        put_span(f, "contact", guess.person);
    else if (is_known && guess.has_firm)
        put_span(f, "contact", guess.firm);
    else
        slot_contact(f);
}

/* Who is looked for, when the world does not know the name. */
void slot_find_name(const struct filling *f)
{
    struct guess guess;

    if (f->view->has[F_customer] || f->view->has[F_lead] || f->view->has[F_phone] ||
        f->view->has[F_email])
        return;
    guess_names(f->view, &guess);
    if (guess.has_firm)
        put_span(f, "customer", guess.firm);
}
