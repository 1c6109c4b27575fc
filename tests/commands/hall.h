/*
 * hall.h - people who type and press in the little firm, a message a turn. After
 * tests/world/cases.h.
 */
#pragma once

#include "commands/dispatch.h"
#include "store/people.h"
#include "store/store_inside.h"

#include <string.h>

struct heard {
    enum rc rc;
    const char *text; /* of the answer, or its card's title; "" when it is silence */
    struct card card; /* as it left, with its actions */
    bool is_private;
};

static struct inbound hall_in;
static int hall_events;

/* The answer as the web chat shows it. */
static inline void hall_read(const struct turn *t, struct heard *heard)
{
    struct err err = {0};

    heard->text = "";
    for (const struct news *news = t->news; news; news = news->next) {
        if (news->author != 0 || !news->for_event ||
            strcmp(news->for_event, hall_in.event) != 0)
            continue;
        if (news->card[0])
            OK(card_read(news->card, world.arena, &heard->card, &err));
        heard->text = news->text[0]       ? news->text
                      : heard->card.title ? heard->card.title
                                          : "";
        heard->is_private = news->only_for != 0;
    }
}

/* A turn for what came in, to its end and the commit. */
static inline struct heard hall_turn(const char *who, const char *room, struct inbound in)
{
    struct turn *t = &world.t;
    struct err err = {0};
    struct heard heard = {0};

    if (world.has_turn)
        world_end(&world, RC_OK);
    arena_empty(world.arena);
    hall_in = in;
    hall_in.platform = in.platform ? in.platform : "web";
    hall_in.account = who;
    hall_in.conversation = room;
    hall_in.event = arena_printf(world.arena, "e%d", ++hall_events);
    hall_in.arena = world.arena;
    OK(store_begin(world.store, &err));
    heard.rc = turn_begin(world.store, world.arena, world.arena, &hall_in, world.now, t);
    if (heard.rc == RC_OK)
        heard.rc = dispatch(t);
    if (heard.rc == RC_OK)
        heard.rc = redraw_touched(t);
    OK(turn_end(t, heard.rc));
    OK(store_commit(world.store, &err));
    heard.rc = heard.rc == RC_OK ? RC_OK : t->err.rc;
    hall_read(t, &heard);
    return heard;
}

/* Types to Dealbell directly. */
static inline struct heard tell(const char *who, const char *text)
{
    return hall_turn(
        who, "dealbell",
        (struct inbound){.kind = IN_WORDS, .text = text, .is_addressed = true});
}

/* Types in the room where all talk. */
static inline struct heard chat(const char *who, const char *text)
{
    return hall_turn(who, "sales", (struct inbound){.kind = IN_WORDS, .text = text});
}

static inline struct heard press(const char *who, const char *action)
{
    return hall_turn(who, "sales", (struct inbound){.kind = IN_PRESS, .action = action});
}

static inline struct heard choose(const char *who, const char *action, const char *value)
{
    return hall_turn(
        who, "sales",
        (struct inbound){.kind = IN_PRESS, .action = action, .value = value});
}

static inline struct heard fill(const char *who, const char *action, const char *fields)
{
    return hall_turn(
        who, "sales",
        (struct inbound){.kind = IN_FORM, .action = action, .fields = fields});
}

/* The action behind the answer's button of this label. */
static inline const char *button(const struct heard *heard, const char *label)
{
    for (size_t i = 0; i < heard->card.n_buttons; i++)
        if (strcmp(heard->card.buttons[i].label, label) == 0)
            return heard->card.buttons[i].action;
    fail_msg("no button \"%s\" under: %s", label, heard->text ? heard->text : "");
    return "";
}

static inline const char *form_of(const struct heard *heard)
{
    if (!heard->card.form)
        fail_msg("no form under: %s", heard->text);
    return heard->card.form ? heard->card.form->action : "";
}

static inline void says(struct heard heard, enum rc rc, const char *begins)
{
    if (heard.rc != rc || strncmp(heard.text, begins, strlen(begins)) != 0)
        fail_msg("%s: \"%s\"\n  instead of %s: \"%s\"", rc_name(heard.rc), heard.text,
                 rc_name(rc), begins);
}
