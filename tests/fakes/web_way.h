/*
 * web_way.h - a story as it would go over the web chat: what a person does becomes the
 * object that the page would say and is read by the chat's own decoder; each letter
 * becomes the line that a browser gets, from which words and card must read back whole.
 */
#pragma once

#include "bot/chats/web_inside.h"

/* As slack_way_in and slack_way_out (slack_way.h). */
struct inbound *web_way_in(const cJSON *order, struct arena *arena);
const char *web_way_out(const struct letter *letter, struct arena *arena);

/* The line of a letter. */
const char *web_way_line(const struct letter *letter, struct arena *arena);
