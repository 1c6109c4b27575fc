/*
 * deal.test.mjs - one deal from first contact to money by three people in three browsers: typed, filled
 * in, decided by a click, chased by the scheduler, and the server killed in the middle.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, card, enter, fill, log, postWith, reads, room, say, times } from "./chromium.mjs";
import { chinese, english } from "./deal.words.mjs";
import { serve } from "./program.mjs";

/* A lead becomes a deal, with a touch of a button and forms filled in where they stand. */
async function sell({ seller, approver }, w) {
    await say(seller, w.lead);
    await reads(seller, w.isLead);
    await reads(approver, w.lead);
    await reads(approver, w.isLead);
    await postWith(seller, w.isLead).getByRole("button", { name: w.tomorrow }).click();
    await reads(approver, w.isTouched);

    await say(seller, w.qualify);
    await fill(seller, w.facts, w.save);
    await reads(seller, w.isDeal);
    assert.equal(await log(approver).getByRole("button", { name: w.save }).count(), 0,
        "what one is asked is for nobody else");
    await reads(approver, w.isDeal);

    await say(seller, w.stage);
    await fill(seller, w.plan, w.save);
    await reads(approver, w.isStage);
}

/* Killed as a power cut would, while three messages wait in a page; each counts once. */
async function cut({ server, seller, approver }, w) {
    await server.kill();
    await seller.getByRole("status").getByText(w.reconnecting).waitFor();
    for (const n of [1, 2, 3])
        await say(seller, w.note(n));
    await seller.getByRole("status").getByText(w.waiting).waitFor();
    await server.start();
    for (const page of [seller, approver]) {
        for (const n of [1, 2, 3])
            await reads(page, w.isNoted(n));
        await page.getByText(w.reconnecting).waitFor({ state: "hidden" });
        for (const n of [1, 2, 3]) {
            assert.equal(await times(page, w.note(n)), 1, w.note(n));
            assert.equal(await times(page, w.isNoted(n)), 1, w.isNoted(n));
        }
    }
}

/* One asks, the other clicks; all copies of the card say so. */
async function decide({ seller, approver, second }, w) {
    await room(seller, "# approvals");
    await room(approver, "# approvals");
    await room(second, "Dealbell");
    await room(seller, "# sales");
    await say(seller, w.request);
    await reads(seller, w.isAsked);
    await room(seller, "# approvals");
    const copies = [card(seller, "AP-96"), card(approver, "AP-96"), card(second, "AP-96")];
    for (const copy of copies)
        await copy.waitFor();

    await copies[2].getByRole("button", { name: w.approve, exact: true }).click();
    for (const copy of copies) {
        await copy.getByText(w.decided).waitFor();
        assert.equal(await copy.getByRole("button", { name: w.approve }).count(), 0);
    }
    await room(seller, "Dealbell");
    await reads(seller, w.isApproved);
}

async function win({ seller, approver }, w) {
    await room(seller, "# sales");
    await room(approver, "# sales");
    await say(approver, w.show);
    await card(approver, "D-1134").waitFor();
    await say(seller, w.won);
    await fill(seller, w.signing, w.save);
    await reads(seller, w.isWon);
    /* The bell's card stands below; the one that was shown before is drawn anew, and leads on. */
    await log(approver).getByRole("region", { name: "D-1134" })
        .filter({ has: approver.getByRole("button", { name: w.bill, exact: true }) })
        .getByText(w.stands, { exact: true }).first().waitFor();
    await seller.getByRole("complementary").getByText(w.customer).first().waitFor();
}

/* The clock moves; what falls due is said at once, and each nudge can be answered where it stands. */
async function chase({ seller, finance }, w) {
    await room(finance, "# finance");
    await say(finance, w.invoice);
    await reads(finance, w.isInvoice);
    await say(finance, w.showInvoice);
    await card(finance, "INV-3331").waitFor();

    await room(seller, "Dealbell");
    await say(seller, w.clock);
    await postWith(seller, w.touch).getByRole("button", { name: w.touched }).click();
    await fill(seller, w.whatWasSaid, w.save);
    await reads(seller, w.isTouchDone);
    await postWith(seller, w.waitsToo).getByRole("button", { name: w.later }).click();
    await log(seller).getByText(w.isLater).first().waitFor();

    await room(finance, "Dealbell");
    await postWith(finance, w.overdue).getByRole("button", { name: w.promised }).click();
    await fill(finance, { [w.promiseDay]: "2026-03-25" }, w.save);
    await reads(finance, w.isPromised);
}

async function collect({ finance }, w) {
    await room(finance, "# finance");
    await say(finance, w.payment);
    await reads(finance, w.isPaid);
    await card(finance, "INV-3331").getByText(w.paid, { exact: true }).first().waitFor();
}

/* What everybody saw when it went wrong. */
async function tell({ server, ...pages }, error) {
    for (const [name, page] of Object.entries(pages))
        console.log(`${name}:\n${await log(page).ariaSnapshot()}`);
    console.log(server.said.join("\n"));
    throw error;
}

for (const [name, w] of Object.entries({ chinese, english })) {
    test(`three people take a deal from lead to payment, in ${name}`, { timeout: 180000 }, async (t) => {
        const server = await serve(t, "demo");
        const chromium = await browser(t);
        const people = {
            server,
            seller: await enter(t, chromium, server, w.seller),
            approver: await enter(t, chromium, server, w.approver),
            second: await enter(t, chromium, server, w.approver),
            finance: await enter(t, chromium, server, w.finance),
        };

        for (const part of [sell, cut, decide, win, chase, collect])
            await part(people, w).catch((error) => tell(people, error));
        assert.ok(await server.audited() > 79);
    });
}
