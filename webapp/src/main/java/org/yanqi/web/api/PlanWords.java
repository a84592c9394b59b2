package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.yanqi.application.token.PlanInstallation;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.web.page.Say;

/** What will happen to the UKey, in words: {@code {"plan":[{"name", "heading", "lines":[…]}]}}. */
@ApplicationScoped
public class PlanWords {
    @Inject
    Say say;

    JsonObject of(PlanInstallation.Answer.Plan plan) {
        return Json.createObjectBuilder()
                .add(
                        "plan",
                        Json.createArrayBuilder()
                                .add(part(
                                        "room",
                                        List.of(say.with(plan.begun() ? "plan.room.begun" : "plan.room.enough"))))
                                .add(part("leftovers", leftovers(plan)))
                                .add(part(
                                        "made",
                                        List.of(say.with("plan.made.keys"), say.with("plan.made.certificates"))))
                                .add(part("kept", kept(plan)))
                                .add(part(
                                        "retired",
                                        List.of(say.with(
                                                "plan.retired.signing",
                                                plan.replaced()
                                                        .signing()
                                                        .serial()
                                                        .grouped())))))
                .build();
    }

    private JsonObject part(String name, List<String> lines) {
        JsonArrayBuilder texts = Json.createArrayBuilder();
        lines.forEach(texts::add);
        return Json.createObjectBuilder()
                .add("name", name)
                .add("heading", say.with("plan." + name))
                .add("lines", texts)
                .build();
    }

    private List<String> leftovers(PlanInstallation.Answer.Plan plan) {
        var own = plan.begun() ? Stream.of(say.with("plan.leftovers.own")) : Stream.<String>empty();
        var others = plan.leftBehind().stream().map(number -> say.with("plan.leftovers.other", number.value()));
        var all = Stream.concat(own, others).toList();
        return all.isEmpty() ? List.of(say.with("plan.leftovers.none")) : all;
    }

    private List<String> kept(PlanInstallation.Answer.Plan plan) {
        var encryption = Stream.concat(
                Stream.of(sealedWith("plan.kept.present", plan.replaced().encryption())),
                plan.history().stream().map(older -> sealedWith("plan.kept.older", older)));
        return Stream.concat(encryption, plan.opens().stream().map(this::bid)).toList();
    }

    private String sealedWith(String key, Certificate encryption) {
        return say.with(
                key,
                encryption.serial().grouped(),
                say.day(encryption.validity().notBefore()),
                say.day(encryption.validity().notAfter()));
    }

    private String bid(SealedBid bid) {
        return say.with("plan.kept.bid", bid.platform(), bid.reference(), say.day(bid.decryptionEnds()));
    }
}
