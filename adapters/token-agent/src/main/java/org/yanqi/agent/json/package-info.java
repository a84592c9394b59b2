/** Making JSON. */
@NullMarked
package org.yanqi.agent.json;

import org.jspecify.annotations.NullMarked;
