/*
 * check.test.mjs - `dealbell check` finds before the start what the start would refuse, and whoever looks after the
 * machine is told causes.
 */

import assert from "node:assert/strict";
import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folder, freePort, run, serve } from "../browser/program.mjs";

const PATIENCE = { timeout: 60000 };

async function check(dir, env = {}) {
    return run(["check"], { cwd: dir, env: { DEALBELL_HTTP_LISTEN: `127.0.0.1:${await freePort()}`, ...env } });
}

test("what serve would refuse is missing", PATIENCE, async (t) => {
    const dir = folder(t);
    const at = (name) => path.join(dir, name);
    const server = await serve(t, "serve");
    await server.stop();
    const taken = await serve(t, "demo");

    writeFileSync(at("text.db"), "words ".repeat(100));
    mkdirSync(at("folder.db"));
    writeFileSync(at("empty.db"), "");
    truncateSync(server.database, 100000);
    const cases = [
        [{ DEALBELL_DATABASE_PATH: at("text.db") }, /text\.db is no database of ours/],
        [{ DEALBELL_DATABASE_PATH: at("folder.db") }, /folder\.db is a directory/],
        [{ DEALBELL_DATABASE_PATH: server.database }, /dealbell\.db is damaged/],
        [{ DEALBELL_DATABASE_PATH: at("none/x.db") }, /none: no such directory/],
        [{ DEALBELL_HTTP_LISTEN: `127.0.0.1:${taken.port}` }, /a port that is free: Address already in use/],
        [{ DEALBELL_PEOPLE_DEFAULT_ROLE: "king" }, /there is no role king/],
        [{ DEALBELL_MAIL_URL: "http://x", DEALBELL_MAIL_FROM: "bell@firm.example" }, /\[mail\] url: smtp:\/\/ or smtps:\/\/ is wanted/],
        [{ DEALBELL_MAIL_URL: "smtp://127.0.0.1:9", DEALBELL_MAIL_FROM: "nonsense" }, /\[mail\] from: /],
        [{ DEALBELL_SLACK_APP_TOKEN: "xapp-1", DEALBELL_SLACK_BOT_TOKEN: "xoxb-1", DEALBELL_SLACK_SOCKETS: "99" }, /sockets of 1 to 4/],
    ];

    for (const [env, why] of cases) {
        const { status, out, err } = await check(dir, env);
        assert.equal(status, 1, `${JSON.stringify(env)}: ${out}${err}`);
        assert.match(out, why);
        assert.match(out, /something is missing/);
    }
    const well = await check(dir, { DEALBELL_TOKEN: "of-a-script" });
    assert.equal(well.status, 0, well.out + well.err);
    for (const none of [/^slack +none$/m, /^mattermost +none$/m, /^mail +none/m])
        assert.match(well.out, none);
    const fresh = await check(dir, { DEALBELL_DATABASE_PATH: at("empty.db") });
    assert.equal(fresh.status, 0, fresh.out);
    const held = await check(dir, { DEALBELL_DATABASE_PATH: taken.database, DEALBELL_HTTP_LISTEN: `127.0.0.1:${taken.port}` });
    assert.equal(held.status, 0, held.out);
    assert.match(held.out, /a bot has it open/);
    truncateSync(server.database, 0);
    await run(["-f", server.database], { other: "rm" });
    await server.start();
});

test("a server that is away is named by the cause", PATIENCE, async (t) => {
    const port = await freePort();
    const { status, err } = await run(["setup", "mattermost", "--url", `http://127.0.0.1:${port}`, "--team", "sales"],
        { cwd: folder(t), env: { MATTERMOST_ADMIN_TOKEN: "x" } });

    assert.equal(status, 1);
    assert.match(err, /Failed to connect to 127\.0\.0\.1 port|Couldn't connect/);
    assert.doesNotMatch(err, /answers 0/);
});
