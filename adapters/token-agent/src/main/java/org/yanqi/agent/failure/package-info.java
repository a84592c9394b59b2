/** What can go wrong, in the person's words. */
@NullMarked
package org.yanqi.agent.failure;

import org.jspecify.annotations.NullMarked;
