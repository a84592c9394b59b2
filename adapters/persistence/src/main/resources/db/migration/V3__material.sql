-- Pictures and papers, encrypted.
CREATE TABLE document (
    application text  NOT NULL,
    kind        text  NOT NULL,
    media_type  text  NOT NULL,
    content     bytea NOT NULL,
    PRIMARY KEY (application, kind)
);

-- Found by a keyed hash of purpose and mobile number; the code itself is encrypted.
CREATE TABLE one_time_code (
    id       text        PRIMARY KEY,
    sent_at  timestamptz NOT NULL,
    answered boolean     NOT NULL,
    code     bytea       NOT NULL
);
CREATE INDEX one_time_code_sent_at ON one_time_code (sent_at);

CREATE TABLE seen_public_key (
    public_key  text PRIMARY KEY,
    application text NOT NULL
);

CREATE TABLE sealed_bid (
    platform    text        NOT NULL,
    reference   text        NOT NULL,
    certificate text        NOT NULL,
    deadline    timestamptz NOT NULL,
    bid         jsonb       NOT NULL,
    PRIMARY KEY (platform, reference)
);
CREATE INDEX sealed_bid_certificate ON sealed_bid (certificate, deadline);

CREATE TABLE token_job (
    position   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         text        NOT NULL,
    subject    text        NOT NULL,
    step       text        NOT NULL,
    created_at timestamptz NOT NULL,
    job        jsonb       NOT NULL
);
CREATE INDEX token_job_latest ON token_job (subject, step, position DESC);

-- As it came; encrypted, because a message may name people.
CREATE TABLE received_message (
    position bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       uuid        NOT NULL,
    party    text        NOT NULL,
    at       timestamptz NOT NULL,
    message  bytea       NOT NULL
);
CREATE INDEX received_message_at ON received_message (at);
