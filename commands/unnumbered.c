/* unnumbered.c - "no number yet", 还没有单号: the deal stays where it is, and nothing
 * that was said for its proposal is lost. */
#include "commands/unnumbered.h"
#include "commands/moves.h"
#include "commands/only_words.h"
#include "commands/words.h"

bool unnumbered_said(struct arena *arena, const char *text)
{
    static const char all[] =
        "no|not|none|yet|quote|quote number|number|quotation|proposal|there|is|there's|i|"
        "we|don't|dont|do|have|haven't|havent|got|one|a|the|it|its|it's|still|tbd|tba|"
        "pending|to follow|will follow|coming|later|so far|written|for now|isn't|any|"
        "还没有|还没|没有|没|未|还|暂无|暂时|暂|单号|报价单号|报价单编号|编号|号码|号|"
        "报价单|报价|出|出来|做|写|有|定|待定|稍后|后补|晚点|再|补|给|呢|了|的|等|目前|现在";
    static const char none[] =
        "no|not|none|don't|dont|haven't|havent|isn't|tbd|tba|pending|to follow|"
        "will follow|later|还没有|还没|没有|没|未|暂无|待定|稍后|后补|晚点";
    const char *letters = only_letters(arena, text);

    return letters[0] && only_of(letters, all) && only_found(arena, text, none);
}

const char *unnumbered_value(struct turn *t, const struct pairs *facts)
{
    for (size_t i = 0; i < facts->n; i++)
        if (text_same(fact_named(facts->list[i].name), "quote"))
            return unnumbered_said(t->arena, facts->list[i].value) ? facts->list[i].value
                                                                   : NULL;
    return NULL;
}

/* All but the number that there is not. */
static struct pairs others(struct turn *t, const struct pairs *facts)
{
    struct pair *list = TAKE_N(t->arena, facts->n + 1, struct pair);
    size_t n = 0;

    for (size_t i = 0; i < facts->n; i++)
        if (!text_same(fact_named(facts->list[i].name), "quote"))
            list[n++] = facts->list[i];
    return (struct pairs){list, n};
}

static enum rc keep(struct turn *t, struct deal *deal, const struct pairs *facts,
                    struct text *what)
{
    struct happened *happened = TAKE_N(t->arena, facts->n + 1, struct happened);

    if (facts->n == 0)
        return RC_OK;
    TRY(facts_set(t, deal, facts));
    facts_told(t, deal, facts, what, happened);
    TRY(deals_put(t, deal));
    return history_happened(t, &deals_kind, deal->id, "updated", happened);
}

/* A reminder to write it, and the move, which its number alone makes as well. */
static void offer_next(struct turn *t, const char *ref, enum stage to, const char *reason)
{
    const char *why = text_empty(reason) ? ""
                                         : arena_printf(t->arena, " reason=%s",
                                                        words_quote(t->arena, reason));
    const char *move =
        arena_printf(t->arena, "deal stage %s %s%s", ref, stage_name(to), why);
    struct day day;
    const char *label = quick_remind(t, &day);

    ask_in_passing(t, "quote", move);
    offer(t, label, BUTTON_PRIMARY, "remind about=%s when=%s text=%s", ref,
          day_iso(t->arena, day),
          words_quote(t->arena, IN(t, "write the quote", "出报价单")));
    offer(t, arena_printf(t->arena, IN(t, "To %s", "进入%s"), stage_text(to, t->lang)),
          BUTTON_PLAIN, "%s", move);
}

enum rc unnumbered_keep(struct turn *t, struct deal *deal, enum stage to,
                        const struct pairs *facts, const char *reason)
{
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);
    const char *stage = stage_text(to, t->lang);
    const struct pairs kept = others(t, facts);
    struct text what;

    text_init(&what, t->arena, 4000);
    TRY(keep(t, deal, &kept, &what));
    say(t,
        IN(t,
           "%s stays in %s: %s needs the number of a quote. Write the quote, then say "
           "\"quote number Q-12\" and move on.",
           "%s 仍在“%s”阶段：进入“%s”需要报价单号。出好报价单后说“报价单号 Q-12”，再推进。"),
        deal_label(t, deal), stage_text(deal->stage, t->lang), stage);
    if (what.len)
        say(t, IN(t, "Kept: %s.", "已记下：%s。"), what.bytes);
    offer_next(t, ref, to, reason);
    return RC_OK;
}
