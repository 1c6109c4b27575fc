/*
 * sync_vfs.h - SQLite's own files with their syncs counted, and the process ended at the
 * one that fate names.
 */
#pragma once

#include "tests/fakes/fate.h"

#define SYNC_VFS "counted"

/* Makes it known to SQLite under that name; lives as long as the process. */
void sync_vfs_start(struct fate *fate);
