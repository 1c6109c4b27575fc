/*
 * alike.h - a new lead whose name looks like one that is known: it is made, and the known
 * one is offered in its place (domain.md section 3).
 */
#pragma once

#include "store/leads.h"

struct likeness {
    const char *note; /* behind the answer, on a line of its own; "" when there is none */
    const char *ref, *name; /* `ref` is NULL where it is nobody's to join */
};

/* Asked before the lead is added. Of another's customer no more is told than that there
 * is one of this very name. */
enum rc alike_find(struct turn *t, const struct lead *lead, struct likeness *out) CHECKED;

/* The button by which the new lead `ref` was the known one all the time. */
void alike_offer(struct turn *t, const char *ref, const struct likeness *alike);
