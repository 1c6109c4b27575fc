/* The loop: timers, wakes, signals, workers, names, lines. */

#include "base/loop_inside.h"
#include "base/queue.h"
#include "patience.h"

#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct seen {
    struct loop *loop;
    struct loop_timer *timer;
    struct loop_wake *wake;
    int n, stop_at;
    bool worked;
    char text[4096];
};

static void see(void *arg)
{
    struct seen *seen = arg;

    if (++seen->n >= seen->stop_at)
        loop_stop(seen->loop);
}

static void never(void *arg)
{
    (void)arg;
    abort();
}

static void timer_fires_once_and_when_it_was_last_set_to(void **state)
{
    struct seen seen = {.loop = loop_new(), .stop_at = 2};
    struct loop_timer *moved = loop_timer_new(seen.loop, see, &seen);
    struct loop_timer *other = loop_timer_new(seen.loop, see, &seen);
    struct loop_timer *off = loop_timer_new(seen.loop, never, NULL);

    (void)state;
    loop_timer_set(moved, 60000);
    loop_timer_set(moved, 1);
    loop_timer_set(off, 1);
    loop_timer_off(off);
    loop_timer_set(other, 20);
    await(seen.loop);
    assert_int_equal(seen.n, 2);
    loop_timer_free(moved);
    loop_timer_free(NULL);
    loop_free(seen.loop);
}

static void free_own_timer(void *arg)
{
    struct seen *seen = arg;

    loop_timer_free(seen->timer);
    loop_stop(seen->loop);
}

static void timer_may_free_itself(void **state)
{
    struct seen seen = {.loop = loop_new()};

    (void)state;
    seen.timer = loop_timer_new(seen.loop, free_own_timer, &seen);
    loop_timer_set(seen.timer, 0);
    await(seen.loop);
    loop_free(seen.loop);
}

static void wake_a_hundred_times(void *arg)
{
    for (int i = 0; i < 100; i++)
        loop_wake(((struct seen *)arg)->wake);
}

static void other_threads_wake_it(void **state)
{
    struct seen seen = {.loop = loop_new(), .stop_at = 1};
    struct thread *thread;

    (void)state;
    seen.wake = loop_wake_new(seen.loop, see, &seen);
    thread = thread_start("waker", wake_a_hundred_times, &seen);
    await(seen.loop);
    thread_join(thread);
    assert_true(seen.n >= 1 && seen.n <= 100);
    loop_free(seen.loop);
}

static void signals_come_as_callbacks(void **state)
{
    struct seen seen = {.loop = loop_new(), .stop_at = 1};

    (void)state;
    loop_on_signal(seen.loop, SIGUSR1, see, &seen);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGPIPE); /* ignored */
    await(seen.loop);
    assert_int_equal(seen.n, 1);
    loop_free(seen.loop);
}

static void work(void *arg)
{
    ((struct seen *)arg)->worked = true;
}

static void work_is_done_before_done(void **state)
{
    struct seen seen = {.loop = loop_new(), .stop_at = 1};

    (void)state;
    loop_work(seen.loop, work, see, NULL, &seen);
    await(seen.loop);
    assert_true(seen.worked);
    loop_free(seen.loop);
}

static void see_address(void *arg, const char *address)
{
    struct seen *seen = arg;

    snprintf(seen->text, sizeof(seen->text), "%s", address ? address : "none");
    see(seen);
}

static const char *resolve(struct seen *seen, const char *name)
{
    seen->n = 0;
    seen->stop_at = 1;
    loop_resolve(seen->loop, name, see_address, seen);
    await(seen->loop);
    return seen->text;
}

static void names_become_addresses(void **state)
{
    struct seen seen = {.loop = loop_new()};
    char long_name[2000];
    const char *localhost;

    (void)state;
    assert_string_equal(resolve(&seen, "127.0.0.1"), "127.0.0.1");
    assert_string_equal(resolve(&seen, "::1"), "::1");
    localhost = resolve(&seen, "localhost");
    assert_true(strcmp(localhost, "127.0.0.1") == 0 || strcmp(localhost, "::1") == 0);
    memset(long_name, 'a', sizeof(long_name));
    long_name[sizeof(long_name) - 1] = '\0';
    assert_string_equal(resolve(&seen, long_name), "none");
    assert_string_equal(resolve(&seen, "a name with blanks"), "none");
    loop_free(seen.loop);
}

static void see_line(void *arg, const char *line)
{
    struct seen *seen = arg;
    size_t len = strlen(seen->text);

    if (!line) {
        snprintf(seen->text + len, sizeof(seen->text) - len, "END");
        loop_stop(seen->loop);
        return;
    }
    seen->n = (int)strlen(line);
    snprintf(seen->text + len, sizeof(seen->text) - len, "%.20s|", line);
}

static const char lines_in[] = "one\r\ntwo\n\n三\nlast";

static void lines_come_from_a_pipe(void **state)
{
    struct seen seen = {.loop = loop_new()};
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], lines_in, strlen(lines_in)), strlen(lines_in));
    close(ends[1]);
    loop_read_lines(seen.loop, ends[0], see_line, &seen);
    await(seen.loop);
    assert_string_equal(seen.text, "one|two||三|last|END");
    loop_free(seen.loop);
}

static void lines_come_from_a_file_and_long_ones_are_cut(void **state)
{
    struct seen seen = {.loop = loop_new()};
    FILE *file = tmpfile();

    (void)state;
    assert_non_null(file);
    fputs(lines_in, file);
    fputc('\n', file);
    for (int i = 0; i < 3 * 1024 * 1024; i++)
        fputc('x', file);
    fflush(file);
    lseek(fileno(file), 0, SEEK_SET);
    loop_read_lines(seen.loop, dup(fileno(file)), see_line, &seen);
    await(seen.loop);
    assert_string_equal(seen.text, "one|two||三|last|xxxxxxxxxxxxxxxxxxxx|END");
    assert_int_equal(seen.n, 1024 * 1024);
    fclose(file);
    loop_free(seen.loop);
}

static void lines_come_from_a_terminal(void **state)
{
    struct seen seen = {.loop = loop_new()};
    int ours, theirs;

    (void)state;
    assert_int_equal(openpty(&ours, &theirs, NULL, NULL, NULL), 0);
    assert_int_equal(write(ours, "lead new\n\004", 10), 10);
    loop_read_lines(seen.loop, theirs, see_line, &seen);
    await(seen.loop);
    assert_string_equal(seen.text, "lead new|END");
    loop_free(seen.loop);
    close(ours);
}

static void note_a(void *arg)
{
    strncat(arg, "a", 2);
}

static void note_b(void *arg)
{
    strncat(arg, "b", 2);
}

/* ASan tells when something stays behind. */
static void what_is_open_closes_last_come_first(void **state)
{
    struct seen seen = {.loop = loop_new()};
    FILE *file = tmpfile();
    char order[8] = "";
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    loop_timer_set(loop_timer_new(seen.loop, never, NULL), 0);
    seen.wake = loop_wake_new(seen.loop, never, NULL);
    loop_wake(seen.wake);
    loop_on_signal(seen.loop, SIGUSR2, never, NULL);
    loop_work(seen.loop, work, never, NULL, &seen);
    loop_resolve(seen.loop, "localhost", NULL, NULL);
    loop_read_lines(seen.loop, ends[0], see_line, &seen);
    loop_read_lines(seen.loop, dup(fileno(file)), see_line, &seen);
    loop_at_end(seen.loop, note_a, order);
    loop_at_end(seen.loop, never, order);
    loop_at_end(seen.loop, note_b, order);
    loop_not_at_end(seen.loop, never, order);
    loop_keep(seen.loop, order, &seen);
    assert_ptr_equal(loop_kept(seen.loop, order), &seen);
    assert_null(loop_kept(seen.loop, &seen));
    loop_free(seen.loop);
    loop_free(NULL);
    assert_string_equal(order, "ba");
    assert_string_equal(seen.text, "");
    close(ends[1]);
    fclose(file);
}

static void open_files_are_limited(void **state)
{
    struct rlimit before, after;
    struct loop *loop;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    loop = loop_new();
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &after), 0);
    assert_true(after.rlim_cur <= 4096);
    assert_int_equal(after.rlim_max, before.rlim_max);
    loop_free(loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timer_fires_once_and_when_it_was_last_set_to),
        cmocka_unit_test(timer_may_free_itself),
        cmocka_unit_test(other_threads_wake_it),
        cmocka_unit_test(signals_come_as_callbacks),
        cmocka_unit_test(work_is_done_before_done),
        cmocka_unit_test(names_become_addresses),
        cmocka_unit_test(lines_come_from_a_pipe),
        cmocka_unit_test(lines_come_from_a_file_and_long_ones_are_cut),
        cmocka_unit_test(lines_come_from_a_terminal),
        cmocka_unit_test(what_is_open_closes_last_come_first),
        cmocka_unit_test(open_files_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
