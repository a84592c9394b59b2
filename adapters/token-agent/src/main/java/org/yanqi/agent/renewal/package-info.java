/** The operations and the journal that makes them resumable. */
@NullMarked
package org.yanqi.agent.renewal;

import org.jspecify.annotations.NullMarked;
