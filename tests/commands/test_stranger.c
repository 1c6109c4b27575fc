/* Whom a message names and nobody knows, and who is nobody's customer. */
#include "tests/commands/sentences.h"

static const struct stranger_case {
    const char *said, *name, *contact; /* NULL: nobody */
} cases[] = {
    {"visited Glenfield Dairy, budget cut to 20k", "Glenfield Dairy", NULL},
    {"call with Blackpool Rock went badly, they want out", "Blackpool Rock", NULL},
    {"met Jane from Northlake, she wants a demo", "Northlake", "Jane"},
    {"met kate from northlake packaging, call her monday", "northlake packaging", "kate"},
    {"spoke to someone at Norwich Beers", "Norwich Beers", NULL},
    {"i visited glenfield dairy", "glenfield dairy", NULL},
    {"Glenfield Dairy cut the budget to 20k", "Glenfield Dairy", NULL},
    {"visited Glenfield's plant yesterday", "Glenfield", NULL},
    {"发给北湖的样品到了,他们很满意", "北湖", NULL},
    {"去了趟北湖食品,他们预算砍到20万", "北湖食品", NULL},
    {"跟长河机械通了电话,下周三再聊", "长河机械", NULL},
    {"跟北湖的马总吃了饭", "北湖", "马总"},
    {"拜访了北湖,金额改成30万", "北湖", NULL},
    {"见了北湖马总", "北湖", "马总"},
    {"visited Acme Corp", "Acme Corp", NULL},
    {"刚和Northlake call了一下,they want a demo下周二", "Northlake", NULL},
    {"刚跟Northlake通了电话,他们想要演示", "Northlake", NULL},
    {"和Northlake聊了一下,下周二再联系", "Northlake", NULL},
    {"今天跟 Northlake Packaging meet了一下", "Northlake Packaging", NULL},
    {"刚和北湖通了电话,下周二再联系", "北湖", NULL},
    {"我和北湖通了电话,下周二再联系", "北湖", NULL},
    /* persons, departments, places, things */
    {"met Jane, she wants a demo", NULL, NULL},
    {"met Sanjay, he wants a demo", NULL, NULL},
    {"spoke to procurement, budget cut to 20k", NULL, NULL},
    {"visited the plant, budget cut to 20k", NULL, NULL},
    {"met their CFO on Monday", NULL, NULL},
    {"called them, no answer", NULL, NULL},
    {"met at the fair, budget cut to 20k", NULL, NULL},
    {"call with legal on Friday", NULL, NULL},
    {"the company is called Foo Marine", NULL, NULL},
    {"Add Fernhill Dairy as a lead", NULL, NULL},
    {"Krones Systems quoted them 20k less", NULL, NULL},
    {"remind me to email the report", NULL, NULL},
    {"跟采购聊了聊,预算砍到20万", NULL, NULL},
    {"跟王总聊了聊,预算砍到20万", NULL, NULL},
    {"跟他们聊了聊", NULL, NULL},
    {"去了趟苏州,预算砍到20万", NULL, NULL},
    {"去了趟现场,预算砍到20万", NULL, NULL},
    {"样品发给客户了", NULL, NULL},
    {"设备和服务谈好了,金额改成20万", NULL, NULL},
    {"给他打了电话,没人接", NULL, NULL},
    {"刚和CFO call了一下,下周二再联系", NULL, NULL},
    {"刚和Jane call了一下, she wants a demo", NULL, NULL},
    {"刚和他们CTO call了一下", NULL, NULL},
    {"刚和老板通了电话,下周二再联系", NULL, NULL},
    {"刚和王总通了电话", NULL, NULL},
    {"报价和NDA发了,下周二再联系", NULL, NULL},
    {"价格和DDP条款谈好了", NULL, NULL},
};

static void strangers_are_known_by_what_stands_before_them(void **state)
{
    struct bench *b = *state;
    struct meanings *out = TAKE(b->arena, struct meanings);
    struct meaning_context context = {.world = &b->world};
    struct err err = {0};

    assert_int_equal(moment_parse_iso("2026-03-11T10:15", &context.reading.now, &err),
                     RC_OK);
    context.reading.calendar = b->world.calendar;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct stranger_case *c = &cases[i];
        meaning_read(b->arena, c->said, strlen(c->said), &context, out);
        if (!text_same(out->stranger ? out->stranger : "", c->name ? c->name : "") ||
            !text_same(out->stranger_contact ? out->stranger_contact : "",
                       c->contact ? c->contact : ""))
            fail_msg("%s: %s (%s)", c->said, out->stranger ? out->stranger : "nobody",
                     out->stranger_contact ? out->stranger_contact : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strangers_are_known_by_what_stands_before_them),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
