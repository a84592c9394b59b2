/**
 * Pictures that people upload: recognised by their content, taken apart by readers of our own, and drawn anew. The JDK's
 * decoders only ever see what is needed to draw: no metadata, no colour profile, no thumbnail, no trailer.
 */
@NullMarked
package org.yanqi.pictures;

import org.jspecify.annotations.NullMarked;
