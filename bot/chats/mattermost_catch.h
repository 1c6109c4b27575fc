/*
 * mattermost_catch.h - what the files of Mattermost's catch-up share.
 *
 * _catch begins and ends a run and goes from channel to channel, _page reads one of them,
 * _newest looks at the newest page of all.
 */
#pragma once

#include "bot/chats/mattermost_inside.h"

enum { MM_PAGE = 200 };

struct mm_place {
    const char *id, *title;
    char type;
    int64_t last_at;    /* of its newest post */
    const char *anchor; /* the post that we read last, or NULL */
    int64_t read_at;    /* its time */
    bool is_left;       /* its newest page did not say enough */
};

struct mm_found {
    const struct mm_post *post;
    const struct mm_place *place;
    int64_t order; /* the server's, within the channel */
};

struct mm_held {
    struct mm_held *next;
    struct arena *arena;
    const struct mm_post *post;
    char type;
    const char *title;
};

struct mm_catch {
    struct mattermost *mm;
    struct arena *arena; /* of this run; NULL: none is on */
    struct mm_place *places;
    size_t n, at;
    int per;          /* posts asked for at once; fewer when so many were too much */
    const char *from; /* the post before or behind which is read now, or NULL */
    int page;         /* from there */
    int64_t n_back;   /* how often reading went further back in this channel, negative */
    int64_t since; /* when the newest that became a turn was said, anywhere; 0: never */
    struct mm_found *found; /* read from the newest back: not heard yet */
    size_t n_found, room;
    struct mm_held *first, **end; /* live posts, until the run is over */
    size_t n_held;
    size_t n_newest; /* pages asked for and not here yet */
    bool is_second;  /* of two rounds through the channels */
    bool again, has_hole, has_failed;
    struct loop_timer *timer;
};

/* The channel at hand is read, or may not be: on to the next. The server did not answer:
 * all is tried again. */
void mm_catch_next(struct mm_catch *run);
void mm_catch_fail(struct mm_catch *run);

/* Reads the channel at hand: from where we were; or from its newest back, which is kept
 * until mm_hear_found, when nothing in it became a turn yet. */
void mm_read_on(struct mm_catch *run);
void mm_read_back(struct mm_catch *run);
void mm_hear_found(struct mm_catch *run);

/* The posts of a page that were not read. */
void mm_hear_page(struct mm_catch *run, const struct mm_place *place,
                  const struct mm_post *posts, size_t n);

/* Looks at the newest posts of all channels, as far as they may say something; then
 * mm_catch_again: the channels that are left. */
void mm_read_newest(struct mm_catch *run);
void mm_catch_again(struct mm_catch *run);
