/*
 * story - plays a story: the whole bot on a fake clock, with a fake chat and mail server.
 *
 *   story FILE             plays it; failures as file:line, what was expected, what came
 *   story --show FILE      the story with the lines that would expect what was said, and
 * the whole of it as comments: for writing stories story --sweep FILE     plays it again
 * and again, ending the process at its 1st, 2nd,
 *                          ... sync and send, before it and after it; what everybody was
 *                          told must be the same in the end
 *   --acks-early, --sends-early   mistakes made on purpose
 *   --must-find            the sweep is good when it finds a mistake
 *   --only sync|send N before|after   one run of the sweep;  --log  the bot's log
 *
 * A story is a line a step; what stands behind "  # " is a comment. People of the little
 * firm (tests/world/small.h) do things; then all that was said is expected, or the story
 * fails: nothing may be said that no line expects.
 *
 *   world small [calm] [mail]   first; calm: without the open invoice INV-7; mail: the
 *                               firm has mail
 *   at 2026-03-02 09:00 [ZONE]  begins then (London's time); later on: sleeps until then
 *   ana  words                  a direct message;  ana #sales words  in a channel
 *   ana presses LABEL [on REF]  the newest card with such a button that ana can see
 *   ana presses stale LABEL     the button of a card that has been redrawn since
 *   ana chooses LABEL [on REF]  of a select;  ana fills name="..." name=...  the newest
 * form
 *   ana answers REF: WORDS      to the newest message that shows ana the record
 *   + max presses Approve       waits and comes in one batch with the next line
 *   again                       the last message once more, with the same event id
 *   sleep 14d|4h|90min          through every due time on the way
 *   restart                     kill -9;  down 3d  not running meanwhile
 *   platform loses|refuses [N]  the answers to its next N deliveries, or these
 *   platform busy 2min          "later" to all that comes before that
 *
 *   bot [to max | #sales] [@09:00] words   the next thing said there (else where the last
 *                               person spoke) holds these words; "a | b" holds both; said
 *                               at that time on the reader's wall
 *   mail ADDRESS | words        the next mail
 *   card REF|"WORDS" [to max | #sales] contains|lacks words   as the record's card (or
 *                               the newest message with the words) looks now, after all
 *                               edits
 *   nothing                     was said;  skip [N]  things that were said are of no
 *                               matter here
 *
 * Words know \n, \t, \xFF and {x 70000}: as many x.
 */

#include "tests/stories/story.h"

#include "base/text.h"
#include "tests/stories/sweep.h"
#include "tests/world/folder.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { COMPLAINTS_MOST = 256 * 1024, FILE_MOST = 4 * 1024 * 1024 };

/* --- the file --------------------------------------------------------------------- */

static char *read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct text out;
    char bytes[4096];
    size_t n;

    if (!file)
        return NULL;
    text_init(&out, arena, FILE_MOST);
    while ((n = fread(bytes, 1, sizeof(bytes), file)) > 0)
        text_add_bytes(&out, bytes, n);
    (void)fclose(file);
    return out.bytes;
}

static void add_line(struct arena *arena, struct script *script, int number, char *text)
{
    struct line *line = &script->lines[script->n++];
    char *comment = strstr(text, "  # ");
    size_t len;

    *line = (struct line){
        .number = number, .verb = "", .rest = "", .raw = arena_copy(arena, text)};
    if (comment)
        *comment = '\0';
    len = strlen(text);
    while (len > 0 && strchr(" \t\r", text[len - 1]))
        text[--len] = '\0';
    text += strspn(text, " \t");
    if (!*text || *text == '#')
        return;
    len = strcspn(text, " \t");
    line->verb = arena_copy_bytes(arena, text, len);
    line->rest = text + len + strspn(text + len, " \t");
}

static bool read_script(struct arena *arena, const char *path, struct script *out)
{
    char *text = read_file(arena, path), *end;
    size_t most = 1;

    if (!text) {
        perror(path);
        return false;
    }
    for (const char *at = text; *at; at++)
        most += *at == '\n';
    *out = (struct script){.path = path, .lines = TAKE_N(arena, most, struct line)};
    for (int number = 1; *text; number++, text = end) {
        end = text + strcspn(text, "\n");
        if (*end)
            *end++ = '\0';
        add_line(arena, out, number, text);
    }
    return true;
}

/* --- one run ---------------------------------------------------------------------- */

bool story_run(const struct script *script, const struct story_options *options,
               struct arena *arena, struct outcome_of_run *out)
{
    struct fate *fate = mmap(NULL, sizeof(*fate), PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct text complaints;
    struct story story = {.options = options,
                          .script = script,
                          .arena = arena,
                          .fate = fate,
                          .complaints = &complaints};
    bool is_good;

    if (fate == MAP_FAILED) {
        perror("mmap");
        exit(2);
    }
    *fate = (struct fate){.end_at_sync = options->ending.at_sync,
                          .end_at_send = options->ending.at_send,
                          .ends_before = options->ending.is_before};
    text_init(&complaints, arena, COMPLAINTS_MOST);
    platform_init(&story.platform, arena);
    story.waiting_end = &story.waiting;
    story.database = arena_printf(arena, "%s/run.db", options->dir);
    (void)unlink(arena_printf(arena, "%s-wal", story.database));
    is_good = story_play(&story);
    *out = (struct outcome_of_run){.syncs = fate->syncs,
                                   .sends = fate->sends,
                                   .has_ended = fate->has_ended,
                                   .complaints = complaints.bytes,
                                   .transcript =
                                       platform_transcript(&story.platform, arena)};
    (void)munmap(fate, sizeof(*fate));
    return is_good;
}

/* --- the program ------------------------------------------------------------------ */

static bool play_once(const struct script *script, const struct story_options *options,
                      struct arena *arena)
{
    struct outcome_of_run out;
    bool is_good = story_run(script, options, arena, &out);

    (void)fputs(out.complaints, stdout);
    return is_good;
}

static int usage(void)
{
    (void)fprintf(
        stderr,
        "usage: story [--show|--sweep] [--slack|--mattermost|--web] [--log] [--acks-early]"
        " [--sends-early] [--must-find] [--only sync|send N before|after] FILE\n");
    return 2;
}

static bool read_only_one(char **arg, struct ending *out)
{
    int n = arg[0] && arg[1] && arg[2] ? (int)strtol(arg[1], NULL, 10) : 0;

    if (n <= 0)
        return false;
    *out = (struct ending){.is_before = strcmp(arg[2], "before") == 0};
    if (strcmp(arg[0], "sync") == 0)
        out->at_sync = n;
    else
        out->at_send = n;
    return true;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct story_options options = {0};
    struct script script;
    bool sweeps = false, is_good;
    char dir[FOLDER_ROOM];
    char **arg = argv + 1;

    (void)argc;
    for (; *arg && strncmp(*arg, "--", 2) == 0; arg++) {
        if (strcmp(*arg, "--show") == 0)
            options.shows = true;
        else if (strcmp(*arg, "--sweep") == 0)
            sweeps = true;
        else if (strcmp(*arg, "--log") == 0)
            options.logs = true;
        else if (strcmp(*arg, "--slack") == 0)
            options.by_slack = true;
        else if (strcmp(*arg, "--mattermost") == 0)
            options.by_mattermost = true;
        else if (strcmp(*arg, "--web") == 0)
            options.by_web = true;
        else if (strcmp(*arg, "--acks-early") == 0)
            options.acks_early = true;
        else if (strcmp(*arg, "--sends-early") == 0)
            options.sends_early = true;
        else if (strcmp(*arg, "--must-find") == 0)
            options.must_find = true;
        else if (strcmp(*arg, "--only") == 0 && read_only_one(arg + 1, &options.ending))
            arg += 3;
        else
            return usage();
    }
    if (!*arg || !read_script(arena, *arg, &script))
        return usage();
    (void)signal(SIGPIPE, SIG_IGN);
    folder_make(dir, "story");
    options.dir = dir;
    is_good = sweeps ? sweep(&script, &options) : play_once(&script, &options, arena);
    folder_drop(dir);
    arena_free(arena);
    return is_good ? 0 : 1;
}
