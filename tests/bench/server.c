/* The program as a child: started, watched through /proc, stopped. */

#include "tests/bench/server.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 30000 };

static void become(const char *database, int out)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

    /* It must not outlive a bench that was ended. */
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)setenv("DEALBELL_DATABASE_PATH", database, 1);
    (void)setenv("DEALBELL_HTTP_LISTEN", "127.0.0.1:0", 1);
    (void)dup2(nothing, 0);
    (void)dup2(out, 1);
    (void)execl(DEALBELL_PROGRAM, "dealbell", "demo", (char *)NULL);
    _exit(127);
}

/* Its lines up to the one that says where it listens. */
static void await_port(struct server *server)
{
    char said[4096];
    size_t len = 0;
    struct pollfd ready = {.fd = server->out, .events = POLLIN};

    for (;;) {
        const char *at;
        ssize_t got;

        if (poll(&ready, 1, PATIENCE_MS) <= 0)
            bench_die("dealbell demo does not say where it listens");
        got = read(server->out, said + len, sizeof(said) - 1 - len);
        if (got <= 0)
            bench_die("dealbell demo ended before it listened");
        len += (size_t)got;
        said[len] = '\0';
        at = strstr(said, "listens at http://127.0.0.1:");
        if (!at || !strchr(at, '\n'))
            continue;
        server->port = (int)strtol(at + strlen("listens at http://127.0.0.1:"), NULL, 10);
        return;
    }
}

void server_start(struct server *server, const char *database)
{
    int64_t began;
    int ends[2];

    if (pipe(ends) != 0)
        bench_die("no pipe");
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    (void)fflush(stdout);
    began = bench_ns();
    server->pid = fork();
    if (server->pid < 0)
        bench_die("could not fork");
    if (server->pid == 0)
        become(database, ends[1]);
    (void)close(ends[1]);
    server->out = ends[0];
    await_port(server);
    server->start_ms = (double)(bench_ns() - began) / 1e6;
}

void server_stop(struct server *server)
{
    int status = -1;

    (void)kill(server->pid, SIGTERM);
    if (waitpid(server->pid, &status, 0) != server->pid || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        bench_die("dealbell demo did not end well: %d", status);
    (void)close(server->out);
}

void server_run(struct server *server, char *const words[])
{
    *server = (struct server){.pid = fork(), .out = -1};
    if (server->pid < 0)
        bench_die("could not fork");
    if (server->pid > 0)
        return;
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)execvp(words[0], words);
    _exit(127);
}

void server_kill(struct server *server)
{
    (void)kill(server->pid, SIGKILL);
    (void)waitpid(server->pid, NULL, 0);
}

static bool read_whole(const char *path, char *out, size_t room)
{
    FILE *file = fopen(path, "re");
    size_t len;

    if (!file)
        return false;
    len = fread(out, 1, room - 1, file);
    out[len] = '\0';
    (void)fclose(file);
    return len > 0;
}

/* A thread's time on a CPU in seconds, its name, and its ticks in user and kernel. */
static bool read_thread(pid_t pid, const char *tid, char name[32], double *seconds,
                        double ticks[2])
{
    char path[512], bytes[1024];
    const char *at;
    char *next;

    (void)snprintf(path, sizeof(path), "/proc/%d/task/%s/schedstat", (int)pid, tid);
    if (!read_whole(path, bytes, sizeof(bytes)))
        return false;
    *seconds = strtod(bytes, NULL) / 1e9;
    (void)snprintf(path, sizeof(path), "/proc/%d/task/%s/stat", (int)pid, tid);
    if (!read_whole(path, bytes, sizeof(bytes)) || !(at = strrchr(bytes, ')')))
        return false;
    (void)snprintf(name, 32, "%.*s", (int)(at - strchr(bytes, '(') - 1),
                   strchr(bytes, '(') + 1);
    for (int field = 2; field < 14 && at; field++) /* utime is the 14th */
        at = strchr(at + 1, ' ');
    if (!at)
        return false;
    ticks[0] = strtod(at, &next);
    ticks[1] = strtod(next, NULL);
    return true;
}

void server_cpu(const struct server *server, struct server_cpu *out)
{
    double user = 0, kernel = 0;
    const struct dirent *entry;
    char path[64];
    DIR *dir;

    *out = (struct server_cpu){0};
    (void)snprintf(path, sizeof(path), "/proc/%d/task", (int)server->pid);
    dir = opendir(path);
    while (dir && (entry = readdir(dir))) {
        double seconds, ticks[2];
        char name[32];

        if (entry->d_name[0] == '.' ||
            !read_thread(server->pid, entry->d_name, name, &seconds, ticks))
            continue;
        if (strtol(entry->d_name, NULL, 10) == server->pid)
            out->loop_s += seconds;
        else if (strcmp(name, "desk") == 0)
            out->desk_s += seconds;
        else
            out->other_s += seconds;
        user += ticks[0];
        kernel += ticks[1];
    }
    if (dir)
        (void)closedir(dir);
    out->kernel_share = user + kernel > 0 ? kernel / (user + kernel) : 0;
}

double server_mib(const struct server *server, const char *line)
{
    char path[64], bytes[8192];
    const char *at;

    (void)snprintf(path, sizeof(path), "/proc/%d/status", (int)server->pid);
    if (!read_whole(path, bytes, sizeof(bytes)) || !(at = strstr(bytes, line)))
        bench_die("no %s in %s", line, path);
    return strtod(at + strlen(line) + 1, NULL) / 1024;
}
