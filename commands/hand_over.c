/* "hand over" - a reminder, deal or lead becomes a colleague's. */
#include "commands/reminder_mine.h"
#include "commands/touches.h"
#include "commands/until_paid.h"
#include "store/people.h"

struct hand_over {
    struct ref what;
    struct who to;
};

static const struct arg wants[] = {
    REF(struct hand_over, what, "reminder deal lead",
        "a reminder, deal or lead, such as D-5", "提醒、商机或线索，如 D-5"),
    ARG(struct hand_over, to, "the colleague who takes it", "接手的同事"),
    {0},
};

static const struct example examples[] = {
    {"hand over D-5 bo", "D-5 Acme is now 薄一's.", "max"},
    {"转交 D-6 ana", "D-6 鼎砺机械 现由 Ana Reyes 负责。", "mei"},
    {0},
};

static enum rc tell_taker(struct turn *t, const struct person *taker, const char *label)
{
    if (taker->id == t->me.id)
        return RC_OK;
    struct card card = {
        .text = arena_printf(t->arena, IN(taker, "%s handed you %s", "%s把 %s 转交给您"),
                             t->me.name, label)};
    return tell_person(t, taker, &card, TELL_CHAT);
}

/* Who had it hears that they have it no more. */
static enum rc tell_giver(struct turn *t, int64_t giver, const struct person *taker,
                          const char *label)
{
    struct person person;

    if (giver == 0 || giver == t->me.id || giver == taker->id)
        return RC_OK;
    TRY(people_get(t, giver, &person));
    struct card card = {
        .text = taker->id == t->me.id
                    ? arena_printf(t->arena,
                                   IN(&person, "%s has taken over %s", "%s接手了您的 %s"),
                                   t->me.name, label)
                    : arena_printf(
                          t->arena,
                          IN(&person, "%s handed %s to %s", "%s把您的 %s 转交给了%s"),
                          t->me.name, label, taker->name)};
    return person.is_active ? tell_person(t, &person, &card, TELL_CHAT) : RC_OK;
}

static enum rc give_reminder(struct turn *t, int64_t id, const struct person *taker)
{
    struct reminder reminder;

    TRY(reminder_mine(t, id, &reminder));
    reminder.owner = taker->id;
    reminder.snoozes = 0;
    if (reminder.until_paid)
        reminder.until_paid = until_paid_by(t, &reminder, taker);
    TRY(reminders_put(t, &reminder));
    const char *ref = ref_text(t->arena, &reminders_kind, id);
    say(t, IN(t, "%s is now %s's: %s", "%s 现由%s负责：%s"), ref, taker->name,
        reminder.text);
    return tell_taker(t, taker, arena_printf(t->arena, "%s %s", ref, reminder.text));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct hand_over *in = args;
    struct person taker;
    struct touchable record;

    TRY(people_get(t, in->to.id, &taker));
    if (!taker.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       taker.name);
    if (in->what.kind == &reminders_kind)
        return give_reminder(t, in->what.id, &taker);
    /* Who holds a customer is a manager's to say (domain.md section 6). */
    TRY(access_role(t, ROLE_MANAGER | ROLE_DIRECTOR | ROLE_ADMIN,
                    "hand over deals and leads", "转交商机和线索"));
    TRY(touchable_to_give(t, in->what, &record));
    const struct happened handed[] = {
        {"from", record.owner ? people_name(t, record.owner) : ""},
        {"to", taker.name},
        {0}};
    TRY(history_happened(t, record.kind, record.id, "handed", handed));
    TRY(tell_giver(t, record.owner, &taker, record.label));
    TRY(touchable_give(t, &record, taker.id));
    say(t, IN(t, "%s is now %s's.", "%s 现由%s负责。"), record.label, taker.name);
    return tell_taker(t, &taker, record.label);
}

const struct command cmd_hand_over = {
    .name = "hand over",
    .name_zh = "转交",
    .aliases = {"reassign", "give", "转给"},
    .brief = "hand a reminder, deal or lead to a colleague",
    .brief_zh = "把提醒、商机或线索转交同事",
    .deed = {"the handing over of %s", "%s的转交", "reminder deal lead"},
    .group = GROUP_TEAM,
    .args = wants,
    .args_size = sizeof(struct hand_over),
    .run = run,
    .examples = examples,
};
