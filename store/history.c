/* History: written as facts, read as a line. */

#include "store/history.h"

#include "sales/approval.h"
#include "sales/day.h"

#include <string.h>

enum rc history_happened(struct turn *t, const struct record_kind *kind, int64_t id,
                         const char *what, const struct happened *facts)
{
    JSON *tree = cJSON_CreateObject();
    struct activity activity = {
        .kind = kind->name, .record = id, .person = t->me.id, .what = what, .at = t->now};

    for (; facts && facts->name; facts++)
        if (!text_empty(facts->value))
            cJSON_AddStringToObject(tree, facts->name, facts->value);
    activity.text = json_line(t->arena, tree);
    return activities_add(t, &activity);
}

static bool is_work(const struct activity *activity, int64_t owner)
{
    static const char *const of_others[] = {"payment", "credit", "invoice",
                                            "promise", "asked",  "decided"};

    if (activity->person == owner)
        return true;
    if (text_is_any(activity->what, of_others, COUNT(of_others)))
        return false;
    return true;
}

enum rc history_worked_at(struct turn *t, const char *kind, int64_t record, int64_t owner,
                          int64_t since, int64_t *out)
{
    enum { LOOKED_AT = 24 };

    struct activity *list = TAKE_N(t->arena, LOOKED_AT, struct activity);
    size_t n = 0;

    *out = 0;
    TRY(activities_of(t, kind, record, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n && list[i].at > since && *out == 0; i++)
        if (is_work(&list[i], owner))
            *out = list[i].at;
    return RC_OK;
}

static int stage_in(const cJSON *facts, const char *name)
{
    const char *text = json_text(facts, name);

    return text_empty(text) ? -1 : stage_parse(text, STAGE_NEW);
}

enum rc history_skipped(struct turn *t, int64_t deal, unsigned *out)
{
    enum { LOOKED_AT = 100 };

    struct activity *list = TAKE_N(t->arena, LOOKED_AT, struct activity);
    unsigned passed = 0, entered = 0;
    size_t n = 0;

    TRY(activities_of(t, deals_kind.name, deal, LOOKED_AT, list, &n));
    for (size_t i = 0; i < n; i++) {
        struct err unread = {0};
        JSON *tree = NULL;
        if (!text_same(list[i].what, "stage") ||
            json_read(list[i].text, strlen(list[i].text), &json_usual, &tree, &unread) !=
                RC_OK)
            continue;
        int from = stage_in(tree, "from"), to = stage_in(tree, "to");
        if (from < 0 || to < 0 || to == STAGE_LOST)
            continue;
        entered |= 1U << from | 1U << to;
        for (int stage = from + 1; stage < to; stage++)
            passed |= 1U << stage;
    }
    *out = passed & ~entered;
    return RC_OK;
}

/* A line in the making. */
struct telling {
    struct arena *arena;
    const cJSON *facts;
    struct day today;
    enum lang lang;
};

static const char *the(const struct telling *of, const char *name)
{
    const char *value = json_text(of->facts, name);

    return value ? value : "";
}

/* ": reason" behind a line, when there is one. */
static const char *reason(const struct telling *of)
{
    const char *why = the(of, "reason");

    return why[0] ? arena_printf(of->arena, IN(of, ": %s", "：%s"), why) : "";
}

static const char *stage_of(const struct telling *of, const char *name)
{
    const char *said = the(of, name);

    for (int i = 0; i < STAGES; i++)
        if (strcmp(stage_name((enum stage)i), said) == 0)
            return stage_text((enum stage)i, of->lang);
    return said;
}

static const char *tell_stage(const struct telling *of)
{
    return arena_printf(of->arena, "%s → %s%s", stage_of(of, "from"), stage_of(of, "to"),
                        reason(of));
}

static const char *tell_payment(const struct telling *of)
{
    const char *open = the(of, "open");

    return open[0] ? arena_printf(
                         of->arena,
                         IN(of, "%s: %s came in, %s still open", "%s：到账 %s，未收 %s"),
                         the(of, "invoice"), the(of, "amount"), open)
                   : arena_printf(
                         of->arena,
                         IN(of, "%s: %s came in, paid in full", "%s：到账 %s，已收清"),
                         the(of, "invoice"), the(of, "amount"));
}

static const char *tell_credit(const struct telling *of)
{
    return arena_printf(of->arena, IN(of, "%s: %s of credit used", "%s：抵用余款 %s"),
                        the(of, "invoice"), the(of, "amount"));
}

static const char *tell_invoice(const struct telling *of)
{
    return arena_printf(of->arena, IN(of, "%s issued, %s", "开票 %s，%s"),
                        the(of, "invoice"), the(of, "amount"));
}

static const char *tell_promise(const struct telling *of)
{
    struct err ignored = {.lang = of->lang};
    struct day on;
    const char *when = the(of, "on");

    if (day_parse_iso(when, &on, &ignored) == RC_OK)
        when = day_text(of->arena, on, of->today, of->lang);
    return arena_printf(of->arena,
                        IN(of, "%s: %s promised for %s", "%s：承诺付款 %s，%s"),
                        the(of, "invoice"), the(of, "amount"), when);
}

static const char *tell_asked(const struct telling *of)
{
    const char *percent = the(of, "discount"), *amount = the(of, "amount");

    return arena_printf(of->arena, "%s %s%s%s", the(of, "approval"),
                        approval_ask_text(of->arena, the(of, "kind"), percent, of->lang),
                        !percent[0] && amount[0] ? arena_printf(of->arena, " %s", amount)
                                                 : "",
                        reason(of));
}

static const char *tell_decided(const struct telling *of)
{
    const char *said = the(of, "state"), *state = said;

    for (int i = 0; i < APPROVAL_STATES; i++)
        if (strcmp(approval_state_name((enum approval_state)i), said) == 0)
            state = approval_state_text((enum approval_state)i, of->lang);
    return arena_printf(of->arena, "%s %s%s", the(of, "approval"), state, reason(of));
}

static const char *tell_touched(const struct telling *of)
{
    return IN(of, "Followed up", "已跟进");
}

static const char *tell_taken(const struct telling *of)
{
    return IN(of, "Taken from the pool", "从公海领取");
}

static const char *tell_released(const struct telling *of)
{
    return arena_printf(of->arena, "%s%s", IN(of, "Back to the pool", "退回公海"),
                        reason(of));
}

static const char *tell_handed(const struct telling *of)
{
    return arena_printf(of->arena, IN(of, "Owner: %s → %s", "负责人：%s → %s"),
                        text_empty(the(of, "from")) ? "-" : the(of, "from"),
                        the(of, "to"));
}

static const char *tell_files(const struct telling *of)
{
    return arena_printf(of->arena, "%s %s", the(of, "names"), the(of, "link"));
}

static const char *fact_value(const struct telling *of, const struct fact *fact,
                              const char *value)
{
    struct err ignored = {.lang = of->lang};
    struct moment moment;

    if (fact->kind == FACT_DAY && moment_parse_iso(value, &moment, &ignored) == RC_OK)
        return moment_text(of->arena, moment, of->today, of->lang);
    return fact->kind == FACT_CHOICE ? fact_choice_text(value, of->lang) : value;
}

static const char *tell_updated(const struct telling *of)
{
    struct text line;

    text_init(&line, of->arena, 4000);
    for (const cJSON *at = of->facts->child; at; at = at->next) {
        const struct fact *fact = fact_find(at->string);
        if (!fact || !cJSON_IsString(at))
            continue;
        text_addf(&line, "%s%s %s", line.len ? IN(of, "; ", "；") : "",
                  IN(of, fact->label_en, fact->label_zh),
                  fact_value(of, fact, at->valuestring));
    }
    return line.bytes;
}

static const struct {
    const char *what;
    const char *(*tell)(const struct telling *of);
} ways[] = {
    {"stage", tell_stage},       {"payment", tell_payment}, {"credit", tell_credit},
    {"invoice", tell_invoice},   {"promise", tell_promise}, {"asked", tell_asked},
    {"decided", tell_decided},   {"touched", tell_touched}, {"taken", tell_taken},
    {"released", tell_released}, {"updated", tell_updated}, {"files", tell_files},
    {"handed", tell_handed},
};

const char *history_text(struct arena *arena, const struct activity *activity,
                         struct day today, enum lang lang)
{
    struct telling of = {.arena = arena, .today = today, .lang = lang};
    struct err ignored = {.lang = lang};
    JSON *tree = NULL;

    if (strcmp(activity->what, "note") == 0 || activity->text[0] != '{' ||
        json_read(activity->text, strlen(activity->text), &json_usual, &tree, &ignored) !=
            RC_OK)
        return activity->text;
    of.facts = tree;
    for (size_t i = 0; i < COUNT(ways); i++)
        if (strcmp(ways[i].what, activity->what) == 0)
            return ways[i].tell(&of);
    return activity->text;
}
