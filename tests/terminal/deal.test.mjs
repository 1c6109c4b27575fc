/*
 * deal.test.mjs - scripts work one deal through `dealbell chat --json`, while the server is killed under them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "../browser/program.mjs";
import { button, chat, words } from "./chat.mjs";

const reads = (text) => (post) => words(post).includes(text);

test("scripts take a deal from lead to payment", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const seller = chat(t, server, "zhao.min", { room: "sales" });
    const approver = chat(t, server, "li.wei", { room: "approvals" });
    const finance = chat(t, server, "sun.qi", { room: "finance" });

    seller.say("新线索 海拓泵业 contact=王工 phone=13800138000 need=两台泵");
    const lead = await seller.hear(reads("L-231 海拓泵业 归您"));
    seller.press(button(lead, "明天"));
    await seller.hear(reads("下次跟进 3月12日"));
    seller.say("转商机 L-231");
    const asked = await seller.hear((post) => post.card?.form);
    seller.form(asked.card.form.action, { budget: "50万", role: "采购", timeline: "二季度" });
    await seller.hear(reads("L-231 已转为 D-1134"));
    await approver.hear(reads("L-231 已转为 D-1134"), "the deal in the room");

    /* Said while nobody listens: the script waits, and each counts once. */
    await server.kill();
    for (const n of [1, 2, 3])
        seller.say(`跟进 D-1134 第${n}次通话 next=+${n + 2}d`);
    await server.start();
    for (const n of [1, 2, 3])
        await seller.hear(reads(`下次跟进 3月1${n + 3}日`));
    for (const n of [1, 2, 3]) {
        assert.equal(seller.heard.filter(reads(`下次跟进 3月1${n + 3}日`)).length, 1);
        await approver.hear(reads(`第${n}次通话`), "what was said");
        assert.equal(approver.heard.filter((post) => post.from === "zhao.min" && reads(`第${n}次通话`)(post)).length, 1);
    }

    seller.say("申请审批 D-1134 折扣 9折 理由=老客户");
    const card = await approver.hear((post) => post.room === "approvals" && post.card?.title.startsWith("AP-96"));
    assert.ok(card.card.fields.some((one) => one.value.includes("老客户")));
    const approve = button(card, "批准");
    approver.press(approve);
    const decided = await approver.hear((post) => post.id === card.id && post.card.decided);
    assert.match(decided.card.decided, /^已批准：李伟，/);
    assert.equal(decided.card.buttons, undefined);
    await seller.hear(reads("AP-96 已批准（李伟）"));

    /* Pressed again: nothing happens but words. */
    const before = await server.audited();
    approver.press(approve);
    await approver.hear(reads("李伟"));
    assert.equal(await server.audited(), before);

    seller.say("赢单 D-1134 当场签约 签约日=今天 金额=48万 开票日=+7d");
    await seller.hear(reads("D-1134 海拓泵业 赢单，¥480,000"));
    finance.say("开票 D-1134 48万 到期=+5d");
    await finance.hear(reads("INV-3331：海拓泵业，¥480,000，3月16日"));
    finance.say("回款 INV-3331 10万");
    await finance.hear(reads("到账 ¥100,000，未收 ¥380,000"));
    finance.say("回款 INV-3331");
    await finance.hear(reads("到账 ¥380,000，已收清"));

    for (const session of [seller, approver, finance]) {
        const refused = session.heard.some((one) => one.done && one.rc !== "ok");
        assert.equal(await session.end(), refused ? 1 : 0);
        assert.deepEqual(session.wrong, []);
    }
});

test("a script whose input ends at once still gets every answer", async (t) => {
    const server = await serve(t, "demo");
    const lines = ["lead list", "deal list", "approvals"].map((say) => JSON.stringify({ say })).join("\n");
    const { status, out } = await server.run(["chat", "--as", "emma.ross", "--url", server.url, "--json"], `${lines}\n`);
    const said = out.trim().split("\n").map((line) => JSON.parse(line));
    const posts = said.filter((one) => one.from);

    assert.equal(status, 0);
    assert.equal(posts.length, 3);
    assert.deepEqual(said.filter((one) => one.done).map((one) => [one.line, one.rc]), [[1, "ok"], [2, "ok"], [3, "ok"]]);
    for (const post of posts) {
        for (const key of ["id", "room", "from", "text"])
            assert.ok(key in post, `${key} of ${JSON.stringify(post)}`);
    }
});

test("buttons have numbers and forms have names where a person reads", async (t) => {
    const server = await serve(t, "demo");
    const { status, out } = await server.run(["chat", "--as", "emma.ross", "--url", server.url, "--room", "sales"],
        "lead new Halcyon Tiles contact=\"Jo Reed\" phone=+442079460018 need=pumps\n/1\nqualify L-231\n"
        + "/form budget=50k role=\"the buyer\" timeline=Q2\n/99\n");

    assert.equal(status, 1);
    assert.match(out, /\[1\] Tomorrow {2}\[2\]/);
    assert.match(out, /L-231 Halcyon Tiles: next touch Thu 12 March/);
    assert.match(out, /Budget range\*: ____/);
    assert.match(out, /L-231 is now D-1134 Halcyon Tiles/);
    assert.match(out, /! line 5: there is no such button/);
});

test("what waits for another has no buttons where a person reads", async (t) => {
    const server = await serve(t, "demo");
    const { status, out } = await server.run(["chat", "--as", "emma.ross", "--url", server.url, "--room", "approvals"],
        "approval request D-1088 discount 12 reason=x\n/1\n");

    assert.notEqual(status, null);
    assert.match(out, /AP-96 Discount 12% {2}\[waits for Dan Cole\]/);
    assert.doesNotMatch(out, /Approve$|Approve\b.*Return|own request/m);
});
