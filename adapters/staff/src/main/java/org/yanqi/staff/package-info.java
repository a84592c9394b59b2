/** What staff know and hold: passwords, and generators of one-time passwords. */
@NullMarked
package org.yanqi.staff;

import org.jspecify.annotations.NullMarked;
