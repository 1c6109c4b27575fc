/* bench: how fast Dealbell is, as ratios measured in one run. */

#include "tests/bench/bench.h"

#include "base/log.h"
#include "base/secret.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static const struct part {
    const char *name;
    void (*run)(struct bench *bench);
} parts[] = {{"disk", bench_disk},          {"bare", bench_bare},
             {"socket", bench_socket},      {"slack", bench_slack},
             {"start", bench_start},        {"timers", bench_timers},
             {"sentences", bench_sentences}};

/* Where the bench keeps its files; emptied at the end, whatever the end is. */
static char place[4096];

static void clean_up(void)
{
    DIR *dir = place[0] ? opendir(place) : NULL;
    const struct dirent *entry;

    while (dir && (entry = readdir(dir)))
        if (entry->d_name[0] != '.')
            (void)unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        (void)closedir(dir);
    if (place[0])
        (void)rmdir(place);
}

void bench_die(const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)fprintf(stderr, "bench: ");
    (void)vfprintf(stderr, fmt, args);
    (void)fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}

int64_t bench_ns(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t cpu_ns(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void span_begin(struct span *span)
{
    *span = (struct span){bench_ns(), cpu_ns()};
}

void span_end(struct span *span)
{
    *span = (struct span){bench_ns() - span->ns, cpu_ns() - span->cpu_ns};
}

void span_add(struct span *sum, const struct span *span)
{
    sum->ns += span->ns;
    sum->cpu_ns += span->cpu_ns;
}

const char *bench_path(struct bench *bench, const char *name)
{
    return bench_text(bench, "%s/%s", bench->dir, name);
}

/* Beside this program, not in /tmp: a RAM disk knows no sync. */
static void make_place(struct bench *bench)
{
    char own[3800];
    ssize_t len = readlink("/proc/self/exe", own, sizeof(own) - 1);

    if (len <= 0)
        bench_die("where am I?");
    own[len] = '\0';
    *strrchr(own, '/') = '\0';
    (void)snprintf(place, sizeof(place), "%s/bench-XXXXXX", own);
    if (!mkdtemp(place))
        bench_die("could not make a folder in %s", own);
    bench->dir = place;
    (void)atexit(clean_up);
}

static void print_head(const struct bench *bench)
{
    static const double busy = 0.8; /* before we do anything */
    struct utsname system;
    double load = 0;

    (void)uname(&system);
    (void)getloadavg(&load, 1);
    (void)printf("Dealbell %s, SQLite %s (WAL, synchronous FULL), Linux %s, %ld CPUs\n",
                 DEALBELL_VERSION, sqlite3_libversion(), system.release,
                 sysconf(_SC_NPROCESSORS_ONLN));
    if (load > busy)
        (void)printf("Others work here too (load %.1f): the rates are lower than they "
                     "might be, and no latency means much.\n",
                     load);
    if (bench->is_quick)
        (void)printf("Quick: that it runs is shown, how fast is not.\n");
    (void)printf("\n");
    (void)fflush(stdout);
}

static bool is_wanted(int argc, char **argv, const char *name)
{
    bool names_any = false;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], name) == 0)
            return true;
        names_any |= argv[i][0] != '-';
    }
    return !names_any;
}

static bool is_known(const char *word)
{
    bool known = strcmp(word, "--quick") == 0;

    for (size_t i = 0; i < COUNT(parts); i++)
        known |= strcmp(word, parts[i].name) == 0;
    return known;
}

int main(int argc, char **argv)
{
    struct bench bench = {.arena = arena_new()};

    for (int i = 1; i < argc; i++) {
        if (!is_known(argv[i]))
            bench_die("%s? bench [--quick] [disk] [bare] [socket] [slack] [start] "
                      "[timers] [sentences]",
                      argv[i]);
        bench.is_quick |= strcmp(argv[i], "--quick") == 0;
    }
    secret_start();
    log_level(LOG_WARN);
    text_init(&bench.where, bench.arena, 64 * 1024);
    make_place(&bench);
    print_head(&bench);
    for (size_t i = 0; i < COUNT(parts); i++)
        if (is_wanted(argc, argv, parts[i].name))
            parts[i].run(&bench);
    bench_print(&bench);
    arena_free(bench.arena);
    return 0;
}
