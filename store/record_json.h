/*
 * record_json.h - a record as JSON, by its kind's columns: the audit's before and after.
 */
#pragma once

#include "store/record.h"

/* {"id":7,"version":1,...}; integers as numbers, days and currencies as texts. */
const char *record_json(struct arena *arena, const struct record_kind *kind,
                        const void *record);

/* Reads the columns that are there back into `record`; those that are not stay. */
enum rc record_unjson(struct turn *t, const struct record_kind *kind, const char *json,
                      void *record) CHECKED;

/* The version in it; 0 when there is none. */
int64_t record_json_version(const char *json);
