/*
 * picture.mjs - makes docs/picture.png for the README: node tests/browser/picture.mjs [FILE]
 *
 * The real demo on a day in March, late in Shanghai and early in London, with people at work in #sales.
 */

import { browser, card, enter, log, reads, room, say } from "./chromium.mjs";
import { serve } from "./program.mjs";
import { fileURLToPath } from "node:url";

const file = process.argv[2] ?? fileURLToPath(new URL("../../docs/picture.png", import.meta.url));
const ends = [];
const t = { after: (end) => ends.unshift(end) }; /* what a test would end */

try {
    const server = await serve(t, "demo", { words: ["--clock", "2026-03-11T18:12"] });
    const chromium = await browser(t);
    const emma = await enter(t, chromium, server, "emma.ross");
    const zhao = await enter(t, chromium, server, "zhao.min");
    const dan = await enter(t, chromium, server, "dan.cole");
    await enter(t, chromium, server, "sun.qi");

    await say(zhao, "跟进 D-1042 拜访了王工，两台封箱机要打九折，下周三给报价 next=2026-03-18");
    await reads(dan, "已记入 D-1042");
    await say(emma, "Dan, Bluefin wants 12% off, else they sign with Kestrel.");
    await reads(dan, "else they sign");
    await say(emma, "approval request D-1088 discount 12 reason=\"Kestrel offers the same\"");
    await reads(emma, "AP-96");
    await log(dan).getByRole("button", { name: "Show" }).last().click();
    await card(dan, "AP-96").waitFor();
    await room(dan, "# approvals");
    await room(dan, "# sales");
    await log(dan).evaluate((box) => {
        box.scrollTop = box.scrollHeight;
    });
    await dan.mouse.move(600, 20);
    await dan.evaluate(() => document.fonts.ready);
    await dan.screenshot({ path: file, animations: "disabled", caret: "hide" });
} finally {
    for (const end of ends)
        await end();
}
