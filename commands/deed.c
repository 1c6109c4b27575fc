/* deed.c - what a step did, in words. */
#include "commands/deed.h"
#include "commands/command.h"
#include "store/audit.h"

#include <string.h>

enum { CHANGES_MOST = 256, NAMES_MOST = 400 };

/* What a turn changed, and the words for it in the making. */
struct telling {
    struct turn *t;
    const struct audit_change *list;
    size_t n;
    enum lang lang;
};

static const struct command *command_of(const char *action)
{
    for (const struct command *const *at = commands; *at; at++)
        if (strcmp((*at)->name, action) == 0)
            return *at;
    return NULL;
}

static bool is_first_of(const struct telling *of, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(of->list[i].action, of->list[at].action) == 0)
            return false;
    return true;
}

static bool is_of_kind(const struct audit_change *at, const char *action,
                       const char *kind, size_t len)
{
    return strcmp(at->action, action) == 0 && strlen(at->kind->name) == len &&
           strncmp(at->kind->name, kind, len) == 0;
}

/* What the command changed of one kind, by name, each once: "INV-7 Acme and 2 more"; ""
 * when it changed nothing of the kind. */
static const char *subject_of_kind(const struct telling *of, const char *action,
                                   const char *kind, size_t len)
{
    struct turn *t = of->t;
    const char **names = TAKE_N(t->arena, of->n, const char *);
    size_t n = 0;

    for (size_t i = 0; i < of->n; i++) {
        const struct audit_change *at = &of->list[i];
        if (!is_of_kind(at, action, kind, len))
            continue;
        const char *name = record_called(t, at->kind, at->record);
        size_t k = 0;
        while (k < n && strcmp(names[k], name) != 0)
            k++;
        if (k == n)
            names[n++] = name;
    }
    if (n < 2)
        return n ? names[0] : "";
    return of->lang == LANG_ZH
               ? arena_printf(t->arena, "%s等 %zu 项", names[0], n)
               : arena_printf(t->arena, "%s and %zu more", names[0], n - 1);
}

static const char *subject(const struct telling *of, const char *action,
                           const char *kinds)
{
    const char *name = "";

    for (; *kinds && !name[0]; kinds += strcspn(kinds, " "), kinds += *kinds == ' ')
        name = subject_of_kind(of, action, kinds, strcspn(kinds, " "));
    return name;
}

/* The rows' formats take one text each: tests/commands/test_examples looks at that. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static const char *filled(struct arena *arena, const char *format, const char *subject)
{
    return arena_printf(arena, format, subject);
}

#pragma GCC diagnostic pop

/* A step done again with other values is the correction of it. */
static enum rc call_correction(const struct telling *of, int64_t turn, const char **out)
{
    struct arena *arena = of->t->arena;
    bool is_change;

    TRY(audit_is_change(of->t, turn, &is_change));
    if (is_change)
        *out = arena_printf(arena, IN(of, "the correction of %s", "%s的更正"), *out);
    return RC_OK;
}

enum rc deed_called(struct turn *t, int64_t turn, enum lang lang, const char **out)
{
    struct audit_change *list = TAKE_N(t->arena, CHANGES_MOST, struct audit_change);
    struct telling of = {.t = t, .list = list, .lang = lang};
    const char *plain = IN(&of, "that step", "那一步");
    struct text names;

    TRY(audit_changes(t, turn, CHANGES_MOST, list, &of.n));
    text_init(&names, t->arena, NAMES_MOST);
    for (size_t i = 0; i < of.n; i++) {
        const struct command *command = command_of(list[i].action);
        if (!command || !is_first_of(&of, i))
            continue;
        if (!command->deed.en) { /* a setting of their own goes by its name */
            plain = IN(&of, command->name, command->name_zh);
            continue;
        }
        const char *whose = subject(&of, list[i].action, command->deed.of);
        const char *format = IN(&of, command->deed.en, command->deed.zh);
        text_addf(&names, "%s%s", names.len ? IN(&of, ", ", "、") : "",
                  whose[0] ? filled(t->arena, format, whose)
                           : IN(&of, command->name, command->name_zh));
    }
    *out = names.len ? names.bytes : plain;
    return names.len ? call_correction(&of, turn, out) : RC_OK;
}
