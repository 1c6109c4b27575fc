/*
 * control.h - the way in for whoever may write beside the database: a socket at
 * PATH.sock, mode 0600.
 *
 * One line in, one line out, both JSON: {"copy":"/TO"}, {"verify":""} or {"run":"user
 * invite zhao.min"}; {"ok":true,"said":"..."} comes back. So backups (the
 * copy becomes /TO.part, whoever asked finishes it) and the first admin's commands work
 * while the bot holds the database.
 */
#pragma once

#include "bot/bot.h"

enum rc control_open(struct bot *bot, struct control **out, struct err *err) CHECKED;
void control_close(struct control *control); /* NULL is fine */

/* For the command line: sends a request to the instance that holds `database` and waits
 * for the answer. RC_ABSENT, without words, when none runs. */
enum rc control_ask(const char *database, const char *request, struct arena *arena,
                    const char **answer, struct err *err) CHECKED;

/* Runs a request at the desk, in a turn: also used when no instance runs. The answer is
 * in t->in->answer. */
enum rc control_errand(struct turn *t, struct inbound *in) CHECKED;
