/* What a Mattermost, or somebody in its place, sends: any bytes are read or refused in
 * words. The first byte says which reader. */

#include "base/text.h"
#include "bot/chats/mattermost_inside.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void look_at_post(const struct mm_post *post, struct arena *arena)
{
    const struct mm_post *copy = mm_copy_post(post, arena);
    struct inbound *in = mm_inbound(copy, 'O', "", "dealbell", arena);
    struct text out;

    must(mm_is_id(post->id) && mm_is_id(post->user) && mm_is_id(post->channel));
    text_init(&out, arena, (size_t)1024 * 1024);
    mm_words(&out, post->text);
    mm_cell(&out, post->text);
    if (in)
        must(in->event && in->account && in->n_files == post->n_files &&
             utf8_valid(in->text, strlen(in->text)));
}

static enum rc read_frame(const char *bytes, size_t len, struct arena *arena,
                          struct err *err)
{
    struct mm_frame frame;

    TRY(mm_read_frame(bytes, len, arena, &frame, err));
    if (frame.post.id)
        look_at_post(&frame.post, arena);
    must(frame.seq >= 0 || frame.what == MM_OK || frame.what == MM_FAIL);
    return RC_OK;
}

static enum rc read_posts(const char *bytes, size_t len, struct arena *arena,
                          struct err *err)
{
    struct mm_post *posts;
    size_t n;

    TRY(mm_read_posts(bytes, len, arena, &posts, &n, err));
    for (size_t i = 0; i < n; i++)
        look_at_post(&posts[i], arena);
    return RC_OK;
}

static enum rc read_channels(const char *bytes, size_t len, struct arena *arena,
                             struct err *err)
{
    struct mm_channel *channels;
    size_t n;

    TRY(mm_read_channels(bytes, len, arena, &channels, &n, err));
    for (size_t i = 0; i < n; i++)
        must(mm_is_id(channels[i].id) && channels[i].title && channels[i].type);
    return RC_OK;
}

static enum rc read_reactions(const char *bytes, size_t len, struct arena *arena,
                              struct err *err)
{
    struct mm_reaction *reactions;
    size_t n;

    TRY(mm_read_reactions(bytes, len, arena, &reactions, &n, err));
    for (size_t i = 0; i < n; i++)
        must(reactions[i].post && reactions[i].user && reactions[i].emoji);
    return RC_OK;
}

static enum rc read_asked(const char *bytes, size_t len, struct arena *arena,
                          struct err *err)
{
    struct mm_press press;
    struct mm_submission form;
    struct mm_command command;

    if (mm_read_press(bytes, len, arena, &press, err) == RC_OK)
        must(!mm_sealed("key", &press.seal, press.sealed, arena));
    if (mm_read_submission(bytes, len, arena, &form, err) == RC_OK)
        must(form.fields[0] == '{' && !mm_sealed("key", &form.seal, form.sealed, arena));
    return mm_read_command(bytes, arena, &command, err);
}

static enum rc read_form(const char *bytes, size_t len, struct arena *arena,
                         struct err *err)
{
    const char *action = NULL;
    JSON *dialog = utf8_valid(bytes, len) ? mm_dialog(bytes, arena, &action, err) : NULL;

    must(!dialog || action);
    return RC_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static enum rc (*const readers[])(const char *bytes, size_t len, struct arena *arena,
                                      struct err *err) = {
        read_frame, read_posts, read_asked, read_form, read_channels, read_reactions};
    struct arena *arena = arena_new();
    struct err err = {0};

    if (size > 0) {
        char *bytes = arena_copy_bytes(arena, (const char *)data + 1, size - 1);

        if (readers[data[0] % COUNT(readers)](bytes, size - 1, arena, &err) != RC_OK)
            must(err.said[0] != '\0' && utf8_valid(err.said, strlen(err.said)));
    }
    arena_free(arena);
    return 0;
}
