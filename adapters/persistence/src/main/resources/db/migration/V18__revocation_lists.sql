-- What the embedded CA has published, so that all nodes give out the same list under the same number.
CREATE TABLE revocation_list (
    issuer text        NOT NULL,
    kind   text        NOT NULL,
    slot   timestamptz NOT NULL,
    der    bytea       NOT NULL,
    PRIMARY KEY (issuer, kind, slot)
);
