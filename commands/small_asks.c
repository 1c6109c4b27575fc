/* small_asks.c - what is asked in a word or two. */
#include "commands/small_asks.h"
#include "commands/dispatch.h"
#include "commands/only_words.h"
#include "commands/words.h"

#include <string.h>

enum { YEAR_DAYS = 366 };

static const char the_time[] = ""; /* runs no command */

/* The whole message, folded, without the mark at its end, and what answers it. */
static const struct {
    const char *words, *command;
} asks[] = {
    {"today|what is on today|what's on today|whats on today|what's up today|what is up "
     "today|what is there today|今天|今日|今天有什么|今天有啥|今天做什么",
     "agenda"},
    {"tomorrow|what is on tomorrow|what's on tomorrow|whats on tomorrow|明天|明天有什么|"
     "明天有啥|明天做什么",
     "agenda tomorrow"},
    {"why did you remind me|why do you remind me|why are you reminding me|why was i "
     "reminded|why this reminder|why the reminder",
     "reminders"},
    {"what day is it|what day is today|what day is it today|what's the day|what is the "
     "date|what's the date|whats the date|what is today's date|what's today's date|what "
     "time is it|what's the time|whats the time|what is the time|the time|time now|今天周"
     "几|今天星期几|今天礼拜几|今天几号|今天是几号|今天是周几|今天是星期几|今天日期|几号了"
     "|周几了|星期几了|现在几点|现在几点了|几点了|几点|现在是几点|什么时间了|现在什么时间|"
     "现在时间",
     the_time},
};

/* Stops, and 呀 or 呢, say nothing at the end. */
static const char ends[] = " |.|!|?|,|。|？|！|啊|呀|呢|吧|~";

static void say_time(struct turn *t)
{
    say(t, IN(t, "It is %s.", "现在是%s。"),
        moment_text(t->arena, t->here, day_plus(t->today, -YEAR_DAYS), t->lang));
}

enum rc small_ask_answer(struct turn *t, const char *words, bool *is_one)
{
    const char *folded = text_fold(t->arena, words_skip_blanks(words));
    size_t len = only_before(folded, ends);

    for (size_t i = 0; i < COUNT(asks); i++) {
        if (!only_listed(folded, len, asks[i].words))
            continue;
        *is_one = true;
        if (asks[i].command != the_time)
            return dispatch_words(t, asks[i].command);
        say_time(t);
        return RC_OK;
    }
    return RC_OK;
}
