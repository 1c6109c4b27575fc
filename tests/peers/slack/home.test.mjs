/*
 * home.test.mjs - the app's home: an agenda with buttons, in the language of who looks,
 * published again when what it shows has changed and not otherwise.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../browser/program.mjs";
import { chat } from "../../terminal/chat.mjs";
import { DAN, EMMA, EVE, SALES, ZHAO, direct, firm, hear, words } from "./firm.mjs";

const PATIENCE = { timeout: 120000 };

const shown = (slack, user) => words(slack.homes.get(user) ?? {});
const shows = (slack, user, look) => until(`${look} at home; it shows ${shown(slack, user)}`, () => look.test(shown(slack, user)));
const labels = (slack, user) => slack.homes.get(user).blocks.flatMap((block) => (block.type === "actions"
    ? block.elements.map((one) => one.text.text) : []));
const published = (slack) => slack.calls.filter((call) => call.method === "views.publish").length;

test("the home shows approvals, what is due and the open deals, in the reader's language", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(EMMA, direct(EMMA), "remind today 23:00 call Bluefin");
    await slack.say(EMMA, direct(EMMA), "remind +9d not today");
    await slack.openHome(EMMA);
    await shows(slack, EMMA, /Your day[^]*Today and overdue[^]*call Bluefin[^]*My open deals[^]*D-1088 Bluefin Logistics/);
    assert.doesNotMatch(shown(slack, EMMA), /not today/);
    await slack.openHome(DAN);
    await shows(slack, DAN, /Waiting for your decision \(\d\)[^]*AP-95 Discount 12%[^]*Oakline Foods/);
    for (const label of ["Approve", "Return", "Reject"])
        assert.ok(labels(slack, DAN).includes(label), label);
    await slack.openHome(ZHAO);
    await shows(slack, ZHAO, /您的一天[^]*我的商机[^]*D-1042 鼎砺机械/);
    await slack.openHome(EVE);
    await shows(slack, EVE, /还不认识您|do not know you/);
});

test("a decision at home is said there, and every copy of the card changes", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.say(DAN, direct(DAN), "approval show AP-95");
    const card = await hear(slack, direct(DAN), /AP-95 Discount/);
    await slack.openHome(DAN);
    await shows(slack, DAN, /AP-95 Discount/);
    const old = structuredClone(slack.homes.get(DAN));
    await slack.pressHome(DAN, "Approve", "AP-95");
    await until("it to be gone from what waits", () => !/AP-95 Discount 12%[^]*Answer by/.test(shown(slack, DAN)));
    assert.match(shown(slack, DAN), /AP-95/, "what was done is said above");
    assert.ok(labels(slack, DAN).includes("Undo"));
    await until("the other copy to change", () => card.edits > 0 && /Approved by/.test(words(card)));
    /* A home that was not yet drawn again: who presses there is told what happened. */
    slack.homes.set(DAN, old);
    await slack.pressHome(DAN, "Approve", "AP-95");
    await shows(slack, DAN, /[Aa]lready approved by Dan Cole/);
});

test("a decision that needs a reason asks for it in a form, and is said at home", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    await slack.openHome(DAN);
    await shows(slack, DAN, /AP-95 Discount/);
    const views = slack.views.size;
    await slack.pressHome(DAN, "Reject", "AP-95");
    const view = await until("the form", () => slack.views.size > views && [...slack.views.values()].at(-1));
    const [input] = view.blocks.filter((block) => block.type === "input");
    assert.equal(await slack.submit(DAN, view, { [input.label.text]: "too much" }), undefined);
    await until("it to be gone from what waits", () => !/AP-95 Discount 12%[^]*Answer by/.test(shown(slack, DAN)));
    assert.equal(slack.said(direct(DAN)).length, 0, "nothing is said elsewhere");
});

test("a reminder is done or put off at home", PATIENCE, async (t) => {
    const { slack } = await firm(t);

    for (const what of ["call Bluefin", "send the offer"])
        await slack.say(EMMA, direct(EMMA), `remind today 23:00 ${what}`);
    await slack.openHome(EMMA);
    await shows(slack, EMMA, /call Bluefin[^]*send the offer|send the offer[^]*call Bluefin/);
    await slack.pressHome(EMMA, "Done", "call Bluefin");
    await until("it to be gone", () => !/R-\d+ call Bluefin/.test(shown(slack, EMMA)));
    await slack.pressHome(EMMA, "Tomorrow", "send the offer");
    await until("it to be gone", () => !/R-\d+ send the offer\n/.test(shown(slack, EMMA)) || !labels(slack, EMMA).includes("Snooze 1 h"));
});

test("the home is published again when what it shows has changed, and only then", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);
    const emma = chat(t, server, "emma.ross");

    await slack.openHome(EMMA);
    await shows(slack, EMMA, /My open deals/);
    const before = published(slack);
    emma.say("remind today 22:00 from the web");
    await shows(slack, EMMA, /from the web/);
    assert.equal(published(slack), before + 1);
    /* What concerns others, and what is only read, leaves it as it is. */
    await slack.say(ZHAO, direct(ZHAO), "lead new 别人的线索 电话=13800138999");
    await slack.say(EMMA, SALES, "<@U0BELL> deal list");
    await hear(slack, SALES, /D-1088/);
    emma.say("remind today 22:30 and one more");
    await shows(slack, EMMA, /and one more/);
    assert.equal(published(slack), before + 2);
    /* What Slack does not take now it takes later. */
    slack.plan("views.publish", "429", "internal_error");
    emma.say("remind today 22:45 in spite of all");
    await shows(slack, EMMA, /in spite of all/);
});

test("a home that stood open is drawn again after a restart, and follows what changes", PATIENCE, async (t) => {
    const { slack, server } = await firm(t);

    await slack.openHome(EMMA);
    await shows(slack, EMMA, /My open deals/);
    await server.stop();
    slack.homes.clear();
    await server.start();
    await shows(slack, EMMA, /Your day[^]*My open deals/);
    await slack.say(EMMA, direct(EMMA), "remind today 23:00 call after the pause");
    await shows(slack, EMMA, /call after the pause/);
    assert.equal(slack.homes.size, 1, "nobody else's");
});
