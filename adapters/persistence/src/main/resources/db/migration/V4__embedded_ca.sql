CREATE TABLE issued_certificate (
    application            text        PRIMARY KEY,
    public_key             text        NOT NULL UNIQUE,
    signing_serial         text        NOT NULL UNIQUE,
    encryption_serial      text        NOT NULL UNIQUE,
    signing_certificate    bytea       NOT NULL,
    encryption_certificate bytea       NOT NULL,
    encryption_key         bytea       NOT NULL,
    escrowed_key           bytea       NOT NULL,
    at                     timestamptz NOT NULL
);

CREATE TABLE revocation (
    serial text        PRIMARY KEY,
    at     timestamptz NOT NULL
);
