/* change_said.c - "no, Thursday", 不对，是35万: a correction in words. What was said of
 * the value before holds for what is said now: the week of a weekday, the month of a
 * date, the half of the day, the 万 of an amount. */
#include "commands/change_inside.h"
#include "commands/form_clauses.h"
#include "commands/parse_value.h"
#include "commands/undo.h"

#include <string.h>
#include <strings.h>

enum { REMARK_MOST = 40, BESIDE_MOST = 12, NOON = 12 * 60 };

/* What corrects says little else: "not sure, call them Friday" corrects nothing. */
static bool says_little_else(const char *words, const struct entities *found)
{
    size_t said = utf8_count(words), read = 0;

    for (size_t i = 0; i < found->n; i++)
        read += utf8_count(found->rows[i].text);
    return said <= read + BESIDE_MOST;
}

/* --- which value -------------------------------------------------------------------- */

static bool is_time(const struct order *order, const char *name)
{
    const struct arg *arg = redo_arg(order, name);
    const struct fact *fact = arg ? NULL : fact_find(name);

    return arg ? arg->type == ARG_MOMENT || arg->type == ARG_DAY ||
                     strcmp(name, "until") == 0
               : fact && fact->kind == FACT_DAY;
}

static bool is_money(const struct order *order, const char *name)
{
    const struct arg *arg = redo_arg(order, name);
    const struct fact *fact = arg ? NULL : fact_find(name);

    return arg ? arg->type == ARG_MONEY || strcmp(name, "amount") == 0 ||
                     strcmp(name, "by") == 0
               : fact && fact->kind == FACT_MONEY;
}

static bool is_percent(const struct order *order, const char *name)
{
    const char *by = strcmp(name, "by") == 0 ? order_get(order, name) : NULL;

    return strcmp(name, "discount") == 0 || (by && strchr(by, '%'));
}

static bool is_person(const struct order *order, const char *name)
{
    const struct arg *arg = redo_arg(order, name);

    return arg && arg->type == ARG_PERSON;
}

static bool is_quote(const struct order *order, const char *name)
{
    (void)order;
    return strncmp(name, "quote", strlen("quote")) == 0;
}

/* The first value of its kind in the step. */
static struct pair *value_like(struct redo *step,
                               bool (*is_kind)(const struct order *, const char *))
{
    for (size_t i = 0; i < step->n; i++)
        for (size_t k = 0; k < step->lines[i].n; k++)
            if (is_kind(&step->lines[i], step->lines[i].list[k].name))
                return &step->lines[i].list[k];
    return NULL;
}

/* --- times -------------------------------------------------------------------------- */

/* A bare weekday is of the week that was said before, a bare day of its month, a date
 * without a year of its year; but none is of a time that is gone. */
static struct day day_meant(struct turn *t, const struct entity *entity, struct day old)
{
    struct day day = entity->at.day, same = day;
    int year, month, mday, new_month;

    if (!day_known(old))
        return day;
    if (strcmp(entity->rule, "weekday") == 0)
        same = day_plus(old, (int)day_weekday(day) - (int)day_weekday(old));
    else if (strcmp(entity->rule, "day_of_month") == 0 ||
             (strcmp(entity->rule, "month_day") == 0 && entity->flags & ENTITY_OPEN)) {
        bool has_month = strcmp(entity->rule, "month_day") == 0;
        day_split(old, &year, &month, &(int){0});
        day_split(day, &(int){0}, &new_month, &mday);
        if (!day_make(year, has_month ? new_month : month, mday, &same))
            same = day;
    }
    return same.n < t->today.n ? day : same;
}

/* An hour without its half of the day is of the half that was said before. */
static int minute_meant(const struct entity *entity, int old)
{
    int minute = entity->at.minute;

    if (!(entity->flags & ENTITY_BARE_HOUR) || entity->part != PART_UNSAID || old < 0 ||
        minute > NOON + 59)
        return minute;
    if (old >= NOON && minute < NOON)
        return minute + NOON;
    return old < NOON && minute >= NOON ? minute - NOON : minute;
}

/* Only the day, or only the time, was wrong. */
static const char *mended_time(struct turn *t, const struct entity *entity,
                               const char *before)
{
    struct err ignored = {.lang = t->lang};
    struct moment old = {DAY_NONE, -1}, now = entity->at;

    if (moment_parse(before, t->here, &old, &ignored) != RC_OK)
        old = (struct moment){DAY_NONE, -1};
    if (entity->kind == ENTITY_TIME)
        now.day = day_known(old.day) ? old.day : t->today;
    else
        now.day = day_meant(t, entity, old.day);
    now.minute = now.minute < 0 ? old.minute : minute_meant(entity, old.minute);
    return moment_iso(t->arena, now);
}

/* "No, Tuesday", of what comes each Monday: each Tuesday. */
static const char *mended_rhythm(struct turn *t, const char *rhythm, struct day day)
{
    static const char codes[7][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    size_t kind = strcspn(rhythm, ":@");
    const char *clock = strchr(rhythm, '@'), *on = "";
    int year, month, mday;

    day_split(day, &year, &month, &mday);
    if (strncmp(rhythm, "weekly", strlen("weekly")) == 0)
        on = arena_printf(t->arena, ":%s", codes[day_weekday(day)]);
    else if (strncmp(rhythm, "monthly", strlen("monthly")) == 0)
        on = arena_printf(t->arena, ":%d", mday);
    else if (strncmp(rhythm, "yearly", strlen("yearly")) == 0)
        on = arena_printf(t->arena, ":%02d-%02d", month, mday);
    else
        return rhythm;
    return arena_printf(t->arena, "%.*s%s%s", (int)kind, rhythm, on, clock ? clock : "");
}

static bool is_rhythm(const struct order *order, const char *name)
{
    (void)order;
    return strcmp(name, "repeat") == 0;
}

static void mend_time(struct turn *t, const struct entity *entity, struct redo *step,
                      struct pair *when)
{
    struct pair *rhythm = value_like(step, is_rhythm);

    when->value = mended_time(t, entity, when->value);
    if (rhythm && entity->kind != ENTITY_TIME)
        rhythm->value = mended_rhythm(t, rhythm->value, entity->at.day);
}

/* "No, 4" behind a time: four o'clock. */
static bool hour_of(const struct entity *number, struct entity *out)
{
    if (number->kind != ENTITY_NUMBER || number->number.scale != 0 ||
        number->number.units < 1 || number->number.units > 23)
        return false;
    *out = *number;
    out->kind = ENTITY_TIME;
    out->flags |= ENTITY_BARE_HOUR;
    out->at = (struct moment){DAY_NONE, (int)number->number.units * 60};
    return true;
}

/* --- amounts ------------------------------------------------------------------------ */

static double figure_of(const struct entity *entity)
{
    double figure = (double)entity->number.units;

    for (int i = 0; i < entity->number.scale; i++)
        figure /= 10;
    return figure;
}

/* The 万 or k that stood behind the number before, and what it made of it: "" when there
 * was none. */
static const char *unit_before(struct turn *t, const struct sentence *sentence,
                               const struct redo *step, double *before)
{
    const struct reading_context context = sentence_context(t, &sentence->world);
    struct entities found;

    entities_read(t->arena, step->words, strlen(step->words), &context, &found);
    for (size_t i = 0; i < found.n; i++) {
        const char *text = found.rows[i].text;
        size_t digits = strspn(text, "0123456789.,");
        if (found.rows[i].flags & ENTITY_SCALED && digits > 0) {
            *before = figure_of(&found.rows[i]);
            return text + digits;
        }
    }
    return "";
}

/* "No, 35" behind "30万" is 35万; 6400 is what it says, and so is 250 behind "300, not
 * 3k". */
static struct entity amount_meant(struct turn *t, const struct sentence *sentence,
                                  const struct redo *step, const struct entity *said)
{
    enum { LEAST_WHOLE = 1000, TIMES_MOST = 50 };

    const struct reading_context context = sentence_context(t, &sentence->world);
    double before = 0;
    const char *unit = unit_before(t, sentence, step, &before);
    struct entities again;

    if (said->flags & ENTITY_SCALED || unit[0] == '\0' || said->number.scale > 2 ||
        figure_of(said) >= LEAST_WHOLE)
        return *said;
    const char *scaled = arena_printf(t->arena, "%s%s", said->text, unit);
    entities_read(t->arena, scaled, strlen(scaled), &context, &again);
    bool is_near = again.n == 1 && again.rows[0].flags & ENTITY_SCALED &&
                   figure_of(&again.rows[0]) <= before * TIMES_MOST;
    return is_near ? again.rows[0] : *said;
}

/* "No, 3k" behind "down by 5k": by 3k, and down as before. */
static void put_amount(struct turn *t, const struct entity *entity, struct pair *pair)
{
    bool is_less = strcmp(pair->name, "by") == 0 && *pair->value == '-';
    const char *number = arena_printf(t->arena, "%s%s", is_less ? "-" : "",
                                      decimal_text(t->arena, entity->number));

    pair->value = entity->currency[0]
                      ? arena_printf(t->arena, "%s %s", number, entity->currency)
                      : number;
}

static void put_percent(struct turn *t, const struct entity *entity, struct pair *pair)
{
    const char *number = decimal_text(t->arena, entity->number);
    bool is_by = strcmp(pair->name, "by") == 0;

    pair->value =
        arena_printf(t->arena, "%s%s%s", is_by && *pair->value == '-' ? "-" : "", number,
                     is_by ? "%" : "");
}

/* --- mending ------------------------------------------------------------------------ */

static bool mend_number(struct turn *t, const struct sentence *sentence,
                        const struct entity *said, struct redo *step)
{
    struct pair *money = value_like(step, is_money);
    struct pair *percent = value_like(step, is_percent);
    struct pair *time = value_like(step, is_time);
    struct entity entity, hour;

    if (money) {
        entity = amount_meant(t, sentence, step, said);
        put_amount(t, &entity, money);
        return true;
    }
    if (said->kind != ENTITY_NUMBER)
        return false;
    if (percent)
        percent->value = decimal_text(t->arena, said->number);
    else if (time && hour_of(said, &hour))
        time->value = mended_time(t, &hour, time->value);
    else
        return false;
    return true;
}

static bool mend(struct turn *t, const struct sentence *sentence,
                 const struct entity *entity, struct redo *step)
{
    struct order *payment = redo_payment(step);
    struct pair *pair = NULL;

    if (entity->flags & ENTITY_IMPOSSIBLE || (entity->flags & ENTITY_PAST && !payment))
        return false;
    if (payment && (entity->kind == ENTITY_DATE || entity->kind == ENTITY_DATETIME)) {
        change_paid_day(t, entity, payment);
        return true;
    }
    switch ((int)entity->kind) {
    case ENTITY_DATE:
    case ENTITY_DATETIME:
    case ENTITY_TIME:
        pair = value_like(step, is_time);
        if (pair)
            mend_time(t, entity, step, pair);
        break;
    case ENTITY_PERCENT:
    case ENTITY_DISCOUNT:
        pair = value_like(step, is_percent);
        if (pair)
            put_percent(t, entity, pair);
        break;
    case ENTITY_MONEY:
    case ENTITY_NUMBER:
        return mend_number(t, sentence, entity, step);
    case ENTITY_REF:
        pair = change_is_quote_number(entity) ? value_like(step, is_quote) : NULL;
        if (pair)
            pair->value = entity->said;
        break;
    default:
        break;
    }
    return pair != NULL;
}

static bool mend_person(struct turn *t, const struct sentence *sentence,
                        const char *words, struct redo *step)
{
    struct sighted_names names;
    struct normal normal;
    struct pair *pair = value_like(step, is_person);

    if (!pair || !normal_make(t->arena, words, strlen(words), &normal))
        return false;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++)
        if (names.rows[i].known.kind == KNOWN_PERSON) {
            pair->value = names.rows[i].known.id;
            return true;
        }
    return false;
}

/* "The company is called Acme", 公司叫鼎砺重工: the name that follows; NULL for other
 * words. */
static const char *name_said(const char *text)
{
    static const char *const signs[] = {"the company is called ",
                                        "company is called ",
                                        "their company is called ",
                                        "the company's name is ",
                                        "the company name is ",
                                        "the name is ",
                                        "it's called ",
                                        "it is called ",
                                        "they are called ",
                                        "they're called ",
                                        "公司名字叫",
                                        "公司名字是",
                                        "公司名称是",
                                        "公司名是",
                                        "公司名叫",
                                        "公司叫",
                                        "公司是",
                                        "单位叫",
                                        "客户叫",
                                        "他们公司叫",
                                        "他们叫",
                                        "名字是",
                                        "名称是"};

    for (size_t i = 0; i < COUNT(signs); i++)
        if (strncasecmp(text, signs[i], strlen(signs[i])) == 0)
            return text + strlen(signs[i]);
    return NULL;
}

static bool is_name(const struct order *order, const char *name)
{
    (void)order;
    return strcmp(name, "name") == 0;
}

/* Without the mark at its end. */
static bool mend_name(struct turn *t, const char *text, struct redo *step)
{
    static const char *const ends[] = {".", "。", "!", "！"};
    const char *said = name_said(text);
    struct pair *pair = value_like(step, is_name);

    if (!said || !pair)
        return false;
    size_t len = strlen(said);
    for (size_t i = 0; i < COUNT(ends); i++) {
        size_t end = strlen(ends[i]);
        if (len > end && strcmp(said + len - end, ends[i]) == 0)
            len -= end;
    }
    pair->value = arena_copy_bytes(t->arena, said, len);
    return len > 0;
}

/* The values that the words mend. */
static bool mend_all(struct turn *t, const struct sentence *sentence, const char *words,
                     struct redo *step)
{
    const struct reading_context reading = sentence_context(t, &sentence->world);
    struct entities found;
    bool is_mended = false;

    entities_read(t->arena, words, strlen(words), &reading, &found);
    if (value_like(step, is_money) && !value_like(step, is_percent))
        clause_years_are_sums(&found);
    bool is_it = redo_payment(step) ? change_says_only_figures(t, sentence, words)
                                    : says_little_else(words, &found);
    for (size_t i = 0; is_it && i < found.n; i++)
        is_mended |= mend(t, sentence, &found.rows[i], step);
    return is_mended || mend_person(t, sentence, words, step);
}

/* 收到铂曼6400,不是6.4万, after another's payment: of whom the words name, and that is
 * somebody else. */
static bool is_of_another(struct turn *t, const struct sentence *sentence,
                          const struct talk *talk)
{
    const struct meaning *m = &sentence->meanings.rows[0];
    const char *named = meaning_get(m, "ref");
    const struct record_kind *kind = record_kind_named(talk->kind);

    if (sentence->meanings.stranger)
        return true;
    named = named ? named : meaning_get(m, "customer");
    return named && kind && strcmp(m->cmd, "none") != 0 &&
           !bind_is_of(t, ref_text(t->arena, kind, talk->record), named);
}

/* Behind the name of whom a step was of, 铂曼那笔记错了，是3000: the rest. */
static const char *behind_name(struct turn *t, const struct sentence *sentence,
                               struct ref *whose)
{
    const char *text = sentence->text;
    struct sighted_names names;
    struct normal normal;
    size_t from, until;

    if (!normal_make(t->arena, text, strlen(text), &normal))
        return NULL;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        bool is_head = names.rows[i].at.from == 0 ||
                       (names.rows[i].at.from == 4 && strncasecmp(text, "the ", 4) == 0);
        if (known->kind != KNOWN_ACCOUNT || !is_head ||
            !undo_whose(t, known->id[0] ? known->id : known->name, whose))
            continue;
        normal_span(&normal, names.rows[i].at.from, names.rows[i].at.until, &from,
                    &until);
        return text + until;
    }
    return NULL;
}

/* Whose it was, how much, and when, whichever the words say. */
static bool mends_payment(struct turn *t, const struct sentence *sentence,
                          const char *words, struct redo *step)
{
    const char *rest = words;
    bool is_another = change_payer(t, sentence, words, redo_payment(step), &rest);

    return mend_all(t, sentence, is_another ? rest : words, step) || is_another;
}

/* A payment of a customer who is named at its head: it need not be the last step. */
static enum rc change_named(struct turn *t, const struct sentence *sentence,
                            bool *is_done)
{
    struct err before = t->err;
    struct ref whose;
    const char *rest = behind_name(t, sentence, &whose);
    const char *words = rest ? change_behind_clause(rest) : NULL;
    struct redo step, was;
    int64_t turn;

    if (!words || utf8_count(words) > REMARK_MOST)
        return RC_OK;
    bool is_one = undo_find(t, &whose, "payment", &turn) == RC_OK &&
                  redo_load(t, turn, &step) == RC_OK && redo_payment(&step);
    t->err = before;
    if (!is_one)
        return RC_OK;
    was = step;
    if (!mends_payment(t, sentence, words, &step))
        return RC_OK;
    *is_done = true;
    return change_paid(t, &was, &step);
}

/* The words correct the step; right behind a payment also whose money it was. */
static bool mends(struct turn *t, const struct sentence *sentence, const char *words,
                  bool is_behind, const struct talk *talk, struct redo *step)
{
    const char *rest;

    if (redo_payment(step) && words && talk->said <= talk->done &&
        change_payer(t, sentence, words, redo_payment(step), &rest)) {
        (void)mend_all(t, sentence, rest, step);
        return true;
    }
    if (is_of_another(t, sentence, talk) ||
        !change_is_of(t, sentence, is_behind ? NULL : words, step))
        return false;
    return mend_name(t, sentence->text, step) ||
           (words && (change_terms(t, sentence, words, step) ||
                      mend_all(t, sentence, words, step) ||
                      (talk->said <= talk->done && change_rival(t, words, step))));
}

/* "It came last Friday", 那是昨天到的: right behind a payment, all of it is of that. */
static bool is_of_payment(struct turn *t, const struct sentence *sentence)
{
    static const char *const begins[] = {
        "it was ", "it came ", "it arrived ", "that was ", "that came ",
        "it is ",  "it's ",    "that's ",     "它是",      "那是",
        "那笔是",  "这是",     "这笔是",      "那笔",      "是"};
    const char *text = sentence->text;
    bool is_begun = false;

    for (size_t i = 0; i < COUNT(begins); i++)
        is_begun |= strncasecmp(text, begins[i], strlen(begins[i])) == 0;
    return is_begun && !says_question(t->arena, text) &&
           change_says_only_figures(t, sentence, text);
}

/* 10点吧, right behind a reminder. */
static enum rc mend_bare(struct turn *t, const struct sentence *sentence,
                         struct redo *step, bool *is_done)
{
    *is_done = mend_all(t, sentence, sentence->text, step);
    return *is_done ? redo_run(t, step) : RC_OK;
}

enum rc change_said(struct turn *t, const struct sentence *sentence, bool *is_done)
{
    const char *text = sentence->text, *behind = change_behind_no(text);
    const char *words = behind ? behind : change_before_no(t->arena, text);
    struct err before = t->err;
    struct redo step, was;
    struct talk talk;

    *is_done = false;
    TRY(change_named(t, sentence, is_done));
    if (*is_done || (utf8_count(words ? words : text) > REMARK_MOST && !name_said(text)))
        return RC_OK;
    TRY(talk_get(t, &talk));
    bool is_next = talk.done && talk.said <= talk.done;
    if (!words && is_next && is_of_payment(t, sentence))
        words = behind = text;
    bool is_behind = !words && is_next;
    bool may_be_bare = is_behind && !sentence_means(sentence);
    if (talk.done == 0 || (!words && !is_behind && !name_said(text)))
        return RC_OK;
    if (redo_load(t, talk.done, &step) != RC_OK) {
        t->err = before;
        return RC_OK;
    }
    was = step;
    if (is_behind && change_due(t, text, &step)) {
        *is_done = true;
        return redo_run(t, &step);
    }
    if (may_be_bare && change_says_hour(t, text, &step))
        return mend_bare(t, sentence, &step, is_done);
    if (!words && !name_said(text))
        return RC_OK;
    if (words == text && !redo_payment(&step))
        return RC_OK;
    if (!mends(t, sentence, words, behind != NULL, &talk, &step))
        return RC_OK;
    *is_done = true;
    return redo_payment(&step) ? change_paid(t, &was, &step) : redo_run(t, &step);
}
