package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Finds what was ever asked for applications' fees, and what became of it. */
public interface PaymentsOfRenewal {
    /** Oldest first, at most 100. */
    List<PaymentOrder> of(ApplicationNumber application);

    /** Orders whose refund the provider could not make, oldest first: finance sees to them. */
    List<PaymentOrder> failedRefunds(int most);
}
