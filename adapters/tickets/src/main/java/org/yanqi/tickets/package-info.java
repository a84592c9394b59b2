/** Commands to the token agent, signed by the registration authority (docs/token-agent-protocol.md). */
@NullMarked
package org.yanqi.tickets;

import org.jspecify.annotations.NullMarked;
