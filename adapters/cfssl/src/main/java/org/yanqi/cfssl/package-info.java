/** A CA that is asked by JSON over HTTP, as CloudFlare's cfssl serves it (/api/v1/cfssl). */
@NullMarked
package org.yanqi.cfssl;

import org.jspecify.annotations.NullMarked;
