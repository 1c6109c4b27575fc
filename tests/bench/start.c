/* From exec to listening, and what it takes up while nobody speaks. */

#include "tests/bench/firm.h"
#include "tests/bench/server.h"

#include <time.h>

enum { STARTS = 9, IDLE_MS = 300 };

void bench_start(struct bench *bench)
{
    static const double aim_ms = 60, aim_mib = 20;
    const char *path = bench_path(bench, "start.db");
    size_t n = bench->is_quick ? 3 : (size_t)STARTS;
    double ms[STARTS], mib[STARTS], start, idle;

    firm_make(path);
    for (size_t i = 0; i < n; i++) {
        struct server server;

        server_start(&server, path);
        (void)nanosleep(&(struct timespec){.tv_nsec = IDLE_MS * 1000000L}, NULL);
        ms[i] = server.start_ms;
        mib[i] = server_mib(&server, "VmRSS:");
        server_stop(&server);
    }
    firm_forget(path);
    start = median(ms, n);
    idle = median(mib, n);
    bench_add(bench,
              (struct bench_row){.what = "from exec to listening",
                                 .figure = bench_text(bench, "%.0f ms", start),
                                 .against = bench_text(
                                     bench, "%zu starts, slowest %.0f ms", n, ms[n - 1]),
                                 .ratio = bench_text(bench, "%.2f", start / aim_ms),
                                 .aim = bench_text(bench, "%.0f ms", aim_ms),
                                 .verdict = start <= aim_ms ? MET : MISSED});
    bench_add(bench,
              (struct bench_row){.what = "memory while idle (RSS)",
                                 .figure = bench_text(bench, "%.1f MiB", idle),
                                 .ratio = bench_text(bench, "%.2f", idle / aim_mib),
                                 .aim = bench_text(bench, "%.0f MiB", aim_mib),
                                 .verdict = idle <= aim_mib ? MET : MISSED});
}
