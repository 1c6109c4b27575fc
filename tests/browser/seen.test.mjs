/*
 * seen.test.mjs - the same words and cards before several people: each sees the deals and the buttons that are theirs.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, log, postWith, reads, room, say } from "./chromium.mjs";
import { serve } from "./program.mjs";

test("whose deals are seen is a choice where there are others' alone", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);

    for (const [who, sees] of [["li.wei", true], ["zhao.min", false]]) {
        const page = await enter(t, chromium, server, who);
        await page.getByRole("button", { name: "商机看板" }).first().click();
        await page.getByText("云岫网络").first().waitFor();
        assert.equal(await page.getByRole("button", { name: "团队" }).isVisible(), sees, who);
    }
});

test("what is owed is added up of the invoices one sees", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const all = await enter(t, chromium, server, "sun.qi");
    const own = await enter(t, chromium, server, "chen.yu");

    for (const [page, more] of [[all, true], [own, false]]) {
        await page.getByRole("button", { name: "应收" }).first().click();
        await page.getByText("铂曼电气").first().waitFor();
        assert.equal(await page.getByText("逾期账龄，USD").count() > 0, more);
    }
});

test("who may not see a deal hears the bell and has no button that leads there", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const [hao, emma] = await Promise.all(["wang.hao", "emma.ross"].map((handle) => enter(t, chromium, server, handle)));

    for (const page of [hao, emma])
        await room(page, "# sales");
    await say(hao, "赢单 D-1063 签约日=今天 金额=275000 开票日=+7d");
    await card(emma, "D-1063").waitFor();
    assert.equal(await card(emma, "D-1063").getByRole("button").count(), 0);
    await card(hao, "D-1063").getByRole("button", { name: "查看" }).waitFor();
});

test("under an answer in a room each sees the buttons that they could use", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const [hao, emma, boss] = await Promise.all(["wang.hao", "emma.ross", "li.wei"].map((handle) => enter(t, chromium, server, handle)));
    const answer = (page) => postWith(page, "D-1063 启衡自动化 赢单").getByRole("button");

    for (const page of [hao, emma, boss])
        await room(page, "# sales");
    await say(hao, "赢单 D-1063 签约日=今天 金额=275000 开票日=+7d");
    for (const page of [hao, boss])
        await answer(page).getByText("查看").waitFor();
    await card(emma, "D-1063").waitFor();
    assert.equal(await answer(emma).count(), 0);

    await say(hao, "@dealbell 松果教育 要打九折");
    await postWith(hao, "D-1127").getByRole("button", { name: "提交审批" }).waitFor();
    await reads(emma, "D-1127");
    assert.equal(await postWith(emma, "D-1127").getByRole("button").count(), 0);

    await say(boss, "@dealbell 查看商机 D-1131");
    await card(hao, "D-1131").getByRole("button", { name: "记一笔" }).waitFor();
    await card(emma, "D-1131").waitFor();
    assert.equal(await card(emma, "D-1131").getByRole("button").count(), 0);
    await say(hao, "更新商机 D-1131 金额=181000");
    await card(emma, "D-1131").getByText("181,000").first().waitFor();
    assert.equal(await card(emma, "D-1131").getByRole("button").count(), 0);
    assert.ok(await card(hao, "D-1131").getByRole("button").count() > 0);

    await say(hao, "输单 D-1131");
    const asks = (page) => postWith(page, "D-1131 星桥物流").getByRole("button", { name: "取消" });
    await asks(hao).waitFor();
    await say(hao, "那就这样");
    await reads(emma, "那就这样");
    assert.equal(await asks(emma).count(), 0);
});

test("under an answer about a request each sees the verdicts that are theirs to give", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const [dan, emma] = await Promise.all(["dan.cole", "emma.ross"].map((handle) => enter(t, chromium, server, handle)));

    for (const page of [dan, emma])
        await room(page, "# sales");
    await say(dan, "@dealbell approve all");
    await log(dan).getByRole("button", { name: "Approve AP-95" }).waitFor();
    await log(emma).getByText("Which one?").waitFor();
    assert.equal(await log(emma).getByRole("button", { name: /^Approve/ }).count(), 0);
});
