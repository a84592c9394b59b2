package org.yanqi.domain.applicant;

/** Which document shows that the organisation exists; all of them carry the social credit code. */
public enum OrganisationDocument {
    /** 营业执照 */
    BUSINESS_LICENCE,
    /** 事业单位法人证书 */
    PUBLIC_INSTITUTION_CERTIFICATE,
    /** 机关 (统一社会信用代码证书) */
    GOVERNMENT_BODY_CERTIFICATE,
    /** 社会团体法人登记证书 */
    SOCIAL_ORGANISATION_CERTIFICATE,
    /** 民办非企业单位登记证书 */
    PRIVATE_NON_ENTERPRISE_CERTIFICATE
}
