package org.yanqi.domain.bidding;

/** The handler's answer to the questionnaire: is this UKey used for bidding now? */
public enum BiddingUse {
    NOT_IN_USE,
    IN_USE
}
