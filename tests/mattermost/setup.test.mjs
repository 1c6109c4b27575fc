/* setup.test.mjs - setting up at the fake, as at a real server (tests/peers/mattermost); and what fails within it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Site } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";
import { again, setUp } from "../peers/mattermost/setup.mjs";

test("setting up again leaves one token of ours", { timeout: 120000 }, async (t) => {
    const site = await fake(t);
    const { team, name, live, me } = await again(new Site(site.url, site.admin));

    site.faults.broken = (method, path) => path === "/users/tokens/revoke";
    const failed = await setUp(new Site(site.url, site.admin), { team, name });
    assert.notEqual(failed.status, 0);
    assert.match(failed.err, /1 older tokens of the bot are still good/);
    assert.equal(await me(failed.settings), 200, "the new one is not lost for that");
    site.faults.broken = () => false;
    const mended = await setUp(new Site(site.url, site.admin), { team, name, known: failed.settings });
    assert.equal(mended.status, 0, mended.err);
    assert.deepEqual(await live(), ["Dealbell", "a colleague's script"]);

    site.faults.broken = (method, path) => method === "POST" && path === "/commands";
    const refused = await setUp(new Site(site.url, site.admin), { team: await new Site(site.url, site.admin).team(), name });
    assert.notEqual(refused.status, 0);
    assert.equal(await me(mended.settings), 200, "what fails before it leaves the older token");
    assert.deepEqual(site.wrong, []);
});
