/*
 * still.js - while a finger is down, nothing is drawn anew under it.
 *
 * A press is a click only when it ends on the element on which it began; an element that was
 * replaced meanwhile would swallow it. What the server says waits for it, and so does what
 * is drawn a little later (gently).
 */

const LONGEST_MS = 2000; /* a finger that stays, or that left the window, holds nothing up for longer */

let down = 0; /* the timer that ends the wait; 0: nothing is held */
let waiting = [];

function release() {
    clearTimeout(down);
    down = 0;
    const works = waiting;
    waiting = [];
    for (const work of works)
        queueMicrotask(work); /* one that fails keeps none back */
}

addEventListener("pointerdown", () => {
    clearTimeout(down);
    down = setTimeout(release, LONGEST_MS);
}, true);

/* The click follows pointerup in the same task: what was held comes after it. */
for (const end of ["pointerup", "pointercancel"])
    addEventListener(end, () => {
        clearTimeout(down);
        down = setTimeout(release);
    }, true);

/* Runs `work` now, or once the finger is up; in order. */
export function whenStill(work) {
    if (down)
        waiting.push(work);
    else
        work();
}
