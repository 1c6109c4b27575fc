/* What the lines of a story expect to have been said. */

#include "tests/stories/story.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 64 * 1024 };

static const char *indented(struct arena *arena, const char *words)
{
    struct text out;

    text_init(&out, arena, WORDS_MOST);
    for (const char *at = words; *at; at++) {
        text_add_bytes(&out, at, 1);
        if (*at == '\n')
            text_add(&out, "            ");
    }
    return out.bytes;
}

static const char *zone_of_lane(const char *lane)
{
    const struct actor *actor =
        strncmp(lane, "D-", 2) == 0 ? actor_named(lane + 2, strlen(lane + 2)) : NULL;

    return actor ? actor->zone : "Europe/London";
}

static struct message *next_for(struct story *story, const char *lane)
{
    for (struct message *at = story->platform.first; at; at = at->next)
        if (!at->is_expected && strcmp(at->lane, lane) == 0)
            return at;
    return NULL;
}

/* "a | b": each piece is held somewhere in the words. */
static bool holds(struct story *story, const char *words, const char *pieces)
{
    while (*pieces) {
        const char *bar = strstr(pieces, " | ");
        size_t len = bar ? (size_t)(bar - pieces) : strlen(pieces);

        if (!strstr(words, arena_copy_bytes(story->arena, pieces, len)))
            return false;
        pieces += len + (bar ? 3 : 0);
    }
    return true;
}

/* "@09:00" or "@2026-03-03T09:00" before the words: when it was said, on their wall. */
static bool is_time(struct story *story, const struct message *message,
                    const char **words)
{
    const char *wall = time_wall(story->arena, message->at, zone_of_lane(message->lane));
    size_t len = strcspn(*words, " ");
    const char *when;

    if (**words != '@' || len < 2 || !strchr("0123456789", (*words)[1]))
        return true;
    when = arena_copy_bytes(story->arena, *words + 1, len - 1);
    *words += len + strspn(*words + len, " ");
    return strstr(wall, when) != NULL;
}

static void expect(struct story *story, const char *lane, const char *rest)
{
    struct message *message = next_for(story, lane);
    const char *words = rest;

    if (!message) {
        story_fail(story, "expected  %s\n  got       nothing for %s", rest, lane);
        return;
    }
    message->is_expected = true;
    if (!is_time(story, message, &words) ||
        !holds(story, message_words(message, story->arena), words))
        story_fail(story, "expected  %s\n  got       %s (to %s at %s)", rest,
                   indented(story->arena, message_words(message, story->arena)), lane,
                   time_wall(story->arena, message->at, zone_of_lane(message->lane)));
}

/* "to max" or "#sales" into the lane; NULL, and nothing read, without. */
static const char *read_lane(struct story *story, const char **rest)
{
    bool is_person = strncmp(*rest, "to ", 3) == 0;
    const char *name = *rest + (is_person ? 3 : 1);
    size_t len = strcspn(name, " ");

    if (!is_person && **rest != '#')
        return NULL;
    *rest = name + len + strspn(name + len, " ");
    return arena_printf(story->arena, is_person ? "D-%.*s" : "C-%.*s", (int)len, name);
}

void expect_bot(struct story *story, const char *rest)
{
    const char *lane = read_lane(story, &rest);

    if (!lane)
        lane = story->where ? story->where : "";
    expect(story, lane, rest);
}

void expect_mail(struct story *story, const char *rest)
{
    size_t len = strcspn(rest, " |");
    const char *lane = arena_copy_bytes(story->arena, rest, len);

    rest += len + strspn(rest + len, " |");
    expect(story, lane, rest);
}

/* The newest card of a record as it looks now; in a lane, or anywhere. */
static const struct message *card_of(struct story *story, const char *ref,
                                     const char *lane)
{
    const struct message *found = NULL;

    for (const struct message *at = story->platform.first; at; at = at->next)
        if (!at->is_mail && (at->card.title || at->card.decided) &&
            text_same(at->card.ref, ref) && (!lane || strcmp(at->lane, lane) == 0))
            found = at;
    return found;
}

/* The newest message that holds the words. */
static const struct message *message_of(struct story *story, const char *words,
                                        const char *lane)
{
    const struct message *found = NULL;

    for (const struct message *at = story->platform.first; at; at = at->next)
        if (!at->is_mail && (!lane || strcmp(at->lane, lane) == 0) &&
            strstr(message_words(at, story->arena), words))
            found = at;
    return found;
}

void expect_card(struct story *story, const char *rest)
{
    bool is_quoted = *rest == '"';
    size_t len = strcspn(rest + is_quoted, is_quoted ? "\"" : " ");
    const char *ref = arena_copy_bytes(story->arena, rest + is_quoted, len), *words,
               *lane;
    const struct message *message;
    bool lacks;

    rest += len + 2 * is_quoted;
    rest += strspn(rest, " ");
    lane = read_lane(story, &rest);
    message = is_quoted ? message_of(story, ref, lane) : card_of(story, ref, lane);
    lacks = strncmp(rest, "lacks ", 6) == 0;
    if (!lacks && strncmp(rest, "contains ", 9) != 0) {
        story_fail(story, "expected  contains or lacks, and words");
        return;
    }
    rest += lacks ? 6 : 9;
    if (!message) {
        story_fail(story, "nobody sees a card of %s", ref);
        return;
    }
    words = message_words(message, story->arena);
    if (holds(story, words, rest) == lacks)
        story_fail(story, "expected  %s%s\n  got       %s", lacks ? "without " : "", rest,
                   indented(story->arena, words));
}

void expect_nothing(struct story *story, const char *rest)
{
    (void)rest;
    (void)expect_no_more(story);
}

void expect_skip(struct story *story, const char *rest)
{
    long left = *rest ? strtol(rest, NULL, 10) : 1;

    for (struct message *at = story->platform.first; at && left > 0; at = at->next)
        if (!at->is_expected) {
            at->is_expected = true;
            left--;
        }
    if (left > 0)
        story_fail(story, "%ld messages fewer than were to be skipped", left);
}

bool expect_no_more(struct story *story)
{
    for (struct message *at = story->platform.first; at; at = at->next)
        if (!at->is_expected) {
            at->is_expected = true;
            story_fail(story, "expected  nothing more\n  got       %s (to %s at %s)",
                       indented(story->arena, message_words(at, story->arena)), at->lane,
                       time_wall(story->arena, at->at, zone_of_lane(at->lane)));
            return false;
        }
    return true;
}

/* The line that would expect it, and all of it as a comment. */
static void show(struct story *story, const struct message *message, bool with_time)
{
    const char *words = message_words(message, story->arena), *at = words;
    const char *wall = time_wall(story->arena, message->at, zone_of_lane(message->lane));
    const char *buttons;
    bool is_here = story->where && strcmp(story->where, message->lane) == 0;

    if (message->is_mail)
        (void)printf("mail  %s | ", message->lane);
    else if (is_here && !with_time)
        (void)printf("bot   ");
    else
        (void)printf(message->lane[0] == 'D' ? "bot   to %s " : "bot   #%s ",
                     message->lane + 2);
    if (with_time)
        (void)printf("@%s ", wall);
    (void)printf("%.*s", (int)strcspn(words, "\n"), words);
    buttons = strrchr(words, '\n');
    (void)printf(buttons && buttons[1] == '[' ? " | %s\n" : "\n",
                 buttons ? buttons + 1 : "");
    while (*(at += strcspn(at, "\n"))) {
        at++;
        (void)printf("#         %.*s\n", (int)strcspn(at, "\n"), at);
    }
}

/* What came since, for who writes a story. */
void expect_show(struct story *story, bool with_time)
{
    for (struct message *at = story->platform.first; at; at = at->next) {
        if (!at->is_expected)
            show(story, at, with_time);
        at->is_expected = true;
    }
}
