package org.yanqi.application.port;

import org.yanqi.domain.certificate.SerialNumber;

/** Reserves serial numbers: at least 64 random bits, never the same twice (CA/Browser Forum BR §7.1). */
public interface SerialNumbers {
    SerialNumber reserve();
}
