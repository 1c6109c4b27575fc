/*
 * fate.h - when the bot's process is to end, and how far it has come: memory that it
 * shares with the story, which outlives it.
 *
 * A "sync" is one xSync of a database file. Ending before a sync takes back all that was
 * written since the file's last sync, as a cut of the power would; ending after it keeps
 * it. A "send" is one delivery: before it the platform hears nothing, after it the
 * platform has it but the bot does not know.
 */
#pragma once

#include "base/clock.h"

struct fate {
    int64_t now_ms;               /* the bot's clock, moved by the story */
    int syncs, sends;             /* counted over all lives of the bot */
    int end_at_sync, end_at_send; /* 0: never */
    bool ends_before;
    bool has_ended; /* as planned: once */
    bool is_full;   /* the disk: no write succeeds */
    int full_after; /* it becomes full after as many writes; 0: it does not */
    int bad_sync;   /* this sync fails, and what it was to keep may be lost; 0: none */
};

/* Notes that it was planned, and ends the process as `kill -9` does. */
_Noreturn void fate_end(struct fate *fate);

/* A clock that stands where the story puts it. */
struct story_clock {
    struct clock_shifted shifted; /* first: what the desk is handed */
    const struct fate *fate;
};

void story_clock_init(struct story_clock *clock, const struct fate *fate);
