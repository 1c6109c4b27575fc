/* What an invoice's sentence says besides whom and how much: the day it bears, the day on
 * which it is to be issued, whether it is cut into parts or comes again, and who wants
 * it. */
#include "commands/language/slots.h"

#include <string.h>

enum { RECENT_DAYS = 100 };

static bool ends_any(const struct scene *s, size_t at, const char *const *words, size_t n)
{
    return text_ends_any(s->text.bytes, at, words, n);
}

static bool begins_any(const struct scene *s, size_t at, const char *const *words,
                       size_t n)
{
    return text_begins_any(s->text.bytes + at, words, n);
}

static const char *find_any(const struct scene *s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *at = strstr(s->text.bytes, words[i]);
        if (at)
            return at;
    }
    return NULL;
}

/* --- days ----------------------------------------------------------------------------
 */

/* "due friday", 月底前, 3天内付 */
static bool is_due(const struct scene *s, const struct mark *mark)
{
    static const char *const before[] = {
        "due ",      "due on ",     "due by ",    "due: ",    "due the ",  "due at ",
        "payable ",  "by ",         "by the ",    "until ",   "before ",   "pay on ",
        "paid on ",  "pay at ",     "terms ",     "terms: ",  "deadline ", "payable on ",
        "payable: ", "到期",        "到期日",     "到期日为", "到期日是",  "到期:",
        "到期日:",   "截止",        "付款日",     "付款期限", "最晚",      "最迟",
        "账期到",    "due end of ", "due at the "};
    static const char *const behind[] = {"到期", "前",   "之前", "内",
                                         "付",   "到账", "截止", "为止",
                                         "为期", "以前", "以内", " at the latest"};
    const struct entity *e = mark_entity(s, mark);

    return e->bound == BOUND_AT_MOST || e->bound == BOUND_UNDER ||
           text_same(e->rule, "in_length") ||
           ends_any(s, mark->at.from, before, COUNT(before)) ||
           begins_any(s, mark->at.until, behind, COUNT(behind)) ||
           begins_any(s, mark->at.from, before, COUNT(before));
}

/* "dated 3 March", 开票日期写3月3日 */
static bool is_date_of_paper(const struct scene *s, const struct mark *mark)
{
    static const char *const before[] = {
        "dated ",   "dated on ", "issued ",  "issued on ", "date ",     "date: ",
        "as of ",   "date is ",  "date on ", "date it ",   "back to ",  "dated: ",
        "日期",     "日期:",     "日期写",   "日期为",     "日期是",    "日期填",
        "日期定",   "日期按",    "日期开",   "开票日",     "开票日:",   "开票日为",
        "开票日是", "开票日写",  "落款",     "开票时间",   "开票时间:", "开票时间为"};

    return ends_any(s, mark->at.from, before, COUNT(before));
}

/* "we invoiced Acme 5k on 3 March", 开了5万的票 */
static bool tells_of_done(const struct scene *s)
{
    static const char *const done[] = {"invoiced ", "billed ", "开了",  "开过",
                                       "已开",      "开好了",  "开具了"};

    return text_has_any(s->text.bytes, done, COUNT(done));
}

/* "3 March" on the 11th: the one that has just been, where the next is far. */
static bool has_just_been(const struct filling *f, const struct entity *e)
{
    struct day today = f->view->scene->context->reading.now.day;

    return (e->flags & ENTITY_OPEN) && day_known(e->past_at.day) &&
           day_between(e->past_at.day, today) < RECENT_DAYS &&
           day_between(today, e->at.day) > 2 * RECENT_DAYS;
}

static struct day day_of_paper(const struct filling *f, const struct mark *mark)
{
    const struct scene *s = f->view->scene;
    const struct entity *e = mark_entity(s, mark);
    struct day today = s->context->reading.now.day;
    bool is_day = e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME;
    bool is_past = (e->flags & ENTITY_PAST) || e->at.day.n <= today.n;

    if (!is_day || (e->flags & ENTITY_IMPOSSIBLE) || is_due(s, mark))
        return DAY_NONE;
    if (has_just_been(f, e))
        return e->past_at.day;
    if (is_date_of_paper(s, mark) || (is_past && tells_of_done(s)))
        return e->at.day;
    return is_past && e->at.day.n < today.n ? e->at.day : DAY_NONE;
}

void slot_issued(const struct filling *f)
{
    const struct mark *mark;

    for (size_t row = 0; (mark = view_next(f->view, F_date, &row));) {
        struct day day = day_of_paper(f, mark);
        if (!day_known(day))
            continue;
        slot_put_mark(f, "issued", SLOT_TEXT, day_iso(f->view->scene->arena, day), mark);
        return;
    }
}

/* "invoice Acme 5k on friday", 下周给鼎砺开票: when it is to be done, and not when it is
 * due. */
static const struct mark *day_to_issue(const struct filling *f)
{
    static const enum feature kinds[] = {F_date, F_range};
    struct day today = f->view->scene->context->reading.now.day;
    const struct mark *mark;

    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t row = 0; (mark = view_next(f->view, kinds[i], &row));) {
            const struct entity *e = mark_entity(f->view->scene, mark);
            if ((e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST)) ||
                is_due(f->view->scene, mark) || day_known(day_of_paper(f, mark)) ||
                e->at.day.n <= today.n)
                continue;
            return mark;
        }
    return NULL;
}

/* Due days and the day on which it is to be issued; "today" is now. */
void slot_invoice_due(const struct filling *f)
{
    const struct scene *s = f->view->scene;
    const struct mark *mark = day_to_issue(f), *due;

    for (size_t row = 0; (due = view_next(f->view, F_date, &row));) {
        const struct entity *e = mark_entity(s, due);
        bool is_bad = e->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST);
        if (is_bad || !is_due(s, due))
            continue;
        slot_put_mark(f, "due", SLOT_TEXT, day_iso(s->arena, e->at.day), due);
        return;
    }
    for (size_t row = 0; (due = view_next(f->view, F_range, &row));)
        if (is_due(s, due)) {
            slot_put_mark(f, "due", SLOT_TEXT,
                          day_iso(s->arena, mark_entity(s, due)->until.day), due);
            return;
        }
    if (mark)
        slot_put_mark(f, "plan", SLOT_TEXT,
                      day_iso(s->arena, mark_entity(s, mark)->at.day), mark);
}

/* --- how long they may take ----------------------------------------------------------
 */

void slot_invoice_terms(const struct filling *f)
{
    static const char *const at_once[] = {"due on receipt",
                                          "on receipt",
                                          "due immediately",
                                          "payable immediately",
                                          "due at once",
                                          "pay immediately",
                                          "即付",
                                          "立即付",
                                          "马上付款",
                                          "收到即付",
                                          "due now",
                                          "payable now"};
    static const char *const behind[] = {"内付",   "内到账", "内支付", "内结",
                                         "内打款", "内回款", "内汇",   "后付",
                                         "之内付", "以内付", "付款",   "付清"};
    const struct scene *s = f->view->scene;
    const char *now = find_any(s, at_once, COUNT(at_once));
    const struct mark *mark;

    if (now)
        slot_put(f->view, f->out, "terms_days", SLOT_NUMBER, "0",
                 (struct span){(size_t)(now - s->text.bytes),
                               (size_t)(now - s->text.bytes) + strcspn(now, ",.;")},
                 "terms");
    for (size_t row = 0; (mark = view_next(f->view, F_duration, &row));) {
        const struct length *length = &mark_entity(s, mark)->length;
        int64_t days = length->days + length->workdays + (int64_t)length->months * 30;
        if (days > 0 && begins_any(s, mark->at.until, behind, COUNT(behind)))
            slot_put_number(f, "terms_days", (struct decimal){days, 0}, mark);
    }
    slot_terms(f);
}

/* --- in parts, again and again -------------------------------------------------------
 */

/* 分三期, 拆成两张, "in 3 installments": how many; 0 where it is not said, or not so. */
static int parts_behind(const char *at)
{
    static const struct {
        const char *word;
        int n;
    } numbers[] = {{"两", 2},    {"二", 2},    {"三", 3},     {"四", 4},   {"五", 5},
                   {"六", 6},    {"2", 2},     {"3", 3},      {"4", 4},    {"5", 5},
                   {"6", 6},     {"two", 2},   {"three", 3},  {"four", 4}, {"five", 5},
                   {"six", 6},   {"half", 2},  {"halves", 2}, {"10", 10},  {"12", 12},
                   {"十二", 12}, {"equal ", 0}};

    for (size_t i = 0; i < COUNT(numbers); i++)
        if (strncmp(at, numbers[i].word, strlen(numbers[i].word)) == 0)
            return numbers[i].n;
    return 0;
}

/* Behind the number 期, 次, "parts": 分2位客户 is none. */
static bool is_of_parts(const char *at)
{
    static const char *const things[] = {"期", "次", "批",   "笔", "张",
                                         "份", "半", "部分", "个", "块"};
    static const char *const latin[] = {
        " part",  " install",    " instal",   " halve",   " invoice",
        " bill",  " tranche",    " payment",  " portion", " equal",
        " piece", " instalment", " separate", "-part",    " monthly"};

    while (*at && (*at & 0x80) == 0 && *at != ' ' && *at != '-')
        at++;
    for (size_t i = 0; i < COUNT(latin); i++)
        if (strncmp(at, latin[i], strlen(latin[i])) == 0)
            return true;
    for (size_t i = 0; i < COUNT(things); i++) {
        const char *thing = strstr(at, things[i]);
        if (thing && thing - at <= 3)
            return true;
    }
    return false;
}

static void put_split(const struct filling *f, const char *at, size_t len, int n)
{
    struct arena *arena = f->view->scene->arena;
    size_t from = (size_t)(at - f->view->scene->text.bytes);

    slot_put(f->view, f->out, "split", SLOT_NUMBER,
             n > 1 ? arena_printf(arena, "%d", n) : "0", (struct span){from, from + len},
             "split");
}

/* Words that stand before a number of parts, and those that need none. */
void slot_split(const struct filling *f)
{
    static const char *const counted[] = {"分", "分成", "拆",    "拆成", "分为",
                                          "开", "in ",  "into ", "over "};
    static const char *const alone[] = {
        "split",         "halves",       "50/50",   "half now",    "half and half",
        "half of",       "half on",      "half at", "half before", "half after",
        "half up front", "half upfront", "分期",    "分批",        "拆开",
        "分开开",        "拆分",         "一半",    "各开一半",    "分多次",
        "installment",   "instalment"};
    const struct scene *s = f->view->scene;
    bool is_split = strstr(s->text.bytes, "split") || strstr(s->text.bytes, "divide");

    for (size_t i = 0; i < COUNT(counted); i++)
        for (const char *at = s->text.bytes; (at = strstr(at, counted[i]));) {
            size_t len = strlen(counted[i]);
            int n = parts_behind(at + len);
            bool is_word = *at < 'a' || at == s->text.bytes || at[-1] == ' ';
            if (n > 1 && is_word &&
                (is_of_parts(at + len) || is_split || strncmp(at + len, "hal", 3) == 0)) {
                put_split(f, at, len, strcmp(counted[i], "开") == 0 ? 0 : n);
                return;
            }
            at += len;
        }
    for (size_t i = 0; i < COUNT(alone); i++) {
        static const char *const of_what[] = {"first ", "second ", "third ", "other ",
                                              "last ",  "final ",  "next ",  "the ",
                                              "an ",    "this "};
        const char *at = strstr(s->text.bytes, alone[i]);
        if (at && !ends_any(s, (size_t)(at - s->text.bytes), of_what, COUNT(of_what))) {
            put_split(f, at, strlen(alone[i]),
                      strstr(alone[i], "hal") || alone[i][0] == '5' ? 2 : 0);
            return;
        }
    }
}

/* "every month", 每月: an invoice is issued once. "the monthly fee" is what it is for. */
void slot_rhythm(const struct filling *f)
{
    static const char *const words[] = {"every month",
                                        "each month",
                                        "every quarter",
                                        "each quarter",
                                        "every year",
                                        "each year",
                                        "every week",
                                        "each week",
                                        "per quarter",
                                        "month by month",
                                        "monthly",
                                        "quarterly",
                                        "annually",
                                        "yearly",
                                        "recurring",
                                        "每个月",
                                        "每月",
                                        "每季度",
                                        "每个季度",
                                        "每季",
                                        "每年",
                                        "每周",
                                        "按月",
                                        "按季",
                                        "逐月",
                                        "每半年",
                                        "每两个月",
                                        "every 2 months",
                                        "every two months",
                                        "every 3 months",
                                        "every three months",
                                        "every fortnight"};
    static const char *const things[] = {" fee",  " plan",   " sub", " serv", " ret",
                                         " main", " report", "服务", "费",    "维护",
                                         "报告",  " rate",   " lic", " supp", "套餐"};
    const struct scene *s = f->view->scene;

    for (size_t i = 0; i < COUNT(words); i++) {
        const char *at = strstr(s->text.bytes, words[i]);
        size_t from = at ? (size_t)(at - s->text.bytes) : 0, len = strlen(words[i]);
        if (!at || begins_any(s, from + len, things, COUNT(things)))
            continue;
        slot_put_words(f, "rhythm", (struct span){from, from + len});
        return;
    }
}

/* --- who wants it --------------------------------------------------------------------
 */

/* "Acme expects an invoice of 10k", 鼎砺催着要发票: they wish for it, and nobody here has
 * said to issue it. */
bool invoice_is_wished(const struct view *view)
{
    static const char *const wishes[] = {" is expecting",
                                         " are expecting",
                                         " expect",
                                         " expecting",
                                         " is waiting",
                                         " are waiting",
                                         " waiting",
                                         " awaits",
                                         " is after",
                                         " are after",
                                         " is asking",
                                         " are asking",
                                         " keeps",
                                         " keep ",
                                         " will need",
                                         "'d like",
                                         " requires",
                                         " require ",
                                         " request",
                                         " need",
                                         " is chasing",
                                         " are chasing",
                                         " chasing",
                                         " is looking",
                                         " must have",
                                         " asked",
                                         " want",
                                         " would like",
                                         "催",
                                         "等",
                                         "让我",
                                         "让咱",
                                         "叫我",
                                         "请我",
                                         "需要",
                                         "盼",
                                         "问",
                                         "急着",
                                         "急要",
                                         "着急",
                                         "那边要",
                                         "那边催",
                                         "还要",
                                         "expect"};
    const struct scene *s = view->scene;

    if (view->has[F_they_want])
        return true;
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_who = m->feature == F_customer || m->feature == F_d_ref ||
                      m->feature == F_other || m->feature == F_they;
        if (is_who && view_covers(view, m->at) &&
            begins_any(s, m->at.until, wishes, COUNT(wishes)))
            return true;
    }
    return false;
}
