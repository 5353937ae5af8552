package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop itself, and the app that asks: what it may do, what happened, what is aimed at.
 */
public final class Apps {
    private final Shop shop;

    public Apps(Shop shop) {
        this.shop = shop;
    }

    /** The shop's settings that nearly every program needs. */
    public record Settings(
            Gid id,
            String name,
            String myshopifyDomain,
            String currencyCode,
            String ianaTimezone,
            boolean taxesIncluded,
            String weightUnit,
            Plan plan) {}

    /** What the shop pays for. */
    public record Plan(String publicDisplayName, boolean shopifyPlus, boolean partnerDevelopment) {}

    /** The app in this shop. */
    public record Installation(Gid id, App app, List<Scope> accessScopes) {}

    /** An app. */
    public record App(Gid id, String title, @Nullable String handle) {}

    /** A permission of the token. */
    public record Scope(String handle) {}

    /** Something that happened in the shop. */
    public record Event(
            Gid id,
            String action,
            Instant createdAt,
            @Nullable String appTitle,
            @Nullable String message) {}

    /** A goal that the merchant set. From 2026-10. */
    public record Target(
            Gid id,
            String name,
            String metric,
            BigDecimal expectedValue,
            LocalDate startDate,
            @Nullable LocalDate endDate) {}

    /** The shop's settings. */
    public Query<Settings> settings() {
        return shop.object("shop", Settings.class);
    }

    /**
     * What the token may do. Without {@code read_all_orders} orders older than 60 days are not shown, nor counted, and
     * nothing says so.
     */
    public Query<Installation> scopes() {
        return shop.object("currentAppInstallation", Installation.class);
    }

    /** What happened, as far as a search finds it. */
    public Connection<Event> events(String filter) {
        return shop.connection("events", Event.class).with("query", filter);
    }

    /** The merchant's goals. From 2026-10. */
    public Connection<Target> targets() {
        return shop.connection("analyticsTargets", Target.class);
    }
}
