/* A line of lanes, and buckets to find one in it. */

#include "store/lanes.h"

#include "base/keep.h"

#include <stdint.h>

enum { BUCKETS = 1024 };

struct lanes {
    struct lane *first, **end;
    struct lane *buckets[BUCKETS];
};

struct lanes *lanes_new(void)
{
    struct lanes *lanes = keep_new(sizeof(*lanes));

    lanes->end = &lanes->first;
    return lanes;
}

void lanes_free(struct lanes *lanes)
{
    if (!lanes)
        return;
    while (lanes->first)
        lanes_drop_first(lanes);
    free(lanes);
}

static struct lane **bucket_of(struct lanes *lanes, const char *channel, const char *name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (const char *at = channel; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    for (const char *at = name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    return &lanes->buckets[(hash ^ hash >> 16) % BUCKETS];
}

void lanes_add(struct lanes *lanes, const char *channel, const char *name)
{
    struct lane **bucket = bucket_of(lanes, channel, name), *lane;
    size_t channel_len = strlen(channel) + 1, len = strlen(name) + 1;

    for (lane = *bucket; lane; lane = lane->same)
        if (strcmp(lane->name, name) == 0 && strcmp(lane->channel, channel) == 0)
            return;
    lane = keep_new(sizeof(*lane) + channel_len + len);
    lane->name = lane->channel + channel_len;
    memcpy(lane->channel, channel, channel_len);
    memcpy(lane->name, name, len);
    lane->same = *bucket;
    *bucket = lane;
    *lanes->end = lane;
    lanes->end = &lane->next;
}

const struct lane *lanes_first(const struct lanes *lanes)
{
    return lanes->first;
}

void lanes_drop_first(struct lanes *lanes)
{
    struct lane *lane = lanes->first, **at = bucket_of(lanes, lane->channel, lane->name);

    while (*at != lane)
        at = &(*at)->same;
    *at = lane->same;
    lanes->first = lane->next;
    if (!lanes->first)
        lanes->end = &lanes->first;
    free(lane);
}
