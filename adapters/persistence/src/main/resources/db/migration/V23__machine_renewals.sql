-- Which machines renew their certificates by themselves; nothing in a mandate is personal but who has recorded it.
-- renewed: the certificate before the one that it is for; transaction: the conversation in which that was asked for.
CREATE TABLE renewal_mandate (
    number      text        PRIMARY KEY,
    version     bigint      NOT NULL,
    certificate text        NOT NULL UNIQUE,
    renewed     text,
    transaction bytea       UNIQUE,
    due         timestamptz,
    mandate     jsonb       NOT NULL
);
CREATE INDEX renewal_mandate_renewed ON renewal_mandate (renewed);
CREATE INDEX renewal_mandate_due ON renewal_mandate (due) WHERE due IS NOT NULL;

-- Certificates of which there is one and no pair: machines', and those of the endpoint that they speak with.
CREATE TABLE machine_certificate (
    serial      text        PRIMARY KEY,
    certificate bytea       NOT NULL,
    at          timestamptz NOT NULL
);
CREATE TRIGGER machine_certificate_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON machine_certificate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
