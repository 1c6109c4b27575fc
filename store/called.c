/* called.c - what people call a record. */

#include "store/record.h"

static int64_t whole_of(const struct record_kind *kind, const void *record)
{
    return *(const int64_t *)(const void *)((const char *)record + kind->whole);
}

static const char *as_called(struct turn *t, const struct record_kind *kind, int64_t id)
{
    void *record = arena_take(t->arena, kind->size);

    if (!kind->called && !kind->part_of)
        return ref_text(t->arena, kind, id);
    if (record_get_any(t, kind, id, record) != RC_OK)
        return "";
    if (kind->called)
        return kind->called(t, record);
    return record_called(t, kind->part_of, whole_of(kind, record));
}

const char *record_called(struct turn *t, const struct record_kind *kind, int64_t id)
{
    const struct err before = t->err;
    const char *name = as_called(t, kind, id);

    t->err = before;
    return text_empty(name) ? IN(t, kind->name, kind->name_zh) : name;
}
