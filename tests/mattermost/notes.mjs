/* notes.mjs - somebody says notes to Dealbell, one after the other; and how it is when all went well. */

import assert from "node:assert/strict";
import { until } from "../browser/program.mjs";
import { firm } from "../fakes/mattermost/firm.mjs";
import { Site, words } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";

export async function begin(t) {
    const site = await fake(t);
    const f = await firm(t, new Site(site.url, site.admin));
    const { people: { ana }, direct } = f;
    await ana.say(direct.ana, "lead new Bluefin Logistics contact=\"Mia Chen\" phone=13900139000 source=fair");
    await ana.hear(direct.ana, "L-1 Bluefin Logistics is yours.");
    return { site, f };
}

/* What the bot has written in a channel, oldest first. */
export const answers = (site, f, channel, text) => [...site.posts.values()].filter((post) => post.channel_id === channel.id &&
    post.user_id === f.bot.id && words(post).startsWith(text));

/* Says `n` notes as `who` (ana, when left out), with something `between` after each. */
export async function notes(site, f, n, between, { who = "ana", lead = "L-1" } = {}) {
    const user = site.users.get(f.people[who].id);
    for (let i = 1; i <= n; i += 1) {
        site.makePost(user, { channel_id: f.direct[who].id, message: `note ${lead} no ${i} of the storm` });
        await between(i);
        await new Promise(setImmediate);
    }
}

/* As if it had never been there: an anchor that the server does not know. */
export function erase(site, message) {
    for (const post of [...site.posts.values()].filter((one) => one.message === message))
        site.posts.delete(post.id);
}

/* Each was done once, in the order in which it was said, and answered once, in that order. */
export async function isWell(site, f, n, { who = "ana", lead = "L-1", answer = "Noted on" } = {}) {
    const channel = f.direct[who];
    await until(`${n} answers`, () => answers(site, f, channel, `${answer} ${lead}`).length >= n, 120000);
    const done = await f.server.ask(`SELECT words FROM inbox WHERE words LIKE 'note ${lead} % of the storm' AND rc = 0 ORDER BY turn`);
    assert.deepEqual(done.split("\n"), Array.from({ length: n }, (_, i) => `note ${lead} no ${i + 1} of the storm`));
    const keys = answers(site, f, channel, `${answer} ${lead}`).map((post) => Number(/^T(\d+)/.exec(post.props.dealbell_key)[1]));
    assert.equal(keys.length, n);
    assert.deepEqual(keys, [...new Set(keys)].sort((a, b) => a - b));
    await until("every letter to be noted as sent", async () => await f.server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0", 60000);
    assert.deepEqual(site.wrong, []);
    assert.ok(await f.server.audited() > 0);
}
