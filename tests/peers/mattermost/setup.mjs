/*
 * setup.mjs - `dealbell setup mattermost` is run again and again: one token of ours lives, that of others is not
 * touched, and each team's command is kept.
 */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { run } from "../../browser/program.mjs";

export async function setUp(site, { team, name, known = {} }) {
    const made = await run(["setup", "mattermost", "--url", site.url, "--team", team.name, "--name", name],
        { env: { DEALBELL_HTTP_LISTEN: "127.0.0.1:1", MATTERMOST_ADMIN_TOKEN: site.admin, ...known } });
    return { ...made, settings: Object.fromEntries(made.out.trim().split("\n").map((row) => row.split(/=(.*)/s).slice(0, 2))) };
}

async function setUpWell(site, options) {
    const made = await setUp(site, options);
    assert.equal(made.status, 0, made.err);
    return made.settings;
}

export async function again(site) {
    const team = await site.team();
    const other = await site.team();
    const name = `bell-${randomUUID().slice(0, 8)}`;
    const first = await setUpWell(site, { team, name });
    const token = (settings) => settings.DEALBELL_MATTERMOST_TOKEN;
    const me = async (settings) => (await site.ask("GET", "/users/me", undefined, token(settings))).status;
    const bot = await site.call("GET", "/users/me", undefined, token(first));
    const live = async () => (await site.call("GET", `/users/${bot.id}/tokens`)).filter((one) => one.is_active)
        .map((one) => one.description).sort();
    const { token: foreign } = await site.call("POST", `/users/${bot.id}/tokens`, { description: "a colleague's script" });

    const kept = await setUpWell(site, { team, name, known: first });
    assert.deepEqual(kept, first, "what works is kept");
    assert.deepEqual(await live(), ["Dealbell", "a colleague's script"]);

    const lost = await setUpWell(site, { team, name });
    assert.notEqual(token(lost), token(first));
    assert.deepEqual([await me(first), await me(lost)], [401, 200], "the older one has ended");
    assert.deepEqual(await live(), ["Dealbell", "a colleague's script"]);
    assert.equal(lost.DEALBELL_MATTERMOST_COMMAND_TOKENS, first.DEALBELL_MATTERMOST_COMMAND_TOKENS);

    const stale = await setUpWell(site, { team, name, known: first });
    assert.deepEqual([await me(lost), await me(stale)], [401, 200], "settings with an older token get a new one");

    await site.call("POST", `/users/${bot.id}/tokens`, { description: "Dealbell" });
    const one = await setUpWell(site, { team, name, known: stale });
    assert.deepEqual(await live(), ["Dealbell", "a colleague's script"], "of several one is left");
    assert.deepEqual([await me(stale), await me(one)], [401, 200]);
    assert.equal((await site.ask("GET", "/users/me", undefined, foreign)).status, 200);

    const both = await setUpWell(site, { team: other, name, known: one });
    assert.equal(token(both), token(one));
    const [here, there, ...rest] = both.DEALBELL_MATTERMOST_COMMAND_TOKENS.split(" ");
    assert.deepEqual([here, rest], [one.DEALBELL_MATTERMOST_COMMAND_TOKENS, []]);
    assert.match(there, /^[a-z0-9]{26}$/, "the other team's command");
    return { team, name, settings: both, live, me };
}
