/* "alias" - a firm teaches its own words: other names, products, where leads come from.
 */
#include "commands/access.h"
#include "commands/listing.h"
#include "commands/words.h"
#include "store/aliases.h"
#include "store/people.h"

#include <string.h>

enum {
    TEACHERS = ROLE_MANAGER | ROLE_DIRECTOR | ROLE_ADMIN,
    WORD_MOST = 60,
    HAN_BYTES = 3
};

struct alias_args {
    struct phrase words;
    struct pairs pairs;
};

static const struct arg wants[] = {
    OPT(struct alias_args, words,
        "a word = what it means: a customer, lead or colleague, product or source; remove "
        "and a word; all of them when left out",
        "词 = 意思：客户、线索、同事，或产品、来源；删除 某词；默认列出全部"),
    OPT(struct alias_args, pairs, "the same, written word=meaning", "也可写成 词=意思"),
    {0},
};

static const struct example examples[] = {
    {"alias the blue one = Acme", "From now on \"the blue one\" is Acme.", NULL},
    {"别名 鼎力 = 鼎砺机械", "以后“鼎力”就是鼎砺机械。", "bo"},
    {"alias FX-200 = product", "From now on \"FX-200\" is a product.", "max"},
    {"alias remove FX-200", "\"FX-200\" was never taught", "max"},
    {"alias", "No words were taught yet.", NULL},
    {0},
};

/* A kind of word that means no record. */
static const char *kind_of(const char *folded)
{
    static const struct {
        const char *word, *kind;
    } kinds[] = {{"product", "product"}, {"产品", "product"}, {"source", "source"},
                 {"来源", "source"},     {"渠道", "source"},  {"lead source", "source"},
                 {"线索来源", "source"}};

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (text_same(kinds[i].word, folded))
            return kinds[i].kind;
    return NULL;
}

/* --- whom a word means -------------------------------------------------------------- */

static enum rc find_ref(struct turn *t, const char *said, struct alias *out)
{
    const struct record_kind *kind;
    int64_t id;

    TRY(ref_parse(t, said, &kind, &id));
    if (kind != &leads_kind && kind != &accounts_kind)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "another name is a customer's, a lead's or a colleague's",
                          "别名只能给客户、线索或同事"));
    out->kind = kind->name;
    out->record = id;
    return RC_OK;
}

/* A reference, then a customer, a colleague, a lead of that name; the words are the
 * customer's when it is none of them. */
static enum rc find_meaning(struct turn *t, const char *said, struct alias *out)
{
    struct account account;
    struct person person;
    struct lead lead;
    struct err before = t->err, absent;
    enum rc rc = find_ref(t, said, out);

    if (rc == RC_OK || (rc == RC_USAGE && out->kind))
        return rc;
    t->err = before;
    rc = accounts_find(t, said, &account);
    if (rc == RC_OK) {
        out->kind = accounts_kind.name;
        out->record = account.id;
        return RC_OK;
    }
    if (rc != RC_ABSENT)
        return rc;
    absent = t->err;
    t->err = before;
    if (people_find(t, said, &person) == RC_OK) {
        out->kind = people_kind.name;
        out->record = person.id;
        return RC_OK;
    }
    t->err = before;
    rc = leads_by_name(t, said, &lead);
    if (rc == RC_ABSENT)
        t->err = absent;
    TRY(rc);
    out->kind = leads_kind.name;
    out->record = lead.id;
    return RC_OK;
}

/* Who may teach it, or take it back. `label`: what it means, in words. */
static enum rc may_teach(struct turn *t, const struct alias *alias, const char **label)
{
    struct account account;
    struct person person;
    struct lead lead;

    if (text_same(alias->kind, accounts_kind.name)) {
        TRY(access_account(t, alias->record, TO_CHANGE, &account));
        *label = account.name;
        return RC_OK;
    }
    if (text_same(alias->kind, leads_kind.name)) {
        TRY(access_lead(t, alias->record, TO_CHANGE, &lead));
        *label = lead.name;
        return RC_OK;
    }
    if (alias->record == 0) {
        *label = text_same(alias->kind, "product") ? IN(t, "a product", "产品")
                                                   : IN(t, "a lead source", "线索来源");
        return access_role(t, TEACHERS, "teach products and sources", "教产品和来源");
    }
    TRY(people_get(t, alias->record, &person));
    *label = person.name;
    return person.id == t->me.id
               ? RC_OK
               : access_role(t, TEACHERS, "give colleagues other names", "给同事起别名");
}

/* --- teaching, taking back, listing --------------------------------------------------
 */

static enum rc how_to_teach(struct turn *t)
{
    (void)err_set(&t->err, RC_USAGE, "%s",
                  IN(t, "a word = what it means", "写成：词 = 意思"));
    return err_hint(&t->err, "%s",
                    IN(t, "such as `alias KBT = Acme`; `alias` alone lists all",
                       "例如“别名 老张 = 张三机械”；只发“别名”列出全部"));
}

static enum rc teach(struct turn *t, const char *word, const char *said)
{
    struct alias alias = {.word = word, .made_by = t->me.id};
    const char *label = "";

    if (text_empty(word) || text_empty(said))
        return how_to_teach(t);
    if (utf8_count(word) < 2 || strlen(word) > WORD_MOST)
        return err_set(&t->err, RC_USAGE,
                       IN(t,
                          "\"%s\" is no name: take two letters or more, and %d at most",
                          "“%s”不能作名称：至少两个字，最多 %d 个"),
                       words_short(t->arena, word),
                       t->lang == LANG_ZH ? WORD_MOST / HAN_BYTES : WORD_MOST);
    alias.kind = kind_of(text_fold(t->arena, said));
    if (!alias.kind)
        TRY(find_meaning(t, said, &alias));
    TRY(may_teach(t, &alias, &label));
    TRY(aliases_add(t, &alias));
    say(t, IN(t, "From now on \"%s\" is %s.", "以后“%s”就是%s。"), word, label);
    return RC_OK;
}

static enum rc never_taught(struct turn *t, const char *word)
{
    (void)err_set(&t->err, RC_ABSENT, IN(t, "\"%s\" was never taught", "没有教过“%s”"),
                  words_short(t->arena, word));
    return err_hint(&t->err, "%s", IN(t, "`alias` lists all", "发“别名”列出全部"));
}

static enum rc take_back(struct turn *t, const char *word)
{
    struct alias alias;
    const char *label = "";
    enum rc rc = aliases_find(t, word, &alias);

    if (rc == RC_ABSENT)
        return never_taught(t, word);
    TRY(rc);
    TRY(may_teach(t, &alias, &label));
    TRY(aliases_drop(t, &alias));
    say(t, IN(t, "\"%s\" is no word for %s any more.", "“%s”不再指%s。"), alias.word,
        label);
    return RC_OK;
}

static enum rc list(struct turn *t)
{
    const char *const heads[] = {IN(t, "Word", "词"), IN(t, "Means", "意思"),
                                 IN(t, "Taught by", "谁教的")};
    struct alias *aliases = TAKE_N(t->arena, LISTING_MOST, struct alias);
    struct listing listing;
    size_t n = 0;

    TRY(aliases_list(t, LISTING_MOST, aliases, &n));
    listing_begin(&listing, t, heads, COUNT(heads), 0);
    for (size_t i = 0; i < n; i++) {
        struct err before = t->err;
        const char *label = "";
        enum rc rc = may_teach(t, &aliases[i], &label);
        const char *const cells[] = {aliases[i].word, label,
                                     people_name(t, aliases[i].made_by)};

        t->err = before;
        if (rc == RC_OK || label[0]) /* a colleague's customer is not shown */
            (void)listing_row(&listing, cells);
    }
    listing_say(&listing, IN(t, "Words", "词"),
                IN(t, "No words were taught yet. `alias Blue = Acme` teaches one.",
                   "还没有教过词。发“别名 鼎砺 = 鼎砺机械”教一个。"));
    return RC_OK;
}

/* Behind "remove" and its like; NULL when the words begin with none of them. */
static const char *behind_remove(struct turn *t, const char *words)
{
    static const char *const verbs[] = {"remove", "delete", "forget", "删除", "去掉"};
    const char *folded = text_fold(t->arena, words);

    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t len = strlen(verbs[i]);
        if (strncmp(folded, verbs[i], len) == 0 &&
            (words_blank(words + len) || (unsigned char)verbs[i][0] >= 0x80))
            return words_skip_blanks(words + len);
    }
    return NULL;
}

static const char *trimmed(struct turn *t, const char *from, size_t len)
{
    while (len > 0 && from[len - 1] == ' ')
        len--;
    return words_skip_blanks(arena_copy_bytes(t->arena, from, len));
}

static enum rc run(struct turn *t, const void *args)
{
    const struct alias_args *in = args;
    const char *words = in->words.text, *behind = behind_remove(t, words);
    const char *wide = strstr(words, "＝"), *sign = strchr(words, '=');

    if (behind && !sign && !wide)
        return take_back(t, behind);
    if (wide || sign) {
        const char *at = sign ? sign : wide;
        return teach(t, trimmed(t, words, (size_t)(at - words)),
                     words_skip_blanks(at + (sign ? 1 : strlen("＝"))));
    }
    if (in->pairs.n == 1) {
        const char *word =
            words[0] ? arena_printf(t->arena, "%s %s", words, in->pairs.list[0].name)
                     : in->pairs.list[0].name;
        return teach(t, word, in->pairs.list[0].value);
    }
    if (words[0])
        return how_to_teach(t);
    return list(t);
}

const struct command cmd_alias = {
    .name = "alias",
    .name_zh = "别名",
    .aliases = {"aliases", "叫法"},
    .brief = "teach other names, products and lead sources",
    .brief_zh = "教别名、产品名、线索来源",
    .deed = {"the name %s", "别名%s", "alias"},
    .group = GROUP_TEAM,
    .args = wants,
    .args_size = sizeof(struct alias_args),
    .run = run,
    .examples = examples,
};
