/* Text into Slack's and back: three entities, mentions, links. */

#include "base/text.h"
#include "bot/chats/slack_inside.h"

#include <string.h>

enum { WORDS_MOST = 128 * 1024, LONGEST_LINK = 300 };

static size_t link_at(const char *text)
{
    size_t len = 0;

    if (*text != 'h' ||
        (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0))
        return 0;
    while (text[len] > ' ' && text[len] < 0x7f && !strchr("<>\"`", text[len]))
        len++;
    while (len > 0 && strchr(".,;:!?)", text[len - 1]))
        len--;
    return len < LONGEST_LINK ? len : 0;
}

/* One character, or a link, as it goes over; how many bytes of the text it is. */
static size_t escape_next(struct text *out, const char *at)
{
    size_t link = link_at(at);
    const char *behind = at;

    if (link) {
        text_add(out, "<");
        for (size_t i = 0; i < link; i++)
            text_add_bytes(out, at[i] == '&' ? "&amp;" : at + i, at[i] == '&' ? 5 : 1);
        text_add(out, ">");
        return link;
    }
    if (*at == '&' || *at == '<' || *at == '>') {
        text_add(out, *at == '&' ? "&amp;" : *at == '<' ? "&lt;" : "&gt;");
        return 1;
    }
    (void)utf8_next(&behind);
    text_add_bytes(out, at, (size_t)(behind - at));
    return (size_t)(behind - at);
}

const char *slack_escape(struct arena *arena, const char *text, size_t most, size_t *took)
{
    const char *at = text, *good_at = NULL;
    size_t good_len = 0;
    struct text out;

    text_init(&out, arena, most + (size_t)LONGEST_LINK * 5 + 16);
    while (*at) {
        size_t before = out.len, step = escape_next(&out, at);

        if (out.len > most) {
            bool is_far = good_at && good_len > most / 2;

            out.bytes[is_far ? good_len : before] = '\0';
            *took = (size_t)((is_far ? good_at : at) - text);
            return out.bytes;
        }
        at += step;
        if (at[-1] == '\n' || at[-1] == ' ') {
            good_at = at;
            good_len = out.len;
        }
    }
    *took = (size_t)(at - text);
    return out.bytes;
}

static size_t entity(struct text *out, const char *at)
{
    static const struct {
        const char *name, *is;
    } entities[] = {{"&amp;", "&"},         {"&lt;", "<"},         {"&gt;", ">"},
                    {"\xc2\xa0", " "},      /* no-break space */
                    {"\xe2\x80\x9c", "\""}, /* curly quotes */
                    {"\xe2\x80\x9d", "\""}, {"\xe2\x80\x98", "'"}, {"\xe2\x80\x99", "'"}};

    for (size_t i = 0; i < COUNT(entities); i++) {
        size_t len = strlen(entities[i].name);

        if (*at == entities[i].name[0] && strncmp(at, entities[i].name, len) == 0) {
            text_add(out, entities[i].is);
            return len;
        }
    }
    text_add_bytes(out, at, 1);
    return 1;
}

/* "<@U7|rep>" is "@T0/U7", "<#C1|sales>" is "#sales", "<https://x|label>" the address. */
static void add_reference(struct text *out, const char *at, size_t len, const char *team)
{
    const char *bar = memchr(at, '|', len);
    size_t head = bar ? (size_t)(bar - at) : len;

    if (*at == '@') {
        text_addf(out, "@%s/", team);
        text_add_bytes(out, at + 1, head - 1);
    } else if (*at == '#') {
        text_add(out, "#");
        text_add_bytes(out, bar ? bar + 1 : at + 1, bar ? len - head - 1 : len - 1);
    } else if (*at == '!') {
        text_add_bytes(out, bar ? bar + 1 : at + 1, bar ? len - head - 1 : len - 1);
    } else {
        bool is_mail = head > 7 && strncmp(at, "mailto:", 7) == 0;

        for (size_t i = is_mail ? 7 : 0; i < head;)
            i += entity(out, at + i);
    }
}

const char *slack_unescape(struct arena *arena, const char *text, const char *team)
{
    struct text out;

    text_init(&out, arena, WORDS_MOST);
    for (const char *at = text; *at;) {
        size_t len = *at == '<' ? strcspn(at, ">") : 0;

        if (len > 1 && at[len] == '>') {
            add_reference(&out, at + 1, len - 1, team);
            at += len + 1;
        } else if ((len = strcspn(at, "<&\xc2\xe2")) > 0) {
            text_add_bytes(&out, at, len);
            at += len;
        } else {
            at += entity(&out, at);
        }
    }
    return out.bytes;
}
