/*
 * keep.h - words that we do not understand, about a customer whom we know: nothing typed
 * is lost.
 */
#pragma once

#include "commands/sentence.h"

/* The words are a customer's or lead's name and nothing else: what is known of it, or who
 * looks after it, is shown. */
enum rc keep_show_named(struct turn *t, const struct sentence *sentence, bool *is_shown)
    CHECKED;

/* Offers to keep the words with the customer of the speaker's that they name, as a note
 * or a reminder. *is_offered is false, and nothing is said, when they name none. */
enum rc keep_offer(struct turn *t, const struct sentence *sentence, bool *is_offered)
    CHECKED;
