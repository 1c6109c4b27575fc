/* A form that was refused: what is wrong at which of its fields. */

#include "bot/refused.h"

#include "base/text.h"

#include <string.h>

static void put(cJSON *errors, const struct inbound *in, const char *prefix,
                const char *name, const char *words)
{
    cJSON_AddStringToObject(errors, arena_printf(in->arena, "%s%s", prefix, name), words);
}

/* The field that is spoken of; else those that are asked for once more. */
cJSON *refused_fields(const struct inbound *in, const struct card *card,
                      const char *prefix)
{
    const struct card_form *form = card->form;
    cJSON *errors = cJSON_CreateObject();
    struct err err = {0};
    JSON *sent = NULL;

    if (text_empty(in->fields) ||
        json_read(in->fields, strlen(in->fields), &json_usual, &sent, &err) != RC_OK)
        return errors;
    if (in->err.field[0] && json_text(sent, in->err.field)) {
        put(errors, in, prefix, in->err.field, card->text);
        return errors;
    }
    for (size_t i = 0; form && i < form->n_inputs; i++) {
        const char *name = form->inputs[i].name, *value = json_text(sent, name);

        if (value)
            put(errors, in, prefix, name,
                value[strspn(value, " \t\r\n")] ? card->text
                                                : IN(in, "This is needed", "必填"));
    }
    return errors;
}
