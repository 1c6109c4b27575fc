/*
 * page.test.mjs - the page by itself: what looks like markup stays text, nothing is lost or doubled by a broken
 * line, all is found again, keyboards reach everything.
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
