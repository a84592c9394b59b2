-- An event that was delivered is kept for a while, for whoever has to find out what happened.
ALTER TABLE outbox ADD COLUMN delivered_at timestamptz;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE delivered_at IS NULL;
CREATE INDEX outbox_delivered_at ON outbox (delivered_at) WHERE delivered_at IS NOT NULL;
