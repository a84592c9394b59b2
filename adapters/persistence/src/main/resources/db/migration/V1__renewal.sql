-- Times are UTC. A column beside a document only finds it: the document says what is true.

CREATE TABLE renewal (
    number      text        PRIMARY KEY,
    version     bigint      NOT NULL,
    status      text        NOT NULL,
    since       timestamptz NOT NULL,
    old_signing text,
    new_signing text,
    handler     text, -- keyed hash of the handler's mobile number
    state       jsonb       NOT NULL,
    personal    bytea       NOT NULL
);
CREATE INDEX renewal_old_signing ON renewal (old_signing)
    WHERE status NOT IN ('COMPLETED', 'CANCELLED', 'REJECTED', 'LAPSED');
CREATE INDEX renewal_new_signing ON renewal (new_signing)
    WHERE status NOT IN ('COMPLETED', 'CANCELLED', 'REJECTED', 'LAPSED');
CREATE INDEX renewal_handler ON renewal (handler, number DESC) WHERE status IN ('INSTALLED', 'COMPLETED');
CREATE INDEX renewal_status_since ON renewal (status, since);

CREATE TABLE application_number (
    day   date    PRIMARY KEY,
    count integer NOT NULL
);

-- An event waits from due_at on; who claims it moves due_at to the end of the lease.
CREATE TABLE outbox (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application text        NOT NULL,
    event       jsonb       NOT NULL,
    due_at      timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    lease       uuid
);
CREATE INDEX outbox_due ON outbox (due_at, id);
CREATE INDEX outbox_lease ON outbox (lease);

CREATE TABLE audit_head (
    application text   PRIMARY KEY,
    length      bigint NOT NULL,
    hash        text   NOT NULL
);
CREATE TABLE audit_entry (
    application text        NOT NULL,
    position    bigint      NOT NULL,
    at          timestamptz NOT NULL,
    entry       text        NOT NULL,
    previous    text        NOT NULL,
    hash        text        NOT NULL,
    PRIMARY KEY (application, position)
);
CREATE INDEX audit_entry_at ON audit_entry (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
