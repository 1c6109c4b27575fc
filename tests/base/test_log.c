/* Lines out equal events in, whatever the values hold. */

#include "base/log.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char caught[65536];
static int real_stderr, file;

static void catch_begin(void)
{
    char name[] = "/tmp/dealbell-log-XXXXXX";

    file = mkstemp(name);
    assert_true(file >= 0);
    assert_int_equal(unlink(name), 0);
    real_stderr = dup(STDERR_FILENO);
    assert_true(dup2(file, STDERR_FILENO) >= 0);
}

/* What was logged since, without the times in front. */
static const char *catch_end(void)
{
    ssize_t len;
    char *at;

    assert_true(dup2(real_stderr, STDERR_FILENO) >= 0);
    close(real_stderr);
    len = pread(file, caught, sizeof(caught) - 1, 0);
    assert_true(len >= 0);
    caught[len] = '\0';
    close(file);
    at = strstr(caught, "level=");
    return at ? at : caught;
}

static void line_is_logfmt(void **state)
{
    struct log_line line;

    (void)state;
    catch_begin();
    log_begin(&line, LOG_INFO, "turn");
    log_int(&line, "turn", 812);
    log_text(&line, "who", "ana");
    log_text(&line, "cmd", "invoice paid");
    log_text(&line, "none", NULL);
    log_text(&line, "empty", "");
    log_int(&line, "ms", -3);
    log_end(&line);
    assert_string_equal(catch_end(), "level=info event=turn turn=812 who=ana "
                                     "cmd=\"invoice paid\" empty=\"\" ms=-3\n");
    assert_int_equal(caught[0], 't'); /* time=... */
    assert_non_null(strstr(caught, "Z level="));
}

/* A reader that splits at blanks and at "=" finds each pair, the event's first. */
static void event_of_two_words_is_quoted(void **state)
{
    struct log_line line;

    (void)state;
    catch_begin();
    log_begin(&line, LOG_WARN, "slack closed");
    log_text(&line, "why", "no answer");
    log_end(&line);
    assert_string_equal(catch_end(),
                        "level=warn event=\"slack closed\" why=\"no answer\"\n");
}

static void sly_values_are_escaped(void **state)
{
    static const struct {
        const char *value, *logged;
    } cases[] = {
        {"a\nlevel=error", "v=\"a\\nlevel=error\"\n"},
        {"\r\t\x1B[31m\x7F", "v=\"\\u000d\\u0009\\u001b[31m\\u007f\"\n"},
        {"say \"hi\\\"", "v=\"say \\\"hi\\\\\\\"\"\n"},
        {"\xC2\x85x", "v=\"\\u0085x\"\n"},
        {"a\xE2\x80\xAEgpj", "v=\"a\\u202egpj\"\n"},
        {"\xE2\x81\xA6\xE2\x80\xA8\xEF\xBB\xBF", "v=\"\\u2066\\u2028\\ufeff\"\n"},
        {"\xFF\xC0\xAFx\xE6\xAC", "v=\"\\xff\\xc0\\xafx\\xe6\\xac\"\n"},
        {"款 🔔", "v=\"款 🔔\"\n"},
        {"a=b", "v=\"a=b\"\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        catch_begin();
        log_note(LOG_WARN, "e", "v", cases[i].value);
        assert_string_equal(catch_end() + strlen("level=warn event=e "), cases[i].logged);
    }
}

/* Any bytes at all: one line, valid UTF-8, and no byte that is a control but the LF. */
static void any_bytes_make_one_clean_line(void **state)
{
    char value[3000];
    uint32_t chance = 1;

    (void)state;
    for (int round = 0; round < 300; round++) {
        size_t len = (size_t)round * 10 % sizeof(value), end;

        for (size_t i = 0; i < len; i++) {
            chance = chance * 1664525 + 1013904223;
            value[i] = (char)(chance >> 24);
            value[i] = (char)(value[i] ? value[i] : 1);
        }
        value[len] = '\0';
        catch_begin();
        log_note(LOG_INFO, "e", "v", value);
        (void)catch_end();
        end = strlen(caught);
        assert_true(end <= 2048);
        assert_ptr_equal(strchr(caught, '\n'), caught + end - 1);
        assert_true(utf8_valid(caught, end));
        for (size_t i = 0; i + 1 < end; i++)
            assert_true((unsigned char)caught[i] >= ' ' && caught[i] != 0x7F);
    }
}

static void long_line_is_cut_and_says_so(void **state)
{
    char value[4000];

    (void)state;
    for (size_t before = 0; before < 4; before++) {
        struct log_line line;
        size_t len;

        memset(value, 'x', before);
        for (size_t i = before; i + 3 < sizeof(value); i += 3)
            memcpy(value + i, "款", 4);
        catch_begin();
        log_begin(&line, LOG_INFO, "e");
        log_text(&line, "v", value);
        log_text(&line, "after", "lost");
        log_end(&line);
        (void)catch_end();
        len = strlen(caught);
        assert_true(len <= 2048 && len > 2030);
        assert_true(utf8_valid(caught, len));
        assert_string_equal(caught + len - strlen("款\" cut=yes\n"), "款\" cut=yes\n");
    }
}

static void lines_above_the_level_are_dropped(void **state)
{
    (void)state;
    catch_begin();
    log_note(LOG_DEBUG, "quiet", "k", "v");
    log_level(LOG_DEBUG);
    log_note(LOG_DEBUG, "loud", "k", "v");
    log_level(LOG_ERROR);
    log_note(LOG_WARN, "quiet", "k", "v");
    log_level(LOG_INFO);
    assert_string_equal(catch_end(), "level=debug event=loud k=v\n");
}

static void journal_gets_priorities_and_no_time(void **state)
{
    char stream[64];
    struct stat here;

    (void)state;
    catch_begin();
    assert_int_equal(fstat(STDERR_FILENO, &here), 0);
    (void)snprintf(stream, sizeof(stream), "%llu:%llu", (unsigned long long)here.st_dev,
                   (unsigned long long)here.st_ino);
    assert_int_equal(setenv("JOURNAL_STREAM", stream, 1), 0);
    log_note(LOG_ERROR, "e", "k", "v");
    log_note(LOG_INFO, "e", "k", "v");
    assert_int_equal(setenv("JOURNAL_STREAM", "1:1", 1), 0); /* somebody else's */
    log_note(LOG_INFO, "e", "k", "v");
    assert_int_equal(unsetenv("JOURNAL_STREAM"), 0);
    (void)catch_end();
    assert_memory_equal(
        caught, "<3>level=error event=e k=v\n<6>level=info event=e k=v\nt",
        strlen("<3>level=error event=e k=v\n<6>level=info event=e k=v\nt"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_is_logfmt),
        cmocka_unit_test(event_of_two_words_is_quoted),
        cmocka_unit_test(sly_values_are_escaped),
        cmocka_unit_test(any_bytes_make_one_clean_line),
        cmocka_unit_test(long_line_is_cut_and_says_so),
        cmocka_unit_test(lines_above_the_level_are_dropped),
        cmocka_unit_test(journal_gets_priorities_and_no_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
