/* reminder_mine.c - a reminder is its owner's alone. */
#include "commands/reminder_mine.h"
#include "store/people.h"

enum rc reminder_mine(struct turn *t, int64_t id, struct reminder *out)
{
    const char *ref = ref_text(t->arena, &reminders_kind, id);
    struct reminder reminder;

    TRY(reminders_get(t, id, &reminder));
    if (reminder.owner != t->me.id) {
        (void)err_set(&t->err, RC_DENIED, IN(t, "%s is %s's", "%s 是%s的"), ref,
                      people_name(t, reminder.owner));
        return err_hint(&t->err, "%s",
                        IN(t, "only they change it; `reminders` lists yours",
                           "只有本人可以改；发“我的提醒”看自己的"));
    }
    if (text_same(reminder.state, "cancelled"))
        return err_set(&t->err, RC_RULE, IN(t, "%s is dropped already", "%s 已经取消"),
                       ref);
    if (text_same(reminder.state, "done"))
        return err_set(&t->err, RC_RULE, IN(t, "%s is done already", "%s 已经完成"), ref);
    *out = reminder;
    return RC_OK;
}
