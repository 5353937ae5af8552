package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address of a customer or an order. */
record MailingAddress(long key, Address where) implements Resource {
    @Nullable
    String firstName() {
        return where.firstName();
    }

    @Nullable
    String lastName() {
        return where.lastName();
    }

    @Nullable
    String name() {
        return where.name();
    }

    @Nullable
    String company() {
        return where.company();
    }

    @Nullable
    String address1() {
        return where.address1();
    }

    @Nullable
    String address2() {
        return where.address2();
    }

    @Nullable
    String city() {
        return where.city();
    }

    @Nullable
    String zip() {
        return where.zip();
    }

    @Nullable
    String phone() {
        return where.phone();
    }

    @Nullable
    String country() {
        return where.country();
    }

    @Nullable
    String countryCode() {
        return where.countryCode();
    }

    @Nullable
    String countryCodeV2() {
        return where.countryCode();
    }

    @Nullable
    String province() {
        return where.province();
    }

    @Nullable
    String provinceCode() {
        return where.provinceCode();
    }

    @Nullable
    String formattedArea() {
        return where.formattedArea();
    }

    List<String> formatted(Call call) {
        return where.formatted(call.flag("withName"), call.flag("withCompany"));
    }

    boolean coordinatesValidated() {
        return false;
    }
}
