/* person.c - roles: their names, and what they let a person do; what a profile elsewhere
 * says of them. */
#include "person.h"

#include "base/zone.h"
#include "scan.h"

#include <string.h>

struct role_name {
    unsigned role;
    const char *en, *zh;
};

/* In the order in which they are told. */
static const struct role_name role_names[] = {
    {ROLE_SALES, "sales", "销售"},         {ROLE_MANAGER, "manager", "经理"},
    {ROLE_DIRECTOR, "director", "总监"},   {ROLE_CFO, "cfo", "财务总监"},
    {ROLE_APPROVER, "approver", "审批人"}, {ROLE_FINANCE, "finance", "财务"},
    {ROLE_LEGAL, "legal", "法务"},         {ROLE_ADMIN, "admin", "管理员"},
};

static const struct scan_word aliases[] = {
    {"销售员", ROLE_SALES},       {"业务员", ROLE_SALES},   {"主管", ROLE_MANAGER},
    {"销售经理", ROLE_MANAGER},   {"审批", ROLE_APPROVER},  {"审批者", ROLE_APPROVER},
    {"法律", ROLE_LEGAL},         {"首席财务官", ROLE_CFO}, {"管理", ROLE_ADMIN},
    {"accounting", ROLE_FINANCE}, {"会计", ROLE_FINANCE},   {0},
};

unsigned role_parse(const char *name)
{
    struct scan scan;
    int role;

    if (!scan_start(&scan, name))
        return 0;
    for (size_t i = 0; i < COUNT(role_names); i++)
        if (strcmp(scan.text, role_names[i].en) == 0 ||
            strcmp(scan.text, role_names[i].zh) == 0)
            return role_names[i].role;
    return scan_one_of(&scan, aliases, &role) && scan_end(&scan) ? (unsigned)role : 0;
}

const char *roles_text(struct arena *arena, unsigned roles, enum lang lang)
{
    bool is_zh = lang == LANG_ZH;
    struct text text;

    text_init(&text, arena, 256);
    for (size_t i = 0; i < COUNT(role_names); i++) {
        if (!(roles & role_names[i].role))
            continue;
        if (text.len > 0)
            text_add(&text, is_zh ? "、" : ", ");
        text_add(&text, is_zh ? role_names[i].zh : role_names[i].en);
    }
    return text.bytes;
}

const char *roles_any(struct arena *arena, unsigned roles, enum lang lang)
{
    unsigned left = roles & ROLE_ANY;
    struct text text;

    if (lang == LANG_ZH)
        return roles_text(arena, roles, lang);
    text_init(&text, arena, 256);
    for (size_t i = 0; i < COUNT(role_names); i++) {
        if (!(left & role_names[i].role))
            continue;
        left &= ~role_names[i].role;
        if (text.len > 0)
            text_add(&text, left ? ", " : " or ");
        text_add(&text, role_names[i].role == ROLE_CFO ? "CFO" : role_names[i].en);
    }
    return text.bytes;
}

bool person_may(const struct person *person, unsigned needed)
{
    return needed == 0 || (person->roles & needed) != 0;
}

static bool is_theirs(const struct person *person, int64_t owner, int64_t owners_manager)
{
    if (owner != 0 && owner == person->id)
        return true;
    return owners_manager != 0 && owners_manager == person->id &&
           person_may(person, ROLE_MANAGER);
}

bool person_sees_all(const struct person *person)
{
    return person_may(person, ROLE_FINANCE | ROLE_ADMIN | ROLE_DIRECTOR | ROLE_CFO);
}

bool person_sees(const struct person *person, int64_t owner, int64_t owners_manager)
{
    return owner == 0 || is_theirs(person, owner, owners_manager) ||
           person_sees_all(person);
}

bool person_changes(const struct person *person, int64_t owner, int64_t owners_manager)
{
    return is_theirs(person, owner, owners_manager) ||
           person_may(person, ROLE_ADMIN | ROLE_DIRECTOR | ROLE_CFO);
}

bool person_take_after(struct person *person, const char *zone, const char *locale)
{
    const struct zone *found;
    enum lang lang = locale && strncmp(locale, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
    bool moves = !(person->chosen & CHOSE_ZONE) && !text_empty(zone) &&
                 !text_same(zone, person->zone) && zone_find(zone, &found) == RC_OK;
    bool speaks =
        !(person->chosen & CHOSE_LANG) && !text_empty(locale) && lang != person->lang;

    if (moves)
        person->zone = zone_name(found);
    if (speaks)
        person->lang = lang;
    return moves || speaks;
}
