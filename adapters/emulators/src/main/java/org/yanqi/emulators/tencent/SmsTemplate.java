package org.yanqi.emulators.tencent;

import java.util.List;
import java.util.regex.Pattern;

/** An approved template, and what Tencent SMS lets be put into its places. */
record SmsTemplate(String text) {

    private static final Pattern CODE = Pattern.compile("\\d{0,6}");
    private static final Pattern ADDRESS = Pattern.compile("(?i).*(https?://|www\\.).*", Pattern.DOTALL);

    /** With the sender's name. */
    private static final int LONGEST_MESSAGE = 500;

    private boolean bringsCode() {
        return text.contains("验证码");
    }

    String filled(String sign, List<String> parameters) {
        int places = parameters.size();
        if (text.contains("{" + (places + 1) + "}") || places > 0 && !text.contains("{" + places + "}")) {
            throw new Refused(
                    "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                    "template parameters do not match the approved template");
        }
        String message = "【" + sign + "】" + text;
        for (int i = 0; i < places; i++) {
            message = message.replace("{" + (i + 1) + "}", allowed(parameters.get(i)));
        }
        if (message.codePointCount(0, message.length()) > LONGEST_MESSAGE) {
            throw new Refused("InvalidParameterValue.ContentLengthLimit", "the message is too long");
        }
        return message;
    }

    private String allowed(String parameter) {
        if (bringsCode() && !CODE.matcher(parameter).matches()) {
            throw new Refused(
                    "InvalidParameterValue.TemplateParameterFormatError",
                    "the parameters of a verification code are up to six digits");
        }
        if (ADDRESS.matcher(parameter).matches()) {
            throw new Refused(
                    "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter", "a parameter may not be an address");
        }
        return parameter;
    }
}
