/*
 * form_cancel.h - a form that nobody wants to fill in any more.
 */
#pragma once

#include "store/turn.h"

/* "Never mind", 取消, and "undo" right behind the question: while a form is open here
 * these words cancel it, and undo nothing else. *is_done is false, with RC_OK, when they
 * are others or no form is open. */
enum rc form_cancel_said(struct turn *t, const char *words, bool is_addressed,
                         bool *is_done) CHECKED;
