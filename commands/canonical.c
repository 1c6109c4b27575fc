/* canonical.c - a command, or a sentence that begins like one. */
#include "commands/canonical.h"
#include "commands/only_words.h"
#include "commands/parse.h"
#include "commands/undo.h"
#include "commands/words.h"
#include "sales/approval.h"
#include "store/people.h"

#include <string.h>

/* What must not be done on a doubtful sentence, with what a sentence calls it. */
static const char *risky_meaning(const struct command *command)
{
    static const struct {
        const char *command, *cmd;
    } risky[] = {{"approve", "approval.approve"}, {"payment", "payment.record"}};

    for (size_t i = 0; i < COUNT(risky); i++)
        if (strcmp(risky[i].command, command->name) == 0)
            return risky[i].cmd;
    return NULL;
}

/* "X-1": looks like a reference, and nothing has such numbers. */
static bool begins_with_no_ref(struct turn *t, const char *rest)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t n = strspn(rest, letters), digits;
    const struct record_kind *kind;
    struct err before = t->err;
    int64_t id;

    if (n == 0 || rest[n] != '-')
        return false;
    digits = strspn(rest + n + 1, "0123456789");
    if (digits == 0 || (rest[n + 1 + digits] && rest[n + 1 + digits] != ' '))
        return false;
    bool is_ref = ref_parse(t, arena_copy_bytes(t->arena, rest, n + 1 + digits), &kind,
                            &id) == RC_OK;
    t->err = before;
    return !is_ref;
}

/* colour=red: nobody talks like that. */
static bool names_values(struct turn *t, const char *rest)
{
    size_t n;
    struct word *list = words_split(t->arena, rest, &n);

    for (size_t i = 0; i < n; i++)
        if (list[i].name)
            return true;
    return false;
}

/* "remind 2026-03-32 call": it was read, and there is no such day or time. */
static bool names_no_day(struct turn *t, const struct command *command, const char *rest)
{
    const char *none = IN(t, "there is no ", "没有");
    const char *said = parse_complaint(t, command, rest);

    /* "there is no customer" is no reason: it may be a sentence. */
    return strncmp(said, none, strlen(none)) == 0 && strpbrk(said, "0123456789") &&
           !strstr(said, IN(t, "customer", "客户"));
}

bool is_strict(struct turn *t, const struct command *command, const char *words,
               const char *rest)
{
    if (begins_with_no_ref(t, rest) || names_values(t, rest) ||
        names_no_day(t, command, rest))
        return true;
    return text_same(risky_meaning(command), "payment.record") &&
           (unsigned char)*words < 0x80;
}

static const void *field_of(const struct arg *arg, const char *args)
{
    return args + arg->offset;
}

/* The last phrase that holds something: a remark. */
static const char *remark_of(const struct command *command, const char *args)
{
    const char *remark = "";

    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        if (arg->type == ARG_PHRASE &&
            ((const struct phrase *)field_of(arg, args))->text[0])
            remark = ((const struct phrase *)field_of(arg, args))->text;
    return remark;
}

/* A remark that turns a verdict into a question, a condition or its opposite. */
static bool is_in_doubt(struct arena *arena, const char *remark)
{
    static const char *const signs[] = {
        "?",     " if ",    " unless ", " until ", " once ",  " provided ", " only ",
        " but ", " not ",   " when ",   " after ", " don't ", " can't ",    " won't ",
        " no ",  " never ", "吗",       "如果",    "要是",    "除非",       "只要",
        "但",    "不",      "等",       "之后",    "没",      "别",         "先"};
    const char *padded = arena_printf(arena, " %s ", text_fold(arena, remark));

    return text_has_any(padded, signs, COUNT(signs));
}

static bool has_open_clock(const struct command *command, const char *args)
{
    for (const struct arg *arg = command->args; arg && arg->name; arg++) {
        const struct moment *moment = field_of(arg, args);
        if (arg->type == ARG_MOMENT && day_known(moment->day))
            return moment->minute < 0;
    }
    return false;
}

/* The words hold one of these kinds of things. */
static bool holds(struct turn *t, const char *words, unsigned kinds)
{
    const struct reading_context context = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, words, strlen(words), &context, &found);
    for (size_t i = 0; i < found.n; i++)
        if (kinds & (1U << found.rows[i].kind))
            return true;
    return false;
}

enum { NAME_LETTERS = 12, NAME_WORDS = 5 };

/* "7-Eleven, Mike, 555 0100": a list. */
static bool is_list(const char *words)
{
    return strstr(words, ", ") || strstr(words, "，") || strstr(words, "；") ||
           strstr(words, "、") || strchr(words, ';');
}

/* "new lead ACME Kevin 13900001111 from the fair": no company is called that. */
static bool is_name(struct turn *t, const char *words)
{
    const unsigned others = 1U << ENTITY_PHONE | 1U << ENTITY_EMAIL | 1U << ENTITY_MONEY;
    size_t n;

    (void)words_split(t->arena, words, &n);
    if (is_list(words) || holds(t, words, others))
        return false;
    return n > 1 || words_is_han(utf8_next(&(const char *){words}))
               ? n <= NAME_WORDS && (n > 1 || utf8_count(words) <= NAME_LETTERS)
               : true;
}

/* "won Acme 48k, signed Monday": what winning wants to know. */
static const unsigned a_fact = 1U << ENTITY_DATE | 1U << ENTITY_DATETIME |
                               1U << ENTITY_DAYS | 1U << ENTITY_MONEY |
                               1U << ENTITY_NUMBER;
static const unsigned a_clock = 1U << ENTITY_TIME | 1U << ENTITY_PART;

/* The sentence says the same command, and more of it than its words by themselves. */
static bool says_more(struct turn *t, const struct command *command, const char *args,
                      const char *remark, const struct sentence *sentence)
{
    if (strcmp(command->name, "lead new") == 0 && sentence_has(sentence, "lead.create"))
        return !is_name(t, remark);
    if (strcmp(command->name, "note") == 0 && sentence_has(sentence, "note.add"))
        return sentence_has(sentence, "reminder.create") &&
               sentence->meanings.n_asks == 0;
    if (strcmp(command->name, "won") == 0 && sentence_has(sentence, "stage.set"))
        return holds(t, remark, a_fact);
    return has_open_clock(command, args) && sentence_means(sentence) &&
           holds(t, remark, a_clock);
}

/* "申请鼎砺 88折，客户在比价": what stands where the kind would is none. */
static bool names_no_kind(struct arena *arena, const char *rest)
{
    size_t n;
    struct word *list = words_split(arena, rest, &n);

    return n > 1 && !list[1].name && !approval_kind_known(list[1].value);
}

/* "2", and "T-812" behind a button: what undo takes. "撤回AP-87" is a request that is
 * recalled. */
static bool is_step(const char *rest)
{
    if ((*rest == 'T' || *rest == 't') && rest[1] == '-')
        rest += 2;
    return *rest && rest[strspn(rest, "0123456789 ")] == '\0';
}

/* "undo ana": one word, and a colleague's. */
static bool is_colleague(struct turn *t, const char *rest)
{
    const struct err before = t->err;
    struct person person;

    if (*rest == '\0' || rest[strcspn(rest, " \t\n")])
        return false;
    enum rc rc = people_find(t, rest, &person);
    t->err = before;
    return rc == RC_OK;
}

/* "last amount=5", "T-812": what change begins with. "Change the close date" is said. */
static bool names_step(const char *rest)
{
    return strncmp(rest, "last", strlen("last")) == 0 ||
           strncmp(rest, "上一步", strlen("上一步")) == 0 ||
           ((*rest == 'T' || *rest == 't') && rest[1] == '-') ||
           (*rest >= '0' && *rest <= '9');
}

/* "undo that", "move Acme to proposal", "remind me ...": a name that people begin their
 * sentences with. */
static bool talks_more(struct turn *t, const struct command *command, const char *rest,
                       const struct sentence *sentence)
{
    bool is_me = rest - sentence->text > 7; /* "remind me", 提醒我 */

    if (strcmp(command->name, "undo") == 0)
        return !is_step(rest) && !is_colleague(t, rest) && sentence_means(sentence);
    if (strcmp(command->name, "change") == 0)
        return !names_step(rest) && sentence_means(sentence);
    if (strcmp(command->name, "approval request") == 0)
        return names_no_kind(t->arena, rest) &&
               sentence_has(sentence, "approval.request");
    if (strcmp(command->name, "deal stage") == 0)
        return (strstr(rest, " to ") || strstr(rest, " into ")) && !strchr(rest, '=') &&
               (sentence_has(sentence, "stage.set") ||
                sentence_has(sentence, "reminder.snooze"));
    return strcmp(command->name, "remind") == 0 && is_me && !strchr(rest, '=') &&
           sentence_has(sentence, "reminder.create") && sentence->meanings.n_asks == 0;
}

bool is_canonical(struct turn *t, const struct command *command, const char *rest,
                  const struct sentence *sentence)
{
    const char *meant = risky_meaning(command);
    char *args = arena_take(t->arena, command->args_size + 1);

    if (*rest == '\0')
        return !sentence->reply_to || !sentence_means(sentence);
    if (!parse_reads(t, command, rest, args, NULL))
        return false;
    const char *remark = remark_of(command, args);
    if (talks_more(t, command, rest, sentence))
        return false;
    if (remark[0] == '\0' || strchr(rest, '='))
        return true;
    if (meant && !sentence_has(sentence, meant) && is_in_doubt(t->arena, remark))
        return false;
    return !says_more(t, command, args, remark, sentence);
}

/* All of it stands between quotes: it is meant as it stands. */
static bool is_quoted(const char *rest)
{
    const char *end = *rest == '"' ? strchr(rest + 1, '"') : NULL;

    return end && end[1] == '\0';
}

/* Whether a sentence could say more than these arguments; to read it costs several times
 * what the command does, so it is asked in the remark alone and without the firm. */
static bool may_say_more(struct turn *t, const struct command *command, const char *args,
                         const char *remark)
{
    if (risky_meaning(command) || strcmp(command->name, "remind") == 0 ||
        strcmp(command->name, "deal stage") == 0)
        return true;
    if (strcmp(command->name, "lead new") == 0)
        return !is_name(t, remark);
    if (strcmp(command->name, "note") == 0) {
        const struct reading_context context = sentence_reading(t);
        bool is_later = meaning_tells_of_later(t->arena, remark, &context);
        t->timeless = is_later ? NULL : remark;
        return is_later;
    }
    if (strcmp(command->name, "won") == 0)
        return holds(t, remark, a_fact);
    return has_open_clock(command, args) && holds(t, remark, a_clock);
}

bool is_plain(struct turn *t, const struct command *command, const char *rest,
              const void **args)
{
    char *read = arena_take(t->arena, command->args_size + 1);
    bool is_whole = false;

    *args = NULL;
    if (*rest == '\0')
        return text_empty(t->in->reply_to) && text_empty(t->in->thread);
    if (strcmp(command->name, "undo") == 0)
        return is_step(rest) || is_colleague(t, rest);
    if (strcmp(command->name, "change") == 0)
        return names_step(rest);
    if (!parse_reads(t, command, rest, read, &is_whole))
        return false;
    if (is_whole)
        *args = read;
    const char *remark = remark_of(command, read);
    if (strcmp(command->name, "approval request") == 0 && names_no_kind(t->arena, rest))
        return false;
    return remark[0] == '\0' || strchr(rest, '=') || is_quoted(rest) ||
           !may_say_more(t, command, read, remark);
}

/* 同意吗？, "approve?": nothing but the question itself. */
static bool only_asks(struct arena *arena, const char *rest)
{
    const char *letters = only_letters(arena, rest);

    return *rest && (letters[0] == '\0' ||
                     only_of(letters, "吗|么|呢|嘛|不|没|没有|了|的|or not|yet|right"));
}

bool is_doubtful(struct turn *t, const struct command *command, const char *rest)
{
    char *args = arena_take(t->arena, command->args_size + 1);

    if (only_asks(t->arena, rest) &&
        (risky_meaning(command) || text_same(command->name, "reject")))
        return true;

    return risky_meaning(command) && !strchr(rest, '=') &&
           parse_reads(t, command, rest, args, NULL) &&
           is_in_doubt(t->arena, remark_of(command, args));
}
