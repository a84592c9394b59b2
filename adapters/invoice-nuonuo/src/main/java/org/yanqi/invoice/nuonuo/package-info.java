/** Nuonuo's open platform over plain HTTP: our side of the wire, written against the vendor's SDK and documents. */
@NullMarked
package org.yanqi.invoice.nuonuo;

import org.jspecify.annotations.NullMarked;
