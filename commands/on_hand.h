/*
 * on_hand.h - a command that names no record, said of the one that was shown before.
 */
#pragma once

#include "commands/command.h"

/* 开票3万, behind a deal's card: an invoice whose words are a sum, and perhaps when it is
 * due, is of that deal. `rest`: the words behind the command's name. */
enum rc on_hand_deal(struct turn *t, const struct command *command, const char **rest)
    CHECKED;
