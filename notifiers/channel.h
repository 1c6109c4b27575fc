/*
 * channel.h - where a word can be sent: one file in channels/ (mail) or the out half of a
 * chat.
 *
 * `encode` is pure. `send` owns the wire and tells the pump once, by went(), how it was.
 * All on the loop's thread.
 */
#pragma once

#include "base/http.h"
#include "store/outbox.h"

struct parcel {
    struct letter letter; /* copied; strings live as long as the parcel */
    struct arena *arena;  /* the parcel's: for encode and send */
    void (*went)(struct parcel *parcel, enum sent how, const char *ref,
                 int64_t retry_after_ms, const char *detail);
    void *pump;
};

struct channel {
    const char *name; /* "mail", "slack": as in outbox.channel */
    size_t longest_bytes;
    bool repeat_is_safe; /* the platform knows our key: an unsure letter may simply go
                            again */
    /* What goes over the wire, in the arena. */
    enum rc (*encode)(const struct letter *letter, struct arena *arena,
                      const char **bytes, size_t *len, struct err *err);
    void (*send)(void *self, struct parcel *parcel, const char *bytes, size_t len);
    /* Looks whether an unsure letter arrived: answers by went(SENT_OK, ref) when it did,
     * went(SENT_LATER) when it did not. NULL: cannot look. */
    void (*look)(void *self, struct parcel *parcel);
};

extern const struct channel channel_mail;
