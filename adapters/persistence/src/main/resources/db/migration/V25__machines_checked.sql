-- The control reads these too: what cannot be named must not be able to stop it.
ALTER TABLE renewal_mandate ADD CONSTRAINT renewal_mandate_number CHECK (
    number ~ '^YQ[0-9]{8}-[0-9]{6}$'
    AND make_date(CAST(substr(number, 3, 4) AS integer), CAST(substr(number, 7, 2) AS integer),
                  CAST(substr(number, 9, 2) AS integer)) IS NOT NULL);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_application CHECK (
    application ~ '^YQ[0-9]{8}-[0-9]{6}$'
    AND make_date(CAST(substr(application, 3, 4) AS integer), CAST(substr(application, 7, 2) AS integer),
                  CAST(substr(application, 9, 2) AS integer)) IS NOT NULL);
ALTER TABLE machine_certificate ADD CONSTRAINT machine_certificate_serial CHECK (
    serial ~ '^([1-9A-F][0-9A-F]{0,38}|[1-7][0-9A-F]{39})$');
ALTER TABLE machine_certificate ADD CONSTRAINT machine_certificate_at CHECK (
    at >= '2000-01-01T00:00:00Z' AND at < '3000-01-01T00:00:00Z');

-- Of which new certificates the ledger tells that a machine has asked for them; the control asks it in these words.
CREATE INDEX audit_entry_of_machines ON audit_entry ((CAST(entry AS jsonb) -> 'facts' ->> 'new'))
    WHERE entry LIKE '%"act":"RequestRenewal"%';
CREATE INDEX machine_certificate_made ON machine_certificate (at);
