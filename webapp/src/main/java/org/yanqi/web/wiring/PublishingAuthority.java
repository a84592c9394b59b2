package org.yanqi.web.wiring;

import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.Publication;
import org.yanqi.pki.RevocationList;
import org.yanqi.pki.RevocationLists;
import org.yanqi.pki.StatusAnswer;
import org.yanqi.pki.StatusResponder;
import org.yanqi.web.api.PublishedAuthority;
import org.yanqi.web.api.PublishedAuthority.Dated;

/** A CA of ours as relying parties see it, with the revocation lists that it makes unasked. */
record PublishingAuthority(PublishedAuthority published, RevocationLists lists) {

    /** @param own certificates that were given to the platform itself, and stand in no register */
    static PublishingAuthority of(
            AuthorityKeys keys, Publication publication, Set<SerialNumber> own, Stores stores, SerialNumbers serials) {
        var issued = stores.certificateRegister();
        CertificateRegister register = serial -> own.contains(serial) || issued.holds(serial);
        var revocations = stores.revocations();
        var lists = new RevocationLists(keys, publication, revocations, stores.revocationLists());
        var responder = new StatusResponder(keys, publication, register, revocations, serials);
        var published = new PublishedAuthority(
                keys.issuingCertificate(),
                keys.rootCertificate(),
                now -> dated(lists.full(now)),
                now -> dated(lists.delta(now)),
                (request, now) -> dated(responder.answer(request, now)),
                StatusResponder.longestRequest());
        return new PublishingAuthority(published, lists);
    }

    private static Dated dated(RevocationList list) {
        return new Dated(list.der(), list.thisUpdate(), Optional.of(list.replacedAt()));
    }

    private static Dated dated(StatusAnswer answer) {
        return new Dated(answer.der(), answer.made(), answer.goodUntil());
    }
}
