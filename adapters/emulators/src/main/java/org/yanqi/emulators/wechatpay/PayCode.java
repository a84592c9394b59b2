package org.yanqi.emulators.wechatpay;

import java.time.Instant;

/** What a QR code holds after {@code weixin://wxpay/bizpayurl?pr=}: a way to an order, for two hours. */
record PayCode(String pr, String outTradeNo, Instant expires) {}
