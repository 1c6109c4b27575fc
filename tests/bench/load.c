/* The machine under it all: what one sync costs here, now, and what its host takes. */

#include "tests/bench/bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As the WAL grows: a page of 4 KiB behind the last, then a sync. */
void bench_sync(struct bench *bench, const char *what)
{
    size_t n = bench->is_quick ? 50 : 2000;
    double *us = TAKE_N(bench->arena, n, double);
    int fd = open(bench_path(bench, "sync"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    char page[4096];

    memset(page, 'x', sizeof(page));
    for (size_t i = 0; i < n; i++) {
        int64_t began = bench_ns();

        if (fd < 0 || write(fd, page, sizeof(page)) != (ssize_t)sizeof(page) ||
            fdatasync(fd) != 0)
            bench_die("could not write to the disk");
        us[i] = (double)(bench_ns() - began) / 1e3;
    }
    (void)close(fd);
    sort_doubles(us, n);
    bench_add(
        bench,
        (struct bench_row){
            .what = what,
            .figure = bench_text(bench, "%.2f ms", quantile(us, n, 0.5) / 1e3),
            .against = bench_text(bench, "p99 %.2f ms", quantile(us, n, 0.99) / 1e3)});
}

void bench_disk(struct bench *bench)
{
    bench_sync(bench, "this disk: a page and its sync, median");
}

double bench_stolen_s(void)
{
    FILE *file = fopen("/proc/stat", "re");
    unsigned long long ticks = 0;

    /* user nice system idle iowait irq softirq steal: proc(5) */
    if (file && fscanf(file, "cpu %*u %*u %*u %*u %*u %*u %*u %llu", &ticks) != 1)
        ticks = 0;
    if (file)
        (void)fclose(file);
    return (double)ticks / (double)sysconf(_SC_CLK_TCK);
}
