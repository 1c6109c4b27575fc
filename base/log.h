/*
 * log.h - one line an event, as logfmt, to standard error.
 *
 *   LOG(LOG_INFO, "turn", "turn", "%lld", id, ...) is no good for the eye, so a line is
 * built: struct log_line line; log_begin(&line, LOG_INFO, "turn"); log_int(&line, "turn",
 * t->id); log_text(&line, "who", who); log_end(&line);
 *
 * Values, the event's name among them, stand between quotes where they hold a blank, and
 * are escaped (control characters, quotes, bidi controls, bad UTF-8), so lines out always
 * equal events in. A key is one plain word of ours. A line that is too long is cut
 * between characters and says so. Under systemd lines begin with their priority;
 * elsewhere with the time. Message bodies, tokens and addresses stay out of it. Safe from
 * any thread.
 */
#pragma once

#include "err.h"

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

struct log_line {
    enum log_level level;
    size_t len;  /* 0: dropped, and all that is added to it */
    bool is_cut; /* ends with cut=yes */
    char bytes[2048];
};

void log_level(
    enum log_level most); /* lines above it are dropped; LOG_INFO to begin with */
void log_begin(struct log_line *line, enum log_level level, const char *event);
void log_text(struct log_line *line, const char *key, const char *value);
void log_int(struct log_line *line, const char *key, int64_t value);
void log_end(struct log_line *line);

/* The whole of a line with one text: log_note(LOG_WARN, "mail", "detail", err.detail). */
void log_note(enum log_level level, const char *event, const char *key,
              const char *value);
