/*
 * seal.test.mjs - what the server calls us with is not signed by it: a press or a form counts only with our seal, for
 * whom, where and as long as it was sealed, and once.
 */

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { firm } from "../fakes/mattermost/firm.mjs";
import { actions, Site, words } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";

const KEY = "a key of the test's own";

/* Ana has the cards of two leads in her direct messages. */
async function begin(t) {
    const site = await fake(t);
    const f = await firm(t, new Site(site.url, site.admin), { DEALBELL_MATTERMOST_SIGNING_KEY: KEY });
    const { people: { ana }, direct } = f;
    const cards = [];
    for (const [n, name] of ["Bluefin Logistics", "Kraft Tools"].entries()) {
        await ana.say(direct.ana, `lead new ${name} contact="Mia Chen" phone=1390013900${n} source=fair`);
        cards.push(await ana.hear(direct.ana, `L-${n + 1} ${name} is yours.`));
    }
    return { site, f, cards };
}

const call = async (url, body) => (await fetch(url, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
})).status;

/* The first day that is offered: "Tomorrow", or "Monday" when that is the next working day. */
const soonest = (card) => actions(card)[0].name;

/* What a button's press sends, as only the server knows it. */
function behind(site, post, name) {
    const action = site.posts.get(post.id).props.attachments.flatMap((one) => one.actions ?? []).find((one) => one.name === name);
    return action.integration;
}

const press = (site, user, channel, post, { context }) => ({
    user_id: user.id, user_name: user.name, channel_id: channel.id, channel_name: channel.name, team_id: "", post_id: post.id,
    trigger_id: site.trigger(user), type: "button", data_source: "", context,
});

/* As store and chat seal: HMAC-SHA256 over each part behind its length. */
function seal(...parts) {
    const made = createHmac("sha256", KEY);
    for (const part of parts) {
        const length = Buffer.alloc(8);
        length.writeBigUInt64LE(BigInt(Buffer.byteLength(part)));
        made.update(length).update(part);
    }
    return made.digest("base64url");
}

const sealed = (context, until) => ({ ...context, until, seal: seal("mattermost", context.use, context.what, context.place, until) });

test("a press that was not made on our card, by who is not there, or was changed on its way is refused", { timeout: 120000 }, async (t) => {
    const { site, f, cards: [card] } = await begin(t);
    const { people: { ana, fin }, direct } = f;
    assert.equal((await ana.press(card, soonest(card))).status, 200);
    await ana.hear(direct.ana, "L-1 Bluefin Logistics: next touch");
    const { url, body } = site.called.find((one) => one.url.endsWith("/act"));
    const before = await f.server.audited();
    const post = (sent) => call(url, sent);
    const turn = (text) => text.slice(0, -1) + (text.endsWith("a") ? "b" : "a");

    for (const key of ["user_id", "channel_id", "post_id"]) {
        assert.equal(await post({ ...body, [key]: turn(body[key]) }), 403, key);
        const { [key]: gone, ...rest } = body;
        assert.ok(gone);
        assert.equal(await post(rest), 403, `without ${key}`);
    }
    for (const key of ["use", "what", "place", "until", "seal"])
        assert.equal(await post({ ...body, context: { ...body.context, [key]: turn(body.context[key]) } }), 403, key);
    assert.equal(await post({ ...body, user_id: fin.id }), 403, "the trigger is another's");
    const forged = Buffer.from(`x:${fin.id}:1:s`).toString("base64");
    assert.equal(await post({ ...body, user_id: fin.id, trigger_id: forged }), 403, "not in the channel");
    assert.equal(await post(body), 200, "the same again");
    assert.equal((await fetch(url, { method: "POST", body: "{" })).status, 403);
    assert.equal((await fetch(url)).status, 403);
    const command = url.replace("/act", "/command");
    assert.equal((await fetch(command, { method: "POST", body: `token=${"a".repeat(26)}&user_id=${ana.id}&channel_id=${direct.ana.id}&trigger_id=x&text=help` })).status, 403);
    assert.equal(await f.server.audited(), before, "nothing was changed");
    assert.ok(Number(await f.server.ask("SELECT COUNT(*) FROM inbox WHERE event LIKE 'forged/%'")) > 0, "and a row says so");
});

test("a copied context is of no use to another, elsewhere, or under another message", { timeout: 120000 }, async (t) => {
    const { site, f, cards: [card, other] } = await begin(t);
    const { people: { ana, max }, direct, channels, bot } = f;
    const { url, ...rest } = behind(site, card, soonest(card));
    const before = await f.server.audited();
    const own = await ana.say(direct.ana, "good morning");
    const there = site.makePost(site.users.get(bot.id), { channel_id: channels.sales.id, message: "by the bot", props: { ...card.props } });

    assert.equal(await call(url, press(site, max, direct.ana, card, rest)), 403, "another, who is not there");
    assert.equal(await call(url, press(site, ana, channels.sales, there, rest)), 403, "another channel");
    assert.equal(await call(url, press(site, ana, channels.sales, card, rest)), 403, "another channel, our message");
    assert.equal(await call(url, press(site, ana, direct.ana, other, rest)), 403, "another message of ours");
    assert.equal(await call(url, press(site, ana, direct.ana, own, rest)), 403, "a message that is not ours");
    assert.equal(await f.server.audited(), before, "nothing was changed");
    assert.equal(await call(url, press(site, ana, direct.ana, card, rest)), 200, "where it was made");
    await ana.hear(direct.ana, "L-1 Bluefin Logistics: next touch");
});

test("a card that one alone saw is pressed by that one, where it was shown", { timeout: 120000 }, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, bo }, direct, channels } = f;
    await ana.say(direct.ana, "remind me 2027-05-01 15:00 call Bluefin");
    await ana.hear(direct.ana, "R-1: I will remind you");
    await ana.run(channels.sales, "/bell reminders");
    const shown = await ana.ephemeral();
    const { action } = site.secrets.get(shown.props.attachments[0].actions[0].cookie);
    const { url, ...rest } = action.integration;

    assert.equal(await call(url, press(site, bo, channels.sales, shown, rest)), 403, "by another in the channel");
    assert.equal(await call(url, press(site, ana, channels.finance, shown, rest)), 403, "in another channel");
    assert.equal(await f.server.ask("SELECT state FROM reminder"), "scheduled", "nothing was done");
    assert.equal(await call(url, press(site, ana, channels.sales, shown, rest)), 200);
    await until("it to be done", async () => await f.server.ask("SELECT state FROM reminder") === "done");
});

test("a seal that holds still presses nothing for whom the button is not", { timeout: 120000 }, async (t) => {
    const { site, f, cards: [card] } = await begin(t);
    const { people: { ana, bo }, channels, direct } = f;
    await bo.say(direct.bo, "线索列表");
    await bo.hear(direct.bo, "这里没有线索");
    await ana.say(direct.ana, "qualify L-1");
    const form = await ana.hear(direct.ana, "To make L-1 a deal: ");
    assert.equal((await ana.press(form, "Fill in…")).status, 200);
    const [action] = (await ana.dialog()).dialog.state.split("|");
    const { url, context } = behind(site, card, soonest(card));
    const there = site.makePost(site.users.get(f.bot.id), { channel_id: channels.sales.id, message: "x", props: { dealbell_post: "1" } });
    const until = String(Date.now() + 60000);
    const before = await f.server.audited();

    const pressed = await (await fetch(url, {
        method: "POST", body: JSON.stringify(press(site, bo, channels.sales, there,
            { context: sealed({ ...context, place: `${channels.sales.id}/1` }, until) })),
    })).json();
    assert.match(pressed.ephemeral_text ?? "", /Ana Reyes/, "told to him alone");
    const button = behind(site, form, "Fill in…");
    const filling = await (await fetch(button.url, {
        method: "POST", body: JSON.stringify(press(site, bo, channels.sales, there,
            { context: sealed({ ...button.context, place: `${channels.sales.id}/1` }, until) })),
    })).json();
    assert.match(filling.ephemeral_text ?? "", /Ana Reyes/, "nor is the form opened for him");
    const answer = await (await fetch(url.replace("/act", "/form"), {
        method: "POST", body: JSON.stringify({
            type: "dialog_submission", user_id: bo.id, channel_id: channels.sales.id,
            state: [action, channels.sales.id, until, seal("mattermost", "form", action, `${channels.sales.id}/${bo.id}`, until)].join("|"),
            submission: { need: "two packing lines", budget: "100-120k", role: "decides herself", timeline: "this summer" },
        }),
    })).json();
    assert.match(answer.error ?? "", /Ana Reyes/);
    assert.equal(await f.server.audited(), before, "nothing was done");
});

test("a form's answer stands where the form was opened, wherever its client says that it is", { timeout: 120000 }, async (t) => {
    const { f } = await begin(t);
    const { people: { ana }, channels, direct } = f;
    await ana.say(direct.ana, "qualify L-1");
    await ana.press(await ana.hear(direct.ana, "To make L-1 a deal: "), "Fill in…");
    assert.deepEqual(await ana.submit(await ana.dialog(), channels.finance,
        { need: "two packing lines", budget: "100-120k", role: "decides herself", timeline: "this summer" }), {});
    await ana.hear(direct.ana, "L-1 is now D-1 Bluefin Logistics");
});

test("a seal ends with its time", { timeout: 120000 }, async (t) => {
    const { site, f, cards: [card] } = await begin(t);
    const { people: { ana }, direct } = f;
    const { url, context } = behind(site, card, soonest(card));
    const before = await f.server.audited();
    const at = (ms) => String(Date.now() + ms);

    assert.equal(await call(url, press(site, ana, direct.ana, card, { context: sealed(context, at(-1000)) })), 403);
    assert.equal(await call(url, press(site, ana, direct.ana, card, { context: { ...context, until: at(86400000) } })), 403);
    const state = (until) => ["x", direct.ana.id, until, seal("mattermost", "form", "x", `${direct.ana.id}/${ana.id}`, until)].join("|");
    const submit = (made) => call(url.replace("/act", "/form"), {
        type: "dialog_submission", user_id: ana.id, channel_id: direct.ana.id, state: made, submission: {}, cancelled: true,
    });
    assert.equal(await submit(state(at(-1000))), 403);
    assert.equal(await submit(state(at(60000))), 200);
    assert.equal(await f.server.audited(), before, "nothing was changed");
    assert.equal(await call(url, press(site, ana, direct.ana, card, { context: sealed(context, at(60000)) })), 200);
    await ana.hear(direct.ana, "L-1 Bluefin Logistics: next touch");
});

test("a call that comes again counts once: at once, after a restart, and under another trigger", { timeout: 120000 }, async (t) => {
    const { site, f, cards: [card] } = await begin(t);
    const { people: { ana }, direct } = f;
    const { url, ...rest } = behind(site, card, soonest(card));
    const body = press(site, ana, direct.ana, card, rest);

    assert.deepEqual(await Promise.all(Array.from({ length: 8 }, () => call(url, body))), Array(8).fill(200));
    await ana.hear(direct.ana, "L-1 Bluefin Logistics: next touch");
    const before = await f.server.audited();
    await f.server.kill();
    await f.server.start();
    await until("it to know who it is again", async () => await call(url, body) === 200);
    assert.equal(await call(url, press(site, ana, direct.ana, card, rest)), 200, "pressed again");
    assert.equal(await f.server.audited(), before, "nothing was done again");
    const said = [...site.posts.values()].filter((post) => post.user_id === f.bot.id && words(post).includes("L-1 Bluefin Logistics: next touch"));
    assert.equal(said.length, 1, "and nothing said again");
});
