/* "Lost two staff", "walked away from the call happy", "picked the blue one": what is
 * lost, left or chosen is seldom the deal, and whoever "chose us" is won rather than
 * lost. What stands behind the word says which. */
#include "commands/language/scene.h"
#include "commands/language/small.h"
#include "commands/only_words.h"

#include <string.h>

/* ANOTHER: chosen is a name that nobody here knows, a rival or our own supplier. */
enum sense { SENSE_LOST, SENSE_TOLD, SENSE_OURS, SENSE_COOLED, SENSE_ANOTHER };

/* What was read, and the words behind it up to the end of its clause. */
struct loss {
    const struct scene *s;
    size_t end;
    const char *word, *rest;
};

static const char deal_nouns[] =
    "deal|deals|order|bid|tender|project|business|account|opportunity|sale|po|pitch|"
    "contract|job|renewal|customer|client|it|them|one",
                  rivals[] =
                      "competitor|competitors|competition|rival|rivals|another|someone|"
                      "somebody|else|cheaper|vendor|supplier|provider|incumbent|inhouse|"
                      "in-house|internal|local|elsewhere|other|others|them|different",
                  meetings[] =
                      "call|meeting|demo|visit|lunch|dinner|breakfast|coffee|appointment|"
                      "interview|trip|workshop|webinar|session|catch-up|catchup|review|"
                      "presentation|fair|show|conference|site visit|kickoff|training",
                  determiners[] = "the|a|an|our|my|their|this|that|his|her|its|both|all|"
                                  "yesterday's|today's";

static const char *past_blank(const char *at)
{
    return at + (*at == ' ');
}

static const char *past(const char *at, const char *list)
{
    return past_blank(at + only_taken(at, list));
}

/* Whether a word of the list stands in the words. */
static bool holds(const char *words, const char *list)
{
    for (const char *at = words; *at; at++)
        if ((at == words || at[-1] == ' ') && only_taken(at, list))
            return true;
    return false;
}

static const enum feature named[] = {F_customer, F_lead, F_d_ref, F_l_ref},
                          figures[] = {F_date,   F_clock,    F_part,    F_range,
                                       F_number, F_quantity, F_percent, F_duration,
                                       F_hours,  F_product};

static bool names_deal(const struct scene *s, const char *rest, size_t from)
{
    for (size_t i = 0; i < s->n_marks; i++)
        for (size_t k = 0; k < COUNT(named); k++)
            if (s->marks[i].feature == named[k] && s->marks[i].at.from >= from &&
                s->marks[i].at.from < from + strlen(rest))
                return true;
    return false;
}

/* The bytes of what is said behind the word, without the marks and pictures that end
 * it. */
static size_t said_behind(const struct loss *l)
{
    size_t len = 0;

    for (size_t at = 0; l->rest[at]; at++) {
        const char *b = l->rest + at;
        if ((*b >= 'a' && *b <= 'z') || (*b >= '0' && *b <= '9'))
            len = at + 1;
        else if (han_at(b))
            len = at + 3;
    }
    return len;
}

/* "Lost the Oakline PO", "lost the contract scan for them": the last noun right behind is
 * a paper's; "lost the PO to a rival" is the deal. */
static bool is_paper(const struct loss *l)
{
    const char *rest = arena_copy_bytes(l->s->arena, l->rest, said_behind(l));
    size_t end = 0;

    while (rest[end] && !only_taken(rest + end, small_row(SMALL_ends_noun))) {
        end += strcspn(rest + end, " ");
        end += rest[end] == ' ';
    }
    if (only_taken(rest + end, "to"))
        return false;
    return only_ending(rest, end - (end > 0 && rest[end - 1] == ' '),
                       small_row(SMALL_lost_paper)) > 0;
}

/* "Lost on price", "lost to Kestrel", "lost the Oakline deal"; not "lost two staff". */
static enum sense of_lost(const struct loss *l)
{
    static const char bare[] =
        "to|on|it|this|that|them|because|due|over|after|since|as|for|out|against|at|by|"
        "again|when|today|yesterday|last|in|and|but|sadly|unfortunately|big|badly|"
        "everything|before|while|-|unless|if|until|interest|all interest";

    if (only_taken(l->rest, "contact|touch|track|sight|count") || is_paper(l) ||
        only_taken(l->rest, small_row(SMALL_on_the_way)))
        return SENSE_TOLD;
    if (!*l->rest || !(*l->rest >= 'a' && *l->rest <= 'z'))
        return scene_begins(l->s, l->end, figures, COUNT(figures)) &&
                       !scene_begins(l->s, l->end, (const enum feature[]){F_amount}, 1) &&
                       !holds(l->rest, deal_nouns)
                   ? SENSE_TOLD
                   : SENSE_LOST;
    if (only_taken(l->rest, bare) || scene_begins(l->s, l->end, named, COUNT(named)) ||
        names_deal(l->s, l->rest, l->end) || holds(l->rest, deal_nouns))
        return SENSE_LOST;
    return SENSE_TOLD;
}

/* Whether a customer's name ends right before byte `from`: "Oakline lost", "has lost",
 * 鼎砺丢了; or "they" does. */
static bool is_subject(const struct scene *s, size_t from)
{
    static const char *const helpers[] = {" has", " have", " just"};
    static const char they[] = "they";
    size_t end = from - (from > 0 && s->text.bytes[from - 1] == ' ');

    for (size_t i = 0; i < COUNT(helpers); i++) {
        size_t len = strlen(helpers[i]);
        if (end > len && memcmp(s->text.bytes + end - len, helpers[i], len) == 0)
            end -= len;
    }
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_customer && s->marks[i].at.until == end)
            return true;
    return end >= strlen(they) &&
           memcmp(s->text.bytes + end - strlen(they), they, strlen(they)) == 0;
}

/* "Lost a big order from their customer", "lost their biggest client": theirs. */
static bool is_theirs(const char *rest)
{
    static const char theirs[] = "their|his|her|its|some|several|many|a few";

    return only_taken(rest, theirs) || strstr(rest, " their ") != NULL;
}

/* "The demo fell through": what stands right before byte `from`. */
static bool ends_with_meeting(const struct scene *s, size_t from)
{
    size_t at = from - (from > 0);

    while (at > 0 && s->text.bytes[at - 1] != ' ')
        at--;
    return only_taken(s->text.bytes + at, meetings) > 0;
}

/* "Walked away", "pulled out of the meeting", "the demo fell through". */
static enum sense of_leaving(const struct loss *l, size_t from)
{
    static const char into[] = "from|of|on|out of",
                      goes_on[] = "from|of|on|out of|the|our";
    static const char lasting[] =
        "over|because|due|after|on|when|for|and|but|to|without|today|yesterday|at|last|"
        "as|since|in|this|completely|again|from|of|out";

    const char *rest = past(past(l->rest, into), determiners);
    struct span clause = l->s->clauses[scene_clause(l->s, from)];
    const char *head = past_blank(l->s->text.bytes + clause.from);

    if (only_taken(rest, meetings) && (rest != l->rest || only_taken(l->rest, goes_on)))
        return SENSE_TOLD;
    if (only_taken(past(l->rest, determiners), meetings))
        return SENSE_TOLD;
    if (only_taken(past(head, determiners), meetings) || ends_with_meeting(l->s, from))
        return SENSE_TOLD;
    bool is_walk = strncmp(l->word, "walked", strlen("walked")) == 0;
    return is_walk && *l->rest >= 'a' && *l->rest <= 'z' && !only_taken(l->rest, lasting)
               ? SENSE_TOLD
               : SENSE_LOST;
}

/* Of what is chosen, some is nobody's offer: "the blue one", a plan, a city. */
static bool is_no_rival(const struct loss *l)
{
    size_t until = l->end + strlen(l->rest);

    for (size_t i = 0; i < l->s->n_marks; i++)
        if (l->s->marks[i].feature == F_no_rival && l->s->marks[i].at.from >= l->end &&
            l->s->marks[i].at.from < until)
            return true;
    return false;
}

/* A firm that all know, a word that only a firm's name ends with, or whom they chose it
 * over; and what was lost is said elsewhere as well. */
static bool is_known_rival(const struct loss *l)
{
    static const enum feature firms[] = {F_firm_name, F_firm_end, F_rival};

    size_t until = l->end + strlen(l->rest);

    for (size_t i = 0; i < l->s->n_marks; i++) {
        const struct mark *m = &l->s->marks[i];
        for (size_t k = 0; k < COUNT(firms); k++)
            if (m->feature == firms[k] && m->at.from >= l->end && m->at.until <= until)
                return true;
        if (m->feature == F_stage_lost &&
            (m->at.until < l->end - 1 || m->at.from > until))
            return true;
    }
    return holds(l->rest, small_row(SMALL_over_us));
}

/* "Chose us", "picked Friday", "went with the bigger package", "chose Kestrel". */
static enum sense of_choice(const struct loss *l)
{
    static const char ours[] = "us|our|ours|me",
                      no_choice[] = "us up|our brains|us apart";
    const char *rest = l->rest;

    if (only_taken(rest, "by"))
        return scene_begins(l->s, l->end + strlen("by "), named, COUNT(named))
                   ? SENSE_OURS
                   : SENSE_LOST;
    if (only_taken(rest, no_choice) || only_taken(rest, "to"))
        return SENSE_TOLD;
    if (only_taken(rest, ours) &&
        !holds(past(rest, ours), "competitor|rival|competition"))
        return SENSE_OURS;
    if (holds(rest, rivals))
        return SENSE_LOST;
    if (scene_begins(l->s, l->end, figures, COUNT(figures)) || is_no_rival(l) ||
        only_taken(rest, determiners))
        return SENSE_TOLD;
    return is_known_rival(l) ? SENSE_LOST : SENSE_ANOTHER;
}

/* 选了西门子, 选了宏达科技, 选了 Siemens: all that is said behind it names a firm. */
static bool is_firm(const struct loss *l)
{
    enum { NAME_LEAST = 3, FIRM_LEAST = 12 }; /* bytes: 宏达科技 has twelve */

    size_t len = said_behind(l);

    for (size_t i = 0; i < l->s->n_marks; i++) {
        const struct mark *m = &l->s->marks[i];
        bool ends = m->at.until == l->end + len;
        if (m->feature == F_firm_name && ends && m->at.from == l->end)
            return true;
        if (m->feature == F_firm_end && ends && len >= FIRM_LEAST && han_at(l->rest))
            return true;
    }
    for (size_t i = 0; i < len; i++)
        if (!(l->rest[i] >= 'a' && l->rest[i] <= 'z') && !strchr(" -", l->rest[i]))
            return false;
    return len >= NAME_LEAST;
}

/* 选了华东, 选了周三, 选了高配 are no rival's: who is chosen is named as a rival, or as a
 * firm. */
static enum sense of_chosen(const struct loss *l)
{
    static const enum feature named_rival[] = {F_rival};

    if (scene_begins(l->s, l->end, named_rival, COUNT(named_rival)))
        return SENSE_LOST;
    if (!is_firm(l) || scene_begins(l->s, l->end, figures, COUNT(figures)) ||
        is_no_rival(l))
        return SENSE_TOLD;
    return han_at(l->rest) || is_known_rival(l) ? SENSE_LOST : SENSE_ANOTHER;
}

/* 丢了两个人, 输了一场官司: counted, and no deal or tender. */
static enum sense of_object(const struct loss *l)
{
    static const char *const counted[] = {"个",     "些",   "批",   "场",   "好几",
                                          "不少",   "很多", "大批", "自己", "他们",
                                          "市场",   "份额", "耐心", "信心", "面子",
                                          "大客户", "人",   "货"},
                             *const deals[] = {"单",   "标",       "项目", "商机",
                                               "生意", "这个客户", "这家", "那家"};
    const char *rest = l->rest;
    bool is_counted = scene_begins(l->s, l->end, figures, COUNT(figures)) &&
                      !scene_begins(l->s, l->end, (const enum feature[]){F_amount}, 1);

    for (size_t i = 0; i < COUNT(deals); i++)
        if (strstr(rest, deals[i]))
            return SENSE_LOST;
    for (size_t i = 0; i < COUNT(counted); i++)
        is_counted |= strncmp(rest, counted[i], strlen(counted[i])) == 0;
    return is_counted || strncmp(rest, "两", 3) == 0 || strncmp(rest, "一", 3) == 0 ||
                   strncmp(rest, "几", 3) == 0
               ? SENSE_TOLD
               : SENSE_LOST;
}

/* 鼎砺丢了个大单: an order of theirs, where ours would be 这个单. */
static bool is_counted_order(const char *rest)
{
    static const char *const counts[] = {"个", "一个", "一笔", "一张", "几个", "两个"};

    for (size_t i = 0; i < COUNT(counts); i++)
        if (strncmp(rest, counts[i], strlen(counts[i])) == 0)
            return strstr(rest, "单") != NULL;
    return false;
}

/* 把鼎砺的采购单丢了, 丢了合同扫描件: a paper. */
static bool is_paper_around(const struct loss *l, size_t from)
{
    const char *papers = small_row(SMALL_lost_paper);

    return only_ending(l->s->text.bytes, from, papers) > 0 ||
           only_ending(l->rest, said_behind(l), papers) > 0;
}

/* 鼎砺的会没成: what did not come about is the meeting. */
static bool ends_with_date(const struct scene *s, size_t from)
{
    static const char *const dates[] = {"会", "饭", "约", "面", "拜访", "演示", "茶"};

    return text_ends_any(s->text.bytes, from, dates, COUNT(dates));
}

/* 打款的事黄了: what came to nothing is one matter, and not yet the deal. */
static bool ends_with_matter(const struct scene *s, size_t from)
{
    return only_ending(s->text.bytes, from, small_row(SMALL_matter)) > 0;
}

static bool is_word(const struct loss *l, const char *list)
{
    return only_listed(l->word, strlen(l->word), list);
}

/* "Gone cold, try in June": there is a day to try again, so it is not lost yet. */
static bool comes_again(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_coming)
            return true;
    return false;
}

/* "A competitor dropped out", 友商输了: theirs; 被友商抢了 is ours. */
static bool is_of_rival(const struct scene *s, size_t from)
{
    size_t end = from - (from > 0 && s->text.bytes[from - 1] == ' ');

    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_rival && s->marks[i].at.until == end)
            return only_ending(s->text.bytes, s->marks[i].at.from,
                               small_row(SMALL_lost_to)) == 0;
    return false;
}

static enum sense sense_of(const struct loss *l, size_t from)
{
    if (is_of_rival(l->s, from))
        return SENSE_TOLD;

    if (is_word(l, "lost") && is_subject(l->s, from) &&
        only_taken(l->rest, "a|an|another|one of"))
        return SENSE_TOLD;
    if (is_word(l, "lost|we lost|lose|losing"))
        return is_theirs(l->rest) && !holds(l->rest, "deal|bid|tender|business") &&
                       !names_deal(l->s, l->rest, l->end)
                   ? SENSE_TOLD
                   : of_lost(l);
    if (is_word(l,
                "chose|choose|picked|went with|going with|decided to go with|opted for|"
                "opting for|went for|signed with|signing with"))
        return of_choice(l);
    if (is_word(l, "选了|选择了|选定了|选中了|最后选了|最终选了"))
        return of_chosen(l);
    if (is_word(l, "gone cold|went dark|ghosted") && comes_again(l->s))
        return SENSE_COOLED;
    if (is_word(l, "walked away|walked out|bailed|ghosted|pulled out|backed out|"
                   "dropped out|fell through|called it off"))
        return of_leaving(l, from);
    if (is_word(l, "丢了|丢掉|丢掉了") && is_paper_around(l, from))
        return SENSE_TOLD;
    if (is_word(l, "丢了|丢掉|丢掉了|输了|输掉|输掉了|输|跑了"))
        return is_subject(l->s, from) && is_counted_order(l->rest) ? SENSE_TOLD
                                                                   : of_object(l);
    if (is_word(l, "没成"))
        return ends_with_date(l->s, from) ? SENSE_TOLD : SENSE_LOST;
    if (is_word(l, "黄了|泡汤|泡汤了|凉了|失败了"))
        return ends_with_matter(l->s, from) ? SENSE_TOLD : SENSE_LOST;
    return SENSE_LOST;
}

static void read_loss(const struct scene *s, const struct mark *m, struct loss *out)
{
    size_t end = m->at.until;
    struct span clause = s->clauses[scene_clause(s, m->at.from)];

    end += end < s->text.len && s->text.bytes[end] == ' ';
    size_t len = clause.until > end ? clause.until - end : 0;
    while (len > 0 && strchr(" ,.;!?", s->text.bytes[end + len - 1]))
        len--;
    *out = (struct loss){
        .s = s,
        .end = end,
        .word = arena_copy_bytes(s->arena, s->text.bytes + m->at.from,
                                 m->at.until - m->at.from),
        .rest = arena_copy_bytes(s->arena, s->text.bytes + end, len),
    };
}

/* All that was read there as a loss says only what happened, or that we were chosen; an
 * order or invoice that is lost in the same clause is none to make. */
static void turn_into(struct scene *s, struct span at, enum feature feature)
{
    static const enum feature said[] = {F_stage_lost, F_stage_any, F_lost_why};

    size_t kept = 0, clause = scene_clause(s, at.from);

    for (size_t i = 0; i < s->n_marks; i++) {
        struct mark m = s->marks[i];
        bool is_said = false;
        for (size_t k = 0; k < COUNT(said); k++)
            is_said |= m.feature == said[k] && m.at.from == at.from;
        bool is_paper =
            m.feature == F_order || m.feature == F_order_placed || m.feature == F_invoice;
        is_said |= feature == F_remark && is_paper && m.at.from > at.from &&
                   scene_clause(s, m.at.from) == clause;
        if (!is_said)
            s->marks[kept++] = m;
    }
    s->n_marks = kept;
    scene_add(s, feature, at, -1);
}

/* 价格定下来了: a thing is settled, and nobody is chosen. */
static bool is_thing_settled(const struct scene *s, const struct mark *m)
{
    const char *text = s->text.bytes;
    size_t at = m->at.from, len;

    while ((len = only_ending(text, at, small_row(SMALL_by_now))) != 0)
        at -= len;
    return only_ending(text, at, small_row(SMALL_settled_thing)) != 0;
}

/* 定下来了，选了友商: who it is they settled on, where it is not us. */
static bool is_another_chosen(const struct scene *s)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].feature == F_stage_lost || s->marks[i].feature == F_chose_another)
            return true;
    return false;
}

/* That we are chosen, or that it is settled, is as good as won, and not yet signed
 * (safety.c). */
static bool mark_chosen(struct scene *s)
{
    bool is_another = is_another_chosen(s);
    size_t n = s->n_marks;

    for (size_t i = 0; i < n; i++) {
        const struct mark m = s->marks[i];
        bool is_settled =
            m.feature == F_settled && !is_another && !is_thing_settled(s, &m);
        if (m.feature == F_settled && !is_settled)
            scene_add(s, F_remark, m.at, -1);
        if (m.feature != F_chose_us && !is_settled)
            continue;
        if (is_settled)
            scene_add(s, F_chose_us, m.at, -1);
        scene_add(s, F_stage_won, m.at, -1);
        scene_add(s, F_stage_any, m.at, -1);
        scene_add(s, F_remark, m.at, -1);
    }
    return s->n_marks > n;
}

/* "Went with 别家": whom they went with, and nothing that is forbidden. */
static void keep_rival(struct scene *s, struct span lost)
{
    size_t kept = 0, clause = scene_clause(s, lost.from);

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark m = s->marks[i];
        bool is_inside = false;
        for (size_t k = 0; k < s->n_marks; k++)
            is_inside |= s->marks[k].feature == F_rival &&
                         s->marks[k].at.from == m.at.from &&
                         s->marks[k].at.from >= lost.until;
        if (!(is_inside && m.feature == F_forbid && scene_clause(s, m.at.from) == clause))
            s->marks[kept++] = m;
    }
    s->n_marks = kept;
}

/* "Signed with Zentrix" is no win. */
static void drop_win(struct scene *s, struct span lost)
{
    static const enum feature wins[] = {F_stage_won, F_signs};

    size_t kept = 0;

    for (size_t i = 0; i < s->n_marks; i++) {
        const struct mark m = s->marks[i];
        bool is_inside = lost.from <= m.at.from && m.at.until <= lost.until;
        if (!(is_inside && (m.feature == wins[0] || m.feature == wins[1])))
            s->marks[kept++] = m;
    }
    s->n_marks = kept;
}

/* Told, and may be offered as a loss (safety.c). */
static void mark_another(struct scene *s, struct span at)
{
    drop_win(s, at);
    scene_add(s, F_chose_another, at, -1);
    scene_add(s, F_remark, at, -1);
}

bool losses_mark(struct scene *s)
{
    static const enum feature told[] = {F_chose_another};

    bool any = false;

    for (size_t i = 0; i < s->n_marks; i++) {
        struct loss loss;
        if (s->marks[i].feature != F_stage_lost)
            continue;
        const struct span at = s->marks[i].at;
        if (scene_begins(s, at.from, told, COUNT(told)))
            continue;
        read_loss(s, &s->marks[i], &loss);
        enum sense sense = sense_of(&loss, at.from);
        if (sense == SENSE_LOST) {
            drop_win(s, at);
            keep_rival(s, at);
            continue;
        }
        if (sense == SENSE_ANOTHER) {
            mark_another(s, at);
            any = true;
            i = (size_t)-1;
            continue;
        }
        turn_into(s, at,
                  sense == SENSE_OURS     ? F_chose_us
                  : sense == SENSE_COOLED ? F_cooled
                                          : F_remark);
        any = true;
        i = (size_t)-1; /* the marks have moved */
    }
    return mark_chosen(s) || any;
}
