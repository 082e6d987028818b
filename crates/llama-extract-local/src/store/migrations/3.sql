CREATE TABLE webhook_configs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    -- JSON lists: names of events (all when null), pairs of name and value.
    events TEXT,
    headers TEXT,
    output_format TEXT,
    secret TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- Whom a job tells: a copy of what it was given, so that changing a stored configuration changes no job.
CREATE TABLE job_webhooks (
    job_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    events TEXT,
    headers TEXT,
    output_format TEXT,
    secret TEXT,
    PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;

-- One event for one webhook. What only the delivery itself needs is null when it has ended.
CREATE TABLE webhook_deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    job_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    shown_url TEXT NOT NULL,
    url TEXT,
    headers TEXT,
    secret TEXT,
    body TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    -- A JSON list.
    attempts TEXT NOT NULL
) STRICT;

CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (seq) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (state, seq);
CREATE INDEX webhook_deliveries_by_job ON webhook_deliveries (job_id, seq);
