/* 先开30万的票, "issue 30k now": a sum right behind the verb is to be invoiced, in which
 * the paper stands behind the sum or is not named. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

/* 开30万的票: the paper behind the sum; 开30万的票的钱 speaks of something else. */
static bool names_paper(const struct scene *s, size_t at)
{
    static const enum feature papers[] = {F_tax_paper, F_invoice};

    size_t end = scene_begins(s, scene_past_blank(s, at), papers, COUNT(papers));

    return end > 0 && only_taken(s->text.bytes + end, small_row(SMALL_of_it)) == 0;
}

/* Behind the sum nothing is counted: the clause ends, or when, by when or for whom. */
static bool stands_alone(const struct scene *s, size_t at)
{
    static const enum feature behind[] = {F_date, F_range, F_part, F_to_word, F_customer};

    at = scene_past_blank(s, at);
    return !is_of_word(s->text.bytes + at) ||
           scene_begins(s, at, behind, COUNT(behind)) > 0 ||
           only_taken(s->text.bytes + at, small_row(SMALL_issuing_behind)) > 0;
}

bool issuing_mark(struct scene *s)
{
    bool is_marked = false;
    size_t n = s->n_marks;

    for (size_t i = 0; i < n; i++) {
        const struct mark sum = s->marks[i];
        size_t at = sum.at.from, blank, plain, verb;
        if (sum.feature != F_amount)
            continue;
        blank = at > 0 && s->text.bytes[at - 1] == ' ';
        plain = only_ending(s->text.bytes, at - blank, small_row(SMALL_issues_plainly));
        verb = plain ? plain
                     : only_ending(s->text.bytes, at - blank, small_row(SMALL_issues));
        bool is_one =
            names_paper(s, sum.at.until) || (plain && stands_alone(s, sum.at.until));
        if (verb == 0 || !is_one)
            continue;
        struct span said = {at - blank - verb, at - blank};
        scene_add(s, F_invoice, said, -1);
        scene_add(s, F_issuing, said, -1);
        is_marked = true;
    }
    return is_marked;
}
