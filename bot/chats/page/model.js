/*
 * model.js - what this page holds of the server's truth: rooms, posts and people.
 *
 * Pure: no document, no network. A post with a known id replaces the one that stands.
 */

/* Before or after, as the server numbers them; by time where ids are not numbers. */
function compare(a, b) {
    const byId = Number(a.id) - Number(b.id);
    return (Number.isNaN(byId) ? a.at - b.at : byId) || 0;
}

export function newModel() {
    const rooms = new Map();
    const model = {
        me: { handle: "", name: "", lang: "" },
        firm: { name: "", mode: "" },
        people: [],
        online: new Set(), /* handles; a person may be known to be here before their name is */
        try: [],
        ahead: 0, /* the firm's clock less ours, ms; the demo's moves */
        rooms,
        names: new Map(), /* handle -> the name that stands over that person's posts */
    };

    /* The room of that name; made when it was not known. */
    model.room = (name) => {
        let room = rooms.get(name);
        if (!room) {
            room = { room: name, title: "", about: "", unread: 0, posts: [], more: true, listed: false };
            rooms.set(name, room);
        }
        return room;
    };

    model.now = () => Date.now() + model.ahead;

    model.person = (handle) => model.people.find((one) => one.handle === handle);

    model.isOnline = (handle) => model.online.has(handle);

    model.present = (handle, online) => {
        if (online)
            model.online.add(handle);
        else
            model.online.delete(handle);
    };

    /* Who works here now. */
    model.heard = (people) => {
        model.me.name = people.find((one) => one.handle === model.me.handle)?.name ?? model.me.name;
        model.people = people.filter((one) => one.handle !== model.me.handle);
    };

    /* A room's name for a person. */
    model.title = (name) => {
        if (name === "dealbell")
            return "Dealbell";
        if (name.startsWith("@"))
            return model.person(name.slice(1))?.name ?? rooms.get(name)?.title ?? name;
        return `# ${(rooms.get(name)?.title || name).replace(/^#\s*/, "")}`;
    };

    /* The sentences to try as things are now; false when they are those that stand. */
    model.offers = (sentences) => {
        const isNew = sentences.join("\n") !== model.try.join("\n");
        model.try = sentences;
        return isNew;
    };

    model.welcome = (w) => {
        if (w.gap)
            rooms.clear();
        model.me = w.me ?? model.me;
        model.firm = w.firm ?? model.firm;
        model.people = w.people ?? [];
        model.online.clear(); /* those who are here are named behind the welcome */
        model.try = w.try ?? [];
        model.ahead = (w.now ?? Date.now()) - Date.now();
        for (const room of rooms.values())
            room.listed = false;
        for (const given of w.rooms ?? []) {
            Object.assign(model.room(given.room), given, { unread: given.unread ?? 0, listed: true });
        }
    };

    /* Where a post stands: messages with a person are filed under the other one. */
    function filed(post) {
        if (post.room === `@${model.me.handle}` && post.from !== model.me.handle)
            return `@${post.from}`;
        return post.room;
    }

    /* Puts a post in its place. Returns {room, how, was}: how is new, edit, middle or old. */
    model.put = (given) => {
        const post = { ...given, room: filed(given) };
        const room = model.room(post.room);
        model.names.set(post.from, post.name);
        const at = room.posts.findIndex((one) => one.id === post.id);
        if (at >= 0) {
            const was = room.posts[at];
            if ((post.change ?? 0) <= (was.change ?? 0))
                return { room, post: was, how: "old", was }; /* said again: what stands stays */
            room.posts[at] = post;
            return { room, post, how: "edit", was };
        }
        const last = room.posts[room.posts.length - 1];
        if (!last || compare(last, post) <= 0) {
            room.posts.push(post);
            return { room, post, how: "new" };
        }
        room.posts.push(post);
        room.posts.sort(compare);
        return { room, post, how: "middle" };
    };

    /* Forgets the oldest posts of a long room; they come back as one scrolls up. */
    model.trim = (room, most) => {
        if (room.posts.length <= most)
            return false;
        room.posts.splice(0, room.posts.length - Math.floor(most / 2));
        room.more = true;
        return true;
    };

    model.unread = () => [...rooms.values()].reduce((sum, room) => sum + (room.unread || 0), 0);

    return model;
}

/* A deal that stands as won: what the bell swings for. */
export function isWon(post) {
    return post?.card?.kind === "deal" && post.card.badge?.tone === "good";
}
