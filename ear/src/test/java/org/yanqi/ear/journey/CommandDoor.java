package org.yanqi.ear.journey;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalCommand.*;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.ear.journey.ForgedRequest.Bare;
import org.yanqi.ear.journey.ForgedRequest.Form;
import org.yanqi.ear.journey.ForgedRequest.Picture;
import org.yanqi.ear.journey.ForgedRequest.Script;

/** By which requests a command of the domain comes in over HTTP. */
sealed interface CommandDoor {

    /** No request carries the command. */
    record None(String why) implements CommandDoor {}

    /**
     * For handlers.
     *
     * @param orderly what a page sends where the command is due: refused wherever the domain refuses the command
     * @param counterfeit with proofs that prove nothing: refused in every state
     */
    record Portal(List<ForgedRequest> orderly, List<ForgedRequest> counterfeit) implements CommandDoor {}

    /** For reviewers: refused in every state where anybody else sends it. */
    record Office(List<ForgedRequest> decisions) implements CommandDoor {}

    /** What goes with a form without being a command, and where it is expected. */
    record Accessory(Set<RenewalStatus> expected, ForgedRequest request) {}

    Set<RenewalStatus> PICTURES_CHANGE =
            EnumSet.of(RenewalStatus.PRESENTED, RenewalStatus.IDENTIFIED, RenewalStatus.FACE_VERIFIED);

    List<Accessory> ACCESSORIES = List.of(
            new Accessory(
                    EnumSet.range(RenewalStatus.ACKNOWLEDGED, RenewalStatus.FACE_VERIFIED),
                    new Script("api/codes", "{\"mobile\":\"13800138000\",\"number\":\"{number}\"}")),
            new Accessory(PICTURES_CHANGE, new Picture("api/pictures/front?seen={version}&number={number}")),
            new Accessory(
                    PICTURES_CHANGE,
                    new Script("api/pictures/front/turn?seen={version}&number={number}", "{\"quarters\":1}")),
            new Accessory(Set.of(), new Picture("api/pictures/back?seen=0")),
            new Accessory(Set.of(), new Picture("api/pictures/licence?seen=999999&replaced=" + "0".repeat(64))),
            new Accessory(Set.of(), new Script("api/pictures/back/turn?seen=0", "{\"quarters\":2}")),
            new Accessory(Set.of(), new Script("api/pictures/front/turn?seen={version}", "{\"quarters\":4}")),
            new Accessory(Set.of(), new Bare("DELETE", "api/pictures/front?seen={version}")));

    Map<Class<? extends RenewalCommand>, CommandDoor> DOORS = Map.ofEntries(
            Map.entry(AcknowledgeNotices.class, page(new Form("renewal", "NOTICES", "next"))),
            Map.entry(
                    PresentCertificate.class,
                    new Portal(
                            List.of(ticket("inventory"), ticket("prove")),
                            List.of(result("inventory"), result("prove")))),
            Map.entry(IdentifyHandler.class, page(new Form("renewal?step=5", "HANDLER", "next", Map.of("step", "5")))),
            Map.entry(BeginFaceCheck.class, page(new Form("renewal", "FACE", "next"))),
            Map.entry(RecordFaceSession.class, page(new Bare("GET", "api/renewal/status"))),
            Map.entry(ConcludeFaceCheck.class, page(new Bare("GET", "api/renewal/status"))),
            Map.entry(
                    RefuseFaceCheck.class,
                    page(new Form("renewal", "FACE", "refuse"), new Form("renewal", "FACE_PENDING", "refuse"))),
            Map.entry(
                    RequestReview.class,
                    page(new Form("renewal", "FACE", "review"), new Form("renewal", "LATE", "next"))),
            Map.entry(ApproveReview.class, decision("approve")),
            Map.entry(RejectReview.class, decision("reject")),
            Map.entry(
                    TakeBack.class,
                    new Office(List.of(new Form(
                            "office/reviews/take-back?number={number}",
                            "",
                            "take-back",
                            Map.of("typed", "{number}"))))),
            Map.entry(SignAgreement.class, page(new Form("renewal?step=7", "SIGNING", "next", Map.of("step", "7")))),
            Map.entry(OrderPayment.class, page(new Form("renewal?step=8", "PAYMENT", "next", Map.of("step", "8")))),
            Map.entry(
                    ConfirmPayment.class,
                    new Portal(
                            List.of(new Bare("GET", "api/renewal/status")),
                            List.of(new Script(
                                    "api/notifications/wechat-pay",
                                    "{\"id\":\"1\",\"resource\":{\"out_trade_no\":\"{number}-1\","
                                            + "\"trade_state\":\"SUCCESS\"}}")))),
            Map.entry(RequestIssuance.class, new Portal(List.of(ticket("generate")), List.of(result("generate")))),
            Map.entry(
                    RecordIssuance.class,
                    new None("it is made of what the CA answers, which the platform asks where an intent is stored")),
            Map.entry(
                    ConfirmInstallation.class,
                    new Portal(
                            List.of(ticket("install"), ticket("verify")),
                            List.of(result("install"), result("verify")))),
            Map.entry(RecordRetirement.class, page(ticket("retire"), result("retire"))),
            Map.entry(
                    Cancel.class,
                    page(
                            new Form("cancel", "", "confirm"),
                            new Form("cancel?withdraw=1", "", "confirm", Map.of("withdraw", "1")))),
            Map.entry(
                    ReviseBidding.class,
                    page(new Form("renewal?step=2", "QUESTIONNAIRE", "next", Map.of("step", "2")))),
            Map.entry(Lapse.class, new None("only time brings it, in the background")),
            Map.entry(Erase.class, new None("only time and a cancellation bring it, in the background")));

    private static CommandDoor page(ForgedRequest... requests) {
        return new Portal(List.of(requests), List.of());
    }

    private static CommandDoor decision(String decision) {
        return new Office(
                List.of(new Form("office/reviews/view?number={number}", "", "decide", Map.of("decision", decision))));
    }

    /** What a page asks before it turns to the token agent. */
    static ForgedRequest ticket(String step) {
        return new Script(
                "api/token-steps/" + step + "/ticket",
                step.equals("prove")
                        ? "{\"tokenSerial\":\"0000\",\"certificate\":\"" + "0".repeat(64) + "\"}"
                        : "{\"number\":\"{number}\"}");
    }

    /** A token's work as nobody's token has done it. */
    static ForgedRequest result(String step) {
        return new Script(
                "api/token-steps/" + step + "/result",
                "{\"number\":\"{number}\",\"signing\":\"AAAA\",\"others\":[],\"result\":{\"proof\":\"AAAA\","
                        + "\"request\":\"AAAA\",\"binding\":\"AAAA\",\"tokens\":[],\"installed\":"
                        + step.equals("install") + ",\"newOpened\":\"" + "0".repeat(64) + "\",\"oldOpened\":\""
                        + "0".repeat(64) + "\"}}");
    }
}
