-- Moduli of RSA keys are held against each other: two that share a prime are both broken. Other keys have none.
ALTER TABLE seen_public_key ADD COLUMN modulus bytea NOT NULL DEFAULT '';
ALTER TABLE seen_public_key ADD COLUMN place bigint GENERATED ALWAYS AS IDENTITY;
CREATE INDEX seen_public_key_modulus ON seen_public_key (place DESC) WHERE modulus <> '';
