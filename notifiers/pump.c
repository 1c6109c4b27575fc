/* Outbox rows become deliveries: the loop's half. */

#include "pump.h"

#include "base/log.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>

enum {
    MOST_CHANNELS = 16,
    LEAST_MS = 1000,
    MOST_MS = 10 * 60 * 1000,
    MOST_ASKED_MS = 60 * 60 * 1000 /* a platform cannot put us off for longer */
};

struct outlet {
    const struct channel *channel;
    void *self;
};

struct pump {
    void (*report)(void *whom, const struct outcome *outcome);
    void *whom;
    struct outlet outlets[MOST_CHANNELS];
    size_t n_outlets, under_way;
    bool is_closed; /* freed by its owner: what is under way ends without a word */
    bool is_handing_out;
};

/* The letters that came together, in an arena that ends when the last of them has gone.
 */
struct load {
    struct arena *arena;
    size_t left;
};

struct trip {
    struct parcel parcel; /* first: a channel hands it back */
    struct load *load;
    bool has_gone;
};

struct pump *pump_new(void (*report)(void *whom, const struct outcome *outcome),
                      void *whom)
{
    struct pump *pump = calloc(1, sizeof(*pump));

    if (!pump)
        abort();
    pump->report = report;
    pump->whom = whom;
    return pump;
}

void pump_free(struct pump *pump)
{
    if (!pump)
        return;
    pump->is_closed = true;
    if (pump->under_way == 0 && !pump->is_handing_out)
        free(pump);
}

void pump_add(struct pump *pump, const struct channel *channel, void *self)
{
    assert(pump->n_outlets < MOST_CHANNELS);
    pump->outlets[pump->n_outlets++] = (struct outlet){channel, self};
}

size_t pump_under_way(const struct pump *pump)
{
    return pump->under_way;
}

static const struct outlet *outlet_of(const struct pump *pump, const char *name)
{
    for (size_t i = 0; i < pump->n_outlets; i++)
        if (text_same(pump->outlets[i].channel->name, name))
            return &pump->outlets[i];
    return NULL;
}

static void log_went(const struct letter *letter, enum sent how, const char *detail)
{
    static const char *const names[] = {[SENT_OK] = "ok",
                                        [SENT_LATER] = "later",
                                        [SENT_REFUSED] = "refused",
                                        [SENT_UNSURE] = "unsure"};
    struct log_line line;

    log_begin(&line, how == SENT_OK ? LOG_INFO : LOG_WARN, "sent");
    log_int(&line, "letter", letter->id);
    log_int(&line, "turn", letter->turn);
    log_text(&line, "channel", letter->channel);
    log_text(&line, "how", names[how]);
    log_int(&line, "attempt", letter->attempt);
    if (how != SENT_OK && detail)
        log_text(&line, "detail", detail);
    log_end(&line);
}

static void leave(struct trip *trip, struct pump *pump)
{
    struct load *load = trip->load;

    arena_free(trip->parcel.arena); /* and the trip with it */
    if (--load->left == 0)
        arena_free(load->arena);
    pump->under_way--;
}

static void end(struct parcel *parcel, enum sent how, const char *ref,
                int64_t retry_after_ms, const char *detail)
{
    struct trip *trip = (struct trip *)parcel;
    struct pump *pump = parcel->pump;
    const struct letter *letter = &parcel->letter;
    struct outcome outcome = {.letter = letter->id,
                              .how = how,
                              .ref = ref ? ref : "",
                              .detail = detail ? detail : "",
                              .retry_after_ms = retry_after_ms,
                              .attempt = letter->attempt};

    assert(!trip->has_gone); /* a channel tells once */
    trip->has_gone = true;
    if (!pump->is_closed) {
        log_went(letter, how, detail);
        pump->report(pump->whom, &outcome);
    }
    leave(trip, pump);
}

static void went(struct parcel *parcel, enum sent how, const char *ref,
                 int64_t retry_after_ms, const char *detail)
{
    struct pump *pump = parcel->pump;

    end(parcel, how, ref, retry_after_ms, detail);
    if (pump->is_closed && pump->under_way == 0 && !pump->is_handing_out)
        free(pump);
}

/* The second time that no answer came: where nobody can look and the platform does not
 * know our key, it goes no third time. */
static void went_again(struct parcel *parcel, enum sent how, const char *ref,
                       int64_t retry_after_ms, const char *detail)
{
    if (how == SENT_UNSURE)
        went(parcel, SENT_REFUSED, ref, -1, "no answer came, twice; may have arrived");
    else
        went(parcel, how, ref, retry_after_ms, detail);
}

/* A letter may wait long for its turn: it keeps what will go over the wire and nothing of
 * what that was made from. */
static void post(struct parcel *parcel, const struct outlet *outlet)
{
    const struct channel *channel = outlet->channel;
    struct arena *scratch = arena_new();
    struct err err = {0};
    const char *bytes = NULL;
    size_t len = 0;
    enum rc rc = channel->encode(&parcel->letter, scratch, &bytes, &len, &err);

    if (rc == RC_OK)
        bytes = arena_copy_bytes(parcel->arena, bytes, len);
    arena_free(scratch);
    if (rc != RC_OK)
        parcel->went(parcel, SENT_REFUSED, "", -1, err.detail[0] ? err.detail : err.said);
    else
        channel->send(outlet->self, parcel, bytes, len);
}

static void deliver(struct pump *pump, const struct letter *letter, struct load *load)
{
    const struct outlet *outlet = outlet_of(pump, letter->channel);
    struct arena *arena = arena_new_small();
    struct trip *trip = TAKE(arena, struct trip);
    struct parcel *parcel = &trip->parcel;

    *trip = (struct trip){
        .parcel = {.letter = *letter, .arena = arena, .went = went, .pump = pump},
        .load = load};
    pump->under_way++;
    if (!outlet) {
        end(parcel, SENT_REFUSED, "", -1, "no such channel is connected");
        return;
    }
    if (letter->is_unsure && !outlet->channel->repeat_is_safe) {
        if (outlet->channel->look) {
            outlet->channel->look(outlet->self, parcel);
            return;
        }
        parcel->went = went_again;
    }
    post(parcel, outlet);
}

void pump_deliver(struct pump *pump, const struct letter *letters, size_t n,
                  struct arena *arena)
{
    struct load *load = TAKE(arena, struct load);

    /* One more than there are, so that the arena stays while we walk through it. */
    *load = (struct load){.arena = arena, .left = n + 1};
    pump->is_handing_out = true; /* a report may close us meanwhile */
    for (size_t i = 0; i < n; i++)
        deliver(pump, &letters[i], load);
    pump->is_handing_out = false;
    if (--load->left == 0)
        arena_free(arena);
    if (pump->is_closed && pump->under_way == 0)
        free(pump);
}

int64_t pump_backoff_ms(int attempt, int64_t retry_after_ms, uint32_t chance)
{
    int64_t most = LEAST_MS;

    if (retry_after_ms >= 0)
        return retry_after_ms < MOST_ASKED_MS ? retry_after_ms : MOST_ASKED_MS;
    for (int i = 0; i < attempt && most < MOST_MS; i++)
        most *= 2;
    if (most > MOST_MS)
        most = MOST_MS;
    return LEAST_MS + (most - LEAST_MS) * (int64_t)chance / UINT32_MAX;
}
