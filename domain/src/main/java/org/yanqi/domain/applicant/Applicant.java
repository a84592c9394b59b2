package org.yanqi.domain.applicant;

/** The organisation whose certificate is renewed (申请人), as its own document shows it. */
public record Applicant(OrganisationName name, SocialCreditCode creditCode, OrganisationDocument document) {}
