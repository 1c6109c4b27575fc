/* The settings of the whole program: its own sections and those of the chats. */

#include "base/text.h"
#include "bot/cli.h"
#include "sales/lead.h"
#include "sales/person.h"

#include <stdlib.h>
#include <string.h>

static const struct setting http_rows[] = {
    SETTING(struct http_settings, listen, ADDRESS, "127.0.0.1:8420",
            "where the web chat listens"),
    SETTING(struct http_settings, public_url, URL, NULL,
            "the https address people use, when a proxy stands in front"),
    {0},
};

static const struct setting database_rows[] = {
    SETTING(struct database_settings, path, TEXT, NULL,
            "the database's file; dealbell.db here when left out"),
    {0},
};

static const struct setting people_rows[] = {
    SETTING(struct people_settings, default_role, TEXT, "sales",
            "of a person who is added without a role"),
    SETTING(
        struct people_settings, join_by_email, SWITCH, "false",
        "an address that a chat platform vouches for makes its account the colleague's who has it"),
    {0},
};

static const struct setting mail_rows[] = {
    SETTING(struct mail_settings, url, TEXT, NULL,
            "the mail server: smtp://host:port or smtps://host"),
    SETTING(struct mail_settings, user, TEXT, NULL, "to sign in there"),
    SETTING(struct mail_settings, password, SECRET, NULL, "to sign in there"),
    SETTING(struct mail_settings, from, TEXT, NULL, "the address that nudges come from"),
    {0},
};

static const struct settings http_section = {"http", http_rows,
                                             sizeof(struct http_settings)};
static const struct settings database_section = {"database", database_rows,
                                                 sizeof(struct database_settings)};
static const struct settings people_section = {"people", people_rows,
                                               sizeof(struct people_settings)};
static const struct settings mail_section = {"mail", mail_rows,
                                             sizeof(struct mail_settings)};

enum { OWN_SECTIONS = 4 };

/* Those that are not a chat's; ends with NULL. */
static const struct settings *const own_sections[OWN_SECTIONS + 1] = {
    &http_section, &database_section, &people_section, &mail_section, NULL};

enum rc cli_settings(const struct cli *cli, struct bot *bot, struct err *err)
{
    const struct settings *sections[OWN_SECTIONS + BOT_CHATS];
    void *into[OWN_SECTIONS + BOT_CHATS] = {&bot->http_settings, &bot->database,
                                            &bot->people, &bot->mail};
    size_t n = OWN_SECTIONS;

    bot->arena = arena_new();
    for (size_t i = 0; i < n; i++)
        sections[i] = own_sections[i];
    for (size_t i = 0; chats[i] && i < BOT_CHATS; i++) {
        if (!chats[i]->settings)
            continue;
        sections[n] = chats[i]->settings;
        into[n] = arena_take(bot->arena, chats[i]->settings->size);
        bot->chat_settings[i] = into[n];
        n++;
    }
    return settings_read(cli_option(cli, "--config"), cli->environment, sections, n, into,
                         bot->arena, err);
}

enum rc settings_of_people(const struct bot *bot, struct err *err)
{
    if (role_parse(bot->people.default_role))
        return RC_OK;
    return err_set(err, RC_USAGE, "[people] default_role: there is no role %s",
                   bot->people.default_role);
}

enum rc settings_of_mail(const struct bot *bot, struct err *err)
{
    const char *url = bot->mail.url, *from = bot->mail.from, *address;
    struct err why = {0};

    if (!text_empty(url) && strncmp(url, "smtp://", 7) != 0 &&
        strncmp(url, "smtps://", 8) != 0)
        return err_set(err, RC_USAGE,
                       "[mail] url: smtp:// or smtps:// is wanted, such as"
                       " smtp://mail.example.com:587");
    if (!text_empty(from) && email_parse(from, bot->arena, &address, &why) != RC_OK)
        return err_set(err, RC_USAGE, "[mail] from: %s", why.said);
    return RC_OK;
}

static const char *type_name(enum setting_type type)
{
    static const char *const names[] = {
        [SETTING_TEXT] = "text",         [SETTING_SECRET] = "secret",
        [SETTING_ADDRESS] = "host:port", [SETTING_URL] = "https URL",
        [SETTING_NUMBER] = "number",     [SETTING_SWITCH] = "true or false"};

    return names[type];
}

static void add_section(struct text *text, const struct settings *section)
{
    text_addf(text, "\n## [%s]\n\n| key | kind | when left out | |\n|---|---|---|---|\n",
              section->section);
    for (const struct setting *row = section->rows; row->key; row++)
        text_addf(text, "| `%s` | %s | %s%s%s | %s |\n", row->key, type_name(row->type),
                  row->fallback ? "`" : "", row->fallback ? row->fallback : "none",
                  row->fallback ? "`" : "", row->about);
}

const char *cli_settings_markdown(struct arena *arena)
{
    struct text text;

    text_init(&text, arena, (size_t)64 * 1024);
    text_add(
        &text,
        "# Settings\n\nMade from the tables in the program; `dealbell check` reads them.\n\n"
        "One file, given with `--config FILE`, in libconfig's form:\n\n"
        "    http: { listen = \"127.0.0.1:8420\"; };\n    database: { path = \"/var/lib/dealbell/dealbell.db\"; };\n\n"
        "Every key is also an environment variable, `DEALBELL_HTTP_LISTEN`. A secret may stand in a file of its own, named by the\n"
        "key with `_file` behind it: `password_file`, `DEALBELL_MAIL_PASSWORD_FILE`. A key that is not known is refused, with the nearest one that is.\n"
        "An address that is not TLS must be on this machine.\n");
    for (size_t i = 0; own_sections[i]; i++)
        add_section(&text, own_sections[i]);
    for (size_t i = 0; chats[i]; i++)
        if (chats[i]->settings)
            add_section(&text, chats[i]->settings);
    return text.bytes;
}
