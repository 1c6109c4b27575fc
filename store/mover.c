/*
 * Moves the database's log (WAL) into the file, beside the desk: with a thread and a
 * connection of its own, so that whoever comes meanwhile waits for none of it. Only what
 * came during a move is moved while the desk stands still, for SQLite begins the log anew
 * when nothing is left in it, and never under a desk that always writes.
 *
 * This connection alone moves, and the desk's alone writes: SQLite's WAL-reset bug needs
 * two that do the same. Both are in one process, which keeps every other one out
 * ("unix-excl").
 */

#include "store/store_inside.h"

#include "base/keep.h"
#include "base/queue.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * In KiB of the log. A move is begun at IDLE in a pause, and at SOME while people come,
 * for the longer the log, the more of its pages stand in it many times and are moved
 * once. What came during a move and is more than FEW is moved beside the desk as well.
 * Above MOST the desk waits for the move, and has room for one more of its greatest
 * batches (bot/desk.c), so that the log never passes 64 MiB.
 */
enum { IDLE = 4000, SOME = 40000, FEW = 1000, MOST = 56000 };

struct mover {
    const char *path, *vfs;
    int64_t page_bytes;
    struct queue *asked, *over; /* of moves: to the thread, and back */
    struct thread *thread;      /* NULL: nothing was moved yet */
    sqlite3 *db;                /* the thread's */
    int file;                   /* for write_out alone; -1: none can be had */
    bool is_begun;              /* a move, and its rest is not moved yet */
    bool is_moving;             /* it was asked for, and is not over */
    bool is_rest;               /* of a move: the desk stands still meanwhile */
    int moved; /* pages of the log that are in the file; the thread's while it moves */
};

struct mover *mover_new(const char *path, const char *vfs, int64_t page_bytes)
{
    struct mover *mover = keep_new(sizeof(*mover));

    mover->path = path;
    mover->vfs = vfs;
    mover->page_bytes = page_bytes;
    mover->file = open(path, O_RDONLY | O_CLOEXEC);
    mover->asked = queue_new(1, NULL, NULL);
    mover->over = queue_new(1, NULL, NULL);
    return mover;
}

static bool connect_to(struct mover *mover)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

    if (mover->db)
        return true;
    /* The log is not known to a connection that has read nothing. */
    if (sqlite3_open_v2(mover->path, &mover->db, flags, mover->vfs) == SQLITE_OK &&
        sqlite3_exec(mover->db,
                     "PRAGMA synchronous = FULL;"
                     "PRAGMA cache_size = 8;"
                     "PRAGMA wal_autocheckpoint = 0;"
                     "SELECT COUNT(*) FROM sqlite_schema;",
                     NULL, NULL, NULL) == SQLITE_OK)
        return true;
    (void)sqlite3_close(mover->db);
    mover->db = NULL;
    return false;
}

/*
 * What was moved goes to the disk here, a little at a time, so that the desk's commits
 * find their way between. SQLite syncs the file only when the whole log is in it, while
 * the desk stands still: all at once that is ten milliseconds and more. This promises
 * nothing; it leaves that sync little to do.
 */
static void write_out(const struct mover *mover)
{
    enum { AT_ONCE = 256 * 1024 };

    static const unsigned how =
        SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    struct stat stat;

    if (mover->file < 0 || fstat(mover->file, &stat) != 0)
        return;
    for (off_t at = 0; at < stat.st_size; at += AT_ONCE)
        if (sync_file_range(mover->file, at, AT_ONCE, how) != 0)
            return; /* not on this file system */
}

/* One that fails leaves all as it is: the log is read, and the next one tries again. */
static int move(struct mover *mover)
{
    int all, moved;

    if (!connect_to(mover) ||
        sqlite3_wal_checkpoint_v2(mover->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &all,
                                  &moved) != SQLITE_OK)
        return 0;
    if (!mover->is_rest)
        write_out(mover);
    return moved;
}

static void work(void *arg)
{
    enum { MEEKER = 10 }; /* whoever speaks with people goes first */

    struct mover *mover = arg;
    void *item;

    (void)setpriority(PRIO_PROCESS, (id_t)gettid(),
                      MEEKER); /* a thread's own, on Linux */
    while (queue_take(mover->asked, &item, 1, true) == 1) {
        mover->moved = move(mover);
        queue_put_answer(mover->over, mover);
    }
}

static void begin(struct mover *mover, bool is_rest)
{
    if (!mover->thread)
        mover->thread = thread_start("mover", work, mover);
    mover->is_moving = true;
    mover->is_rest = is_rest;
    queue_put_answer(mover->asked, mover);
}

/* Whether the move is over; with `wait` it is. */
static bool is_over(struct mover *mover, bool wait)
{
    void *item;

    if (mover->is_moving && queue_take(mover->over, &item, 1, wait) == 1)
        mover->is_moving = false;
    return !mover->is_moving;
}

/* The rest, while the desk stands still. */
static void end_move(struct mover *mover, int pages)
{
    if (mover->moved > 0 && mover->moved < pages) {
        begin(mover, true);
        (void)is_over(mover, true);
    }
    mover->is_begun = false;
}

static int64_t kib_of(const struct mover *mover, int pages)
{
    return pages * mover->page_bytes / 1024;
}

bool mover_tidy(struct mover *mover, int *pages, bool is_idle)
{
    int64_t kib = kib_of(mover, *pages);
    bool must_wait = kib > MOST;

    if (!mover->is_begun) {
        if (kib <= (is_idle ? IDLE : SOME))
            return !is_idle && kib > IDLE;
        begin(mover, false);
        mover->is_begun = true;
    } else if (!must_wait && is_over(mover, false) && mover->moved > 0 &&
               kib_of(mover, *pages - mover->moved) > FEW) {
        begin(mover, false);
    }
    if (!is_over(mover, must_wait))
        return true;
    end_move(mover, *pages);
    if (mover->moved >= *pages)
        *pages = 0;
    return !is_idle && kib_of(mover, *pages) > IDLE;
}

void mover_stop(struct mover *mover)
{
    if (!mover)
        return;
    queue_close(mover->asked);
    if (mover->thread)
        thread_join(mover->thread);
    mover->thread = NULL;
    (void)sqlite3_close(mover->db);
    mover->db = NULL;
}

void mover_free(struct mover *mover)
{
    if (!mover)
        return;
    if (mover->file >= 0)
        (void)close(mover->file);
    queue_free(mover->asked);
    queue_free(mover->over);
    free(mover);
}
