CREATE TABLE payment_order (
    number      text        PRIMARY KEY,
    version     bigint      NOT NULL,
    application text        NOT NULL,
    status      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    state       jsonb       NOT NULL
);
CREATE INDEX payment_order_open ON payment_order (created_at, number)
    WHERE status IN ('CREATED', 'AWAITING_PAYMENT');
CREATE INDEX payment_order_application ON payment_order (application);

CREATE TABLE invoice (
    application  text   PRIMARY KEY,
    version      bigint NOT NULL,
    number       text   NOT NULL UNIQUE,
    status       text   NOT NULL,
    requested_at timestamptz,
    state        jsonb  NOT NULL,
    personal     bytea  NOT NULL
);
CREATE INDEX invoice_requested ON invoice (requested_at, application) WHERE status = 'REQUESTED';
