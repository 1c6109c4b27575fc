/*
 * attached.h - files that came with words. They stay where they were sent: with the
 * record that the words are about, name, size and a link are kept.
 */
#pragma once

#include "commands/command.h"

/* After the words did what they do: the files are noted with the deal or lead that they
 * changed, and the answer says so; or it says that nothing was kept. */
enum rc attached_keep(struct turn *t) CHECKED;

/* Files without a word, sent to us: asks whose they are. */
enum rc attached_ask(struct turn *t) CHECKED;
