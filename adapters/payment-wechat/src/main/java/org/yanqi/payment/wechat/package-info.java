/** WeChat Pay APIv3, Native, over plain HTTP: our side of the wire, written against the vendor's documents. */
@NullMarked
package org.yanqi.payment.wechat;

import org.jspecify.annotations.NullMarked;
