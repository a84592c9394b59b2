-- A document lies in a file, encrypted with a key of its own, which lies here, sealed. What was kept in the row before
-- stays there until it is replaced or erased.
ALTER TABLE document
    ALTER COLUMN content DROP NOT NULL,
    ADD COLUMN length   bigint,
    ADD COLUMN file     text UNIQUE,
    ADD COLUMN file_key bytea,
    ADD CONSTRAINT document_in_row_or_in_file CHECK (
        content IS NOT NULL AND length IS NULL AND file IS NULL AND file_key IS NULL
        OR content IS NULL AND length IS NOT NULL AND file IS NOT NULL AND file_key IS NOT NULL);
