-- What the provider could not give back by itself is asked about now and then, and shown to staff.
CREATE INDEX payment_order_refund_failed ON payment_order (created_at, number) WHERE status = 'REFUND_FAILED';
