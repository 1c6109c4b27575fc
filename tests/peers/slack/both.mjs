/*
 * both.mjs - one firm on two platforms and in the web chat.
 */

import { fakeSlack } from "../../fakes/slack.mjs";
import { firm } from "../../fakes/mattermost/firm.mjs";
import { Site } from "../../fakes/mattermost/people.mjs";
import { fake } from "../../fakes/mattermost/rest.mjs";
import { atEnd, until } from "../../browser/program.mjs";
import { chat } from "../../terminal/chat.mjs";

export const ANA = "U1ANA";
export const MAX = "U2MAX";
export const APPROVALS = "C1APPROVALS";
export const direct = (user) => `D${user.slice(1)}`;

/* The same people at both; Slack's addresses are those that Mattermost gave them. `more`: settings. */
export async function bothFirm(t, more = {}) {
    const site = await fake(t);
    const slack = await fakeSlack();
    atEnd(t, () => slack.stop());
    const f = await firm(t, new Site(site.url, site.admin), { ...slack.env, ...more });

    for (const [id, handle] of [[ANA, "ana"], [MAX, "max"]])
        slack.person(id, { name: handle, email: f.people[handle].email, tz: "Europe/Berlin" });
    slack.channel(APPROVALS, [ANA, MAX], "approvals");
    await until("a socket of Slack's", () => slack.sockets.size > 0);
    return { slack, fake: site, ...f };
}

/* In the web chat one signs in; what is said from then on is heard. */
export async function inTheWeb(t, { server, port }, handle) {
    const { out } = await server.run(["user", "token", handle]);
    const web = chat(t, { url: `http://127.0.0.1:${port}` }, handle, { env: { DEALBELL_TOKEN: out.trim().split(/\s+/).at(-1) } });
    await web.answer({ say: "approvals" });
    return web;
}

/* What is said for a deal that may be given a discount: L-`n` and D-`n`. */
export const dealOf = (company, n) => [`lead new ${company} phone=0770090070${n} amount=100k`,
    `qualify L-${n} need=lines budget=100k role=owner timeline=soon`,
    `deal stage D-${n} proposal amount=120000 close=2027-04-30 quote=Q-${10 + n} reason="seen at the fair"`];
