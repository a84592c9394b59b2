/** What the operator has decided about the platform; read in {@code wiring}, looked at everywhere. */
package org.yanqi.web.settings;
