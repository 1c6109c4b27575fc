/*
 * drafts.js - what was typed into forms and not sent: kept through an edit, another room and a
 * reload (in the tab's storage), and handed on where the same is asked in a newer form.
 */

/* What is kept of one form: a Map whose every change is stored under `name`. */
class Draft extends Map {
    constructor(name) {
        super();
        this.name = name;
        try {
            for (const [key, value] of JSON.parse(sessionStorage.getItem(name) ?? "[]"))
                super.set(key, value);
        } catch {
            /* no storage: it lives as long as the page does */
        }
    }

    store() {
        try {
            if (this.size)
                sessionStorage.setItem(this.name, JSON.stringify([...this]));
            else
                sessionStorage.removeItem(this.name);
        } catch {
            /* as above */
        }
    }

    set(key, value) {
        super.set(key, value);
        if (this.name) /* not yet while Map's own constructor runs */
            this.store();
        return this;
    }

    clear() {
        super.clear();
        this.store();
    }
}

const openForm = (post) => post.card?.form && !post.card.decided ? post.card.form : null;
const names = (form) => (form.inputs ?? []).map((input) => input.name);

export function makeDrafts(me) {
    const drafts = new Map(); /* post id -> Draft */
    const asked = new Map(); /* post id -> the names of its form's inputs */

    function of(post) {
        const key = String(post.id), form = openForm(post);
        if (!form)
            return new Map();
        if (!drafts.has(key))
            drafts.set(key, new Draft(`dealbell.form.${me()}.${key}`));
        asked.set(key, names(form));
        return drafts.get(key);
    }

    function forget(id) {
        drafts.get(String(id))?.clear();
    }

    let left = null; /* what was typed into a form that has closed: {names, typed} */

    /* A form that has closed: what was typed there waits for the next one. */
    function close(post) {
        const key = String(post.id), typed = drafts.get(key);
        if (typed?.size)
            left = { names: asked.get(key) ?? [], typed: new Map(typed) };
        forget(post.id);
    }

    /*
     * Into the newest of these posts, when a form stands open there that asks nothing that the
     * closed one had not: it is the same asked again. What it knows already stays. Returns
     * the post that was given something, or null.
     */
    function handOn(posts) {
        const next = posts.at(-1), form = next && openForm(next);
        if (!form && next?.from === "dealbell")
            left = null;
        if (!left || !form)
            return null;
        const { names: known, typed } = left;
        left = null;
        if (!names(form).length || !names(form).every((name) => known.includes(name)))
            return null;
        for (const input of form.inputs)
            if (typed.get(input.name) && !input.value && !of(next).get(input.name))
                of(next).set(input.name, typed.get(input.name));
        return next;
    }

    return { of, forget, close, handOn };
}
