/* later.c - what is understood and cannot be done yet: it is said in a line, and the
 * words may be kept as a note, so that nothing typed is lost. */
#include "commands/bind/fits.h"
#include "commands/parse.h"
#include "commands/sentence.h"
#include "commands/undo.h"
#include "commands/words.h"
#include "sales/rhythm.h"
#include "store/talk.h"

#include <string.h>

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

static const char *in_currency(struct turn *t, const struct said *said, const char *plain)
{
    struct err ignored = {.lang = t->lang};
    struct money money;

    if (!plain || money_parse(plain, currency_of(t, said), &money, &ignored) != RC_OK ||
        !money.currency[0])
        return plain;
    return money_text(t->arena, money);
}

const char *bind_sum(const struct said *said, const char *plain)
{
    return in_currency(said->t, said, plain);
}

static const char *amount_of(struct turn *t, const struct said *said)
{
    return in_currency(t, said, bind_value(said, "money", NULL));
}

/* "Chasing till May", right behind an invoice or a customer: of that one; NULL. */
static const char *on_hand(const struct said *said)
{
    static const char chasing[] = "dunning.";

    struct turn *t = said->t;
    struct err before = t->err;
    struct talk talk = {0};

    if (meaning_get(said->meaning, "ref") || meaning_get(said->meaning, "customer") ||
        strncmp(said->meaning->cmd, chasing, strlen(chasing)) != 0)
        return NULL;
    bool is_one = talk_get(t, &talk) == RC_OK && talk.record;
    const struct record_kind *kind = is_one ? record_kind_named(talk.kind) : NULL;
    t->err = before;
    return kind ? ref_text(t->arena, kind, talk.record) : NULL;
}

/* "鼎砺机械; CNY 3,200; until Fri 10 April" */
static const char *understood(const struct said *said)
{
    struct turn *t = said->t;
    struct text text;

    text_init(&text, t->arena, 2000);
    add(&text, "", meaning_get(said->meaning, "ref"));
    add(&text, "", meaning_get(said->meaning, "customer"));
    add(&text, "", on_hand(said));
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

/* "Cancel that invoice", all of it, by whom it was issued here and today, and as it was
 * issued: a button does it. */
static bool offers_undo(const struct said *said)
{
    const char *invoice = bind_record(said, "invoice");
    struct turn *t = said->t;
    struct err before = t->err;
    struct invoice issued;
    struct ref ref;
    int64_t turn;
    bool is_mine = !meaning_get(said->meaning, "amount") && invoice[0] &&
                   parse_ref(t, invoice, "invoice", &ref) == RC_OK &&
                   invoices_get(t, ref.id, &issued) == RC_OK && issued.version == 1 &&
                   undo_find(t, &ref, "invoice new", &turn) == RC_OK;

    t->err = before;
    if (!is_mine)
        return false;
    say(t,
        IN(t, "%s stands. You issued it here, and can take that back.",
           "%s 不变。它是您在这里开的，可以撤销。"),
        ref_text(t->arena, &invoices_kind, ref.id));
    offer(t, IN(t, "Undo that", "撤销这一步"), BUTTON_PRIMARY, "undo T-%lld",
          (long long)turn);
    return true;
}

/* An invoice that is wrong stands as before: what can be done with it meanwhile. */
static void say_of_invoice(const struct said *said, const char *cmd)
{
    static const char *const papers[] = {"invoice", "title", "发票",
                                         "票",      "抬头",  "INV-"};
    struct turn *t = said->t;
    const char *text = text_fold(t->arena, said->text);
    bool is_of_paper = text_has_any(text, papers, COUNT(papers)) ||
                       text_has_any(said->text, papers, COUNT(papers));

    if (strcmp(cmd, "invoice.credit") == 0 ||
        (strcmp(cmd, "dispute.open") == 0 && is_of_paper))
        say(t, "%s",
            IN(t,
               "The invoice stands. I cannot void it yet; who issued it here can undo that "
               "for 24 hours.",
               "原发票不变。这里还不能作废发票；24 小时内开票人可以撤销。"));
}

/* "Short paid, 48k only, 500 disputed": what came besides can be booked. */
static void offer_payment(const struct said *said)
{
    static const char *const paid[] = {"paid", "came in", "received",
                                       "付",   "到账",    "收到"};
    const char *disputed = meaning_get(said->meaning, "amount"), *sum = NULL;
    const struct reading_context context = sentence_reading(said->t);
    struct turn *t = said->t;
    const char *text = text_fold(t->arena, said->text), *invoice = NULL;
    struct entities found;

    entities_read(t->arena, said->text, strlen(said->text), &context, &found);
    for (size_t i = 0; i < found.n && !sum; i++) {
        const struct entity *e = &found.rows[i];
        const char *number = decimal_text(t->arena, e->number);
        bool is_sum = e->kind == ENTITY_MONEY ||
                      (e->kind == ENTITY_NUMBER && e->flags & ENTITY_SCALED);
        sum = is_sum && !text_same(number, disputed) ? number : NULL;
    }
    invoice = bind_record(said, "account invoice");
    if (!text_has_any(text, paid, COUNT(paid)) || !disputed || !sum || !invoice[0] ||
        !person_may(&t->me, BOOKS))
        return;
    offer(t,
          arena_printf(t->arena, IN(t, "Book %s as paid", "登记到账 %s"),
                       in_currency(t, said, sum)),
          BUTTON_PRIMARY, "payment %s amount=%s", words_quote(t->arena, invoice), sum);
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
    bool is_said = false;

    out->command = NULL;
    if (text_same(row->cmd, "approval.recall"))
        TRY(bind_take_back(said, &is_said));
    if (is_said)
        return RC_OK;
    if (text_same(row->cmd, "invoice.credit") && offers_undo(said))
        return RC_OK;
    say(t,
        IN(t, "Understood: %s%s%s. I cannot do that yet.",
           "已理解：%s%s%s。这一项还办不了。"),
        IN(t, row->does, row->does_zh), what[0] ? IN(t, ": ", "：") : "", what);
    say_of_invoice(said, row->cmd);
    if (text_same(row->cmd, "dispute.open"))
        offer_payment(said);
    if (text_same(row->cmd, "note.drop")) {
        say(t, "%s",
            IN(t, "The note stands. Right after a note, \"undo\" takes it back.",
               "备注保留不变。刚记下的备注，说“撤销”即可收回。"));
        t->err = before;
        return RC_OK;
    }
    const char *asked = meaning_get(said->meaning, "ref");
    asked = asked ? asked : said->reply_to;
    if (text_same(row->cmd, "approval.counter") && asked)
        offer(t, IN(t, "Return it with these words", "用这句话退回"), BUTTON_PRIMARY,
              "return %s comment=%s", asked, words_quote(t->arena, said->text));
    if (record[0] && person_may(&t->me, SELLING) &&
        parse_ref(t, record, "deal lead", &ref) == RC_OK)
        offer(t, IN(t, "Keep as a note", "记为备注"), BUTTON_PRIMARY,
              "note about=%s text=%s", words_quote(t->arena, record),
              words_quote(t->arena, said->text));
    else
        offer(t, tomorrow, BUTTON_PLAIN, "remind when=%s text=%s", day_iso(t->arena, day),
              words_quote(t->arena, said->text));
    t->err = before;
    return RC_OK;
}
