/* "payment tell" - money that somebody who does not book it has heard of: finance hears
 * of it at once, with the button that books it (domain.md section 2: finance books). */
#include "commands/access.h"
#include "commands/finance.h"
#include "commands/words.h"
#include "store/people.h"

struct payment_tell {
    struct ref for_what;
    struct money amount;
    struct day on;
    struct phrase memo;
};

static const struct arg wants[] = {
    {.name = "invoice",
     .type = ARG_TYPE(struct payment_tell, for_what),
     .offset = offsetof(struct payment_tell, for_what),
     .about = "the invoice or customer, such as INV-7",
     .about_zh = "发票或客户，如 INV-7",
     .kinds = "account invoice"},
    OPT(struct payment_tell, amount, "how much", "金额"),
    OPT(struct payment_tell, on, "the day it came in; today when left out",
        "到账日；默认今天"),
    OPT(struct payment_tell, memo, "what it says", "备注"),
    {0},
};

static const struct example examples[] = {
    {"payment tell INV-7 200", "Told Fin Hale: INV-7 Acme, €200. They book it.", NULL},
    {"告诉财务 鼎砺 5万", "已告知 Fin Hale：鼎砺机械，¥50,000。由财务登记。", "bo"},
    {0},
};

/* What was heard. */
struct heard {
    const struct payment_tell *in;
    const char *what, *ref; /* "INV-7 Acme", "INV-7" */
    const char *shows;      /* the command that shows what is open there */
    struct money sum;       /* zero: none was said */
};

/* "INV-7 Acme, €200" */
static const char *words_of(struct turn *t, const struct heard *heard, enum lang lang)
{
    const struct err as = {.lang = lang};

    return money_is_zero(heard->sum)
               ? heard->what
               : arena_printf(t->arena, IN(&as, "%s, %s", "%s，%s"), heard->what,
                              money_text(t->arena, heard->sum));
}

static void draw(struct turn *t, const struct person *reader, const void *of,
                 struct card *out)
{
    const struct heard *heard = of;
    const char *day = day_iso(t->arena, heard->in->on);

    out->text = arena_printf(t->arena,
                             IN(reader, "%s says money came in: %s. It is not booked.",
                                "%s说到账了：%s。还没有登记。"),
                             t->me.name, words_of(t, heard, reader->lang));
    if (!money_is_zero(heard->sum))
        card_button(out, IN(reader, "Record payment", "登记回款"), BUTTON_PRIMARY,
                    arena_printf(t->arena, "payment %s amount=%s on=%s memo=%s",
                                 heard->ref,
                                 words_quote(t->arena, money_plain(t->arena, heard->sum)),
                                 day, words_quote(t->arena, heard->in->memo.text)));
    card_button(out, IN(reader, "What is open", "未收发票"), BUTTON_PLAIN, heard->shows);
}

/* What it is for, as finance is told of it. */
static enum rc read_what(struct turn *t, const struct payment_tell *in, struct heard *out)
{
    struct account account;
    struct invoice invoice = {.account = in->for_what.id};
    bool is_invoice = in->for_what.kind == &invoices_kind;

    if (is_invoice)
        TRY(access_invoice(t, in->for_what.id, TO_SEE, &invoice, NULL));
    TRY(accounts_get(t, invoice.account, &account));
    out->ref = ref_text(t->arena, in->for_what.kind, in->for_what.id);
    out->what = is_invoice ? arena_printf(t->arena, "%s %s", out->ref, account.name)
                           : account.name;
    out->shows = is_invoice ? arena_printf(t->arena, "invoice show %s", out->ref)
                            : arena_printf(t->arena, "invoice list %s",
                                           words_quote(t->arena, account.name));
    if (in->amount.minor <= 0)
        return RC_OK;
    out->sum = in->amount;
    return amount_in(t, &out->sum,
                     is_invoice ? invoice.total.currency : account.currency);
}

static enum rc run(struct turn *t, const void *args)
{
    struct payment_tell in = *(const struct payment_tell *)args;
    struct heard heard = {.in = &in};
    const char *names;

    if (!day_known(in.on))
        in.on = t->today;
    TRY(read_what(t, &in, &heard));
    TRY(finance_tell(t, draw, &heard, &names));
    if (names[0] == '\0')
        return err_set(&t->err, RC_RULE, "%s",
                       IN(t, "nobody here is of finance", "这里还没有财务人员"));
    say(t, IN(t, "Told %s: %s. They book it.", "已告知%s：%s。由财务登记。"), names,
        words_of(t, &heard, t->lang));
    return RC_OK;
}

const struct command cmd_payment_tell = {
    .name = "payment tell",
    .name_zh = "告诉财务",
    .brief = "tell finance of money that came in",
    .brief_zh = "把到账消息告诉财务",
    .group = GROUP_MONEY,
    .role = SELLING,
    .not_undone = true,
    .args = wants,
    .args_size = sizeof(struct payment_tell),
    .run = run,
    .examples = examples,
};
