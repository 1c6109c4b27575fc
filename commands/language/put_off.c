/* "push Acme to friday", 鼎砺的会改到周五, 明天不去了,改后天下午三点: what is moved to
 * another time. The time it is moved away from says nothing any more. */
#include "commands/language/scene.h"

#include <string.h>

static const enum feature times[] = {F_date,  F_coming, F_surely,   F_late,  F_bygone,
                                     F_clock, F_part,   F_duration, F_hours, F_range};

static bool is_time(const struct mark *m)
{
    return m->feature == F_date || m->feature == F_clock || m->feature == F_part;
}

static bool says_when(const struct mark *m)
{
    for (size_t i = 0; i < COUNT(times); i++)
        if (m->feature == times[i])
            return true;
    return false;
}

static bool is_latin(char c)
{
    return c >= 'a' && c <= 'z';
}

/* How long the longest of these words is that stands at `at`; 0 for none. A Latin word
 * ends where it ends. */
static size_t word_at(const char *at, const char *const *words, size_t n)
{
    size_t longest = 0;

    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (len > longest && strncmp(at, words[i], len) == 0 &&
            !(is_latin(words[i][len - 1]) && is_latin(at[len])))
            longest = len;
    }
    return longest;
}

static size_t past_blanks(const char *b, size_t at)
{
    while (b[at] == ' ')
        at++;
    return at;
}

/* The time that begins at byte `at`; NULL for none. */
static const struct mark *time_at(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (is_time(&s->marks[i]) && s->marks[i].at.from == at)
            return &s->marks[i];
    return NULL;
}

/* Past a name, number of a record or time that begins at byte `at`; else `at`. */
static size_t past_named(const struct scene *s, size_t at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from == at)
            return s->marks[i].at.until;
    return at;
}

/* What can be put off, and what may stand around it. */
static const char *const things[] = {
    "the",       "my",       "our",         "a",        "an",      "next",
    "'s",        "call",     "meeting",     "visit",    "demo",    "lunch",
    "dinner",    "coffee",   "appointment", "chat",     "touch",   "follow-up",
    "follow up", "followup", "check-in",    "check in", "session", "catch-up",
    "catch up",  "reminder", "back",        "out",      "off",     "with",
    "at",        "for",      "from",        "of",       "phone",   "and",
    "zoom",      "date",     "call back",   "callback", "把",      "将",
    "的",        "跟",       "和",          "与",       "对",      "那个",
    "这个",      "我",       "我们",        "下次",     "跟进",    "联系",
    "拜访",      "回访",     "电话",        "打电话",   "通话",    "会",
    "会议",      "开会",     "见面",        "碰面",     "约见",    "面谈",
    "时间",      "行程",     "提醒",        "客户",     "了",      "原定",
    "原来",      "本来",     "约",          "定",       "也",      "先",
    "请",        "帮我",     "麻烦",        "演示",     "去",      "沟通",
    "聊",        "吃饭",     "喝茶",        "饭局",     "个",      "那",
    "都",        "预约",     "约好",        "定好",     "给",      "在"};

static size_t past_thing(const struct scene *s, size_t at)
{
    const char *b = s->text.bytes;
    size_t end = past_named(s, at);

    if (end > at)
        return end;
    if (strncmp(b + at, "with ", 5) == 0) /* whom we know nothing of: "with Jan" */
        for (end = past_named(s, at + 5); end == at + 5 && is_latin(b[end]);)
            while (is_latin(b[end]))
                end++;
    return end > at ? end : at + word_at(b + at, things, COUNT(things));
}

/* "please", "Tessera:", "we need to": what stands before the verb. */
static size_t past_leads(const struct scene *s, size_t at, size_t until)
{
    static const char *const leads[] = {
        "please",     "pls",       "can you", "could you", "let's",      "lets",
        "we need to", "i need to", "need to", "i have to", "we have to", "have to",
        "so",         "ok",        "and",     "then",      "also",       "just",
        "hey",        "hi",        "-",       ":",         "we'll",      "i'll",
        "dealbell",   "better",    "instead"};
    const char *b = s->text.bytes;

    for (size_t next = at; next < until; at = next) {
        at = past_blanks(b, at);
        next = past_named(s, at);
        next += next == at ? word_at(b + at, leads, COUNT(leads)) : 0;
        if (next == at)
            break;
    }
    return at;
}

/* All that was read between, but names and what is put off, says nothing any more. */
static void silence(struct scene *s, struct span at)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        bool is_in = at.from <= m->at.from && m->at.from < at.until;
        bool stays = m->row >= 0 ? !says_when(m)
                                 : m->feature == F_reminder || m->feature == F_filler ||
                                       m->feature == F_next_touch;
        if (!is_in || stays)
            s->marks[kept++] = *m;
    }
    s->n_marks = kept;
}

/* Where the time begins behind one of `tos`, with nothing but what is put off before it;
 * 0 where there is none. */
static size_t time_behind(const struct scene *s, size_t start, size_t until,
                          const char *const *tos, size_t n)
{
    const char *b = s->text.bytes;

    for (size_t at = start; at < until;) {
        size_t to = word_at(b + at, tos, n);
        size_t when = past_blanks(b, at + to), next;
        if (to && at > start && time_at(s, when))
            return when;
        next = past_thing(s, at);
        if (next == at)
            return 0;
        at = past_blanks(b, next);
    }
    return 0;
}

/* "push the Acme call to friday": where its time begins; 0 for nothing of the kind. */
static size_t pushed_to(const struct scene *s, const struct span *clause, size_t *from)
{
    static const char *const verbs[] = {
        "push",       "move",        "postpone",    "put off", "put",
        "reschedule", "shift",       "bump",        "defer",   "delay",
        "slide",      "rearrange",   "pushed",      "moved",   "postponed",
        "shifted",    "re-schedule", "rescheduled", "rebook",  "push back"};
    static const char *const tos[] = {"to",        "till",   "until",
                                      "back to",   "off to", "off till",
                                      "off until", "out to", "by"};
    const char *b = s->text.bytes;
    size_t at = past_leads(s, clause->from, clause->until);
    size_t verb = word_at(b + at, verbs, COUNT(verbs));

    *from = at;
    return verb
               ? time_behind(s, past_blanks(b, at + verb), clause->until, tos, COUNT(tos))
               : 0;
}

static const char *const to_zh[] = {
    "推迟到", "往后推到", "往后挪到", "延后到", "延期到", "顺延到", "改约到", "改约",
    "改期到", "改到",     "改成",     "改在",   "改为",   "推到",   "挪到",   "延到",
    "换到",   "调到",     "调整到",   "移到",   "提前到", "改",     "推迟至", "推至"};

/* 把鼎砺的会改到周五. */
static size_t pushed_to_zh(const struct scene *s, const struct span *clause, size_t *from)
{
    *from = past_blanks(s->text.bytes, clause->from);
    return time_behind(s, *from, clause->until, to_zh, COUNT(to_zh));
}

/* --- not tomorrow, but on friday ------------------------------------------------------
 */

/* Past what may stand between the day and the word that rules it out: "not call them". */
static size_t past_between(const struct scene *s, size_t at)
{
    static const char *const words[] = {
        "call", "ring", "visit", "see",   "meet", "go",    "do",        "make",   "come",
        "text", "them", "him",   "her",   "it",   "in",    "on",        "for",    "to",
        "a",    "the",  "there", "email", "free", "phone", "available", "around", "at",
        "我",   "就",   "先",    "也",    "可能", "他们",  "她",        "他",     "我们"};
    size_t end = past_named(s, at);

    if (end == at)
        end += word_at(s->text.bytes + at, words, COUNT(words));
    return end > at ? past_blanks(s->text.bytes, end) : at;
}

/* Nothing but such words from one byte to the other. */
static bool is_beside(const struct scene *s, size_t from, size_t until)
{
    size_t at = past_blanks(s->text.bytes, from), next;

    while (at < until && (next = past_between(s, at)) > at)
        at = next;
    return at >= until;
}

/* "don't call them tomorrow", "not tomorrow", 别明天打: the word stands before the day.
 */
static bool is_denied_before(const struct scene *s, const struct span *clause, size_t day)
{
    static const char *const words[] = {"not",   "don't", "dont",   "do not",
                                        "won't", "can't", "cannot", "cant",
                                        "别",    "不要",  "先别"};

    for (size_t at = clause->from; at < day; at++) {
        size_t len = at > 0 && is_latin(s->text.bytes[at - 1])
                         ? 0
                         : word_at(s->text.bytes + at, words, COUNT(words));
        if (len && at + len <= day && is_beside(s, at + len, day))
            return true;
    }
    return false;
}

/* "tomorrow doesn't work", 明天不去了: behind it. */
static bool is_denied_behind(const struct scene *s, const struct span *clause, size_t day)
{
    static const char *const words[] = {
        "doesn't work", "does not work", "won't work", "won't do", "is no good", "is out",
        "isn't good",   "is off",        "不去",       "不行",     "不来",       "去不了",
        "来不了",       "没空",          "没时间",     "不方便",   "不打",       "不约",
        "不见",         "不了",          "先不"};
    const char *b = s->text.bytes;
    size_t at = past_blanks(b, day);

    while (at < clause->until) {
        if (word_at(b + at, words, COUNT(words)))
            return true;
        size_t next = past_between(s, at);
        if (next == at)
            return false;
        at = next;
    }
    return false;
}

/* A day that is not over, and will not do. */
static bool is_ruled_out(const struct scene *s, const struct mark *day)
{
    const struct span *clause = &s->clauses[scene_clause(s, day->at.from)];

    return day->feature == F_date &&
           mark_entity(s, day)->at.day.n >= s->context->reading.now.day.n &&
           (is_denied_before(s, clause, day->at.from) ||
            is_denied_behind(s, clause, day->at.until));
}

static bool begins_with(const struct scene *s, size_t at, enum feature feature)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == feature && s->marks[i].at.from == at)
            return true;
    return false;
}

static bool names_somebody(const struct scene *s, const struct span *clause)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (clause->from <= s->marks[i].at.from && s->marks[i].at.from < clause->until &&
            (s->marks[i].feature == F_customer || s->marks[i].feature == F_lead))
            return true;
    return false;
}

/* ", call friday", ",改后天下午三点": the clause puts it to another time. */
static bool puts_instead(const struct scene *s, size_t clause, const struct mark *day)
{
    static const char *const leads[] = {
        "but",    "instead", "just", "make it", "do it", "let's", "lets",
        "better", "rather",  "on",   "please",  "we'll", "i'll",  "改到",
        "改成",   "改在",    "改",   "就",      "那就",  "换到",  "换",
        "还是",   "等",      "推到", "推迟到",  "延到",  "挪到",  "约"};
    const struct span *at = &s->clauses[clause];
    const char *b = s->text.bytes;
    size_t from = past_blanks(b, at->from), len;

    if (names_somebody(s, at))
        return false;
    while (from < day->at.from && (len = word_at(b + from, leads, COUNT(leads))) > 0)
        from = past_blanks(b, from + len);
    return from == day->at.from || begins_with(s, from, F_errand) ||
           begins_with(s, from, F_activity);
}

/* 周一没到账,周二到了: what came on a day puts nothing to it. */
static bool is_over(const struct scene *s, const struct mark *day)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_bygone && s->marks[i].at.from == day->at.from)
            return true;
    return false;
}

/* The time behind `day` that is meant in its stead; NULL for none. */
static const struct mark *instead_of(const struct scene *s, const struct mark *day)
{
    size_t clause = scene_clause(s, day->at.from) + 1;

    for (size_t i = 0; clause < s->n_clauses && i < s->n_marks; i++) {
        const struct mark *m = &s->marks[i];
        if (m->feature != F_date || scene_clause(s, m->at.from) != clause ||
            is_over(s, m))
            continue;
        struct day to = mark_entity(s, m)->at.day;
        return to.n > s->context->reading.now.day.n &&
                       to.n != mark_entity(s, day)->at.day.n && puts_instead(s, clause, m)
                   ? m
                   : NULL;
    }
    return NULL;
}

static bool not_that_day(struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark *to =
            is_ruled_out(s, &s->marks[i]) ? instead_of(s, &s->marks[i]) : NULL;
        if (!to)
            continue;
        struct span put = to->at;
        silence(s, s->clauses[scene_clause(s, s->marks[i].at.from)]);
        scene_add(s, F_put_off, put, -1);
        return true;
    }
    return false;
}

/* 把明天的提醒改到周四, where 明天的提醒 asks for a list elsewhere. */
static void mark_reminder(struct scene *s, struct span at)
{
    static const char *const words[] = {"reminder", "提醒"};

    for (size_t i = at.from; i < at.until; i++)
        for (size_t k = 0; k < COUNT(words); k++)
            if (strncmp(s->text.bytes + i, words[k], strlen(words[k])) == 0)
                scene_add(s, F_reminder, (struct span){i, i + strlen(words[k])}, -1);
}

bool put_off_mark(struct scene *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_clauses; i++) {
        size_t from, when = pushed_to(s, &s->clauses[i], &from);
        when = when ? when : pushed_to_zh(s, &s->clauses[i], &from);
        struct span at = {from, when};
        if (!when)
            continue;
        silence(s, at);
        scene_add(s, F_put_off, at, -1);
        mark_reminder(s, at);
        any = true;
    }
    return any || not_that_day(s);
}
