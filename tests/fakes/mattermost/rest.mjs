/* rest.mjs - the paths of the fake's REST. */

import { once } from "node:events";
import { fake as listen, isId, newId, refuse, Refusal } from "./server.mjs";

const ADMIN = "system_admin";
const asAdmin = (user) => user.roles.includes(ADMIN) || refuse(403, "api.context.permissions.app_error");

function login(site, body, response) {
    const user = [...site.users.values()].find((one) => one.username === body.login_id);
    if (!user || site.passwords.get(user.id) !== body.password)
        refuse(401, "api.user.login.invalid_credentials_email_username");
    const token = newId();
    site.tokens.set(token, user.id);
    response.setHeader("Token", token);
    return user;
}

function addUser(site, body) {
    const { password, ...from } = body;
    const user = site.addUser(from);
    site.passwords.set(user.id, password);
    return user;
}

function addBot(site, user, body) {
    asAdmin(user);
    if (!site.config.ServiceSettings.EnableBotAccountCreation)
        refuse(403, "api.bot.create_disabled");
    const bot = site.addUser({ username: body.username, first_name: body.display_name, is_bot: true, email: `${body.username}@localhost` });
    return { user_id: bot.id, username: bot.username };
}

function addToken(site, user, id, body) {
    asAdmin(user);
    const row = { id: newId(), token: newId(), user_id: id, description: body.description ?? "", is_active: true };
    site.tokens.set(row.token, id);
    site.madeTokens.push(row);
    return row;
}

/* The tokens themselves are shown when they are made, and never again. */
function listTokens(site, user, id) {
    asAdmin(user);
    return site.madeTokens.filter((row) => row.user_id === id).map(({ token, ...row }) => row);
}

function revokeToken(site, user, id) {
    asAdmin(user);
    const at = site.madeTokens.findIndex((row) => row.id === id);
    if (at < 0)
        refuse(404, "app.user_access_token.get_by_user.app_error");
    const [{ token }] = site.madeTokens.splice(at, 1);
    site.tokens.delete(token);
    return { status: "OK" };
}

function addMember(site, channel, id, by) {
    const user = site.users.get(id) ?? refuse(404, "app.user.missing_account.const");
    channel.members.add(id);
    site.sockets.to(channel.members, "user_added", { user_id: id, team_id: channel.team_id }, { channel_id: channel.id });
    if (by)
        site.makePost(user, { channel_id: channel.id, message: `${user.username} joined`, props: { addedUserId: id } }, "system_add_to_channel");
    return { channel_id: channel.id, user_id: id, roles: "channel_user" };
}

function addChannel(site, user, body) {
    return site.channelShown(site.addChannel({ ...body }, [user.id]));
}

function addReaction(site, user, body) {
    const post = site.postOf(body.post_id, user);
    const reaction = { user_id: user.id, post_id: post.id, emoji_name: body.emoji_name, create_at: site.now(), channel_id: post.channel_id };
    post.update_at = reaction.create_at;
    post.metadata.reactions = [...(post.metadata.reactions ?? []), reaction];
    site.sockets.to(site.channel(post.channel_id).members, "reaction_added", { reaction: JSON.stringify(reaction) },
        { channel_id: post.channel_id });
    return reaction;
}

function addCommand(site, user, body) {
    asAdmin(user);
    const command = { ...body, id: newId(), token: newId() };
    if ([...site.commands.values()].some((one) => one.trigger === body.trigger && one.team_id === body.team_id))
        refuse(400, "api.command.duplicate_trigger.app_error");
    site.commands.set(command.id, command);
    return command;
}

function addFile(site, user, query, bytes) {
    const channel = site.memberOf(query.get("channel_id"), user);
    if (bytes.length > site.mostFileBytes)
        refuse(413, "api.file.upload_file.too_large_detailed.app_error");
    const file = { id: newId(), name: query.get("filename"), bytes, channel: channel.id, user: user.id };
    site.files.set(file.id, file);
    return { file_infos: [{ id: file.id, name: file.name, size: bytes.length }], client_ids: [] };
}

function patchConfig(site, user, body) {
    asAdmin(user);
    Object.assign(site.config.ServiceSettings, body.ServiceSettings);
    return site.config;
}

function patchUser(site, user, id, body) {
    const changed = site.users.get(id);
    Object.assign(changed, body);
    site.sockets.to(null, "user_updated", { user: changed }, {});
    return changed;
}

const routes = [
    ["GET", "/system/ping", () => ({ status: "OK" }), { open: true }],
    ["POST", "/users/login", ({ site, body, response }) => login(site, body, response), { open: true }],
    ["POST", "/users", ({ site, body }) => addUser(site, body), { status: 201 }],
    ["GET", "/users/me", ({ user }) => user],
    ["GET", "/users/me/teams", ({ site, user }) => [...site.teams.values()].filter((team) => team.members.has(user.id))],
    ["GET", "/users/me/channels", ({ site, user }) => [...site.channels.values()].filter((channel) => channel.members.has(user.id))
        .map((channel) => site.channelShown(channel))],
    ["GET", "/users/username/:name", ({ site, params }) => [...site.users.values()].find((one) => one.username === params.name)
        ?? refuse(404, "app.user.get_by_username.app_error")],
    ["GET", "/users/:id", ({ site, params }) => site.users.get(params.id) ?? refuse(404, "app.user.missing_account.const")],
    ["PUT", "/users/:id/patch", ({ site, user, params, body }) => patchUser(site, user, params.id, body)],
    ["POST", "/users/tokens/revoke", ({ site, user, body }) => revokeToken(site, user, body.token_id)],
    ["POST", "/users/:id/tokens", ({ site, user, params, body }) => addToken(site, user, params.id, body)],
    ["GET", "/users/:id/tokens", ({ site, user, params }) => listTokens(site, user, params.id)],
    ["POST", "/bots", ({ site, user, body }) => addBot(site, user, body), { status: 201 }],
    ["GET", "/config", ({ site, user }) => asAdmin(user) && site.config],
    ["PUT", "/config/patch", ({ site, user, body }) => patchConfig(site, user, body)],
    ["POST", "/teams", ({ site, user, body }) => {
        const team = { id: newId(), ...body, members: new Set([user.id]) };
        site.teams.set(team.id, team);
        return team;
    }, { status: 201 }],
    ["GET", "/teams/name/:name", ({ site, params }) => [...site.teams.values()].find((one) => one.name === params.name)
        ?? refuse(404, "app.team.get_by_name.missing.app_error")],
    ["POST", "/teams/:id/members", ({ site, params, body }) => {
        site.teams.get(params.id).members.add(body.user_id);
        return { team_id: params.id, user_id: body.user_id };
    }, { status: 201 }],
    ["POST", "/channels", ({ site, user, body }) => addChannel(site, user, body), { status: 201 }],
    ["POST", "/channels/direct", ({ site, user, body }) => site.direct(user, body), { status: 201 }],
    ["POST", "/channels/:id/members", ({ site, user, params, body }) => addMember(site, site.channel(params.id), body.user_id, user), { status: 201 }],
    ["GET", "/channels/:id/members/:user", ({ site, user, params }) => {
        const channel = site.memberOf(params.id, user);
        return channel.members.has(params.user) ? { channel_id: channel.id, user_id: params.user }
            : refuse(404, "app.channel.get_member.missing.app_error");
    }],
    ["GET", "/channels/:id/posts", ({ site, user, params, query }) => site.listPosts(user, params.id, query)],
    ["POST", "/posts/ephemeral", () => refuse(403, "api.context.permissions.app_error")],
    ["POST", "/posts", ({ site, user, body }) => site.createPost(user, body), { status: 201, losable: true }],
    ["GET", "/posts/:id", ({ site, user, params }) => site.shown(site.postOf(params.id, user))],
    ["PUT", "/posts/:id/patch", ({ site, user, params, body }) => site.patchPost(user, params.id, body)],
    ["DELETE", "/posts/:id", ({ site, user, params }) => site.deletePost(user, params.id)],
    ["POST", "/posts/:id/actions/:action", ({ site, user, params, body }) => site.act(user, params.id, params.action, body ?? {})],
    ["POST", "/reactions", ({ site, user, body }) => addReaction(site, user, body), { status: 201 }],
    ["POST", "/actions/dialogs/open", ({ site, body }) => site.openDialog(body), { open: true }],
    ["POST", "/actions/dialogs/submit", ({ site, user, body }) => site.submitDialog(user, body)],
    ["GET", "/commands", ({ site, user, query }) => asAdmin(user)
        && [...site.commands.values()].filter((one) => one.team_id === query.get("team_id"))],
    ["POST", "/commands", ({ site, user, body }) => addCommand(site, user, body), { status: 201 }],
    ["PUT", "/commands/:id", ({ site, user, params, body }) => asAdmin(user) && Object.assign(site.commands.get(params.id), body)],
    ["POST", "/commands/execute", ({ site, user, body }) => site.execute(user, body)],
    ["POST", "/files", ({ site, user, query, bytes }) => addFile(site, user, query, bytes), { status: 201, raw: true }],
    ["GET", "/files/:id", ({ site, params }) => site.files.get(params.id)?.bytes ?? refuse(404, "app.file_info.get.app_error")],
].map(([method, path, run, more = {}]) => ({
    method, run, ...more, pattern: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`),
}));

/* Sets and maps are not for others. */
const plain = (key, value) => (value instanceof Set || value instanceof Map ? undefined : value);

async function answer(site, request, response, bytes) {
    const url = new URL(request.url, "http://fake");
    const path = url.pathname.replace(/^\/api\/v4/, "");
    const isBot = site.userOf(request.headers.authorization)?.is_bot;
    const send = (status, body, type = "application/json") => {
        response.writeHead(status, { "Content-Type": type });
        response.end(Buffer.isBuffer(body) ? body : type === "application/json" ? JSON.stringify(body, plain) : body);
    };
    if (isBot && site.limited(1)) {
        response.setHeader("Retry-After", "1");
        send(429, "limit exceeded\n", "text/plain; charset=utf-8");
        return;
    }
    if (isBot && ["/files", "/posts"].includes(path) && request.method === "POST")
        site.steps.push({ path, query: url.search, type: request.headers["content-type"], bytes });
    const how = isBot && site.faults.plans[`${request.method} ${path}`]?.shift();
    if (how === "held") { /* nobody does it, and nobody says so, until the other end is gone */
        await once(request.socket, "close");
        return;
    }
    if (isBot)
        await site.faults.wait(request.method, path);
    const route = routes.find((one) => one.method === request.method && one.pattern.test(path));
    try {
        if (!route) {
            site.wrong.push(`${request.method} ${path}`);
            refuse(404, "api.context.404.app_error");
        }
        const user = site.userOf(request.headers.authorization);
        if (site.faults.broken(request.method, path, user))
            refuse(500, "app.select_error");
        if (Array.isArray(how))
            refuse(...how);
        if (!user && !route.open)
            refuse(401, "api.context.session_expired.app_error");
        if (!route.raw && bytes.length > 300000)
            refuse(400, "api.context.invalid_body_param.app_error");
        const body = !route.raw && bytes.length ? JSON.parse(bytes.toString()) : null;
        const made = await route.run({
            site, user, body, bytes, response, params: route.pattern.exec(path).groups ?? {}, query: url.searchParams,
        });
        if (how === "done")
            await once(request.socket, "close");
        if (how === "lost" || (route.losable && isBot && site.faults.lose > 0)) {
            site.faults.lose -= how === "lost" ? 0 : 1;
            request.socket.destroy();
            return;
        }
        send(route.status ?? 200, made);
    } catch (error) {
        if (!(error instanceof Refusal))
            site.wrong.push(`${request.method} ${path}: ${error.stack}`);
        const status = error.status ?? 500;
        send(status, { id: error.id ?? "fake", message: "no", detailed_error: "", request_id: newId(), status_code: status });
    }
}

export const fake = (t) => listen(t, answer);
export { isId };
