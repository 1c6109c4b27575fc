/* JSON, a line each. Both ends are ours, so no guard stands between. */

#include "tests/fakes/wire.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void wire_open(struct wire *wire, int in, int out)
{
    *wire = (struct wire){.in = fdopen(in, "r"), .out = fdopen(out, "w")};
    if (!wire->in || !wire->out)
        abort();
}

void wire_close(struct wire *wire)
{
    if (wire->in)
        (void)fclose(wire->in);
    if (wire->out)
        (void)fclose(wire->out);
    free(wire->line);
    memset(wire, 0, sizeof(*wire));
}

bool wire_say(struct wire *wire, cJSON *tree)
{
    char *line = json_print(tree);
    bool is_said = fputs(line, wire->out) >= 0 && fputc('\n', wire->out) != EOF &&
                   fflush(wire->out) == 0;

    json_release(line);
    cJSON_Delete(tree);
    return is_said;
}

cJSON *wire_hear(struct wire *wire)
{
    ssize_t len = getline(&wire->line, &wire->room, wire->in);

    return len > 0 ? cJSON_ParseWithLength(wire->line, (size_t)len) : NULL;
}
