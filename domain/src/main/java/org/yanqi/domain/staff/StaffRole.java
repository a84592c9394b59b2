package org.yanqi.domain.staff;

/** The separate duties of the CA's staff. */
public enum StaffRole {
    /** 审核员: decides what the rules cannot. */
    REVIEWER,
    /** 财务: confirms transfers, sees to refunds and invoices. */
    FINANCE,
    /** 安全管理员: accounts, keys, settings. */
    SECURITY_OFFICER,
    /** 审计员: sees everything, changes nothing. */
    AUDITOR
}
