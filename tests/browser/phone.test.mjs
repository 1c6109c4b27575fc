/*
 * phone.test.mjs - the page on a small screen: what one may press has room, lists are read by whom they are of, and
 * nothing scrolls sideways.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, log, newPage, reads, say } from "./chromium.mjs";
import { serve, until } from "./program.mjs";

/* The narrowest phone that people have in either language; [Why me?] is longer than 为什么是我. */
for (const [handle, ask, ref, width] of [["li.wei", "查看审批 AP-87", "AP-87", 360], ["dan.cole", "approval show AP-95", "AP-95", 390]]) {
    test(`what ${handle} may press stands in one line on a phone`, { timeout: 90000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, handle,
            { viewport: { width, height: 740 }, hasTouch: true, isMobile: true });

        await say(page, ask);
        const request = card(page, ref);
        await request.waitFor();
        const boxes = await request.getByRole("button").evaluateAll((all) => all.map((one) => {
            const { top, height, right } = one.getBoundingClientRect();
            return { top, height, right };
        }));
        assert.equal(boxes.length, 4);
        assert.equal(new Set(boxes.map((one) => one.top)).size, 1, JSON.stringify(boxes));
        assert.ok(boxes.every((one) => one.height >= 44 && one.right <= width), JSON.stringify(boxes));
    });
}

for (const [handle, ask, ref] of [["priya.nair", "invoice show INV-3312", "INV-3312"], ["sun.qi", "查看发票 INV-3307", "INV-3307"]]) {
    test(`what ${handle} may do about an invoice stands in one line on a phone`, { timeout: 90000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, handle,
            { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true });

        await say(page, ask);
        const invoice = card(page, ref);
        await invoice.waitFor();
        const tops = await invoice.getByRole("button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        assert.equal(tops.length, 3);
        assert.equal(new Set(tops).size, 1, JSON.stringify(tops));
    });
}

test("a long choice keeps its words within its button on a phone", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "sun.qi",
        { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const choice = log(page).getByRole("button", { name: /^INV-3301 / });

    await say(page, "给鼎砺机械开票5万，4月20日到期");
    await reads(page, "INV-3331");
    await say(page, "鼎砺机械到账1万");
    await choice.waitFor();
    assert.ok(await choice.evaluate((one) => one.scrollWidth <= one.clientWidth));
});

for (const [width, height] of [[320, 640], [500, 900]]) {
    test(`a screen of ${width} pixels shows everything without scrolling sideways`, { timeout: 90000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, "emma.ross",
            { viewport: { width, height }, hasTouch: true, isMobile: true, colorScheme: "dark" });
        const fits = async (what) => assert.deepEqual(await page.evaluate(() => [
            document.documentElement.scrollWidth <= innerWidth,
            ...[...document.querySelectorAll(".log, .page, .places")].map((one) => one.scrollWidth <= one.clientWidth + 1),
            [...document.querySelectorAll("button, input, select")]
                .filter((one) => one.offsetParent && one.offsetHeight < 44).map((one) => one.outerHTML).join(),
        ]).then((all) => all.filter((one) => one !== true && one !== "")), [], what);

        await page.getByLabel("Message", { exact: true }).fill(`lead new ${"Verylongname".repeat(12)} need=x`);
        await page.getByRole("button", { name: "Send" }).click();
        await reads(page, "L-231");
        for (const line of ["qualify L-231", "deal list", "deal show D-1088", "invoice show INV-3312"]) {
            await page.getByLabel("Message", { exact: true }).fill(line);
            await page.getByRole("button", { name: "Send" }).click();
        }
        await card(page, "INV-3312").waitFor();
        await fits("the conversation");
        for (const where of ["Rooms", "Today", "Pipeline", "Chat"]) {
            const place = page.getByRole("button", { name: new RegExp(`^${where}`) }).last();
            await place.click();
            await place.and(page.locator("[aria-current]")).waitFor();
            await fits(where);
        }
    });
}

for (const [where, keys] of [["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    ["between phone and desk", { viewport: { width: 820, height: 700 } }], ["at a desk", {}]]) {
    test(`no column of a table is out of sight ${where}`, { timeout: 60000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, "sun.qi", keys);

        for (const words of ["invoice list", "report aging", "report receivable"]) {
            await say(page, words);
            const table = log(page).getByRole("article").last().getByRole("table");
            await table.waitFor();
            await until("all of it in sight", async () => await table.evaluate((one) => {
                const edge = one.parentElement.getBoundingClientRect().right;
                return [...one.querySelectorAll("td")].every((cell) => cell.getBoundingClientRect().right <= edge + 1);
            }), 5000);
        }
    });
}

for (const [lang, task, list] of [["zh", "remind 2026-03-12 09:00 问禾穗食品的报价反馈，顺便约下周的演示时间", "日程 明天"],
    ["en", "remind 2026-03-12 09:00 ask Bluefin about the offer and for a day for the demo", "agenda tomorrow"]]) {
    test(`one row stands on a phone as several do, in ${lang}`, { timeout: 60000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, "liu.fang",
            { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

        await say(page, `language ${lang}`);
        await reads(page, lang === "zh" ? /以后用中文|已经是中文/ : /English/);
        await say(page, task);
        await log(page).getByText("R-").first().waitFor();
        await say(page, list);
        const table = log(page).getByRole("table").last();
        await table.waitFor();
        assert.equal(await table.locator("tbody tr").count(), 1);
        await until("words in lines", () => table.evaluate((one) =>
            [...one.querySelectorAll("td:not(:empty)")].every((cell) => cell.clientHeight < 70)), 5000);
    });
}

for (const [who, list, name] of [["zhao.min", "商机列表", "鼎砺机械"], ["emma.ross", "deal list", "Bluefin Logistics"]])
    test(`on a phone a row of a list begins with whom it is of, and not with a number: ${who}`, { timeout: 60000 }, async (t) => {
        const server = await serve(t, "demo");
        const page = await enter(t, await browser(t), server, who,
            { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

        await say(page, list);
        const table = log(page).getByRole("table").last();
        await table.getByText(name).first().waitFor();
        const begins = await until("rows in lines", () => table.evaluate((one) => one.closest(".narrow")
            && [...one.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td:not(:empty)")]
                .map((cell) => ({ text: cell.innerText, at: cell.getBoundingClientRect() }))
                .sort((a, b) => (Math.abs(a.at.top - b.at.top) > 8 ? a.at.top - b.at.top : a.at.left - b.at.left))[0].text)), 5000);
        assert.ok(begins.includes(name), begins.join(", "));
        assert.ok(begins.every((text) => !/^[A-Z]+-\d+/.test(text)), begins.join(", "));
        assert.deepEqual(await table.evaluate((one) => [...one.querySelectorAll("tbody tr")].slice(0, 2)
            .map((row) => getComputedStyle(row).borderTopWidth)), ["0px", "1px"], "a line stands between rows, not above them");
    });

test("on a phone the way in keeps from both edges, and each page has one name", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const keys = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const way = await newPage(t, chromium, keys);

    await way.goto(server.url);
    await way.getByText("zhao.min").waitFor();
    const sheet = await way.locator(".enter-sheet").boundingBox();
    assert.deepEqual([sheet.x, sheet.x + sheet.width], [16, 374]);
    const page = await enter(t, chromium, server, "emma.ross", keys);
    assert.equal(await page.getByText("Enter sends").isVisible(), false);
    await page.getByRole("navigation").last().getByRole("button", { name: "Today" }).click();
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
});

test("on a phone an invoice says what is open, and its whole only where that is more", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "priya.nair",
        { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const row = (name) => log(page).getByRole("table").last().getByRole("row").filter({ hasText: name });

    await say(page, "payment INV-3301 60000");
    await reads(page, /¥300,000 still open/);
    await say(page, "invoice list");
    await row("Bluefin Logistics").waitFor();
    await until("rows in lines", () => row("Bluefin Logistics").evaluate((one) => one.closest(".narrow")), 5000);
    assert.match(await row("鼎砺机械").innerText(), /¥360,000[^]*¥300,000/);
    assert.equal((await row("Bluefin Logistics").innerText()).match(/\$48,500/g).length, 1);
    assert.ok(await row("Bluefin Logistics").locator(".lead").evaluate((one) => one.clientHeight < 30), "its name stands in one line");
    assert.ok(await row("Bluefin Logistics").locator(".bad").count(), "what is overdue is marked");
});

test("on a phone the buttons of a card are wider than high, and a field can be told from its sheet", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);

    for (const colorScheme of ["light", "dark"]) {
        const page = await enter(t, chromium, server, "emma.ross",
            { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });
        await say(page, "@dealbell remind me");
        const save = log(page).getByRole("button", { name: "Save" }).last();
        await save.waitFor();
        const box = await save.boundingBox();
        assert.ok(box.width > box.height + 8, JSON.stringify(box));
        const ratio = await log(page).getByLabel("When", { exact: true }).last().evaluate((one) => {
            const light = (color) => color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255)
                .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
                .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0.05);
            const style = getComputedStyle(one);
            const [edge, sheet] = [light(style.borderColor), light(style.backgroundColor)];
            return Math.max(edge, sheet) / Math.min(edge, sheet);
        });
        assert.ok(ratio >= 3, `${colorScheme}: ${ratio}`);
    }
});
