/*
 * rig.h - store and desk in the test's own process, without a thread: inbounds go in,
 * what became of them and the letters come out. For tests of what a disk, a crowd or a
 * second instance can do.
 */
#pragma once

#include "bot/desk.h"
#include "tests/fakes/fate.h"
#include "tests/world/folder.h"

enum { RIG_RESULTS = 4096 };

/* What became of an inbound. */
struct result {
    enum rc rc;
    bool is_repeat, is_lost; /* lost: its batch was not stored */
    char said[160];          /* of an error */
};

struct rig {
    char dir[FOLDER_ROOM], path[96];
    struct fate fate;
    struct story_clock clock;
    struct store *store;
    struct desk *desk;
    struct result results[RIG_RESULTS]; /* since rig_forget */
    size_t n_results;
    bool is_broken;     /* the disk failed: the process would end now */
    const char *wanted; /* what stands in the card that is kept */
    char *card;         /* of the newest letter with such a one */
    void (*acked)(void *whom, const char *event); /* after COMMIT; may be NULL */
    void *whom;
};

/* A folder of its own in memory, with the little firm at SMALL_NOW in it. */
void rig_make(struct rig *rig);
void rig_drop(struct rig *rig); /* and the folder */

/* RC_AGAIN when another instance has it. */
enum rc rig_open(struct rig *rig, const char *vfs, bool sync_normal, struct err *err)
    CHECKED;
void rig_close(struct rig *rig);

/* Words as a direct message of `handle`, or the press of an action. */
void rig_say(struct rig *rig, const char *event, const char *handle, const char *words);
void rig_press(struct rig *rig, const char *event, const char *handle,
               const char *action);

/* Until the desk is idle; deliveries succeed at once. */
void rig_run(struct rig *rig);
void rig_forget(struct rig *rig);

/* Asks the file itself: the first column of the first row; -1 when that fails. */
int64_t rig_ask(const char *path, const char *sql);

/* The same, and whether the file is whole. */
int64_t rig_ask_whole(const char *path, const char *sql, bool *is_whole);
