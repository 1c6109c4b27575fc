/*
 * reading.test.mjs - what one reads at the desk: in one's own language, nothing cut off or covered, in sight when
 * it is the answer to what one pressed, and up to date without a reload.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, log, newPage, postWith, reads, room, say, times } from "./chromium.mjs";
import { serve, until } from "./program.mjs";
import { button, chat } from "../terminal/chat.mjs";

test("in a room each reads the cards in their language and by their clock", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const seller = await enter(t, chromium, server, "emma.ross");
    const other = await enter(t, chromium, server, "zhao.min");
    const approver = await enter(t, chromium, server, "dan.cole");
    const script = chat(t, server, "emma.ross", { room: "approvals" });

    for (const page of [seller, other])
        await room(page, "# approvals");
    await say(seller, "approval request D-1088 discount 12 reason=\"three years\"");
    await card(seller, "AP-96 Discount 12%").getByText(/@emma.ross, Wed 11 March 02:0\d/).waitFor();
    await card(other, "AP-96 折扣 12%").getByText(/@emma.ross，3月11日（周三）10:0\d/).waitFor();

    /* Who may not decide has no buttons for it; one who presses all the same is told so, alone. */
    for (const page of [seller, other])
        assert.equal(await card(page, "AP-96").getByRole("button").count(), 0);
    script.press(button(await script.hear((post) => post.card?.title?.startsWith("AP-96")), "Approve"));
    await reads(seller, "AP-96 is your own request; somebody else decides it");
    assert.equal(await times(other, /自己的申请|own request/), 0);

    await room(approver, "# approvals");
    assert.deepEqual(await card(approver, "AP-96").getByRole("button").allInnerTexts(), ["Approve", "Return", "Reject", "Why me?"]);
    await card(approver, "AP-96").getByRole("button", { name: "Approve" }).click();
    for (let again = 0; again < 2; again += 1) {
        await card(seller, "AP-96 Discount 12%").getByText(/^Approved by Dan Cole, Wed 11 March 02:0\d/).waitFor();
        await card(other, "AP-96 折扣 12%").getByText(/^已批准：Dan Cole，3月11日（周三）10:0\d/).waitFor();
        await seller.reload();
        await other.reload();
    }
});

test("who chooses another language or zone reads so at once", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const stamp = (words) => postWith(page, words).locator("time").first().innerText();

    await room(page, "# approvals");
    await card(page, "AP-95 Discount 12%").getByText("Wed 11 March 08:00").waitFor();
    /* More than are drawn at once. */
    for (const deal of [1088, 1090, 1110, 1112, 1115, 1133])
        await say(page, `approval request D-${deal} discount 12 reason="three years"`);
    await card(page, "AP-101").waitFor();
    await say(page, "language zh");
    await card(page, "AP-95 折扣 12%").waitFor();
    /* Nobody read in Chinese by London's clock: what stands there already is drawn for who now does. */
    await card(page, "AP-95 折扣 12%").getByText("3月11日（周三）08:00").waitFor();
    assert.equal(await times(page, "language zh"), 1);
    await say(page, "时区 Asia/Shanghai");
    await card(page, "AP-95 折扣 12%").getByText("3月11日（周三）16:00").waitFor();
    assert.match(await stamp("以后按 Asia/Shanghai 的时间"), /^10:0\d$/);
});

test("by a post stands the time of then, whichever side of a change of the clocks", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const agrees = async () => {
        const post = postWith(page, "Your times are Europe/London's");
        const [, said] = /it is (\d\d:\d\d)/.exec(await post.innerText());
        assert.equal(await post.locator("time").first().innerText(), said);
        return said;
    };

    await room(page, "Dealbell");
    await say(page, "zone");
    await reads(page, /it is 02:0\d/);
    await agrees();
    await say(page, "clock 2026-04-01 12:30");
    await page.getByRole("complementary").getByText("12 days late").first().waitFor(); /* the clock is there */
    await say(page, "zone");
    await reads(page, /it is 12:3\d/);
    assert.match(await agrees(), /^12:3\d$/);
});

test("a colleague who is added stands in everybody's rail at once, and one who is removed no more", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const admin = await enter(t, chromium, server, "liu.fang");
    const other = await enter(t, chromium, server, "emma.ross");
    const place = (page) => page.getByRole("navigation").getByRole("button", { name: /^Kim Lee/ });

    await say(admin, "user add kim name=\"Kim Lee\" roles=sales");
    await place(admin).waitFor();
    await place(other).waitFor();
    const kim = await enter(t, chromium, server, "kim");
    await other.getByRole("button", { name: "Kim Lee , online" }).waitFor();
    await kim.getByRole("button", { name: /^Emma Ross/ }).first().waitFor();
    await say(admin, "user remove kim");
    await place(other).waitFor({ state: "detached" });
    assert.equal(await place(admin).count(), 0);
});

test("nobody vanishes from the others' rails, and who is here stands as here", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const admin = await enter(t, chromium, server, "liu.fang");
    const other = await enter(t, chromium, server, "emma.ross");
    const third = await enter(t, chromium, server, "chen.yu"); /* the newest window asks for all */
    const place = (page, name) => page.getByRole("navigation").getByRole("button", { name: new RegExp(`^${name}`) });
    const here = async (page, ...names) => {
        for (const name of names)
            await place(page, `${name} , (online|在线)`).waitFor();
    };

    await say(third, "language en");
    await third.getByRole("button", { name: "Pipeline" }).first().waitFor();
    await here(other, "陈雨", "刘芳");
    await here(third, "Emma Ross", "刘芳");
    await say(admin, "user add kim name=\"Kim Lee\" roles=sales");
    await say(admin, "user remove zhao.min");
    await place(other, "赵敏").waitFor({ state: "detached" });
    await here(other, "陈雨", "刘芳");
    await say(admin, "undo");
    for (const page of [other, third, admin])
        await place(page, "赵敏").waitFor();
    await here(other, "陈雨", "刘芳");
    await here(third, "Emma Ross", "刘芳");
    await here(admin, "Emma Ross", "陈雨");
    await say(third, "language zh");
    await third.getByRole("button", { name: "商机看板" }).first().waitFor();
    await third.reload();
    await here(third, "Emma Ross", "刘芳");
    await here(other, "陈雨", "刘芳");
    await here(admin, "Emma Ross", "陈雨");
});

test("the reply button lies on no words", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "zhao.min", { viewport: { width: 1280, height: 800 } });

    await room(page, "Dealbell");
    await say(page, "时钟 +9d");
    await reads(page, "还在等您跟进");
    const covered = await log(page).evaluate((box) => [...box.querySelectorAll(".reply")].flatMap((reply) => {
        const button = reply.getBoundingClientRect();
        return [...reply.parentElement.querySelectorAll(".words, .card, .who > *, .acts")]
            .filter((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return [...range.getClientRects()].some((at) => at.right > button.left && at.left < button.right
                    && at.bottom > button.top && at.top < button.bottom);
            }).map((one) => one.textContent);
    }));
    assert.deepEqual(covered, []);
});

test("all of the pipeline's columns stand on a screen of 1280 pixels", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);

    for (const [who, pipeline] of [["zhou.ning", "商机看板"], ["dan.cole", "Pipeline"]]) {
        const page = await enter(t, chromium, server, who, { viewport: { width: 1280, height: 800 } });
        await room(page, pipeline);
        await page.locator(".column").first().waitFor();
        assert.deepEqual(await page.evaluate(() => [
            [...document.querySelectorAll(".column")].filter((one) => one.getBoundingClientRect().right > innerWidth),
            [...document.querySelectorAll(".column header")].filter((one) => one.scrollWidth > one.clientWidth),
        ].map((all) => all.map((one) => one.textContent))), [[], []], who);
    }
});

test("no line ends within a number or a day", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "dan.cole",
        { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    for (const words of ["approval show AP-95", "invoice show INV-3312", "deal show D-1088"])
        await say(page, words);
    await card(page, "D-1088").waitFor();
    const broken = await log(page).evaluate((box) => {
        const out = [];
        const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        const word = /\b[A-Z]{1,4}-\d+\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]+|\d+ %/g;
        while (walk.nextNode()) {
            for (const hit of walk.currentNode.data.matchAll(word)) {
                const range = document.createRange();
                range.setStart(walk.currentNode, hit.index);
                range.setEnd(walk.currentNode, hit.index + hit[0].length);
                if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1)
                    out.push(hit[0]);
            }
        }
        return out;
    });
    assert.deepEqual(broken, []);
});

test("the answer to what is pressed further up comes into sight, unless the card itself says it", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross", { viewport: { width: 1280, height: 800 } });
    const isSeen = (post) => post.evaluate((one) => {
        const box = one.closest(".log").getBoundingClientRect();
        const at = one.getBoundingClientRect();
        return at.bottom <= box.bottom + 1 && at.bottom > box.top;
    });

    await room(page, "Dealbell");
    await say(page, "clock +9d");
    await reads(page, "Oakline Foods still waits for your follow-up");
    const early = postWith(page, "Bluefin Logistics still waits for your follow-up");
    await early.scrollIntoViewIfNeeded();
    const top = await early.evaluate((one) => one.getBoundingClientRect().top);
    await early.getByRole("button", { name: /^(Tomorrow|Monday)$/ }).click();
    await early.getByText(/by Emma Ross/).waitFor();
    assert.ok(Math.abs(await early.evaluate((one) => one.getBoundingClientRect().top) - top) < 2, "the eyes stay");
    assert.equal(await page.getByRole("navigation").getByRole("button", { name: /^Dealbell.*unread/ }).count(), 0);

    const other = postWith(page, "Tessera Labs still waits for your follow-up");
    await other.scrollIntoViewIfNeeded();
    await other.getByRole("button", { name: "Done" }).click();
    const form = log(page).getByRole("article").filter({ has: page.getByLabel("What happened") }).last();
    await form.waitFor();
    await until("the form to be in sight", () => isSeen(form));
});

test("a press on a room is none the less one when the rail is drawn anew meanwhile", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const other = await enter(t, chromium, server, "zhao.min");
    const page = await newPage(t, chromium);

    await page.clock.install();
    await page.goto(`${server.url}/?as=emma.ross`);
    await room(page, "Dealbell");
    await page.clock.pauseAt(Date.now() + 60000);
    await room(other, "# sales");
    await say(other, "hello all");
    await until("word of it", async () => /^\(\d+\)/.test(await page.title()));

    /* The rail's redrawing waits for its time, which comes while the finger is down. */
    const at = await page.getByRole("navigation").getByRole("button", { name: /^# approvals/ }).first().boundingBox();
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.clock.runFor(200);
    await page.mouse.up();
    await page.clock.runFor(200);
    await page.getByRole("heading", { level: 1, name: "# approvals" }).waitFor();
});

/* A firm that is new, and its first person's page. */
async function claim(t) {
    const server = await serve(t, "serve");
    const code = await until("the code to claim with", () => /code: (\S+)/.exec(server.said.join("\n"))?.[1]);
    const page = await newPage(t, await browser(t));

    await page.goto(server.url);
    await page.getByLabel("Code").fill(code);
    await page.getByLabel("Handle").fill("ana");
    await page.getByLabel("Name").fill("Ana Reyes");
    await page.getByLabel("E-mail").fill("ana@small.test");
    await page.getByRole("button", { name: "Claim this firm" }).click();
    await log(page).waitFor();
    return { server, page };
}

test("what is done or taken back is offered no more, further up neither", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    await room(page, "Dealbell");
    const asked = postWith(page, "Harbor Tools is yours");
    const set = postWith(page, "Harbor Tools: next touch");
    const offered = (post, name) => post.getByRole("button", { name, exact: true });

    await say(page, "new lead Harbor Tools, Ann Lee, +44 20 7946 0999, trade fair");
    await offered(asked, "Tomorrow").waitFor();
    await say(page, "friday at 10am");
    await asked.getByText("Next touch Fri 13 March 10:00 by Emma Ross").waitFor();
    assert.deepEqual(await asked.getByRole("button").allInnerTexts(), ["Undo"]);

    await say(page, "undo");
    await set.getByText("Undone by Emma Ross").waitFor();
    assert.equal(await offered(set, "Undo").count(), 0);
    await offered(asked, "Tomorrow").click();
    await asked.getByText("Next touch Thu 12 March by Emma Ross").waitFor();

    await say(page, "undo 2");
    await asked.getByText("Undone by Emma Ross").waitFor();
    assert.equal(await offered(asked, "Undo").count(), 0);
    assert.equal(await offered(asked, "Tomorrow").count(), 0);
});

test("what one may try follows what is true, without a reload", { timeout: 60000 }, async (t) => {
    const { page } = await claim(t);
    const tries = (words) => page.getByRole("button", { name: words }).first();

    await tries(/^new lead/).waitFor();
    await say(page, "new lead Harbour Pumps, Jo Reed, +44 20 7946 0018");
    await tries(/^just spoke to Harbour Pumps/).waitFor();
});

test("a link that was used says so, and how to get another", { timeout: 60000 }, async (t) => {
    const { server, page } = await claim(t);
    await page.getByRole("button", { name: /^user add/ }).first().waitFor(); /* alone, one begins with colleagues */
    await page.goto(`${server.url}/#signin=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "This link does not work" }).waitFor();
    assert.match(await page.getByRole("alert").innerText(), /^This link .*\.$/);
    await page.getByText("Ask your admin for a new one").waitFor();
    assert.equal(await page.getByRole("button", { name: "Sign in" }).count(), 0);
});
