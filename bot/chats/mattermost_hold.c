/*
 * Live posts wait while a catch-up reads what was said before them, so that the order
 * within a channel holds: each channel's until that one is read, however many others are
 * still to come.
 */

#include "bot/chats/mattermost_catch.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HELD = 1000 };

static int compare_id(const void *id, const void *place)
{
    return strcmp(id, ((const struct mm_place *)place)->id);
}

struct mm_place *mm_find_place(const struct mm_catch *run, const char *id)
{
    return run->n > 0 ? bsearch(id, run->places, run->n, sizeof(*run->places), compare_id)
                      : NULL;
}

/* Whether a live post of this channel needs to wait no more. One that is not listed came
 * later than this socket, which hears all of it. */
static bool is_live(const struct mm_catch *run, const char *channel)
{
    const struct mm_place *place = mm_find_place(run, channel);

    return run->is_open && !run->is_stale && (place ? place->is_live : !run->is_cut);
}

void mm_release(struct mm_catch *run, bool is_all)
{
    struct mm_held **at = &run->first, *held;

    while ((held = *at)) {
        if (!is_all && !is_live(run, held->post->channel)) {
            at = &held->next;
            continue;
        }
        *at = held->next;
        run->n_held--;
        if (!run->mm->is_closed)
            mm_hear_post(run->mm, held->post, held->type, held->title);
        arena_free(held->arena);
    }
    run->end = at;
}

/* Not live where one of its posts may have been let go: those that follow would be heard
 * before it. */
void mm_place_read(struct mm_catch *run, struct mm_place *place)
{
    place->is_read = true;
    place->is_live = !run->is_cut;
    mm_release(run, false);
}

/* Past the bound a post is left to the next run, which reads it from the server. Our own
 * answers to what is read wait for nothing. */
bool mm_hold(struct mattermost *mm, const struct mm_post *post, char channel_type,
             const char *title)
{
    struct mm_catch *run = mm->caught;
    struct arena *arena;
    struct mm_held *held;

    if (!run || (!run->arena && !run->has_hole) || text_same(post->user, mm->me) ||
        is_live(run, post->channel))
        return false;
    if (run->is_cut || run->n_held == MOST_HELD) {
        run->again = run->is_cut = true;
        return true;
    }
    arena = arena_new_small();
    held = TAKE(arena, struct mm_held);
    *held = (struct mm_held){.arena = arena,
                             .post = mm_copy_post(post, arena),
                             .type = channel_type,
                             .title = arena_copy(arena, title)};
    *run->end = held;
    run->end = &held->next;
    run->n_held++;
    mm_look_at(run, post->channel);
    return true;
}
