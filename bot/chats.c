/* The table of the chats. */

#include "bot/chat.h"

#define CHAT(name) extern const struct chat chat_##name;
#include "bot/chats/table.def"
#undef CHAT

const struct chat *const chats[] = {
#define CHAT(name) &chat_##name,
#include "bot/chats/table.def"
#undef CHAT
    NULL,
};
