/* The pipeline as a board: a column a stage, a card a deal. Runs at the desk. */

#include "bot/chats/web_inside.h"

#include "base/text.h"
#include "store/accounts.h"
#include "store/deals.h"
#include "store/people.h"

#include <string.h>

enum { BOARD_MOST = 400 };

struct sums {
    struct money of[4];
    size_t n;
};

/* A column's sum names each currency apart: they do not mix. */
static void add_sum(struct sums *sums, struct money amount)
{
    struct err err = {0};

    if (money_is_zero(amount) || !amount.currency[0])
        return;
    for (size_t i = 0; i < sums->n; i++)
        if (strcmp(sums->of[i].currency, amount.currency) == 0) {
            struct money sum = sums->of[i];

            if (money_add(sum, amount, &sum, &err) == RC_OK)
                sums->of[i] = sum;
            return;
        }
    if (sums->n < COUNT(sums->of))
        sums->of[sums->n++] = amount;
}

static const char *sums_text(struct turn *t, const struct sums *sums)
{
    struct text text;

    text_init(&text, t->arena, 200);
    for (size_t i = 0; i < sums->n; i++)
        text_addf(&text, "%s%s", i ? " + " : "",
                  money_short(t->arena, sums->of[i], t->lang));
    return text.bytes;
}

static void add_board_card(struct turn *t, cJSON *cards, const struct deal *deal)
{
    cJSON *card = cJSON_CreateObject();
    struct person owner = {.handle = "", .name = "?"};
    const char *ref = ref_text(t->arena, &deals_kind, deal->id), *tone = "", *when,
               *first;

    if (people_get(t, deal->owner, &owner) != RC_OK)
        owner = (struct person){.handle = "", .name = "?"};
    first = owner.name;
    (void)utf8_next(&first);
    when = stage_is_open(deal->stage)
               ? web_touch_when(t, deal->next_touch, &tone)
               : day_text(t->arena, deal->close_on, t->today, t->lang);
    cJSON_AddItemToArray(cards, card);
    cJSON_AddStringToObject(card, "ref", ref);
    cJSON_AddStringToObject(card, "name", account_name(t, deal->account));
    cJSON_AddStringToObject(
        card, "amount",
        money_is_zero(deal->amount) ? "" : money_text(t->arena, deal->amount));
    cJSON_AddStringToObject(card, "owner", owner.handle);
    cJSON_AddStringToObject(
        card, "initial",
        arena_copy_bytes(t->arena, owner.name, (size_t)(first - owner.name)));
    cJSON_AddStringToObject(card, "what", web_last_words(t, "deal", deal->id));
    cJSON_AddStringToObject(card, "when",
                            text_empty(when) && stage_is_open(deal->stage)
                                ? IN(t, "no next touch", "没有下次跟进")
                                : when);
    cJSON_AddStringToObject(card, "tone", tone);
    cJSON_AddStringToObject(card, "say", arena_printf(t->arena, "deal show %s", ref));
}

static size_t add_column(struct turn *t, cJSON *columns, enum stage stage,
                         const char *title, const struct deal *deals, size_t n,
                         struct sums *open)
{
    cJSON *column = cJSON_CreateObject(), *cards = cJSON_CreateArray();
    struct sums sums = {0};
    size_t count = 0;

    cJSON_AddItemToArray(columns, column);
    for (size_t i = 0; i < n; i++) {
        if (deals[i].stage != stage || !web_sees_owner(t, deals[i].owner))
            continue;
        add_board_card(t, cards, &deals[i]);
        add_sum(&sums, deals[i].amount);
        if (stage_is_open(stage))
            add_sum(open, deals[i].amount);
        count++;
    }
    cJSON_AddStringToObject(column, "title", title);
    cJSON_AddNumberToObject(column, "count", (double)count);
    cJSON_AddStringToObject(column, "sum", sums_text(t, &sums));
    cJSON_AddBoolToObject(column, "won", stage == STAGE_WON);
    cJSON_AddItemToObject(column, "cards", cards);
    return stage_is_open(stage) ? count : 0;
}

static int64_t month_start(struct turn *t)
{
    int year, month, mday;
    struct moment first = {.minute = 0};

    day_split(t->today, &year, &month, &mday);
    first.day = day_plus(t->today, 1 - mday);
    return instant_of(t, t->me.zone, first, 0);
}

static const char *open_text(struct turn *t, size_t n, const struct sums *open)
{
    const char *sum = sums_text(t, open);

    return arena_printf(
        t->arena,
        IN(t, n == 1 ? "%zu open deal%s%s" : "%zu open deals%s%s", "%zu 个进行中%s%s"), n,
        sum[0] ? IN(t, ", ", "，") : "", sum);
}

enum rc web_board(struct turn *t, struct inbound *in)
{
    static const enum stage shown[] = {STAGE_CONTACTED,   STAGE_QUALIFIED,
                                       STAGE_DEMO,        STAGE_PROPOSAL,
                                       STAGE_NEGOTIATION, STAGE_CONTRACT};
    struct deal *deals;
    JSON *object = web_begin_line(in, "board");
    cJSON *columns = cJSON_CreateArray();
    struct sums open = {0};
    size_t n = 0, n_open = 0;

    cJSON_AddItemToObject(object, "columns", columns);
    TRY(web_as(t, in));
    deals = TAKE_N(t->arena, BOARD_MOST, struct deal);
    TRY(deals_list(t, 0, ~(1u << STAGE_LOST), month_start(t), BOARD_MOST, deals, &n));
    for (size_t i = 0; i < COUNT(shown); i++)
        n_open += add_column(t, columns, shown[i], stage_text(shown[i], t->lang), deals,
                             n, &open);
    (void)add_column(t, columns, STAGE_WON, IN(t, "Won this month", "本月赢单"), deals, n,
                     &open);
    cJSON_AddStringToObject(object, "title", IN(t, "Pipeline", "商机看板"));
    cJSON_AddStringToObject(object, "sub", open_text(t, n_open, &open));
    in->answer = json_line(in->arena, object);
    return RC_OK;
}
