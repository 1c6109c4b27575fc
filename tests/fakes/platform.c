/* A chat platform and a mail server that remember. */

#include "tests/fakes/platform.h"

#include "base/text.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 256 * 1024, TRANSCRIPT_MOST = 16 * 1024 * 1024 };

/* What came, by the sender's key; ref NULL: it was refused. */
struct key {
    struct key *next;
    const char *key, *ref;
};

void platform_init(struct platform *platform, struct arena *arena)
{
    *platform = (struct platform){.arena = arena};
    platform->end = &platform->first;
}

static const char *text_or(struct arena *arena, const cJSON *body, const char *key)
{
    const char *text = json_text(body, key);

    return text ? arena_copy(arena, text) : "";
}

static void know_key(struct platform *platform, const char *key, const char *ref)
{
    struct key *known = TAKE(platform->arena, struct key);

    *known = (struct key){platform->keys, arena_copy(platform->arena, key), ref};
    platform->keys = known;
}

static struct message *by_ref(const struct platform *platform, const char *ref)
{
    for (struct message *at = platform->first; at; at = at->next)
        if (strcmp(at->ref, ref) == 0)
            return at;
    return NULL;
}

static void read_card(struct platform *platform, const cJSON *body, struct message *out)
{
    const cJSON *card = json_get(body, "card");
    struct err err = {0};

    out->json = "";
    if (!card)
        return;
    out->json = json_line(platform->arena, card);
    if (card_read(out->json, platform->arena, &out->card, &err) != RC_OK) {
        (void)fprintf(stderr, "the platform cannot read a card: %s\n%s\n", err.detail,
                      out->json);
        abort();
    }
}

static void append(struct platform *platform, struct message *message)
{
    *platform->end = message;
    platform->end = &message->next;
}

/* The edit takes the place of what stood there. */
static struct reply take_edit(struct platform *platform, const char *key, const char *ref,
                              const cJSON *body)
{
    struct message *message = by_ref(platform, ref);
    struct message *older = TAKE(platform->arena, struct message);

    if (!message)
        return (struct reply){"refused", "", -1};
    *older = *message;
    message->older = older;
    message->text = text_or(platform->arena, body, "text");
    message->card = (struct card){0};
    message->edits++;
    read_card(platform, body, message);
    know_key(platform, key, message->ref);
    return (struct reply){"ok", message->ref, -1};
}

static struct reply take_new(struct platform *platform, const char *key,
                             const cJSON *body, int64_t now)
{
    struct message *message = TAKE(platform->arena, struct message);

    *message =
        (struct message){.ref = arena_printf(platform->arena, "M%d", ++platform->refs),
                         .key = arena_copy(platform->arena, key),
                         .lane = text_or(platform->arena, body, "lane"),
                         .only_for = text_or(platform->arena, body, "only_for"),
                         .text = text_or(platform->arena, body, "text"),
                         .number = platform->refs,
                         .at = now};
    read_card(platform, body, message);
    append(platform, message);
    know_key(platform, key, message->ref);
    return (struct reply){"ok", message->ref, -1};
}

static const struct key *find_key(const struct platform *platform, const char *key)
{
    const struct key *at = platform->keys;

    while (at && strcmp(at->key, key) != 0)
        at = at->next;
    return at;
}

struct reply platform_take(struct platform *platform, const char *key, const cJSON *body,
                           int64_t now)
{
    const char *edits = json_text(body, "edits");
    const struct key *known = find_key(platform, key);
    struct reply reply;

    if (now < platform->busy_until)
        return (struct reply){"later", "", platform->busy_until - now};
    if (known && !known->ref)
        return (struct reply){"refused", "", -1};
    if (!known && platform->n_refused > 0) {
        platform->n_refused--;
        know_key(platform, key, NULL);
        return (struct reply){"refused", "", -1};
    }
    reply = edits ? take_edit(platform, key, edits, body)
                  : take_new(platform, key, body, now);
    if (platform->n_lost > 0) {
        platform->n_lost--;
        return (struct reply){"lost", "", -1};
    }
    return reply;
}

struct reply platform_look(const struct platform *platform, const char *key)
{
    const struct key *known = find_key(platform, key);

    return known && known->ref ? (struct reply){"ok", known->ref, -1}
                               : (struct reply){"later", "", -1};
}

/* --- mail ------------------------------------------------------------------------- */

/* The value of a header, unfolded. */
static const char *header(struct arena *arena, const char *bytes, const char *name)
{
    const char *at = strstr(bytes, name);
    struct text value;

    text_init(&value, arena, 4096);
    if (!at)
        return "";
    for (at += strlen(name); *at; at++) {
        size_t len = strcspn(at, "\r\n");

        text_add_bytes(&value, at, len);
        at += len;
        if (strncmp(at, "\r\n ", 3) != 0)
            break;
        at += 2;
    }
    return value.bytes;
}

static void add_decoded(struct text *out, const char *base64, size_t len)
{
    unsigned char *bytes = arena_take(out->arena, len + 1);
    size_t n = 0;

    if (sodium_base642bin(bytes, len, base64, len, "\r\n", &n, NULL,
                          sodium_base64_VARIANT_ORIGINAL) == 0)
        text_add_bytes(out, (const char *)bytes, n);
}

static const char *subject_of(struct arena *arena, const char *bytes)
{
    static const char begin[] = "=?utf-8?B?";
    const char *raw = header(arena, bytes, "Subject: ");
    struct text out;

    if (strncmp(raw, begin, sizeof(begin) - 1) != 0)
        return raw;
    text_init(&out, arena, 4096);
    while ((raw = strstr(raw, begin))) {
        raw += sizeof(begin) - 1;
        add_decoded(&out, raw, strcspn(raw, "?"));
    }
    return out.bytes;
}

/* Lines end as they do at home. */
static char *without_returns(char *text)
{
    char *to = text;

    for (const char *at = text; *at; at++)
        if (*at != '\r')
            *to++ = *at;
    *to = '\0';
    return text;
}

/* What a repeat says of itself is no other mail. */
static const char *without_notice(const char *body)
{
    static const char notice[] = "(Sent again:";
    const char *end =
        strncmp(body, notice, sizeof(notice) - 1) == 0 ? strstr(body, "\n\n") : NULL;

    return end ? end + 2 : body;
}

/* "<a@b>" without its brackets. */
static const char *bare(struct arena *arena, const char *text)
{
    size_t len = strlen(text);

    return len > 2 && text[0] == '<' ? arena_copy_bytes(arena, text + 1, len - 2) : text;
}

/* A mail is known by its Message-ID: the same again is laid aside. */
struct reply platform_take_mail(struct platform *platform, const char *bytes, int64_t now)
{
    struct arena *arena = platform->arena;
    const char *id = header(arena, bytes, "Message-ID: ");
    struct reply known = platform_look(platform, id);
    struct message *mail = TAKE(arena, struct message);
    const char *body = strstr(bytes, "\r\n\r\n");
    struct text text;

    if (strcmp(known.how, "ok") == 0)
        return known;
    text_init(&text, arena, WORDS_MOST);
    if (body)
        add_decoded(&text, body + 4, strlen(body + 4));
    *mail = (struct message){
        .ref = arena_printf(arena, "M%d", ++platform->refs),
        .key = id,
        .lane = bare(arena, header(arena, bytes, "To: ")),
        .only_for = "",
        .text = arena_printf(arena, "%s\n%s", subject_of(arena, bytes),
                             without_notice(without_returns(text.bytes))),
        .json = "",
        .is_mail = true,
        .number = platform->refs,
        .at = now};
    append(platform, mail);
    know_key(platform, id, mail->ref);
    return (struct reply){"ok", mail->ref, -1};
}

/* --- reading ---------------------------------------------------------------------- */

const char *message_words(const struct message *message, struct arena *arena)
{
    struct text out;

    text_init(&out, arena, WORDS_MOST);
    if (message->only_for[0])
        text_addf(&out, "(only %s) ", message->only_for);
    text_add(&out, message->text);
    if (message->json[0]) {
        if (out.len > 0)
            text_add(&out, "\n");
        text_add(&out, card_words(&message->card, arena, 0));
    }
    while (out.len > 0 && out.bytes[out.len - 1] == '\n')
        out.bytes[--out.len] = '\0';
    return out.bytes;
}

/* Cards without their actions, which are drawn by lot. */
static void add_json(struct text *out, const char *json)
{
    static const char key[] = "\"action\":\"";
    const char *found;

    while ((found = strstr(json, key))) {
        text_add_bytes(out, json, (size_t)(found - json));
        json = found + sizeof(key) - 1;
        json += strcspn(json, "\"");
    }
    text_addf(out, "%s\n", json);
}

static void add_message(struct text *out, const struct message *message)
{
    text_addf(out, "%s%s%s ", message->lane, message->only_for[0] ? " only for " : ":",
              message->only_for);
    if (message->is_mail)
        text_addf(out, "%s ", message->key);
    text_add(out, message->text);
    text_add(out, "\n");
    if (message->json[0])
        add_json(out, message->json);
}

struct entry {
    const struct message *message;
};

static int by_lane(const void *a, const void *b)
{
    const struct message *left = ((const struct entry *)a)->message;
    const struct message *right = ((const struct entry *)b)->message;
    int order = strcmp(left->lane, right->lane);
    int first = left->number, second = right->number;

    return order ? order : (first > second) - (first < second);
}

const char *platform_transcript(const struct platform *platform, struct arena *arena)
{
    struct entry *all = TAKE_N(arena, (size_t)platform->refs + 1, struct entry);
    size_t n = 0;
    struct text out;

    for (const struct message *at = platform->first; at; at = at->next)
        all[n++].message = at;
    qsort(all, n, sizeof(*all), by_lane);
    text_init(&out, arena, TRANSCRIPT_MOST);
    for (size_t i = 0; i < n; i++)
        add_message(&out, all[i].message);
    return out.bytes;
}
