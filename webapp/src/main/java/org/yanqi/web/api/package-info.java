/** What the page's script, phones and outside parties call: translated to use cases, refusals as RFC 9457 problems. */
package org.yanqi.web.api;
