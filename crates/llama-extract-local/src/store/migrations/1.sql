-- Times are microseconds since 1970, UTC. `seq` counts up and decides what is newer.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Contents of documents. The bytes stand beside the database; files and jobs name them, and the last one that does so
-- takes them along when it is deleted.
CREATE TABLE contents (
    id TEXT PRIMARY KEY,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    external_file_id TEXT,
    created_at INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX files_by_name ON files (name, seq);
CREATE INDEX files_by_external_file_id ON files (external_file_id);
CREATE INDEX files_by_content ON files (content);

CREATE TABLE extract_jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    -- What the caller gave: a file, or the parse job of an earlier extraction.
    file_input TEXT NOT NULL,
    input_type TEXT NOT NULL CHECK (input_type IN ('file_id', 'parse_job_id')),
    -- A copy of what it stood for: deleting the file does not take it from the job.
    file_name TEXT NOT NULL,
    content TEXT NOT NULL,
    parse_job_id TEXT NOT NULL,
    configuration_id TEXT,
    configuration TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    error_message TEXT,
    -- What a completed job has to show; `result` and `field_metadata` are JSON.
    result TEXT,
    field_metadata TEXT,
    pages INTEGER,
    document_words INTEGER,
    engine TEXT
) STRICT;

CREATE INDEX extract_jobs_by_status ON extract_jobs (status, seq);
CREATE INDEX extract_jobs_by_file_input ON extract_jobs (file_input, seq);
CREATE INDEX extract_jobs_by_parse_job ON extract_jobs (parse_job_id, seq);
CREATE INDEX extract_jobs_by_content ON extract_jobs (content);
