/** The UKey: the port of the token agent's core, with a PKCS#11 and a file-backed adapter. */
@NullMarked
package org.yanqi.token;

import org.jspecify.annotations.NullMarked;
