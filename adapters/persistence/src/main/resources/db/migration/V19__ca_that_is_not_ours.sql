-- What a CA that is not ours is being asked for. Private keys are enveloped or escrowed; a dialogue without octets has not begun.
CREATE TABLE issuance_draft (
    application         text   PRIMARY KEY,
    version             bigint NOT NULL,
    encryption_request  bytea  NOT NULL,
    encryption_key      bytea  NOT NULL,
    escrowed_key        bytea  NOT NULL,
    signing_dialogue    bytea  NOT NULL,
    encryption_dialogue bytea  NOT NULL
);
