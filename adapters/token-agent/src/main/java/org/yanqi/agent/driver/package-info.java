/** The vendor's PKCS#11 library in a process of its own, so that it can crash and hang without the agent. */
@NullMarked
package org.yanqi.agent.driver;

import org.jspecify.annotations.NullMarked;
