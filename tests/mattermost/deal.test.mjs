/* deal.test.mjs - a firm works at the fake, as it does at a real server (tests/peers/mattermost). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Site } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";
import { work } from "../peers/mattermost/scene.mjs";

test("a firm works at a Mattermost", { timeout: 300000 }, async (t) => {
    const site = await fake(t);
    await work(t, new Site(site.url, site.admin), async () => site.sockets.restart());
    assert.deepEqual(site.wrong, []);
});
