/* stages.c - a deal that moves, is won or is lost; a lead that becomes a deal. */
#include "commands/bind/fits.h"
#include "commands/form_kinds.h"
#include "commands/lost_words.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/world_of.h"
#include "store/talk.h"

#include <string.h>
#include <strings.h>

/* Lost to somebody: why, where that is said besides ("to Kestrel on price"). */
static const char *reason_beside(struct arena *arena, const char *text)
{
    static const char *const signs[] = {" on ", "because", "cheaper", "undercut",
                                        "价",   "便宜",    "贵"};
    const char *folded = text_fold(arena, text);

    for (size_t i = 0; i < COUNT(signs); i++) {
        const char *at = strstr(folded, signs[i]);
        const char *code = at ? lost_reason(arena, at) : "other";
        if (!text_same(code, "other"))
            return code;
    }
    return "competitor";
}

static enum rc lose(const struct said *said, struct order *out, const char *deal)
{
    const char *why = meaning_get(said->meaning, "body"), *open = out->open;
    struct turn *t = said->t;
    const char *to = lost_rival(t->arena, said->text);

    order_begin(out, "lost");
    order_put(out, "deal", deal);
    order_put(out, "reconnect", lost_again(t, said->text));
    if (to) {
        order_put(out, "reason", reason_beside(t->arena, said->text));
        order_put(out, "words", said->text);
        order_put(out, "competitor", to);
        return RC_OK;
    }
    if (!why && !text_same(lost_reason(t->arena, said->text), "other"))
        why = said->text; /* "a competitor won it" says why as well */
    if (!why) {
        out->open = open;
        out->words =
            arena_printf(t->arena, IN(t, "Why was %s lost?", "%s 为什么丢单？"), deal);
        return RC_OK;
    }
    const char *code = lost_reason(t->arena, why);
    /* "Lost Acme, no answer for weeks": the reason may stand beside what was read; what
     * is none of them is asked for */
    bool is_beside = text_same(code, "other");
    if (is_beside)
        code = lost_reason(t->arena, said->text);
    order_put(out, "reason", text_same(code, "other") ? NULL : code);
    order_put(out, "words", is_beside ? said->text : why);
    return RC_OK;
}

/* "Qualify, budget 90k, he decides, by june": what a deal wants to know, where a clause
 * says it and nothing else. False: none does. */
static bool put_qualities(const struct said *said, struct order *out)
{
    static const char *const fields[] = {"budget", "role", "timeline"};
    struct clause clauses[CLAUSES_MOST];
    size_t n = form_clauses(said->t, said->text, clauses);
    bool any = false;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < COUNT(fields); k++)
            if (!order_get(out, fields[k]) &&
                form_kind_fits(said->t, &clauses[i], fields[k])) {
                order_put(out, fields[k], form_kind_value(said->t, &clauses[i]));
                any = true;
                break;
            }
    return any;
}

/* From "qualified" on it is a deal; before that what was said is a note. */
static enum rc move_lead(const struct said *said, struct order *out, const char *lead)
{
    const char *stage = meaning_get(said->meaning, "stage");
    const char *again = text_same(stage, "lost") ? lost_again(said->t, said->text) : NULL;

    if (text_same(stage, "new") || text_same(stage, "contacted") ||
        text_same(stage, "lost")) {
        order_begin(out, "note");
        order_put(out, "about", lead);
        order_put(out, "text", said->text);
        order_put(out, "next", text_same(again, "never") ? NULL : again);
        return RC_OK;
    }
    order_begin(out, "qualify");
    order_put(out, "lead", lead);
    if (!put_qualities(said, out))
        order_put(out, "amount", bind_value(said, "money", NULL));
    return RC_OK;
}

/* Where the clause of byte `at` begins and ends: at a mark, or where another deed begins
 * ("move it to demo and remind me tomorrow"). */
static const char *clause_of(struct arena *arena, const char *text, const char *at,
                             const char **begin)
{
    static const char *const marks[] = {
        ",",         ";",          "，",        "；",          "。",        ". ",
        "!",         "！",         "\n",        " remind",     " then ",    " and call",
        " and send", " and email", " and ping", " and follow", " and move", " and push",
        " and put",  "提醒",       "然后",      "并且",        "再打",      "再跟"};
    const char *from = text, *until = text + strlen(text);

    for (size_t i = 0; i < COUNT(marks); i++) {
        for (const char *m = text; (m = strstr(m, marks[i])) && m < at;) {
            m += strlen(marks[i]);
            from = m > from ? m : from;
        }
        const char *end = strstr(at, marks[i]);
        until = end && end < until ? end : until;
    }
    while (*from == ' ')
        from++;
    *begin = from;
    return arena_copy_bytes(arena, from, (size_t)(until - from));
}

/* Where a word begins with this one: "sign" begins "signed", and is within "design" or
 * "assigned" none; NULL for nowhere. */
static const char *find_word(const char *text, const char *word)
{
    const char *start = text;

    while ((text = strstr(text, word))) {
        bool is_inside = text > start && text[-1] >= 'a' && text[-1] <= 'z';
        if ((unsigned char)*word >= 0x80 || !is_inside)
            return text;
        text += strlen(word);
    }
    return NULL;
}

/* "Signed Monday", 3月10日签的: told as past. */
static bool is_past(const char *words)
{
    static const char *const signs[] = {"signed", "签的", "签了", "已签", "签好", "签下"};

    return text_has_any(words, signs, COUNT(signs));
}

/* The first day that these words name; DAY_NONE for none. */
static struct day day_of(const struct said *said, const struct reading_context *context,
                         const char *words)
{
    const struct day today = said->t->today;
    struct entities found;

    entities_read(said->t->arena, words, strlen(words), context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct entity *e = &found.rows[i];
        if (e->flags & ENTITY_IMPOSSIBLE)
            continue;
        bool is_open = (e->flags & ENTITY_OPEN) && day_known(e->past_at.day);
        if (e->kind == ENTITY_DATE || e->kind == ENTITY_DATETIME)
            return is_open && e->at.day.n > today.n && is_past(words) ? e->past_at.day
                                                                      : e->at.day;
        if (e->kind == ENTITY_DAYS)
            return e->until.day;
    }
    return DAY_NONE;
}

/* "Remind me on Friday to invoice them": the day of this clause is the reminder's. */
static bool is_reminder(const char *text, const char *clause)
{
    static const char *const signs[] = {"remind", "remind ", "提醒"};

    for (size_t i = 0; i < COUNT(signs); i++) {
        size_t len = strlen(signs[i]);
        if (strncmp(clause, signs[i], len) == 0 ||
            ((size_t)(clause - text) >= len && strncmp(clause - len, signs[i], len) == 0))
            return true;
    }
    return false;
}

/* The day that stands in one clause with one of these words; DAY_NONE for none. */
static struct day day_beside(const struct said *said, const char *const *words, size_t n)
{
    const struct reading_context context = sentence_reading(said->t);
    const char *text = text_fold(said->t->arena, said->text);

    for (size_t i = 0; i < n; i++)
        for (const char *at = text; (at = find_word(at, words[i]));
             at += strlen(words[i])) {
            const char *begin;
            const char *clause = clause_of(said->t->arena, text, at, &begin);
            struct day day =
                is_reminder(text, begin) ? DAY_NONE : day_of(said, &context, clause);
            if (day_known(day))
                return day;
        }
    return DAY_NONE;
}

/* 推进到演示，周四下午两点: the only day is the demo's, whatever clause it stands in. */
static bool is_demo_with_day(const struct said *said)
{
    return meaning_by(said->meaning, "^move move~stage_demo");
}

/* "Move it to demo on Friday": the day that a stage wants to know. */
static void stage_day(const struct said *said, const char *stage, struct order *out)
{
    static const struct {
        const char *stage, *fact, *words[3];
    } days[] = {{"demo", "demo_on", {"demo", "演示"}},
                {"proposal", "close", {"clos", "成交", "签"}}};

    for (size_t i = 0; i < COUNT(days); i++) {
        size_t n = 0;
        while (n < COUNT(days[i].words) && days[i].words[n])
            n++;
        if (!text_same(stage, days[i].stage))
            continue;
        struct day day = day_beside(said, days[i].words, n);
        if (!day_known(day) && is_demo_with_day(said)) {
            const struct reading_context context = sentence_reading(said->t);
            day = day_of(said, &context, text_fold(said->t->arena, said->text));
        }
        if (day_known(day))
            order_put(out, days[i].fact, day_iso(said->t->arena, day));
    }
}

/* "Signed today, first invoice end of March": what winning wants to know. Whoever is
 * still to sign has not signed. */
static void won_days(const struct said *said, struct order *out)
{
    static const char *const signs[] = {"sign", "签", "won", "closed", "成交", "赢"};
    static const char *const bills[] = {"invoice", "开票", "发票"};
    struct day signed_on = day_beside(said, signs, COUNT(signs));
    struct day invoice_on = day_beside(said, bills, COUNT(bills));

    if (day_known(signed_on) && signed_on.n <= said->t->today.n)
        order_put(out, "signed_on", day_iso(said->t->arena, signed_on));
    if (day_known(invoice_on))
        order_put(out, "invoice_on", day_iso(said->t->arena, invoice_on));
}

/* A clause that names no day, sum, customer or deed: 原因 or not, it is why. */
static const char *idle_clause(const struct said *said)
{
    static const char *const deeds[] = {"won", "sign", "invoice", "deal", "closed",
                                        "赢",  "签",   "票",      "成交", "拿下"};
    const struct reading_context context = sentence_reading(said->t);
    const char *customer = meaning_get(said->meaning, "customer"), *at = said->text;

    while (*at) {
        size_t len = strcspn(at, ",;");
        const char *wide = strstr(at, "，");
        len = wide && (size_t)(wide - at) < len ? (size_t)(wide - at) : len;
        const char *clause = arena_copy_bytes(said->t->arena, at + strspn(at, " "),
                                              len - (len ? strspn(at, " ") : 0));
        const char *folded = text_fold(said->t->arena, clause);
        struct entities found;
        bool is_idle = clause[0] && !(customer && strstr(clause, customer)) &&
                       !text_has_any(folded, deeds, COUNT(deeds));
        entities_read(said->t->arena, clause, strlen(clause), &context, &found);
        if (is_idle && found.n == 0 && at > said->text)
            return clause;
        at += len;
        at += at[0] == '\0' ? 0 : at == wide ? strlen("，") : 1;
    }
    return NULL;
}

/* "Because they rushed": why, and no more; else all that was said besides. */
static const char *why_of(const struct said *said)
{
    static const char *const signs[] = {
        "because ", "since they ", "reason: ", "reason - ", "reason:", "因为",
        "原因是",   "原因：",      "原因:",    "理由：",    "理由:"};
    const char *body = bind_value(said, "body", NULL);

    for (size_t i = 0; i < COUNT(signs); i++)
        for (const char *at = said->text; *at; at++)
            if (strncasecmp(at, signs[i], strlen(signs[i])) == 0 && at[strlen(signs[i])])
                return at + strlen(signs[i]);
    return body ? body : idle_clause(said);
}

enum rc bind_spoken_of(const struct said *said, const char *kinds, const char **out)
{
    struct turn *t = said->t;
    struct talk talk;

    *out = NULL;
    if (said->names_stranger)
        return RC_OK;
    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (kind)
        *out = bind_as(t, ref_text(t->arena, kind, talk.record), kinds);
    return RC_OK;
}

/* "Good fit, qualified": said of a lead. */
static bool is_conversion(const struct said *said)
{
    return meaning_by(said->meaning, "converted") ||
           meaning_by(said->meaning, "^convert is_bare");
}

enum rc fit_stage(const struct said *said, struct order *out)
{
    const char *record = bind_record(said, "deal lead"), *open = out->open;
    const char *stage = meaning_get(said->meaning, "stage");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;

    if (!record[0] && is_conversion(said)) {
        TRY(bind_spoken_of(said, "lead", &record));
        return move_lead(said, out, record ? record : "");
    }
    /* what ends a deal says itself which */
    if (!record[0] && !text_same(stage, "won") && !text_same(stage, "lost"))
        TRY(bind_spoken_of(said, "deal lead", &record));
    record = record ? record : "";

    if (record[0] && parse_ref(t, record, "deal lead", &ref) == RC_OK &&
        ref.kind == &leads_kind)
        return move_lead(said, out, record);
    t->err = before;
    /* "Convert Acme", which is a deal: it has no lead, and goes nowhere. */
    if (record[0] && (meaning_by(said->meaning, "convert") ||
                      meaning_by(said->meaning, "^convert is_bare"))) {
        const char *customer = meaning_get(said->meaning, "customer");
        order_begin(out, "qualify");
        order_put(out, "lead", customer ? customer : record);
        return RC_OK;
    }
    if (text_same(stage, "lost")) {
        out->open = open;
        return lose(said, out, record);
    }
    if (text_same(stage, "won")) {
        order_begin(out, "won");
        order_put(out, "deal", record);
        won_days(said, out);
    } else {
        order_begin(out, "deal stage");
        order_put(out, "deal", record);
        order_put(out, "stage", stage ? stage : "next");
        stage_day(said, stage, out);
    }
    order_put(out, "reason", why_of(said));
    order_put(out, "amount", bind_value(said, "money", NULL));
    order_put(out, "quote", meaning_get(said->meaning, "quote"));
    return RC_OK;
}

/* "By 5k", 加2万, "up 10%": the command reckons what it becomes. */
static void put_change(const struct said *said, struct order *out)
{
    const char *change = meaning_get(said->meaning, "change");
    const char *percent = meaning_get(said->meaning, "change_pct");
    const char *currency = meaning_get(said->meaning, "currency");
    struct arena *arena = said->t->arena;

    if (percent)
        order_put(out, "by", arena_printf(arena, "%s%%", percent));
    else if (change && currency)
        order_put(out, "by", arena_printf(arena, "%s %s", change, currency));
    else
        order_put(out, "by", change);
}

/* "Close 改到12月15日", right after its card: of the deal that was spoken of. */
enum rc fit_update(const struct said *said, struct order *out)
{
    const char *deal;

    put_change(said, out);
    if (meaning_by(said->meaning, "quote_number put_wrong") ||
        meaning_by(said->meaning, "^change change<quote_number")) {
        out->open = "quote";
        out->words = IN(said->t, "What is the number of the quote?", "报价单号是什么？");
    }
    if (order_get(out, "deal"))
        return RC_OK;
    TRY(bind_spoken_of(said, deals_kind.name, &deal));
    order_put(out, "deal", deal);
    return RC_OK;
}

/* Who is known by a part of the name: Oakline Foods by "Oakline Ltd"; NULL for nobody. */
static const char *known_by(struct turn *t, const char *name)
{
    struct sighted_names names;
    struct normal normal;

    if (!name || !world_of_sight(t, name, &normal, &names))
        return NULL;
    return names.n == 1 && known_is_customer(&names.rows[0].known)
               ? bind_as(t, names.rows[0].known.name, "lead account")
               : NULL;
}

/* "The company is called Oakline Ltd": whoever was spoken of, where nobody is named.
 * Where it sounds like another, that one is asked about. */
enum rc fit_name(const struct said *said, struct order *out)
{
    const char *what, *other = known_by(said->t, order_get(out, "name"));

    if (order_get(out, "what"))
        return RC_OK;
    TRY(bind_spoken_of(said, "lead account", &what));
    out->must_confirm = other && !text_same(other, what);
    order_put(out, "what", out->must_confirm ? other : what);
    return RC_OK;
}

/* Of a customer whose deals are all closed: what was said is kept with the last. */
static void put_closed_deal(const struct said *said, struct order *out)
{
    const char *customer = meaning_get(said->meaning, "customer");
    const char *about = order_get(out, "about");
    struct turn *t = said->t;
    struct err before = t->err;
    struct account account;
    struct deal deal;
    struct ref ref;

    if (customer && about && parse_ref(t, about, "deal lead", &ref) != RC_OK &&
        accounts_find(t, customer, &account) == RC_OK &&
        deals_last_of(t, account.id, &deal) == RC_OK)
        order_put(out, "about", ref_text(t->arena, &deals_kind, deal.id));
    t->err = before;
}

/* "Spoke to procurement, budget is 3k": of the deal or lead that was spoken of. */
static enum rc put_spoken_of(const struct said *said, struct order *out)
{
    const char *about;

    if (order_get(out, "about") || !meaning_by(said->meaning, "budget|turnover"))
        return RC_OK;
    TRY(bind_spoken_of(said, "deal lead", &about));
    order_put(out, "about", about);
    return RC_OK;
}

/* "What's the status of Acme": asked, not told; it is shown. */
enum rc fit_note(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;

    put_closed_deal(said, out);
    TRY(put_spoken_of(said, out));
    const char *about = order_get(out, "about");
    if (!about || said->text[0] == '"' || !says_question(t->arena, said->text) ||
        strstr(said->text, ". ") || strstr(said->text, "，"))
        return RC_OK;
    if (parse_ref(t, about, "deal lead", &ref) == RC_OK) {
        const char *kind = ref.kind->name;
        order_begin(out, ref.kind == &deals_kind ? "deal show" : "lead show");
        order_put(out, kind, about);
    }
    t->err = before;
    return RC_OK;
}
