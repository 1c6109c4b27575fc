/*
 * server.h - the program itself, as a child process.
 */
#pragma once

#include "tests/bench/bench.h"

#include <sys/types.h>

struct server {
    pid_t pid;
    int out; /* its standard output */
    int port;
    double start_ms; /* from exec to the line that says it listens */
};

/* Starts `dealbell demo` on this database and waits until it listens. */
void server_start(struct server *server, const char *database);
void server_stop(struct server *server); /* SIGTERM, and its exit status must be 0 */

/* Another program, its words ended by NULL; ended the hard way. */
void server_run(struct server *server, char *const words[]);
void server_kill(struct server *server);

/* Seconds of CPU it has used so far, by thread, and how much of it in the kernel. */
struct server_cpu {
    double loop_s, desk_s, other_s, kernel_share;
};

void server_cpu(const struct server *server, struct server_cpu *out);

/* MiB, of a line of /proc/PID/status such as "VmRSS". */
double server_mib(const struct server *server, const char *line);
