package org.yanqi.domain.handler;

/** The person who acts for the organisation (经办人); the mobile number has answered a one-time code. */
public record Handler(PersonName name, IdNumber idNumber, CardValidity card, MobileNumber mobile) {
    /** Whether name and number are the same: the card may have been renewed, and the phone replaced. */
    public boolean isSamePersonAs(Handler other) {
        return name.equals(other.name) && idNumber.equals(other.idNumber);
    }
}
