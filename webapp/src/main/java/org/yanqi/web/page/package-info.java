/** What all pages share: words, refusals beside their fields, QR codes. */
package org.yanqi.web.page;
