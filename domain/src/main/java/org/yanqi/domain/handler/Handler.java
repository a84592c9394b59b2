package org.yanqi.domain.handler;

/** The person who acts for the organisation (经办人); the mobile number has answered a one-time code. */
public record Handler(PersonName name, IdNumber idNumber, CardValidity card, MobileNumber mobile) {}
