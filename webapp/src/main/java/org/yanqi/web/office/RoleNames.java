package org.yanqi.web.office;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.yanqi.domain.staff.StaffRole;

/** The duties of staff as the container knows them: {@code security-officer}, as in {@code web.xml}. */
final class RoleNames {
    private RoleNames() {}

    static String of(StaffRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<String> of(Set<StaffRole> roles) {
        return roles.stream().map(RoleNames::of).collect(Collectors.toUnmodifiableSet());
    }
}
