package org.yanqi.web.api;

/** The CA of the holders' certificates, and that of the certificates under documents: often one and the same. */
public record PublishedAuthorities(PublishedAuthority holders, PublishedAuthority documents) {}
