/*
 * posts.h - the web chat's log: posts, edits, who has read what.
 */
#pragma once

#include "store/turn.h"

/* Replaces text and card of a post. */
enum rc post_edit(struct turn *t, int64_t id, const char *text, const char *card) CHECKED;

/* What `person` may see of the log after `change`, oldest first, at most `most` and about
 * a MiB; *more when there is more. Lists are linked by next and live in t->arena. */
enum rc posts_after(struct turn *t, int64_t person, int64_t change, size_t most,
                    struct news **out, bool *more) CHECKED;

/* The post as it reads to those of this manner: its nearest reading, the language first.
 */
struct news news_read(const struct news *news, struct manner manner);

/* The last `most`, or about a MiB of them, before post id `before` (0: the newest) in a
 * conversation, oldest first. */
enum rc posts_before(struct turn *t, int64_t person, int64_t conversation, int64_t before,
                     size_t most, struct news **out, bool *more) CHECKED;

/* Posts that contain all the words, newest first. */
enum rc posts_search(struct turn *t, int64_t person, const char *words, size_t most,
                     struct news **out) CHECKED;

/* Draws for whoever the turn is, who reads in a language or zone in which nobody here
 * read before, up to `most` cards of the conversation's newest page; *n of them. Where
 * that is `most`, more may be left. Sets *is_anew when one reads otherwise now. */
enum rc newcomer_draw(struct turn *t, int64_t conversation, size_t most, size_t *n,
                      bool *is_anew) CHECKED;

enum rc posts_read(struct turn *t, int64_t person, int64_t conversation, int64_t post)
    CHECKED;
enum rc posts_unread(struct turn *t, int64_t person, int64_t conversation, int64_t *n)
    CHECKED; /* counts to 100 at most */
enum rc posts_change(struct turn *t, int64_t *newest) CHECKED;
