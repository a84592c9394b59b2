/** Adapters for tests and for the library's example: they keep everything in memory, and the contracts of the ports. */
package org.yanqi.application.memory;
