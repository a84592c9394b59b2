/**
 * The Certificate Management Protocol (RFC 9810, which replaced RFC 4210) over HTTP (RFC 9811): a CA that is asked by it.
 * The provider is never registered globally.
 */
@NullMarked
package org.yanqi.cmp;

import org.jspecify.annotations.NullMarked;
