/** What the browser sees: pages, page beans and resources that translate between people and use cases and decide nothing. */
package org.yanqi.web;
