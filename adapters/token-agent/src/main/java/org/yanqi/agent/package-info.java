/** The program on the user's computer. */
@NullMarked
package org.yanqi.agent;

import org.jspecify.annotations.NullMarked;
