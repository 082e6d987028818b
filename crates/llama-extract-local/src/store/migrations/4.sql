-- Parse jobs: asked for by themselves, or made by an extraction from a file, which then owns its own.
CREATE TABLE parse_jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    -- The extraction that owns it and whose status it shares.
    extract_job_id TEXT UNIQUE,
    -- A copy of what the file stood for: deleting the file does not take it from the job.
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    configuration TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    error_message TEXT,
    -- Pages that were read, once it is completed.
    pages INTEGER
) STRICT;

CREATE INDEX parse_jobs_by_status ON parse_jobs (status, seq);
CREATE INDEX parse_jobs_by_content ON parse_jobs (content);

-- Those of the extractions so far. Until now their tier was worked out from that of the extraction.
INSERT INTO parse_jobs (id, extract_job_id, file_name, content, configuration, status, created_at, updated_at,
                        error_message, pages)
SELECT parse_job_id, id, file_name, content,
       json_object('tier', coalesce(configuration ->> 'parse_tier',
                                    CASE configuration ->> 'tier'
                                        WHEN 'agentic_plus' THEN 'agentic'
                                        ELSE configuration ->> 'tier'
                                    END)),
       status, created_at, updated_at, error_message, pages
FROM extract_jobs
WHERE input_type = 'file_id'
ORDER BY seq;

-- The pages of the parse job that an extraction was made from; a copy, null for all pages.
ALTER TABLE extract_jobs ADD COLUMN page_ranges TEXT;

-- Extraction agents of the legacy API. Deleted ones stay for the jobs that show them.
CREATE TABLE extraction_agents (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    data_schema TEXT NOT NULL,
    config TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX extraction_agents_by_name ON extraction_agents (name) WHERE NOT deleted AND NOT is_default;
CREATE UNIQUE INDEX extraction_agents_default ON extraction_agents (is_default) WHERE NOT deleted AND is_default;

-- Jobs of the legacy API with their one run each. The work, its status and its result are those of an extract job that
-- lists of the current API leave out.
CREATE TABLE legacy_runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL UNIQUE,
    extract_job_id TEXT NOT NULL UNIQUE,
    agent_id TEXT NOT NULL,
    data_schema TEXT NOT NULL,
    config TEXT NOT NULL,
    from_ui INTEGER NOT NULL
) STRICT;

CREATE INDEX legacy_runs_by_agent ON legacy_runs (agent_id, seq);
