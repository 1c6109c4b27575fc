/* courtesy.c - words that want nothing done. */
#include "commands/courtesy.h"
#include "commands/access.h"
#include "commands/bind/bind.h"
#include "commands/only_words.h"
#include "commands/sayings.h"
#include "store/actions.h"
#include "store/approvals.h"
#include "store/talk.h"

#include <string.h>

enum kind { FILLER, AGREEMENT, GOODBYE, NEVER_MIND, GREETING, THANKS, KINDS };

/* In the order in which several of them are answered, the last one first. */
static const char *const phrases[KINDS] = {
    [FILLER] =
        "dealbell|bell|bot|there|all|everyone|team|again|so much|very much|a lot|you|for "
        "that|for the help|man|mate|really|then|啊|呀|哦|喔|啦|了|哈|呢|吧|嘛|大家|各位|"
        "老师|机器人|你|您|你们|帮忙|非常|太|真的|哈哈|嘿嘿|小助手",
    [AGREEMENT] =
        "ok|okay|k|kk|okey|okay doke|okey dokey|fine|good|great|nice|cool|perfect|super|"
        "awesome|got it|noted|understood|roger|sure|right|alright|all right|will do|"
        "sounds good|good job|well done|brilliant|excellent|lovely|wonderful|yep|yeah|"
        "好|好的|好哒|好滴|好嘞|行|可以|没问题|收到|知道|明白|了解|嗯|嗯嗯|恩|噢|懂|棒|"
        "真棒|厉害|赞|不错|完美|ok的|没事|没关系",
    [GOODBYE] =
        "bye|bye bye|goodbye|good bye|see you|see ya|cu|later|good night|goodnight|good "
        "evening and good night|have a good one|have a nice day|have a good evening|"
        "have a good weekend|nice weekend|再见|拜拜|拜|回见|回头见|明天见|下周见|晚安|"
        "下班|周末愉快|先走",
    [NEVER_MIND] =
        "never mind|nevermind|nvm|forget it|forget that|forget about it|nothing|no matter|"
        "don't bother|cancel|cancel it|cancel that|cancel this|leave it|scrap it|"
        "scrap that|drop it|drop that|skip it|算了|没什么|当我没说|不用了|不用|没啥|取消|"
        "别管了|不管了|别弄了|不弄了|不填了|不做了|先不弄了|先不填了|作罢",
    [GREETING] =
        "hi|hello|hey|hiya|howdy|yo|good morning|morning|good afternoon|good evening|"
        "greetings|how are you|how are you doing|what's up|whats up|你好|您好|你们好|"
        "大家好|早|早安|早上好|上午好|中午好|下午好|晚上好|嗨|哈喽|哈啰|hello 你好|在吗|"
        "在么|在不在|在",
    [THANKS] =
        "thanks|thank you|thank u|thx|thnx|tks|ty|tnx|many thanks|cheers|much appreciated|"
        "appreciated|appreciate it|thanks a lot|谢谢|谢|多谢|感谢|谢啦|谢谢啦|辛苦|"
        "麻烦你|麻烦您|劳驾|3q|thanks啦"};

/* FILLER when something else was said, or nothing. */
static enum kind kind_of(const char *letters)
{
    enum kind best = FILLER;

    for (const char *at = letters; *at;) {
        size_t longest = 0;
        enum kind kind = FILLER;
        for (int k = FILLER; k < KINDS; k++) {
            size_t len = only_taken(at, phrases[k]);
            if (len > longest) {
                longest = len;
                kind = (enum kind)k;
            }
        }
        if (longest == 0)
            return FILLER;
        best = kind > best ? kind : best;
        at += longest;
        at += *at == ' ';
    }
    return best;
}

static const char *first_name(const struct turn *t)
{
    return arena_copy_bytes(t->arena, t->me.name, strcspn(t->me.name, " "));
}

/* What this person most likely came for. */
static void offer_usual(struct turn *t)
{
    if (t->me.roles & ROLE_APPROVER || t->me.roles & (ROLE_MANAGER | ROLE_DIRECTOR))
        offer(t, IN(t, "Waiting for me", "待我审批"), BUTTON_PLAIN, "approvals");
    else if (person_may(&t->me, BOOKS))
        offer(t, IN(t, "Overdue", "逾期发票"), BUTTON_PLAIN, "invoice list overdue");
    if (person_may(&t->me, SELLING))
        offer(t, IN(t, "Deals", "商机"), BUTTON_PLAIN, "deal list");
    else
        offer(t, IN(t, "My reminders", "我的提醒"), BUTTON_PLAIN, "reminders");
    offer(t, IN(t, "What can I say?", "可以怎么说？"), BUTTON_PLAIN, "help");
}

static void greet(struct turn *t)
{
    const char *examples[2];
    size_t n = sayings_for(t, examples, COUNT(examples));

    say(t,
        IN(t, "Hello %s. Just say what happened or what to remember, such as:",
           "您好，%s。发生了什么、要记住什么，直接说就行，例如："),
        first_name(t));
    for (size_t i = 0; i < n; i++)
        say(t, "“%s”", examples[i]);
    offer_usual(t);
}

/* "OK" right behind a request's card sounds like a verdict, and is none. */
static enum rc agree(struct turn *t)
{
    struct talk talk;

    TRY(talk_get(t, &talk));
    if (text_same(talk.kind, approvals_kind.name))
        return bind_undecided(t, talk.record, "");
    say(t, "%s", "👍");
    return RC_OK;
}

/* What was done stands; when it was done just now, it may have been meant. What was asked
 * beside it is asked no longer. */
static enum rc let_be(struct turn *t)
{
    static const struct answered silently = {.en = "", .zh = ""};
    struct talk talk;

    TRY(talk_get(t, &talk));
    TRY(talk_drop(t, &silently));
    say(t, "%s", IN(t, "All right, nothing was done.", "好的，没有做任何操作。"));
    if (talk.done && talk.done >= talk.said)
        offer(t, IN(t, "Undo the step before", "撤销上一步"), BUTTON_PLAIN, "undo T-%lld",
              (long long)talk.done);
    return RC_OK;
}

bool courtesy_never_mind(const char *letters)
{
    return kind_of(letters) == NEVER_MIND;
}

enum rc courtesy_answer(struct turn *t, const char *words, bool *is_one)
{
    enum kind kind = kind_of(only_letters(t->arena, words));

    *is_one = kind != FILLER;
    if (*is_one)
        t->action = TALK_KIND_WORDS;
    switch (kind) {
    case THANKS:
        say(t, "%s", IN(t, "You're welcome.", "不客气。"));
        return RC_OK;
    case GREETING:
        greet(t);
        return RC_OK;
    case NEVER_MIND:
        return let_be(t);
    case GOODBYE:
        say(t, "%s", IN(t, "See you.", "回头见。"));
        return RC_OK;
    case AGREEMENT:
        return agree(t);
    case FILLER:
    case KINDS:
        break;
    }
    return RC_OK;
}
