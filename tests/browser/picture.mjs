/*
 * picture.mjs - makes docs/picture.png for the README: node tests/browser/picture.mjs [FILE]
 *
 * The real demo on a day in March, late in Shanghai and early in London: people at work in #sales, and what one of
 * them has on her phone. Debian's fonts-inter and fonts-noto-cjk make it look as it does here.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { browser, card, enter, log, newPage, reads, room, say } from "./chromium.mjs";
import { serve } from "./program.mjs";

const file = process.argv[2] ?? fileURLToPath(new URL("../../docs/picture.png", import.meta.url));
const ends = [];
const t = { after: (end) => ends.unshift(end) }; /* what a test would end */
const HIGH = 1030;

/* The system's font is Inter where it is installed, and Noto behind it. */
function useInter() {
    const home = mkdtempSync(path.join(tmpdir(), "dealbell-picture-"));
    const conf = path.join(home, "fonts.conf");
    writeFileSync(conf, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
        <include>/etc/fonts/fonts.conf</include>
        <match><test name="family"><string>sans-serif</string></test><edit name="family" mode="prepend" binding="strong">
        <string>Inter</string><string>Noto Sans CJK SC</string></edit></match></fontconfig>`);
    process.env.FONTCONFIG_FILE = conf;
    ends.unshift(() => rmSync(home, { recursive: true }));
}

async function still(page) {
    await log(page).evaluate((box) => {
        document.activeElement.blur();
        box.scrollTop = box.scrollHeight;
    });
    await page.mouse.move(120, 5);
    await page.evaluate(() => document.fonts.ready);
    return page.screenshot({ animations: "disabled", caret: "hide" });
}

/* Both pictures on one sheet of paper. */
async function together(chromium, shots) {
    const page = await newPage(t, chromium, { viewport: { width: 1360 + 390 + 72, height: HIGH + 48 } });
    const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString("base64")}">`).join("");
    await page.setContent(`<style>body { margin: 0; padding: 24px; display: flex; gap: 24px; background: #ebe8e1 }
        img { border: 1px solid #d9d5cb; border-radius: 10px; box-sizing: border-box }</style>${images}`);
    await page.screenshot({ path: file });
}

try {
    useInter();
    const server = await serve(t, "demo", { words: ["--clock", "2026-03-11T18:12"] });
    const chromium = await browser(t);
    const desk = { viewport: { width: 1360, height: HIGH } };
    const [emma, zhao, dan, sun] = await Promise.all(["emma.ross", "zhao.min", "dan.cole", "sun.qi"]
        .map((handle) => enter(t, chromium, server, handle, desk)));
    const phone = await enter(t, chromium, server, "emma.ross", { viewport: { width: 390, height: HIGH } });

    for (const page of [emma, zhao, dan, sun])
        await room(page, "# sales");
    await say(zhao, "@dealbell 鼎砺 拜访了王工，两台封箱机 48万，要打九折，下周三给报价");
    await reads(dan, "D-1042 鼎砺机械");
    await say(emma, "@dealbell ask approval for 12% off on Bluefin because Kestrel offers the same");
    await reads(emma, "AP-96");
    await log(dan).getByRole("button", { name: "Show" }).last().click();
    await card(dan, "AP-96").getByRole("button", { name: "Approve" }).click();
    await card(dan, "AP-96").getByText("Approved by Dan Cole").waitFor();
    await say(sun, "@dealbell Bluefin 今天付清了 48500 美元");
    await reads(dan, "INV-3312");

    await phone.getByRole("button", { name: "Rooms" }).click();
    await room(phone, "Dealbell");
    await say(phone, "remind me in 45 minutes to send Bluefin the contract");
    await reads(phone, "I will remind you");
    await say(phone, "clock +1h");
    await reads(phone, "Reminder: ");

    await together(chromium, [await still(dan), await still(phone)]);
} finally {
    for (const end of ends)
        await end();
}
