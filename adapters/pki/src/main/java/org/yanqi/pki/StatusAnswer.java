package org.yanqi.pki;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;

/**
 * An OCSP response, DER.
 *
 * @param goodUntil until when others may give it out again; empty: it is for the one who asked alone
 */
public record StatusAnswer(Bytes der, Instant made, Optional<Instant> goodUntil) {}
