/*
 * live.test.mjs - what is said while Dealbell reads what was said before: each word waits for its own channel alone,
 * and for all that stands before it there.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { begin } from "./notes.mjs";

const PATIENCE = { timeout: 120000 };
const AGAIN_MS = 3500; /* a little more than until a reading that failed goes again */

/* Posts of a channel are given when it is let go; `asked` are the channels whose posts were asked for, in order; `n` how often. */
function gate(site, channels) {
    const asked = [];
    const made = { asked, n: 0, open: (channel) => opened.get(channel.id).open() };
    const opened = new Map(channels.map((channel) => {
        let open = null;
        const isOpen = new Promise((go) => { open = go; });
        return [channel.id, { open, isOpen }];
    }));
    site.faults.wait = async (method, path) => {
        const [, id] = /^\/channels\/(\w+)\/posts$/.exec(path) ?? [];
        if (method !== "GET" || !opened.has(id))
            return;
        made.n += 1;
        if (!asked.includes(id))
            asked.push(id);
        await opened.get(id).isOpen;
    };
    return made;
}

/* Each has said two words that became turns, and no letter is under way. */
async function known(f, ...people) {
    for (const one of people) {
        await f.people[one].say(f.direct[one], "help");
        await f.people[one].say(f.direct[one], "help");
        await until(`${one} to be heard`, async () => await f.server.ask(`SELECT COUNT(*) FROM inbox WHERE event LIKE '${f.direct[one].id}/%' AND words = 'help'`) === "2");
    }
    await until("no letter to be under way", async () => await f.server.ask("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')") === "0");
}

const heard = async (f, channel, begins = "remind me") => (await f.server.ask(`SELECT words FROM inbox
    WHERE event LIKE '${channel.id}/%' AND words LIKE '${begins}%' ORDER BY turn`)).split("\n");
const remind = (n) => `remind me 2027-05-0${n} 15:00 no ${n}`;

test("while one channel is read, a word in another is answered, and in one where nobody had spoken", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, mei, fin }, direct } = f;
    await known(f, "ana", "mei");
    await f.server.kill();
    for (const n of [1, 2, 3])
        await ana.say(direct.ana, remind(n));
    const reading = gate(site, [direct.ana]);
    await f.server.start();
    await until("it to be asked for", () => reading.n === 1);
    await ana.say(direct.ana, remind(4));
    await mei.say(direct.mei, "remind me 2027-05-01 15:00 to look");
    await mei.hear(direct.mei, "R-1");
    await fin.say(direct.fin, "remind me 2027-05-01 15:00 to look");
    await fin.hear(direct.fin, "R-2");
    assert.equal(await heard(f, direct.ana).then((all) => all.join()), "", "the other's words wait for those before them");
    assert.equal(reading.n, 2, "its page, and a look at its newest");
    reading.open(direct.ana);
    await ana.hear(direct.ana, "R-6");
    assert.deepEqual(await heard(f, direct.ana), [1, 2, 3, 4].map(remind));
    assert.deepEqual(site.wrong, []);
});

test("of the channels that are to be read the one where somebody speaks now comes next", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people, direct } = f;
    await known(f, "ana", "mei", "max", "fin");
    await f.server.kill();
    const names = ["ana", "mei", "max", "fin"].sort((a, b) => (direct[a].id < direct[b].id ? -1 : 1));
    for (const name of names)
        await people[name].say(direct[name], remind(1));
    const [first, last] = [names[0], names[3]];
    const { asked, open } = gate(site, names.map((name) => direct[name]));
    await f.server.start();
    await until("the first to be asked for", () => asked.length === 1);
    assert.equal(asked[0], direct[first].id);
    await people[last].say(direct[last], remind(2));
    await people[first].say(direct[first], remind(2));
    await people.bo.say(direct.bo, "提醒我 2027-05-01 15:00 看看"); /* nobody had spoken there: it is heard at once, and behind those */
    await people.bo.hear(direct.bo, "R-1");
    open(direct[first]);
    await until("the next to be asked for", () => asked.length === 2);
    assert.equal(asked[1], direct[last].id);
    open(direct[last]);
    await until("both", async () => (await heard(f, direct[last])).length === 2);
    await until("both", async () => (await heard(f, direct[first])).length === 2);
    names.forEach((name) => open(direct[name]));
    for (const name of names) {
        const n = [first, last].includes(name) ? 2 : 1;
        await until(`all of ${name}`, async () => (await heard(f, direct[name])).join() === [1, 2].slice(0, n).map(remind).join());
    }
    assert.deepEqual(site.wrong, []);
});

test("a channel of many pages gives way between two of them, and goes on where it was", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people, direct } = f;
    await known(f, "ana", "mei");
    await f.server.kill();
    const [long, short] = direct.ana.id < direct.mei.id ? ["ana", "mei"] : ["mei", "ana"];
    for (let n = 1; n <= 450; n += 1)
        site.makePost(site.users.get(people[long].id), { channel_id: direct[long].id, message: `remind me 2027-05-01 15:00 no ${n}` });
    for (let n = 1; n <= 70; n += 1) /* more than one look at the newest finds */
        site.makePost(site.users.get(people[short].id), { channel_id: direct[short].id, message: `remind me 2027-05-01 15:00 no ${n}` });
    const asked = [];
    let letGo = null;
    const gate = new Promise((go) => { letGo = go; });
    site.faults.wait = async (method, path) => {
        const whose = [long, short].find((one) => path === `/channels/${direct[one].id}/posts`);
        if (method !== "GET" || !whose)
            return;
        asked.push(whose);
        if (asked.length === 3)
            await gate;
    };
    await f.server.start();
    await until("the second page to be asked for", () => asked.length === 3);
    await people[short].say(direct[short], "remind me 2027-05-01 15:00 no 71");
    await people.bo.say(direct.bo, "提醒我 2027-05-01 15:00 看看");
    await until("it to be heard", async () => (await heard(f, direct.bo, "提醒我")).join() !== "");
    letGo();
    await until("all of it to be heard", async () => (await heard(f, direct[long])).length === 450 && (await heard(f, direct[short])).length === 71);
    assert.deepEqual(asked.slice(0, 7), [long, long, long, short, short, short, long]);
    for (const [name, n] of [[long, 450], [short, 71]])
        assert.deepEqual(await heard(f, direct[name]), Array.from({ length: n }, (_, i) => `remind me 2027-05-01 15:00 no ${i + 1}`));
    assert.deepEqual(site.wrong, []);
});

test("what a second connection missed while the first was caught up is heard before what follows it", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, mei }, direct } = f;
    await known(f, "ana", "mei");
    await f.server.kill();
    await ana.say(direct.ana, remind(1));
    await mei.say(direct.mei, remind(1));
    const [early, late] = direct.ana.id < direct.mei.id ? ["ana", "mei"] : ["mei", "ana"];
    const { asked, open } = gate(site, [direct[late]]);
    await f.server.start();
    await until("the other to be asked for", () => asked.length === 1);
    await until("the first to be read", async () => (await heard(f, direct[early])).join() === remind(1));
    const before = site.sockets.opened;
    const mine = site.users.get(f.people[early].id);
    site.sockets.restart();
    site.makePost(mine, { channel_id: direct[early].id, message: remind(2) }); /* nobody is there to hear it */
    await until("another connection", () => site.sockets.opened > before && [...site.sockets.states.values()].some((state) => state.user === f.bot.id));
    site.makePost(mine, { channel_id: direct[early].id, message: remind(3) });
    open(direct[late]);
    await until("the last", async () => (await heard(f, direct[early])).includes(remind(3)));
    await until("all to be noted as read", async () => await f.server.ask("SELECT COUNT(*) FROM unread") === "0");
    assert.deepEqual(await heard(f, direct[early]), [1, 2, 3].map(remind));
    assert.deepEqual(await heard(f, direct[late]), [remind(1)]);
    assert.deepEqual(site.wrong, []);
});

/* A run that failed goes again by a timer; a new connection begins one at once, which the timer leaves alone. */
test("a reading that a new connection began is not begun again under way", PATIENCE, async (t) => {
    const { site, f } = await begin(t);
    const { people: { ana, fin }, direct } = f;
    await known(f, "ana");
    await f.server.kill();
    await ana.say(direct.ana, remind(1));
    const written = await fin.say(direct.fin, "good morning");
    let failedAt = 0;
    let isTold = false; /* of a profile, that the program asks for again each two seconds */
    site.faults.broken = (method, path, user) => {
        if (user?.is_bot && path === `/users/${fin.id}`)
            isTold = failedAt > 0 && Date.now() > failedAt + AGAIN_MS;
        else if (user?.is_bot && path === `/channels/${direct.ana.id}/posts` && failedAt === 0)
            failedAt = Date.now();
        else
            return false;
        return !isTold;
    };
    await f.server.start();
    await until("the page to fail", () => failedAt > 0);
    const { asked, open } = gate(site, [direct.ana]);
    site.sockets.restart();
    await until("it to be asked for again", () => asked.length === 1);
    await fin.edit(written, "good evening");
    await until("the timer to be over", () => isTold);
    assert.equal(f.server.child.exitCode, null);
    site.faults.broken = () => false;
    open(direct.ana);
    await ana.hear(direct.ana, "R-1");
    assert.deepEqual(await heard(f, direct.ana), [remind(1)]);
    assert.deepEqual(site.wrong, []);
});
