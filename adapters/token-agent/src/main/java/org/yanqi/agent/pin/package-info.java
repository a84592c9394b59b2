/** How the PIN is asked for. */
@NullMarked
package org.yanqi.agent.pin;

import org.jspecify.annotations.NullMarked;
