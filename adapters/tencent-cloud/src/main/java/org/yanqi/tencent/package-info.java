/** How a service of Tencent Cloud is called and its answer read: shared by those that are parties of ours. */
package org.yanqi.tencent;
