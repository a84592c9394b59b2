/** The loopback HTTP between the page and the agent. */
@NullMarked
package org.yanqi.agent.channel;

import org.jspecify.annotations.NullMarked;
