/* parse_entities.h - the lines of `dealbell parse --entities` (acceptance's score.py). */
#pragma once

#include "base/arena.h"

/*
 * Reads one line {"id","now","lang","text"} and answers
 * {"id","entities":[{"type","value", "currency"?,"text"}, ...]} without a newline, in the
 * arena. A line that is no such object is answered
 * {"id":null,"entities":[],"error":"..."}.
 */
const char *parse_entities_line(struct arena *arena, const char *line);
