package org.yanqi.emulators;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;

/** The platform's calls to the parties, made with the vendors' SDKs. */
final class Parties {

    private final URI base;

    Parties(URI base) {
        this.base = base;
    }

    String openFaceCheck() throws TencentCloudSDKException {
        return detectAuth().get("BizToken").getAsString();
    }

    int faceCode(String token) throws TencentCloudSDKException {
        return faceText(token).get("ErrCode").getAsInt();
    }

    JsonObject detectAuth() throws TencentCloudSDKException {
        return face(
                "DetectAuth",
                Map.of("RuleId", "1", "Name", "张三", "IdCard", "11010519491231002X", "Extra", "YQ20250711-000123"));
    }

    JsonObject faceText(String token) throws TencentCloudSDKException {
        return face("GetDetectInfoEnhanced", Map.of("BizToken", token, "RuleId", "1", "InfoType", "1"))
                .getAsJsonObject("Text");
    }

    JsonObject face(String action, Map<String, String> parameters) throws TencentCloudSDKException {
        var client = new CommonClient(
                "faceid.tencentcloudapi.com",
                "2018-03-01",
                new Credential(Sandbox.SECRET_ID, Sandbox.SECRET_KEY),
                "",
                loopback("faceid"));
        String answer = client.commonRequest(new Parameters(parameters), action);
        return JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("Response");
    }

    SendStatus sendCode(String number, String code) throws TencentCloudSDKException {
        return send(number, "100001", code, "5");
    }

    SendStatus send(String number, String template, String... parameters) throws TencentCloudSDKException {
        return sendAs(Sandbox.SECRET_ID, Sandbox.SECRET_KEY, number, template, parameters);
    }

    SendStatus sendAs(String id, String key, String number, String template, String... parameters)
            throws TencentCloudSDKException {
        var request = new SendSmsRequest();
        request.setPhoneNumberSet(new String[] {number});
        request.setSmsSdkAppId("1400000001");
        request.setSignName("湖北CA");
        request.setTemplateId(template);
        request.setTemplateParamSet(parameters);
        return new SmsClient(new Credential(id, key), "ap-guangzhou", loopback("sms"))
                .SendSms(request).getSendStatusSet()[0];
    }

    String placeOrder(String number, int fen) {
        var amount = new Amount();
        amount.setTotal(fen);
        amount.setCurrency("CNY");
        var order = new PrepayRequest();
        order.setAppid(Sandbox.APPID);
        order.setMchid(Sandbox.MCHID);
        order.setDescription("数字证书延期服务费 1 年");
        order.setOutTradeNo(number);
        order.setNotifyUrl("http://127.0.0.1:9/notify");
        order.setAmount(amount);
        var client = WechatSdk.client(base, Sandbox.MERCHANT_KEYS.getPrivate());
        return new NativePayService.Builder()
                .httpClient(client)
                .build()
                .prepay(order)
                .getCodeUrl();
    }

    void refund(String number, long fen) {
        var amount = new AmountReq();
        amount.setTotal(fen);
        amount.setRefund(fen);
        amount.setCurrency("CNY");
        var request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(number + "-R");
        request.setAmount(amount);
        var client = WechatSdk.client(base, Sandbox.MERCHANT_KEYS.getPrivate());
        new RefundService.Builder().httpClient(client).build().create(request);
    }

    /** The SDK takes the service that it signs for from the first part of the host's name. */
    private ClientProfile loopback(String service) {
        var http = new HttpProfile();
        http.setProtocol(HttpProfile.REQ_HTTP);
        http.setEndpoint(service + ".localhost:" + base.getPort());
        http.setHttpClient(new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build());
        var profile = new ClientProfile();
        profile.setHttpProfile(http);
        return profile;
    }

    /** A request of a service whose own SDK module is not to be had. */
    private static final class Parameters extends AbstractModel {
        Parameters(Map<String, String> parameters) {
            parameters.forEach(this::set);
        }

        @Override
        protected void toMap(HashMap<String, String> map, String prefix) {}
    }
}
