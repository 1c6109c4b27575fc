/*
 * forms.test.mjs - what is wrong in a dialog stands at its field, in words that say what to do, whatever kind of field
 * it is, in both languages; what is wrong with none of them stands above.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { firm } from "../fakes/mattermost/firm.mjs";
import { Site, actions } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";

const PATIENCE = { timeout: 120000 };
const long = (text, bytes) => text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));

/* A deal of Ana's, and one of Bo's, in Chinese. */
async function begin(t) {
    const site = await fake(t);
    const f = await firm(t, new Site(site.url, site.admin));
    const { ana, bo } = f.people;
    const at = { ana: f.direct.ana, bo: f.direct.bo };

    await ana.say(at.ana, "lead new Bluefin Logistics phone=13900139000");
    await ana.hear(at.ana, "L-1 Bluefin Logistics");
    await bo.say(at.bo, "新线索 海拓阀门 电话=13900139001");
    await bo.hear(at.bo, "L-2 海拓阀门");
    return { site, f, ana, bo, at };
}

/* The dialog behind the button of what is answered to `text`, and its submission. */
async function form(person, where, text, button) {
    await person.say(where, text);
    const asked = await person.hear(where, (post) => actions(post).some((one) => one.name === button), `a form for ${text}`);
    assert.equal((await person.press(asked, button)).status, 200);
    const dialog = await person.dialog();
    return (fields) => person.submit(dialog, where, fields);
}

const FILL = "Fill in…";
const TIAN = "填写…";

test("a text that is too long, and one that is missing", PATIENCE, async (t) => {
    const { site, ana, bo, at } = await begin(t);
    const right = { need: "two lines", budget: "100k", role: "owner", timeline: "soon" };

    const send = await form(ana, at.ana, "qualify L-1", FILL);
    assert.deepEqual(await send({ ...right, need: long("words ", 1100) }),
        { errors: { need: "Need: that is too long\nShorten it; the rest can go into a note" } });
    assert.deepEqual(await send({ ...right, need: null, timeline: " " }),
        { errors: { need: "This is needed", timeline: "This is needed" } });
    const sende = await form(bo, at.bo, "转商机 L-2", TIAN);
    assert.deepEqual(await sende({ ...right, budget: long("很多", 1100) }),
        { errors: { budget: "预算范围：内容太长\n请写短一些，其余可以记在备注里" } });
    assert.deepEqual(await sende({ ...right, need: "" }), { errors: { need: "必填" } });
    assert.deepEqual(await sende(right), {});
    await bo.hear(at.bo, "L-2 已转为 D-1 海拓阀门");
    assert.deepEqual(site.wrong, []);
});

test("money, a figure, a day and a choice that cannot be read", PATIENCE, async (t) => {
    const { site, ana, bo, at } = await begin(t);

    await ana.say(at.ana, "qualify L-1 need=lines budget=100k role=owner timeline=soon");
    await ana.hear(at.ana, "L-1 is now D-1");
    await bo.say(at.bo, "转商机 L-2 需求=两条线 预算=50万 角色=老板 时间计划=尽快");
    await bo.hear(at.bo, "L-2 已转为 D-2");

    const refund = await form(ana, at.ana, "approval request D-1 kind=refund", FILL);
    assert.deepEqual(await refund({ amount: "a lot", reason: "it broke" }),
        { errors: { amount: "Cannot read \"a lot\" as an amount\nSuch as 480000, 1,200.50, 48万, $48.5k or 120k USD" } });
    const discount = await form(bo, at.bo, "申请审批 D-2 折扣", TIAN);
    assert.deepEqual(await discount({ discount: "不少", reason: "三年" }),
        { errors: { discount: "看不懂折扣“不少”\n例如 12%（优惠）或 9折" } });
    const remind = await form(ana, at.ana, "remind", FILL);
    assert.deepEqual(await remind({ when: "31 June", text: "call them" }), { errors: { when: "There is no 31 June" } });
    const lost = await form(bo, at.bo, "输单 D-2", TIAN);
    assert.deepEqual(await lost({ reason_code: "weather", reconnect: "不再" }),
        { errors: { reason_code: "输单原因：请选 价格、竞争对手、预算、时机、没有需求、没有回音、其他" } });
    assert.deepEqual(await lost({ reason_code: "price", reconnect: "某一天" }),
        { errors: { reconnect: "看不懂时间“某一天”\n例如 明天 15:00、周五、3天后、3月18日 或 2026-03-18" } });
    assert.deepEqual(await refund({ amount: 480, reason: "it broke" }), {});
    await ana.hear(at.ana, "AP-1");
    const again = await refund({ amount: 481, reason: "it broke" });
    assert.deepEqual(again.errors, {});
    assert.match(again.error, /^Already done by Ana Reyes at /);
    assert.deepEqual(site.wrong, []);
});
