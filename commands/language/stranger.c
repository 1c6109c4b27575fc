/* stranger.c - whom a message names that nobody knows yet. */
#include "commands/language/stranger.h"
#include "commands/language/stranger_inside.h"

const char *stranger_bytes(const struct scene *s, struct span at)
{
    return arena_copy_bytes(s->arena, s->text.bytes + at.from, at.until - at.from);
}

bool stranger_is_marked(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].at.from < at.until && at.from < s->marks[i].at.until)
            return true;
    return false;
}

bool stranger_is_of_time(const struct scene *s, struct span at)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (s->marks[i].row >= 0 && s->marks[i].at.from < at.until &&
            at.from < s->marks[i].at.until)
            return true;
    return false;
}

static bool is_named(const struct view *whole)
{
    static const enum feature known[] = {F_customer, F_lead,    F_l_ref,  F_d_ref,
                                         F_q_ref,    F_c_ref,   F_so_ref, F_ap_ref,
                                         F_inv_ref,  F_new_lead};

    for (size_t i = 0; i < COUNT(known); i++)
        if (whole->has[known[i]])
            return true;
    return false;
}

static bool read_at(const struct scene *s, size_t at, struct stranger *out)
{
    return han_at(s->text.bytes + at) ? stranger_zh_met(s, at, out)
                                      : stranger_en_met(s, at, out);
}

static bool read_name(const struct scene *s, struct stranger *out)
{
    for (size_t at = 0; at < s->text.len; at++)
        if (((unsigned char)s->text.bytes[at] & 0xC0) != 0x80 && read_at(s, at, out))
            return true;
    for (size_t i = 0; i < s->n_clauses; i++)
        if (stranger_en_head(s, i, out))
            return true;
    return false;
}

void stranger_find(struct scene *scene)
{
    struct stranger name;

    if (is_named(scene->whole))
        return;
    *scene->steps += scene->text.len;
    if (!read_name(scene, &name))
        return;
    scene->stranger = name.at;
    scene->stranger_contact = name.who;
}
