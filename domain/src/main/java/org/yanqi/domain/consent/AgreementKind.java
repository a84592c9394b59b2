package org.yanqi.domain.consent;

/** The agreements (协议) that a handler consents to. */
public enum AgreementKind {
    /** 数字证书服务协议 */
    CERTIFICATE_SERVICE,
    /** 个人信息保护政策 */
    PRIVACY_POLICY,
    /** 人脸授权协议 */
    FACE_AUTHORISATION
}
