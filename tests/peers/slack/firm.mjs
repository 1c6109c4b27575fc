/*
 * firm.mjs - the demo's firm with its people on the fake Slack, joined by their address.
 */

import { fakeSlack } from "../../fakes/slack.mjs";
import { atEnd, serve, until } from "../../browser/program.mjs";

export const EMMA = "U1EMMA";
export const DAN = "U2DAN";
export const ZHAO = "U3ZHAO";
export const LIU = "U4LIU";
export const LI = "U5LIWEI";
export const EVE = "U9EVE";
export const SALES = "C1SALES";

const SHANGHAI = { tz: "Asia/Shanghai", locale: "zh-CN" };

export const direct = (user) => `D${user.slice(1)}`;

/* `profiles`: what differs of them, by id. */
export async function firm(t, { env = {}, profiles = {} } = {}) {
    const slack = await fakeSlack();
    atEnd(t, () => slack.stop());
    slack.person(EMMA, { name: "Emma Ross", email: "emma.ross@brasswell.example" });
    slack.person(DAN, { name: "Dan Cole", email: "Dan.Cole@brasswell.example" });
    slack.person(ZHAO, { name: "赵敏", email: "zhao.min@brasswell.example", ...SHANGHAI });
    slack.person(LIU, { name: "刘芳", email: "liu.fang@brasswell.example", ...SHANGHAI });
    slack.person(LI, { name: "李伟", email: "li.wei@brasswell.example", ...SHANGHAI });
    slack.person(EVE, { name: "Eve", email: "eve@elsewhere.example" });
    for (const [id, more] of Object.entries(profiles))
        Object.assign(slack.users.get(id), more);
    slack.channel(SALES, [EMMA, DAN, ZHAO, LIU, LI, EVE], "sales");
    const server = await serve(t, "demo", { env: { ...slack.env, DEALBELL_PEOPLE_JOIN_BY_EMAIL: "true", ...env } });
    await until("a socket", () => slack.sockets.size > 0);
    return { slack, server };
}

/* What a message shows: its text and that of all its blocks. */
export function words(message) {
    const found = [];
    const walk = (value, key) => {
        if (typeof value === "string" && (key === "text" || key === undefined))
            found.push(value);
        else if (value && typeof value === "object")
            for (const [name, one] of Object.entries(value))
                walk(one, Array.isArray(value) ? undefined : name);
    };
    walk({ text: message.text, blocks: message.blocks });
    return found.join("\n");
}

/* The next message of the bot in `channel` for which `look` is true, after those seen. */
export function hear(slack, channel, look) {
    return until(`${look} in ${channel}; there is ${slack.said(channel).map(words).join(" | ")}`,
        () => slack.said(channel).find((message) => look.test(words(message))));
}
