/* The bot without a loop, in a process that may end anywhere. */

#include "tests/fakes/story_bot.h"

#include "base/log.h"
#include "bot/desk.h"
#include "notifiers/mail.h"
#include "notifiers/pump.h"
#include "store/audit.h"
#include "tests/fakes/early.h"
#include "tests/fakes/mattermost_way.h"
#include "tests/fakes/slack_way.h"
#include "tests/fakes/sync_vfs.h"
#include "tests/fakes/web_way.h"
#include "tests/fakes/wire.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct story_bot {
    const struct story_bot_options *options;
    struct wire wire;
    struct story_clock clock;
    struct store *store;
    struct desk *desk;
    struct pump *pump;
    struct channel mail; /* its letters, our wire */
    int64_t next_due;
};

static void tell(struct story_bot *bot, cJSON *tree)
{
    if (!wire_say(&bot->wire, tree))
        _exit(1); /* the story is over */
}

static cJSON *one(const char *key, const char *value)
{
    cJSON *tree = cJSON_CreateObject();

    (void)cJSON_AddStringToObject(tree, key, value);
    return tree;
}

static _Noreturn void fail(struct story_bot *bot, const struct err *err)
{
    tell(bot, one("failed", err->detail[0] ? err->detail : err->said));
    _exit(1);
}

/* --- deliveries ------------------------------------------------------------------- */

struct answer {
    enum sent how;
    const char *ref;
    int64_t after_ms;
};

static struct answer hear_answer(struct story_bot *bot, struct arena *arena)
{
    static const char *const names[] = {[SENT_OK] = "ok",
                                        [SENT_LATER] = "later",
                                        [SENT_REFUSED] = "refused",
                                        [SENT_UNSURE] = "lost"};
    JSON *tree = wire_hear(&bot->wire);
    struct answer answer = {.how = SENT_UNSURE, .ref = "", .after_ms = -1};
    const char *how = json_text(tree, "how"), *ref = json_text(tree, "ref");

    if (!how)
        _exit(1);
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(how, names[i]) == 0)
            answer.how = (enum sent)i;
    if (ref)
        answer.ref = arena_copy(arena, ref);
    (void)json_int(tree, "after", &answer.after_ms);
    return answer;
}

static void count_send(struct story_bot *bot, bool is_before)
{
    struct fate *fate = bot->options->fate;

    if (is_before)
        fate->sends++;
    if (fate->sends == fate->end_at_send && fate->ends_before == is_before)
        fate_end(fate);
}

static struct answer carry(struct story_bot *bot, const struct letter *letter,
                           cJSON *body, struct arena *arena)
{
    cJSON *tree = one("send", letter->channel);
    struct answer answer;

    (void)cJSON_AddStringToObject(tree, "key", letter->key);
    (void)cJSON_AddItemToObject(tree, "body", body);
    count_send(bot, true);
    tell(bot, tree);
    answer = hear_answer(bot, arena);
    count_send(bot, false);
    return answer;
}

static void went(struct parcel *parcel, const struct answer *answer)
{
    parcel->went(parcel, answer->how, answer->ref, answer->after_ms, "");
}

static void add(cJSON *tree, const char *key, const char *value)
{
    if (!text_empty(value))
        (void)cJSON_AddStringToObject(tree, key, value);
}

/* The fake platform: a chat of others, with a memory of its own. */
static enum rc encode_fake(const struct letter *letter, struct arena *arena,
                           const char **bytes, size_t *len, struct err *err)
{
    JSON *tree = cJSON_CreateObject();

    (void)err;
    add(tree, "lane", letter->lane);
    add(tree, "only_for", letter->only_for);
    add(tree, "text", letter->text);
    add(tree, "edits", letter->edits_ref);
    if (!text_empty(letter->card))
        (void)cJSON_AddRawToObject(tree, "card", letter->card);
    *bytes = json_line(arena, tree);
    *len = strlen(*bytes);
    return RC_OK;
}

/* What goes over the wire, a line each behind the letter's key, where a test wants to see
 * it (tests/wire). */
static void show_wire(const struct story_bot *bot, const struct letter *letter,
                      struct arena *arena)
{
    const char *path = getenv("DEALBELL_TEST_STORY_WIRE"), *bytes = NULL;
    struct letter there = *letter;
    struct err err = {0};
    size_t len = 0;
    FILE *file = path ? fopen(path, "a") : NULL;
    enum rc rc;

    if (!file)
        return;
    if (there.edits && bot->options->by_slack)
        there.edits_ref = arena_printf(arena, "%s/%s", there.lane, there.edits_ref);
    if (bot->options->by_web) {
        bytes = web_way_line(letter, arena);
        len = strlen(bytes);
        rc = RC_OK;
    } else {
        rc = bot->options->by_slack ? slack_encode(&there, arena, &bytes, &len, &err)
                                    : mm_encode(&there, arena, &bytes, &len, &err);
    }
    if (rc != RC_OK || fprintf(file, "%s %.*s\n", letter->key, (int)len, bytes) < 0 ||
        fclose(file) != 0)
        abort();
}

/* What the platform would not take ends the story. */
static void try_platform(struct story_bot *bot, const struct letter *letter,
                         struct arena *arena)
{
    const char *why = bot->options->by_slack        ? slack_way_out(letter, arena)
                      : bot->options->by_mattermost ? mattermost_way_out(letter, arena)
                      : bot->options->by_web        ? web_way_out(letter, arena)
                                                    : NULL;

    if (!why) {
        show_wire(bot, letter, arena);
        return;
    }
    tell(bot,
         one("failed", arena_printf(arena, "the platform would not take it: %s", why)));
    _exit(1);
}

static void send_fake(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    struct answer answer;

    if (early_went(parcel))
        return;
    try_platform(self, &parcel->letter, parcel->arena);
    answer =
        carry(self, &parcel->letter, cJSON_ParseWithLength(bytes, len), parcel->arena);
    went(parcel, &answer);
}

static void look_fake(void *self, struct parcel *parcel)
{
    struct story_bot *bot = self;
    struct answer answer;

    tell(bot, one("look", parcel->letter.key));
    answer = hear_answer(bot, parcel->arena);
    if (answer.how != SENT_OK)
        answer.after_ms = 0; /* it is not there: send it now */
    went(parcel, &answer);
}

static const struct channel fake = {
    .name = "fake", .encode = encode_fake, .send = send_fake, .look = look_fake};

static void send_mail(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    struct answer answer;
    const char *text = arena_copy_bytes(parcel->arena, bytes, len);

    answer = carry(self, &parcel->letter, cJSON_CreateString(text), parcel->arena);
    went(parcel, &answer);
}

static void on_outcome(void *whom, const struct outcome *outcome)
{
    struct story_bot *bot = whom;

    desk_outcome(bot->desk, outcome);
}

void story_bot_send_early(void *whom, const struct letter *letter, enum sent *how,
                          const char **ref, struct arena *arena)
{
    const char *bytes = "";
    size_t len = 0;
    struct err err = {0};
    struct answer answer;

    (void)encode_fake(letter, arena, &bytes, &len, &err);
    answer = carry(whom, letter, cJSON_ParseWithLength(bytes, len), arena);
    *how = answer.how;
    *ref = answer.ref;
}

/* --- the desk --------------------------------------------------------------------- */

static void free_inbound(struct inbound *in)
{
    arena_free(in->arena);
}

/* COMMIT has been, or the batch is lost. */
static void hand_over(struct story_bot *bot, struct batch *batch)
{
    bool is_lost = batch->err.rc != RC_OK;

    for (size_t i = 0; i < batch->n_done; i++) {
        struct inbound *in = batch->done[i];

        if (in->kind != IN_ERRAND && !bot->options->acks_early)
            tell(bot, one(is_lost ? "nack" : "ack", in->event));
        if (in->done)
            in->done(in);
    }
    bot->next_due = batch->next_due;
    if (batch->is_broken)
        fail(bot, &batch->err);
    if (batch->n_letters)
        pump_deliver(bot->pump, batch->letters, batch->n_letters, batch->arena);
    else
        batch_free(batch);
}

static void run(struct story_bot *bot)
{
    struct batch *batch;
    cJSON *tree = cJSON_CreateObject();

    desk_tick(bot->desk);
    while (desk_run_once(bot->desk)) {
        while ((batch = desk_batch(bot->desk)))
            hand_over(bot, batch);
        store_tidy(bot->store, false);
    }
    (void)cJSON_AddNumberToObject(tree, "idle", (double)bot->next_due);
    tell(bot, tree);
}

static const char *copy(struct arena *arena, const cJSON *order, const char *key)
{
    return arena_copy(arena, json_text(order, key));
}

static void hand_in(struct story_bot *bot, struct inbound *in)
{
    if (bot->options->acks_early)
        tell(bot, one("ack", in->event));
    if (!desk_put(bot->desk, in)) {
        tell(bot, one("nack", in->event));
        arena_free(in->arena);
    }
}

static void put(struct story_bot *bot, const cJSON *order)
{
    struct arena *arena = arena_new();
    struct inbound *in = TAKE(arena, struct inbound);
    int64_t kind = IN_WORDS;

    struct inbound *by_wire = bot->options->by_slack ? slack_way_in(order, arena)
                              : bot->options->by_mattermost
                                  ? mattermost_way_in(order, arena)
                              : bot->options->by_web ? web_way_in(order, arena)
                                                     : NULL;

    if (by_wire) {
        by_wire->done = free_inbound;
        hand_in(bot, by_wire);
        return;
    }
    (void)json_int(order, "kind", &kind);
    *in = (struct inbound){.kind = (enum inbound_kind)kind,
                           .platform = "fake",
                           .event = copy(arena, order, "event"),
                           .account = copy(arena, order, "account"),
                           .conversation = copy(arena, order, "conversation"),
                           .text = copy(arena, order, "text"),
                           .action = copy(arena, order, "action"),
                           .value = copy(arena, order, "value"),
                           .fields = copy(arena, order, "fields"),
                           .reply_to = copy(arena, order, "reply_to"),
                           .is_addressed = json_flag(order, "addressed"),
                           .done = free_inbound,
                           .arena = arena};
    hand_in(bot, in);
}

/* --- start and stop --------------------------------------------------------------- */

/* What was under way when the process ended is unsure now. */
static enum rc recover(struct story_bot *bot, struct err *err)
{
    struct arena *arena = arena_new();
    struct inbound in = {
        .kind = IN_ERRAND, .platform = "desk", .event = "", .reads_only = true};
    struct turn t;
    enum rc rc = store_begin(bot->store, err);

    if (rc == RC_OK) {
        rc = turn_begin(bot->store, arena, arena, &in, bot->options->fate->now_ms, &t);
        if (rc == RC_OK)
            rc = outbox_recover(&t);
        if (rc == RC_OK)
            rc = turn_end(&t, RC_OK);
        if (rc != RC_OK)
            *err = t.err;
    }
    if (rc == RC_OK)
        rc = store_commit(bot->store, err);
    arena_free(arena);
    return rc;
}

static void start(struct story_bot *bot)
{
    const struct story_bot_options *options = bot->options;
    struct err err = {0};

    log_level(options->logs ? LOG_INFO : LOG_ERROR);
    wire_open(&bot->wire, options->in, options->out);
    sync_vfs_start(options->fate);
    story_clock_init(&bot->clock, options->fate);
    if (store_open(&(struct store_options){.path = options->database, .vfs = SYNC_VFS},
                   &bot->store, &err) != RC_OK ||
        recover(bot, &err) != RC_OK)
        fail(bot, &err);
    store_set_mail(bot->store, options->has_mail);
    bot->desk = desk_new(
        &(struct desk_options){.store = bot->store, .clock = &bot->clock.shifted});
    bot->pump = pump_new(on_outcome, bot);
    pump_add(bot->pump, &fake, bot);
    bot->mail = channel_mail;
    bot->mail.send = send_mail;
    pump_add(bot->pump, &bot->mail, bot);
    if (options->sends_early)
        early_start(bot);
}

static void stop(struct story_bot *bot)
{
    struct err err = {0};
    int64_t rows;

    desk_stop(bot->desk);
    desk_free(bot->desk);
    pump_free(bot->pump);
    if (audit_verify(bot->store, &rows, &err) != RC_OK)
        fail(bot, &err);
    store_close(bot->store);
    wire_close(&bot->wire);
}

int story_bot(const struct story_bot_options *options)
{
    struct story_bot bot = {.options = options};
    bool is_on = true;

    start(&bot);
    while (is_on) {
        JSON *order = wire_hear(&bot.wire);
        const char *what = json_text(order, "do");

        if (!what)
            _exit(1);
        if (strcmp(what, "in") == 0)
            put(&bot, order);
        else if (strcmp(what, "run") == 0)
            run(&bot);
        else
            is_on = false;
    }
    stop(&bot);
    return 0;
}
