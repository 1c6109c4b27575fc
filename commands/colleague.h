/*
 * colleague.h - who works here, as the words of "user add" and "user change" say it.
 */
#pragma once

#include "commands/command.h"

struct colleague {
    const char *handle;
    struct phrase name;
    const char *email;
    struct phrase roles;
    struct who manager;
    const char *zone, *lang;
};

extern const struct arg colleague_args[];

/* The handle, folded and without its @; RC_USAGE when it can be nobody's. */
enum rc colleague_handle(struct turn *t, const char *said, const char **out) CHECKED;

/* What was said of them becomes theirs, in memory alone. RC_RULE for a name that may be
 * taken for another's. */
enum rc colleague_change(struct turn *t, const struct colleague *in,
                         struct person *person) CHECKED;

/* RC_RULE for who has left. */
enum rc colleague_works_here(struct turn *t, const struct person *person) CHECKED;

/* Asked before they leave or are admin no more. RC_RULE when nobody would be. */
enum rc colleague_leaves_admin(struct turn *t, const struct person *person) CHECKED;

/* Says what became of them ("is changed"), with their roles, and offers a link. */
void colleague_say(struct turn *t, const struct person *person, const char *words);
