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
    const struct card *card;
    bool is_private;
};

static struct inbound hall_in;
static int hall_events;

/* A turn for what came in, to its end and the commit. */
static inline struct heard hall_turn(struct inbound in)
{
    struct turn *t = &world.t;
    struct err err = {0};
    struct heard heard = {0};

    if (world.has_turn)
        world_end(&world, RC_OK);
    arena_empty(world.arena);
    hall_in = in;
    hall_in.platform = "fake";
    hall_in.event = arena_printf(world.arena, "e%d", ++hall_events);
    hall_in.arena = world.arena;
    OK(store_begin(world.store, &err));
    heard.rc = turn_begin(world.store, world.arena, world.arena, &hall_in, world.now, t);
    if (heard.rc == RC_OK)
        heard.rc = dispatch(t);
    OK(turn_end(t, heard.rc));
    OK(store_commit(world.store, &err));
    heard.card = &t->answer;
    heard.text = t->answer.text ? t->answer.text : t->answer.title ? t->answer.title : "";
    heard.is_private = t->answer_is_private;
    return heard;
}

/* Types to Dealbell directly. */
static inline struct heard tell(const char *who, const char *text)
{
    char account[64], direct[64];

    (void)snprintf(account, sizeof(account), "U-%s", who);
    (void)snprintf(direct, sizeof(direct), "D-%s", who);
    return hall_turn((struct inbound){.kind = IN_WORDS,
                                      .account = account,
                                      .conversation = direct,
                                      .text = text,
                                      .is_addressed = true});
}

/* Types in the room where all talk. */
static inline struct heard chat(const char *who, const char *text)
{
    char account[64];

    (void)snprintf(account, sizeof(account), "U-%s", who);
    return hall_turn((struct inbound){
        .kind = IN_WORDS, .account = account, .conversation = "C-sales", .text = text});
}

static inline struct heard press(const char *who, const char *action)
{
    char account[64], id[128];

    (void)snprintf(account, sizeof(account), "U-%s", who);
    (void)snprintf(id, sizeof(id), "%s", action);
    return hall_turn((struct inbound){
        .kind = IN_PRESS, .account = account, .conversation = "C-sales", .action = id});
}

static inline struct heard fill(const char *who, const char *action, const char *fields)
{
    char account[64], id[128];

    (void)snprintf(account, sizeof(account), "U-%s", who);
    (void)snprintf(id, sizeof(id), "%s", action);
    return hall_turn((struct inbound){.kind = IN_FORM,
                                      .account = account,
                                      .conversation = "C-sales",
                                      .action = id,
                                      .fields = fields});
}

/* The action behind the answer's button of this label; kept over turns. */
static inline const char *button(const struct heard *heard, const char *label)
{
    static char id[128];

    for (size_t i = 0; i < heard->card->n_buttons; i++)
        if (strcmp(heard->card->buttons[i].label, label) == 0) {
            (void)snprintf(id, sizeof(id), "%s", heard->card->buttons[i].action);
            return id;
        }
    fail_msg("no button \"%s\" under: %s", label, heard->text);
    return "";
}

static inline const char *form_of(const struct heard *heard)
{
    static char id[128];

    if (!heard->card->form)
        fail_msg("no form under: %s", heard->text);
    else
        (void)snprintf(id, sizeof(id), "%s", heard->card->form->action);
    return id;
}

static inline void says(struct heard heard, enum rc rc, const char *begins)
{
    if (heard.rc != rc || strncmp(heard.text, begins, strlen(begins)) != 0)
        fail_msg("%s: \"%s\"\n  instead of %s: \"%s\"", rc_name(heard.rc), heard.text,
                 rc_name(rc), begins);
}
