/** Puts application, adapters and configuration together when the platform starts. */
package org.yanqi.web.wiring;
