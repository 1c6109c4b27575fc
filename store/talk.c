/* What was last spoken of, done and asked, by person and place. */
#include "store/talk.h"

#include "store/actions.h"
#include "store/record.h"
#include "store/store_inside.h"

#include <stdlib.h>
#include <string.h>

enum { GET, PUT, POST, LETTER, RECORD, DEED };

static const char *const sql[] = {
    [GET] = "SELECT at, said, done, kind, record, action, input, fields, until,"
            " command FROM talk WHERE person = ?1 AND place = ?2",
    [PUT] = "INSERT INTO talk (person, place, at, said, done, kind, record, action,"
            " input, fields, until, command)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
            " ON CONFLICT (person, place) DO UPDATE SET at = ?3, said = ?4, done = ?5,"
            " kind = ?6, record = ?7, action = ?8, input = ?9, fields = ?10, until = ?11,"
            " command = ?12",
    [POST] = "SELECT card, turn, text FROM post WHERE id = ?1 AND conversation = ?2"
             " AND (only_for = 0 OR only_for = ?3)",
    [LETTER] = "SELECT card, turn, text FROM outbox WHERE ref = ?1 AND ref <> ''"
               " AND channel = ?2 AND lane = ?3 ORDER BY id DESC LIMIT 1",
    [RECORD] = "SELECT kind, record FROM audit WHERE seq >= ?2 AND seq < ?3"
               " AND turn = ?1 ORDER BY seq",
    [DEED] = "SELECT did, words, at, person FROM inbox WHERE turn = ?1",
};

const struct queries talk_queries = QUERIES("talk", sql);

static const char *place_text(const struct turn *t)
{
    return arena_join(t->arena, t->in->platform, "/",
                      t->in->conversation ? t->in->conversation : "", NULL);
}

static enum rc talk_read(struct turn *t, struct talk *out)
{
    struct talk talk = {.kind = "", .command = "", .action = "", .input = ""};
    QUERY *q = query(t, &talk_queries, GET);
    enum rc rc;

    *out = talk;
    bind_int(q, 1, t->me.id);
    bind_text(q, 2, place_text(t));
    rc = row(t, q);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    out->at = column_int(q, 0);
    if (t->now - out->at <= TALK_MS) {
        out->said = column_int(q, 1);
        out->done = column_int(q, 2);
        out->kind = column_text(q, 3, t->arena);
        out->record = column_int(q, 4);
    }
    if (t->now <= column_int(q, 8)) {
        out->action = column_text(q, 5, t->arena);
        out->input = column_text(q, 6, t->arena);
        out->fields = column_int(q, 7);
        out->until = column_int(q, 8);
        out->command = column_text(q, 9, t->arena);
    }
    return RC_OK;
}

/* Nobody but talk_keep, at the turn's end, writes the row: it is read once. */
enum rc talk_get(struct turn *t, struct talk *out)
{
    if (!t->in || t->me.id == 0) {
        *out = (struct talk){.kind = "", .command = "", .action = "", .input = ""};
        return RC_OK;
    }
    if (!t->inside->talk || t->inside->talk_of != t->me.id) {
        struct talk *talk = TAKE(t->arena, struct talk);

        TRY(talk_read(t, talk));
        t->inside->talk = talk;
        t->inside->talk_of = t->me.id;
    }
    *out = *t->inside->talk;
    return RC_OK;
}

/* The record that a turn wrote: the first that people know by its number. */
static enum rc record_of_turn(struct turn *t, int64_t turn, const char **ref)
{
    QUERY *q = NULL;
    enum rc rc;

    TRY(audit_query(t, &talk_queries, RECORD, turn, &q));
    while ((rc = row(t, q)) == RC_OK) {
        const struct record_kind *kind = record_kind_named(column_text(q, 0, t->arena));
        if (!kind || !kind->prefix)
            continue;
        *ref = ref_text(t->arena, kind, column_int(q, 1));
        return RC_OK;
    }
    return rc == RC_ABSENT ? RC_OK : rc;
}

/* The first number that a message names: "Why is AP-1 rejected?" Of several of a kind
 * none is meant. */
static const char *ref_in(struct turn *t, const char *text)
{
    static const char of_ref[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789";
    struct err before = t->err;
    const struct record_kind *first = NULL;
    const char *found = NULL;

    while (*text) {
        size_t len = strspn(text, of_ref);
        const struct record_kind *kind;
        int64_t id;
        if (len > 2 &&
            ref_parse(t, arena_copy_bytes(t->arena, text, len), &kind, &id) == RC_OK) {
            const char *ref = ref_text(t->arena, kind, id);
            if (found && kind == first && strcmp(found, ref) != 0) {
                found = NULL;
                break;
            }
            first = first ? first : kind;
            found = found ? found : ref;
        }
        text += len ? len : 1;
    }
    t->err = before;
    return found;
}

const char *form_ref(struct turn *t, const char *command)
{
    return ref_in(t, command);
}

static enum rc record_of(struct turn *t, sqlite3_stmt *q, const char **ref)
{
    enum rc rc = row(t, q);
    struct err ignored = {.lang = t->lang};
    struct card card = {0};

    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    const char *json = column_text(q, 0, t->arena);
    int64_t turn = column_int(q, 1);
    const char *text = column_text(q, 2, t->arena);
    if (json[0] && card_read(json, t->arena, &card, &ignored) == RC_OK &&
        !text_empty(card.ref)) {
        *ref = card.ref;
        return RC_OK;
    }
    TRY(record_of_turn(t, turn, ref));
    if (!*ref)
        *ref = ref_in(t, text);
    return RC_OK;
}

enum rc talk_reply(struct turn *t, const char **ref)
{
    const char *to = !t->in ? NULL : t->in->reply_to ? t->in->reply_to : t->in->thread;
    char *end = NULL;

    *ref = NULL;
    if (!to || !*to)
        return RC_OK;
    if (t->where.id && strcmp(t->where.platform, "web") == 0) {
        QUERY *post = query(t, &talk_queries, POST);
        long long id = strtoll(to, &end, 10);
        bind_int(post, 1, *end ? 0 : id);
        bind_int(post, 2, t->where.id);
        bind_int(post, 3, t->me.id);
        return record_of(t, post, ref);
    }
    QUERY *letter = query(t, &talk_queries, LETTER);
    bind_text(letter, 1, to);
    bind_text(letter, 2, t->in->platform);
    bind_text(letter, 3, t->in->conversation ? t->in->conversation : "");
    return record_of(t, letter, ref);
}

/* The card of the message that is answered, in its newest form; no form where it is none
 * of ours, or not for them. */
static enum rc card_replied(struct turn *t, const char *to, struct card *out)
{
    struct err ignored = {.lang = t->lang};
    bool is_web = t->where.id && strcmp(t->where.platform, "web") == 0;
    QUERY *q = query(t, &talk_queries, is_web ? POST : LETTER);
    char *end = NULL;

    *out = (struct card){0};
    if (is_web) {
        long long id = strtoll(to, &end, 10);
        bind_int(q, 1, *end ? 0 : id);
        bind_int(q, 2, t->where.id);
        bind_int(q, 3, t->me.id);
    } else {
        bind_text(q, 1, to);
        bind_text(q, 2, t->in->platform);
        bind_text(q, 3, t->in->conversation ? t->in->conversation : "");
    }
    enum rc rc = row(t, q);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    const char *json = column_text(q, 0, t->arena);
    if (json[0] && card_read(json, t->arena, out, &ignored) != RC_OK)
        *out = (struct card){0};
    return RC_OK;
}

enum rc talk_question(struct turn *t, struct talk *out, bool *is_reply)
{
    const char *to = t->in ? t->in->reply_to : NULL;
    struct err before = t->err;
    struct action action;
    struct card card;

    *is_reply = false;
    TRY(talk_get(t, out));
    if (!to || !to[0])
        return RC_OK;
    TRY(card_replied(t, to, &card));
    const struct card_input *input = card.form ? form_asks(card.form) : NULL;
    if (!input || text_empty(card.form->action))
        return RC_OK;
    enum rc rc = action_get(t, card.form->action, &action);
    t->err = before;
    if (rc != RC_OK || action.used_turn != 0 ||
        (action.person != 0 && action.person != t->me.id))
        return rc == RC_BROKEN || rc == RC_AGAIN ? rc : RC_OK;
    *is_reply = true;
    out->command = action.command;
    out->action = card.form->action;
    out->input = input->name;
    out->fields = (int64_t)card.form->n_inputs;
    return RC_OK;
}

enum rc talk_deed(struct turn *t, int64_t turn, struct deed_words *out)
{
    QUERY *q = query(t, &talk_queries, DEED);
    enum rc rc;

    *out = (struct deed_words){.did = "", .words = ""};
    bind_int(q, 1, turn);
    rc = row(t, q);
    if (rc != RC_OK)
        return rc == RC_ABSENT ? RC_OK : rc;
    out->did = column_text(q, 0, t->arena);
    out->words = column_text(q, 1, t->arena);
    out->at = column_int(q, 2);
    out->person = column_int(q, 3);
    return RC_OK;
}

/* --- keeping ------------------------------------------------------------------------ */

/* A form speaks of the record that its command names. */
static void set_asked_about(struct turn *t, struct talk *talk)
{
    const char *ref = form_ref(t, t->inside->form->command);
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;

    if (ref && ref_parse(t, ref, &kind, &id) == RC_OK) {
        talk->kind = kind->name;
        talk->record = id;
    }
    t->err = before;
}

/* What was undone is spoken of no more. */
static bool is_there(struct turn *t, const struct record_kind *kind, int64_t id)
{
    struct err before = t->err;
    bool is_one = record_get(t, kind, id, arena_take(t->arena, kind->size)) == RC_OK;

    t->err = before;
    return is_one;
}

/* What was spoken of in this turn: the card that was shown, else what was written; of two
 * of a kind the later: the earlier was taken back. */
static void set_about(struct turn *t, struct talk *talk)
{
    const char *first = NULL;

    for (size_t i = 0; i < t->n_touched; i++) {
        const struct record_kind *kind = t->touched[i].kind;
        if (!kind->prefix || strcmp(kind->name, "payment") == 0 ||
            (first && strcmp(kind->name, first) != 0) ||
            !is_there(t, kind, t->touched[i].id))
            continue;
        first = talk->kind = kind->name;
        talk->record = t->touched[i].id;
    }
    if (first)
        return;
    if (t->answer_kind) {
        talk->kind = t->answer_kind;
        talk->record = t->answer_record;
    } else if (t->inside->spoken_of) {
        talk->kind = t->inside->spoken_of->name;
        talk->record = t->inside->spoken_record;
    } else if (t->answer.form && t->inside->form) {
        set_asked_about(t, talk);
    }
}

/* What must be said and was not, else what must be and only stands there as a guess. */
const struct card_input *form_asks(const struct card_form *form)
{
    const struct card_input *guessed = NULL;

    for (size_t i = 0; i < form->n_inputs; i++) {
        const struct card_input *input = &form->inputs[i];
        if (input->is_required && text_empty(input->value))
            return input;
        if (input->is_required && !guessed)
            guessed = input;
    }
    return guessed; /* NULL: a form alone, nothing must be said */
}

int64_t talk_asked(const struct talk *talk)
{
    enum { DIGITS = 8 }; /* an action begins with its turn's number */

    char digits[DIGITS + 1] = "";

    if (strlen(talk->action) < DIGITS)
        return 0;
    memcpy(digits, talk->action, DIGITS);
    return strtoll(digits, NULL, 16);
}

bool talk_is_next(const struct talk *talk)
{
    return talk->said <= talk_asked(talk) || text_empty(talk->action);
}

/* The command that ran in this turn is the one that the question asks for; "won" is a
 * stage too. */
static bool asks_again(const struct turn *t, const struct talk *talk)
{
    static const char staging[] = "deal stage ";
    const char *asked = talk->command;
    size_t len = text_empty(t->action) ? 0 : strlen(t->action);

    if (strncmp(asked, staging, strlen(staging)) == 0 && len > 0 &&
        strncmp(t->action, staging, strlen("deal")) != 0) {
        asked += strlen(staging);
        asked += strcspn(asked, " ");
        asked += *asked == ' ';
    }
    return len > 0 && strncmp(asked, t->action, len) == 0 &&
           (asked[len] == '\0' || asked[len] == ' ');
}

/* "Why?" asks about the words before it, and thanks are no answer: what was said and
 * asked before stands. */
static bool is_aside(const struct turn *t)
{
    return text_same(t->action, "why") || text_same(t->action, TALK_KIND_WORDS);
}

/* A button that stands elsewhere than on the form that is open. */
static bool is_press_elsewhere(const struct turn *t, const struct talk *talk)
{
    return t->in->kind == IN_PRESS && t->in->action &&
           strncmp(t->in->action, talk->action, strlen(talk->action)) != 0;
}

/* What was asked in a form and is not answered yet outlives another command, a button of
 * another card, or words to us that were not understood, but not what people say to one
 * another; and from then on it takes only what fits it, and no longer any words. */
bool talk_stays_open(const struct turn *t, const struct talk *talk)
{
    bool is_elsewhere = is_press_elsewhere(t, talk);

    if ((t->in->kind != IN_WORDS && !is_elsewhere) || !talk->action[0] ||
        t->answer.form || t->inside->asked || t->inside->is_dropped || is_aside(t) ||
        text_same(talk->input, TALK_ASKED_YES))
        return false;
    if (is_elsewhere)
        return !asks_again(t, talk);
    if (text_empty(t->action))
        return t->in->is_addressed;
    return !asks_again(t, talk);
}

void talk_answer(struct turn *t)
{
    t->inside->is_answer = true;
}

enum rc talk_drop(struct turn *t, const struct answered *as)
{
    struct talk talk;

    TRY(talk_get(t, &talk));
    t->inside->is_dropped = true;
    if (text_empty(talk.action))
        return RC_OK;
    TRY(action_used(t, talk.action));
    return action_answered(t, talk.action, as);
}

void talk_speak_of(struct turn *t, const struct record_kind *kind, int64_t record)
{
    t->inside->spoken_of = kind;
    t->inside->spoken_record = record;
}

void talk_forget(struct turn *t)
{
    t->inside->is_forgotten = true;
}

static bool has_touched(const struct turn *t, const char *kind, int64_t record)
{
    for (size_t i = 0; i < t->n_touched; i++)
        if (t->touched[i].id == record && strcmp(t->touched[i].kind->name, kind) == 0)
            return true;
    return false;
}

/* The same is asked again in a form of its own, or was said in other words of the same
 * record: the older form, which knows less, offers no [Save]. `talk` as it was before. */
static enum rc close_older(struct turn *t, const struct talk *talk)
{
    static const struct answered below = {.en = "Asked again below",
                                          .zh = "见下方新的表单"};
    const struct card_form *form = t->answer.form;

    if (t->in->kind != IN_WORDS || text_empty(talk->action) || t->inside->is_dropped ||
        !asks_again(t, talk))
        return RC_OK;
    bool is_same = t->inside->form && text_same(form_ref(t, t->inside->form->command),
                                                form_ref(t, talk->command));
    if (form && !is_same)
        return RC_OK;
    if (form && !text_empty(form->action))
        return action_answered(t, talk->action, &below);
    if (t->n_written == 0 || !has_touched(t, talk->kind, talk->record))
        return RC_OK;
    TRY(action_used(t, talk->action));
    return action_answered(t, talk->action, &answered_filled);
}

/* A form that wants something, or what was asked in passing. */
static void set_question(struct turn *t, struct talk *talk)
{
    const struct card_form *form = t->answer.form;
    const struct turn_inside *inside = t->inside;

    const struct card_input *input = form ? form_asks(form) : NULL;

    if (talk_stays_open(t, talk)) {
        talk->fields += talk->fields == 1;
        return;
    }
    talk->command = talk->action = talk->input = "";
    talk->fields = talk->until = 0;
    if (input && !text_empty(form->action)) {
        talk->command = inside->form ? inside->form->command : "";
        talk->action = form->action;
        talk->input = input->name;
        talk->fields = (int64_t)form->n_inputs;
    } else if (!form && inside->asked) {
        bool is_yes = text_same(inside->asked_for, TALK_ASKED_YES);
        talk->command = is_yes && !inside->yes ? "" : inside->asked;
        talk->action = is_yes && inside->yes ? inside->yes : "";
        talk->input = inside->asked_for;
        talk->fields = 1;
    }
    if (talk->command[0])
        talk->until = t->now + QUESTION_MS;
}

/* The answer to the form, in words or by the form itself, was refused, and nothing new is
 * asked instead. */
static bool is_refused_answer(const struct turn *t, const struct talk *talk, enum rc rc)
{
    if (rc == RC_OK || text_empty(talk->action) || t->answer.form ||
        t->inside->is_dropped)
        return false;
    if (t->in->kind == IN_FORM)
        return t->in->action &&
               strncmp(t->in->action, talk->action, strlen(talk->action)) == 0;
    return t->in->kind == IN_WORDS && t->inside->is_answer;
}

static enum rc put(struct turn *t, const struct talk *talk)
{
    QUERY *q = query(t, &talk_queries, PUT);

    bind_int(q, 1, t->me.id);
    bind_text(q, 2, place_text(t));
    bind_int(q, 3, t->now);
    bind_int(q, 4, talk->said);
    bind_int(q, 5, talk->done);
    bind_text(q, 6, talk->kind);
    bind_int(q, 7, talk->record);
    bind_text(q, 8, talk->action);
    bind_text(q, 9, talk->input);
    bind_int(q, 10, talk->fields);
    bind_int(q, 11, talk->until);
    bind_text(q, 12, talk->command);
    return done(t, q);
}

enum rc talk_keep(struct turn *t, enum rc rc)
{
    struct talk talk;

    if (t->me.id == 0 || t->in->kind > IN_FORM)
        return RC_OK;
    TRY(talk_get(t, &talk));
    if (is_refused_answer(t, &talk, rc)) { /* the next answer has as much time */
        talk.until = t->now + QUESTION_MS;
        return put(t, &talk);
    }
    TRY(close_older(t, &talk));
    set_about(t, &talk);
    const struct record_kind *kind = record_kind_named(talk.kind);
    if (t->inside->is_forgotten || (kind && !is_there(t, kind, talk.record))) {
        talk.kind = "";
        talk.record = 0;
    }
    bool is_done_elsewhere = t->n_written > 0 && is_press_elsewhere(t, &talk);
    if ((t->in->kind == IN_WORDS && !is_aside(t)) || is_done_elsewhere)
        talk.said = t->id;
    if (t->n_written > 0 && t->may_be_undone)
        talk.done = t->id;
    if (!is_aside(t) || t->inside->is_dropped)
        set_question(t, &talk);
    return put(t, &talk);
}
