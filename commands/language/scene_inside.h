/*
 * scene_inside.h - what scene.c and scene_entities.c share. Spans are of the normal text,
 * in which the scene's entities are placed.
 */
#pragma once

#include "commands/language/scene.h"

/* Whether a name that was marked covers it. */
bool scene_in_a_name(const struct scene *s, struct span at);

/* What is read as a time and says none: "now", "at once", 第一; of an entity that stands
 * in the scene, also a number that only counts papers: 一份报价. */
bool scene_is_idle_at(const struct moment *now, const struct entity *e);
bool scene_is_idle(const struct scene *s, const struct entity *e, struct span at);

/* Marks what the entity of row `i` is and says. */
void scene_mark_entity(struct scene *s, size_t i);

/* "Oakline paid 2026 yesterday", 3月5日铂曼到账2025: what was paid, or is invoiced with a
 * day beside it, is an amount and no year. */
void scene_mark_paid_years(struct scene *s);
