package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.EventCertificates.EventCertificate;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every CA does that issues certificates for one signature each. */
public abstract class EventCertificatesContract {
    protected static final Instant NOW = Instant.parse("2025-07-11T08:48:33Z");
    private static final ApplicationNumber NUMBER = Renewals.number(1);
    private static final ApplicationNumber OTHER = Renewals.number(2);
    private static final Duration MINUTES = Duration.ofHours(1);

    /** What an event certificate says, by its own encoding; {@code publicKey} is the hash of its SubjectPublicKeyInfo. */
    public record Said(SerialNumber serial, ValidityPeriod validity, Sha256 publicKey) {}

    protected abstract EventCertificates authority();

    protected abstract Said read(Bytes certificate);

    protected abstract boolean isRevoked(SerialNumber serial);

    @Test
    void a_certificate_is_for_the_key_that_was_given_and_for_minutes() {
        Bytes key = newKey();
        EventCertificate issued = authority().issue(event(NUMBER), key, NOW);
        Said said = read(issued.chain().getFirst());
        assertThat(said.serial()).isEqualTo(issued.serial());
        assertThat(said.publicKey()).isEqualTo(key.sha256());
        assertThat(said.validity().notBefore()).isBeforeOrEqualTo(NOW);
        assertThat(said.validity().notAfter()).isAfter(NOW).isBefore(NOW.plus(MINUTES));
    }

    @Test
    void the_chain_ends_with_the_same_root_for_everybody() {
        EventCertificate one = authority().issue(event(NUMBER), newKey(), NOW);
        EventCertificate other = authority().issue(event(OTHER), newKey(), NOW);
        assertThat(one.chain()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(other.chain().getLast()).isEqualTo(one.chain().getLast());
        assertThat(other.chain().getFirst()).isNotEqualTo(one.chain().getFirst());
    }

    @Test
    void a_new_certificate_comes_each_time_even_for_the_same_key() {
        Bytes key = newKey();
        SerialNumber first = issue(NUMBER, key);
        assertThat(issue(NUMBER, key)).isNotEqualTo(first);
    }

    @Test
    void all_but_the_one_that_was_used_are_withdrawn() {
        SerialNumber lost = issue(NUMBER, newKey());
        SerialNumber used = issue(NUMBER, newKey());
        SerialNumber unneeded = issue(NUMBER, newKey());
        SerialNumber anothers = issue(OTHER, newKey());
        assertThat(isRevoked(lost)).isFalse();

        authority().withdraw(NUMBER, Optional.of(used), NOW.plusSeconds(60));

        assertThat(isRevoked(lost)).isTrue();
        assertThat(isRevoked(unneeded)).isTrue();
        assertThat(isRevoked(used)).isFalse();
        assertThat(isRevoked(anothers)).isFalse();
    }

    @Test
    void none_was_used_so_all_are_withdrawn_and_that_may_be_asked_again() {
        SerialNumber serial = issue(NUMBER, newKey());
        authority().withdraw(NUMBER, Optional.empty(), NOW.plusSeconds(60));
        authority().withdraw(NUMBER, Optional.empty(), NOW.plusSeconds(120));
        assertThat(isRevoked(serial)).isTrue();
    }

    @Test
    void an_application_without_event_certificates_has_nothing_to_withdraw() {
        SerialNumber anothers = issue(OTHER, newKey());
        authority().withdraw(NUMBER, Optional.empty(), NOW);
        assertThat(isRevoked(anothers)).isFalse();
    }

    private SerialNumber issue(ApplicationNumber application, Bytes key) {
        return authority().issue(event(application), key, NOW).serial();
    }

    private static Event event(ApplicationNumber application) {
        return new Event(application, new PersonName("欧阳试"), Sha256.of("evidence-1"), Sha256.of("agreement"));
    }

    /** SubjectPublicKeyInfo of a key on P-256. */
    protected static Bytes newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return Bytes.of(generator.generateKeyPair().getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has elliptic curves", e);
        }
    }
}
