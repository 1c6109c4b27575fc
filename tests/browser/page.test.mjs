/*
 * page.test.mjs - the page by itself: what looks like markup stays text, nothing is lost or doubled by a broken
 * line, all is found again, small screens and keyboards reach everything.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, fill, log, newPage, postWith, reads, room, say, times } from "./chromium.mjs";
import { serve, until } from "./program.mjs";
import { chat } from "../terminal/chat.mjs";

test("what looks like markup stays text wherever it stands", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const corpus = [
        "<img src=x onerror=window.hit=1>", "<script>window.hit=1</script>", "<svg onload=window.hit=1>",
        "</div></section><iframe src=javascript:window.hit=1>", "javascript:window.hit=1", "&lt;b&gt;",
        "*<b>bold</b>*", "{{7*7}}", "${window.hit=1}", "<a href=javascript:window.hit=1>x</a>",
        "\u202eright to left", "<style>body{display:none}</style>",
    ];

    for (const [at, bad] of corpus.entries()) {
        await say(page, `lead new "Firm ${at} ${bad}" contact="${bad}" need="${bad}"`);
        await reads(page, `L-${231 + at} Firm ${at}`);
    }
    await say(page, `note D-1088 ${corpus.join(" ")} next=tomorrow`);
    await reads(page, "Noted on D-1088");
    for (const line of ["lead list", "lead show L-231", "deal show D-1088"])
        await say(page, line);
    await card(page, "D-1088").waitFor();
    for (const where of ["Agenda", "Pipeline", "Receivables", "Dealbell"])
        await page.getByRole("navigation").first().getByRole("button", { name: where }).first().click();
    await page.keyboard.press("Escape");
    await page.getByLabel("Search").fill("window.hit");
    await page.getByText("Found for").waitFor();

    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("#app :is(img, script, svg, iframe, style, a)").count(), 0);
});

test("a broken line loses nothing and says nothing twice", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const page = await enter(t, chromium, server, "emma.ross");
    const other = await enter(t, chromium, server, "dan.cole");
    const script = chat(t, server, "zhao.min", { room: "sales" });

    for (let round = 0; round < 3; round += 1) {
        await page.context().setOffline(true);
        await server.kill();
        await page.getByRole("status").getByText(/^Reconnecting/).waitFor();
        await say(page, `offline ${round}`);
        await server.start();
        script.say(`meanwhile ${round}`);
        await reads(other, `meanwhile ${round}`);
        await page.context().setOffline(false);
        await reads(page, `meanwhile ${round}`);
        await reads(other, `offline ${round}`);
    }
    await page.reload();
    await reads(page, "offline 2");
    for (const one of [page, other]) {
        for (let round = 0; round < 3; round += 1) {
            assert.equal(await times(one, `offline ${round}`), 1);
            assert.equal(await times(one, `meanwhile ${round}`), 1);
        }
    }
});

test("what was typed into a form outlives a reload, and goes on where the same is asked again", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const field = (name) => log(page).getByLabel(name, { exact: true });

    await room(page, "Dealbell");
    await say(page, "new lead Cobalt Marine, Jo Reed, +44 20 7946 0018");
    await reads(page, /L-231 Cobalt Marine is yours/);
    await say(page, "qualify L-231");
    await field("Need").fill("two pumps");
    await field("Budget range").fill("400-500k");
    await page.reload();
    await reads(page, "To make L-231 a deal: what do they need?");
    assert.equal(await field("Need").inputValue(), "two pumps");

    await say(page, "timeline: this summer");
    await reads(page, /^Timeline: this summer/);
    await field("Timeline").waitFor({ state: "detached" });
    assert.equal(await field("Need").inputValue(), "two pumps");
    assert.equal(await field("Budget range").inputValue(), "400-500k");
    await fill(page, { "Role in the decision": "Jo decides" }, "Save");
    await reads(page, /L-231 is now D-1134 Cobalt Marine/);

    await say(page, "qualify L-208");
    assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes(".form.")).length), 0);
});

test("off the net, the page says so although nobody closed the line, and sends later", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const page = await enter(t, chromium, server, "emma.ross");
    const other = await enter(t, chromium, server, "dan.cole");

    await page.context().setOffline(true);
    await page.getByRole("status").getByText(/^Reconnecting/).waitFor();
    await say(page, "from the train");
    await page.context().setOffline(false);
    await reads(other, "from the train");
    await page.getByRole("status").getByText(/^Reconnecting/).waitFor({ state: "hidden" });
    assert.equal(await times(page, "from the train"), 1);
});

test("a queue that a reload interrupts is sent once, in order", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const page = await enter(t, chromium, server, "emma.ross");
    const words = ["first", "second", "third"].map((word) => `${word} of the queue`);

    await server.kill();
    await page.getByRole("status").getByText(/^Reconnecting/).waitFor();
    for (const word of words)
        await say(page, word);
    await page.getByText("3 messages wait").waitFor();
    await server.start();
    await page.reload();
    await reads(page, words[2]);
    await log(page).locator(".pending").first().waitFor({ state: "hidden" });
    const shown = await log(page).getByRole("article").filter({ hasText: "of the queue" }).allInnerTexts();
    assert.deepEqual(shown.map((text) => text.split("\n").at(-1)), words);
});

test("all of a long room is read by scrolling, and found by searching", { timeout: 120000 }, async (t) => {
    const server = await serve(t, "demo");
    const script = chat(t, server, "zhao.min", { room: "sales" });
    for (let n = 1; n <= 180; n += 1)
        script.say(`line ${n} of many`);
    assert.equal(await script.end(), 0);
    const page = await enter(t, await browser(t), server, "emma.ross");

    await reads(page, "line 180 of many");
    await until("the oldest line", async () => {
        await log(page).evaluate((box) => {
            box.scrollTop = 0;
            box.dispatchEvent(new Event("scroll"));
        });
        return await log(page).getByText("line 1 of many", { exact: true }).count() > 0;
    });
    const ids = await page.locator("[data-post]").evaluateAll((all) => all.map((one) => one.dataset.post));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 180);
    assert.equal(await times(page, /line \d+ of many$/), 180);

    await page.reload();
    await reads(page, "line 180 of many");
    await page.getByLabel("Search").fill("line 7 of many");
    await page.getByRole("main").getByRole("button", { name: /line 7 of many/ }).first().click();
    await log(page).getByText("line 7 of many", { exact: true }).waitFor();
});

test("the page speaks the new language at once, in every window", async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const page = await enter(t, chromium, server, "emma.ross");
    const second = await enter(t, chromium, server, "emma.ross");

    await say(page, "language zh");
    await reads(page, "以后用中文");
    for (const one of [page, second]) {
        await one.getByRole("button", { name: "商机看板" }).first().waitFor();
        await one.getByPlaceholder("发消息到 #sales").waitFor();
        await one.getByRole("tab", { name: "今天" }).waitFor();
        assert.equal(await one.evaluate(() => document.documentElement.lang), "zh-CN");
    }
    await say(second, "语言 英文");
    await page.getByPlaceholder("Message #sales").waitFor();
    assert.equal(await times(page, "language zh"), 1);
    await say(page, "lead list");
    await reads(page, "Leads");
});

test("a press counts although the page changes while the finger is down", async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const page = await enter(t, chromium, server, "emma.ross");
    const beside = await enter(t, chromium, server, "emma.ross");
    const other = await enter(t, chromium, server, "dan.cole");
    const place = page.getByRole("navigation").getByRole("button", { name: "# finance" });

    await room(other, "# finance");
    await room(beside, "# finance");
    await place.hover();
    await page.mouse.down();
    await say(other, "the bank file is in");
    await log(beside).getByText("the bank file is in").waitFor(); /* so the first window has it as well */
    await say(beside, "thank you");
    await log(other).getByText("thank you").waitFor();
    await page.mouse.up();
    await log(page).getByText("thank you").waitFor();
});

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

test("whatever one presses at the desk is 32 pixels high", { timeout: 90000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "dan.cole");
    const low = () => page.evaluate(() => [...document.querySelectorAll("button, input, select")]
        .filter((one) => one.offsetParent && one.offsetHeight < 32).map((one) => one.outerHTML));

    await room(page, "# approvals");
    await card(page, "AP-95").waitFor();
    assert.deepEqual(await low(), []);
    for (const where of ["Agenda", "Pipeline", "Receivables"]) {
        await room(page, where);
        assert.deepEqual(await low(), [], where);
    }
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

test("every stop of the Tab key can be seen and named", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "dan.cole");
    const stops = new Set();

    await room(page, "# approvals");
    await card(page, "AP-95").waitFor();
    for (let n = 0; n < 70; n += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
            const one = document.activeElement;
            if (one === document.body)
                return null;
            const style = getComputedStyle(one);
            const box = getComputedStyle(one.closest(".box") ?? one);
            return {
                name: `${one.tagName} ${one.getAttribute("aria-label") || one.textContent || one.placeholder}`.trim(),
                isSeen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
                    || box.boxShadow.includes("0px 0px 0px 1px"),
            };
        });
        if (!stop)
            continue;
        stops.add(stop.name);
        assert.ok(stop.isSeen, `the focus on ${stop.name} cannot be seen`);
        assert.match(stop.name, /\S+ \S/, "a control without a name");
    }
    assert.ok(stops.size > 25, [...stops].join("; "));
});

test("a person decides with the keyboard alone, and keeps the focus", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "dan.cole");

    await room(page, "Dealbell");
    await say(page, "approval show AP-95");
    await card(page, "AP-95").waitFor();
    await card(page, "AP-95").getByRole("button", { name: "Approve" }).focus();
    await page.keyboard.press("Enter");
    await card(page, "AP-95").getByText(/^Approved by Dan Cole/).waitFor();
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
});

test("what the server finds wrong in a form stands at its field until it is mended", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const when = page.getByLabel("When", { exact: true });
    const what = page.getByLabel("What to be reminded of", { exact: true });
    const said = async () => await when.evaluate((one) => one.getAttribute("aria-describedby").split(" ")
        .map((id) => document.getElementById(id).textContent).join(" | "));

    await room(page, "Dealbell");
    await say(page, "remind me");
    await when.fill("some fine day");
    await what.fill("call Bluefin");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("[aria-invalid]").waitFor();
    assert.match(await said(), /Cannot read "some fine day"/);
    assert.equal(await when.getAttribute("aria-invalid"), "true");
    assert.equal(await what.getAttribute("aria-invalid"), null);
    assert.equal(await when.evaluate((one) => one === document.activeElement), true, "where to mend it");
    assert.equal(await what.inputValue(), "call Bluefin");

    await when.fill("tomorrow 15:00");
    assert.equal(await when.getAttribute("aria-invalid"), null);
    assert.doesNotMatch(await said(), /Cannot read/);
    await page.getByRole("button", { name: "Save" }).click();
    await reads(page, "I will remind you Thu 12 March 15:00: call Bluefin");
    assert.equal(await page.locator("[aria-invalid]").count(), 0);
});

test("dark and light both have words that can be read", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);

    for (const colorScheme of ["light", "dark"]) {
        const page = await enter(t, chromium, server, "dan.cole", { colorScheme });
        await room(page, "# approvals");
        await card(page, "AP-95").waitFor();
        const low = await page.evaluate(() => {
            const numbers = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
            const luminance = (rgb) => rgb.slice(0, 3).map((n) => n / 255)
                .map((n) => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4))
                .reduce((sum, n, at) => sum + n * [0.2126, 0.7152, 0.0722][at], 0);
            const ground = (one) => {
                for (let at = one; at; at = at.parentElement) {
                    const rgb = numbers(getComputedStyle(at).backgroundColor);
                    if (rgb.length === 3 || rgb[3] === 1)
                        return rgb;
                }
                return [255, 255, 255];
            };
            const out = [];
            for (const one of document.querySelectorAll("#app *")) {
                const hasWords = [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
                if (!hasWords || !one.offsetParent || one.closest(".aloud"))
                    continue;
                const a = luminance(numbers(getComputedStyle(one).color));
                const b = luminance(ground(one));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5)
                    out.push(`${one.className} "${one.textContent.slice(0, 20)}" ${ratio.toFixed(2)}`);
            }
            return out;
        });
        assert.deepEqual(low, [], colorScheme);
    }
});

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

test("the day's list beside the chat says what there is to do", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");

    await say(page, "invoice new D-1088 500");
    await reads(page, "$500 for Bluefin Logistics");
    await page.locator(".item", { hasText: "D-1088" }).getByText(/^(Ask about|Settle|Get it|Send|Arrange|Find|Make)/).waitFor();
    assert.equal(await page.locator(".item-what", { hasText: /came in|issued|promised/ }).count(), 0);
});

/* True when nothing of it is cut off. */
const isWhole = (place) => place.evaluate((one) => one.scrollWidth <= one.clientWidth);

test("what there is to do, and who one may be, is read to its end", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const chromium = await browser(t);
    const door = await newPage(t, chromium);
    const page = await enter(t, chromium, server, "zhao.min");

    await door.goto(server.url);
    for (const words of ["zhou.ning", "Manager, Director, CFO, Approver, Shanghai"])
        assert.ok(await isWhole(door.getByText(words)), words);
    assert.ok(await isWhole(page.locator(".item-title", { hasText: "给云岫法务打电话，问合同草稿" })));
    await page.locator(".item", { hasText: "R-77" }).getByText("3月12日（周四）09:00").waitFor();
});

test("a long last field takes the rest of its line", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");

    await say(page, "@dealbell show Bluefin");
    const field = card(page, "D-1088").locator(".fields > div").last();
    const owner = card(page, "D-1088").locator(".fields > div", { hasText: "Owner" });
    await field.getByText("Wants 30 days more").waitFor();
    assert.ok((await field.boundingBox()).width > 1.9 * (await owner.boundingBox()).width);
});

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

test("what is late in a list is said and coloured", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "zhao.min");

    await room(page, "Dealbell");
    await say(page, "日程");
    const late = log(page).getByRole("table").last().getByRole("cell", { name: /迟 \d+ 天/ }).first();
    await late.waitFor();
    assert.equal(await late.evaluate((one) => getComputedStyle(one).color), await page.evaluate(() => {
        const probe = document.createElement("i");
        probe.style.color = "var(--stop)";
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
    }));
});

test("what can be undone no more has no button for it", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const undo = (words) => postWith(page, words).getByRole("button", { name: "Undo" });

    await room(page, "Dealbell");
    await say(page, "deal update D-1088 amount=48600");
    await undo("Amount $48,600").waitFor();
    await say(page, "clock +25h");
    await undo("Amount $48,600").waitFor({ state: "detached" });
    await page.clock.install();
    await say(page, "deal update D-1088 amount=48700");
    await undo("Amount $48,700").waitFor();
    await page.clock.fastForward("23:59:00");
    assert.equal(await undo("Amount $48,700").count(), 1);
    await page.clock.fastForward("00:02:00");
    assert.equal(await undo("Amount $48,700").count(), 0);
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

test("the rail says what its figures are: waits for how long, at what time, over how many days", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "demo");
    const page = await enter(t, await browser(t), server, "emma.ross");
    const item = (words) => page.locator(".item", { hasText: words }).first();

    await room(page, "Dealbell");
    assert.equal(await page.getByRole("button", { name: /^(just spoke|new lead)/ }).count(), 2, "an example stands once");
    await item("AP-95").getByText(/^waits \d+ (h|d|min)$/).waitFor();
    await page.getByText("over 60 days").waitFor();
    await say(page, "remind friday 10:30 call the port");
    await item("call the port").getByText("Fri 13 March 10:30").waitFor();
    await say(page, "subscribe pipeline weekly:MO@09:00");
    await log(page).getByText(/R-\d+.*Monday/).first().waitFor();
    await say(page, "remind friday 11:30 call the yard");
    await item("call the yard").waitFor();
    assert.equal(await page.locator(".item", { hasText: /pipeline/i }).count(), 0);
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
