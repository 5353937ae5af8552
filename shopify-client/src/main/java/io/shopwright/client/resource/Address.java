package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import org.jspecify.annotations.Nullable;

/** Where somebody lives or gets goods. */
public record Address(
        Gid id,
        @Nullable String name,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String zip,
        @Nullable String city,
        @Nullable String provinceCode,
        @Nullable String countryCodeV2,
        @Nullable String phone) {}
