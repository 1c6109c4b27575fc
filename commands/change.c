/* "change" - a step done again with other values: the old one is taken back, and both
 * stand in the audit. */
#include "commands/change_inside.h"
#include "commands/deed.h"
#include "commands/dispatch.h"
#include "commands/parse_value.h"
#include "commands/undo.h"

#include <stdlib.h>
#include <string.h>

struct change {
    const char *turn;
    struct pairs values;
};

enum { INPUTS_MOST = 12 };

static const struct arg wants[] = {
    ARG(struct change, turn, "the step: last", "哪一步：上一步"),
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

    *out = (struct order){.command = command_find(line, &rest)};
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

enum rc redo_read(struct turn *t, const char *lines, struct redo *out)
{
    for (const char *at = lines; *at && out->n < REDO_LINES;) {
        size_t len = line_length(at);
        TRY(read_line(t, arena_copy_bytes(t->arena, at, len), &out->lines[out->n++]));
        at += len + (at[len] == '\n');
    }
    return RC_OK;
}

enum rc redo_load(struct turn *t, int64_t turn, struct redo *out)
{
    struct deed_words deed;

    *out = (struct redo){.turn = turn};
    TRY(talk_deed(t, turn, &deed));
    if (deed.did[0] == '\0' || deed.person != t->me.id)
        return nothing_to_change(t);
    TRY(undo_may(t, turn));
    out->words = deed.words;
    return redo_read(t, deed.did, out);
}

/* What the step had said to others stays said; what was done is done anew. */
enum rc redo_run(struct turn *t, const struct redo *step)
{
    const char *action = t->action;

    t->may_be_changed = true;
    TRY(undo_free(t, step->turn, true));
    TRY(record_undo_to_change(t, step->turn));
    t->redone = step->turn;
    for (size_t i = 0; i < step->n; i++) {
        const struct pairs fields = {step->lines[i].list, step->lines[i].n};
        TRY(command_run(t, step->lines[i].command, "", &fields));
    }
    t->action = action ? action : t->action;
    return RC_OK;
}

const struct arg *redo_arg(const struct order *order, const char *name)
{
    for (const struct arg *arg = order->command->args; arg && arg->name; arg++)
        if (arg->type != ARG_PAIRS && strcmp(arg->name, name) == 0)
            return arg;
    return NULL;
}

static enum input_kind input_of(const struct order *order, const char *name,
                                const char **label, struct turn *t)
{
    const struct arg *arg = redo_arg(order, name);
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

struct inputs {
    struct card_input list[INPUTS_MOST];
    size_t n;
};

/* A name that two of the lines have is the first's. */
static void add_input(struct turn *t, struct inputs *inputs, const struct order *line,
                      const char *name, const char *value)
{
    struct card_input *input = &inputs->list[inputs->n];

    for (size_t i = 0; i < inputs->n; i++)
        if (strcmp(inputs->list[i].name, name) == 0)
            return;
    if (inputs->n == INPUTS_MOST)
        return;
    *input = (struct card_input){.name = name, .value = value};
    input->kind = input_of(line, name, &input->label, t);
    inputs->n++;
}

/* A day that was left out was chosen by the program: when an invoice is due. */
static void add_days(struct turn *t, struct inputs *inputs, const struct order *line)
{
    for (const struct arg *arg = line->command->args; arg && arg->name; arg++)
        if (arg->is_optional && (arg->type == ARG_DAY || arg->type == ARG_MOMENT))
            add_input(t, inputs, line, arg->name, NULL);
}

/* A form with what was understood, and the days that could have been said. */
static enum rc show_form(struct turn *t, const struct redo *step)
{
    struct inputs *inputs = TAKE(t->arena, struct inputs);

    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < step->lines[i].n; k++)
            add_input(t, inputs, &step->lines[i], step->lines[i].list[k].name,
                      step->lines[i].list[k].value);
    for (size_t i = 0; i < step->n; i++)
        add_days(t, inputs, &step->lines[i]);
    const char *called;

    TRY(deed_called(t, step->turn, t->lang, &called));
    return ask(t, arena_printf(t->arena, "change T-%lld", (long long)step->turn),
               inputs->list, inputs->n,
               IN(t, "what shall be different in %s?", "%s改什么？"), called);
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
    TRY(redo_load(t, turn, &step));
    if (in->values.n == 0)
        return show_form(t, &step);
    for (size_t i = 0; i < in->values.n; i++) {
        const char *name = arg_name_meant(in->values.list[i].name);
        if (!replace(&step, name, in->values.list[i].value))
            order_put(&step.lines[0], name, in->values.list[i].value);
    }
    return redo_run(t, &step);
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
