/*
 * The same work on the same Slack, by Dealbell and by Bolt with better-sqlite3: a note,
 * and an answer, for each event. Dealbell acknowledges after COMMIT, Bolt before its
 * listener runs.
 *
 * Memory is counted as in start.c: RSS, which holds the pages of the libraries that were
 * looked at, most of them by OpenSSL, ICU and what curl brings along as they start; and
 * beside it what is the process's own and nothing else's (RssAnon). So for both.
 */

#include "tests/bench/server.h"
#include "tests/bench/slack_fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define BOLT SOURCE_DIR "/tests/bench/slack"

enum { WINDOW = 512, PACE = 1000, SAMPLE_MS = 20 };

static const int64_t second = 1000000000, patience = 120 * INT64_C(1000000000);
static const char note[] = "note D-1088 Spoke with their buyer";

struct plan {
    size_t channels, warm, saturated, paced;
};

struct figures {
    double connected_ms, idle_mib, idle_own_mib, most_mib, most_own_mib;
    double acked, answered, p50_ms, p99_ms, cpu_s, paced_cpu_s;
};

struct run {
    struct slack_fake *fake;
    const struct slack_count *count;
    struct server server;
    struct plan plan;
    int64_t sampled_at;
    double *us;
    struct figures out;
};

static void turn_round(struct run *run, int64_t wait)
{
    int64_t now;
    double own;

    slack_fake_turn(run->fake, wait);
    now = bench_ns();
    if (run->server.pid == 0 || now < run->sampled_at + SAMPLE_MS * (second / 1000))
        return;
    run->sampled_at = now;
    own = server_mib(&run->server, "RssAnon:");
    if (own > run->out.most_own_mib)
        run->out.most_own_mib = own;
}

static double cpu_of(const struct run *run)
{
    struct server_cpu cpu;

    server_cpu(&run->server, &cpu);
    return cpu.loop_s + cpu.desk_s + cpu.other_s;
}

/* Until all is acknowledged and answered; when the last ack came. */
static int64_t drain(struct run *run)
{
    const struct slack_count *count = run->count;
    int64_t until = bench_ns() + patience, acked = 0;

    while (count->n_acked < count->n_said || count->n_answered < count->n_said) {
        if (bench_ns() > until)
            bench_die("%zu said, %zu acknowledged, %zu answered", count->n_said,
                      count->n_acked, count->n_answered);
        turn_round(run, second / 1000);
        if (!acked && count->n_acked == count->n_said)
            acked = bench_ns();
    }
    return acked ? acked : bench_ns();
}

/* As many at once as the window holds. */
static void saturate(struct run *run, size_t n, double *acked, double *answered)
{
    const struct slack_count *count = run->count;
    int64_t began = bench_ns(), last;
    size_t end = count->n_said + n;

    while (count->n_said < end) {
        while (count->n_said < end && count->n_said - count->n_acked < WINDOW)
            slack_fake_say(run->fake, note);
        turn_round(run, second / 100);
        if (bench_ns() > began + patience)
            bench_die("%zu said, %zu acknowledged", count->n_said, count->n_acked);
    }
    last = drain(run);
    *acked = (double)n * 1e9 / (double)(last - began);
    *answered = (double)n * 1e9 / (double)(bench_ns() - began);
}

/* At an even pace, whether acks come or not. */
static void pace(struct run *run, size_t n)
{
    int64_t next = bench_ns();
    size_t from = run->count->n_said, end = from + n;

    while (run->count->n_said < end) {
        int64_t now = bench_ns();

        if (now < next) {
            turn_round(run, next - now);
            continue;
        }
        slack_fake_say(run->fake, note);
        next += second / PACE;
    }
    (void)drain(run);
    for (size_t i = 0; i < n; i++)
        run->us[i] = slack_fake_said(run->fake)[from + i].us;
    sort_doubles(run->us, n);
    run->out.p50_ms = quantile(run->us, n, 0.5) / 1e3;
    run->out.p99_ms = quantile(run->us, n, 0.99) / 1e3;
}

static void await_connected(struct run *run, int64_t began)
{
    while (!run->count->is_connected) {
        if (bench_ns() > began + patience)
            bench_die("nobody connects");
        slack_fake_turn(run->fake, second / 100);
    }
    run->out.connected_ms = (double)(bench_ns() - began) / 1e6;
}

static void rest(struct run *run, int64_t ns)
{
    int64_t until = bench_ns() + ns;

    while (bench_ns() < until)
        turn_round(run, second / 100);
}

static void measure(struct run *run)
{
    const struct plan *plan = &run->plan;
    double cpu, ignored;

    saturate(run, 4, &ignored, &ignored); /* one has spoken */
    rest(run, second / 2);
    run->out.idle_mib = server_mib(&run->server, "VmRSS:");
    run->out.idle_own_mib = server_mib(&run->server, "RssAnon:");
    saturate(run, plan->warm, &ignored, &ignored);
    cpu = cpu_of(run);
    saturate(run, plan->saturated, &run->out.acked, &run->out.answered);
    run->out.cpu_s = (cpu_of(run) - cpu) * 10000 / (double)plan->saturated;
    rest(run, second);
    cpu = cpu_of(run);
    pace(run, plan->paced);
    run->out.paced_cpu_s = (cpu_of(run) - cpu) * 10000 / (double)plan->paced;
    run->out.most_mib = server_mib(&run->server, "VmHWM:");
}

static void open_run(struct bench *bench, struct run *run)
{
    struct plan plan = bench->is_quick ? (struct plan){200, 200, 400, 200}
                                       : (struct plan){2500, 2500, 5000, 5000};
    char url[64];

    *run = (struct run){.plan = plan};
    run->fake =
        slack_fake_new(plan.channels, plan.warm + plan.saturated + plan.paced + 16);
    run->count = slack_fake_count(run->fake);
    run->us = TAKE_N(bench->arena, plan.paced, double);
    (void)snprintf(url, sizeof(url), "http://127.0.0.1:%d/api/",
                   slack_fake_port(run->fake));
    (void)setenv("DEALBELL_SLACK_API_URL", url, 1);
    (void)setenv("BOLT_API_URL", url, 1);
}

static void run_dealbell(struct bench *bench, struct figures *out)
{
    struct run run;
    int64_t began;

    open_run(bench, &run);
    (void)setenv("DEALBELL_SLACK_APP_TOKEN", "xapp-1-fake", 1);
    (void)setenv("DEALBELL_SLACK_BOT_TOKEN", "xoxb-fake", 1);
    (void)setenv("DEALBELL_PEOPLE_JOIN_BY_EMAIL", "true", 1);
    began = bench_ns();
    server_start(&run.server, bench_path(bench, "slack.db"));
    await_connected(&run, began);
    measure(&run);
    server_stop(&run.server);
    slack_fake_free(run.fake);
    (void)unsetenv("DEALBELL_SLACK_APP_TOKEN");
    (void)unsetenv("DEALBELL_SLACK_BOT_TOKEN");
    *out = run.out;
}

static void run_bolt(struct bench *bench, struct figures *out)
{
    static char node[] = "node", script[] = BOLT "/bolt.mjs";
    char *const words[] = {node, script, NULL};
    struct run run;
    int64_t began;

    open_run(bench, &run);
    (void)setenv("BOLT_APP_TOKEN", "xapp-1-fake", 1);
    (void)setenv("BOLT_BOT_TOKEN", "xoxb-fake", 1);
    (void)setenv("BOLT_DATABASE", bench_path(bench, "bolt.db"), 1);
    began = bench_ns();
    server_run(&run.server, words);
    await_connected(&run, began);
    measure(&run);
    server_kill(&run.server);
    slack_fake_free(run.fake);
    *out = run.out;
}

/* A figure of both; `times`: how many times as good ours is. */
struct measure {
    const char *what, *unit;
    int digits;
    double ours, theirs, times;
    double aim_times, aim; /* 0: none */
};

static const char *figure_text(struct bench *bench, const struct measure *measure,
                               double figure)
{
    return bench_text(bench, "%.*f%s", measure->digits, figure, measure->unit);
}

static void add_row(struct bench *bench, const struct measure *measure)
{
    bool has_both = measure->theirs > 0;
    struct bench_row row = {.what = measure->what,
                            .figure = figure_text(bench, measure, measure->ours)};

    if (has_both) {
        row.against =
            bench_text(bench, "Bolt %s", figure_text(bench, measure, measure->theirs));
        row.ratio = bench_text(bench, "%.1f", measure->times);
    }
    if (measure->aim > 0) {
        row.aim = figure_text(bench, measure, measure->aim);
        row.verdict = measure->ours <= measure->aim ? MET : MISSED;
    } else if (measure->aim_times > 0 && has_both) {
        row.aim = bench_text(bench, "%.0f times", measure->aim_times);
        row.verdict = measure->times >= measure->aim_times ? MET : MISSED;
    }
    bench_add(bench, row);
}

static void add_rows(struct bench *bench, const struct figures *a,
                     const struct figures *b)
{
    const struct measure measures[] = {
        {"on a Slack: events acked, saturated", "/s", 0, a->acked, b->acked,
         a->acked / b->acked, 8, 0},
        {"  events answered, saturated", "/s", 0, a->answered, b->answered,
         a->answered / b->answered, 8, 0},
        {"  time on processors for 10,000 of them", " s", 2, a->cpu_s, b->cpu_s,
         b->cpu_s / a->cpu_s, 8, 0},
        {"  the same at 1,000/s", " s", 2, a->paced_cpu_s, b->paced_cpu_s,
         b->paced_cpu_s / a->paced_cpu_s, 0, 0},
        {"  at 1,000/s, all answered: ack, p50", " ms", 2, a->p50_ms, b->p50_ms,
         b->p50_ms / a->p50_ms, 0, 0},
        {"  ... p99", " ms", 2, a->p99_ms, b->p99_ms, b->p99_ms / a->p99_ms, 0, 2},
        {"  memory connected and idle (RSS)", " MiB", 1, a->idle_mib, b->idle_mib,
         b->idle_mib / a->idle_mib, 0, 20},
        {"  ... its own, without pages of files", " MiB", 1, a->idle_own_mib,
         b->idle_own_mib, b->idle_own_mib / a->idle_own_mib, 0, 0},
        {"  memory at its most (RSS)", " MiB", 1, a->most_mib, b->most_mib,
         b->most_mib / a->most_mib, 0, 32},
        {"  ... its own, without pages of files", " MiB", 1, a->most_own_mib,
         b->most_own_mib, b->most_own_mib / a->most_own_mib, 0, 0},
        {"  from exec to connected", " ms", 0, a->connected_ms, b->connected_ms,
         b->connected_ms / a->connected_ms, 0, 0},
    };

    for (size_t i = 0; i < COUNT(measures); i++)
        add_row(bench, &measures[i]);
}

void bench_slack(struct bench *bench)
{
    struct figures ours = {0}, theirs = {0};

    (void)prctl(PR_SET_TIMERSLACK, 1); /* the pace is to be even */
    run_dealbell(bench, &ours);
    if (access(BOLT "/node_modules", F_OK) == 0)
        run_bolt(bench, &theirs);
    add_rows(bench, &ours, &theirs);
    bench_sync(bench, "  this disk just after: a page and its sync");
}
