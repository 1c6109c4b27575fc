/* undone.c - which step "undo" takes back: the last one, unless the words name whose or
 * what it was; it never is another's. */
#include "commands/bind/fits.h"
#include "commands/only_words.h"
#include "commands/undo.h"

#include <string.h>
#include <strings.h>

/* What a step is called, and the commands that do it. */
static const struct {
    const char *words, *actions;
} kinds[] = {
    {"payment|payments|paid|money|receipt|cheque|check|wire|transfer|deposit|支票|汇票|"
     "转账|汇款|货款|回款|到账|付款|收款|款|打款",
     "payment|credit use"},
    {"note|notes|noted|备注|跟进记录|跟进", "note"},
    {"invoice|invoiced|bill|发票|开票", "invoice new"},
    {"promise|promised|承诺|承诺付款", "promise"},
    {"lead|线索", "lead new|lead take|lead release|qualify"},
    {"stage|won|win|lost|loss|阶段|赢单|输单|成交", "deal stage|won|lost"},
};

/* Beside the kinds, what says no more than that something is taken back. */
static const char beside[] =
    "undo|undone|undoing|revert|reverse|reverting|roll|rollback|back|take|took|scratch|"
    "strike|cancel|delete|remove|restore|unsend|unmark|un|mark|un-mark|disregard|ignore|"
    "nix|go|put|backtrack|how|ctrl|z|ctrl-z|the|a|an|this|that|it|its|it's|that's|thats|"
    "these|those|them|one|ones|thing|things|step|steps|action|actions|change|changes|"
    "edit|edits|entry|entries|record|records|recorded|update|updates|last|latest|"
    "previous|recent|my|mine|i|i've|i'd|me|we|you|your|just|now|did|do|done|made|said|"
    "say|wrote|typed|entered|added|sent|booked|logged|put|got|had|have|has|was|were|is|"
    "be|what|which|all|of|for|on|from|with|in|to|at|about|out|off|up|and|or|so|then|"
    "again|please|pls|plz|thanks|thank|thx|ok|okay|oh|oops|whoops|ah|sorry|well|no|nope|"
    "wait|hey|hi|hold|mistake|mistakes|mistaken|mistakenly|error|typo|typos|wrong|"
    "wrongly|bad|incorrect|not|right|didn't|don't|wasn't|mean|meant|customer|client|"
    "account|company|amount|number|figure|date|day|person|can|could|would|should|"
    "will|need|want|let|lets|let's|us|by|accident|accidentally|as|too|early|soon|"
    "immediately|quick|quickly|asap|actually|today|earlier|moment|ago|minute|second|"
    "customer's|message|msg|'s|s|"
    "撤销|撤消|撤回|撤掉|撤了|撤|销|冲销|冲回|冲掉|冲|取消|删掉|删除|删了|删|恢复|复原|"
    "还原|原样|回退|退回|退|反悔|作废|改回|改|回到|回|去|来|倒|上一步|上一|上|一步|步|刚才|"
    "刚刚|刚|之前|前面|前|最近|最后|那条|那笔|那个|那一条|那一笔|那单|那次|那|这条|这笔|这个|"
    "这单|这|这次|条|笔|个|单|次|一下|一|下|我|您|你|帮|请|麻烦|把|给|将|的|了|吧|啊|哦|呀|"
    "呢|哎|诶|唉|嗯|好|不好意思|抱歉|对不起|谢谢|记录|操作|改动|修改|内容|消息|东西|全部|都|"
    "所有|不算数|不算|算|数|错了|错|手滑|手|滑|误|弄|搞|记|录|登|输|写|打|发|点|填|按|说|讲|做|"
    "加|弄错|搞错|记错|录错|输错|写错|打错|发错|点错|不对|不是|对|客户|公司|金额|数字|日期|人|"
    "商机|它|他|她|刚刚的|什么|是|有|在|里|就|先|再|又|重新|多|少|快|马上|立刻|立即|点了|需要|"
    "要|想|能|可以|帮忙|帮我";

/* The commands of the first kind that the words name; NULL. */
static const char *actions_named(struct arena *arena, const char *text)
{
    const char *letters = only_letters(arena, text);

    for (const char *at = letters; *at; at++) {
        bool begins = at == letters || at[-1] == ' ' || (unsigned char)*at >= 0x80;
        for (size_t i = 0; begins && i < COUNT(kinds); i++)
            if (only_taken(at, kinds[i].words) > 0)
                return kinds[i].actions;
    }
    return NULL;
}

/* A word that is none of those, and no number: it may be somebody's name. */
static bool holds_other_word(struct arena *arena, const char *text)
{
    const char *at = only_letters(arena, text);

    while (*at) {
        size_t len = only_taken(at, beside);
        for (size_t i = 0; len == 0 && i < COUNT(kinds); i++)
            len = only_taken(at, kinds[i].words);
        if (len == 0)
            len = strspn(at, "0123456789");
        if (len == 0)
            return true;
        at += len;
        at += *at == ' ';
    }
    return false;
}

/* What stands behind the verb that the message begins with. */
static const char *behind_verb(const char *text)
{
    static const char *const verbs[] = {"undo ", "revert ", "撤销", "撤回", "撤消"};

    for (size_t i = 0; i < COUNT(verbs); i++)
        if (strncasecmp(text, verbs[i], strlen(verbs[i])) == 0)
            return text + strlen(verbs[i]) + strspn(text + strlen(verbs[i]), " ");
    return NULL;
}

/* Nobody is named: the last step of that kind, else the last of all. Words that may be a
 * name nobody knows are asked about. */
static enum rc of_nobody(const struct said *said, const char *actions, struct order *out)
{
    const char *rest = behind_verb(said->text);
    const struct ref anybody = {0};
    struct turn *t = said->t;
    struct err before = t->err;
    int64_t turn;

    if (said->names_stranger || holds_other_word(t->arena, said->text)) {
        if (rest && undo_is_name(t, rest)) {
            order_put(out, "what", rest);
            return RC_OK;
        }
        out->command = NULL;
        bool is_of_kind = actions && undo_find(t, &anybody, actions, &turn) == RC_OK;
        t->err = before;
        return undo_ask(t,
                        is_of_kind ? turn : 0); /* "the cheque bounced": that payment */
    }
    if (!actions)
        return RC_OK;
    enum rc rc = undo_find(t, &anybody, actions, &turn);
    if (rc == RC_ABSENT) {
        out->command = NULL;
        return undo_ask(t, 0);
    }
    TRY(rc);
    order_put(out, "what", arena_printf(t->arena, "T-%lld", (long long)turn));
    return RC_OK;
}

/* The words without the name or number that was read in them. */
static const char *without_name(const struct said *said)
{
    const char *called = bind_called(said), *ref = meaning_get(said->meaning, "ref");
    char *text = arena_copy(said->t->arena, said->text);
    const char *names[] = {called, ref};

    for (size_t i = 0; i < COUNT(names); i++)
        for (char *at = text; names[i] && names[i][0] && *at; at++)
            if (strncasecmp(at, names[i], strlen(names[i])) == 0)
                memset(at, ' ', strlen(names[i]));
    return text;
}

/* 铂曼那条线撤了, "undo the discount on Oakline", 那笔款打错了: more is said than that a
 * step is taken back. */
static bool says_more(const struct said *said)
{
    const char *rest = without_name(said);

    return holds_other_word(said->t->arena, rest) || strpbrk(rest, "0123456789") ||
           strstr(rest, "打错") || strstr(rest, "付错");
}

/* "It" is the last step, whatever was spoken of meanwhile. */
static const char *ref_named(const struct said *said)
{
    const char *ref = meaning_get(said->meaning, "ref");

    return said->about && text_same(ref, said->about) ? NULL : ref;
}

/* "Their cheque bounced" asks for nothing: it is only offered. */
static bool is_only_told(const struct said *said)
{
    return meaning_by(said->meaning, "bounced");
}

enum rc fit_undo(const struct said *said, struct order *out)
{
    const char *ref = ref_named(said);
    const char *called = ref ? ref : meaning_get(said->meaning, "customer");
    const char *actions = actions_named(said->t->arena, said->text);
    struct turn *t = said->t;
    struct ref whose;
    int64_t turn;

    if (!called)
        return of_nobody(said, actions, out);
    if (!undo_whose(t, called, &whose))
        return undo_none(t, called, actions == NULL);
    enum rc rc = undo_find(t, &whose, actions, &turn);
    if (rc == RC_ABSENT && is_only_told(said)) {
        out->command = NULL;
        say(t, "%s", undo_bounced(t));
        return RC_OK;
    }
    if (rc == RC_ABSENT)
        return undo_none(t, record_called(t, whose.kind, whose.id), actions == NULL);
    TRY(rc);
    if (says_more(said) || is_only_told(said)) {
        out->command = NULL;
        return undo_ask(t, turn);
    }
    order_put(out, "what", arena_printf(t->arena, "T-%lld", (long long)turn));
    return RC_OK;
}
