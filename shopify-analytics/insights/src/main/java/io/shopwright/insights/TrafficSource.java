package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.ShopifyQl;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions in the online store came from.
 *
 * @param name as Shopify's reports have it, such as {@code search} or {@code direct}; empty where they have none
 * @param visits sessions of people
 */
public record TrafficSource(String name, Visits visits) {
    private static final String QUERY = "FROM sessions SHOW sessions, sessions_with_cart_additions,"
            + " sessions_that_completed_checkout WHERE human_or_bot_session = 'human' GROUP BY referrer_source SINCE %s"
            + " UNTIL %s LIMIT 1000";

    /**
     * The sources of a period, most sessions first.
     *
     * @param missing takes the reason if the shop does not tell
     */
    static Optional<List<TrafficSource>> read(Shop shop, ShopFacts facts, Period period, List<String> missing) {
        if (!facts.mayRead("reports")) {
            missing.add(AccessLimits.lacks("read_reports", "sessions, conversion and cart abandonment are unknown"));
            return Optional.empty();
        }
        ShopifyQl.Table table;
        try {
            table = new ShopifyQl(shop).table(QUERY.formatted(period.from(), period.to()));
        } catch (ShopifyException.Denied | ShopifyException.Invalid e) {
            missing.add("The shop does not report its sessions, so conversion and cart abandonment are unknown: "
                    + e.getMessage());
            return Optional.empty();
        }
        List<TrafficSource> sources = table.rows().stream()
                .map(TrafficSource::of)
                .sorted(Comparator.comparing(
                                (TrafficSource each) -> -each.visits().sessions())
                        .thenComparing(TrafficSource::name))
                .toList();
        if (sources.isEmpty()) {
            missing.add("The shop's reports have no session from " + period + ": conversion and cart abandonment are"
                    + " unknown.");
            return Optional.empty();
        }
        return Optional.of(sources);
    }

    private static TrafficSource of(Map<String, @Nullable String> row) {
        String name = row.get("referrer_source");
        return new TrafficSource(
                name == null ? "" : name,
                new Visits(
                        count(row, "sessions"),
                        count(row, "sessions_with_cart_additions"),
                        count(row, "sessions_that_completed_checkout")));
    }

    private static long count(Map<String, @Nullable String> row, String column) {
        String text = row.get(column);
        if (text == null) {
            throw new UnusableDataException(
                    "The report on sessions has no " + column + " in " + row + "; ask again later");
        }
        return Long.parseLong(text);
    }

    /** All sources together. */
    static Visits total(List<TrafficSource> sources) {
        return sources.stream()
                .map(TrafficSource::visits)
                .reduce(
                        new Visits(0, 0, 0),
                        (left, right) -> new Visits(
                                left.sessions() + right.sessions(),
                                left.withCart() + right.withCart(),
                                left.withOrder() + right.withOrder()));
    }
}
