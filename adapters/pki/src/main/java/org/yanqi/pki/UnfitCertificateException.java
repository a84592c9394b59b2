package org.yanqi.pki;

import java.util.List;

/** A certificate was about to be issued that is none of ours: nothing was signed with the CA's key. */
public final class UnfitCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    UnfitCertificateException(List<String> findings) {
        super("not signed: " + String.join("; ", findings));
        this.findings = List.copyOf(findings);
    }

    /** The names of the lints that it breaks. */
    public List<String> findings() {
        return findings;
    }
}
