/*
 * stories.test.mjs - what a story sends over Slack, Mattermost and the web chat is what stories/NAME.PLATFORM says, byte
 * for byte, but for the ids of actions, which nobody can guess: they are numbered as they come. On Slack it keeps to the
 * vendor's limits.
 * DEALBELL_TEST_WRITE_WIRE=1 writes what is missing or differs.
 */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, run } from "../browser/program.mjs";
import { checkMessage } from "../fakes/slack_limits.mjs";

const STORY = process.env.DEALBELL_STORY ?? fileURLToPath(new URL("../../build/release/tests/stories/story", import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/* In the order in which they were written: conversations do not wait for one another. */
function ordered(bytes) {
    const at = (line) => /^T(\d+)\.(\d+) /.exec(line).slice(1).map(Number);
    return bytes.trim().split("\n").map((line) => [line, at(line)]).sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1])
        .map(([line]) => `${line}\n`).join("");
}

/* The turn's number in eight hexadecimal digits, 22 characters, and the letter of a button that shares its row. */
function numbered(bytes) {
    const ids = new Map();
    return bytes.replace(/[0-9a-f]{8}[\w-]{22}(?=[a-z]?\\?["|])/g, (id) => {
        if (!ids.has(id))
            ids.set(id, `action-${ids.size + 1}.`);
        return ids.get(id);
    });
}

for (const name of ["lead-to-payment", "approval-race", "qualify-form", "approval-reject", "nudge-promise", "lists", "undo-payment", "chain-zh"])
    for (const platform of ["slack", "mattermost", "web"])
        test(`${name} over ${platform}`, async (t) => {
            const sent = path.join(folder(t), "sent");
            const played = await run([`--${platform}`, here(`../stories/${name}.story`)],
                { env: { DEALBELL_TEST_STORY_WIRE: sent }, other: STORY });
            assert.equal(played.status, 0, played.out + played.err);
            const expected = here(`stories/${name}.${platform}`);
            const bytes = numbered(ordered(readFileSync(sent, "utf8")));
            for (const line of platform === "slack" ? bytes.trim().split("\n") : []) {
                const body = JSON.parse(line.slice(line.indexOf(" ")));
                checkMessage(body, body.ts !== undefined); /* as the vendor limits it */
            }
            if (process.env.DEALBELL_TEST_WRITE_WIRE)
                writeFileSync(expected, bytes);
            assert.ok(existsSync(expected), expected);
            assert.deepEqual(bytes.split("\n"), readFileSync(expected, "utf8").split("\n"));
        });

/* slack/out-NAME: words and tables past every limit, texts that look like markup. */
test("each letter that is written for Slack keeps to its limits", () => {
    const written = readdirSync(here("slack")).filter((name) => /^out-.*\.expect$/.test(name));
    assert.ok(written.length > 8);
    for (const name of written) {
        const bytes = readFileSync(here(`slack/${name}`), "utf8");
        if (bytes.startsWith("refused:"))
            continue;
        const body = JSON.parse(bytes);
        assert.doesNotThrow(() => checkMessage(body, body.ts !== undefined), name);
    }
});
