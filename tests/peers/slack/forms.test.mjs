/*
 * forms.test.mjs - what is wrong in a form stands at its field, in words that say what to do, whatever kind of field
 * it is, in both languages; and what is right stays done.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { EMMA, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 120000 };

/* The form that a slash command opens. */
async function form(slack, user, text) {
    const before = slack.views.size;
    assert.equal(await slack.command(user, SALES, text), undefined);
    await until("the form", () => slack.views.size > before);
    return [...slack.views.values()].at(-1);
}

/* What stands at which field when these values, by label, are sent. */
async function errors(slack, user, view, values) {
    const answer = await slack.submit(user, view, values);
    assert.equal(answer?.response_action, "errors", JSON.stringify(answer));
    return answer.errors;
}

const long = (text, bytes) => text.repeat(Math.ceil(bytes / Buffer.byteLength(text)));

test("money that cannot be read", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    const view = await form(slack, EMMA, "approval request D-1088 kind=refund");
    assert.deepEqual(await errors(slack, EMMA, view, { Amount: "a lot", Reason: "it broke" }),
        { "in:amount": "Cannot read \"a lot\" as an amount\nSuch as 480000, 1,200.50, 48万, $48.5k or 120k USD" });
    const seen = await form(slack, ZHAO, "申请审批 D-1042 退款");
    assert.deepEqual(await errors(slack, ZHAO, seen, { 金额: "很多", 理由: "坏了" }),
        { "in:amount": "看不懂金额“很多”\n例如 480000、1,200.50、48万、$48.5k 或 120k USD" });
    /* The form stays as it was, and takes what is right. */
    assert.equal(await slack.submit(EMMA, view, { Amount: "480", Reason: "it broke" }), undefined);
    await hear(slack, SALES, /AP-\d+/);
});

test("a figure that is none, and one that is too big", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    const view = await form(slack, EMMA, "approval request D-1088 kind=discount");
    assert.deepEqual(await errors(slack, EMMA, view, { "Percent off": "120", Reason: "three years" }),
        { "in:discount": "Cannot read \"120\" as a discount\nPercent off, such as 12 or 9折" });
    const seen = await form(slack, ZHAO, "申请审批 D-1042 折扣");
    assert.deepEqual(await errors(slack, ZHAO, seen, { 优惠百分比: "不少", 理由: "三年" }),
        { "in:discount": "看不懂折扣“不少”\n例如 12%（优惠）或 9折" });
});

test("a day that there is not, and one that is over", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    const view = await form(slack, EMMA, "remind");
    const when = "When";
    const what = "What to be reminded of";
    assert.deepEqual(await errors(slack, EMMA, view, { [when]: "31 June", [what]: "call them" }), { "in:when": "There is no 31 June" });
    assert.deepEqual(await errors(slack, EMMA, view, { [when]: "2020-01-01", [what]: "call them" }), { "in:when": "Wed 1 January 2020 09:00 is over" });
    const seen = await form(slack, ZHAO, "提醒");
    assert.deepEqual(await errors(slack, ZHAO, seen, { 时间: "6月31日", 提醒您什么: "打电话" }), { "in:when": "没有 6月31日这一天" });
});

test("a choice that is offered no more", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    const old = { text: { type: "plain_text", text: "weather" }, value: "weather" };
    const view = await form(slack, EMMA, "lost D-1088");
    assert.deepEqual(await errors(slack, EMMA, view, { Reason: old, "Reconnect on (or never)": "never" }),
        { "in:reason_code": "Reason: one of price, competitor, budget, timing, no need, no answer, other" });
    const seen = await form(slack, ZHAO, "输单 D-1042");
    assert.deepEqual(await errors(slack, ZHAO, seen, { 输单原因: old, "再联系日期（或“不再”）": "不再" }),
        { "in:reason_code": "输单原因：请选 价格、竞争对手、预算、时机、没有需求、没有回音、其他" });
    assert.deepEqual(await errors(slack, ZHAO, seen, { 输单原因: "价格", "再联系日期（或“不再”）": "某一天" }),
        { "in:reconnect": "看不懂时间“某一天”\n例如 明天 15:00、周五、3天后、3月18日 或 2026-03-18" });
});

test("a text that is too long, and one that is missing", PATIENCE, async (t) => {
    const { slack } = await firm(t);
    const right = { Need: "two lines", "Budget range": "100k", "Role in the decision": "owner", Timeline: "soon" };
    const zh = { 需求: "两条线", 预算范围: "50万", 决策角色: "老板", 时间计划: "尽快" };

    await slack.say(EMMA, direct(EMMA), "lead new Long Words phone=07700900301");
    const [lead] = /L-\d+/.exec(words(await hear(slack, direct(EMMA), /Long Words/)));
    const view = await form(slack, EMMA, `qualify ${lead}`);
    assert.deepEqual(await errors(slack, EMMA, view, { ...right, Need: long("words ", 1100) }),
        { "in:need": "Need: that is too long\nShorten it; the rest can go into a note" });
    assert.deepEqual(await errors(slack, EMMA, view, { ...right, Need: null, Timeline: " " }),
        { "in:need": "This is needed", "in:timeline": "This is needed" });
    await slack.say(ZHAO, direct(ZHAO), "新线索 长话公司 电话=13900139301");
    const [own] = /L-\d+/.exec(words(await hear(slack, direct(ZHAO), /长话公司/)));
    const seen = await form(slack, ZHAO, `转商机 ${own}`);
    assert.deepEqual(await errors(slack, ZHAO, seen, { ...zh, 预算范围: long("很多", 1100) }),
        { "in:budget": "预算范围：内容太长\n请写短一些，其余可以记在备注里" });
    assert.deepEqual(await errors(slack, ZHAO, seen, { ...zh, 需求: null }), { "in:need": "必填" });
    assert.equal(await slack.submit(ZHAO, seen, zh), undefined);
    await hear(slack, SALES, /已转为 D-\d+/);
});

test("what is wrong with no field stands at the first", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    const view = await form(slack, EMMA, "approval request D-1088 kind=discount");
    const right = { "Percent off": "12", Reason: "three years" };
    assert.equal(await slack.submit(EMMA, view, right), undefined);
    const again = await errors(slack, EMMA, view, right);
    assert.deepEqual(Object.keys(again), ["in:discount"]);
    assert.match(again["in:discount"], /^Already done by Emma Ross at /);
});
