-- One row a configuration: a change overwrites it. `updated_at` is its version as well, so it never repeats.
CREATE TABLE configurations (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    product_type TEXT NOT NULL,
    -- JSON, with `product_type` in it.
    parameters TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (name, product_type)
) STRICT;
