/*
 * wire.h - JSON, a line each, between the story and its bot.
 */
#pragma once

#include "base/json.h"

#include <stdio.h>

struct wire {
    FILE *in, *out;
    char *line; /* the one that was read last */
    size_t room;
};

void wire_open(struct wire *wire, int in, int out);
void wire_close(struct wire *wire);

/* False when nobody is there any more. Takes the tree over. */
bool wire_say(struct wire *wire, cJSON *tree) CHECKED;

/* NULL at the end; the caller deletes it. */
cJSON *wire_hear(struct wire *wire);
