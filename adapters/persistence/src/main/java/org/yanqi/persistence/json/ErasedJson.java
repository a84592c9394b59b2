package org.yanqi.persistence.json;

import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.RenewalStatus;

/** What is left of an application: one layer that holds its evidence and nothing personal. */
final class ErasedJson {
    private ErasedJson() {}

    static Fields write(Erased erased, Fields layer) {
        Erased.Evidence evidence = erased.evidence();
        return layer.text("number", erased.number().value())
                .word("ended", erased.ended())
                .list("consents", evidence.consents(), IdentityJson::write)
                .text("face", evidence.face().map(Sha256::hex))
                .object("signature", evidence.signature(), IdentityJson::write)
                .list("certificates", evidence.certificates(), hash -> new Fields().text("fingerprint", hash.hex()));
    }

    static Erased read(Stored layer) {
        return new Erased(
                new ApplicationNumber(layer.text("number")),
                layer.word("ended", RenewalStatus.class),
                new Erased.Evidence(
                        layer.list("consents", IdentityJson::consent),
                        layer.optionalText("face").map(Sha256::new),
                        layer.optionalObject("signature").map(IdentityJson::signature),
                        layer.list("certificates", certificate -> certificate.hash("fingerprint"))),
                layer.instant("since"));
    }
}
