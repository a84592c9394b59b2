package org.yanqi.emulators;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import java.io.IOException;
import java.net.URI;
import java.security.PrivateKey;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * WeChat Pay's own SDK, turned to the emulator. Its host names are an enum, hence the interceptor; it looks headers up
 * case-sensitively while the JDK's server writes {@code Wechatpay-timestamp}, hence the restored case.
 */
final class WechatSdk {

    private static final List<String> HEADERS = List.of(
            "Wechatpay-Timestamp",
            "Wechatpay-Nonce",
            "Wechatpay-Signature",
            "Wechatpay-Serial",
            "Wechatpay-Signature-Type",
            "Request-ID");

    private WechatSdk() {}

    static RSAPublicKeyConfig config(PrivateKey merchantKey) {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(Sandbox.MCHID)
                .privateKey(merchantKey)
                .merchantSerialNumber(Sandbox.MERCHANT_SERIAL)
                .publicKey(Sandbox.PLATFORM_KEYS.getPublic())
                .publicKeyId(Sandbox.PLATFORM_KEY_ID)
                .apiV3Key(Sandbox.API_V3_KEY)
                .build();
    }

    static HttpClient client(URI emulator, PrivateKey merchantKey) {
        return new DefaultHttpClientBuilder()
                .config(config(merchantKey))
                .okHttpClient(new OkHttpClient.Builder()
                        .addInterceptor(chain -> turned(chain, emulator))
                        .build())
                .build();
    }

    static <T> T parsed(Receiver.Arrival arrival, Class<T> type) {
        var headers = arrival.headers();
        var request = new RequestParam.Builder()
                .serialNumber(headers.getFirst("Wechatpay-Serial"))
                .nonce(headers.getFirst("Wechatpay-Nonce"))
                .signature(headers.getFirst("Wechatpay-Signature"))
                .signType(headers.getFirst("Wechatpay-Signature-Type"))
                .timestamp(headers.getFirst("Wechatpay-Timestamp"))
                .body(arrival.body())
                .build();
        return new NotificationParser(config(Sandbox.MERCHANT_KEYS.getPrivate())).parse(request, type);
    }

    private static Response turned(Interceptor.Chain chain, URI emulator) throws IOException {
        var asked = chain.request();
        var url = asked.url()
                .newBuilder()
                .scheme("http")
                .host(emulator.getHost())
                .port(emulator.getPort())
                .build();
        Response answer = chain.proceed(asked.newBuilder().url(url).build());
        Response.Builder restored = answer.newBuilder();
        for (String name : HEADERS) {
            String value = answer.header(name);
            if (value != null) {
                restored.removeHeader(name).addHeader(name, value);
            }
        }
        return restored.build();
    }
}
