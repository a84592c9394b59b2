-- An erased application has nothing personal left.
ALTER TABLE renewal ALTER COLUMN personal DROP NOT NULL;
ALTER TABLE invoice ALTER COLUMN personal DROP NOT NULL;

-- When the personal data of an application that has ended are to be erased; those that ended before count from their end.
ALTER TABLE renewal ADD COLUMN erasure_due timestamptz;
UPDATE renewal SET erasure_due = since + interval '30 days' WHERE status IN ('CANCELLED', 'REJECTED', 'LAPSED');
UPDATE renewal SET erasure_due =
    (SELECT CAST(layer #>> '{renewed,signing,validity,notAfter}' AS timestamptz) + interval '5 years'
     FROM jsonb_array_elements(state -> 'states') layer WHERE layer ->> 'state' = 'INSTALLED')
    WHERE status = 'COMPLETED';
CREATE INDEX renewal_erasure_due ON renewal (erasure_due, number) WHERE erasure_due IS NOT NULL;

DROP INDEX renewal_old_signing;
DROP INDEX renewal_new_signing;
CREATE INDEX renewal_old_signing ON renewal (old_signing, number DESC);
CREATE INDEX renewal_new_signing ON renewal (new_signing, number DESC);

-- Of two applications for one certificate that are presented at the same time, the second one is not stored.
CREATE UNIQUE INDEX renewal_one_open ON renewal (old_signing)
    WHERE status IN ('PRESENTED', 'IDENTIFIED', 'FACE_PENDING', 'FACE_VERIFIED', 'SIGNED', 'PAID', 'ISSUING', 'ISSUED',
                     'INSTALLED', 'UNDER_REVIEW');

DROP INDEX payment_order_open;
CREATE INDEX payment_order_open ON payment_order (created_at, number)
    WHERE status IN ('CREATED', 'AWAITING_PAYMENT', 'REFUND_OWED', 'REFUNDING');

-- What a code is for is no secret; for whom is. Codes of before have none, and live for a day.
ALTER TABLE one_time_code ADD COLUMN purpose text;
CREATE INDEX one_time_code_purpose ON one_time_code (purpose);
CREATE INDEX token_job_created_at ON token_job (created_at);
