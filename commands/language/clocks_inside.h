/*
 * clocks_inside.h - the ways in which a time of the day is said; for clocks*.c alone.
 */
#pragma once

#include "commands/language/reader.h"

void set_clock(struct when *w, int hour, int minute, int second);

/* am, pm, p. m.; a lone letter stands at its number. */
size_t read_meridiem(const struct reader *r, size_t at, struct when *w);

/* What is counted or paid stands behind, or the number goes on. */
bool goes_on_as_amount(const struct reader *r, size_t end);

/* five thirty, seven o'clock, "at seven"; weak where nothing says that it is a time. */
size_t read_spoken(const struct reader *r, size_t at, struct when *w);

/* half past seven, 20 min past eight, a quarter to six */
size_t read_past_to(const struct reader *r, size_t at, struct when *w);

/* "half nine" is half past nine, as the British say it. */
size_t read_half(const struct reader *r, size_t at, struct when *w);
