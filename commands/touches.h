/*
 * touches.h - what deals and leads have in common: an owner, a history and a next touch.
 */
#pragma once

#include "commands/access.h"

struct touchable {
    const struct record_kind *kind;
    int64_t id, owner;
    const char *ref, *label; /* "D-5", "D-5 Acme" */
    const char *next_touch;
    struct deal deal; /* the one that `kind` says */
    struct lead lead;
};

/* A deal or lead that who asked may change; a closed deal has no touches: RC_RULE. */
enum rc touchable_get(struct turn *t, struct ref ref, struct touchable *out) CHECKED;

/* The same, or a lead of the pool, which is nobody's and a manager's to give out. */
enum rc touchable_to_give(struct turn *t, struct ref ref, struct touchable *out) CHECKED;

/* Writes it with its next touch; day DAY_NONE: none. */
enum rc touchable_put(struct turn *t, struct touchable *record, struct moment next)
    CHECKED;

/* What there is to do when its touch is due, and what was noted last in quotes: "Ask
 * about the proposal (“they liked the demo”)". Of a lead, what it needs. */
const char *deal_todo(struct turn *t, const struct deal *deal);
const char *lead_todo(struct turn *t, const struct lead *lead);

/* Writes it as its owner's: for handing over. */
enum rc touchable_give(struct turn *t, struct touchable *record, int64_t owner) CHECKED;
