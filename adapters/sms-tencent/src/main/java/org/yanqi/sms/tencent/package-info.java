/** Tencent SMS 2021-01-11 over plain HTTP: our side of the wire, written against the vendor's documents. */
@NullMarked
package org.yanqi.sms.tencent;

import org.jspecify.annotations.NullMarked;
