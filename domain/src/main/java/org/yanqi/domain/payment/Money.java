package org.yanqi.domain.payment;

/** An amount in fen, the hundredth part of a yuan. */
public record Money(long fen) {}
