/*
 * mail.c - letters as e-mail: RFC 5322 with an RFC 2047 subject, the card in words.
 *
 * encode is pure and knows neither clock nor sender; From and Date are put in front when
 * it is sent. All values that come from people are encoded or refused, so that none can
 * add a header.
 */

#include "notifiers/mail.h"

#include "base/secret.h"
#include "base/text.h"
#include "sales/day.h"

#include <string.h>

enum {
    BODY_MOST = 64 * 1024,
    MESSAGE_MOST = 4 * BODY_MOST,
    LINE_BYTES = 57,    /* base64 makes 76 characters of them */
    WORD_BYTES = 39,    /* "Subject: " and one encoded word stay within 76 */
    PLAIN_SUBJECT = 66, /* a subject of ASCII up to here goes as it is */
    ADDRESS_MOST = 254,
    TIMEOUT_MS = 60 * 1000
};

static bool is_printable(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

static bool is_address(const char *text)
{
    const char *at = text ? strchr(text, '@') : NULL;

    return at && at != text && at[1] && !strchr(at + 1, '@') &&
           strlen(text) <= ADDRESS_MOST && is_printable(text) &&
           !strpbrk(text, " <>\",;:\\()[]");
}

static void add_base64(struct text *out, const char *bytes, size_t len)
{
    text_add(out, secret_base64(out->arena, bytes, len));
}

/* Controls become blanks: one line, whatever it was made of. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text ? text : "");

    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = ' ';
    return copy;
}

/* RFC 2047: encoded words of at most 75 characters, split between characters. */
static void add_subject(struct text *out, struct arena *arena, const char *subject)
{
    const char *left = one_line(arena, subject);
    size_t len = strlen(left);

    text_add(out, "Subject: ");
    if (len <= PLAIN_SUBJECT && is_printable(left) && !strstr(left, "=?")) {
        text_addf(out, "%s\r\n", left);
        return;
    }
    while (len > 0) {
        size_t take = utf8_cut(left, len, WORD_BYTES);

        if (take == 0) /* not UTF-8: byte by byte is still no header of its own */
            take = len < WORD_BYTES ? len : WORD_BYTES;
        text_add(out, "=?utf-8?B?");
        add_base64(out, left, take);
        text_add(out, "?=\r\n");
        left += take;
        len -= take;
        if (len > 0)
            text_add(out, " ");
    }
}

/* The outbox row's key, in characters that an id may hold; the same at every attempt. */
static const char *message_id(struct arena *arena, const char *key)
{
    struct text id;

    text_init(&id, arena, 400);
    for (const char *at = key; *at; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                     (*at >= '0' && *at <= '9') || *at == '-' || *at == '_';

        if (plain)
            text_add_bytes(&id, at, 1);
        else
            text_addf(&id, "=%02X", (unsigned)(unsigned char)*at);
    }
    return arena_printf(arena, "<%s@dealbell>", id.bytes);
}

/* What a press cannot do from a mail is left out. */
static enum rc card_in_words(const struct letter *letter, struct arena *arena,
                             struct text *out, struct err *err)
{
    struct card card;

    TRY(card_read(letter->card, arena, &card, err));
    card.n_buttons = 0;
    card.select = NULL;
    card.form = NULL;
    if (!text_empty(letter->text) && !text_same(letter->text, card.text))
        text_addf(out, "%s\n\n", letter->text);
    text_add(out, card_words(&card, arena, 0));
    return RC_OK;
}

static enum rc body_of(const struct letter *letter, struct arena *arena, struct text *out,
                       struct err *err)
{
    text_init(out, arena, BODY_MOST);
    if (letter->is_unsure) {
        text_addf(out, "(Sent again: no answer came the first time. Reference %s)\n",
                  letter->key);
        text_addf(out, "（首次发送未收到回执，现再次发送。编号 %s）\n\n", letter->key);
    }
    if (text_empty(letter->card))
        text_add(out, letter->text ? letter->text : "");
    else
        TRY(card_in_words(letter, arena, out, err));
    if (out->len > 0 && out->bytes[out->len - 1] != '\n')
        text_add(out, "\n");
    text_add(out, "\n-- \nDealbell: answer in the chat · 请在聊天中处理\n");
    return RC_OK;
}

/* Text in its canonical form, lines ending in CRLF, then base64 in lines of 76. */
static void add_body(struct text *out, struct arena *arena, const char *body)
{
    struct text lines;

    text_init(&lines, arena, (size_t)2 * BODY_MOST);
    for (const char *end; *body; body = end + (*end == '\n')) {
        size_t len;

        end = strchr(body, '\n');
        if (!end)
            end = body + strlen(body);
        len = (size_t)(end - body);
        text_add_bytes(&lines, body, len > 0 && body[len - 1] == '\r' ? len - 1 : len);
        text_add(&lines, "\r\n");
    }
    for (size_t i = 0; i < lines.len; i += LINE_BYTES) {
        size_t left = lines.len - i;

        add_base64(out, lines.bytes + i, left < LINE_BYTES ? left : LINE_BYTES);
        text_add(out, "\r\n");
    }
}

static enum rc encode(const struct letter *letter, struct arena *arena,
                      const char **bytes, size_t *len, struct err *err)
{
    struct text out, body;

    if (!is_address(letter->lane))
        return err_set(err, RC_USAGE, "%s",
                       IN(err, "that is no mail address we can write to",
                          "这不是我们能发送的邮箱地址"));
    TRY(body_of(letter, arena, &body, err));
    text_init(&out, arena, MESSAGE_MOST);
    text_addf(&out, "To: <%s>\r\n", letter->lane);
    text_addf(&out, "Message-ID: %s\r\n", message_id(arena, letter->key));
    add_subject(&out, arena, text_empty(letter->subject) ? "Dealbell" : letter->subject);
    text_add(&out, "Auto-Submitted: auto-generated\r\n" /* RFC 3834 */
                   "MIME-Version: 1.0\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: base64\r\n\r\n");
    add_body(&out, arena, body.bytes);
    *bytes = out.bytes;
    *len = out.len;
    return RC_OK;
}

/* RFC 5322, section 3.3, in UTC. */
static const char *date_text(struct arena *arena, int64_t now)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int64_t seconds = now / 1000;
    struct day day = {(int32_t)(seconds / 86400)};
    int of_day = (int)(seconds % 86400), year, month, mday;

    day_split(day, &year, &month, &mday);
    return arena_printf(arena, "%s, %02d %s %d %02d:%02d:%02d +0000",
                        days[day_weekday(day)], mday, months[month - 1], year,
                        of_day / 3600, of_day / 60 % 60, of_day % 60);
}

/* SMTP: 4xx and what is wrong with our own sign-in may work later, 5xx never. */
static enum sent how_it_went(const struct http_answer *answer)
{
    int status = answer->status;

    if (answer->rc == RC_USAGE)
        return SENT_REFUSED;
    if (answer->rc != RC_OK)
        return answer->was_sent ? SENT_UNSURE : SENT_LATER;
    if (status < 400)
        return SENT_OK;
    if (status < 500 || status == 530 || status == 534 || status == 535 || status == 538)
        return SENT_LATER;
    return SENT_REFUSED;
}

static void on_answer(void *arg, const struct http_answer *answer)
{
    struct parcel *parcel = arg;
    enum sent how = how_it_went(answer);
    const char *ref = how == SENT_OK ? message_id(parcel->arena, parcel->letter.key) : "";

    parcel->went(parcel, how, ref, -1, answer->detail);
}

static void send(void *self, struct parcel *parcel, const char *bytes, size_t len)
{
    const struct mail_box *box = self;
    const struct clock *clock = box->clock ? box->clock : &clock_system;
    struct mail_request request = {.url = box->url,
                                   .user = box->user,
                                   .password = box->password,
                                   .from = box->from,
                                   .to = parcel->letter.lane,
                                   .timeout_ms = TIMEOUT_MS};
    struct text data;

    if (!is_address(box->from)) {
        parcel->went(parcel, SENT_LATER, "", -1, "[mail] from is no address");
        return;
    }
    text_init(&data, parcel->arena, MESSAGE_MOST + 1024);
    text_addf(&data, "From: Dealbell <%s>\r\n", box->from);
    text_addf(&data, "Date: %s\r\n", date_text(parcel->arena, clock->wall_ms(clock)));
    text_add_bytes(&data, bytes, len);
    request.data = data.bytes;
    request.data_len = data.len;
    http_send_mail(box->http, &request, on_answer, parcel);
}

const struct channel channel_mail = {
    .name = "mail",
    .longest_bytes = BODY_MOST,
    .encode = encode,
    .send = send,
};
