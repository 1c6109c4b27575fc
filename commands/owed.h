/*
 * owed.h - what customers owe, by customer or owner: the reports of it differ in how late
 * it is.
 */
#pragma once

#include "commands/report.h"

struct owed {
    int days_late;                                                     /* at least */
    const char *by_customer, *by_customer_zh, *by_owner, *by_owner_zh; /* the titles */
    const char *none, *none_zh; /* when nothing is */
    const char *list;           /* the command that lists the invoices */
};

/* Makes it the answer. */
enum rc owed_report(struct turn *t, const struct report_ask *ask, const struct owed *owed)
    CHECKED;
