package org.yanqi.domain.renewal;

import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;

/** For how long the handler wants to renew, what that costs, and the order that asks for it. */
public record PaymentChoice(OrderNumber order, ValidityTerm term, Money fee) {}
