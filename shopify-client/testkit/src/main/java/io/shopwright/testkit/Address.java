package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A postal address, as far as callers give one. Country and province are told by their codes. */
record Address(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String city,
        @Nullable String zip,
        @Nullable String phone,
        @Nullable String countryCode,
        @Nullable String provinceCode) {
    static final Address BLANK = new Address(null, null, null, null, null, null, null, null, null, null);

    /** The regions of the two countries that examples use; of others the code is shown. */
    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("CA-AB", "Alberta"),
            Map.entry("CA-BC", "British Columbia"),
            Map.entry("CA-MB", "Manitoba"),
            Map.entry("CA-NS", "Nova Scotia"),
            Map.entry("CA-ON", "Ontario"),
            Map.entry("CA-QC", "Quebec"),
            Map.entry("US-CA", "California"),
            Map.entry("US-FL", "Florida"),
            Map.entry("US-IL", "Illinois"),
            Map.entry("US-MA", "Massachusetts"),
            Map.entry("US-NY", "New York"),
            Map.entry("US-TX", "Texas"),
            Map.entry("US-WA", "Washington"));

    static Address of(Input input) {
        Edit<Address> edit = Edit.of(BLANK);
        edit.take(input, "address1", "address2", "city", "zip", "phone", "countryCode", "provinceCode");
        return edit.done();
    }

    /** An address of a person. */
    static Address ofPerson(Input input) {
        return Edit.of(of(input))
                .take(input, "firstName", "lastName", "company")
                .done();
    }

    static Address changed(Address before, Input input) {
        return Edit.of(before)
                .take(input, "address1", "address2", "city", "zip", "phone", "countryCode", "provinceCode")
                .take(input, "firstName", "lastName", "company")
                .done();
    }

    @Nullable
    String country() {
        return countryCode == null
                ? null
                : new Locale.Builder().setRegion(countryCode).build().getDisplayCountry(Locale.ENGLISH);
    }

    @Nullable
    String province() {
        return provinceCode == null ? null : PROVINCES.getOrDefault(countryCode + "-" + provinceCode, provinceCode);
    }

    @Nullable
    String name() {
        String name = joined(" ", firstName, lastName);
        return name.isEmpty() ? null : name;
    }

    @Nullable
    String formattedArea() {
        String area = joined(", ", joined(" ", city, provinceCode), country());
        return area.isEmpty() ? null : area;
    }

    List<String> formatted(boolean withName, boolean withCompany) {
        List<String> lines = new ArrayList<>();
        lines.add(withName ? Objects.requireNonNullElse(name(), "") : "");
        lines.add(withCompany ? Objects.requireNonNullElse(company, "") : "");
        lines.add(Objects.requireNonNullElse(address1, ""));
        lines.add(Objects.requireNonNullElse(address2, ""));
        lines.add(joined(" ", city, provinceCode, zip));
        lines.add(Objects.requireNonNullElse(country(), ""));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
