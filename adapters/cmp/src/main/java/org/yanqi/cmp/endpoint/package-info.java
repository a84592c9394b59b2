/**
 * The other side of the protocol: machines ask our own CA for their next certificates (RFC 9810 §5.3.5, RFC 9483 §4.1.3), and
 * are asked to confirm them. Octets in, octets out; who carries them is somebody else's business.
 */
@NullMarked
package org.yanqi.cmp.endpoint;

import org.jspecify.annotations.NullMarked;
