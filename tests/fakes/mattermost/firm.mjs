/*
 * firm.mjs - a firm whose people are at a Mattermost: five of them, three channels, a bot that `dealbell setup`
 * made, and Dealbell itself behind a line that can be cut.
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { atEnd, freePort, run, serve } from "../../browser/program.mjs";

/* A line to the server. cut() ends all that is open; down() also refuses what comes until up(). */
export async function line(t, to) {
    const { hostname, port } = new URL(to);
    const open = new Set();
    let isUp = true;
    const server = net.createServer((near) => {
        if (!isUp) {
            near.destroy();
            return;
        }
        const far = net.connect(Number(port), hostname);
        const pair = { near, far };
        open.add(pair);
        for (const [from, onto] of [[near, far], [far, near]]) {
            from.on("error", () => onto.destroy());
            from.on("close", () => {
                onto.destroy();
                open.delete(pair);
            });
            from.pipe(onto);
        }
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const cut = () => open.forEach((pair) => {
        pair.near.destroy();
        pair.far.destroy();
    });
    atEnd(t, () => {
        server.close();
        cut();
    });
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        cut,
        down: () => { isUp = false; cut(); },
        up: () => { isUp = true; },
    };
}

const FOLK = [
    { handle: "max", first: "Max", last: "Stone", roles: "admin,manager,approver", zone: "Europe/Berlin" },
    { handle: "mei", first: "Mei", last: "Lin", roles: "manager,approver", locale: "zh-CN", zone: "Asia/Shanghai" },
    { handle: "ana", first: "Ana", last: "Reyes", roles: "sales", manager: "max", zone: "Europe/Berlin" },
    { handle: "bo", first: "Bo", last: "Yi", roles: "sales", manager: "mei", locale: "zh-CN", zone: "Asia/Shanghai" },
    { handle: "fin", first: "Fin", last: "Day", roles: "finance", zone: "Europe/London" },
];

/* People, channels, bot and program at `site`; the program is told of a line to it, and of `more` settings. */
export async function firm(t, site, more = {}) {
    const team = await site.team();
    const channels = {};
    for (const name of ["sales", "approvals", "finance"])
        channels[name] = await site.channel(team, name);
    const people = {};
    for (const one of FOLK)
        people[one.handle] = await site.person(team, Object.values(channels), one);

    const port = await freePort();
    const wire = await line(t, site.url);
    const here = { DEALBELL_HTTP_LISTEN: `127.0.0.1:${port}` };
    const made = await run(["setup", "mattermost", "--url", site.url, "--team", team.name, "--name", `bell-${team.name.slice(5)}`],
        { env: { ...here, MATTERMOST_ADMIN_TOKEN: site.admin } });
    assert.equal(made.status, 0, made.err);
    const settings = Object.fromEntries(made.out.trim().split("\n").map((row) => row.split(/=(.*)/s).slice(0, 2)));
    const env = {
        ...here, ...settings, DEALBELL_MATTERMOST_URL: wire.url, DEALBELL_PEOPLE_JOIN_BY_EMAIL: "true", ...more,
    };
    const checked = await run(["check"], { env });
    assert.match(checked.out, /signed in as @bell-/);

    const server = await serve(t, "serve", { env });
    for (const { handle, first, last, roles, manager } of FOLK) {
        const added = await server.run(["user", "add", handle, `name=${first} ${last}`, `email=${people[handle].email}`,
            `roles=${roles}`, ...(manager ? [`manager=${manager}`] : [])]);
        assert.equal(added.status, 0, added.err);
    }
    const me = await site.call("GET", "/users/me", undefined, settings.DEALBELL_MATTERMOST_TOKEN);
    for (const channel of Object.values(channels))
        await site.call("POST", `/channels/${channel.id}/members`, { user_id: me.id });
    const direct = {};
    for (const [handle, person] of Object.entries(people)) {
        direct[handle] = await person.with(me.id);
        await person.listen(t);
    }
    return { site, team, channels, people, direct, bot: me, server, wire, settings, port };
}
