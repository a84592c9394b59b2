package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.TokenSerial;

/** What every store of token jobs does. */
public abstract class TokenJobsContract {
    private static final String SUBJECT = Renewals.number(1).value();
    private static final Bytes OCTETS = Bytes.of("octets".getBytes(StandardCharsets.UTF_8));
    private static final Sha256 HASH = Sha256.of("hash");

    protected abstract TokenJobs jobs();

    static List<TokenStep> everyStep() {
        return List.of(
                new TokenStep.Inventory(),
                new TokenStep.Prove("nonce", Optional.empty()),
                new TokenStep.Prove("nonce", Optional.of(BidAdvice.DEFER_UNTIL_CLOSED)),
                new TokenStep.History("nonce"),
                new TokenStep.Plan("nonce"),
                new TokenStep.Generate("nonce", KeyProfile.P256, OCTETS),
                new TokenStep.Install(OCTETS, OCTETS, OCTETS),
                new TokenStep.Verify("nonce", HASH, OCTETS, HASH, OCTETS, HASH),
                new TokenStep.Retire(HASH),
                new TokenStep.LetGo("nonce", HASH, Sha256.of("successor")));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void a_job_comes_back_as_it_was_stored(TokenStep step) {
        jobs().save(job("job-1", SUBJECT, step));
        assertThat(jobs().latest(SUBJECT, step.kind())).contains(job("job-1", SUBJECT, step));
    }

    @Test
    void an_inventory_is_for_no_token_in_particular() {
        var inventory = new TokenJob(
                "job-1",
                "visit-1",
                "https://ra.example",
                new TokenStep.Inventory(),
                Optional.empty(),
                Optional.empty(),
                Renewals.MORNING);
        jobs().save(inventory);
        assertThat(jobs().latest("visit-1", TokenStep.Kind.INVENTORY)).contains(inventory);
    }

    @Test
    void the_job_saved_last_is_the_latest_of_its_subject_and_step() {
        jobs().save(job("job-1", SUBJECT, prove("first")));
        jobs().save(job("job-2", SUBJECT, prove("second")));
        jobs().save(job("job-3", SUBJECT, new TokenStep.Retire(HASH)));
        jobs().save(job("job-4", "visit-1", prove("other")));
        assertThat(jobs().latest(SUBJECT, TokenStep.Kind.PROVE)).contains(job("job-2", SUBJECT, prove("second")));
        assertThat(jobs().latest(SUBJECT, TokenStep.Kind.INSTALL)).isEmpty();
        assertThat(jobs().all(SUBJECT, TokenStep.Kind.PROVE))
                .containsExactly(job("job-2", SUBJECT, prove("second")), job("job-1", SUBJECT, prove("first")));
        assertThat(jobs().all(SUBJECT, TokenStep.Kind.INSTALL)).isEmpty();
    }

    @Test
    void what_has_begun_is_told_to_everybody_who_begins_it() {
        var begun = job("job-1", SUBJECT, generate("first"));
        assertThat(jobs().begin(begun)).isEqualTo(begun);
        assertThat(jobs().begin(job("job-2", SUBJECT, generate("second")))).isEqualTo(begun);
        assertThat(jobs().all(SUBJECT, TokenStep.Kind.GENERATE)).containsExactly(begun);
        var others = job("job-3", Renewals.number(2).value(), generate("third"));
        assertThat(jobs().begin(others)).isEqualTo(others);
    }

    @Test
    void of_several_who_begin_at_once_all_hear_of_the_same() throws Exception {
        var together = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asked = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return jobs().begin(job("job-" + i, SUBJECT, generate("nonce-" + i)));
                    }))
                    .toList();
            var heard = new HashSet<TokenJob>();
            for (var answer : asked) {
                heard.add(answer.get());
            }
            assertThat(heard).hasSize(1);
        }
        assertThat(jobs().all(SUBJECT, TokenStep.Kind.GENERATE)).hasSize(1);
    }

    private static TokenStep generate(String nonce) {
        return new TokenStep.Generate(nonce, KeyProfile.P256, OCTETS);
    }

    private static TokenStep prove(String nonce) {
        return new TokenStep.Prove(nonce, Optional.empty());
    }

    private static TokenJob job(String id, String subject, TokenStep step) {
        return new TokenJob(
                id,
                subject,
                "https://ra.example",
                step,
                Optional.of(new TokenSerial("TOKEN-1")),
                Optional.of(HASH),
                Renewals.MORNING);
    }
}
