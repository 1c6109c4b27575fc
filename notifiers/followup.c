/* A touch that is due, and what comes of one that is neglected. */

#include "followup.h"

#include "notifiers/attention.h"
#include "store/calendars.h"
#include "store/deals.h"
#include "store/history.h"
#include "store/leads.h"

#include <string.h>

enum { MORNING = 9 * 60, NOTE_BYTES = 160, LATEST = 8 };

enum { TOUCH, AGAIN, MANAGER_TOLD, MANAGER_ASKED, STEPS };

/* Working days after the touch was due. */
static const int days_after[STEPS] = {
    [AGAIN] = 1, [MANAGER_TOLD] = 3, [MANAGER_ASKED] = 7};

/* The steps after the first, which are asked for only once that one has been reached. */
static enum rc later_steps(struct turn *t, const struct attention *owner, int64_t *due)
{
    struct person found;
    struct attention manager;
    enum rc rc = rule_manager(t, &owner->person, 0, &found);

    due[AGAIN] = attention_from(
        owner, attention_after_workdays(owner, due[TOUCH], days_after[AGAIN]));
    if (rc == RC_ABSENT)
        return RC_OK; /* nobody stands above: it ends with the owner */
    TRY(rc);
    manager = attention_of(t, &found);
    for (int i = MANAGER_TOLD; i < STEPS; i++)
        due[i] = attention_from(
            &manager, attention_after_workdays(owner, due[TOUCH], days_after[i]));
    return RC_OK;
}

/* What was done about it since it was due begins the ladder anew, at its second rung: the
 * touch itself was asked for. 0: nothing was done. */
static enum rc moved_at(struct turn *t, const struct followed *followed, int64_t since,
                        int64_t *out)
{
    return history_worked_at(t, followed->kind->name, followed->id, followed->owner,
                             since, out);
}

/* The touch has come: which of its rungs is next. */
static enum rc plan_due(struct turn *t, const struct rule *rule,
                        const struct followed *followed, const struct attention *owner,
                        int64_t touch, struct wish *out)
{
    const char *round = followed->next_touch;
    int64_t due[STEPS] = {[TOUCH] = touch}, moved = 0;

    TRY(moved_at(t, followed, touch, &moved));
    if (moved) {
        round = arena_printf(t->arena, "%s+%lld", round, (long long)moved);
        due[TOUCH] = moved;
    }
    TRY(later_steps(t, owner, due));
    if (moved)
        due[TOUCH] = 0;
    rule_pick(t, due, STEPS, rule_spoken(t, rule, followed->id, round), round, out);
    out->whose = followed->owner;
    return RC_OK;
}

enum rc followup_plan(struct turn *t, const struct rule *rule,
                      const struct followed *followed, struct wish *out)
{
    struct person person;
    struct attention owner;
    struct moment moment;
    int64_t touch;

    *out = (struct wish){0};
    if (!followed->is_open || text_empty(followed->next_touch))
        return RC_OK;
    TRY(rule_person(t, followed->owner, &person));
    TRY(moment_parse_iso(followed->next_touch, &moment, &t->err));
    touch = instant_of(t, person.zone, moment, MORNING);
    rule_pick(t, &touch, 1, -1, followed->next_touch, out);
    out->whose = followed->owner;
    if (touch > t->now)
        return RC_OK; /* on a day off too: the calendar is asked when it has come */
    owner = attention_of(t, &person);
    if (moment.minute < 0) /* a moment that was said is meant */
        touch = attention_from(&owner, touch);
    return plan_due(t, rule, followed, &owner, touch, out);
}

/* The last note, cut short; "" when there is none. */
static enum rc last_note(struct turn *t, const struct followed *followed,
                         const char **out)
{
    struct activity latest[LATEST];
    size_t n = 0;

    *out = "";
    TRY(activities_of(t, followed->kind->name, followed->id, LATEST, latest, &n));
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(latest[i].text);

        if (strcmp(latest[i].what, "note") != 0 || len == 0)
            continue;
        *out = len <= NOTE_BYTES
                   ? latest[i].text
                   : arena_printf(t->arena, "%.*s…",
                                  (int)utf8_cut(latest[i].text, len, NOTE_BYTES),
                                  latest[i].text);
        break;
    }
    return RC_OK;
}

static enum rc words_for_owner(struct turn *t, const struct followed *followed, int step,
                               const struct person *whom, const char **out)
{
    const char *note, *words;

    TRY(last_note(t, followed, &note));
    words = arena_printf(
        t->arena,
        step == TOUCH ? IN(whom, "Follow up with %s today", "今天跟进%s")
                      : IN(whom, "%s still waits for your follow-up", "%s还在等您跟进"),
        followed->name);
    *out = *note ? arena_printf(t->arena,
                                IN(whom, "%s. Last note: “%s”", "%s。上次记录：“%s”"),
                                words, note)
                 : arena_printf(t->arena, IN(whom, "%s.", "%s。"), words);
    return RC_OK;
}

static enum rc words_for_manager(struct turn *t, const struct followed *followed,
                                 int step, const struct person *whom, const char **out)
{
    const char *ref = ref_text(t->arena, followed->kind, followed->id);
    const char *owner = people_name(t, followed->owner), *when;
    struct moment due;

    TRY(moment_parse_iso(followed->next_touch, &due, &t->err));
    when = moment_text(t->arena, due, wall_at(t, whom->zone, t->now).day, whom->lang);
    *out = arena_printf(
        t->arena,
        step == MANAGER_TOLD
            ? IN(whom, "%s (%s, %s) was due for a follow-up on %s; nothing since.",
                 "%s（%s，%s）应于%s跟进，至今没有动静。")
            : IN(whom,
                 "%s (%s, %s), follow-up due %s: 7 working days without one. Extend, "
                 "or give it to somebody else?",
                 "%s（%s，%s）应于%s跟进，已过 7 个工作日。延期，还是换人？"),
        followed->name, ref, owner, when);
    return RC_OK;
}

static enum rc owner_buttons(struct turn *t, struct card *card, const struct person *whom)
{
    struct quick_day later;

    TRY(calendar_quick_day(t, whom, whom->lang, 1, NULL, &later));
    card_button(card, IN(whom, "Done", "已跟进"), BUTTON_PRIMARY,
                arena_printf(t->arena, "note %s", card->ref));
    card_button(card, IN(whom, "Snooze 1 h", "1 小时后"), BUTTON_PLAIN,
                arena_printf(t->arena, "snooze %s 1h", card->ref));
    card_button(card, later.label, BUTTON_PLAIN,
                arena_printf(t->arena, "snooze %s next working day", card->ref));
    return RC_OK;
}

static void manager_buttons(struct turn *t, struct card *card, const struct person *whom,
                            int step)
{
    if (step == MANAGER_ASKED) {
        card_button(card, IN(whom, "Hand over", "转交"), BUTTON_PRIMARY,
                    arena_printf(t->arena, "hand over %s", card->ref));
        card_button(card, IN(whom, "Extend 3 working days", "延期 3 个工作日"),
                    BUTTON_PLAIN,
                    arena_printf(t->arena, "snooze %s 3 working days", card->ref));
    }
    card_button(card, IN(whom, "Show", "查看"), BUTTON_PLAIN,
                arena_printf(t->arena, "%s show %s", card->kind, card->ref));
}

const char *followup_became(struct turn *t, const struct followed *followed,
                            const struct person *reader)
{
    struct moment next;

    if (!followed->is_open)
        return IN(reader, "Closed", "已结束");
    if (text_empty(followed->next_touch) ||
        moment_parse_iso(followed->next_touch, &next, &t->err) != RC_OK)
        return IN(reader, "Followed up", "已跟进");
    struct moment here = wall_at(t, reader->zone, t->now);
    bool is_to_come = next.day.n > here.day.n ||
                      (next.day.n == here.day.n && next.minute > here.minute);
    if (!is_to_come)
        return IN(reader, "Followed up", "已跟进");
    return arena_printf(t->arena, IN(reader, "Next touch %s", "下次跟进%s"),
                        moment_text(t->arena, next, here.day, reader->lang));
}

static const char *lead_became(struct turn *t, const struct nudge *asked,
                               const struct person *reader)
{
    struct followed followed = {0};
    struct lead lead;

    if (leads_get(t, asked->record, &lead) != RC_OK)
        return IN(reader, "Undone", "已撤销");
    if (lead.deal)
        return arena_printf(t->arena, IN(reader, "Became %s", "已转为 %s"),
                            ref_text(t->arena, &deals_kind, lead.deal));
    followed.next_touch = lead.next_touch;
    followed.is_open = lead.state == LEAD_NEW || lead.state == LEAD_CONTACTED;
    return followed.is_open && text_same(lead.next_touch, asked->round)
               ? NULL
               : followup_became(t, &followed, reader);
}

const char *followup_asked_became(struct turn *t, const struct nudge *asked,
                                  const struct person *reader)
{
    struct followed followed = {0};
    struct deal deal;

    if (asked->kind == &leads_kind)
        return lead_became(t, asked, reader);
    if (deals_get(t, asked->record, &deal) != RC_OK)
        return IN(reader, "Undone", "已撤销");
    followed.next_touch = deal.next_touch;
    followed.is_open = stage_is_open(deal.stage);
    return followed.is_open && text_same(deal.next_touch, asked->round)
               ? NULL
               : followup_became(t, &followed, reader);
}

enum rc followup_speak(struct turn *t, const struct rule *rule,
                       const struct occasion *occasion, const struct followed *followed)
{
    int step = occasion->step;
    struct person owner, whom;
    const char *words;
    struct card card;

    TRY(rule_person(t, followed->owner, &owner));
    if (step <= AGAIN) {
        TRY(words_for_owner(t, followed, step, &owner, &words));
        card = rule_card(t, followed->kind, followed->id, occasion, &owner, words);
        TRY(owner_buttons(t, &card, &owner));
        return rule_nudge(t, rule, occasion, &owner, &card);
    }
    TRY(rule_manager(t, &owner, 0, &whom));
    TRY(words_for_manager(t, followed, step, &whom, &words));
    card = rule_card(t, followed->kind, followed->id, occasion, &whom, words);
    manager_buttons(t, &card, &whom, step);
    return step == MANAGER_ASKED ? rule_nudge(t, rule, occasion, &whom, &card)
                                 : tell_person(t, &whom, &card, TELL_MAIL_TOO);
}
