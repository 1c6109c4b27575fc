/* bind.c - a meaning's row, and the order it makes. */
#include "commands/bind/bind.h"
#include "commands/approval_path.h"
#include "commands/bind/fits.h"
#include "commands/words.h"

#include <assert.h>
#include <string.h>

#define BIND(means, runs, takes, fits, questions) \
    {.cmd = (means),                              \
     .command = (runs),                           \
     .args = (takes),                             \
     .fit = (fits),                               \
     .asks = (questions)},
#define LATER(means, what, what_zh) \
    {.cmd = (means),                \
     .args = "",                    \
     .fit = fit_later,              \
     .asks = "",                    \
     .does = (what),                \
     .does_zh = (what_zh)},

const struct binding bindings[] = {
#include "commands/bind/table.def"
    {0},
};

const struct binding *binding_find(const char *cmd)
{
    for (const struct binding *at = bindings; at->cmd; at++)
        if (strcmp(at->cmd, cmd) == 0)
            return at;
    return NULL;
}

static const struct command *command_named(const char *name)
{
    for (const struct command *const *at = commands; *at; at++)
        if (strcmp((*at)->name, name) == 0)
            return *at;
    return NULL;
}

void order_begin(struct order *order, const char *command)
{
    *order = (struct order){.command = command_named(command)};
    assert(order->command);
}

void bind_note(const char *text, struct order *out)
{
    order_begin(out, "note");
    order_put(out, "text", text);
}

const char *order_get(const struct order *order, const char *name)
{
    for (size_t i = 0; i < order->n; i++)
        if (strcmp(order->list[i].name, name) == 0)
            return order->list[i].value;
    return NULL;
}

void order_put(struct order *order, const char *name, const char *value)
{
    if (text_empty(value))
        return;
    for (size_t i = 0; i < order->n; i++)
        if (strcmp(order->list[i].name, name) == 0) {
            order->list[i].value = value;
            return;
        }
    assert(order->n < ORDER_MOST);
    order->list[order->n++] = (struct pair){name, value};
}

void order_drop(struct order *order, const char *name)
{
    size_t kept = 0;

    for (size_t i = 0; i < order->n; i++)
        if (strcmp(order->list[i].name, name) != 0)
            order->list[kept++] = order->list[i];
    order->n = kept;
}

const char *order_words(struct arena *arena, const struct order *order)
{
    struct text text;

    text_init(&text, arena, 1 << 17);
    text_add(&text, order->command->name);
    for (size_t i = 0; i < order->n; i++)
        text_addf(&text, " %s=%s", order->list[i].name,
                  words_quote(arena, order->list[i].value));
    return text.bytes;
}

static const struct arg *arg_of(const struct command *command, const char *name)
{
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (strcmp(arg->name, name) == 0)
            return arg;
    return NULL;
}

/* The value of `name` in "due=when phone=reach"; NULL when it is not there. */
static const char *paired(struct arena *arena, const char *row, const char *name)
{
    size_t n;
    struct word *list = words_split(arena, row, &n);

    for (size_t i = 0; i < n; i++)
        if (list[i].name && strcmp(list[i].name, name) == 0)
            return list[i].value;
    return NULL;
}

static void fill(const struct said *said, const struct binding *row, struct order *out)
{
    size_t n;
    struct word *list = words_split(said->t->arena, row->args, &n);

    for (size_t i = 0; i < n; i++)
        order_put(out, list[i].name,
                  bind_value(said, list[i].value, arg_of(out->command, list[i].name)));
}

static const struct slot *slot_of(const struct meaning *meaning, const char *key)
{
    for (size_t i = 0; i < meaning->n_slots; i++)
        if (strcmp(meaning->slots[i].key, key) == 0)
            return &meaning->slots[i];
    return NULL;
}

/* Spelt wrongly or in pinyin, it may be another's money. */
static bool is_loosely_named(const struct meaning *meaning)
{
    const struct slot *customer = slot_of(meaning, "customer");

    return customer && customer->named && !meaning_get(meaning, "ref") &&
           (customer->named->evidence == BY_PINYIN ||
            customer->named->evidence == BY_SLIP);
}

/* "Acme paid -500": a figure below nothing is none to book, ask for or set. */
static enum rc refuse_minus(struct turn *t, const struct order *order)
{
    for (size_t i = 0; i < order->n; i++) {
        const struct pair *pair = &order->list[i];
        struct money amount;
        int discount;
        if (pair->value[0] != '-')
            continue;
        if (strcmp(pair->name, "amount") == 0)
            TRY(money_parse(pair->value, "", &amount, &t->err));
        if (strcmp(pair->name, "discount") == 0)
            TRY(discount_parse(t, pair->value, &discount));
    }
    return RC_OK;
}

enum rc bind_order(const struct said *said, const char *asks, struct order *out)
{
    const struct binding *row = binding_find(said->meaning->cmd);

    *out = (struct order){.must_confirm = said->meaning->must_confirm};
    if (!row)
        return err_broken(&said->t->err, "no binding for %s", said->meaning->cmd);
    if (row->command) {
        out->command = command_named(row->command);
        assert(out->command);
        fill(said, row, out);
    }
    if (asks)
        out->open = paired(said->t->arena, row->asks, asks);
    if (row->fit)
        TRY(row->fit(said, out));
    TRY(refuse_minus(said->t, out));
    if (out->command && strcmp(row->cmd, "payment.record") == 0)
        out->must_confirm |= is_loosely_named(said->meaning);
    return RC_OK;
}
