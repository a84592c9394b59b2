/** Work that outlives one HTTP call. */
@NullMarked
package org.yanqi.agent.job;

import org.jspecify.annotations.NullMarked;
