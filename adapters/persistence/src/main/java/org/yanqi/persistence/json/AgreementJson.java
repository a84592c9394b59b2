package org.yanqi.persistence.json;

import org.yanqi.application.port.Agreements;

/** The texts of agreements; a text that was changed does not carry its hash any more, and is not read. */
public final class AgreementJson {
    private AgreementJson() {}

    public static String write(Agreements.Text text) {
        return IdentityJson.write(text.version())
                .object("chinese", write(text.chinese()))
                .object("english", write(text.english()))
                .toString();
    }

    public static Agreements.Text read(String document) {
        Stored json = Stored.parse(document);
        return new Agreements.Text(
                IdentityJson.agreement(json), wording(json.object("chinese")), wording(json.object("english")));
    }

    private static Fields write(Agreements.Wording wording) {
        return new Fields().text("title", wording.title()).text("html", wording.html());
    }

    private static Agreements.Wording wording(Stored json) {
        return new Agreements.Wording(json.text("title"), json.text("html"));
    }
}
