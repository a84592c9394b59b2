/**
 * What all CAs that are not ours have in common: the register of what was asked, the key management centre beside them, and
 * the revocation list that they publish. How each is spoken to is a module of its own.
 */
@NullMarked
package org.yanqi.outsideca;

import org.jspecify.annotations.NullMarked;
