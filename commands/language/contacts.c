/* Phones, e-mail addresses, references, mentions, and what only looks like numbers. */
#include "commands/language/reader.h"

#include <stdio.h>
#include <string.h>

enum { CONTACT_WEIGHT = 60, MOST_ADDRESS = 200 };

static bool is_address(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (c && strchr("._%+-", c) != NULL);
}

static bool is_host(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

static void add_said(struct reader *r, size_t from, size_t until, enum entity_kind kind,
                     const char *said, const char *rule)
{
    struct entity e = {
        .kind = kind, .at = {.day = DAY_NONE, .minute = -1}, .said = said, .rule = rule};

    found(r, from, until, CONTACT_WEIGHT, &e);
}

static void look_for_email(struct reader *r, size_t at)
{
    size_t end = at, host, dot = 0;

    if (!is_address(r->t[at]) || (at && is_address(r->t[at - 1])))
        return;
    while (end < r->len && end - at < MOST_ADDRESS && is_address(r->t[end]))
        end++;
    if (end >= r->len || r->t[end] != '@' || end == at)
        return;
    host = ++end;
    for (; end < r->len && end - at < MOST_ADDRESS && is_host(r->t[end]); end++)
        if (r->t[end] == '.' && end > host)
            dot = end;
    while (end > host && (r->t[end - 1] == '.' || r->t[end - 1] == '-'))
        end--;
    if (dot && dot >= end) /* the last dot ended the sentence */
        for (dot = end - 1; dot > host && r->t[dot] != '.';)
            dot--;
    if (dot <= host || end < dot + 3)
        return;
    add_said(r, at, end, ENTITY_EMAIL, arena_copy_bytes(r->arena, r->t + at, end - at),
             "email");
}

/* <@U123|name> and <at user_id="ou_1">name</at>: how platforms write a mention. */
static void look_for_dressed_mention(struct reader *r, size_t at)
{
    size_t from = literal(r, at, "<@"), end, stop;

    if (!from && (from = literal(r, at, "<at ")) != 0) {
        while (from < r->len && r->t[from] != '"' && r->t[from] != '>')
            from++;
        from++;
    }
    if (!from || from >= r->len)
        return;
    for (end = from; end < r->len && !strchr(">|\"", r->t[end]); end++)
        continue;
    for (stop = end; stop < r->len && r->t[stop] != '>'; stop++)
        continue;
    if (end == from || stop >= r->len || end - from > MOST_ADDRESS)
        return;
    size_t start, until;
    normal_span(&r->normal, from, end, &start, &until);
    if (r->t[at + 1] != '@')
        for (size_t i = stop; i < r->len && i < stop + MOST_ADDRESS; i++)
            if (literal(r, i, "</at>")) {
                stop = i + 4;
                break;
            }
    add_said(r, at, stop + 1, ENTITY_MENTION,
             arena_copy_bytes(r->arena, r->normal.original + start, until - start),
             "mention");
}

/* @wang.hao, @李伟 */
static void look_for_mention(struct reader *r, size_t at)
{
    size_t end = at + 1;

    if (r->t[at] == '<') {
        look_for_dressed_mention(r, at);
        return;
    }
    if (r->t[at] != '@' || (at && is_address(r->t[at - 1])) || is_digit(r, end))
        return;
    if (end < r->len && (unsigned char)r->t[end] >= 0xE4)
        while (end < r->len && end - at < 40 && (unsigned char)r->t[end] >= 0x80 &&
               !literal(r, end, "，") && !literal(r, end, "。") && !literal(r, end, "、"))
            end++;
    else
        while (end < r->len && end - at < MOST_ADDRESS &&
               (is_host(r->t[end]) || r->t[end] == '_'))
            end++;
    while (end > at + 1 && (r->t[end - 1] == '.' || r->t[end - 1] == '-'))
        end--;
    while (end < r->len && end > at + 1 && ((unsigned char)r->t[end] & 0xC0) == 0x80)
        end--;
    if (end <= at + 1)
        return;
    add_said(r, at, end, ENTITY_MENTION,
             arena_copy_bytes(r->arena, r->t + at + 1, end - at - 1), "mention");
}

static const char *const ref_kinds[] = {
#define REF(prefix) #prefix,
#include "words/refs.def"
#undef REF
};

static size_t digits_end(const struct reader *r, size_t at)
{
    while (is_digit(r, at))
        at++;
    return at;
}

/* Whether these letters stand here, in whatever case. */
static bool has_letters(const struct reader *r, size_t at, const char *letters)
{
    for (; *letters; letters++, at++)
        if (at >= r->len || (*letters | 0x20) != r->t[at])
            return false;
    return true;
}

bool is_in_ref(const struct reader *r, size_t at)
{
    for (size_t i = 0; i < COUNT(ref_kinds) && at > 0 && r->t[at - 1] == '-'; i++) {
        size_t before = strlen(ref_kinds[i]) + 1;
        if (at >= before && has_letters(r, at - before, ref_kinds[i]) &&
            is_start(r, at - before))
            return true;
    }
    return false;
}

/* "snooze r77", 取消r80: behind what is done with a reminder it is one, where R22 alone
 * may be a model. */
static bool is_handled(const struct reader *r, size_t at)
{
    static const char *const verbs[] = {
        "snooze ", "cancel ", "done ",     "push ", "delete ", "postpone ", "finish ",
        "close ",  "mark ",   "reminder ", "取消",  "完成",    "推迟",      "延后",
        "推",      "删掉",    "删除",      "提醒",  "搞定"};

    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t len = strlen(verbs[i]), end = at;
        bool has_blank = at && r->t[at - 1] == ' ' && verbs[i][len - 1] != ' ';
        end -= has_blank;
        if (end >= len && memcmp(r->t + end - len, verbs[i], len) == 0)
            return true;
    }
    while (at && r->t[at - 1] == ' ')
        at--;
    return at == 0;
}

/* A reference with these letters; a single letter wants a hyphen or a long number. */
static void look_for_ref_of(struct reader *r, size_t at, const char *letters)
{
    size_t len = strlen(letters), from = at + len;
    bool has_hyphen = r->t[from] == '-', has_blank = r->t[from] == ' ';

    from += has_hyphen || has_blank;
    size_t end = digits_end(r, from), n = end - from;
    bool goes_on = is_latin(r, end) ||
                   ((r->t[end] == '-' || r->t[end] == '.') && is_digit(r, end + 1));
    if (n == 0 || n > 12 || goes_on)
        return;
    bool is_reminder = *letters == 'R' && len == 1 && n == 2 && is_handled(r, at);
    if (len == 1 && !has_hyphen && (has_blank || (n < 3 && !is_reminder)))
        return;
    if (has_blank && (n < 2 || !is_capital(r, at, at + len)))
        return;
    while (from + 1 < end && r->t[from] == '0')
        from++;
    add_said(r, at, end, ENTITY_REF,
             arena_printf(r->arena, "%s-%.*s", letters, (int)(end - from), r->t + from),
             "ref");
}

/* AP-87, ap87, inv3330 */
static void look_for_ref(struct reader *r, size_t at)
{
    if (!is_latin(r, at) ||
        (at && (strchr("-._#/@", r->t[at - 1]) || is_digit(r, at - 1))))
        return;
    for (size_t i = 0; i < COUNT(ref_kinds); i++)
        if (has_letters(r, at, ref_kinds[i]))
            look_for_ref_of(r, at, ref_kinds[i]);
}

/* How a country writes its numbers: its code, the digit before an area code, and how many
 * digits follow that. */
static const struct region {
    char name[3];
    const char *code, *trunk;
    int least, most;
} regions[] = {

#define REGION(name, code, trunk, least, most) {#name, code, trunk, least, most},
#include "sales/regions.def"
#undef REGION
};

/* Where nobody knows how numbers are written: those with a country's code are read. */
static const struct region nowhere = {"", "", "", 1, 0};

static const struct region *region_of(const struct reader *r)
{
    const char *name = r->context->region;

    if (!name)
        name = r->context->lang == LANG_ZH ? "CN" : "US";
    for (size_t i = 0; i < COUNT(regions); i++)
        if (strcmp(regions[i].name, name) == 0)
            return &regions[i];
    return &nowhere;
}

struct phone {
    char digits[20];
    int n, groups;
    int sizes[8];
    bool is_international, has_bracket;
};

/* False when there are more than a phone has. */
static bool add_digit(struct phone *p, char digit, bool begins_group)
{
    if (p->n >= 16 || (begins_group && p->groups == 8))
        return false;
    if (begins_group)
        p->sizes[p->groups++] = 0;
    p->sizes[p->groups - 1]++;
    p->digits[p->n++] = digit;
    return true;
}

/* One mark between digits, or a bracket with its blank; 0 when the number ends here. */
static size_t skip_mark(const struct reader *r, size_t at, struct phone *p)
{
    char c = r->t[at], next = r->t[at + 1];
    bool is_pair =
        (c == ')' && (next == ' ' || next == '-')) || (c == ' ' && next == '(');
    size_t end = at + (is_pair ? 2 : 1);

    if (!strchr(" -.()", c) || (c == '(' && p->has_bracket))
        return 0;
    p->has_bracket |= c == '(';
    return is_digit(r, end) || (end < r->len && r->t[end] == '(') ? end : 0;
}

/* Digits with single marks between; 0 when there are too few or too many. */
static size_t read_phone(const struct reader *r, size_t at, struct phone *p)
{
    size_t end = at, i = at;

    p->is_international = r->t[i] == '+';
    i += p->is_international;
    for (bool goes_on = true; goes_on && i < r->len;) {
        if (!is_digit(r, i)) {
            i = skip_mark(r, i, p);
            goes_on = i != 0;
            continue;
        }
        if (!add_digit(p, r->t[i], i == at || !is_digit(r, i - 1)))
            return 0;
        end = ++i;
    }
    return p->n >= 8 && !is_latin(r, end) ? end : 0;
}

/* 3-3-4, as it is written in North America. */
static bool is_american(const struct phone *p)
{
    int g = p->groups - 3;

    return g >= 0 && g <= 1 && p->sizes[g] == 3 && p->sizes[g + 1] == 3 &&
           p->sizes[g + 2] == 4 &&
           (g == 0 || (p->sizes[0] == 1 && p->digits[0] == '1')) &&
           p->digits[p->n - 10] >= '2';
}

static bool is_chinese_mobile(const char *digits, int n)
{
    return n == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* As the region writes its own numbers; NULL when this is none. */
static const char *of_region(const struct reader *r, const struct region *region,
                             const struct phone *p)
{
    size_t trunk = strlen(region->trunk);
    int rest = p->n - (int)trunk;
    bool is_marked = trunk || p->groups > 1 || p->has_bracket || p->n == 10;

    if (strncmp(p->digits, region->trunk, trunk) != 0 || !is_marked ||
        rest < region->least || rest > region->most)
        return NULL;
    return arena_printf(r->arena, "+%s%s", region->code, p->digits + trunk);
}

/* 13900001111, 86-139..., 400-820-8820; in America a mobile has to be grouped. */
static bool is_chinese(const struct phone *p, const struct region *region)
{
    bool is_service =
        strncmp(p->digits, "400", 3) == 0 || strncmp(p->digits, "800", 3) == 0;

    /* 1 380 013 8000 is none of North America's: exchanges begin with 2 to 9. */
    bool is_american = p->digits[1] >= '2' && p->digits[4] >= '2';
    if (is_chinese_mobile(p->digits, p->n))
        return strcmp(region->name, "US") != 0 || p->groups != 1 || !is_american;
    return is_service && p->n == 10 && strcmp(region->name, "CN") == 0;
}

static const char *international(const struct reader *r, const struct phone *p)
{
    const struct region *region = region_of(r);
    const char *d = p->digits;
    int n = p->n;

    if (p->is_international)
        return n <= 15 && d[0] != '0' ? arena_printf(r->arena, "+%s", d) : NULL;
    if (d[0] == '0' && d[1] == '0')
        return n >= 11 && n <= 17 ? arena_printf(r->arena, "+%s", d + 2) : NULL;
    if (n == 13 && strncmp(d, "86", 2) == 0 && is_chinese_mobile(d + 2, 11))
        return arena_printf(r->arena, "+%s", d);
    if (is_american(p) && p->groups == 4)
        return arena_printf(r->arena, "+%s", d);
    if (is_chinese(p, region))
        return arena_printf(r->arena, "+86%s", d);
    if (is_american(p))
        return arena_printf(r->arena, "+1%s", d + n - 10);
    return of_region(r, region, p);
}

/* "2026/13800001234": 李娜/13800001234 is a list of things. */
static bool is_in_a_path(const struct reader *r, size_t at)
{
    return r->t[at - 1] == '/' && at > 1 && (is_digit(r, at - 2) || r->t[at - 2] == '/');
}

static void look_for_phone(struct reader *r, size_t at)
{
    struct phone p = {0};
    size_t end;
    const char *said;

    if (!is_digit(r, at) && r->t[at] != '+' && r->t[at] != '(')
        return;
    if (at && (is_latin(r, at - 1) || strchr("-#._=$", r->t[at - 1]) ||
               is_in_a_path(r, at) || (is_digit(r, at) && r->t[at - 1] == '+')))
        return;
    end = read_phone(r, at, &p);
    if (!end || !(said = international(r, &p)))
        return;
    add_said(r, at, end, ENTITY_PHONE, said, "phone");
}

/* Addresses of pages hold numbers that nobody meant. */
static void look_for_link(struct reader *r, size_t at)
{
    static const struct entity nothing = {.kind = ENTITY_KINDS, .rule = "nothing"};
    size_t end = r->t[at] == 'h'   ? literal(r, at, "http")
                 : r->t[at] == 'w' ? literal(r, at, "www.")
                                   : 0;

    if (!end || (r->t[at] == 'h' && !literal(r, end, "://") && !literal(r, end, "s://")))
        return;
    while (end < r->len && (unsigned char)r->t[end] > ' ' &&
           (unsigned char)r->t[end] < 0x80)
        end++;
    found(r, at, end, CONTACT_WEIGHT, &nothing);
}

void look_for_contacts(struct reader *r, size_t at)
{
    if (r->has_at)
        look_for_email(r, at);
    if (r->t[at] == '@' || r->t[at] == '<')
        look_for_mention(r, at);
    look_for_ref(r, at);
    look_for_phone(r, at);
    look_for_link(r, at);
}
