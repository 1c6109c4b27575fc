/*
 * lead.h - a first contact, before it is a deal (domain.md section 3).
 */
#pragma once

#include "day.h"
#include "money.h"

enum lead_state { LEAD_NEW, LEAD_CONTACTED, LEAD_QUALIFIED, LEAD_POOL, LEAD_JUNK };

struct lead {
    int64_t id, version; /* L-208 */
    const char *name;    /* of the company, as it was typed */
    const char *contact, *phone, *email, *wechat, *source, *need; /* "" where unknown */
    struct money amount; /* expected; currency "" when unknown */
    enum lead_state state;
    int64_t owner;                 /* 0: in the pool */
    int64_t deal;                  /* what it became, or 0 */
    const char *next_touch;        /* moment_iso, or "" */
    int64_t made_at, withdrawn_at; /* ms; withdrawn: undone, never deleted; 0: no */
};

const char *lead_state_text(enum lead_state state, enum lang lang);

/* The company's key for finding doubles: NFKC, folded, without legal forms (有限公司,
 * Ltd, GmbH...), leading province or city where enough is left, blanks and punctuation.
 * Never empty for a name that is not. */
const char *company_key(struct arena *arena, const char *name);

/* E.164, with ";ext=801" behind it where an extension was given. An 11-digit 1[3-9]... is
 * +86, unless it is a number of the US said there; a landline needs its area code; "+"
 * and "00" are international. `region` is one of regions.def, "GB"; "": numbers
 * with a country's code, and Chinese mobiles, are read. RC_USAGE. */
enum rc phone_parse(const char *text, const char *region, struct arena *arena,
                    const char **out, struct err *err) CHECKED;

/* The region of who lives in this time zone ("Europe/London": "GB"); "" where it is not
 * known. */
const char *phone_region(const char *zone);

/* Lower case; one @, a dot behind it, no blanks or control characters. RC_USAGE. */
enum rc email_parse(const char *text, struct arena *arena, const char **out,
                    struct err *err) CHECKED;
