/** The back office: how staff sign in, what waits for a reviewer, and one application with all that was given. */
package org.yanqi.web.office;
