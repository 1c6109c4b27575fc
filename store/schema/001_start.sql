-- The database as prose: a sentence a table, a comment a column where its name does not say all.
--
-- Instants are UTC milliseconds, days are 'YYYY-MM-DD', moments 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM' on the wall, amounts are minor
-- units with an ISO currency ('' where none was said). Nothing is deleted that was said or done: what is undone has withdrawn_at.
-- A CHECK of more than two words is spelt with OR: for IN SQLite makes a table of them at each write.

-- The firm that this database belongs to: one row.
CREATE TABLE firm (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    region TEXT NOT NULL,                  -- for telephone numbers: 'CN'
    lang INTEGER NOT NULL CHECK (lang IN (0, 1)),
    is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
    clock_shift INTEGER NOT NULL,          -- ms that the demo's clock stands apart from the system's
    clock_goal INTEGER NOT NULL,           -- the instant the demo's clock is walking to; 0: it is there
    epoch INTEGER NOT NULL,                -- grows with each restore of a backup
    claim_code TEXT NOT NULL               -- fingerprint of the code that makes the first admin; '' when claimed
) STRICT;

-- The last number given out of each kind: L-231, D-1134, AP-97.
CREATE TABLE counter (
    kind TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A person who works here.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    roles INTEGER NOT NULL,                -- bits of enum role
    manager INTEGER NOT NULL,              -- 0: none
    zone TEXT NOT NULL,
    calendar TEXT NOT NULL,
    lang INTEGER NOT NULL CHECK (lang IN (0, 1)),
    quiet_from INTEGER NOT NULL,           -- minutes of the day
    quiet_until INTEGER NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

-- Another name by which a person is spoken of: 李总.
CREATE TABLE person_alias (
    alias TEXT PRIMARY KEY,                -- folded
    person INTEGER NOT NULL REFERENCES person
) STRICT, WITHOUT ROWID;

-- Who a person is on a platform; authority comes from here and nowhere else.
CREATE TABLE binding (
    platform TEXT NOT NULL,
    account TEXT NOT NULL,                 -- workspace and user id, as the platform vouches for them
    person INTEGER NOT NULL REFERENCES person,
    direct TEXT NOT NULL,                  -- the key of the conversation for direct messages; '' until known
    PRIMARY KEY (platform, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX binding_person ON binding (person);

-- A place where words are exchanged: a room, a channel, direct messages.
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    key TEXT NOT NULL,                     -- the platform's name for it
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,                 -- 'sales', 'approvals', 'finance', 'bell', 'direct' (with Dealbell), 'people' (without it), ''
    one INTEGER NOT NULL,                  -- of direct messages: the person; else 0
    other INTEGER NOT NULL,                -- of 'people': the second person; else 0
    UNIQUE (platform, key)
) STRICT;
CREATE INDEX conversation_purpose ON conversation (purpose);

-- Whatever came from outside, once: its turn number, and how it was answered.
CREATE TABLE inbox (
    turn INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    event TEXT NOT NULL,                   -- the platform's id for it; of a tick: rule/record/step
    at INTEGER NOT NULL,
    person INTEGER NOT NULL,               -- 0: nobody, or not known
    rc INTEGER NOT NULL,                   -- of enum rc
    words TEXT NOT NULL,                   -- what was typed, or the command of the button
    said TEXT NOT NULL,                    -- the first answer
    UNIQUE (platform, event)
) STRICT;

-- Every change, one after the other, each sealed with a digest of itself and the one before.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    turn INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor INTEGER NOT NULL,                -- person; 0: the clock
    action TEXT NOT NULL,                  -- the command or rule: 'deal stage'
    kind TEXT NOT NULL,                    -- of the record: 'deal'
    record INTEGER NOT NULL,
    before TEXT NOT NULL,                  -- JSON of the record; '' when it was new
    after TEXT NOT NULL,
    seal BLOB NOT NULL                     -- BLAKE2b of the seal before and of this row
) STRICT;
CREATE INDEX audit_turn ON audit (turn);
CREATE INDEX audit_record ON audit (kind, record, seq);

-- A word on its way out to a platform that we do not host.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    turn INTEGER NOT NULL,
    channel TEXT NOT NULL,                 -- 'mail', 'slack'
    lane TEXT NOT NULL,                    -- the conversation's key or the address: order is kept within it
    key TEXT NOT NULL UNIQUE,              -- idempotency key; the same at every attempt
    edits INTEGER NOT NULL,                -- the outbox row whose message this one replaces; 0: a new message
    only_for TEXT NOT NULL,                -- the platform account that alone sees it; '' everybody
    text TEXT NOT NULL,
    card TEXT NOT NULL,                    -- card_print's JSON; '' none
    subject TEXT NOT NULL,                 -- of a mail
    state TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'sent' OR state = 'later'
        OR state = 'refused' OR state = 'unsure' OR state = 'dead' OR state = 'dropped'),
    not_before INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    ref TEXT NOT NULL,                     -- the platform's id of the message, once sent
    made_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE state IN ('queued', 'later', 'unsure', 'sending');
CREATE INDEX outbox_turn ON outbox (turn);
CREATE INDEX outbox_edits ON outbox (edits) WHERE edits <> 0;

-- What was said in the web chat, by people and by Dealbell: the log is its outbox, and each browser holds a place in it.
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    change INTEGER NOT NULL UNIQUE,        -- grows with every post and every edit
    conversation INTEGER NOT NULL REFERENCES conversation,
    author INTEGER NOT NULL,               -- person; 0: Dealbell
    only_for INTEGER NOT NULL,             -- the person who alone sees it; 0: everybody there
    at INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
    text TEXT NOT NULL,
    card TEXT NOT NULL
) STRICT;
CREATE INDEX post_conversation ON post (conversation, id);
CREATE INDEX post_turn ON post (turn);

-- How far a person has read.
CREATE TABLE post_read (
    person INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    post INTEGER NOT NULL,
    PRIMARY KEY (person, conversation)
) STRICT, WITHOUT ROWID;

-- Where a record's card was shown, so that it is drawn again when the record changes.
CREATE TABLE shown (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    post INTEGER NOT NULL,                 -- web chat: the post; else 0
    outbox INTEGER NOT NULL,               -- elsewhere: the outbox row that carried it first; else 0
    reader INTEGER NOT NULL,               -- the person it was drawn for; 0: everybody there
    lang INTEGER NOT NULL,
    PRIMARY KEY (kind, record, post, outbox)
) STRICT, WITHOUT ROWID;

-- What a button, a select or a form runs when it is pressed. The id cannot be guessed.
CREATE TABLE action (
    id TEXT PRIMARY KEY,
    command TEXT NOT NULL,                 -- canonical words; a form's fields and a select's value are added to them
    kind TEXT NOT NULL,                    -- the record it was drawn from, or ''
    record INTEGER NOT NULL,
    version INTEGER NOT NULL,              -- of the record when it was drawn
    person INTEGER NOT NULL,               -- who alone may press it; 0: whoever may run the command
    until INTEGER NOT NULL,                -- ms; 0: for ever
    used_turn INTEGER NOT NULL             -- 0: not yet
) STRICT, WITHOUT ROWID;

-- What is due when. One row for each rule and record: its next step.
CREATE TABLE timer (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    rule TEXT NOT NULL,
    step INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (kind, record, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_due ON timer (due_at, kind, record, rule);

-- The steps of a rule that have spoken about a record, in this round of it.
CREATE TABLE spoken (
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    rule TEXT NOT NULL,
    round TEXT NOT NULL,                   -- what the steps count from: a due day, a touch; a new one begins anew
    step INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, record, rule)
) STRICT, WITHOUT ROWID;

-- A calendar's days that differ from the week's pattern.
CREATE TABLE calendar (
    name TEXT PRIMARY KEY,
    pattern TEXT NOT NULL,                 -- JSON: {"week":[[["09:00","12:00"],...] x7],"makeup":[...]}
    last_known_year INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar_day (
    calendar TEXT NOT NULL REFERENCES calendar,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'working')),
    title TEXT NOT NULL,
    PRIMARY KEY (calendar, day)
) STRICT, WITHOUT ROWID;

-- A customer.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,                     -- company_key of the name
    currency TEXT NOT NULL,
    owner INTEGER NOT NULL,
    email TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_key ON account (key);

-- Another name of a customer, folded: 鼎砺.
CREATE TABLE account_alias (
    alias TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account
) STRICT, WITHOUT ROWID;

-- A first contact.
CREATE TABLE lead (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    wechat TEXT NOT NULL,
    source TEXT NOT NULL,
    need TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    state INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    deal INTEGER NOT NULL,
    next_touch TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX lead_owner ON lead (owner, state, id);
CREATE INDEX lead_key ON lead (key);

-- A telephone number, mail address or the like belongs to one lead.
CREATE TABLE lead_identity (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    lead INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- A sale on its way.
CREATE TABLE deal (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES account,
    owner INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    title TEXT NOT NULL,
    stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 8),
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    close_on TEXT NOT NULL,
    facts TEXT NOT NULL,
    next_touch TEXT NOT NULL,
    stage_at INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX deal_owner ON deal (owner, stage, id);
CREATE INDEX deal_account ON deal (account);
CREATE INDEX deal_stage ON deal (stage, closed_at);

-- What was done or said about a lead or deal.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,                    -- of the record: 'lead', 'deal'
    record INTEGER NOT NULL,
    person INTEGER NOT NULL,
    what TEXT NOT NULL,                    -- 'note', 'stage', 'approval', 'invoice', 'payment'
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX activity_record ON activity (kind, record, id);

-- Something a person asked to be reminded of.
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    owner INTEGER NOT NULL,
    kind TEXT NOT NULL,                    -- what it is about: 'lead', 'deal', 'invoice' or ''
    record INTEGER NOT NULL,
    text TEXT NOT NULL,
    due TEXT NOT NULL,                     -- moment on the owner's wall
    zone TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'scheduled' OR state = 'delivered' OR state = 'done' OR state = 'cancelled'),
    snoozes INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX reminder_owner ON reminder (owner, state, due);

-- A request that somebody must agree to.
CREATE TABLE approval (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    deal INTEGER NOT NULL,
    account INTEGER NOT NULL,
    submitter INTEGER NOT NULL,
    state INTEGER NOT NULL,
    discount TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    facts TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    decided_by INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_state ON approval (state, id);
CREATE INDEX approval_deal ON approval (deal);
CREATE INDEX approval_submitter ON approval (submitter, state);

-- One person's part in a request.
CREATE TABLE approval_task (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    approval INTEGER NOT NULL REFERENCES approval,
    step INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    assignee INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    state INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    comment TEXT NOT NULL,
    via TEXT NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_task_of ON approval_task (approval, step, id);
CREATE INDEX approval_task_open ON approval_task (assignee, state);

-- What a customer owes.
CREATE TABLE invoice (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES account,
    deal INTEGER NOT NULL,
    total INTEGER NOT NULL,
    currency TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state INTEGER NOT NULL,
    memo TEXT NOT NULL,
    promised_on TEXT NOT NULL,
    promised INTEGER NOT NULL,
    paid INTEGER NOT NULL,                 -- kept by the turns: the sum of its allocations (dealbell verify recounts it)
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX invoice_account ON invoice (account, due_on);
CREATE INDEX invoice_deal ON invoice (deal);
CREATE INDEX invoice_open ON invoice (due_on) WHERE paid < total AND state = 1 AND withdrawn_at = 0;

-- Money that came in.
CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES account,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    unapplied INTEGER NOT NULL,
    received_on TEXT NOT NULL,
    memo TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_account ON payment (account, id);
CREATE INDEX payment_unapplied ON payment (account) WHERE unapplied > 0 AND withdrawn_at = 0;

-- How much of a payment went to which invoice.
CREATE TABLE allocation (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    payment INTEGER NOT NULL REFERENCES payment,
    invoice INTEGER NOT NULL REFERENCES invoice,
    amount INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    withdrawn_at INTEGER NOT NULL
) STRICT;
CREATE INDEX allocation_invoice ON allocation (invoice);
CREATE INDEX allocation_payment ON allocation (payment);

-- A link that is good once.
CREATE TABLE invite (
    fingerprint TEXT PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person,
    until INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A browser or a script that is signed in.
CREATE TABLE session (
    fingerprint TEXT PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person,
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    until INTEGER NOT NULL,                -- absolute end
    is_token INTEGER NOT NULL              -- made for a script: no idle end
) STRICT, WITHOUT ROWID;
