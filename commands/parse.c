/* parse.c - words into typed arguments. */
#include "commands/parse_inside.h"
#include "commands/parse_value.h"

#include <string.h>

static int arg_named(const struct command *command, const char *name)
{
    name = arg_name_meant(name);
    for (int i = 0; command->args && command->args[i].name; i++)
        if (command->args[i].type != ARG_PAIRS &&
            strcmp(command->args[i].name, name) == 0)
            return i;
    return -1;
}

static int arg_of_pairs(const struct command *command)
{
    for (int i = 0; command->args && command->args[i].name; i++)
        if (command->args[i].type == ARG_PAIRS)
            return i;
    return -1;
}

/* A word with a name that means something here; the rest are words like any other. */
static bool has_name(const struct reading *r, const struct word *word)
{
    return word->name &&
           (arg_named(r->command, word->name) >= 0 || arg_of_pairs(r->command) >= 0);
}

static enum rc usage(struct reading *r, enum rc rc)
{
    struct turn *t = r->t;

    if (t->err.hint[0] == '\0')
        return err_hint(&t->err, IN(t, "usage: %s", "用法：%s"),
                        command_usage(t->arena, r->command, t->lang));
    return rc;
}

static void leave_out(const struct arg *arg, char *into)
{
    void *field = into + arg->offset;

    switch (arg->type) {
    case ARG_PHRASE:
        ((struct phrase *)field)->text = "";
        break;
    case ARG_MONEY:
        ((struct money *)field)->minor = -1;
        break;
    case ARG_DAY:
        *(struct day *)field = DAY_NONE;
        break;
    case ARG_MOMENT:
        *(struct moment *)field = (struct moment){DAY_NONE, -1};
        break;
    case ARG_NUMBER:
        *(int64_t *)field = INT64_MIN;
        break;
    case ARG_WORD:
    case ARG_REF:
    case ARG_PERSON:
    case ARG_PAIRS:
        break;
    }
}

static void add_pair(struct reading *r, const char *name, const char *value)
{
    if (r->n_pairs == r->room_pairs) {
        size_t room = r->room_pairs ? 2 * r->room_pairs : 8;
        struct pair *more = TAKE_N(r->t->arena, room, struct pair);
        for (size_t i = 0; i < r->n_pairs; i++)
            more[i] = r->pairs[i];
        r->pairs = more;
        r->room_pairs = room;
    }
    r->pairs[r->n_pairs++] = (struct pair){name, value};
}

/* Words that belong together from here on: those without a name that means something. */
static size_t run_length(const struct reading *r)
{
    size_t n = 1;

    while (r->at + n < r->n && !has_name(r, &r->list[r->at + n]))
        n++;
    return n;
}

/* The text of the next `n` words: as typed, but a single quoted one without its quotes.
 */
static const char *text_of(const struct reading *r, size_t n, bool is_named)
{
    const struct word *first = &r->list[r->at], *last = &r->list[r->at + n - 1];
    const char *from = is_named ? first->value_from : first->from;

    if (n == 1 && (is_named || first->is_quoted))
        return first->value;
    return arena_copy_bytes(r->t->arena, from, (size_t)(last->until - from));
}

/* Two signs that nobody glues: "30" is never a 3 with something behind it. */
static bool is_ascii_pair(const char *at)
{
    return (unsigned char)at[-1] < 0x80 && (unsigned char)at[0] < 0x80;
}

/* Chinese glues: D-1042客户很满意, 明天下午3点打电话. Reads the longest beginning of the
 * word that the argument can use, and leaves the rest as the next word. */
static bool read_glued(struct reading *r, int index, bool is_named)
{
    const struct arg *arg = &r->command->args[index];
    struct word *word = &r->list[r->at];
    const char *from = is_named ? word->value_from : word->from, *at = from;
    const char *ends[GLUED_MOST];
    size_t n = 0;

    if (word->is_quoted || (arg->type != ARG_MOMENT && arg->type != ARG_REF))
        return false;
    while (n < GLUED_MOST && at < word->until) {
        bool is_cut = words_is_han(utf8_next(&(const char *){at}));
        if (at > from && (is_cut || (arg->type == ARG_MOMENT && !is_ascii_pair(at))))
            ends[n++] = at;
        if (is_cut && arg->type == ARG_REF)
            break; /* a reference holds no Han */
        (void)utf8_next(&at);
    }
    while (n > 0) {
        const char *end = ends[--n];
        const char *text = arena_copy_bytes(r->t->arena, from, (size_t)(end - from));
        if (value_read(r->t, arg, text, r->into) != RC_OK)
            continue;
        *word = (struct word){.from = end, .until = word->until, .value_from = end};
        word->value = arena_copy_bytes(r->t->arena, end, (size_t)(word->until - end));
        return true;
    }
    return false;
}

/* "tomorrow 25:00 call": behind a day, what looks like a time and is none is no word. */
static enum rc refuse_clock(struct reading *r, const struct arg *arg)
{
    const struct moment *moment = (const void *)(r->into + arg->offset);

    if (arg->type != ARG_MOMENT || moment->minute >= 0 || r->at == r->n ||
        r->list[r->at].is_quoted || has_name(r, &r->list[r->at]))
        return RC_OK;
    return value_refuse_clock(r->t, r->list[r->at].value);
}

/* Reads one argument from the words that stand here: as many as it can use. */
static enum rc read_arg(struct reading *r, int index, bool is_named)
{
    const struct arg *arg = &r->command->args[index];
    size_t n = run_length(r), most = value_words(arg->type);
    enum rc rc = RC_OK;
    struct err told = {.lang =
                           r->t->lang}; /* "Alder Rail is a lead still": not of "Alder" */

    if (r->list[r->at].is_quoted ||
        (arg->type == ARG_REF && value_is_ref(r->t, text_of(r, 1, is_named))))
        n = 1;
    if (arg->type == ARG_PHRASE) {
        const char *text = text_of(r, n, is_named);
        struct phrase *phrase = (void *)(r->into + arg->offset);
        phrase->text = text;
        r->is_filled[index] = text[0] != '\0';
        r->quoted = r->list[r->at].is_quoted && !is_named ? phrase : NULL;
        r->quoted_from = r->list[r->at].from;
        r->at += n;
        return RC_OK;
    }
    for (n = n < most ? n : most; n > 0; n--) {
        rc = value_read(r->t, arg, text_of(r, n, is_named), r->into);
        if (rc == RC_OK) {
            r->is_filled[index] = true;
            r->quoted = NULL;
            r->at += n;
            return refuse_clock(r, arg);
        }
        if (rc == RC_BROKEN)
            return rc;
        if (arg->type == ARG_REF && r->t->err.hint[0] && !told.hint[0])
            told = r->t->err;
    }
    struct err err = told.hint[0] ? told : r->t->err;
    if (read_glued(r, index, is_named)) {
        r->is_filled[index] = true;
        r->quoted = NULL;
        return refuse_clock(r, arg);
    }
    r->t->err = err;
    return rc;
}

static enum rc said_twice(struct reading *r, const char *name)
{
    (void)err_set(&r->t->err, RC_USAGE, IN(r->t, "%s is said twice", "%s 写了两次"),
                  name);
    return usage(r, RC_USAGE);
}

/* name=value. What a form's field has said already goes before it. */
static enum rc read_named(struct reading *r)
{
    const struct word *word = &r->list[r->at];
    int index = arg_named(r->command, word->name);

    if (index < 0) {
        size_t n = word->is_quoted ? 1 : run_length(r);
        add_pair(r, word->name, text_of(r, n, true));
        r->at += n;
        return RC_OK;
    }
    if (r->is_field[index]) {
        r->at += word->is_quoted || r->command->args[index].type != ARG_PHRASE
                     ? 1
                     : run_length(r);
        return RC_OK;
    }
    if (r->is_filled[index])
        return said_twice(r, r->command->args[index].name);
    if (word->value[0] == '\0' && r->command->args[index].type == ARG_MONEY)
        return err_set(&r->t->err, RC_USAGE, IN(r->t, "%s= says nothing", "%s= 没有内容"),
                       word->name);
    if (word->value[0] == '\0') {
        r->at++;
        return RC_OK;
    }
    return read_arg(r, index, true);
}

/* "fone=138...": nearly an argument of this command. */
static const char *nearly_named(const struct reading *r, const struct word *word)
{
    const char *nearest = NULL;
    int least = 3;

    if (!word->name || strlen(word->name) < 3)
        return NULL;
    for (const struct arg *arg = r->command->args; arg && arg->name; arg++) {
        int distance = text_distance(word->name, arg->name, 2);
        if (arg->type == ARG_PAIRS || strlen(arg->name) < 4 || distance >= least)
            continue;
        least = distance;
        nearest = arg->name;
    }
    return nearest;
}

/* "hand over D-5 to bo", "promise INV-7 on friday": the name itself, before its value. */
static bool skips_name(struct reading *r, const struct arg *arg)
{
    const struct word *word = &r->list[r->at];
    bool is_person = arg->type == ARG_PERSON;

    if (r->at + 1 == r->n || word->is_quoted || word->name ||
        (!is_person && arg->type != ARG_DAY))
        return false;
    if (strcmp(text_fold(r->t->arena, word->value), arg->name) != 0 &&
        !(is_person && strcmp(word->value, "给") == 0))
        return false;
    r->at++;
    return true;
}

/* What an optional amount or day could not read is not some remark's: "payment INV-7 -5"
 * would be all that is open. */
static bool is_costly(const struct arg *passed, const struct word *word)
{
    return (passed->type == ARG_MONEY && !word->is_quoted) ||
           (passed->type == ARG_DAY && value_is_figure(word->value));
}

/* A phrase that began with a quote, and went on: `"great" they said`. */
static bool goes_on(struct reading *r)
{
    size_t n = run_length(r);

    if (!r->quoted)
        return false;
    r->quoted->text =
        arena_copy_bytes(r->t->arena, r->quoted_from,
                         (size_t)(r->list[r->at + n - 1].until - r->quoted_from));
    r->at += n;
    return true;
}

/* "state=foo" where there is no state. */
static enum rc no_such_name(struct reading *r, const struct word *word)
{
    (void)err_set(&r->t->err, RC_USAGE,
                  IN(r->t, "there is no %s= here", "这里没有 %s= 这一项"), word->name);
    return usage(r, RC_USAGE);
}

/* The next word goes to the first open argument that can read it; an optional one that
 * cannot is passed over when others follow, but an amount for a phrase never. */
static enum rc read_positional(struct reading *r, size_t *next)
{
    struct turn *t = r->t;
    const struct word *word = &r->list[r->at];
    const char *near = nearly_named(r, word);
    struct err before = t->err, first = before;
    bool has_failed = false, is_barred = false;

    if (near) {
        (void)err_set(&t->err, RC_USAGE, IN(t, "I do not know %s=", "没有 %s= 这一项"),
                      word->name);
        return err_hint(&t->err, IN(t, "did you mean %s=", "是不是 %s="), near);
    }
    for (size_t i = *next; i < r->n_args; i++) {
        const struct arg *arg = &r->command->args[i];
        if (r->is_filled[i] || arg->type == ARG_PAIRS)
            continue;
        if (arg->type == ARG_WORD && word->name)
            return no_such_name(r, word);
        if (is_barred && arg->type == ARG_PHRASE)
            break;
        bool is_named = skips_name(r, arg);
        enum rc rc = read_arg(r, (int)i, false);
        if (rc == RC_OK) {
            *next = i + 1;
            t->err = before;
            return RC_OK;
        }
        if (rc == RC_BROKEN || !arg->is_optional || is_named || r->is_filled[i])
            return usage(r, rc);
        is_barred |= is_costly(arg, word);
        if (!has_failed)
            first = t->err;
        has_failed = true;
    }
    if (goes_on(r)) {
        t->err = before;
        return RC_OK;
    }
    if (has_failed) {
        t->err = first;
        return usage(r, first.rc);
    }
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "I do not know what \"%s\" is for", "不明白“%s”指什么"),
                  words_short(t->arena, word->value));
    return usage(r, RC_USAGE);
}

static enum rc read_fields(struct reading *r, const struct pairs *fields)
{
    for (size_t i = 0; fields && i < fields->n; i++) {
        const struct pair *field = &fields->list[i];
        int index = arg_named(r->command, field->name);
        if (words_skip_blanks(field->value)[0] == '\0')
            continue;
        if (index < 0) {
            if (arg_of_pairs(r->command) >= 0)
                continue; /* after the words' own pairs: read_pairs */
            (void)err_set(&r->t->err, RC_USAGE,
                          IN(r->t, "\"%s\" is no field of this", "没有“%s”这一项"),
                          words_short(r->t->arena, field->name));
            return usage(r, RC_USAGE);
        }
        /* Nobody typed the command: its usage is of no use. */
        TRY(err_at(&r->t->err, field->name,
                   value_read(r->t, &r->command->args[index], field->value, r->into)));
        r->is_filled[index] = r->is_field[index] = true;
    }
    return RC_OK;
}

static void read_pairs(struct reading *r, const struct pairs *fields)
{
    int index = arg_of_pairs(r->command);

    if (index < 0)
        return;
    for (size_t i = 0; fields && i < fields->n; i++)
        if (arg_named(r->command, fields->list[i].name) < 0 &&
            words_skip_blanks(fields->list[i].value)[0])
            add_pair(r, fields->list[i].name, fields->list[i].value);
    *(struct pairs *)(void *)(r->into + r->command->args[index].offset) =
        (struct pairs){r->pairs, r->n_pairs};
}

static enum rc read_all(struct reading *r, const char *words, const struct pairs *fields)
{
    const struct arg *args = r->command->args;
    size_t next = 0;

    memset(r->into, 0, r->command->args_size);
    for (r->n_args = 0; args && args[r->n_args].name && r->n_args < MOST_ARGS;
         r->n_args++)
        leave_out(&args[r->n_args], r->into);
    TRY(read_fields(r, fields));
    r->list = words_split(r->t->arena, words, &r->n);
    while (r->at < r->n) {
        if (has_name(r, &r->list[r->at])) {
            enum rc rc = read_named(r);
            if (rc != RC_OK)
                return usage(r, rc);
        } else {
            TRY(read_positional(r, &next));
        }
    }
    read_pairs(r, fields);
    return RC_OK;
}

static const struct arg *first_missing(const struct reading *r)
{
    for (size_t i = 0; i < r->n_args; i++)
        if (!r->command->args[i].is_optional && !r->is_filled[i] &&
            r->command->args[i].type != ARG_PAIRS)
            return &r->command->args[i];
    return NULL;
}

enum rc parse_args_with(struct turn *t, const struct command *command, const char *words,
                        const struct pairs *fields, void *into)
{
    struct reading r = {.t = t, .command = command, .into = into};

    TRY(read_all(&r, words, fields));
    const struct arg *missing = first_missing(&r);
    return missing ? parse_ask(&r, missing, words, fields) : RC_OK;
}

enum rc parse_args(struct turn *t, const struct command *command, const char *words,
                   void *into)
{
    return parse_args_with(t, command, words, NULL, into);
}

const char *parse_complaint(struct turn *t, const struct command *command,
                            const char *words)
{
    struct reading r = {.t = t, .command = command};
    struct err before = t->err;

    r.into = arena_take(t->arena, command->args_size + 1);
    enum rc rc = read_all(&r, words, NULL);
    const char *said = rc == RC_OK ? "" : arena_copy(t->arena, t->err.said);
    t->err = before;
    return said;
}

bool parse_reads(struct turn *t, const struct command *command, const char *words,
                 void *into, bool *is_whole)
{
    struct reading r = {.t = t, .command = command, .into = into};
    struct err err = t->err;
    bool reads = read_all(&r, words, NULL) == RC_OK;

    t->err = err;
    if (is_whole)
        *is_whole = reads && !first_missing(&r);
    return reads;
}

bool parse_would(struct turn *t, const struct command *command, const char *words)
{
    struct reading r = {.t = t, .command = command};
    struct err err = t->err;

    r.into = arena_take(t->arena, command->args_size + 1);
    enum rc rc = read_all(&r, words, NULL);
    t->err = err;
    return rc == RC_OK && !first_missing(&r);
}
