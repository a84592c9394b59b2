package org.yanqi.emulators.nuonuo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yanqi.emulators.wire.Faults.InvoiceFault;

/**
 * An electronic invoice (数电票) that was asked for.
 *
 * @param number 20 digits, told once it is issued
 * @param net in fen, without tax
 * @param tax in fen
 * @param issued when it is done, unless {@code fault} keeps it from that
 */
record Invoice(
        String serialNo,
        String orderNo,
        String number,
        String buyerName,
        @Nullable String buyerTaxNumber,
        String line,
        String goods,
        long net,
        long tax,
        Instant asked,
        Instant issued,
        @Nullable InvoiceFault fault) {

    enum Status {
        ISSUED("2", "开票完成（最终状态）"),
        PENDING("20", "开票中"),
        FAILED("22", "开票失败（最终状态）");

        private final String code;
        private final String message;

        Status(String code, String message) {
            this.code = code;
            this.message = message;
        }

        String code() {
            return code;
        }

        String message() {
            return message;
        }
    }

    Status status(Instant now) {
        return switch (fault) {
            case FAILED -> Status.FAILED;
            case OPERATOR_NEEDED -> Status.PENDING;
            case null -> now.isBefore(issued) ? Status.PENDING : Status.ISSUED;
        };
    }

    long total() {
        return net + tax;
    }
}
