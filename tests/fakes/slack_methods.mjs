/*
 * slack_methods.mjs - the methods of Slack's Web API, each with the scope that it needs; slack.mjs is the world they
 * work in.
 */

import { APP, BOT, BOT_USER, TEAM } from "./slack_ids.mjs";
import { Refusal, checkMessage, checkView } from "./slack_limits.mjs";

const KINDS = { public_channel: "channels:read", private_channel: "groups:read", im: "im:read", mpim: "mpim:read" };

/* Both ends are left out unless `inclusive` says otherwise. */
const within = (ts, { oldest = "0", latest = "9999999999.999999", inclusive }) => (String(inclusive) === "true"
    ? ts >= oldest && ts <= latest : ts > oldest && ts < latest);

const historyScope = (channel) => ({ C: "channels:history", G: "groups:history", D: "im:history" })[channel[0]];

export const methods = (slack) => ({
    "auth.test": { run: () => ({ url: "https://acme.slack.com/", team: "Acme", user: "dealbell", team_id: TEAM,
        user_id: BOT_USER, bot_id: BOT }) },
    "apps.connections.open": { isApp: true, run: () => {
        const ticket = `ticket-${slack.stamps += 1}`;
        slack.tickets.add(ticket);
        return { url: `ws://127.0.0.1:${slack.port}/link/?ticket=${ticket}&app_id=${APP}` };
    } },
    "chat.postMessage": { scope: "chat:write", run: (body) => slack.post(body) },
    "chat.update": { scope: "chat:write", run: (body) => slack.update(body) },
    "chat.postEphemeral": { scope: "chat:write", run: (body) => {
        const place = slack.place(body);
        checkMessage(body, false);
        if (!place.members.has(body.user))
            throw new Refusal("user_not_in_channel");
        const whisper = { ...body, channel: place.id, ts: slack.stamp(), whispered: true };
        slack.whispers.push(whisper);
        return { message_ts: whisper.ts };
    } },
    "conversations.open": { scope: "im:write", run: (body) => ({ channel: { id: `D${slack.user(body.users).id.slice(1)}` } }) },
    /* Roots alone, the newest first, each with the time of its last reply. */
    "conversations.history": { scope: (body) => historyScope(body.channel), run: (body) => {
        const { messages } = slack.place(body);
        const isReply = (one) => one.thread_ts && one.thread_ts !== one.ts;
        const replies = new Map();
        for (const one of messages.filter(isReply))
            (replies.get(one.thread_ts) ?? replies.set(one.thread_ts, []).get(one.thread_ts)).push(one);
        const shown = messages.filter((one) => (!isReply(one) || one.subtype === "thread_broadcast") && within(one.ts, body))
            .reverse().map((one) => {
                const own = replies.get(one.ts);
                return own ? { ...one, thread_ts: one.ts, reply_count: own.length, latest_reply: own.at(-1).ts } : one;
            });
        return slack.history(shown, body);
    } },
    /* The root first, however old it is. */
    "conversations.replies": { scope: (body) => historyScope(body.channel), run: (body) => {
        const { messages } = slack.place(body);
        const root = messages.find((one) => one.ts === body.ts);
        if (!root)
            throw new Refusal("thread_not_found");
        return slack.history([root, ...messages.filter((one) => one.thread_ts === body.ts && one !== root
            && within(one.ts, body))], body);
    } },
    /* Where the bot is: all the kinds that are asked for need their scope. */
    "users.conversations": { scope: (body) => (body.types ?? "public_channel").split(",").map((kind) => {
        if (!KINDS[kind])
            throw new Refusal("invalid_types");
        return KINDS[kind];
    }), run: (body) => {
        const kinds = (body.types ?? "public_channel").split(",");
        const mine = [...slack.channels.values()].filter((place) => place.members.has(BOT_USER)
            && kinds.includes(place.is_im ? "im" : "public_channel"));
        const from = Number(body.cursor ?? 0);
        const limit = Math.min(Number(body.limit ?? 100), 999);
        const more = from + limit < mine.length;
        return { channels: mine.slice(from, from + limit).map(({ id, name, is_im, user }) => ({ id, ...(name && { name }),
            ...(is_im && { is_im, user }) })), response_metadata: { next_cursor: more ? String(from + limit) : "" } };
    } },
    "users.info": { scope: "users:read", run: (body) => {
        const user = structuredClone(slack.user(body.user));
        if (!slack.scopes.includes("users:read.email"))
            delete user.profile.email;
        if (String(body.include_locale) !== "true")
            delete user.locale;
        return { user };
    } },
    "files.getUploadURLExternal": { scope: "files:write", run: (body) => slack.nameFile(body) },
    "files.completeUploadExternal": { scope: "files:write", run: (body) => slack.share(body) },
    "views.open": { run: (body) => {
        slack.useTrigger(body.trigger_id);
        checkView(body.view, "modal");
        const view = { ...body.view, id: `V${slack.stamps += 1}`, hash: "1.a" };
        slack.views.set(view.id, view);
        return { view };
    } },
    "views.publish": { run: (body) => {
        checkView(body.view, "home");
        slack.homes.set(slack.user(body.user_id).id, body.view);
        return { view: body.view };
    } },
});
