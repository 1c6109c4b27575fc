/* The app's home: what waits for the one who looks. Runs at the desk. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "commands/dispatch.h"
#include "store/actions.h"

enum { LINES_MOST = 256 * 1024 };

static enum rc add_answer(struct turn *t, const char *words, struct text *lines)
{
    struct card card;

    t->answer = (struct card){0};
    TRY(dispatch_words(t, words));
    card = t->answer;
    t->answer = (struct card){0};
    TRY(card_mint(t, &card, "", 0, 0, t->me.id));
    text_addf(lines, "%s\n", card_print(&card, t->arena));
    return RC_OK;
}

enum rc slack_home(struct turn *t, struct inbound *in)
{
    static const char *const asked[] = {"approvals", "reminders", "deal list", NULL};
    struct text lines;

    text_init(&lines, in->arena, LINES_MOST);
    for (size_t i = 0; asked[i]; i++) {
        enum rc rc = add_answer(t, asked[i], &lines);

        if (rc != RC_OK && rc != RC_DENIED)
            return rc;
        t->err = (struct err){.lang = t->lang};
    }
    in->answer = lines.bytes;
    return RC_OK;
}
