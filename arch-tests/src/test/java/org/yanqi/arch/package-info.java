/** What Maven cannot enforce of the architecture. Every rule here is proved by a fixture that breaks it. */
@NullMarked
package org.yanqi.arch;

import org.jspecify.annotations.NullMarked;
