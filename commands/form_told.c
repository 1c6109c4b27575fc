/* form_told.c - what is told beside an open form: why, an order, or a comment. */
#include "commands/form_told.h"
#include "commands/form_clauses.h"
#include "commands/form_fields.h"
#include "commands/only_words.h"
#include "commands/words.h"

#include <string.h>

/* "They skipped negotiation": it names a stage, and tells why none was gone through. */
static bool tells_of_skipping(struct turn *t, const struct sentence *sentence)
{
    static const char signs[] =
        "skip|skipped|skips|skipping|jumped|straight|straight to|directly|no need|"
        "without|bypassed|跳过|跳过了|没经过|直接|略过|省了|省去|不用|无需";
    size_t len;

    return clause_sign(text_fold(t->arena, sentence->text), signs, &len) != NULL;
}

/* "They compare prices": it tells of somebody, and looks for nothing. */
static bool tells_of_them(struct turn *t, const struct sentence *sentence)
{
    static const char heads[] = "they|they're|he|she|their|his|her|客户|他们|对方";

    return only_taken(text_fold(t->arena, sentence->text), heads) > 0;
}

bool form_is_told(struct turn *t, const struct sentence *sentence)
{
    const char *cmd = sentence->meanings.rows[0].cmd;

    return !sentence_means(sentence) ||
           (sentence->meanings.n == 1 &&
            (strcmp(cmd, "note.add") == 0 ||
             (strcmp(cmd, "find") == 0 && tells_of_them(t, sentence)) ||
             (strcmp(cmd, "stage.set") == 0 && tells_of_skipping(t, sentence))) &&
            !form_names_somebody(t, sentence));
}

/* "Signed today", 今天签的, while it is asked: it speaks of a day that the form takes,
 * and asks for no list of what was signed. */
static bool tells_of_day(struct turn *t, const struct sentence *sentence,
                         const struct form_open *form)
{
    const struct form_field *fields[FIELDS_MOST];
    struct clause clauses[CLAUSES_MOST];
    size_t n_fields = form_fields_of(t, form, fields), len;
    size_t n = form_clauses(t, sentence->text, clauses);

    if (says_question(t->arena, sentence->text))
        return false;
    for (size_t i = 0; i < n_fields; i++)
        for (size_t k = 0; k < n && fields[i]->takes == TAKES_DAY; k++)
            for (size_t e = 0; e < clauses[k].found.n; e++)
                if (clause_sign(clauses[k].folded, fields[i]->signs, &len) &&
                    clause_day(t, &clauses[k].found.rows[e], fields[i]->is_past))
                    return true;
    return false;
}

/* 鼎砺赢单了, while its proposal is asked about: it goes somewhere else. */
static bool moves_elsewhere(struct turn *t, const struct sentence *sentence,
                            const struct form_open *form)
{
    const struct meaning *m = &sentence->meanings.rows[0];
    const char *stage = meaning_get(m, "stage");
    int asked = form_stage(t, form);

    return strcmp(m->cmd, "stage.set") == 0 && stage && asked >= 0 &&
           stage_parse(stage, STAGE_NEW) != asked && !tells_of_skipping(t, sentence) &&
           form_names_somebody(t, sentence);
}

bool form_is_order(struct turn *t, const struct sentence *sentence,
                   const struct form_open *form)
{
    static const char reminds[] =
        "remind|reminder|wake|ping|nudge|don't forget|call|ring|"
        "phone|email|chase|提醒|提醒我|别忘|叫我|打电话|联系";
    const struct meaning *m = &sentence->meanings.rows[0];
    size_t len;
    bool is_reminder = strncmp(m->rule, "remind", strlen("remind")) == 0 &&
                       (form_stage(t, form) < 0 ||
                        clause_sign(text_fold(t->arena, sentence->text), reminds, &len));

    return is_reminder || moves_elsewhere(t, sentence, form) ||
           strcmp(m->cmd, "undo") == 0 || strcmp(m->cmd, "help") == 0 ||
           (strcmp(m->cmd, "find") == 0 && !tells_of_them(t, sentence)) ||
           (strcmp(m->cmd, "report") == 0 && !tells_of_day(t, sentence, form)) ||
           strncmp(m->cmd, "approval.", strlen("approval.")) == 0;
}

bool form_is_comment(struct turn *t, const struct sentence *sentence,
                     const struct form_open *form)
{
    bool asks = text_same(form->command->name, "return") ||
                text_same(form->command->name, "reject");
    static const char orders[] =
        "remind|提醒|提醒我|undo|撤销|help|帮助|show|list|find|查看|ok|okay|yes|fine|"
        "thanks|sure|approve|approved|approving|agree|agreed|同意|批准|通过|可以|好|好的|行|"
        "准了|谢谢|收到";

    return asks && form->is_next && strcmp(form->input, "comment") == 0 &&
           !says_question(t->arena, sentence->text) &&
           !only_taken(text_fold(t->arena, sentence->text), orders) &&
           !sentence_has(sentence, "approval.approve") &&
           !sentence_has(sentence, "approval.reject") &&
           !sentence_has(sentence, "approval.return") &&
           !form_names_another(t, sentence, form);
}
