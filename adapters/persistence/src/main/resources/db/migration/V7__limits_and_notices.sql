-- The moments of the latest attempts, found by a keyed hash of who attempts what; refused says what became of the last one.
CREATE TABLE rate_limit (
    subject  text          PRIMARY KEY,
    key_id   text          NOT NULL,
    attempts timestamptz[] NOT NULL,
    refused  boolean       NOT NULL,
    last_at  timestamptz   NOT NULL
);
CREATE INDEX rate_limit_last_at ON rate_limit (last_at);

CREATE TABLE sent_notice (
    application text        NOT NULL,
    notice      text        NOT NULL,
    since       timestamptz NOT NULL,
    PRIMARY KEY (application, notice, since)
);

-- Found by a keyed hash of the mobile number, which itself is encrypted.
CREATE TABLE reminder (
    certificate text        NOT NULL,
    mobile      text        NOT NULL,
    due         timestamptz NOT NULL,
    reminder    bytea       NOT NULL,
    PRIMARY KEY (certificate, mobile)
);
CREATE INDEX reminder_due ON reminder (due);

-- Every text that anybody may have consented to.
CREATE TABLE agreement_text (
    kind    text  NOT NULL,
    content text  NOT NULL,
    text    jsonb NOT NULL,
    PRIMARY KEY (kind, content)
);
CREATE TRIGGER agreement_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_text
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
