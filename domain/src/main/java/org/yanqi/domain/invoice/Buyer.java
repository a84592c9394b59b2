package org.yanqi.domain.invoice;

import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;

/** Whom the invoice is made out to: title (抬头), tax number (the social credit code) and where it is sent. */
public record Buyer(OrganisationName title, SocialCreditCode taxNumber, EmailAddress email) {}
