/*
 * conversations.h - where words are exchanged.
 */
#pragma once

#include "store/turn.h"

/* RC_ABSENT, without words, when there is none. */
enum rc conversation_get(struct turn *t, const char *platform, const char *key,
                         struct conversation *out) CHECKED;
enum rc conversation_by_id(struct turn *t, int64_t id, struct conversation *out) CHECKED;
enum rc conversation_add(struct turn *t, struct conversation *conversation)
    CHECKED; /* sets id */

enum rc conversation_purpose(struct turn *t, int64_t id, const char *purpose) CHECKED;

/* In which language (-1: the firm's) and by which zone's clock ("": the firm's) a channel
 * is spoken to unasked. */
enum rc conversation_manner(struct turn *t, int64_t id, int lang, const char *zone)
    CHECKED;

/* Where we have stopped reading on a platform: the key of a conversation, and the newest
 * event of it that became a turn, "" when none did. An event's name begins with the
 * conversation's key and a slash, and grows with time. */
struct read_place {
    const char *key, *event;
};

/* Those behind a key, in the order of their keys. */
enum rc conversations_read(struct turn *t, const char *platform, const char *behind,
                           struct read_place *out, size_t most, size_t *n) CHECKED;

/* All of a purpose on every platform, and all that a person sees in the web chat, rooms
 * first. */
enum rc conversations_for(struct turn *t, const char *purpose, struct conversation *out,
                          size_t most, size_t *n) CHECKED;
enum rc conversations_of(struct turn *t, int64_t person, struct conversation *out,
                         size_t most, size_t *n) CHECKED;

/*
 * The web chat names its direct messages from the reader's side: "dealbell" or
 * "@emma.ross". Finds the conversation behind such a name for `person`, and makes it when
 * it is not there yet. RC_ABSENT when there is no such room or person.
 */
enum rc conversation_of_room(struct turn *t, const struct person *person,
                             const char *room, struct conversation *out) CHECKED;

/* The name by which `person` knows it. */
const char *room_of(struct turn *t, int64_t person,
                    const struct conversation *conversation);
