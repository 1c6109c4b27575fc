/* finance.c - what finance hears from others. */
#include "commands/finance.h"
#include "store/actions.h"
#include "store/people.h"

enum { FINANCE_MOST = 16 };

/* Money that one of them books is not booked again by another. */
static enum rc share_primary(struct turn *t, struct card *card, struct action *action)
{
    for (size_t i = 0; i < card->n_buttons; i++) {
        struct card_button *button = &card->buttons[i];
        if (button->style != BUTTON_PRIMARY)
            continue;
        if (!action->id) {
            *action = (struct action){.command = button->command, .kind = ""};
            TRY(action_add(t, action));
        }
        button->action = action->id;
    }
    return RC_OK;
}

enum rc finance_tell(struct turn *t,
                     void (*draw)(struct turn *t, const struct person *reader,
                                  const void *of, struct card *out),
                     const void *of, const char **names)
{
    struct person *list = TAKE_N(t->arena, FINANCE_MOST, struct person);
    struct action action = {0};
    struct text told;
    size_t n = 0;

    TRY(people_with(t, ROLE_FINANCE, list, FINANCE_MOST, &n));
    text_init(&told, t->arena, 1000);
    for (size_t i = 0; i < n; i++) {
        struct card card = {0};
        draw(t, &list[i], of, &card);
        TRY(share_primary(t, &card, &action));
        TRY(tell_person(t, &list[i], &card, TELL_CHAT));
        text_addf(&told, "%s%s", i ? IN(t, ", ", "、") : "", list[i].name);
    }
    *names = told.bytes;
    return RC_OK;
}
