/*
 * slack.mjs - Dealbell on the fake Slack, and the same work by Bolt, in one run. Figures
 * to set side by side, never a test.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fakeSlack } from "../../fakes/slack.mjs";
import { freePort, program, until } from "../../browser/program.mjs";

const isQuick = process.argv.includes("--quick");
const CHANNELS = 500;
const EVENTS = isQuick ? 500 : 10000;
const ANSWERED = isQuick ? 500 : 2000; /* at most four a channel: that is the pace */
const PACED_S = isQuick ? 1 : 10;
const PER_SECOND = 1000;
const TICKS = 100; /* a second of /proc's */

const here = path.dirname(fileURLToPath(import.meta.url));

const cpu = (pid) => {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ").slice(11, 13).map(Number);
    return (user + system) / TICKS;
};

const memory = (pid, key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function world() {
    const slack = await fakeSlack();
    slack.person("U1EMMA", { name: "Emma Ross", email: "emma.ross@brasswell.example" });
    for (let n = 0; n < CHANNELS; n += 1)
        slack.channel(`C${n}`, ["U1EMMA"]);
    return slack;
}

const answers = (slack) => {
    let n = 0;
    for (const place of slack.channels.values())
        n += place.messages.filter((message) => message.bot_id).length;
    return n;
};

/* Says it in one channel after the other; the times to the acks, in ms. */
async function say(slack, n, text, perSecond) {
    const times = [];
    const all = [];
    const began = performance.now();
    const one = async (i) => {
        const from = performance.now();
        try {
            await slack.say("U1EMMA", `C${i % CHANNELS}`, `${text} ${i}`);
            times.push(performance.now() - from);
        } catch {
            times.push(Infinity); /* never acknowledged, however often it came */
        }
    };
    for (let i = 0; i < n; i += 1) {
        if (perSecond) {
            while (performance.now() < began + i * 1000 / perSecond)
                await new Promise((go) => setTimeout(go, 1));
        } else if (all.length % 400 === 399) {
            await all[all.length - 200]; /* some hundred at once */
        }
        all.push(one(i));
    }
    await Promise.all(all);
    times.sort((a, b) => a - b);
    return { seconds: (performance.now() - began) / 1000, times };
}

async function measure(name, start, chatter, note) {
    const slack = await world();
    const folder = mkdtempSync(path.join(here, "run-"));
    const began = performance.now();
    const child = await start(slack, folder);
    const figures = { name };
    try {
        await until(`${name} to connect`, () => [...slack.sockets].some((socket) => socket.isReady));
        figures.connected = performance.now() - began;
        await say(slack, 200, note); /* warm */
        await until("the first answers", () => answers(slack) >= 200);
        figures.idle = memory(child.pid, "VmRSS");
        const before = cpu(child.pid);
        console.error(`${name}: connected`);
        figures.acked = EVENTS / (await say(slack, EVENTS, chatter)).seconds;
        figures.cpu = (cpu(child.pid) - before) * 10000 / EVENTS;
        const paced = await say(slack, PER_SECOND * PACED_S, chatter, PER_SECOND);
        figures.p50 = quantile(paced.times, 0.5);
        figures.p99 = quantile(paced.times, 0.99);
        console.error(`${name}: acked ${figures.acked.toFixed(0)}/s, p99 ${figures.p99.toFixed(1)} ms, processor ${figures.cpu.toFixed(2)} s`);
        const had = answers(slack);
        const from = performance.now();
        const noted = say(slack, ANSWERED, note);
        await until("all answers", () => answers(slack) >= had + ANSWERED, 120000).catch(() => {});
        figures.answered = (answers(slack) - had) / ((performance.now() - from) / 1000);
        figures.notedP99 = quantile((await noted).times, 0.99);
        figures.peak = memory(child.pid, "VmHWM");
    } finally {
        child.kill("SIGTERM");
        await slack.stop().catch(() => {});
        rmSync(folder, { recursive: true, force: true });
    }
    return figures;
}

const ours = async (slack, folder) => spawn(program, ["demo"], { stdio: "ignore", env: { ...process.env, ...slack.env,
    DEALBELL_DATABASE_PATH: path.join(folder, "dealbell.db"), DEALBELL_PEOPLE_JOIN_BY_EMAIL: "true",
    DEALBELL_HTTP_LISTEN: `127.0.0.1:${await freePort()}` } });

const theirs = async (slack, folder) => spawn(process.execPath, [path.join(here, "bolt.mjs")], { stdio: "ignore",
    env: { ...process.env, BOLT_APP_TOKEN: slack.appToken, BOLT_BOT_TOKEN: slack.botToken, BOLT_API_URL: slack.url,
        BOLT_DATABASE: path.join(folder, "bolt.db") } });

/* Both do the same: a note, and an answer, for each event. */
const a = await measure("Dealbell", ours, "note D-1088 word", "note D-1088 word");
const b = await measure("Bolt", theirs, "note D-1088 word", "note D-1088 word");

const rows = [
    ["events acked a second, saturated", a.acked, b.acked, a.acked / b.acked, 0],
    ["events answered a second", a.answered, b.answered, a.answered / b.answered, 0],
    [`ack at ${PER_SECOND}/s, p50, ms`, a.p50, b.p50, b.p50 / a.p50, 2],
    [`ack at ${PER_SECOND}/s, p99, ms`, a.p99, b.p99, b.p99 / a.p99, 2],
    ["processor, s for 10,000 events", a.cpu, b.cpu, b.cpu / a.cpu, 2],
    ["memory idle, MB", a.idle, b.idle, b.idle / a.idle, 1],
    ["memory at most, MB", a.peak, b.peak, b.peak / a.peak, 1],
    ["until connected, ms", a.connected, b.connected, b.connected / a.connected, 0],
];
console.log("| | Dealbell | Bolt 4 + better-sqlite3 | times as good |\n|---|---:|---:|---:|");
for (const [what, mine, other, ratio, digits] of rows)
    console.log(`| ${what} | ${mine.toFixed(digits)} | ${other.toFixed(digits)} | ${ratio.toFixed(1)} |`);
console.log("\nDealbell acknowledges after COMMIT; Bolt before its listener runs.");
