/*
 * settle.h - memory that the start alone needed.
 */
#pragma once

/* Lets go of the pages of the program and of its libraries, which were read while they
 * were loaded and bound: what is used again comes back from the system's cache of files,
 * some pages at a time. Nothing that was written is touched. Takes less than a
 * millisecond; any thread. */
void memory_settle(void);
