/* "help" - what one can type; made from the table of commands, as is docs/commands.md. */
#include "commands/help.h"
#include "commands/access.h"
#include "commands/dispatch.h"
#include "commands/parse_value.h"
#include "commands/sayings.h"
#include "commands/words.h"

#include <string.h>

struct help {
    struct phrase about;
};

enum { HELP_MOST = 8 * 1024, MARKDOWN_MOST = 128 * 1024 };

static const struct arg wants[] = {
    OPT(struct help, about, "a command, or all; sentences when left out",
        "某个命令，或“全部”；默认说例句"),
    {0},
};

static const struct example examples[] = {
    {"help", "What you can type", NULL},
    {"帮助 跟进", "*跟进", "bo"},
    {"help deal stage", "*deal stage DEAL STAGE", NULL},
    {0},
};

/* "Leads" / "线索". */
static const char *group_text(enum command_group group, enum lang lang)
{
    static const struct {
        const char *en, *zh;
    } names[COMMAND_GROUPS] = {
        [GROUP_LEADS] = {"Leads", "线索"},
        [GROUP_DEALS] = {"Deals", "商机"},
        [GROUP_TIME] = {"Reminders", "提醒"},
        [GROUP_APPROVALS] = {"Approvals", "审批"},
        [GROUP_MONEY] = {"Invoices and payments", "发票与回款"},
        [GROUP_TEAM] = {"Team", "团队"},
    };

    return lang == LANG_ZH ? names[group].zh : names[group].en;
}

static bool is_for(const struct turn *t, const struct command *command)
{
    return person_may(&t->me, command->role) &&
           (!command->in_demo_only || t->firm.is_demo);
}

/* A line; none for a group in which this person may do nothing. */
static void add_group(struct turn *t, struct text *text, enum command_group group)
{
    bool is_first = true;

    for (const struct command *const *at = commands; *at; at++) {
        if ((*at)->group != group || !is_for(t, *at))
            continue;
        if (is_first)
            text_addf(text, IN(t, "\n*%s*: ", "\n*%s*："), group_text(group, t->lang));
        text_addf(text, "%s%s", is_first ? "" : IN(t, ", ", "、"),
                  IN(t, (*at)->name, (*at)->name_zh));
        is_first = false;
    }
}

/* Sentences come first: nobody has to learn the commands. */
static void add_sentences(struct turn *t, struct text *text)
{
    const char *list[SAYINGS_MOST];
    size_t n = sayings_for(t, list, COUNT(list));

    for (size_t i = 0; i < n; i++)
        text_addf(text, "\n“%s”", list[i]);
}

static void say_sentences(struct turn *t)
{
    struct text text;

    text_init(&text, t->arena, HELP_MOST);
    text_add(&text, IN(t, "What you can type, as you would say it to a colleague:",
                       "可以这样发，像对同事说话一样："));
    add_sentences(t, &text);
    say(t, "%s", text.bytes);
    offer(t, IN(t, "All commands", "全部命令"), BUTTON_PLAIN, "help all");
}

static void say_commands(struct turn *t)
{
    struct text text;

    text_init(&text, t->arena, HELP_MOST);
    text_add(&text, IN(t, "Commands by name:", "命令："));
    for (int group = 0; group < COMMAND_GROUPS; group++)
        add_group(t, &text, (enum command_group)group);
    text_add(&text, IN(t, "\n`help deal stage` says more about one.",
                       "\n发“帮助 跟进”看某一个的用法。"));
    say(t, "%s", text.bytes);
}

static bool is_all(struct turn *t, const char *about)
{
    const char *word = text_fold(t->arena, about);

    return text_same(word, "all") || text_same(word, "commands") ||
           text_same(word, "全部") || text_same(word, "命令");
}

static void add_aliases(struct text *text, const struct command *command,
                        const char *between)
{
    for (size_t i = 0; i < COMMAND_ALIASES && command->aliases[i]; i++)
        text_addf(text, "%s%s", i ? between : "", command->aliases[i]);
}

static void say_one(struct turn *t, const struct command *command)
{
    struct text text;

    text_init(&text, t->arena, HELP_MOST);
    text_addf(&text, IN(t, "*%s*: %s", "*%s*：%s"),
              command_usage(t->arena, command, t->lang),
              IN(t, command->brief, command->brief_zh));
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        text_addf(&text, IN(t, "\n%s: %s", "\n%s：%s"),
                  arg->type == ARG_PAIRS ? IN(t, "name=value", "名称=值")
                                         : arg_name_said(arg, t->lang),
                  IN(t, arg->about, arg->about_zh));
    text_addf(&text, IN(t, "\nalso: %s, ", "\n也可以：%s、"),
              IN(t, command->name_zh, command->name));
    add_aliases(&text, command, IN(t, ", ", "、"));
    if (command->role)
        text_addf(&text, IN(t, "\nfor: %s", "\n适用：%s"),
                  roles_text(t->arena, command->role, t->lang));
    for (const struct example *at = command->examples; at && at->words; at++)
        text_addf(&text, IN(t, "\nsuch as: %s", "\n例如：%s"), at->words);
    say(t, "%s", text.bytes);
}

static enum rc run(struct turn *t, const void *args)
{
    const struct help *in = args;
    const char *rest = "";

    say_privately(t);
    if (in->about.text[0] == '\0') {
        say_sentences(t);
        return RC_OK;
    }
    if (is_all(t, in->about.text)) {
        say_commands(t);
        return RC_OK;
    }
    const struct command *command = command_find(in->about.text, &rest);
    if (command) {
        say_one(t, command);
        return RC_OK;
    }
    const char *near = command_nearest(in->about.text, t->lang);
    (void)err_set(&t->err, RC_ABSENT,
                  IN(t, "there is no command \"%s\"", "没有“%s”这个命令"),
                  words_short(t->arena, in->about.text));
    return err_hint(&t->err, "%s%s",
                    near ? IN(t, "did you mean ", "是不是 ")
                         : IN(t, "`help` lists all", "发“帮助”看全部"),
                    near ? near : "");
}

/* --- docs/commands.md -------------------------------------------------------------- */

static void add_command(struct text *text, const struct command *command)
{
    struct arena *arena = text->arena;

    text_addf(text, "\n### %s · %s\n\n%s. %s。\n\n```\n%s\n```\n", command->name,
              command->name_zh, command->brief, command->brief_zh,
              command_usage(arena, command, LANG_EN));
    if (command->args)
        text_add(text, "\n| argument | | |\n|---|---|---|\n");
    for (const struct arg *arg = command->args; arg && arg->name; arg++)
        text_addf(text, "| `%s`%s | %s | %s |\n",
                  arg->type == ARG_PAIRS ? "fact=value" : arg->name,
                  arg->is_optional ? "" : " *", arg->about, arg->about_zh);
    text_add(text, "\n");
    if (command->aliases[0]) {
        text_add(text, "Also: ");
        add_aliases(text, command, ", ");
        text_add(text, ".\n");
    }
    text_addf(text, "For: %s.%s%s\n",
              command->role ? roles_text(arena, command->role, LANG_EN) : "everybody",
              command->in_demo_only ? " In the demo only." : "",
              command->reads_only || command->not_undone ? "" : " Can be undone.");
    if (command->examples && command->examples->words)
        text_add(text, "\n```\n");
    for (const struct example *at = command->examples; at && at->words; at++)
        text_addf(text, "%s\n", at->words);
    if (command->examples && command->examples->words)
        text_add(text, "```\n");
}

const char *commands_markdown(struct arena *arena)
{
    struct text text;

    text_init(&text, arena, MARKDOWN_MOST);
    text_add(
        &text,
        "# Commands\n\n"
        "Made from the table of commands; the examples are run by the tests.\n\n"
        "A command is its name, then the arguments in order, then others as "
        "`name=value`, with quotes around a value that holds blanks. Any argument may "
        "be named; `*` marks those that must be there and are asked for when missing. "
        "Chinese names may stand right before their first argument: `跟进D-1042 …`.\n");
    for (int group = 0; group < COMMAND_GROUPS; group++) {
        text_addf(&text, "\n## %s · %s\n", group_text((enum command_group)group, LANG_EN),
                  group_text((enum command_group)group, LANG_ZH));
        for (const struct command *const *at = commands; *at; at++)
            if ((int)(*at)->group == group)
                add_command(&text, *at);
    }
    return text.bytes;
}

const struct command cmd_help = {
    .name = "help",
    .name_zh = "帮助",
    .aliases = {"?", "？", "怎么用"},
    .brief = "see what you can type",
    .brief_zh = "查看用法",
    .group = GROUP_TEAM,
    .reads_only = true,
    .args = wants,
    .args_size = sizeof(struct help),
    .run = run,
    .examples = examples,
};
