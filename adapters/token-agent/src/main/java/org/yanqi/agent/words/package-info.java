/** What the agent says, in each language that it speaks. */
@NullMarked
package org.yanqi.agent.words;

import org.jspecify.annotations.NullMarked;
