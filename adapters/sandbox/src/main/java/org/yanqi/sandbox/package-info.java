/** A first look at the platform without any outside party: everything that production brings along, made up. */
@NullMarked
package org.yanqi.sandbox;

import org.jspecify.annotations.NullMarked;
