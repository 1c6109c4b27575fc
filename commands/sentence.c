/* sentence.c - what somebody typed is read, with what was spoken of before. */
#include "commands/sentence.h"
#include "commands/only_words.h"
#include "commands/world_of.h"

#include <string.h>
#include <strings.h>

enum { MINUTE_MS = 60 * 1000 };

/* The wall of who typed, minutes east of UTC. */
static int offset_of(const struct turn *t)
{
    int64_t wall = ((int64_t)t->here.day.n * 24 * 60 + t->here.minute);

    return (int)(wall - t->now / MINUTE_MS);
}

struct reading_context sentence_context(const struct turn *t, const struct world *world)
{
    return (struct reading_context){.now = t->here,
                                    .now_second = (int)(t->now / 1000 % 60),
                                    .offset_minutes = offset_of(t),
                                    .lang = t->lang,
                                    .week_starts = world->week_starts,
                                    .region = world->region,
                                    .calendar = world->calendar};
}

struct reading_context sentence_reading(struct turn *t)
{
    struct world world;

    world_of(t, &world);
    return sentence_context(t, &world);
}

/* Asked for only where the words say so. */
enum rc sentence_it(struct turn *t, const char *text, const char *kinds, const char **it)
{
    const char *of_word;
    struct talk talk;

    *it = NULL;
    if (!says_it(text, &of_word))
        return RC_OK;
    TRY(talk_get(t, &talk));
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (!kind || talk.record == 0)
        return RC_OK;
    kinds = kinds ? kinds : of_word;
    const char *ref = ref_text(t->arena, kind, talk.record);
    *it = kinds ? bind_as(t, ref, kinds) : ref;
    return RC_OK;
}

static bool names_something(const struct meaning *m)
{
    return meaning_get(m, "ref") || meaning_get(m, "customer");
}

/* Reads with the record where "it" stood; false, and no change, when that says nothing.
 */
static bool read_with(struct turn *t, const struct meaning_context *context,
                      const char *it, struct sentence *out)
{
    const char *spelt = with_it(t->arena, out->text, it);
    struct meanings named;

    meaning_read(t->arena, spelt, strlen(spelt), context, &named);
    if (strcmp(named.rows[0].cmd, "none") == 0)
        return false;
    out->meanings = named;
    out->spelt = spelt;
    return true;
}

/* Whom one speaks to there: of a lead or deal; "" when it is not known, NULL where there
 * is neither. */
static const char *contact_of(struct turn *t, const struct talk *talk)
{
    const struct record_kind *kind = record_kind_named(talk->kind);
    struct err before = t->err;
    const char *contact = NULL;
    struct lead lead;
    struct deal deal;

    if (kind == &leads_kind && leads_get(t, talk->record, &lead) == RC_OK)
        contact = lead.contact;
    else if (kind == &deals_kind && deals_get(t, talk->record, &deal) == RC_OK)
        contact = deal_fact(t->arena, &deal, "contact");
    bool has_one = kind == &leads_kind || kind == &deals_kind;
    t->err = before;
    return contact ? contact : has_one && talk->record ? "" : NULL;
}

/* "Their contact is Bob Lane, bob@cobalt.com" */
static bool is_their_contact(const struct meaning *m)
{
    return meaning_by(m, "^their_contact");
}

/* "Demo went well", 刚通完电话: a touch that names nobody. */
static bool is_touch(const struct meaning *m)
{
    return meaning_by(m, "^touch_done") || meaning_by(m, "^touched") ||
           meaning_by(m, "happened met");
}

/* 今天演示做完了，反响不错，下周二发报价: what comes after is a reminder by itself, and
 * the clause before says that it was done. */
static bool begins_with_touch(struct turn *t, const struct meaning_context *context,
                              const char *text)
{
    static const char *const marks[] = {"，", "。", "；", ", ", ". "};
    static const char just[] = "今天|今天上午|今天下午|昨天|上午|下午|早上|刚|刚刚|刚才|"
                               "today |yesterday |just ";
    text += only_taken(text, just);
    size_t len = strlen(text);

    for (size_t i = 0; i < COUNT(marks); i++) {
        const char *at = strstr(text, marks[i]);
        len = at && (size_t)(at - text) < len ? (size_t)(at - text) : len;
    }
    if (!text[len])
        return false;
    const char *clause = arena_copy_bytes(t->arena, text, len);
    struct meanings *m = TAKE(t->arena, struct meanings);
    meaning_read(t->arena, clause, len, context, m);
    return is_touch(&m->rows[0]);
}

/* Right after a reminder or an invoice of theirs, the deal or lead is spoken of. */
static enum rc as_deal_or_lead(struct turn *t, struct talk *talk)
{
    const struct record_kind *kind = record_kind_named(talk->kind);
    const char *of = kind && kind->prefix && talk->record
                         ? bind_as(t, ref_text(t->arena, kind, talk->record), "deal lead")
                         : NULL;

    if (!of)
        return RC_OK;
    TRY(ref_parse(t, of, &kind, &talk->record));
    talk->kind = kind->name;
    return RC_OK;
}

/* What happened, "demo went well, send the quote Monday", told to us right after a lead
 * or deal, a reminder that names their contact, or who "their contact" is: of that one,
 * where the words name none themselves. */
static enum rc read_of_last(struct turn *t, const struct meaning_context *context,
                            struct sentence *out)
{
    enum { CONTACT_LEAST = 2 };

    const struct meaning *m = &out->meanings.rows[0];
    struct meanings *named = TAKE(t->arena, struct meanings);
    struct talk talk;

    if (!t->in || !t->in->is_addressed ||
        (strcmp(m->cmd, "note.add") != 0 && strcmp(m->cmd, "reminder.create") != 0))
        return RC_OK;
    TRY(talk_get(t, &talk));
    TRY(as_deal_or_lead(t, &talk));
    const char *contact = contact_of(t, &talk);
    bool is_theirs = is_their_contact(m) && talk.record != 0;
    bool is_of_last =
        contact && (is_theirs || is_touch(m) || begins_with_touch(t, context, out->text));
    if (!is_of_last &&
        (!contact || utf8_count(contact) < CONTACT_LEAST || !strstr(out->text, contact)))
        return RC_OK;
    const char *ref = ref_text(t->arena, record_kind_named(talk.kind), talk.record);
    const char *spelt =
        arena_printf(t->arena, "%s%s %s", is_theirs ? "note " : "", ref, out->text);
    meaning_read(t->arena, spelt, strlen(spelt), context, named);
    const struct meaning *first = &named->rows[0];
    bool is_note = strcmp(first->cmd, "note.add") == 0 ||
                   (named->n > 1 && strcmp(named->rows[1].cmd, "note.add") == 0);
    if (!is_note || !text_same(meaning_get(first, "ref"), ref))
        return RC_OK;
    out->meanings = *named;
    out->spelt = spelt;
    out->it = ref;
    return RC_OK;
}

static bool says_nothing_of_it(const struct meaning *m)
{
    return strcmp(m->cmd, "none") == 0 ||
           (strcmp(m->cmd, "reminder.snooze") == 0 && !meaning_get(m, "due"));
}

/* "Met Sanjay Mehta", who is whom one speaks to there: of what was last spoken of. */
static enum rc drop_known_contact(struct turn *t, struct meanings *m)
{
    struct talk talk;

    if (!m->stranger)
        return RC_OK;
    TRY(talk_get(t, &talk));
    const char *contact = contact_of(t, &talk);
    if (contact && strstr(text_fold(t->arena, contact), text_fold(t->arena, m->stranger)))
        m->stranger = m->stranger_contact = NULL;
    return RC_OK;
}

enum rc sentence_read(struct turn *t, const char *text, struct sentence *out)
{
    *out = (struct sentence){.text = text, .spelt = text};
    world_of(t, &out->world);
    TRY(talk_reply(t, &out->reply_to));
    TRY(sentence_it(t, text, NULL, &out->it));
    struct meaning_context context = {
        .reading = sentence_context(t, &out->world),
        .world = &out->world,
        .reply_to = out->reply_to,
        .speaker = t->me.handle,
    };
    meaning_read(t->arena, text, strlen(text), &context, &out->meanings);
    if (out->reply_to || names_something(&out->meanings.rows[0]))
        return RC_OK;
    TRY(drop_known_contact(t, &out->meanings));
    if (out->meanings.stranger)
        out->it = NULL;
    if (out->meanings.stranger)
        return RC_OK;
    if (!out->it || is_their_contact(&out->meanings.rows[0]))
        return read_of_last(t, &context, out);
    read_with(t, &context, out->it, out);
    /* "Move it to proposal", right after a reminder, is said of the reminder's deal. */
    const char *deal = bind_as(t, out->it, "deal lead");
    if (deal && strcmp(deal, out->it) != 0 &&
        says_nothing_of_it(&out->meanings.rows[0]) && read_with(t, &context, deal, out))
        out->it = deal;
    return RC_OK;
}

/* The same words about a deal where they speak of a lead, by "it" or by its name; NULL
 * where they speak of none. */
static const char *as_of_deal(struct turn *t, const struct sentence *sentence,
                              const char *deal, const char **lead)
{
    const char *text = sentence->text;
    struct sighted_names names;
    struct normal normal;

    if (sentence->it && strncmp(sentence->it, leads_kind.prefix, 2) == 0) {
        *lead = sentence->it;
        return with_it(t->arena, text, deal);
    }
    if (!normal_make(t->arena, text, strlen(text), &normal))
        return NULL;
    world_sight(&sentence->world, t->arena, &normal, &names);
    if (names.n != 1 || names.rows[0].known.kind != KNOWN_LEAD)
        return NULL;
    const struct span at = names.rows[0].at;
    *lead = names.rows[0].known.id;
    return arena_printf(t->arena, "%.*s %s %s", (int)at.from, normal.bytes, deal,
                        normal.bytes + at.until);
}

void sentence_of_lead(struct turn *t, struct sentence *sentence)
{
    static const char no_deal[] = "D-0"; /* nothing has this number */
    struct meaning_context context = {
        .reading = sentence_context(t, &sentence->world),
        .world = &sentence->world,
        .speaker = t->me.handle,
    };
    const char *lead = NULL, *spelt = as_of_deal(t, sentence, no_deal, &lead);
    struct meanings *m = TAKE(t->arena, struct meanings);

    if (!spelt)
        return;
    meaning_read(t->arena, spelt, strlen(spelt), &context, m);
    if (m->n != 1 || strcmp(m->rows[0].cmd, "deal.update") != 0 ||
        !text_same(meaning_get(&m->rows[0], "ref"), no_deal))
        return;
    for (size_t i = 0; i < m->rows[0].n_slots; i++)
        if (strcmp(m->rows[0].slots[i].key, "ref") == 0)
            m->rows[0].slots[i].value = lead;
    struct mention *named = TAKE_N(t->arena, m->n_mentions + 1, struct mention);
    for (size_t i = 0; i < m->n_mentions; i++) {
        named[i] = m->mentions[i];
        named[i].ref = text_same(named[i].ref, no_deal) ? lead : named[i].ref;
    }
    m->mentions = named;
    sentence->meanings = *m;
    sentence->spelt = spelt;
}

bool sentence_means(const struct sentence *sentence)
{
    return sentence->meanings.n > 0 &&
           strcmp(sentence->meanings.rows[0].cmd, "none") != 0;
}

/* "Remind me ...", not "I'd remind everyone ...". */
static bool asks_us(const char *text)
{
    static const char *const begins[] = {"remind ", "please remind ", "pls remind "};

    for (size_t i = 0; i < COUNT(begins); i++)
        if (strncasecmp(text, begins[i], strlen(begins[i])) == 0)
            return true;
    for (const char *at = text; *at; at++)
        if (strncasecmp(at, "remind me", strlen("remind me")) == 0)
            return true;
    return strstr(text, "提醒我") || strncmp(text, "提醒", strlen("提醒")) == 0;
}

static bool asks_you(const char *words)
{
    static const char *const begins[] = {"can you", "could you", "will you", "would you",
                                         "please",  "pls",       "you",      "are you",
                                         "did you", "have you",  "do you",   "你",
                                         "您",      "麻烦",      "请",       "记得"};

    words += strspn(words, " ,:");
    if (strncmp(words, "，", strlen("，")) == 0)
        words += strlen("，");
    for (size_t i = 0; i < COUNT(begins); i++)
        if (strncasecmp(words, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

/* "Emma, can you call Acme tomorrow?", 王浩明天去趟松果吧: said to a colleague. What they
 * did is told to all. */
static bool is_said_to_colleague(const struct sentence *sentence)
{
    const struct meanings *m = &sentence->meanings;

    for (size_t i = 0; i < m->n_mentions; i++) {
        const struct mention *who = &m->mentions[i];
        bool is_head =
            who->at.from == 0 || (who->at.from == 1 && sentence->spelt[0] == '@');
        if (is_head && who->named && who->named->known.kind == KNOWN_PERSON)
            return strcmp(m->rows[0].cmd, "reminder.create") == 0 ||
                   asks_you(sentence->spelt + who->at.until);
    }
    return false;
}

bool sentence_is_ours(const struct sentence *sentence)
{
    const struct meaning *m = &sentence->meanings.rows[0];

    if (sentence->reply_to)
        return true;
    if (is_said_to_colleague(sentence))
        return false;
    if (meaning_get(m, "ref"))
        return true;
    if (strcmp(m->cmd, "lead.create") == 0)
        return meaning_get(m, "phone") || meaning_get(m, "email");
    if (strcmp(m->cmd, "reminder.create") == 0 && strncmp(m->rule, "remind", 6) == 0)
        return asks_us(sentence->text) &&
               (meaning_get(m, "due") || meaning_get(m, "repeat"));
    if (strcmp(m->cmd, "undo") == 0 || sentence->it)
        return true;
    return meaning_get(m, "customer");
}

bool sentence_has(const struct sentence *sentence, const char *cmd)
{
    for (size_t i = 0; i < sentence->meanings.n; i++)
        if (strcmp(sentence->meanings.rows[i].cmd, cmd) == 0)
            return true;
    return false;
}

size_t sentence_names(struct turn *t, const struct sentence *sentence)
{
    const char *text = sentence->text;
    struct sighted_names names;
    struct normal normal;
    size_t n = 0;

    if (!normal_make(t->arena, text, strlen(text), &normal))
        return 0;
    world_sight(&sentence->world, t->arena, &normal, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct known *known = &names.rows[i].known;
        bool is_new = known_is_customer(known);
        for (size_t k = 0; k < i && is_new; k++)
            is_new = !text_same(names.rows[k].known.name, known->name);
        n += is_new;
    }
    return n;
}
