/*
 * chromium.mjs - Debian's Chromium for the tests, and what every page of ours must keep to.
 */

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { atEnd } from "./program.mjs";

const PATIENCE_MS = 30000;

/* The browser, closed when the test is over. DEALBELL_CHROMIUM names another than Debian's. */
export async function browser(t) {
    const made = await chromium.launch({
        executablePath: process.env.DEALBELL_CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    atEnd(t, () => made.close());
    return made;
}

/*
 * A page in a browser context of its own. Whatever it complains of in its console fails
 * the test at its end, but for the connection that the test itself cut; so do words to
 * any server but ours.
 */
export async function newPage(t, from, keys = {}) {
    const context = await from.newContext({ viewport: { width: 1360, height: 820 }, ...keys });
    const page = await context.newPage();
    watch(t, page);
    return page;
}

export function watch(t, page) {
    const complaints = [];
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => complaints.push(error.stack));
    page.on("console", (message) => {
        if (message.type() === "error" && !/ERR_|WebSocket|status of 40[13]/.test(message.text()))
            complaints.push(message.text());
    });
    page.on("request", (request) => {
        if (!/^(http|ws):\/\/127\.0\.0\.1:|^(about|data|blob):/.test(request.url()))
            complaints.push(`asked ${request.url()}`);
    });
    atEnd(t, () => assert.deepEqual(complaints, []));
}

/* Opens the demo as one of its people. */
export async function enter(t, from, server, handle, keys) {
    const page = await newPage(t, from, keys);
    await page.goto(`${server.url}/?as=${handle}`);
    await page.getByRole("log").waitFor();
    return page;
}

/* The conversation, and going to another by its button in the rail. */
export const log = (page) => page.getByRole("log");

export async function room(page, name) {
    const button = page.getByRole("navigation").getByRole("button", { name: new RegExp(`^${name}\\s*(,|$)`) });
    await button.first().click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
}

export async function say(page, words) {
    await page.getByLabel("Message", { exact: true }).fill(words);
    await page.keyboard.press("Enter");
}

/* Waits until words stand in the conversation. */
export async function reads(page, words) {
    await log(page).getByText(words).first().waitFor();
}

/* How many posts hold these words. */
export const times = (page, words) => log(page).getByRole("article").filter({ hasText: words }).count();

/* The newest post that holds these words. */
export const postWith = (page, words) => log(page).getByRole("article").filter({ hasText: words }).last();

/* The newest card of a record in the conversation, by what its heading begins with. */
export const card = (page, name) => log(page).getByRole("region", { name }).last();

const formWith = (page, button) => log(page).getByRole("article")
    .filter({ has: page.getByRole("button", { name: button, exact: true }) }).last();

/* Fills in the newest form, by its labels, and sends it. */
export async function fill(page, fields, button) {
    const form = formWith(page, button);
    await form.waitFor();
    for (const [label, value] of Object.entries(fields))
        await form.getByLabel(label, { exact: true }).fill(value);
    await form.getByRole("button", { name: button, exact: true }).click();
}
