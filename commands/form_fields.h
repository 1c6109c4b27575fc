/*
 * form_fields.h - what the fields of a form are called in an answer, and what they take.
 */
#pragma once

#include "commands/form_open.h"

enum takes { TAKES_DAY, TAKES_MONEY, TAKES_PERCENT, TAKES_TEXT };

struct form_field {
    const char *name;
    enum takes takes;
    const char *signs; /* "sign|signed|签": where they stand, it is spoken of */
    bool is_past;      /* a day by today */
    const char *of;    /* only of this command; NULL: of any */
};

enum { FIELDS_MOST = 8 };

/* The fields that an answer to the form may fill, in the order in which they are asked
 * for; how many. */
size_t form_fields_of(struct turn *t, const struct form_open *form,
                      const struct form_field *out[FIELDS_MOST]);

/* Nobody asks for it, so it is filled only where the words name it: the amount of a lead
 * that becomes a deal. */
bool form_must_name(struct turn *t, const struct form_open *form,
                    const struct form_field *field);

/* The field of this name, as the form's command calls it; NULL: none that an answer could
 * be for. */
const struct form_field *form_field_of(const struct form_open *form, const char *name);

/* The stage that its command moves a deal to; -1: it moves none. */
int form_stage(struct turn *t, const struct form_open *form);
