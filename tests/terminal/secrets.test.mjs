/*
 * secrets.test.mjs - what is secret is found nowhere: not in logs, files, backups, the list of processes or what people
 * read.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { run, serve, until } from "../browser/program.mjs";

const PASSWORD = "canary-4fW9-of-the-mail";

/* All that is left behind: every file beside the database, what was printed, and how the process was called. */
function traces(server) {
    const files = readdirSync(server.folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => [one.name, readFileSync(path.join(one.parentPath ?? one.path, one.name))]);
    return [...files, ["what it printed", Buffer.from(server.said.join("\n"))],
        ["its command line", readFileSync(`/proc/${server.child.pid}/cmdline`)]];
}

test("secrets of the settings and of sessions are found nowhere", { timeout: 60000 }, async (t) => {
    const server = await serve(t, "serve", { env: {
        DEALBELL_MAIL_URL: "smtp://127.0.0.1:9",
        DEALBELL_MAIL_USER: "bell",
        DEALBELL_MAIL_PASSWORD: PASSWORD,
        DEALBELL_MAIL_FROM: "bell@firm.example",
    } });
    const code = await until("the code to claim with", () => /code: (\S+)/.exec(server.said.join("\n"))?.[1]);
    const claim = await fetch(`${server.url}/claim`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Dealbell": "1" },
        body: JSON.stringify({ code, handle: "liu.fang", name: "刘芳", email: "liu@firm.example" }),
    });
    const session = /dealbell=([^;]+)/.exec(claim.headers.get("set-cookie"))[1];
    const link = /#signin=(\S+)/.exec((await server.run(["user", "invite", "liu.fang"])).out)[1];
    const token = (await server.run(["user", "token", "liu.fang"])).out.trim().split(/\s+/).at(-1);
    assert.ok(session.length > 20 && link.length > 20 && token.length > 20);

    const wrong = await run(["check"], { env: { DEALBELL_MAIL_PASSWORT: PASSWORD } });
    assert.notEqual(wrong.status, 0);
    assert.ok(!wrong.err.includes(PASSWORD) && !wrong.out.includes(PASSWORD), wrong.err);

    const talk = ["remind +1d look at the letters", "user invite liu.fang"].map((say) => JSON.stringify({ say })).join("\n");
    const talked = await run(["chat", "--url", server.url, "--json"], { env: { DEALBELL_TOKEN: token }, input: `${talk}\n` });
    assert.match(talked.out, /look at the letters/);
    const inChat = /#signin=([\w-]+)/.exec(talked.out)[1];
    await server.copy();

    for (const [where, bytes] of traces(server)) {
        for (const [what, secret] of Object.entries({ PASSWORD, session, link, token, inChat }))
            assert.ok(!bytes.includes(secret), `${what} stands in ${where}`);
        if (where !== "what it printed")
            assert.ok(!bytes.includes(code), `the code stands in ${where}`);
    }
});
