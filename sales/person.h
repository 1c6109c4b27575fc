/*
 * person.h - who works here and what their roles allow (domain.md section 6).
 */
#pragma once

#include "calendar.h"

enum role {
    ROLE_SALES = 1,
    ROLE_MANAGER = 2,
    ROLE_APPROVER = 4,
    ROLE_FINANCE = 8,
    ROLE_LEGAL = 16,
    ROLE_ADMIN = 32,
    ROLE_DIRECTOR = 64,
    ROLE_CFO = 128
};

enum { ROLE_ANY = 255 };

/* Whose figures may stand where others read them. */
enum { TO_ROOMS = ROLE_MANAGER | ROLE_FINANCE | ROLE_ADMIN | ROLE_DIRECTOR | ROLE_CFO };

/* What of themselves a person chose in Dealbell. */
enum chosen { CHOSE_ZONE = 1, CHOSE_LANG = 2 };

struct person {
    int64_t id, version;
    const char *handle, *name, *email;
    unsigned roles;              /* of enum role */
    int64_t manager;             /* 0: none */
    const char *zone, *calendar; /* names */
    enum lang lang;
    struct quiet quiet;
    int64_t quiet_to; /* left alone until then, once: UTC ms; 0: not asked for */
    bool is_active;
    unsigned chosen; /* of enum chosen */
};

/* "sales", "manager", ... and Chinese; 0 when it is no role. */
unsigned role_parse(const char *name);

/* "sales, manager" / "销售、经理". */
const char *roles_text(struct arena *arena, unsigned roles, enum lang lang);

/* Any of them, as a sentence names them: "sales, manager or CFO" /
 * "销售、经理、财务总监". */
const char *roles_any(struct arena *arena, unsigned roles, enum lang lang);

/* Any of `needed` (0: nobody is kept out). */
bool person_may(const struct person *person, unsigned needed);

/* A person sees their own records, their team's if manager, all if finance or admin (also
 * director, CFO). `owners_manager` is the manager of the record's owner. What has no
 * owner (0: it is in the pool) all see. */
bool person_sees(const struct person *person, int64_t owner, int64_t owners_manager);
bool person_sees_all(const struct person *person); /* whoever owns it */

/* The same as person_sees, for changing: finance changes money's records only, so it is
 * left out here, and what is in the pool is claimed first. */
bool person_changes(const struct person *person, int64_t owner, int64_t owners_manager);

/* Zone ("Asia/Shanghai") and locale ("zh-CN") of a platform's profile become theirs, but
 * for what they chose here themselves; true when that changed something. NULL or "": not
 * said. */
bool person_take_after(struct person *person, const char *zone, const char *locale);
