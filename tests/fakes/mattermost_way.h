/*
 * mattermost_way.h - a story as it would go over Mattermost: what a person does becomes
 * what the server would send and is read by the chat's own readers, its seal checked;
 * each letter is written by its encoder, held against the server's limits, and its
 * buttons must be there.
 */
#pragma once

#include "bot/chats/mattermost_inside.h"

/* The order of a story ({"do":"in",...}) as an inbound, by the way of Mattermost's wire.
 * What does not come through as it was ends the process with a word. NULL for what no
 * client could send. */
struct inbound *mattermost_way_in(const cJSON *order, struct arena *arena);

/* Why Mattermost would not take it, or what it lacks; NULL: it is well. */
const char *mattermost_way_out(const struct letter *letter, struct arena *arena);
