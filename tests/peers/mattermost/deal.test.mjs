/*
 * deal.test.mjs - the same firm at a real Mattermost, 9 or later, that already runs:
 *
 *   DEALBELL_TEST_MATTERMOST_URL           where it is, as its SiteURL
 *   DEALBELL_TEST_MATTERMOST_ADMIN_TOKEN   of an admin: team, people, bot and slash command are made with it
 *   DEALBELL_TEST_MATTERMOST_RESTART       a command that restarts it and returns when it answers again; may be left out
 */

import { test } from "node:test";
import { run } from "../../browser/program.mjs";
import { Site } from "../../fakes/mattermost/people.mjs";
import { work } from "./scene.mjs";
import { again } from "./setup.mjs";

test("setting up again leaves one token of ours", { timeout: 300000 }, async () => {
    await again(new Site(process.env.DEALBELL_TEST_MATTERMOST_URL, process.env.DEALBELL_TEST_MATTERMOST_ADMIN_TOKEN));
});

test("a firm works at a real Mattermost", { timeout: 900000 }, async (t) => {
    const site = new Site(process.env.DEALBELL_TEST_MATTERMOST_URL, process.env.DEALBELL_TEST_MATTERMOST_ADMIN_TOKEN);
    const command = process.env.DEALBELL_TEST_MATTERMOST_RESTART;

    await work(t, site, command && (async () => {
        const { status, err } = await run(["-c", command], { other: "/bin/sh" });
        if (status !== 0)
            throw new Error(`the server was not restarted: ${err}`);
    }));
});
