/*
 * small.h - the little firm that all tests share.
 *
 * Small & Co. sells in London and Shanghai. Its numbers are fixed: a test may name them.
 *
 *   people    ana (sales, manager max, London), bo (sales, 中文, manager mei, Shanghai),
 *             max (manager, approver), mei (manager, director, 中文), fin (finance),
 *             cfo, adm (admin); each is bound to `web` as their handle and to `fake` as
 *             U-handle with the direct conversation D-handle
 *   customers Acme (EUR, of ana), 鼎砺机械 or 鼎砺 (CNY, of bo)
 *   deals     D-5 Acme, proposal, EUR 4,000, of ana; D-6 鼎砺机械, qualified, of bo
 *   leads     L-3 Cobalt Freight, new, of ana
 *   invoices  INV-7 Acme, EUR 1,200 of D-5, issued 2026-01-30, due 2026-03-01
 *   rooms     sales, approvals, finance on web; C-sales, C-approvals, C-finance on fake
 */
#pragma once

#include "store/turn.h"

enum {
    SMALL_ANA = 1,
    SMALL_BO,
    SMALL_MAX,
    SMALL_MEI,
    SMALL_FIN,
    SMALL_CFO,
    SMALL_ADM,
    SMALL_PEOPLE = SMALL_ADM
};

enum { SMALL_ACME = 1, SMALL_DINGLI };

/* Monday 2026-03-02 09:00 in London, where the firm is: when tests begin. */
#define SMALL_NOW 1772442000000LL

/* Writes it into an empty database, in a turn of the test's own. */
enum rc small_world(struct turn *t) CHECKED;

/* The same with the turn and its batch around it. */
enum rc small_world_in(struct store *store, int64_t now, struct err *err) CHECKED;
