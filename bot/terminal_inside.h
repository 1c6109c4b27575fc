/*
 * terminal_inside.h - what the two halves of `dealbell chat` share: terminal.c hears and
 * keeps the connection, terminal_send.c says what was typed.
 */
#pragma once

#include "base/ws.h"
#include "bot/cli.h"

enum { BUTTONS_KEPT = 512 };

/* A line of input, waiting for its turn: they go one after the other, each once the one
 * before is done. */
struct entry {
    struct entry *next;
    const char *line;
    int64_t number; /* from 1 */
};

/* A button that was shown, by the number it was shown with. */
struct numbered {
    char *action, *room;
};

struct terminal {
    struct loop *loop;
    struct loop_timer *retry;
    struct ws *ws;
    struct arena *arena; /* of the process */
    struct arena *card;  /* of the newest card with a form */
    enum lang lang;      /* theirs, once we are welcome */
    const char *server, *url, *me, *room, *token;
    bool is_json, is_ready, at_end, was_ready, is_leaving;
    struct entry *first, **last;
    int64_t n_lines, at_line;   /* read; the one that was sent last */
    const char *sent_id, *sent; /* what was sent and is not done; NULL: nothing */
    int64_t change;             /* the highest seen */
    int64_t missed; /* unread in the direct messages with Dealbell, at sign-in */
    struct entry *early,
        **early_end; /* those messages, until it is known how many are unread */
    int64_t n_early;
    int64_t heard, told; /* the newest of them that was printed, and that the server knows
                            was read */
    struct card shown;   /* the newest card with a form */
    const char *shown_room;
    struct numbered buttons[BUTTONS_KEPT]; /* the newest ones: number % BUTTONS_KEPT */
    size_t n_buttons;                      /* shown so far: numbers go on counting */
    int waited_ms;
    int status; /* of the process: 1 once a line was refused or failed */
};

/* What went wrong with the line at hand. */
void terminal_complain(struct terminal *term, const char *said, const char *hint);

/* Says goodbye once all is answered. */
void terminal_leave(struct terminal *term);

/* The next lines of input, up to one that waits for its answer. */
void terminal_send_next(struct terminal *term);
