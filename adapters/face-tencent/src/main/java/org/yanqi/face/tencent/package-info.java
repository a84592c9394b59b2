/** Tencent FaceID 2018-03-01 over plain HTTP: our side of the wire, written against the vendor's documents. */
@NullMarked
package org.yanqi.face.tencent;

import org.jspecify.annotations.NullMarked;
