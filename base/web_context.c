/* libwebsockets on libuv: opened with our sizes, ended in its two steps. */

#include "web_context.h"

#include "log.h"

/* Its log is for whoever debugs it; what matters comes to us as callbacks. */
static void emit(int level, const char *line)
{
    (void)level;
    log_note(LOG_DEBUG, "lws", "detail", line);
}

bool room_open(struct lws_room *room, struct loop *loop,
               struct lws_context_creation_info *info)
{
    void *loops[] = {loop_native(loop)};

    lws_set_log_level(LLL_ERR | LLL_WARN, emit);
    info->options |= LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
                     LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
    info->foreign_loops = loops;
    info->pcontext = &room->lws; /* NULL again when the context is gone */
    info->pt_serv_buf_size = ROOM_READ_BYTES + 256; /* a multiple of 16: structs follow */
    info->max_http_header_data2 = ROOM_HEADER_BYTES;
    info->timeout_secs = ROOM_REQUEST_S;
    room->loop = loop;
    room->lws = lws_create_context(info);
    return room->lws != NULL;
}

static void bury(void *arg)
{
    struct lws_room *room = arg;

    if (room->lws)
        lws_context_destroy(room->lws);
    room->buried(room->arg);
}

void room_close(struct lws_room *room, void (*buried)(void *arg), void *arg)
{
    room->buried = buried;
    room->arg = arg;
    if (room->lws)
        lws_context_destroy(room->lws);
    loop_bury(room->loop, bury, room);
}
