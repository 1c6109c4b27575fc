/*
 * The power is cut at any moment: what was synced is there, of what was not each write
 * is there, is not, or is torn between its sectors of 512 bytes. What was acknowledged is
 * in every such image, and none is corrupt.
 */

#include "base/keep.h"
#include "tests/fakes/log_vfs.h"
#include "tests/fakes/rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

enum { IMAGES = 2000, CONTROL_IMAGES = 400, COMMANDS = 300, TAIL = 60, SECTOR = 512 };

#define SEED 20260302

/* One file as the disk has it, and what it has not been made to keep. */
struct disk {
    unsigned char *bytes;
    size_t size, room;
    size_t *pending; /* ops since its last sync */
    size_t n_pending;
};

struct cuts {
    const struct disk_log *log;
    struct arena *arena;
    struct disk disk[DISK_FILES];
    struct disk image; /* that is drawn now */
    char path[96];
    uint64_t chance;
    int64_t acked;
    int corrupt, lost;          /* images */
    bool has_moved, began_anew; /* the log: into the file, and from its beginning */
};

static uint32_t draw(struct cuts *cuts)
{
    cuts->chance = cuts->chance * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(cuts->chance >> 33);
}

static void resize(struct disk *disk, size_t size)
{
    if (size > disk->room) {
        disk->room = 2 * size;
        disk->bytes = keep_resize(disk->bytes, disk->room);
    }
    if (size > disk->size)
        memset(disk->bytes + disk->size, 0, size - disk->size);
    disk->size = size;
}

static void write_some(struct disk *disk, const struct disk_op *op, size_t from,
                       size_t until)
{
    if ((size_t)op->at + until > disk->size)
        resize(disk, (size_t)op->at + until);
    memcpy(disk->bytes + op->at + from, op->bytes + from, until - from);
}

static void apply(struct disk *disk, const struct disk_op *op)
{
    if (op->what == DISK_CUT)
        resize(disk, (size_t)op->at);
    else
        write_some(disk, op, 0, op->len);
}

/* Each sector of the file for itself. */
static void tear(struct cuts *cuts, struct disk *disk, const struct disk_op *op)
{
    for (size_t from = 0, until; from < op->len; from = until) {
        until = from + SECTOR - (size_t)(op->at + (int64_t)from) % SECTOR;
        if (until > op->len)
            until = op->len;
        if (draw(cuts) % 2)
            write_some(disk, op, from, until);
    }
}

/* No more can wait than there are ops. */
static void wait_for_sync(struct cuts *cuts, struct disk *disk, size_t op)
{
    if (!disk->pending)
        disk->pending = TAKE_N(cuts->arena, cuts->log->n, size_t);
    disk->pending[disk->n_pending++] = op;
}

static void go_on(struct cuts *cuts, size_t i)
{
    const struct disk_op *op = &cuts->log->ops[i];
    struct disk *disk = &cuts->disk[op->file];

    if (op->what == DISK_ACK) {
        cuts->acked = op->at;
    } else if (op->what == DISK_SYNC) {
        for (size_t k = 0; k < disk->n_pending; k++)
            apply(disk, &cuts->log->ops[disk->pending[k]]);
        disk->n_pending = 0;
    } else {
        cuts->began_anew |= cuts->has_moved && op->file == DISK_WAL && op->at == 0;
        cuts->has_moved |= op->file == DISK_DB;
        wait_for_sync(cuts, disk, i);
    }
}

static void save(const char *path, const struct disk *disk)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    if (disk->size > 0)
        assert_int_equal(fwrite(disk->bytes, 1, disk->size, file), disk->size);
    assert_int_equal(fclose(file), 0);
}

/* The file as it comes back after the cut. */
static void draw_file(struct cuts *cuts, enum disk_file which, const char *path)
{
    const struct disk *disk = &cuts->disk[which];
    struct disk *image = &cuts->image;

    image->size = 0;
    resize(image, disk->size);
    if (disk->size > 0)
        memcpy(image->bytes, disk->bytes, disk->size);
    for (size_t k = 0; k < disk->n_pending; k++) {
        const struct disk_op *op = &cuts->log->ops[disk->pending[k]];
        uint32_t fate = draw(cuts) % 3;

        if (fate == 0)
            apply(image, op);
        else if (fate == 1 && op->what == DISK_WRITE)
            tear(cuts, image, op);
    }
    save(path, image);
}

static void cut(struct cuts *cuts)
{
    char wal[128], sql[160];
    int64_t there;
    bool is_whole;

    (void)snprintf(wal, sizeof(wal), "%s-wal", cuts->path);
    draw_file(cuts, DISK_DB, cuts->path);
    draw_file(cuts, DISK_WAL, wal);
    (void)snprintf(sql, sizeof(sql),
                   "SELECT COUNT(*) FROM inbox WHERE platform = 'fake'"
                   " AND CAST(substr(event, 2) AS INTEGER) <= %lld",
                   (long long)cuts->acked);
    there = rig_ask_whole(cuts->path, sql, &is_whole);
    if (!is_whole || there < 0)
        cuts->corrupt++;
    else if (there != cuts->acked)
        cuts->lost++;
}

static void load(struct disk *disk, const char *path)
{
    FILE *file = fopen(path, "rb");
    unsigned char bytes[4096];
    size_t n;

    assert_non_null(file);
    while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        size_t at = disk->size;

        resize(disk, at + n);
        memcpy(disk->bytes + at, bytes, n);
    }
    (void)fclose(file);
}

static void on_acked(void *whom, const char *event)
{
    disk_ack(whom, strtoll(event + 1, NULL, 10));
}

/*
 * Commands one after the other, a few to a batch. Near the end the log's mover, which has
 * a thread of its own, is waited for: whatever its pace, the log begins anew after it.
 */
static void work(struct rig *rig)
{
    char event[32], words[128];

    for (int i = 1; i <= COMMANDS; i++) {
        (void)snprintf(event, sizeof(event), "E%d", i);
        (void)snprintf(words, sizeof(words),
                       i % 3 ? "note L-3 they called about line %d" : "touch D-5 +%dd",
                       i);
        rig_say(rig, event, "ana", words);
        if (i % 4 != 1)
            rig_run(rig);
        if (i == COMMANDS - TAIL)
            while (store_tidy(rig->store, true))
                ;
    }
    rig_run(rig);
}

static void cut_everywhere(bool sync_normal, int images, struct cuts *cuts)
{
    struct disk_log log = {0};
    struct rig rig;
    struct err err = {0};
    size_t done = 0;

    rig_make(&rig);
    *cuts = (struct cuts){.log = &log, .arena = arena_new(), .chance = SEED};
    (void)snprintf(cuts->path, sizeof(cuts->path), "%s/image.db", rig.dir);
    load(&cuts->disk[DISK_DB], rig.path);
    log_vfs_start(&log);
    rig.acked = on_acked;
    rig.whom = &log;
    assert_int_equal(rig_open(&rig, LOG_VFS, sync_normal, &err), RC_OK);
    work(&rig);
    for (int i = 0; i < images; i++) {
        size_t at = log.n * (size_t)(i + 1) / (size_t)images;

        while (done < at)
            go_on(cuts, done++);
        cut(cuts);
    }
    rig_close(&rig);
    log_vfs_stop();
    for (size_t i = 0; i < DISK_FILES; i++)
        free(cuts->disk[i].bytes);
    arena_free(cuts->arena);
    free(cuts->image.bytes);
    disk_log_done(&log);
    rig_drop(&rig);
    print_message("%d images: %d corrupt, %d lost what was acknowledged\n", images,
                  cuts->corrupt, cuts->lost);
}

static void a_cut_of_the_power_loses_nothing_that_was_acknowledged(void **state)
{
    struct cuts cuts;

    (void)state;
    cut_everywhere(false, IMAGES, &cuts);
    assert_int_equal(cuts.acked, COMMANDS);
    assert_true(cuts.began_anew);
    assert_int_equal(cuts.corrupt, 0);
    assert_int_equal(cuts.lost, 0);
}

/* The control: without a sync at each commit the same images do lose it. */
static void without_the_sync_it_would_be_lost(void **state)
{
    struct cuts cuts;

    (void)state;
    cut_everywhere(true, CONTROL_IMAGES, &cuts);
    assert_int_equal(cuts.corrupt, 0);
    assert_true(cuts.lost > CONTROL_IMAGES / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_of_the_power_loses_nothing_that_was_acknowledged),
        cmocka_unit_test(without_the_sync_it_would_be_lost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
