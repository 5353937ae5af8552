package io.shopwright.testkit;

import java.time.ZoneId;
import java.util.Currency;

/** What the shop says about itself; its methods answer the fields of the schema's type. */
record Shop(long key, String name, String myshopifyDomain, ZoneId zone, Currency currency, Plan subscription)
        implements Resource {
    String url() {
        return "https://" + myshopifyDomain;
    }

    String currencyCode() {
        return currency.getCurrencyCode();
    }

    String ianaTimezone() {
        return zone.getId();
    }

    /** As of the request. */
    int timezoneOffsetMinutes(Call call) {
        return zone.getRules().getOffset(call.session().now()).getTotalSeconds() / 60;
    }

    /** As of the request, such as {@code -0400}. */
    String timezoneOffset(Call call) {
        int minutes = timezoneOffsetMinutes(call);
        int size = Math.abs(minutes);
        return "%s%02d%02d".formatted(minutes < 0 ? "-" : "+", size / 60, size % 60);
    }

    boolean taxesIncluded() {
        return false;
    }

    boolean taxShipping() {
        return false;
    }

    ShopPlan plan() {
        return new ShopPlan(subscription.publicName(), subscription == Plan.PLUS, false);
    }

    String weightUnit() {
        return "KILOGRAMS";
    }

    record ShopPlan(String publicDisplayName, boolean shopifyPlus, boolean partnerDevelopment) {}
}
