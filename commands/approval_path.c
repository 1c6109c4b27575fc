/* approval_path.c - steps and people of a request. */
#include "commands/approval_path.h"
#include "commands/only_words.h"
#include "commands/sentence.h"
#include "commands/words.h"
#include "store/people.h"

#include <string.h>

/* The default policy's limits, in hundredths of a percent. */
enum { BY_RULE = 5 * PERCENT, BY_MANAGER = 15 * PERCENT, BY_TWO = 25 * PERCENT };

/* Digits with up to two decimals, in hundredths; -1 when it is none. */
static int hundredths(const char *text, const char **end)
{
    int whole = 0, part = 0, decimals = 0;
    const char *at = text;

    for (; *at >= '0' && *at <= '9' && at - text < 4; at++)
        whole = 10 * whole + (*at - '0');
    if (at == text)
        return -1;
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9' && decimals < 2; at++, decimals++)
            part = 10 * part + (*at - '0');
    *end = at;
    return whole * PERCENT + (decimals == 1 ? 10 * part : part);
}

static enum rc refuse_sign(struct turn *t, const char *text)
{
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "a discount has no sign: %s", "折扣不带正负号：%s"),
                  words_short(t->arena, text));
    return err_hint(&t->err, "%s",
                    IN(t, "nothing was changed; say how much off, such as 12 or 9折",
                       "没有任何改动，请写优惠多少，如 12%（优惠）或 9折"));
}

/* 七个点, "twelve percent off", 八八折: as a sentence has it, and nothing else; 0: it is
 * none. */
static int discount_said(struct turn *t, const char *text)
{
    static const char small[] = "off|a|discount|of|please|给|让|让利|折扣|优惠|吧|的|就";
    const struct reading_context reading = sentence_reading(t);
    struct entities found;

    entities_read(t->arena, text, strlen(text), &reading, &found);
    if (found.n != 1 || found.rows[0].is_range || found.rows[0].number.scale > 2 ||
        (found.rows[0].kind != ENTITY_PERCENT && found.rows[0].kind != ENTITY_DISCOUNT))
        return 0;
    const struct entity *e = &found.rows[0];
    char *rest = arena_copy(t->arena, text);
    memset(rest + e->span.from, ' ', e->span.until - e->span.from);
    const char *beside = only_letters(t->arena, rest);
    if (beside[0] && !only_of(beside, small))
        return 0;
    int64_t value = e->number.units * PERCENT;
    for (int i = 0; i < e->number.scale; i++)
        value /= 10;
    return value > 0 && value / PERCENT < PERCENT ? (int)value : 0;
}

enum rc discount_parse(struct turn *t, const char *text, int *out)
{
    const char *folded = words_skip_blanks(text_fold(t->arena, text)), *end = folded;
    int value = hundredths(folded, &end);
    bool is_zhe = strncmp(end, "折", strlen("折")) == 0;

    if (is_zhe) {
        /* 9折 is 90%, 85折 is 85% of the price. */
        if (value > 0 && value < 10 * PERCENT)
            value *= 10;
        value = PERCENT * PERCENT - value;
        end += strlen("折");
    }
    if (*folded == '-' || *folded == '+')
        return refuse_sign(t, text);
    end = words_skip_blanks(end);
    if (!is_zhe && *end == '%')
        end++;
    if (value <= 0 || value >= PERCENT * PERCENT || *words_skip_blanks(end) != '\0')
        value = discount_said(t, text);
    if (value > 0) {
        *out = value;
        return RC_OK;
    }
    (void)err_set(&t->err, RC_USAGE,
                  IN(t, "cannot read \"%s\" as a discount", "看不懂折扣“%s”"),
                  words_short(t->arena, text));
    return err_hint(&t->err, "%s",
                    IN(t, "percent off, such as 12 or 9折", "例如 12%（优惠）或 9折"));
}

const char *discount_text(struct arena *arena, int hundredths)
{
    int part = hundredths % PERCENT;

    if (part == 0)
        return arena_printf(arena, "%d", hundredths / PERCENT);
    if (part % 10 == 0)
        return arena_printf(arena, "%d.%d", hundredths / PERCENT, part / 10);
    return arena_printf(arena, "%d.%02d", hundredths / PERCENT, part);
}

static enum rc add_person(struct turn *t, struct path *path, int64_t person,
                          enum step_mode mode)
{
    if (path->n == APPROVAL_MOST_TASKS)
        return err_set(&t->err, RC_RULE,
                       IN(t, "at most %d people decide", "最多 %d 位审批人"),
                       APPROVAL_MOST_TASKS);
    path->tasks[path->n++] = (struct approval_task){
        .step = path->step,
        .assignee = person,
        .mode = mode,
        .origin = TASK_ASSIGNED,
        .state = TASK_WAITING,
        .comment = "",
        .via = "",
    };
    return RC_OK;
}

/* Everybody with the role; how many there are in *n. */
static enum rc add_role(struct turn *t, struct path *path, unsigned role,
                        enum step_mode mode, size_t *n)
{
    struct person people[8];

    *n = 0;
    TRY(people_with(t, role, people, COUNT(people), n));
    for (size_t i = 0; i < *n; i++)
        TRY(add_person(t, path, people[i].id, mode));
    return RC_OK;
}

/* The manager; where there is none, those above, and the admins last: never nobody. */
static enum rc add_manager(struct turn *t, struct path *path, int64_t manager)
{
    static const unsigned others[] = {ROLE_DIRECTOR, ROLE_CFO, ROLE_ADMIN};
    size_t n = 0;

    if (manager)
        return add_person(t, path, manager, STEP_ANY);
    for (size_t i = 0; i < COUNT(others) && n == 0; i++)
        TRY(add_role(t, path, others[i], STEP_ANY, &n));
    return RC_OK;
}

static const char *trimmed(struct arena *arena, const char *from, size_t len)
{
    while (len > 0 && words_blank(from)) {
        from++;
        len--;
    }
    while (len > 0 && words_blank(from + len - 1))
        len--;
    return arena_copy_bytes(arena, from, len);
}

static enum rc add_named(struct turn *t, struct path *path, const char *name,
                         enum step_mode mode)
{
    struct person person;
    size_t n = 0;

    if (text_same(name, "manager") || text_same(name, "上级") || text_same(name, "经理"))
        return add_manager(t, path, t->me.manager);
    unsigned role = role_parse(strncmp(name, "role:", 5) == 0 ? name + 5 : name);
    if (role) {
        TRY(add_role(t, path, role, mode, &n));
        if (n > 0)
            return RC_OK;
    }
    TRY(people_find(t, name, &person));
    if (!person.is_active)
        return err_set(&t->err, RC_RULE, IN(t, "%s no longer works here", "%s已离职"),
                       person.name);
    return add_person(t, path, person.id, mode);
}

static enum rc parse_step(struct turn *t, struct path *path, const char *step)
{
    enum step_mode mode = strchr(step, '+') ? STEP_ALL : STEP_ANY;

    if (mode == STEP_ALL && strchr(step, ','))
        return err_set(
            &t->err, RC_USAGE, "%s",
            IN(t,
               "say max,mei where one of them is enough, max+mei where both must agree; not both marks in one step",
               "任一人同意写 max,mei，都要同意写 max+mei；同一步不能混用"));
    while (*step) {
        size_t len = strcspn(step, ",+");
        const char *name = trimmed(t->arena, step, len);
        if (*name)
            TRY(add_named(t, path, name, mode));
        step += len + (step[len] != '\0');
    }
    path->step++;
    return RC_OK;
}

enum rc path_parse(struct turn *t, const char *to, struct path *out)
{
    const char *text = words_commas(t->arena, to);

    *out = (struct path){0};
    while (*text) {
        size_t len = strcspn(text, ">");
        TRY(parse_step(t, out, arena_copy_bytes(t->arena, text, len)));
        text += len + (text[len] != '\0');
    }
    if (out->n == 0)
        return err_set(&t->err, RC_USAGE, "%s",
                       IN(t, "name who should decide, such as max or max > cfo",
                          "请写明由谁审批，如 max 或 max > cfo"));
    return RC_OK;
}

size_t path_managers(struct turn *t, int64_t *out, size_t most)
{
    int64_t next = t->me.manager;
    size_t n = 0;

    while (next && n < most) {
        struct person person;
        out[n++] = next;
        if (people_get(t, next, &person) != RC_OK)
            break;
        next = person.manager;
    }
    return n;
}

/* 15 to 25%: the manager, then theirs, or a director. */
static enum rc path_of_two(struct turn *t, struct path *path)
{
    int64_t managers[2] = {0};
    size_t n = path_managers(t, managers, COUNT(managers)), found = 0;

    TRY(add_manager(t, path, n > 0 ? managers[0] : 0));
    path->step++;
    if (n > 1)
        return add_person(t, path, managers[1], STEP_ANY);
    TRY(add_role(t, path, ROLE_DIRECTOR, STEP_ANY, &found));
    return found ? RC_OK : add_role(t, path, ROLE_CFO, STEP_ANY, &found);
}

enum rc path_default(struct turn *t, const char *kind, int discount, struct path *out)
{
    size_t n = 0;

    *out = (struct path){0};
    if (!text_same(kind, "discount"))
        return add_manager(t, out, t->me.manager);
    if (discount <= BY_RULE) {
        out->is_by_rule = true;
        return RC_OK;
    }
    if (discount <= BY_MANAGER)
        return add_manager(t, out, t->me.manager);
    if (discount <= BY_TWO)
        return path_of_two(t, out);
    TRY(add_role(t, out, ROLE_DIRECTOR, STEP_ANY, &n));
    if (n == 0)
        TRY(add_manager(t, out, t->me.manager));
    out->step++;
    return add_role(t, out, ROLE_CFO, STEP_ANY, &n);
}

/* --- whether those who are named may --------------------------------------------------
 */

/* How much somebody may decide: the steps of the policy, one above the other. */
enum level { LEVEL_NONE, LEVEL_MANAGER, LEVEL_DIRECTOR, LEVEL_CFO };

static enum level level_wanted(const char *kind, int discount)
{
    if (!text_same(kind, "discount") || discount <= BY_MANAGER)
        return LEVEL_MANAGER;
    return discount <= BY_TWO ? LEVEL_DIRECTOR : LEVEL_CFO;
}

static enum level level_of_roles(const struct person *person, const char *kind)
{
    const unsigned others = text_same(kind, "discount") ? 0 : ROLE_FINANCE | ROLE_LEGAL;

    return person_may(person, ROLE_CFO)                                ? LEVEL_CFO
           : person_may(person, ROLE_DIRECTOR)                         ? LEVEL_DIRECTOR
           : person_may(person, ROLE_MANAGER | ROLE_APPROVER | others) ? LEVEL_MANAGER
                                                                       : LEVEL_NONE;
}

/* Who the rules would ask for this, step by step. */
struct rules {
    struct path path;
    int64_t managers[2]; /* the submitter's, and theirs */
    const char *kind;
    enum level wanted;
};

static enum rc read_rules(struct turn *t, const char *kind, int discount,
                          struct rules *out)
{
    *out = (struct rules){.kind = kind, .wanted = level_wanted(kind, discount)};
    path_managers(t, out->managers, COUNT(out->managers));
    return path_default(t, kind, discount, &out->path);
}

static enum rc level_of(struct turn *t, const struct rules *rules, int64_t id,
                        enum level *out)
{
    /* Nobody decides what they asked for: their manager does in their place. */
    int64_t who = id == t->me.id ? rules->managers[0] : id;
    const struct path *path = &rules->path;
    struct person person;

    *out = LEVEL_NONE;
    for (size_t i = 0; i < path->n; i++)
        if (path->tasks[i].assignee == who &&
            path->tasks[i].step == path->tasks[path->n - 1].step) {
            *out = rules->wanted;
            return RC_OK;
        }
    if (who == 0)
        return RC_OK;
    TRY(people_get(t, who, &person));
    *out = level_of_roles(&person, rules->kind);
    if (*out < LEVEL_MANAGER && who == rules->managers[0])
        *out = LEVEL_MANAGER;
    if (*out < LEVEL_DIRECTOR && who == rules->managers[1])
        *out = LEVEL_DIRECTOR;
    return RC_OK;
}

static const char *rules_names(struct turn *t, const struct rules *rules)
{
    struct text names;

    text_init(&names, t->arena, 200);
    for (size_t i = 0; i < rules->path.n; i++)
        text_addf(&names, "%s%s",
                  i == 0 ? ""
                  : rules->path.tasks[i].step == rules->path.tasks[i - 1].step
                      ? IN(t, " or ", " 或 ")
                      : IN(t, ", then ", "，然后 "),
                  people_name(t, rules->path.tasks[i].assignee));
    return names.bytes;
}

static enum rc may_not(struct turn *t, const struct rules *rules, int discount,
                       int64_t who)
{
    const char *names = rules_names(t, rules);

    if (discount)
        (void)err_set(&t->err, RC_RULE,
                      IN(t, "%s may not decide %s off", "%s无权审批%s的折扣"),
                      people_name(t, who),
                      percent_text(t->arena, discount_text(t->arena, discount)));
    else
        (void)err_set(&t->err, RC_RULE,
                      IN(t, "%s may not decide that", "%s无权审批这一项"),
                      people_name(t, who));
    if (!names[0])
        return RC_RULE;
    return err_hint(
        &t->err,
        IN(t, "by the rules it goes to %s; others can be asked as well: to=\"… > …\"",
           "按规则的审批人：%s；也可以加其他人：审批人=\"… > …\""),
        names);
}

/* A step is as good as the weakest who may settle it alone, and one good step is enough:
 * whoever stands in others is asked as well. */
enum rc path_may_decide(struct turn *t, const char *kind, int discount,
                        const struct path *path)
{
    struct rules *rules = TAKE(t->arena, struct rules);
    int64_t weakest = 0;
    bool is_good = false;

    TRY(read_rules(t, kind, discount, rules));
    if (rules->path.is_by_rule)
        return RC_OK;
    for (size_t i = 0; i < path->n; i++) {
        bool is_first = i == 0 || path->tasks[i].step != path->tasks[i - 1].step;
        enum level level;

        TRY(level_of(t, rules, path->tasks[i].assignee, &level));
        if (is_first && is_good)
            return RC_OK;
        if (is_first)
            is_good = path->tasks[i].mode != STEP_ALL;
        if (level < rules->wanted && weakest == 0)
            weakest = path->tasks[i].assignee;
        if (path->tasks[i].mode == STEP_ALL)
            is_good |= level >= rules->wanted;
        else
            is_good &= level >= rules->wanted;
    }
    return is_good ? RC_OK : may_not(t, rules, discount, weakest);
}
