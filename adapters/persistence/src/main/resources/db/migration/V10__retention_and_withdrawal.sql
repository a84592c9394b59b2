-- What was signed or issued is evidence for five years, and what stands still is not kept for ever (PersonalDataRetention).
UPDATE renewal SET erasure_due = since + interval '1 year' WHERE status = 'UNDER_REVIEW';
UPDATE renewal SET erasure_due = since + interval '5 years' WHERE status IN ('PAID', 'ISSUING');
UPDATE renewal SET erasure_due =
    (SELECT CAST(layer #>> '{renewed,signing,validity,notAfter}' AS timestamptz) + interval '5 years'
     FROM jsonb_array_elements(state -> 'states') layer WHERE layer ->> 'state' = renewal.status)
    WHERE status IN ('ISSUED', 'INSTALLED');
UPDATE renewal SET erasure_due = since + interval '5 years'
    WHERE status IN ('CANCELLED', 'LAPSED')
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(state -> 'states') layer WHERE layer ->> 'state' = 'SIGNED');

-- In which application a number was left for a reminder: whoever withdraws the consent there is not written to any more.
ALTER TABLE reminder ADD COLUMN application text;
CREATE INDEX reminder_application ON reminder (application);
