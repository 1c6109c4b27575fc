/* The table of figures, and the little arithmetic of it. */

#include "tests/bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bench_add(struct bench *bench, struct bench_row row)
{
    if (bench->n_rows == BENCH_ROWS)
        abort();
    bench->rows[bench->n_rows++] = row;
}

const char *bench_text(struct bench *bench, const char *fmt, ...)
{
    va_list args;
    const char *text;

    va_start(args, fmt);
    text = arena_vprintf(bench->arena, fmt, args);
    va_end(args);
    return text;
}

const char *bench_count(struct bench *bench, double n)
{
    const char *digits = bench_text(bench, "%.0f", n);
    size_t len = strlen(digits);
    struct text out;

    text_init(&out, bench->arena, 64);
    for (size_t i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            text_add(&out, ",");
        text_add_bytes(&out, digits + i, 1);
    }
    return out.bytes;
}

static const char *verdict_name(enum verdict verdict)
{
    static const char *const names[] = {
        [NO_AIM] = "", [MET] = "met", [MISSED] = "MISSED"};

    return names[verdict];
}

static void print_line(const char *what, const char *figure, const char *against,
                       const char *ratio, const char *aim, const char *verdict)
{
    (void)printf("%-46s %14s  %-26s %8s  %-12s %s\n", what, figure, against, ratio, aim,
                 verdict);
}

void bench_print(const struct bench *bench)
{
    print_line("", "figure", "against", "ratio", "aim", "");
    for (size_t i = 0; i < bench->n_rows; i++) {
        const struct bench_row *row = &bench->rows[i];

        print_line(row->what, row->figure, row->against ? row->against : "",
                   row->ratio ? row->ratio : "", row->aim ? row->aim : "",
                   verdict_name(row->verdict));
    }
    if (bench->where.len > 0)
        (void)printf("\nWhere the time goes\n%s", bench->where.bytes);
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y ? 1 : 0;
}

void sort_doubles(double *values, size_t n)
{
    qsort(values, n, sizeof(*values), rising);
}

double median(double *values, size_t n)
{
    sort_doubles(values, n);
    return n == 0 ? 0 : n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double quantile(const double *sorted, size_t n, double share)
{
    size_t at = (size_t)(share * (double)n);

    return n == 0 ? 0 : sorted[at < n ? at : n - 1];
}
