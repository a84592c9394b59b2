-- Whoever puts something else into the register must not be able to stop the control that reads it.
ALTER TABLE issued_certificate ADD CONSTRAINT issued_certificate_application CHECK (
    application ~ '^YQ[0-9]{8}-[0-9]{6}$'
    AND make_date(CAST(substr(application, 3, 4) AS integer), CAST(substr(application, 7, 2) AS integer),
                  CAST(substr(application, 9, 2) AS integer)) IS NOT NULL);

-- When each issuance was last held against everything else.
CREATE TABLE issuance_check (
    application text        PRIMARY KEY,
    checked_at  timestamptz NOT NULL
);

-- What did not fit; the fingerprint is the hash of kind, expected and found. Nothing in it is personal.
CREATE TABLE alarm (
    application     text        NOT NULL,
    fingerprint     text        NOT NULL,
    version         bigint      NOT NULL,
    kind            text        NOT NULL,
    expected        text        NOT NULL,
    found           text        NOT NULL,
    first_seen      timestamptz NOT NULL,
    last_seen       timestamptz NOT NULL,
    gone_at         timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    reason          text,
    PRIMARY KEY (application, fingerprint)
);
CREATE INDEX alarm_open ON alarm (first_seen) WHERE acknowledged_by IS NULL;
CREATE TRIGGER alarm_stays BEFORE DELETE OR TRUNCATE ON alarm
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
