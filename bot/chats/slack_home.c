/*
 * The app's home, as the desk draws it: what waits for the one who looks, in their
 * language. Approvals to decide, what is due today or late, their open deals; each with
 * its buttons.
 */

#include "base/text.h"
#include "bot/chats/slack_inside.h"
#include "store/accounts.h"
#include "store/actions.h"
#include "store/approvals.h"
#include "store/deals.h"
#include "store/reminders.h"
#include "store/view.h"

#include <string.h>

/* A view holds a hundred blocks; a request takes five or six, what is due three. */
enum { APPROVALS_MOST = 5, DUE_MOST = 10, DEALS_MOST = 20, LINES_MOST = 256 * 1024 };

struct drawn {
    struct turn *t;
    struct text lines;
};

/* Seen without its actions, which are new each time: has anything changed? */
static uint64_t mix(uint64_t print, const char *text)
{
    for (; *text; text++)
        print = (print ^ (unsigned char)*text) * 0x100000001b3u;
    return print;
}

/* A card of the home: drawn, and while only looking no button of it is made. */
static enum rc add(struct drawn *d, struct slack_look *look, struct card *card,
                   const char *kind, int64_t record, int64_t version)
{
    look->print = mix(look->print, card_print(card, d->t->arena));
    if (look->only_looks)
        return RC_OK;
    TRY(card_mint(d->t, card, kind, record, version, d->t->me.id));
    text_addf(&d->lines, "%s\n", card_print(card, d->t->arena));
    return RC_OK;
}

static enum rc add_heading(struct drawn *d, struct slack_look *look, const char *title,
                           size_t n, bool has_more)
{
    struct card card = {.title = arena_printf(d->t->arena,
                                              IN(d->t, "%s (%zu%s)", "%s（%zu%s）"),
                                              title, n, has_more ? "+" : "")};

    return add(d, look, &card, "", 0, 0);
}

static enum rc add_today(struct drawn *d, struct slack_look *look)
{
    struct turn *t = d->t;
    struct card card = {.title = IN(t, "Your day", "您的一天"),
                        .subtitle = day_text(t->arena, t->today, t->today, t->lang)};

    return add(d, look, &card, "", 0, 0);
}

/* --- approvals -------------------------------------------------------------------- */

static enum rc add_approvals(struct drawn *d, struct slack_look *look)
{
    struct turn *t = d->t;
    struct approval *list = TAKE_N(t->arena, APPROVALS_MOST + 1, struct approval);
    size_t n = 0, shown;

    TRY(approvals_waiting_for(t, t->me.id, APPROVALS_MOST + 1, list, &n));
    if (n == 0)
        return RC_OK;
    shown = n > APPROVALS_MOST ? APPROVALS_MOST : n;
    TRY(add_heading(d, look, IN(t, "Waiting for your decision", "待您审批"), shown,
                    n > shown));
    for (size_t i = 0; i < shown; i++) {
        struct card card = {0};

        TRY(view_draw(t, &approvals_kind, list[i].id, &t->me, t->lang, &card));
        TRY(add(d, look, &card, "approval", list[i].id, list[i].version));
    }
    return RC_OK;
}

/* --- what is due ------------------------------------------------------------------ */

/* By day, or before now. */
static bool is_due(struct turn *t, const char *moment)
{
    struct moment when;
    struct err unread = {0};

    return !text_empty(moment) && moment_parse_iso(moment, &when, &unread) == RC_OK &&
           when.day.n <= t->today.n;
}

static enum rc add_reminder(struct drawn *d, struct slack_look *look,
                            const struct reminder *reminder)
{
    struct turn *t = d->t;
    struct card card = {0};

    TRY(view_draw(t, &reminders_kind, reminder->id, &t->me, t->lang, &card));
    card.text = card.title;
    card.title = NULL;
    card.n_fields = 0;
    return add(d, look, &card, "reminder", reminder->id, reminder->version);
}

static enum rc add_touch(struct drawn *d, struct slack_look *look,
                         const struct deal *deal)
{
    struct turn *t = d->t;
    const char *ref = ref_text(t->arena, &deals_kind, deal->id);
    struct moment when = {DAY_NONE, -1};
    struct card card = {.text = arena_printf(t->arena, "%s %s · %s", ref,
                                             account_name(t, deal->account),
                                             stage_text(deal->stage, t->lang)),
                        .badge_tone = TONE_WAITS};

    TRY(moment_parse_iso(deal->next_touch, &when, &t->err));
    if (when.day.n < t->today.n)
        card.badge_tone = TONE_BAD;
    card.badge = arena_printf(t->arena, IN(t, "next touch %s", "下次跟进 %s"),
                              moment_text(t->arena, when, t->today, t->lang));
    card_button(&card, IN(t, "Tomorrow", "明天"), BUTTON_PLAIN,
                arena_printf(t->arena, "touch %s tomorrow", ref));
    card_button(&card, IN(t, "In a week", "一周后"), BUTTON_PLAIN,
                arena_printf(t->arena, "touch %s +7d", ref));
    return add(d, look, &card, "deal", deal->id, deal->version);
}

static const char *end_of_today(struct turn *t)
{
    return moment_iso(t->arena, (struct moment){t->today, 24 * 60 - 1});
}

/* Of reminders by their time, how many are due. */
static size_t count_due(struct turn *t, const struct reminder *list, size_t n)
{
    size_t due = 0;

    while (due < n && is_due(t, list[due].due))
        due++;
    return due;
}

static enum rc add_due(struct drawn *d, struct slack_look *look)
{
    struct turn *t = d->t;
    struct reminder *reminders = TAKE_N(t->arena, DUE_MOST + 1, struct reminder);
    struct deal *deals = TAKE_N(t->arena, DUE_MOST + 1, struct deal);
    size_t n_reminders = 0, n_deals = 0;

    TRY(reminders_open(t, t->me.id, DUE_MOST + 1, reminders, &n_reminders));
    n_reminders = count_due(t, reminders, n_reminders);
    TRY(deals_touch_due(t, t->me.id, end_of_today(t), DUE_MOST + 1, deals, &n_deals));
    if (n_reminders + n_deals == 0) {
        struct card card = {.text = IN(t, "Nothing is due today.", "今天没有到期事项。")};

        return add(d, look, &card, "", 0, 0);
    }
    size_t n = n_reminders + n_deals, shown = n > DUE_MOST ? DUE_MOST : n;
    TRY(add_heading(d, look, IN(t, "Today and overdue", "今天与逾期"), shown, n > shown));
    for (size_t i = 0; i < shown; i++)
        TRY(i < n_reminders ? add_reminder(d, look, &reminders[i])
                            : add_touch(d, look, &deals[i - n_reminders]));
    return RC_OK;
}

/* --- my deals --------------------------------------------------------------------- */

enum { COLUMNS = 4 };

static enum rc deal_row(struct turn *t, const struct deal *deal, const char *row[COLUMNS])
{
    struct moment when;

    row[0] = arena_printf(t->arena, "%s %s", ref_text(t->arena, &deals_kind, deal->id),
                          account_name(t, deal->account));
    row[1] = stage_text(deal->stage, t->lang);
    row[2] = money_is_zero(deal->amount) ? "" : money_text(t->arena, deal->amount);
    row[3] = "";
    if (text_empty(deal->next_touch))
        return RC_OK;
    TRY(moment_parse_iso(deal->next_touch, &when, &t->err));
    row[3] = moment_text(t->arena, when, t->today, t->lang);
    return RC_OK;
}

static enum rc add_deals(struct drawn *d, struct slack_look *look)
{
    struct turn *t = d->t;
    const char **heads = TAKE_N(t->arena, COLUMNS, const char *);
    const char **cells = TAKE_N(t->arena, (size_t)COLUMNS * DEALS_MOST, const char *);
    struct deal *deals = TAKE_N(t->arena, DEALS_MOST + 1, struct deal);
    struct card card = {
        .table = {
            .heads = heads, .cells = cells, .n_columns = COLUMNS, .right = 1U << 2}};
    size_t n = 0;

    TRY(deals_list(t, t->me.id, STAGES_OPEN, 0, DEALS_MOST + 1, deals, &n));
    if (n == 0)
        return RC_OK;
    heads[0] = IN(t, "Deal", "商机");
    heads[1] = IN(t, "Stage", "阶段");
    heads[2] = IN(t, "Amount", "金额");
    heads[3] = IN(t, "Next touch", "下次跟进");
    for (; card.table.n_rows < n && card.table.n_rows < DEALS_MOST; card.table.n_rows++)
        TRY(deal_row(t, &deals[card.table.n_rows], cells + card.table.n_rows * COLUMNS));
    TRY(add_heading(d, look, IN(t, "My open deals", "我的商机"), card.table.n_rows,
                    n > DEALS_MOST));
    return add(d, look, &card, "", 0, 0);
}

/* --- the whole -------------------------------------------------------------------- */

static enum rc draw(struct turn *t, struct inbound *in, struct slack_look *look)
{
    struct drawn d = {.t = t};

    look->print = 0xcbf29ce484222325u;
    text_init(&d.lines, in->arena, LINES_MOST);
    TRY(add_today(&d, look));
    TRY(add_approvals(&d, look));
    TRY(add_due(&d, look));
    TRY(add_deals(&d, look));
    in->answer = d.lines.bytes;
    return RC_OK;
}

enum rc slack_home(struct turn *t, struct inbound *in)
{
    struct slack_look *look = in->whose;
    uint64_t shown = look->print;

    look->only_looks = true;
    TRY(draw(t, in, look));
    look->has_changed = look->print != shown;
    if (!look->has_changed && !look->is_wanted)
        return RC_OK;
    look->only_looks = false;
    return draw(t, in, look);
}
