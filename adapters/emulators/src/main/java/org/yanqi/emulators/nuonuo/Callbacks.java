package org.yanqi.emulators.nuonuo;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.yanqi.emulators.delivery.Courier;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.delivery.Delivery;
import org.yanqi.emulators.wire.Json;

/** Tells the seller that an invoice is done: a form post without any proof, hence only a hint. */
final class Callbacks implements Courier {

    private static final String COURIER = "nuonuo";

    private final NuonuoSeller seller;
    private final Invoices invoices;
    private final Deliveries deliveries;

    Callbacks(NuonuoSeller seller, Invoices invoices, Deliveries deliveries) {
        this.seller = seller;
        this.invoices = invoices;
        this.deliveries = deliveries;
        deliveries.register(COURIER, this);
    }

    void announce(Invoice invoice) {
        seller.callback()
                .ifPresent(url -> deliveries.enqueue(
                        "NN-" + invoice.serialNo(), COURIER, url.toString(), invoice.serialNo(), invoice.issued()));
    }

    @Override
    public List<HttpRequest.Builder> compose(Delivery delivery) {
        Optional<Invoice> done =
                invoices.find(delivery.content()).filter(invoice -> invoices.status(invoice) != Invoice.Status.PENDING);
        return done.map(invoice -> form(delivery.url(), invoice)).stream().toList();
    }

    @Override
    public boolean acknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && Json.parse(answer.body())
                        .flatMap(body -> Json.text(body, "status"))
                        .equals(Optional.of("0000"));
    }

    private HttpRequest.Builder form(String url, Invoice invoice) {
        String content = content(invoice).toString();
        String body = "operater=callback&orderno=" + encoded(invoice.orderNo()) + "&content=" + encoded(content);
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private JsonObject content(Invoice invoice) {
        boolean issued = invoices.status(invoice) == Invoice.Status.ISSUED;
        var content = Json.object()
                .add("c_fpqqlsh", invoice.serialNo())
                .add("c_orderno", invoice.orderNo())
                .add("c_status", issued ? "1" : "2")
                .add("c_saletaxnum", seller.taxNumber());
        if (issued) {
            content.add("c_fphm", invoice.number())
                    .add("c_kprq", invoice.issued().toEpochMilli())
                    .add("c_bhsje", Invoices.yuan(invoice.net()))
                    .add("c_hjse", Invoices.yuan(invoice.tax()))
                    .add("c_url", invoices.pdfUrl(invoice));
        } else {
            content.add("c_errorMessage", "沙箱：按要求开票失败");
        }
        return content.build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
