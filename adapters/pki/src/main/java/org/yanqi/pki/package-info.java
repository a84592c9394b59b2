/**
 * Certificates, requests, proofs and sealed challenges read and made with Bouncy Castle, and an embedded CA with its
 * key management centre for those who have none of their own. The provider is never registered globally.
 */
@NullMarked
package org.yanqi.pki;

import org.jspecify.annotations.NullMarked;
