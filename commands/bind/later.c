/* later.c - what is understood and cannot be done yet: it is said in a line, and the
 * words may be kept as a note, so that nothing typed is lost. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/words.h"
#include "sales/rhythm.h"

static void add(struct text *text, const char *label, const char *value)
{
    if (!text_empty(value))
        text_addf(text, "%s%s%s%s", text->len ? "; " : "", label, label[0] ? " " : "",
                  value);
}

static const char *day_of(struct turn *t, const char *iso)
{
    struct err ignored = {.lang = t->lang};
    struct moment moment;

    if (!iso || moment_parse_iso(iso, &moment, &ignored) != RC_OK)
        return iso;
    return moment_text(t->arena, moment, t->today, t->lang);
}

/* Of the customer, where none was said. */
static const char *currency_of(struct turn *t, const struct said *said)
{
    const char *customer = meaning_get(said->meaning, "customer");
    struct err before = t->err;
    struct account account;
    bool is_known = customer && accounts_find(t, customer, &account) == RC_OK;

    t->err = before;
    return is_known ? account.currency : "";
}

static const char *amount_of(struct turn *t, const struct said *said)
{
    const char *plain = bind_value(said, "money", NULL);
    struct err ignored = {.lang = t->lang};
    struct money money;

    if (!plain || money_parse(plain, currency_of(t, said), &money, &ignored) != RC_OK ||
        !money.currency[0])
        return plain;
    return money_text(t->arena, money);
}

/* "鼎砺机械; CNY 3,200; until Fri 10 April" */
static const char *understood(const struct said *said)
{
    struct turn *t = said->t;
    struct text text;

    text_init(&text, t->arena, 2000);
    add(&text, "", meaning_get(said->meaning, "ref"));
    add(&text, "", meaning_get(said->meaning, "customer"));
    add(&text, "", amount_of(t, said));
    add(&text, IN(t, "from", "自"), day_of(t, meaning_get(said->meaning, "from")));
    add(&text, IN(t, "until", "至"), day_of(t, meaning_get(said->meaning, "until")));
    add(&text, IN(t, "on", "日期"), day_of(t, meaning_get(said->meaning, "due")));
    add(&text, "", meaning_get(said->meaning, "window"));
    if (meaning_get(said->meaning, "repeat"))
        add(&text, "",
            rhythm_words(t->arena, meaning_get(said->meaning, "repeat"), t->lang));
    add(&text, IN(t, "to", "给"), meaning_get(said->meaning, "to"));
    return text.bytes;
}

enum rc fit_later(const struct said *said, struct order *out)
{
    const struct binding *row = binding_find(said->meaning->cmd);
    const char *what = understood(said), *record = bind_record(said, "deal lead");
    struct turn *t = said->t;
    struct err before = t->err;
    struct day day;
    const char *tomorrow = quick_remind(t, &day);
    struct ref ref;

    out->command = NULL;
    say(t,
        IN(t, "Understood: %s%s%s. I cannot do that yet.",
           "已理解：%s%s%s。这一项还办不了。"),
        IN(t, row->does, row->does_zh), what[0] ? IN(t, ": ", "：") : "", what);
    const char *asked = meaning_get(said->meaning, "ref");
    asked = asked ? asked : said->reply_to;
    if (text_same(row->cmd, "approval.counter") && asked)
        offer(t, IN(t, "Return it with these words", "用这句话退回"), BUTTON_PRIMARY,
              "return %s comment=%s", asked, words_quote(t->arena, said->text));
    if (record[0] && parse_ref(t, record, "deal lead", &ref) == RC_OK)
        offer(t, IN(t, "Keep as a note", "记为备注"), BUTTON_PRIMARY,
              "note about=%s text=%s", words_quote(t->arena, record),
              words_quote(t->arena, said->text));
    else
        offer(t, tomorrow, BUTTON_PLAIN, "remind when=%s text=%s", day_iso(t->arena, day),
              words_quote(t->arena, said->text));
    t->err = before;
    return RC_OK;
}
