/* The loop: libuv's, its timers, wakes, signals and worker pool. Reading lines is in
 * loop_lines.c. */

#include "loop.h"

#include "keep.h"
#include "loop_inside.h"

#include <assert.h>
#include <signal.h>
#include <sys/resource.h>
#include <uv.h>

enum { MOST_FILES = 4096, LAST_TURNS = 1000 };

struct ending {
    void (*run)(void *arg);
    void *arg;
    struct ending *next;
};

struct kept {
    const void *key;
    void *what;
    struct kept *next;
};

struct loop {
    uv_loop_t native;
    struct ending *endings, *burials; /* last come first */
    struct kept *kept;
    struct loop_handle *handles;
    bool is_stopped, is_ending;
};

struct loop_timer {
    uv_timer_t native;
    struct loop_handle handle;
    void (*fire)(void *arg);
    void *arg;
};

struct loop_wake {
    uv_async_t native;
    struct loop_handle handle;
    void (*woken)(void *arg);
    void *arg;
};

struct signal_watch {
    uv_signal_t native;
    struct loop_handle handle;
    void (*caught)(void *arg);
    void *arg;
};

struct job {
    uv_work_t native;
    struct loop *loop;
    void (*work)(void *arg);
    void (*done)(void *arg);
    void (*dropped)(void *arg); /* in place of done when the loop ends */
    void *arg;
};

struct question {
    uv_getaddrinfo_t native;
    struct loop *loop;
    void (*done)(void *arg, const char *address);
    void *arg;
};

static void limit_files(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max < MOST_FILES ? limit.rlim_max : MOST_FILES;
    setrlimit(RLIMIT_NOFILE, &limit);
}

struct loop *loop_new(void)
{
    struct loop *loop = keep_new(sizeof(*loop));

    signal(SIGPIPE, SIG_IGN);
    limit_files();
    if (uv_loop_init(&loop->native) != 0)
        abort();
    return loop;
}

void loop_run(struct loop *loop)
{
    if (!loop->is_stopped)
        uv_run(&loop->native, UV_RUN_DEFAULT);
    loop->is_stopped = false;
}

void loop_stop(struct loop *loop)
{
    loop->is_stopped = true;
    uv_stop(&loop->native);
}

void *loop_native(struct loop *loop)
{
    return &loop->native;
}

bool loop_is_ending(const struct loop *loop)
{
    return loop->is_ending;
}

static void push(struct ending **list, void (*run)(void *arg), void *arg)
{
    struct ending *ending = keep_new(sizeof(*ending));

    ending->run = run;
    ending->arg = arg;
    ending->next = *list;
    *list = ending;
}

static void run_all(struct ending **list)
{
    while (*list) {
        struct ending *ending = *list;

        *list = ending->next;
        ending->run(ending->arg);
        free(ending);
    }
}

void loop_at_end(struct loop *loop, void (*close)(void *arg), void *arg)
{
    push(&loop->endings, close, arg);
}

void loop_not_at_end(struct loop *loop, void (*close)(void *arg), void *arg)
{
    for (struct ending **at = &loop->endings; *at; at = &(*at)->next)
        if ((*at)->run == close && (*at)->arg == arg) {
            struct ending *ending = *at;

            *at = ending->next;
            free(ending);
            return;
        }
}

void loop_bury(struct loop *loop, void (*bury)(void *arg), void *arg)
{
    push(&loop->burials, bury, arg);
}

void *loop_kept(struct loop *loop, const void *key)
{
    for (struct kept *kept = loop->kept; kept; kept = kept->next)
        if (kept->key == key)
            return kept->what;
    return NULL;
}

void loop_keep(struct loop *loop, const void *key, void *what)
{
    struct kept *kept = keep_new(sizeof(*kept));

    kept->key = key;
    kept->what = what;
    kept->next = loop->kept;
    loop->kept = kept;
}

static void handle_gone(uv_handle_t *native)
{
    struct loop_handle *handle = native->data;

    handle->gone(handle->self);
}

void loop_handle_add(struct loop *loop, struct loop_handle *handle, uv_handle_t *native,
                     void (*gone)(void *self), void *self)
{
    handle->loop = loop;
    handle->native = native;
    handle->gone = gone;
    handle->self = self;
    native->data = handle;
    handle->next = loop->handles;
    handle->link = &loop->handles;
    if (handle->next)
        handle->next->link = &handle->next;
    loop->handles = handle;
}

void loop_handle_close(struct loop_handle *handle)
{
    if (!handle->link)
        return;
    *handle->link = handle->next;
    if (handle->next)
        handle->next->link = handle->link;
    handle->link = NULL;
    uv_close(handle->native, handle_gone);
}

/* The order matters: what stands on the loop closes first; libwebsockets needs turns of
 * the loop between the two steps of its end; workers may still run. */
void loop_free(struct loop *loop)
{
    if (!loop)
        return;
    run_all(&loop->endings);
    loop->is_ending = true;
    while (loop->handles)
        loop_handle_close(loop->handles);
    for (int i = 0; i < LAST_TURNS && uv_run(&loop->native, UV_RUN_NOWAIT) != 0; i++)
        ;
    run_all(&loop->burials);
    uv_run(&loop->native, UV_RUN_DEFAULT);
    if (uv_loop_close(&loop->native) != 0) {
        uv_print_all_handles(&loop->native, stderr);
        abort();
    }
    while (loop->kept) {
        struct kept *kept = loop->kept;

        loop->kept = kept->next;
        free(kept);
    }
    free(loop);
}

static void timer_fired(uv_timer_t *native)
{
    struct loop_handle *handle = native->data;
    struct loop_timer *timer = handle->self;

    timer->fire(timer->arg);
}

struct loop_timer *loop_timer_new(struct loop *loop, void (*fire)(void *arg), void *arg)
{
    struct loop_timer *timer = keep_new(sizeof(*timer));

    timer->fire = fire;
    timer->arg = arg;
    uv_timer_init(&loop->native, &timer->native);
    loop_handle_add(loop, &timer->handle, (uv_handle_t *)&timer->native, free, timer);
    return timer;
}

/* libuv counts from its cached time, which stands still during a callback. */
void loop_timer_set(struct loop_timer *timer, int64_t after_ms)
{
    uv_update_time(timer->native.loop);
    uv_timer_start(&timer->native, timer_fired, after_ms > 0 ? (uint64_t)after_ms : 0, 0);
}

void loop_timer_off(struct loop_timer *timer)
{
    uv_timer_stop(&timer->native);
}

void loop_timer_free(struct loop_timer *timer)
{
    if (timer)
        loop_handle_close(&timer->handle);
}

static void wake_came(uv_async_t *native)
{
    struct loop_handle *handle = native->data;
    struct loop_wake *wake = handle->self;

    wake->woken(wake->arg);
}

struct loop_wake *loop_wake_new(struct loop *loop, void (*woken)(void *arg), void *arg)
{
    struct loop_wake *wake = keep_new(sizeof(*wake));

    wake->woken = woken;
    wake->arg = arg;
    if (uv_async_init(&loop->native, &wake->native, wake_came) != 0)
        abort();
    loop_handle_add(loop, &wake->handle, (uv_handle_t *)&wake->native, free, wake);
    return wake;
}

void loop_wake(void *wake)
{
    uv_async_send(&((struct loop_wake *)wake)->native);
}

static void signal_caught(uv_signal_t *native, int number)
{
    struct loop_handle *handle = native->data;
    struct signal_watch *watch = handle->self;

    (void)number;
    watch->caught(watch->arg);
}

void loop_on_signal(struct loop *loop, int signal, void (*caught)(void *arg), void *arg)
{
    struct signal_watch *watch = keep_new(sizeof(*watch));

    watch->caught = caught;
    watch->arg = arg;
    uv_signal_init(&loop->native, &watch->native);
    loop_handle_add(loop, &watch->handle, (uv_handle_t *)&watch->native, free, watch);
    if (uv_signal_start(&watch->native, signal_caught, signal) != 0)
        abort();
}

static void job_run(uv_work_t *native)
{
    struct job *job = native->data;

    job->work(job->arg);
}

static void job_done(uv_work_t *native, int status)
{
    struct job *job = native->data;

    (void)status;
    if (!job->loop->is_ending)
        job->done(job->arg);
    else if (job->dropped)
        job->dropped(job->arg);
    free(job);
}

void loop_work(struct loop *loop, void (*work)(void *arg), void (*done)(void *arg),
               void (*dropped)(void *arg), void *arg)
{
    struct job *job = keep_new(sizeof(*job));

    job->native.data = job;
    job->loop = loop;
    job->work = work;
    job->done = done;
    job->dropped = dropped;
    job->arg = arg;
    uv_queue_work(&loop->native, &job->native, job_run, job_done);
}

static void answered(uv_getaddrinfo_t *native, int status, struct addrinfo *found)
{
    struct question *question = native->data;
    char address[64] = "";

    if (status == 0 && found)
        uv_ip_name(found->ai_addr, address, sizeof(address));
    uv_freeaddrinfo(found);
    if (!question->loop->is_ending)
        question->done(question->arg, address[0] ? address : NULL);
    free(question);
}

/* What libuv refuses to ask for (too long, bad IDNA) has no address either; the answer
 * still comes later. */
static void no_work(void *arg)
{
    (void)arg;
}

static void no_name(void *arg)
{
    struct question *question = arg;

    question->done(question->arg, NULL);
    free(question);
}

void loop_resolve(struct loop *loop, const char *host,
                  void (*done)(void *arg, const char *address), void *arg)
{
    struct question *question = keep_new(sizeof(*question));
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    question->native.data = question;
    question->loop = loop;
    question->done = done;
    question->arg = arg;
    if (uv_getaddrinfo(&loop->native, &question->native, answered, host, NULL, &hints))
        loop_work(loop, no_work, no_name, free, question);
}
