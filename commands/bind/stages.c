/* stages.c - a deal that moves, is won or is lost; a lead that becomes a deal. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "store/talk.h"

#include <string.h>

/* Why it was lost, in one of the words that the reports count. */
static const char *reason_code(struct arena *arena, const char *words)
{
    static const struct {
        const char *code, *word;
    } signs[] = {
        {"budget", "budget"},
        {"budget", "预算"},
        {"budget", "没钱"},
        {"price", "price"},
        {"price", "expensive"},
        {"price", "cheaper"},
        {"price", "价"},
        {"price", "太贵"},
        {"competitor", "competitor"},
        {"competitor", "竞争对手"},
        {"competitor", "对手"},
        {"competitor", "went with"},
        {"competitor", "chose"},
        {"competitor", "选了"},
        {"timing", "timing"},
        {"timing", "next year"},
        {"timing", "postpone"},
        {"timing", "时机"},
        {"timing", "延期"},
        {"timing", "推迟"},
        {"timing", "明年"},
        {"no_need", "no need"},
        {"no_need", "not need"},
        {"no_need", "没有需求"},
        {"no_need", "不需要"},
        {"silent", "silent"},
        {"silent", "no answer"},
        {"silent", "no reply"},
        {"silent", "没有回音"},
        {"silent", "不回"},
        {"silent", "联系不上"},
    };

    const char *folded = text_fold(arena, words);

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strstr(folded, signs[i].word))
            return signs[i].code;
    return "other";
}

/* "Lost Quillmark to Kestrel", 输给了云鹰: whom they went to; NULL where it is not said.
 */
static const char *winner(struct arena *arena, const char *text)
{
    static const char *const signs[] = {" to ", "输给了", "输给"};
    static const char *const ends[] = {",", ".", "，", "。", "；", "!", "！", "了"};

    for (size_t i = 0; i < COUNT(signs); i++) {
        const char *at = strstr(text, signs[i]);
        if (!at)
            continue;
        at += strlen(signs[i]);
        if (*signs[i] == ' ' && (*at < 'A' || *at > 'Z'))
            continue;
        size_t len = strlen(at);
        for (size_t k = 0; k < COUNT(ends); k++) {
            const char *end = strstr(at, ends[k]);
            if (end && (size_t)(end - at) < len)
                len = (size_t)(end - at);
        }
        return len ? arena_copy_bytes(arena, at, len) : NULL;
    }
    return NULL;
}

static enum rc lose(const struct said *said, struct order *out, const char *deal)
{
    const char *to = winner(said->t->arena, said->text);
    const char *why = meaning_get(said->meaning, "body"), *open = out->open;
    struct turn *t = said->t;

    order_begin(out, "lost");
    order_put(out, "deal", deal);
    if (to) {
        order_put(out, "reason", "competitor");
        order_put(out, "words", said->text);
        order_put(out, "competitor", to);
        return RC_OK;
    }
    if (!why) {
        out->open = open;
        out->words =
            arena_printf(t->arena, IN(t, "Why was %s lost?", "%s 为什么丢单？"), deal);
        return RC_OK;
    }
    order_put(out, "reason", reason_code(t->arena, why));
    order_put(out, "words", why);
    return RC_OK;
}

/* From "qualified" on it is a deal; before that what was said is a note. */
static enum rc move_lead(const struct said *said, struct order *out, const char *lead)
{
    const char *stage = meaning_get(said->meaning, "stage");

    if (text_same(stage, "new") || text_same(stage, "contacted") ||
        text_same(stage, "lost")) {
        order_begin(out, "note");
        order_put(out, "about", lead);
        order_put(out, "text", said->text);
        return RC_OK;
    }
    order_begin(out, "qualify");
    order_put(out, "lead", lead);
    order_put(out, "amount", bind_value(said, "money", NULL));
    return RC_OK;
}

enum rc fit_stage(const struct said *said, struct order *out)
{
    const char *record = bind_record(said, "deal lead"), *open = out->open;
    const char *stage = meaning_get(said->meaning, "stage");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;

    if (record[0] && parse_ref(t, record, "deal lead", &ref) == RC_OK &&
        ref.kind == &leads_kind)
        return move_lead(said, out, record);
    t->err = before;
    if (text_same(stage, "lost")) {
        out->open = open;
        return lose(said, out, record);
    }
    if (text_same(stage, "won")) {
        order_begin(out, "won");
        order_put(out, "deal", record);
    } else {
        order_begin(out, "deal stage");
        order_put(out, "deal", record);
        order_put(out, "stage", stage ? stage : "next");
    }
    order_put(out, "reason", bind_value(said, "body", NULL));
    order_put(out, "amount", bind_value(said, "money", NULL));
    return RC_OK;
}

/* "Close 改到12月15日", right after its card: of the deal that was spoken of. */
enum rc fit_update(const struct said *said, struct order *out)
{
    struct turn *t = said->t;
    struct talk talk;

    if (order_get(out, "deal"))
        return RC_OK;
    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (kind)
        order_put(out, "deal",
                  bind_as(t, ref_text(t->arena, kind, talk.record), deals_kind.name));
    return RC_OK;
}

/* "What's the status of Acme": asked, not told; it is shown. */
enum rc fit_note(const struct said *said, struct order *out)
{
    const char *about = order_get(out, "about");
    struct turn *t = said->t;
    struct err before = t->err;
    struct ref ref;

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
