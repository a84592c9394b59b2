package org.yanqi.documents;

import org.yanqi.domain.consent.AgreementVersion;

/**
 * An agreement as it is read: its title, and its text as an XHTML fragment of p, h3, ol and li elements.
 * The version's hash is that of the fragment in UTF-8, with the authority's names filled in.
 */
public record AgreementText(AgreementVersion version, String title, String html) {}
