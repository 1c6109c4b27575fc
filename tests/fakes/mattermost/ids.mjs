/* ids.mjs - ids as Mattermost makes them: 26 letters and digits. */

import { randomBytes } from "node:crypto";

const LETTERS = "ybndrfg8ejkmcpqxot1uwisza345h769";

export const newId = () => Array.from(randomBytes(26), (byte) => LETTERS[byte % 32]).join("");
export const isId = (text) => typeof text === "string" && /^[a-z0-9]{26}$/.test(text);
