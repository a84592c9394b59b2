/** Who is at the other end, and what a browser may do with the pages: visits, forged requests, headers. */
package org.yanqi.web.guard;
