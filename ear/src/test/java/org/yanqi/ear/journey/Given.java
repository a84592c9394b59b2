package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.persistence.json.Document;
import org.yanqi.persistence.json.RenewalJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** Reads from the database what handlers have given, as facts that are either there or lost. */
final class Given {

    /** What is given, in the order in which the wizard asks for it. */
    enum Kind {
        BIDDING("screen=questionnaire"),
        CONSENTS("screen=notices"),
        CERTIFICATE("/token-steps/prove/"),
        PICTURES("/api/pictures/"),
        HANDLER("screen=handler"),
        FACE("screen=face"),
        SIGNATURE("screen=signing"),
        ORDERS("screen=payment"),
        PAYMENT("screen=payment"),
        NEW_CERTIFICATE("/token-steps/generate/");

        private final String submission;

        Kind(String submission) {
            this.submission = submission;
        }

        /** Whether this request may make it another: it is sent anew, or something on which it rests is; or all is ended. */
        boolean isRevisedBy(String request) {
            return request.contains("/cancel")
                    || Arrays.stream(values())
                            .filter(kind -> kind.compareTo(this) <= 0)
                            .anyMatch(kind -> request.contains(kind.submission));
        }
    }

    private final Database database;
    private final DataKeys keys;

    Given(RunningYanqi yanqi) {
        database = new Database(yanqi.data());
        try {
            keys = DataKeys.read(Path.of(yanqi.setting("YANQI_DATA_KEY_FILE")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, as they stand in the database. */
    List<RenewalApplication> applications() {
        return database
                .texts("select number || '|' || coalesce(encode(personal, 'hex'), '') || '|' || state from renewal")
                .stream()
                .map(row -> application(row.split("\\|", 3)))
                .toList();
    }

    private RenewalApplication application(String[] columns) {
        Optional<String> personal = Optional.of(columns[1])
                .filter(octets -> !octets.isEmpty())
                .map(octets -> keys.openText(HexFormat.of().parseHex(octets), "renewal/" + columns[0]));
        return RenewalJson.read(new Document(columns[2], personal));
    }

    Map<Kind, Set<String>> of(RenewalApplication application) {
        Map<Kind, Set<String>> facts = new EnumMap<>(Kind.class);
        keep(facts, Kind.BIDDING, application, Opened.class, Opened::bidding);
        keep(facts, Kind.CONSENTS, application, Acknowledged.class, Acknowledged::consents);
        keep(facts, Kind.CERTIFICATE, application, Presented.class, state -> state.token() + " " + state.pair());
        keep(facts, Kind.HANDLER, application, Identified.class, state -> state.applicant() + inFull(state));
        keep(facts, Kind.FACE, application, FaceVerified.class, state -> state.consent() + " " + state.evidence());
        keep(facts, Kind.SIGNATURE, application, Signed.class, Signed::signature);
        keep(facts, Kind.PAYMENT, application, Paid.class, state -> state.choice() + " " + state.settlement());
        keep(facts, Kind.NEW_CERTIFICATE, application, Issuing.class, Issuing::order);
        keep(facts, Kind.NEW_CERTIFICATE, application, Issued.class, Issued::renewed);
        keep(facts, Kind.NEW_CERTIFICATE, application, Installed.class, Installed::renewed);
        keep(facts, Kind.NEW_CERTIFICATE, application, Completed.class, Completed::status);
        rows(facts, Kind.ORDERS, application, "select number from payment_order");
        rows(facts, Kind.SIGNATURE, application, "select file from document where kind = 'AGREEMENT_SIGNED'");
        if (!application.status().isFinal()
                || application instanceof Completed) { // what comes to nothing keeps no picture
            rows(facts, Kind.PICTURES, application, "select file from document where kind not like 'AGREEMENT%'");
        }
        return facts;
    }

    private static <S extends RenewalApplication> void keep(
            Map<Kind, Set<String>> facts,
            Kind kind,
            RenewalApplication application,
            Class<S> state,
            Function<S, Object> fact) {
        application.reached(state).map(fact).ifPresent(known -> keep(facts, kind, known.toString()));
    }

    private static void keep(Map<Kind, Set<String>> facts, Kind kind, String fact) {
        facts.computeIfAbsent(kind, none -> new HashSet<>()).add(fact);
    }

    /** The application's own rows of a table. */
    private void rows(Map<Kind, Set<String>> facts, Kind kind, RenewalApplication application, String query) {
        String own = " application = '" + application.number().value() + "'";
        database.texts(query + (query.contains(" where ") ? " and" : " where") + own)
                .forEach(row -> keep(facts, kind, row));
    }

    /** Records of the domain say only part of a person's numbers. */
    private static String inFull(Identified state) {
        var handler = state.handler();
        return String.join(
                " ",
                handler.name().value(),
                handler.idNumber().value(),
                handler.card().toString(),
                handler.mobile().value());
    }
}
