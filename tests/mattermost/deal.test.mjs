/* deal.test.mjs - a firm works at the fake, as it does at a real server (tests/peers/mattermost). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../browser/program.mjs";
import { firm } from "../fakes/mattermost/firm.mjs";
import { Site } from "../fakes/mattermost/people.mjs";
import { fake } from "../fakes/mattermost/rest.mjs";
import { work } from "../peers/mattermost/scene.mjs";

test("a firm works at a Mattermost", { timeout: 300000 }, async (t) => {
    const site = await fake(t);
    await work(t, new Site(site.url, site.admin), async () => site.sockets.restart());
    assert.deepEqual(site.wrong, []);
});

test("whom Dealbell does not know yet is answered in the language of their profile", { timeout: 120000 }, async (t) => {
    const site = await fake(t);
    const { people: { ana, bo }, direct } = await firm(t, new Site(site.url, site.admin), { DEALBELL_PEOPLE_JOIN_BY_EMAIL: "false" });

    await bo.say(direct.bo, "你好");
    await bo.hear(direct.bo, "我在这里还不认识您");
    await bo.say(direct.bo, "绑定 XXXX-YYYY");
    await bo.hear(direct.bo, "绑定码");
    await ana.say(direct.ana, "hello");
    await ana.hear(direct.ana, "I do not know you here");
});

test("a zone and a language that change there change here; who is deactivated is not heard", { timeout: 120000 }, async (t) => {
    const site = await fake(t);
    const f = await firm(t, new Site(site.url, site.admin));
    const { people: { ana }, direct, server } = f;
    const known = () => server.ask("SELECT zone, lang, is_active FROM person WHERE handle = 'ana'");

    await ana.say(direct.ana, "deal list");
    await ana.hear(direct.ana, "No deals here");
    assert.equal(await known(), "Europe/Berlin|0|1");
    await f.site.call("PUT", `/users/${ana.id}/patch`, {
        locale: "zh-CN", timezone: { useAutomaticTimezone: "false", automaticTimezone: "Europe/Berlin", manualTimezone: "Asia/Shanghai" },
    });
    await until("the change to arrive", async () => await known() === "Asia/Shanghai|1|1");
    await f.site.call("PUT", `/users/${ana.id}/patch`, { delete_at: 1 });
    await until("the server to say so", () => [...site.sockets.states.values()].every((one) => one.ring.filter((event) => event.event === "user_updated").length === 2));
    site.makePost(site.users.get(ana.id), { channel_id: direct.ana.id, message: "note L-1 from one who left" });
    await f.people.bo.say(direct.bo, "商机列表");
    await f.people.bo.hear(direct.bo, "商机");
    assert.equal(await server.ask("SELECT COUNT(*) FROM inbox WHERE words LIKE 'note L-1%'"), "0");
});
