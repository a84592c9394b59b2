package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Finds what was ever asked for an application's fee, and what became of it. */
public interface PaymentsOfRenewal {
    /** Oldest first, at most 100. */
    List<PaymentOrder> of(ApplicationNumber application);
}
