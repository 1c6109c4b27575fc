/* The whole of it: what people type comes in through websockets and is answered. */

#include "tests/bench/firm.h"
#include "tests/bench/server.h"
#include "tests/bench/wire.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { LANES = COUNT(firm_sellers), WINDOW = 512, SPANS = 3, PACE = 1000, ID_MOST = 32 };

static const int64_t second = 1000000000;

struct command {
    int64_t sent; /* ns */
    double us;    /* to its `done` */
    bool is_done, is_answered;
};

struct load;

struct lane {
    struct load *load;
    struct wire wire;
    size_t in_flight;
    bool is_ready;
};

struct load {
    struct lane lanes[LANES];
    struct command *commands;
    size_t n_sent, n_done, n_answered, room;
};

/* The number of a command in the text behind `key`: "b-123". */
static struct command *command_behind(struct load *load, const char *key,
                                      const char *bytes, size_t len)
{
    const char *at = memmem(bytes, len, key, strlen(key));
    unsigned long n;

    if (!at || at + strlen(key) + 3 > bytes + len ||
        strncmp(at + strlen(key), "b-", 2) != 0)
        return NULL;
    n = strtoul(at + strlen(key) + 2, NULL, 10);
    return n < load->n_sent ? &load->commands[n] : NULL;
}

static void on_done(struct lane *lane, const char *bytes, size_t len)
{
    struct command *command = command_behind(lane->load, "\"id\":\"", bytes, len);

    if (!command || command->is_done || !memmem(bytes, len, "\"rc\":\"ok\"", 9))
        bench_die("this is no answer: %.*s", (int)len, bytes);
    command->is_done = true;
    command->us = (double)(bench_ns() - command->sent) / 1e3;
    lane->load->n_done++;
    lane->in_flight--;
}

static void on_post(struct load *load, const char *bytes, size_t len)
{
    struct command *command;

    if (!memmem(bytes, len, "\"from\":\"dealbell\"", 17))
        return; /* their own words */
    command = command_behind(load, "\"for\":\"", bytes, len);
    if (!command)
        return;
    load->n_answered += !command->is_answered;
    command->is_answered = true;
}

static void on_line(void *arg, const char *bytes, size_t len)
{
    static const char done[] = "{\"is\":\"done\"", post[] = "{\"is\":\"post\"",
                      ready[] = "{\"is\":\"ready\"", error[] = "{\"is\":\"error\"";
    struct lane *lane = arg;

    if (len > sizeof(post) && memcmp(bytes, post, sizeof(post) - 1) == 0)
        on_post(lane->load, bytes, len);
    else if (len > sizeof(done) && memcmp(bytes, done, sizeof(done) - 1) == 0)
        on_done(lane, bytes, len);
    else if (len > sizeof(ready) && memcmp(bytes, ready, sizeof(ready) - 1) == 0)
        lane->is_ready = true;
    else if (len > sizeof(error) && memcmp(bytes, error, sizeof(error) - 1) == 0)
        bench_die("the server says %.*s", (int)len, bytes);
}

/* Sends what waits, and reads what comes within `wait` ns. */
static void turn_round(struct load *load, int64_t wait)
{
    struct pollfd ready[LANES];

    for (size_t i = 0; i < LANES; i++) {
        wire_flush(&load->lanes[i].wire);
        ready[i] = (struct pollfd){
            .fd = load->lanes[i].wire.fd,
            .events = load->lanes[i].wire.out_len > 0 ? POLLIN | POLLOUT : POLLIN};
    }
    if (ppoll(ready, LANES, &(struct timespec){wait / second, wait % second}, NULL) <= 0)
        return;
    for (size_t i = 0; i < LANES; i++)
        if (ready[i].revents & (POLLIN | POLLHUP))
            wire_read(&load->lanes[i].wire, on_line, &load->lanes[i]);
}

static void add_note(struct load *load, size_t at)
{
    const struct seller *seller = &firm_sellers[at];
    char line[512];
    int len;

    if (load->n_sent == load->room) {
        load->room = load->room ? load->room * 2 : 65536;
        load->commands = realloc(load->commands, load->room * sizeof(*load->commands));
        if (!load->commands)
            abort();
    }
    len = snprintf(
        line, sizeof(line),
        "{\"do\":\"say\",\"id\":\"b-%zu\",\"room\":\"dealbell\",\"text\":\"note %s "
        "Spoke with their buyer, the board has our offer now; call %zu\"}",
        load->n_sent, seller->deal, load->n_sent);
    load->commands[load->n_sent++] = (struct command){.sent = bench_ns()};
    load->lanes[at].in_flight++;
    wire_say(&load->lanes[at].wire, line, (size_t)len);
}

static void enter(struct load *load, int port)
{
    static const char hello[] = "{\"do\":\"hello\",\"since\":0}";
    size_t n_ready = 0;

    for (size_t i = 0; i < LANES; i++) {
        load->lanes[i].load = load;
        wire_open(&load->lanes[i].wire, port, firm_sellers[i].handle);
        wire_say(&load->lanes[i].wire, hello, sizeof(hello) - 1);
    }
    for (int tries = 0; n_ready < LANES; tries++) {
        if (tries > 10000)
            bench_die("nobody is let in");
        turn_round(load, second / 100);
        n_ready = 0;
        for (size_t i = 0; i < LANES; i++)
            n_ready += load->lanes[i].is_ready;
    }
}

/* As many as the windows hold, for so long; how many were done in it. */
static size_t saturate(struct load *load, double seconds)
{
    int64_t until = bench_ns() + (int64_t)(seconds * 1e9);
    size_t before = load->n_done;

    while (bench_ns() < until) {
        for (size_t i = 0; i < LANES; i++)
            while (load->lanes[i].in_flight < WINDOW)
                add_note(load, i);
        turn_round(load, second / 100);
    }
    return load->n_done - before;
}

/* Until every reply came. */
static void drain(struct load *load)
{
    int64_t until = bench_ns() + 30 * second;

    while (load->n_done < load->n_sent || load->n_answered < load->n_sent) {
        if (bench_ns() > until)
            bench_die("%zu sent, %zu done, %zu answered", load->n_sent, load->n_done,
                      load->n_answered);
        turn_round(load, second / 100);
    }
}

/* At an even pace, whether answers come or not. */
static void pace(struct load *load, double seconds)
{
    int64_t next = bench_ns(), until = next + (int64_t)(seconds * 1e9);

    while (next < until) {
        int64_t now = bench_ns();

        if (now < next) {
            turn_round(load, next - now);
            continue;
        }
        add_note(load, load->n_sent % LANES);
        next += second / PACE;
    }
    drain(load);
}

/* Each span stands beside SQLite alone as it was just before. */
static void add_rate(struct bench *bench, double *per_s, double *bare, size_t n)
{
    double ratios[SPANS], ratio, rate;

    for (size_t i = 0; i < n; i++)
        ratios[i] = bare[i] > 0 ? per_s[i] / bare[i] : 0;
    ratio = median(ratios, n);
    rate = median(per_s, n);
    bench_add(bench,
              (struct bench_row){
                  .what = "commands through the websocket, saturated",
                  .figure = bench_text(bench, "%s/s", bench_count(bench, rate)),
                  .against = ratio > 0 ? bench_text(bench, "SQLite alone %s/s",
                                                    bench_count(bench, median(bare, n)))
                                       : NULL,
                  .ratio = ratio > 0 ? bench_text(bench, "%.0f %%", ratio * 100) : NULL,
                  .aim = "60 %",
                  .verdict = ratio == 0     ? NO_AIM
                             : ratio >= 0.6 ? MET
                                            : MISSED});
}

static void add_latency(struct bench *bench, const struct load *load, size_t from,
                        double stolen)
{
    static const double aim_us = 2000;
    size_t n = load->n_sent - from;
    double *us = TAKE_N(bench->arena, n, double), p99;

    for (size_t i = 0; i < n; i++)
        us[i] = load->commands[from + i].us;
    sort_doubles(us, n);
    p99 = quantile(us, n, 0.99);
    bench_add(bench,
              (struct bench_row){
                  .what = "at 1,000/s: from say sent to done received, p99",
                  .figure = bench_text(bench, "%.2f ms", p99 / 1e3),
                  .against = bench_text(bench, "p50 %.2f, max %.2f ms",
                                        quantile(us, n, 0.5) / 1e3, us[n - 1] / 1e3),
                  .ratio = bench_text(bench, "%.2f", p99 / aim_us),
                  .aim = "2 ms",
                  .verdict = p99 <= aim_us ? MET : MISSED});
    if (bench->bare_p99_us > 0)
        bench_add(
            bench,
            (struct bench_row){
                .what = "  SQLite alone at the same pace, as above",
                .figure = bench_text(bench, "%.2f ms", bench->bare_p99_us / 1e3),
                .ratio = bench_text(bench, "%.0f %%", 100 * bench->bare_p99_us / p99)});
    bench_add(bench,
              (struct bench_row){.what = "  processors that the host took meanwhile",
                                 .figure = bench_text(bench, "%.1f %%", 100 * stolen)});
}

static void add_cpu(struct bench *bench, const struct server_cpu *cpu, double seconds,
                    size_t n)
{
    double each = 1e6 / (double)n,
           all = (cpu->loop_s + cpu->desk_s + cpu->other_s) * each;

    bench_add(
        bench,
        (struct bench_row){
            .what = "the server's time on processors for each",
            .figure = bench_text(bench, "%.1f us", all),
            .against = bench->bare_cpu_us > 0
                           ? bench_text(bench, "SQLite alone %.1f us", bench->bare_cpu_us)
                           : NULL,
            .ratio = bench->bare_cpu_us > 0
                         ? bench_text(bench, "%.0f %%", 100 * bench->bare_cpu_us / all)
                         : NULL});
    text_addf(
        &bench->where,
        "  the server while saturated, on a processor for each command (%.0f %% in "
        "the kernel):\n"
        "    %8.1f us  the loop's thread (sockets, JSON), busy %.0f %% of the time\n"
        "    %8.1f us  the desk's thread (turns, SQLite), busy %.0f %% of the time\n"
        "    %8.1f us  others\n",
        cpu->kernel_share * 100, cpu->loop_s * each, 100 * cpu->loop_s / seconds,
        cpu->desk_s * each, 100 * cpu->desk_s / seconds, cpu->other_s * each);
}

/* A span of saturation, warm; its rate. Adds what the server used to *cpu. */
static double saturated_span(struct load *load, const struct server *server,
                             double seconds, struct server_cpu *cpu)
{
    struct server_cpu before, after;
    double rate;

    (void)saturate(load, seconds / 3);
    server_cpu(server, &before);
    rate = (double)saturate(load, seconds) / seconds;
    server_cpu(server, &after);
    cpu->loop_s += after.loop_s - before.loop_s;
    cpu->desk_s += after.desk_s - before.desk_s;
    cpu->other_s += after.other_s - before.other_s;
    cpu->kernel_share = after.kernel_share;
    drain(load);
    return rate;
}

static void measure(struct bench *bench, struct load *load, const struct server *server)
{
    double rates[SPANS], bare[SPANS], span = bench->is_quick ? 0.3 : 3, n = 0;
    struct server_cpu cpu = {0};
    double stolen_s, seconds;
    size_t paced;
    int64_t began;

    for (size_t i = 0; i < SPANS; i++) {
        bare[i] = bare_again(bench);
        rates[i] = saturated_span(load, server, span, &cpu);
        n += rates[i] * span;
    }
    add_rate(bench, rates, bare, SPANS);
    add_cpu(bench, &cpu, span * SPANS, (size_t)n);
    bench_add(bench,
              (struct bench_row){
                  .what = "memory at its most, saturated (RSS)",
                  .figure = bench_text(bench, "%.1f MiB", server_mib(server, "VmHWM:"))});
    pace(load, bench->is_quick ? 0.2 : 1);
    paced = load->n_sent;
    began = bench_ns();
    stolen_s = bench_stolen_s();
    pace(load, bench->is_quick ? 0.5 : 8);
    seconds = (double)(bench_ns() - began) / 1e9 * (double)sysconf(_SC_NPROCESSORS_ONLN);
    add_latency(bench, load, paced, (bench_stolen_s() - stolen_s) / seconds);
    bench_sync(bench, "  this disk just after: a page and its sync");
}

void bench_socket(struct bench *bench)
{
    const char *path = bench_path(bench, "socket.db");
    struct load load = {0};
    struct server server;

    (void)prctl(PR_SET_TIMERSLACK, 1); /* the pace is to be even */
    firm_make(path);
    server_start(&server, path);
    enter(&load, server.port);
    measure(bench, &load, &server);
    for (size_t i = 0; i < LANES; i++)
        wire_close(&load.lanes[i].wire);
    server_stop(&server);
    (void)printf("%s commands were sent, and every reply came.\n\n",
                 bench_count(bench, (double)load.n_sent));
    free(load.commands);
    firm_forget(path);
}
