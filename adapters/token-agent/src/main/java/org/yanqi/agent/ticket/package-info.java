/** What the RA has signed, and nothing else, is obeyed. */
@NullMarked
package org.yanqi.agent.ticket;

import org.jspecify.annotations.NullMarked;
