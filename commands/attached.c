/* Files that came with words. */

#include "commands/attached.h"

#include "base/text.h"
#include "commands/access.h"
#include "commands/words.h"
#include "store/history.h"
#include "store/leads.h"
#include "store/say.h"

enum { NAMES_MOST = 1000 /* bytes */ };

/* "1.4 MB", as a file manager shows it. */
static void add_size(struct text *out, int64_t bytes)
{
    static const char *const units[] = {"B", "kB", "MB", "GB"};
    int64_t one = 1, tenths;
    size_t unit = 0;

    while (bytes / one >= 1000 && unit + 1 < COUNT(units)) {
        one *= 1000;
        unit++;
    }
    tenths = bytes / one * 10 + (bytes % one * 10 + one / 2) / one;
    text_addf(out, "%lld", (long long)(tenths / 10));
    if (tenths % 10 != 0)
        text_addf(out, ".%lld", (long long)(tenths % 10));
    text_addf(out, " %s", units[unit]);
}

/* "offer.pdf (1.4 MB), plan.txt (15 B)" */
static const char *names(struct turn *t, bool with_sizes)
{
    const struct inbound *in = t->in;
    struct text out;

    text_init(&out, t->arena, NAMES_MOST);
    for (size_t i = 0; i < in->n_files; i++) {
        text_add(&out, i > 0 ? IN(t, ", ", "、") : "");
        text_add(&out, in->files[i].name);
        if (!with_sizes)
            continue;
        text_add(&out, IN(t, " (", "（"));
        add_size(&out, in->files[i].bytes);
        text_add(&out, IN(t, ")", "）"));
    }
    return out.len > 0 ? out.bytes : "";
}

/* The first deal or lead that this turn changed. */
static const struct touched *about(const struct turn *t)
{
    for (size_t i = 0; t->n_written > 0 && i < t->n_touched; i++)
        if (t->touched[i].kind == &deals_kind || t->touched[i].kind == &leads_kind)
            return &t->touched[i];
    return NULL;
}

enum rc attached_keep(struct turn *t)
{
    const struct touched *record = about(t);

    if (t->in->n_files == 0)
        return RC_OK;
    if (record) {
        const struct happened facts[] = {
            {"names", names(t, true)}, {"link", t->in->files[0].link}, {0}};

        say(t, IN(t, "With %s: %s.", "随 %s 附：%s。"),
            ref_text(t->arena, record->kind, record->id), names(t, false));
        return history_happened(t, record->kind, record->id, "files", facts);
    }
    if (t->in->is_addressed)
        say(t,
            IN(t,
               "%s stays in the chat and with no record. Send it with `note D-5 ...` and the deal names it.",
               "%s 只留在聊天里，没有归到任何记录。随“跟进 D-5 …”一起发，商机里就会列出它。"),
            names(t, false));
    return RC_OK;
}

enum rc attached_ask(struct turn *t)
{
    struct card_input *input = TAKE(t->arena, struct card_input);
    const char *text =
        arena_printf(t->arena, "%s %s", names(t, true), t->in->files[0].link);

    *input = (struct card_input){
        .name = "about",
        .label = IN(t, "Deal or lead", "商机或线索"),
        .hint = IN(t, "such as D-5", "如 D-5"),
        .kind = INPUT_LINE,
        .is_required = true,
    };
    return ask(t, arena_printf(t->arena, "note text=%s", words_quote(t->arena, text)),
               input, 1,
               IN(t, "whose is %s? Say a deal or lead, such as D-5",
                  "%s 是谁的？请说商机或线索，如 D-5"),
               names(t, false));
}
