/*
 * sentences.test.mjs - a deal worked in sentences only, from the first call to the money: nobody types
 * a command, and the approver answers the card in words.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, log, reads, room, say, times } from "./chromium.mjs";
import { serve, until } from "./program.mjs";

/* Each line is said, and what is read below it is waited for. */
async function talk(page, lines) {
    for (const [words, answer] of lines) {
        await say(page, words);
        await reads(page, answer);
    }
}

const posts = (page) => log(page).getByRole("article");

/* What a form wants is said, a field after the other, until it has all. */
async function answer(page, facts, done) {
    for (const fact of facts) {
        if (await times(page, done) > 0)
            break;
        const before = await posts(page).count();
        await say(page, fact);
        await until("an answer", async () => await posts(page).count() >= before + 2);
    }
    await reads(page, done);
}

const english = {
    seller: "emma.ross",
    approver: "dan.cole",
    finance: "priya.nair",
    first: [
        ["new lead Cobalt Marine, Jo Reed, +44 20 7946 0018, found us on the web", /L-231 Cobalt Marine .*yours/],
        ["friday at 10am", /L-231 .*next touch Fri 13 March 10:00/],
        ["spoke to Cobalt Marine, they want two pumps. follow up mar 20", /next touch Fri 20 March/],
        ["Cobalt Marine is qualified", /To make L-\d+ a deal: /],
    ],
    facts: ["two pumps", "about 90k", "Jo decides", "this summer"],
    deal: /L-231 is now D-1134/,
    amount: ["bump Cobalt Marine to 90k", /D-1134 .*90,000/],
    correct: ["no, 96k", /D-1134 .*96,000/],
    ask: ["ask approval for 12% discount on Cobalt Marine, they compare with Kestrel", /AP-96.*Dan Cole/],
    ref: "AP-96",
    won: ["Cobalt Marine is won", /For Won, D-1134 Cobalt Marine: First invoice on\?/],
    signing: ["march 18", "signed on the spot", "today"],
    isWon: /D-1134 Cobalt Marine is won/,
    verdict: "approved, go ahead",
    doubt: "can this be approved?",
    decided: /Approved by Dan Cole/,
    reply: "Reply to AP-96",
    invoice: ["invoice Cobalt Marine 84,480, due 18 March", /INV-3331: .*84,480/],
    promise: ["Cobalt Marine promised to pay INV-3331 by friday", /promised .*84,480.* Fri 13 March/],
    payment: ["Cobalt Marine paid 84,480 on INV-3331 today", /84,480 came in, nothing is open/],
    why: ["why?", /was read like this/],
};

const chinese = {
    seller: "zhao.min",
    approver: "li.wei",
    finance: "sun.qi",
    first: [
        ["新线索 海拓泵业，王工，13800138111，展会认识的", /L-231 海拓泵业 归您/],
        ["周五上午10点", /L-231 .*下次跟进 3月13日（周五）10:00/],
        ["和海拓泵业通了电话，要两台泵，3月20号再跟进", /下次跟进 3月20日（周五）/],
        ["海拓泵业可以转商机了", /L-\d+ 转商机：/],
    ],
    facts: ["两台泵", "大概50万", "王工拍板", "二季度"],
    deal: /L-231 已转为 D-1134/,
    amount: ["海拓泵业金额改成50万", /D-1134 .*500,000/],
    correct: ["不对，是48万", /D-1134 .*480,000/],
    ask: ["申请海拓泵业88折，客户在和云鹰比价", /AP-96.*李伟/],
    ref: "AP-96",
    won: ["海拓泵业赢单了", /还需要/],
    signing: ["3月18号", "当场签约", "今天"],
    isWon: /D-1134 海拓泵业 赢单/,
    verdict: "同意",
    doubt: "这个能批吗？",
    decided: /已批准：李伟/,
    reply: "回复 AP-96",
    invoice: ["给海拓泵业开票422400，3月18号到期", /INV-3331.*422,400/],
    promise: ["海拓泵业承诺周五付清INV-3331", /承诺付款 .*422,400.*3月13日/],
    payment: ["海拓泵业今天到账422400，INV-3331", /到账 .*422,400，已收清/],
    why: ["为什么？", /是这样读的/],
};

async function work(t, w) {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const seller = await enter(t, chromium, server, w.seller);
    const approver = await enter(t, chromium, server, w.approver);
    const finance = await enter(t, chromium, server, w.finance);

    await room(seller, "Dealbell");
    await talk(seller, w.first);
    await answer(seller, w.facts, w.deal);
    await talk(seller, [w.amount, w.correct, w.ask]);

    /* A question decides nothing; a verdict that answers the card does. */
    await room(approver, "Dealbell");
    const asked = card(approver, w.ref);
    await asked.waitFor();
    for (const words of [w.doubt, w.verdict]) {
        const post = log(approver).getByRole("article").filter({ has: approver.getByRole("region", { name: w.ref }) }).last();
        await post.hover();
        await post.getByRole("button", { name: w.reply }).click();
        await say(approver, words);
        await log(approver).getByText(words, { exact: true }).first().waitFor();
        if (words === w.doubt)
            assert.equal(await log(approver).getByText(w.decided).count(), 0);
    }
    await asked.getByText(w.decided).waitFor();

    await room(seller, "Dealbell");
    await talk(seller, [w.won]);
    await answer(seller, w.signing, w.isWon);
    await talk(seller, [w.invoice, w.promise]);
    await room(finance, "Dealbell");
    await talk(finance, [w.payment]);
    await talk(seller, [w.why]);
}

for (const [name, words] of Object.entries({ english, chinese }))
    test(`a deal is worked in ${name} sentences only, from the first call to the payment`, { timeout: 180000 },
        (t) => work(t, words));
