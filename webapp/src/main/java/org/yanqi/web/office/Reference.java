package org.yanqi.web.office;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * What somebody reads out on the telephone: an application's number, or with one of its refusals, such as
 * YQ20250711-000123-14.
 *
 * @param entry the refusal's place in the audit ledger, 0 where none is named
 */
record Reference(ApplicationNumber number, int entry) {
    private static final Pattern FORM = Pattern.compile("(.{1,40}?-.{1,20}?)(?:-([1-9][0-9]{0,5}))?");

    static Optional<Reference> parse(String text) {
        Matcher parts = FORM.matcher(text.strip().replaceAll("[\\s]+", "").replaceAll("[‐-―－]", "-"));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int entry = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return ApplicationNumber.parse(parts.group(1)).toOptional().map(number -> new Reference(number, entry));
    }

    @Override
    public String toString() {
        return entry == 0 ? number.value() : number + "-" + entry;
    }
}
