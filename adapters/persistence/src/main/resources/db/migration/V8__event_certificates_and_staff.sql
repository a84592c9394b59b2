-- An event certificate names a person: it is encrypted, and NULL once the application's personal data are erased.
CREATE TABLE event_certificate (
    position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application text        NOT NULL,
    serial      text        NOT NULL UNIQUE,
    certificate bytea,
    at          timestamptz NOT NULL
);
CREATE INDEX event_certificate_application ON event_certificate (application, position);

ALTER TABLE revocation ADD COLUMN reason text NOT NULL DEFAULT 'SUPERSEDED';
ALTER TABLE revocation ALTER COLUMN reason DROP DEFAULT;

-- The secret of the one-time password generator is encrypted.
CREATE TABLE staff_account (
    name             text   PRIMARY KEY,
    version          bigint NOT NULL,
    account          jsonb  NOT NULL,
    generator_secret bytea  NOT NULL
);

-- Found by the hash of the browser's secret.
CREATE TABLE staff_session (
    secret  text        PRIMARY KEY,
    seen    timestamptz NOT NULL,
    session jsonb       NOT NULL
);
CREATE INDEX staff_session_seen ON staff_session (seen);
