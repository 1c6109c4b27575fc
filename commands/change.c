/* "change" - a step done again with other values: the old one is taken back, and both
 * stand in the audit. */
#include "commands/change.h"
#include "commands/dispatch.h"
#include "commands/parse_value.h"
#include "commands/undo.h"

#include <stdlib.h>
#include <string.h>

struct change {
    const char *turn;
    struct pairs values;
};

enum { LINES_MOST = 6, INPUTS_MOST = 12, REMARK_MOST = 30 };

static const struct arg wants[] = {
    ARG(struct change, turn, "the step, such as T-812", "哪一步，如 T-812"),
    OPT(struct change, values, "what is new, such as amount=5000",
        "新的内容，如 金额=5000"),
    {0},
};

static const struct example given[] = {
    {"deal update D-5 amount=5000", "D-5", "ana"},
    {0},
};

static const struct example examples[] = {
    {"change last", "What shall be different", NULL},
    {"修改 上一步 金额=6000", "D-5", "ana"},
    {0},
};

/* A step's commands, as they were done. */
struct redo {
    int64_t turn;
    struct order lines[LINES_MOST];
    size_t n;
};

static enum rc nothing_to_change(struct turn *t)
{
    return err_set(
        &t->err, RC_RULE, "%s",
        IN(t, "there is no step of yours here to change", "这里没有可以修改的步骤"));
}

static enum rc read_line(struct turn *t, const char *line, struct order *out)
{
    const char *rest = "";
    size_t n;

    *out = (struct order){.command = command_find(t->arena, line, &rest)};
    if (!out->command)
        return nothing_to_change(t);
    struct word *list = words_split(t->arena, rest, &n);
    for (size_t i = 0; i < n && out->n < ORDER_MOST; i++)
        if (list[i].name)
            order_put(out, list[i].name, list[i].value);
    return RC_OK;
}

/* A quoted value may hold a line's end: lines end where a quote does not stand open. */
static size_t line_length(const char *text)
{
    bool is_quoted = false;
    size_t i = 0;

    for (; text[i] && (is_quoted || text[i] != '\n'); i++) {
        if (text[i] == '\\' && is_quoted && text[i + 1])
            i++;
        else if (text[i] == '"')
            is_quoted = !is_quoted;
    }
    return i;
}

static enum rc load(struct turn *t, int64_t turn, struct redo *out)
{
    struct deed_words deed;

    *out = (struct redo){.turn = turn};
    TRY(talk_deed(t, turn, &deed));
    if (deed.did[0] == '\0' || deed.person != t->me.id)
        return nothing_to_change(t);
    TRY(undo_may(t, turn));
    for (const char *at = deed.did; *at && out->n < LINES_MOST;) {
        size_t len = line_length(at);
        TRY(read_line(t, arena_copy_bytes(t->arena, at, len), &out->lines[out->n++]));
        at += len + (at[len] == '\n');
    }
    return RC_OK;
}

/* What the step had said to others stays said; what was done is done anew. */
static enum rc redo(struct turn *t, const struct redo *step)
{
    const char *action = t->action;

    t->may_be_changed = true;
    TRY(record_undo_to_change(t, step->turn));
    for (size_t i = 0; i < step->n; i++) {
        const struct pairs fields = {step->lines[i].list, step->lines[i].n};
        TRY(command_run(t, step->lines[i].command, "", &fields));
    }
    t->action = action ? action : t->action;
    return RC_OK;
}

static const struct arg *arg_of(const struct order *order, const char *name)
{
    for (const struct arg *arg = order->command->args; arg && arg->name; arg++)
        if (arg->type != ARG_PAIRS && strcmp(arg->name, name) == 0)
            return arg;
    return NULL;
}

static enum input_kind input_of(const struct order *order, const char *name,
                                const char **label, struct turn *t)
{
    const struct arg *arg = arg_of(order, name);
    const struct fact *fact = arg ? NULL : fact_find(name);

    *label = arg    ? arg_label(t->arena, arg, t->lang)
             : fact ? IN(t, fact->label_en, fact->label_zh)
                    : name;
    if (arg)
        return value_input(arg->type);
    if (fact && fact->kind == FACT_DAY)
        return INPUT_DAY;
    return fact && fact->kind == FACT_MONEY ? INPUT_MONEY : INPUT_LINE;
}

/* A form with what was understood; a name that two of the lines have is the first's. */
static enum rc show_form(struct turn *t, const struct redo *step)
{
    struct card_input *inputs = TAKE_N(t->arena, INPUTS_MOST, struct card_input);
    size_t n = 0;

    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < step->lines[i].n && n < INPUTS_MOST; k++) {
            const struct pair *pair = &step->lines[i].list[k];
            bool is_known = false;
            for (size_t j = 0; j < n; j++)
                is_known |= strcmp(inputs[j].name, pair->name) == 0;
            if (is_known)
                continue;
            inputs[n] = (struct card_input){.name = pair->name, .value = pair->value};
            inputs[n].kind = input_of(&step->lines[i], pair->name, &inputs[n].label, t);
            n++;
        }
    return ask(t, arena_printf(t->arena, "change T-%lld", (long long)step->turn), inputs,
               n, IN(t, "what shall be different in T-%lld?", "T-%lld 改什么？"),
               (long long)step->turn);
}

static bool replace(struct redo *step, const char *name, const char *value)
{
    for (size_t i = 0; i < step->n; i++)
        if (order_get(&step->lines[i], name)) {
            order_put(&step->lines[i], name, value);
            return true;
        }
    return false;
}

static enum rc which(struct turn *t, const char *said, int64_t *turn)
{
    const char *folded = text_fold(t->arena, said);
    struct talk talk;
    char *end = NULL;

    if (text_same(folded, "last") || text_same(folded, "上一步")) {
        TRY(talk_get(t, &talk));
        *turn = talk.done;
        return *turn ? RC_OK : nothing_to_change(t);
    }
    if (strncmp(folded, "t-", 2) == 0)
        folded += 2;
    *turn = strtoll(folded, &end, 10);
    return *turn > 0 && *end == '\0' ? RC_OK : nothing_to_change(t);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct change *in = args;
    struct redo step;
    int64_t turn = 0;

    TRY(which(t, in->turn, &turn));
    TRY(load(t, turn, &step));
    if (in->values.n == 0)
        return show_form(t, &step);
    for (size_t i = 0; i < in->values.n; i++) {
        const char *name = arg_name_meant(in->values.list[i].name);
        if (!replace(&step, name, in->values.list[i].value))
            order_put(&step.lines[0], name, in->values.list[i].value);
    }
    return redo(t, &step);
}

/* --- in words ----------------------------------------------------------------------- */

/* Behind "no," or 不对; NULL when the words begin otherwise. */
static const char *behind_no(struct arena *arena, const char *text)
{
    static const char *const signs[] = {
        "no,",     "no ",       "nope",  "sorry",    "i mean", "i meant",
        "make it", "make that", "wait,", "actually", "not ",   "wrong,",
        "不对",    "不是",      "错了",  "说错了",   "写错了", "应该是",
        "改成",    "改为",      "改到",  "是说",     "我是说", "哦不"};
    const char *folded = text_fold(arena, text);

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncmp(folded, signs[i], strlen(signs[i])) == 0)
            return text + (strlen(folded) == strlen(text) ? strlen(signs[i]) : 0);
    return NULL;
}

static bool is_time(const struct order *order, const char *name)
{
    const struct arg *arg = arg_of(order, name);
    const struct fact *fact = arg ? NULL : fact_find(name);

    return arg ? arg->type == ARG_MOMENT || arg->type == ARG_DAY ||
                     strcmp(name, "until") == 0
               : fact && fact->kind == FACT_DAY;
}

static bool is_money(const struct order *order, const char *name)
{
    const struct arg *arg = arg_of(order, name);
    const struct fact *fact = arg ? NULL : fact_find(name);

    return arg ? arg->type == ARG_MONEY : fact && fact->kind == FACT_MONEY;
}

static bool is_person(const struct order *order, const char *name)
{
    const struct arg *arg = arg_of(order, name);

    return arg && arg->type == ARG_PERSON;
}

/* The first value of its kind in the step. */
static struct pair *value_like(struct redo *step,
                               bool (*is_kind)(const struct order *, const char *))
{
    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < step->lines[i].n; k++)
            if (is_kind(&step->lines[i], step->lines[i].list[k].name))
                return &step->lines[i].list[k];
    return NULL;
}

/* Only the day, or only the time, was wrong. */
static const char *mended_time(struct turn *t, const struct entity *entity,
                               const char *before)
{
    struct err ignored = {.lang = t->lang};
    struct moment old = {DAY_NONE, -1}, now = entity->at;

    if (moment_parse(before, t->here, &old, &ignored) != RC_OK)
        old = (struct moment){DAY_NONE, -1};
    if (entity->kind == ENTITY_TIME)
        now.day = day_known(old.day) ? old.day : t->today;
    else if (now.minute < 0)
        now.minute = old.minute;
    return moment_iso(t->arena, now);
}

static bool mend(struct turn *t, const struct entity *entity, struct redo *step)
{
    struct pair *pair = NULL;

    if (entity->flags & (ENTITY_IMPOSSIBLE | ENTITY_PAST))
        return false;
    switch ((int)entity->kind) {
    case ENTITY_DATE:
    case ENTITY_DATETIME:
    case ENTITY_TIME:
        pair = value_like(step, is_time);
        if (pair)
            pair->value = mended_time(t, entity, pair->value);
        break;
    case ENTITY_MONEY:
    case ENTITY_NUMBER: {
        const char *number = decimal_text(t->arena, entity->number);
        pair = value_like(step, is_money);
        if (pair)
            pair->value = entity->currency[0]
                              ? arena_printf(t->arena, "%s %s", number, entity->currency)
                              : number;
        break;
    }
    default:
        break;
    }
    return pair != NULL;
}

static bool mend_person(struct turn *t, const struct sentence *sentence,
                        const char *words, struct redo *step)
{
    struct sighted_names names;
    struct normal normal;
    struct pair *pair = value_like(step, is_person);

    if (!pair || !normal_make(t->arena, words, strlen(words), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++)
        if (names.rows[i].known.kind == KNOWN_PERSON) {
            pair->value = names.rows[i].known.id;
            return true;
        }
    return false;
}

enum rc change_said(struct turn *t, const struct sentence *sentence, bool *is_done)
{
    const char *words = behind_no(t->arena, sentence->text);
    struct err before = t->err;
    struct entities found;
    struct talk talk;
    struct redo step;
    bool is_mended = false;

    *is_done = false;
    if (!words || utf8_count(words) > REMARK_MOST)
        return RC_OK;
    TRY(talk_get(t, &talk));
    if (talk.done == 0)
        return RC_OK;
    if (load(t, talk.done, &step) != RC_OK) {
        t->err = before;
        return RC_OK;
    }
    struct reading_context reading = sentence_context(t, &sentence->world);
    entities_read(t->arena, words, strlen(words), &reading, &found);
    for (size_t i = 0; i < found.n; i++)
        is_mended |= mend(t, &found.rows[i], &step);
    if (!is_mended)
        is_mended = mend_person(t, sentence, words, &step);
    if (!is_mended)
        return RC_OK;
    *is_done = true;
    return redo(t, &step);
}

const struct command cmd_change = {
    .name = "change",
    .name_zh = "修改",
    .aliases = {"redo"},
    .brief = "do a step again with other values",
    .brief_zh = "修改刚才的操作",
    .group = GROUP_TEAM,
    .args = wants,
    .args_size = sizeof(struct change),
    .run = run,
    .given = given,
    .examples = examples,
};
