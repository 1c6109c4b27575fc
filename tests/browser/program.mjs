/*
 * program.mjs - the program itself for the tests that use it from outside: started on a
 * database of its own, ended the hard way, asked through its command line.
 *
 * DEALBELL names the program that is tested; it is build/release/dealbell when left out.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PATIENCE_MS = 30000;

export const program = process.env.DEALBELL
    ?? fileURLToPath(new URL("../../build/release/dealbell", import.meta.url));

/* Waits until `look()` gives something true, and returns it. What it threw last is the reason when it never does. */
export async function until(what, look, patience = PATIENCE_MS) {
    const end = Date.now() + patience;
    let why = "";
    for (;;) {
        try {
            const found = await look();
            if (found)
                return found;
            why = "";
        } catch (error) {
            why = `: ${error.message}`;
        }
        if (Date.now() > end)
            throw new Error(`waited in vain for ${what}${why}`);
        await new Promise((go) => setTimeout(go, 20));
    }
}

/* A port that nobody listens on. */
export async function freePort() {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    await once(server, "close");
    return port;
}

/* Runs the program (or `other`) with these words to its end: {status, out, err}. */
export async function run(words, { env = {}, input = "", other = program, cwd } = {}) {
    const child = spawn(other, words, { env: { ...process.env, ...env }, cwd });
    const out = [];
    const err = [];
    child.stdout.on("data", (bytes) => out.push(bytes));
    child.stderr.on("data", (bytes) => err.push(bytes));
    child.stdin.on("error", () => {}); /* it may end before it has read all */
    child.stdin.end(input);
    const [status] = await once(child, "close");
    return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

const ends = new WeakMap(); /* test -> what it ends with */

/* Runs `end` when the test is over; what was begun last ends first. */
export function atEnd(t, end) {
    if (!ends.has(t)) {
        const all = [];
        ends.set(t, all);
        t.after(async () => {
            for (const one of all.reverse())
                await one();
        });
    }
    ends.get(t).push(end);
}

/* A folder of one's own, gone when the test is over. */
export function folder(t) {
    const made = mkdtempSync(path.join(tmpdir(), "dealbell-test-"));
    atEnd(t, () => rmSync(made, { recursive: true, force: true }));
    return made;
}

/*
 * A server in mode "demo" or "serve", started. `t` is the test (or a suite's context) that it ends with;
 * `under`: the words of a program that becomes it.
 *
 *   url, port, folder, database, said (lines it printed)
 *   kill()      SIGKILL, in the middle of whatever it does
 *   stop()      SIGTERM, and waits for its end
 *   start()     again, on the same database and port
 *   stopped(look)  what look(database) gives while it is stopped
 *   copy()      a backup of the database as it is, by its name
 *   ask(sql)    what such a copy answers, as text
 *   audited()   the number of audit rows, with a walk along their chain, from a copy
 */
export async function serve(t, mode, { env = {}, words = [], under = [] } = {}) {
    const home = folder(t);
    const port = await freePort();
    const server = {
        port,
        url: `http://127.0.0.1:${port}`,
        folder: home,
        database: path.join(home, "dealbell.db"),
        said: [],
        child: null,
    };
    let copies = 0;
    const environment = {
        DEALBELL_DATABASE_PATH: server.database,
        DEALBELL_HTTP_LISTEN: `127.0.0.1:${port}`,
        ...env,
    };

    server.run = (more, input) => run(more, { env: environment, input });

    server.start = async () => {
        const [file, ...all] = [...under, program, mode, ...words];
        const child = spawn(file, all,
            { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
        let listens = false;
        server.child = child;
        child.ended = once(child, "exit");
        createInterface(child.stdout).on("line", (line) => {
            server.said.push(line);
            listens ||= line.includes("listens at");
        });
        createInterface(child.stderr).on("line", (line) => server.said.push(line));
        await until("the server to listen", () => {
            if (child.exitCode !== null)
                throw new Error(`it ended with ${child.exitCode}: ${server.said.join("\n")}`);
            return listens;
        });
    };

    async function end(signal) {
        const { child } = server;
        if (!child)
            return null;
        server.child = null;
        child.kill(signal);
        const [status] = await child.ended;
        return status;
    }

    server.kill = () => end("SIGKILL");
    server.stop = () => end("SIGTERM");

    server.copy = async () => {
        const copy = path.join(home, `copy-${copies += 1}.db`);
        const backup = await server.run(["backup", copy]);
        if (backup.status !== 0)
            throw new Error(backup.err);
        return copy;
    };

    server.ask = async (sql) => {
        const { status, out, err } = await run([await server.copy(), sql], { other: "sqlite3" });
        if (status !== 0)
            throw new Error(err);
        return out.trim();
    };

    server.audited = async () => {
        const verified = await run(["verify"], { env: { DEALBELL_DATABASE_PATH: await server.copy() } });
        if (verified.status !== 0)
            throw new Error(verified.err);
        return Number(/^\d+/.exec(verified.out)?.[0]);
    };

    /* The server stands still while `look(database)` reads its file. */
    server.stopped = async (look) => {
        const status = await server.stop();
        if (status !== 0)
            throw new Error(`it ended with ${status}`);
        const found = await look(server.database);
        await server.start();
        return found;
    };

    atEnd(t, async () => {
        const status = await end("SIGTERM");
        if (status)
            throw new Error(`the server ended with ${status}: ${server.said.join("\n")}`);
    });
    await server.start();
    return server;
}

