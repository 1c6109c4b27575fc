/*
 * mail.h - what the mail channel sends with: its `self`.
 *
 * Mail cannot be looked up: a letter whose answer did not come is sent once more, with
 * the same Message-ID and a line that names its reference.
 */
#pragma once

#include "base/clock.h"
#include "notifiers/channel.h"

struct mail_box {
    struct http *http;
    const char *url, *user, *password; /* user and password may be NULL */
    const char *from;                  /* a bare address */
    const struct clock *clock;         /* for Date; NULL: the system's */
};
