package org.yanqi.sms.tencent;

import java.util.Map;
import org.yanqi.application.port.ShortMessages.Template;
import org.yanqi.emulators.DemonstrationAccounts;

/** The demonstration account's template of each message. */
final class Templates {
    static final Map<Template, String> ALL = Map.of(
            Template.ONE_TIME_CODE, DemonstrationAccounts.CODE_TEMPLATE,
            Template.APPLICATION_NUMBER, DemonstrationAccounts.APPLICATION_NUMBER_TEMPLATE,
            Template.RENEWAL_INSTALLED, DemonstrationAccounts.INSTALLED_TEMPLATE,
            Template.REVIEW_APPROVED, DemonstrationAccounts.REVIEW_APPROVED_TEMPLATE,
            Template.REVIEW_REJECTED, DemonstrationAccounts.REVIEW_REJECTED_TEMPLATE,
            Template.CERTIFICATES_TAKEN_BACK, DemonstrationAccounts.TAKEN_BACK_TEMPLATE,
            Template.LAPSE_AHEAD, DemonstrationAccounts.LAPSE_AHEAD_TEMPLATE,
            Template.REFUND_DONE, DemonstrationAccounts.REFUND_DONE_TEMPLATE,
            Template.WINDOW_OPEN, DemonstrationAccounts.WINDOW_OPEN_TEMPLATE);

    private Templates() {}
}
