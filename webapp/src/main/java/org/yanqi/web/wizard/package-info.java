/** The ten screens: each bean of a page translates between what is typed and a use case, and keeps nothing. */
package org.yanqi.web.wizard;
