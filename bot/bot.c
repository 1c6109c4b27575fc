/* Start and stop: what everything hangs from. */

#include "bot/bot.h"

#include "base/log.h"
#include "base/secret.h"
#include "base/settle.h"
#include "bot/cli.h"
#include "bot/control.h"
#include "notifiers/mail.h"
#include "sales/person.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { DRAIN_MS = 10000, SETTLE_MS = 400 /* by then chats are connected */ };

static void plan_next(struct bot *bot, int64_t due)
{
    int64_t now = bot->clock.clock.wall_ms(&bot->clock.clock);

    if (!due)
        loop_timer_off(bot->next_due);
    else
        loop_timer_set(bot->next_due, due > now ? due - now : 0);
}

/* Calls what came back of one sort; a message is gone once its `done` was called. */
static void call_done(struct batch *batch, bool errands)
{
    for (size_t i = 0; i < batch->n_done; i++) {
        struct inbound *in = batch->done[i];

        if (!in || (in->kind == IN_ERRAND) != errands)
            continue;
        batch->done[i] = NULL;
        if (in->done)
            in->done(in);
        else
            arena_free(in->arena);
    }
}

static void cut_off(struct bot *bot, const struct batch *batch)
{
    for (const struct leaver *leaver = batch->leavers; leaver; leaver = leaver->next)
        for (size_t c = 0; chats[c]; c++)
            if (chats[c]->person_left && bot->chat_self[c])
                chats[c]->person_left(bot->chat_self[c], leaver->person);
}

static void hand_over(struct bot *bot, struct batch *batch)
{
    /* Errands first: who has just come in must not miss, nor hear twice, what this batch
     * says. */
    call_done(batch, true);
    cut_off(bot, batch);
    for (size_t c = 0; chats[c]; c++) {
        if (!chats[c]->news || !bot->chat_self[c])
            continue;
        for (const struct news *news = batch->news; news; news = news->next)
            chats[c]->news(bot->chat_self[c], news);
        if (batch->clock_moved)
            chats[c]->clock_moved(bot->chat_self[c],
                                  bot->clock.clock.wall_ms(&bot->clock.clock));
    }
    call_done(batch, false);
    for (size_t c = 0; chats[c] && batch->records_changed; c++)
        if (chats[c]->records_changed && bot->chat_self[c])
            chats[c]->records_changed(bot->chat_self[c]);
    for (size_t c = 0; chats[c] && batch->people_changed; c++)
        if (chats[c]->people_changed && bot->chat_self[c])
            chats[c]->people_changed(bot->chat_self[c]);
}

/* The letters of one batch a round of the loop: acks and whatever else waits are written
 * in between. */
static void on_post(void *arg)
{
    struct bot *bot = arg;
    struct batch *batch = bot->to_post;

    if (!batch)
        return;
    bot->to_post = batch->next;
    if (!bot->to_post)
        bot->to_post_end = &bot->to_post;
    pump_deliver(bot->pump, batch->letters, batch->n_letters, batch->arena);
    if (bot->to_post)
        loop_wake(bot->post);
}

static void post_later(struct bot *bot, struct batch *batch)
{
    *bot->to_post_end = batch;
    bot->to_post_end = &batch->next;
    loop_wake(bot->post);
}

static void stop(struct bot *bot, int exit_status);

/* COMMIT has been: acks, news and letters go out (the loop's side of a batch). */
static void on_batches(void *arg)
{
    struct bot *bot = arg;
    struct batch *batch;

    while ((batch = desk_batch(bot->desk))) {
        bool is_broken = batch->is_broken;

        hand_over(bot, batch);
        plan_next(bot, batch->next_due);
        if (batch->n_letters)
            post_later(bot, batch);
        else
            batch_free(batch);
        if (is_broken) {
            log_note(LOG_ERROR, "stop", "why", "the database cannot be written");
            stop(bot, 1);
        }
    }
}

static void wake_loop(void *arg)
{
    loop_wake(((struct bot *)arg)->batches);
}

static void on_due(void *arg)
{
    desk_tick(((struct bot *)arg)->desk);
}

static void on_outcome(void *arg, const struct outcome *outcome)
{
    desk_outcome(((struct bot *)arg)->desk, outcome);
}

static void on_signal(void *arg)
{
    stop(arg, 0);
}

static void end_loop(void *arg)
{
    loop_stop(((struct bot *)arg)->loop);
}

/* Stops taking in, finishes what is at hand (10 s at most), closes, ends bot_run. */
static void stop(struct bot *bot, int exit_status)
{
    if (bot->is_stopping)
        return;
    bot->is_stopping = true;
    bot->exit_status = exit_status;
    /* The desk finishes what it holds in a tick; the loop then hands it over and ends. */
    desk_stop(bot->desk);
    on_batches(bot);
    while (bot->to_post)
        on_post(bot);
    loop_timer_set(bot->draining, 0);
}

static enum rc open_chats(struct bot *bot, struct err *err)
{
    for (size_t i = 0; chats[i]; i++) {
        TRY(chats[i]->open(bot, bot->chat_settings[i], &bot->chat_self[i], err));
        if (bot->chat_self[i] && chats[i]->out.send)
            pump_add(bot->pump, &chats[i]->out, bot->chat_self[i]);
    }
    return RC_OK;
}

static void open_mail(struct bot *bot)
{
    bool has_mail = !text_empty(bot->mail.url) && !text_empty(bot->mail.from);

    store_set_mail(bot->store, has_mail);
    if (!has_mail)
        return;
    bot->mail_box = (struct mail_box){.http = bot->http,
                                      .url = bot->mail.url,
                                      .user = bot->mail.user,
                                      .password = bot->mail.password,
                                      .from = bot->mail.from};
    pump_add(bot->pump, &channel_mail, &bot->mail_box);
}

static void on_settled(void *arg)
{
    (void)arg;
    memory_settle();
}

/* Its terminal went: that ends it, but for one that was started to outlive it (nohup). */
static void watch_terminal(struct bot *bot)
{
    struct sigaction was;

    if (sigaction(SIGHUP, NULL, &was) != 0 || was.sa_handler != SIG_IGN)
        loop_on_signal(bot->loop, SIGHUP, on_signal, bot);
}

static void open_loop(struct bot *bot)
{
    bot->loop = loop_new();
    bot->http = http_new(bot->loop);
    bot->pump = pump_new(on_outcome, bot);
    bot->batches = loop_wake_new(bot->loop, on_batches, bot);
    bot->post = loop_wake_new(bot->loop, on_post, bot);
    bot->to_post_end = &bot->to_post;
    bot->next_due = loop_timer_new(bot->loop, on_due, bot);
    bot->settling = loop_timer_new(bot->loop, on_settled, bot);
    bot->draining = loop_timer_new(bot->loop, end_loop, bot);
    loop_on_signal(bot->loop, SIGTERM, on_signal, bot);
    loop_on_signal(bot->loop, SIGINT, on_signal, bot);
    watch_terminal(bot);
}

/* Outbox rows that were under way when the process ended are unsure now; and where the
 * clock stood. */
static enum rc recover(struct turn *t, void *arg)
{
    TRY(firm_get(t, arg));
    return outbox_recover(t);
}

static enum rc meet_rules(struct turn *t, void *arg)
{
    (void)arg;
    return scheduler_meet_rules(t);
}

/* A turn of the desk's own, before it starts. */
static enum rc before_start(struct bot *bot, int64_t now,
                            enum rc (*work)(struct turn *t, void *arg), void *arg,
                            struct err *err)
{
    struct arena *arena = arena_new();
    struct inbound in = {
        .kind = IN_ERRAND, .platform = "desk", .event = "", .reads_only = true};
    struct turn t;
    enum rc rc;

    rc = store_begin(bot->store, err);
    if (rc == RC_OK) {
        rc = turn_begin(bot->store, arena, arena, &in, now, &t);
        if (rc == RC_OK)
            rc = work(&t, arg);
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

const char *bot_address(struct bot *bot)
{
    const char *url = bot->http_settings.public_url, *listen = bot->http_settings.listen;
    size_t len;

    if (!url && !bot->port)
        return arena_printf(bot->arena, "http://%s", listen);
    if (!url)
        return arena_printf(bot->arena, "http://%.*s:%d",
                            (int)(strrchr(listen, ':') - listen), listen, bot->port);
    len = strlen(url);
    while (len > 0 && url[len - 1] == '/')
        len--;
    return arena_copy_bytes(bot->arena, url, len);
}

static enum rc set_people(struct bot *bot, struct err *err)
{
    TRY(settings_of_people(bot, err));
    store_set_people(bot->store, bot->people.join_by_email,
                     role_parse(bot->people.default_role));
    return RC_OK;
}

static enum rc open_all(struct bot *bot, struct err *err)
{
    struct firm firm = {0};

    TRY(before_start(bot, 0, recover, &firm, err));
    clock_shifted_init(&bot->clock, firm.is_demo ? firm.clock_shift : 0);
    TRY(before_start(bot, bot->clock.clock.wall_ms(&bot->clock.clock), meet_rules, NULL,
                     err));
    bot->desk = desk_new(
        &(struct desk_options){.store = bot->store,
                               .clock = &bot->clock,
                               .batch_ready = wake_loop,
                               .whom = bot,
                               .clock_goal = firm.is_demo ? firm.clock_goal : 0});
    TRY(settings_of_mail(bot, err));
    open_mail(bot);
    TRY(set_people(bot, err));
    TRY(open_chats(bot, err));
    bot->address = bot_address(bot);
    firm_set_address(bot->store, bot->address);
    TRY(control_open(bot, &bot->control, err));
    desk_start(bot->desk);
    return RC_OK;
}

static void close_all(struct bot *bot)
{
    for (size_t i = 0; chats[i]; i++)
        if (bot->chat_self[i])
            chats[i]->close(bot->chat_self[i]);
    control_close(bot->control);
    pump_free(bot->pump);
    http_free(bot->http);
    loop_timer_free(bot->next_due);
    loop_timer_free(bot->settling);
    loop_timer_free(bot->draining);
    loop_free(bot->loop);
    desk_free(bot->desk);
}

static void log_start(const struct bot *bot)
{
    struct log_line line;

    log_begin(&line, LOG_INFO, "started");
    log_text(&line, "version", DEALBELL_VERSION);
    log_text(&line, "listen", bot->http_settings.listen);
    log_text(&line, "database", bot->database.path);
    log_end(&line);
}

int bot_run(struct bot *bot)
{
    struct err err = {0};

    open_loop(bot);
    if (open_all(bot, &err) != RC_OK) {
        (void)cli_fail(&err);
        bot->exit_status = 1;
        if (bot->desk)
            desk_stop(bot->desk);
    } else {
        log_start(bot);
        if (bot->listening)
            bot->listening(bot);
        desk_tick(bot->desk);
        loop_timer_set(bot->settling, SETTLE_MS);
        loop_run(bot->loop);
    }
    close_all(bot);
    log_note(LOG_INFO, "stopped", "status", bot->exit_status ? "1" : "0");
    return bot->exit_status;
}
