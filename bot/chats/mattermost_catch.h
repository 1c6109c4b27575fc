/*
 * mattermost_catch.h - what the files of Mattermost's catch-up share.
 *
 * _catch begins and ends a run and goes from channel to channel, _page reads one of them,
 * _newest looks at the newest page of all, _hold keeps the live posts of a channel until
 * it is read.
 */
#pragma once

#include "bot/chats/mattermost_inside.h"

enum {
    MM_PAGE = 200,
    MM_FEW = 500 /* posts: no more than twice as many are kept while channels are read */
};

struct mm_place {
    const char *id, *title;
    char type;
    int64_t last_at;    /* of its newest post */
    const char *anchor; /* the post that we read last, or NULL */
    int64_t read_at;    /* its time */
    const char *from; /* where reading it goes on, when it gave way to others, or NULL */
    int at_page;      /* from there */
    bool is_asked;    /* its newest page is */
    bool is_left;     /* that did not say enough */
    bool is_found;    /* nothing became a turn yet; its posts are among the found */
    bool is_read;     /* all that was said before is heard */
    bool is_live;     /* so what is said now is heard at once */
};

struct mm_found {
    struct arena *arena; /* its own */
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
    struct arena *arena;     /* of this run; NULL: none is on */
    struct arena *page;      /* of the posts at hand */
    struct mm_place *places; /* by id */
    size_t n, at;
    struct mm_place *here;  /* the channel at hand */
    char failed[MM_ID + 1]; /* where the run before this one failed, or "" */
    int per;          /* posts asked for at once; fewer when so many were too much */
    const char *from; /* the post before or behind which is read now, or NULL */
    int at_page;      /* from there */
    const char *newer_from; /* and for the page before this one, on the way back */
    int newer_at_page;
    int64_t n_back; /* how often reading went further back in this channel, negative */
    bool is_turned; /* it has come to the oldest, and goes on from there */
    int64_t since;  /* when the newest that became a turn was said, anywhere; 0: never */
    int64_t unread; /* that, or when a reading began that was not ended (reading.h) */
    struct mm_found *found;  /* read from the newest back: not heard yet */
    size_t n_found, n_fresh; /* posts, and whole channels */
    int64_t until; /* what was found and said then or later was let go; 0: nothing was */
    int64_t floor; /* so, from then on, the next run finds it; 0: from `since` on */
    void (*step)(struct mm_catch *run); /* when there is room */
    struct mm_held *first, **end;       /* live posts, until their channel is read */
    size_t n_held;
    size_t n_newest; /* pages asked for and not here yet */
    int64_t round;   /* the number of this run: what the one before asked is forgotten */
    bool is_looking; /* at the newest pages of all */
    bool is_second;  /* of two rounds through the channels */
    bool is_open;    /* the channels are known, and how far each was read */
    bool is_stale;   /* another socket was opened since: the one before may have missed
                        something anywhere */
    bool is_cut;     /* a live post was let go: the next run reads it */
    bool again, has_hole, has_failed, has_told;
    struct loop_timer *timer;
};

/* The channel at hand is read, or may not be: on to the next. The server did not answer:
 * all is tried again. */
void mm_catch_next(struct mm_catch *run);
void mm_catch_fail(struct mm_catch *run);

/* Another page of the channel at hand; or of one where somebody has spoken meanwhile,
 * when nobody did here. */
void mm_catch_page(struct mm_catch *run, void (*more)(struct mm_catch *run));

/* Now, or when what was heard has gone to the desk. */
void mm_catch_step(struct mm_catch *run, void (*step)(struct mm_catch *run));

/* Reads the channel at hand: from where we were; or from its newest back. When nothing in
 * it became a turn yet, what is found is kept until mm_hear_found: all of it, or the
 * oldest, and run->until. */
void mm_read_on(struct mm_catch *run);
void mm_read_back(struct mm_catch *run);
void mm_hear_found(struct mm_catch *run);
void mm_forget_found(struct mm_catch *run, size_t from); /* from that one on */

/* The posts of a page that were not read. */
void mm_hear_page(struct mm_catch *run, const struct mm_place *place,
                  const struct mm_post *posts, size_t n);

/* Looks at the newest posts of all channels, as far as they may say something; then
 * mm_catch_again: the channels that are left. */
void mm_read_newest(struct mm_catch *run);
/* At those of one where somebody has spoken: they may be all that there is to read. */
void mm_look_at(struct mm_catch *run, const char *channel);
void mm_catch_again(struct mm_catch *run);

/* The channel with this id; NULL: none of those that we were in when we asked. */
struct mm_place *mm_find_place(const struct mm_catch *run, const char *id);

/* All of it is heard: what waits for it is heard now. */
void mm_place_read(struct mm_catch *run, struct mm_place *place);

/* Hears the live posts that need to wait no more, or all. */
void mm_release(struct mm_catch *run, bool is_all);
