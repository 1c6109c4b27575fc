/*
 * slack_ids.mjs - who is who in the fake Slack.
 */

export const TEAM = "T0ACME";
export const BOT_USER = "U0BELL";
export const BOT = "B0BELL";
export const APP = "A0BELL";
