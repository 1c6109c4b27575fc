/*
 * slack_way.h - a story as it would go over Slack: what a person does becomes the frame
 * that Slack would send and is read by the chat's own decoder; each letter is written by
 * its encoder, held against Slack's limits, and its buttons must be there.
 */
#pragma once

#include "bot/chats/slack_inside.h"

/* The order of a story ({"do":"in",...}) as an inbound, by the way of Slack's wire. What
 * does not come through as it was ends the process with a word. NULL for bytes that no
 * JSON could carry. */
struct inbound *slack_way_in(const cJSON *order, struct arena *arena);

/* Why Slack would not take it, or what it lacks; NULL: it is well. */
const char *slack_way_out(const struct letter *letter, struct arena *arena);
