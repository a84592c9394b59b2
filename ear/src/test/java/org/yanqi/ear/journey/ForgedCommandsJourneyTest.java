package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A renewal at whose every state each command is sent that is not due: by its own browser, by the browser of another
 * application, and by a telephone. Afterwards what is personal is looked for wherever it must not lie.
 */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ForgedCommandsJourneyTest {

    private static final Person MARKED =
            new Person("在线延期测试", "91420100MA4KLC8M0D", "欧阳测试", "420106198506152879", "13907129876");
    private static final Marks PERSONAL = new Marks(List.of(MARKED.name(), MARKED.idNumber(), MARKED.mobile()));

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Path folder;
    private Database database;
    private Forgery forgery;
    private String number = "";
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final Map<String, String> results = new LinkedHashMap<>();

    @BeforeAll
    void start(@TempDir Path directory) {
        folder = directory;
        yanqi = RunningYanqi.on(directory.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, MARKED);
        database = new Database(yanqi.data());
        forgery = new Forgery(yanqi, handler, PERSONAL);
        handler.page().onRequest(request -> {
            addresses.add(request.url());
            String path = request.url().replace(yanqi.portal().toString(), "");
            if (request.method().equals("POST") && path.matches("api/token-steps/[a-z]+/result")) {
                results.put(path, request.postData());
            }
        });
    }

    @AfterAll
    void stop() {
        forgery.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void nothingIsForcedBeforeTheCertificateIsShown() {
        journey.open();
        journey.readProcess();
        journey.denyBidding();
        number = database.texts("select number from renewal where number <> '" + forgery.intruders() + "'")
                .getFirst();
        attack("OPENED");
        journey.acknowledge();
        attack("ACKNOWLEDGED");
    }

    @Test
    @Order(2)
    void norWhenItIsShown() {
        journey.readCertificate();
        attack("PRESENTED");
        picturesAreRefused();
        journey.confirmCertificate();
    }

    @Test
    @Order(3)
    void norUntilTheFaceIsVerified() {
        journey.identify();
        attack("IDENTIFIED");
        journey.agreeToFaceCheck();
        String face = journey.qrContent();
        String mark = face.substring(face.lastIndexOf('/') + 1);
        assertThat(face).endsWith("/f/" + number + "/" + mark);
        assertThat(forgery.intruder()
                        .get("f/" + forgery.intruders() + "/" + mark)
                        .status())
                .as("the mark of one application opens no other")
                .isEqualTo(404);
        attack("FACE_PENDING");
        phone.decideFace(face, "PASSED");
        handler.awaitScreen("check");
        attack("FACE_VERIFIED");
    }

    @Test
    @Order(4)
    void norUntilItIsPaid() {
        journey.check();
        journey.sign();
        attack("SIGNED");
        journey.order(1);
        String payment = journey.qrContent();
        attack("SIGNED");
        phone.pay(payment);
        handler.awaitScreen("installation");
        attack("PAID");
    }

    @Test
    @Order(5)
    void aTelephoneDoesNotReplaceTheUKey() {
        try (var friend = new Stranger(yanqi.portal())) {
            String asked = "{\"purpose\":\"resume\",\"number\":\"" + number + "\",\"mobile\":\"%s\"}";
            assertThat(friend.json("api/codes", asked.formatted("13999999999")).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> phone.newestCode("13999999999")).hasMessageContaining("no code");

            String earlier = phone.newestCode(MARKED.mobile());
            assertThat(friend.json("api/codes", asked.formatted(MARKED.mobile()))
                            .status())
                    .isEqualTo(200);
            var fields = friend.form("resume");
            fields.putAll(Map.of(
                    "number",
                    number,
                    "mobile",
                    MARKED.mobile(),
                    "otp",
                    phone.codeAfter(earlier, MARKED.mobile()),
                    "open",
                    ""));
            friend.post("resume", fields);
            assertThat(friend.get("renewal").body()).contains(number).contains("data-screen=\"ukey\"");

            String before = standing();
            for (String step : Forgery.TOKEN_STEPS) {
                if (!step.equals("inventory")) {
                    assertThat(friend.json("api/token-steps/" + step + "/ticket", Forgery.ticketFor(step))
                                    .status())
                            .as(step)
                            .isIn(404, 409);
                    assertThat(friend.json("api/token-steps/" + step + "/result", Forgery.resultFor(step))
                                    .status())
                            .as(step)
                            .isBetween(400, 409);
                }
            }
            assertThat(standing()).isEqualTo(before);
        }
    }

    @Test
    @Order(6)
    void norAfterTheNewCertificateIsThere() {
        journey.install();
        attack("COMPLETED");
        journey.goOnToInvoice();
        journey.askForInvoice();
        attack("COMPLETED");
    }

    @Test
    @Order(7)
    void whatTheTokenHasSignedServesNobodyElseAndNotTwice() {
        String before = standing();
        String others = forgery.standing(forgery.intruders());
        var owner = forgery.owner();
        assertThat(results).isNotEmpty();
        results.forEach((path, body) -> {
            owner.json(path, body);
            int status = forgery.intruder().json(path, body).status();
            assertThat(status)
                    .as(path)
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).isBetween(400, 409),
                            looked -> assertThat(path).containsAnyOf("inventory", "install"));
        });
        assertThat(standing()).isEqualTo(before);
        assertThat(forgery.standing(forgery.intruders())).isEqualTo(others);
        owner.close();
    }

    @Test
    @Order(8)
    void noAddressAndNoLogHoldsAnythingPersonal() {
        assertThat(addresses)
                .hasSizeGreaterThan(50)
                .allSatisfy(address -> assertThat(PERSONAL.in(URLDecoder.decode(address, StandardCharsets.UTF_8)))
                        .isEmpty());
        Map<String, Integer> found = new TreeMap<>();
        for (String log : List.of("server", "agent", "postgres")) {
            found.putAll(PERSONAL.in(yanqi.data().resolve("logs/" + log + ".log")));
        }
        found.putAll(PERSONAL.under(yanqi.data().resolve("agent")));
        found.putAll(PERSONAL.under(yanqi.data().resolve("server")));
        assertThat(found).isEmpty();
    }

    @Test
    @Order(9)
    void neitherDoTheDatabaseAndTheDocuments() {
        Map<String, List<String>> found = new TreeMap<>();
        for (String table : database.texts(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")) {
            database.texts("select t::text from \"" + table + "\" t").stream()
                    .flatMap(row -> PERSONAL.in(row).stream())
                    .forEach(mark ->
                            found.computeIfAbsent(table, t -> new ArrayList<>()).add(mark));
        }
        assertThat(found).isEmpty();
        database.change("checkpoint");
        assertThat(PERSONAL.under(yanqi.data().resolve("postgres/data"))).isEmpty();
        assertThat(PERSONAL.under(yanqi.data().resolve("documents"))).isEmpty();
    }

    @Test
    @Order(10)
    void whatIsDoneWithIsForgotten() throws IOException {
        Path dump = folder.resolve("heap.hprof");
        new Program(folder, Map.of())
                .run(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        "" + yanqi.server().pid(),
                        "GC.heap_dump",
                        dump.toString());

        assertThat(PERSONAL.inTextsOf(dump)).isEmpty();
        Files.delete(dump);
    }

    private void picturesAreRefused() {
        long before = database.count("select count(*) from document");
        try (Stranger owner = forgery.owner()) {
            String token = owner.formToken();
            Pictures.REFUSED.forEach((file, said) -> {
                var answer = owner.raw("api/pictures/front", file.mimeType, file.buffer, token);
                assertThat(answer.status()).as(file.name).isIn(400, 413, 415);
                assertThat(answer.body()).contains(said);
            });
            assertThat(owner.raw("api/pictures/front", "image/png", new byte[11 << 20], token)
                            .status())
                    .isEqualTo(413);
            assertThat(owner.raw("api/pictures/..%2ffront", "image/png", new byte[1], token)
                            .status())
                    .isBetween(400, 404);
        }
        assertThat(database.count("select count(*) from document")).isEqualTo(before);
    }

    private void attack(String status) {
        forgery.attack(number, status);
    }

    private String standing() {
        return forgery.standing(number);
    }
}
