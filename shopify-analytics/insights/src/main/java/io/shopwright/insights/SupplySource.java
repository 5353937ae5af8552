package io.shopwright.insights;

import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.analytics.inventory.OrderRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How goods are bought again, which a shop does not know.
 *
 * <p>As CSV, with a header: {@code sku,lead_days,lead_deviation,least,pack,order_cost}; all but the first two may be
 * empty.
 */
@FunctionalInterface
public interface SupplySource {
    /** Knows nothing. */
    SupplySource NONE = sku -> Optional.empty();

    /** The terms for a SKU; empty if they are unknown. */
    Optional<Supply> of(String sku);

    /**
     * Terms of a supplier.
     *
     * @param leadTime from an order to the arrival, in days
     * @param rules what orders must be, covers in days
     * @param orderCost of one order whatever its size, in the shop's currency, &gt; 0; empty if unknown
     */
    record Supply(LeadTime leadTime, OrderRules rules, OptionalDouble orderCost) {
        /** Orders of whole units that arrive after a number of days. */
        public static Supply within(LeadTime leadTime) {
            return new Supply(leadTime, OrderRules.wholeUnits(), OptionalDouble.empty());
        }
    }

    /** The same terms for everything. */
    static SupplySource same(Supply supply) {
        return sku -> Optional.of(supply);
    }

    /** Terms by SKU. */
    static SupplySource of(Map<String, Supply> bySku) {
        Map<String, Supply> copy = Map.copyOf(bySku);
        return sku -> Optional.ofNullable(copy.get(sku));
    }

    /**
     * Terms from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static SupplySource parse(String csv) {
        CsvTable table = CsvTable.parse(csv, List.of("sku", "lead_days"));
        Map<String, Supply> bySku = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            LeadTime leadTime = new LeadTime(
                    row.number("lead_days").orElseThrow(() -> row.lacks("lead_days")),
                    row.number("lead_deviation").orElse(0));
            OrderRules rules = new OrderRules(
                    row.number("least").orElse(0), row.number("pack").orElse(1), Double.POSITIVE_INFINITY);
            bySku.put(row.text("sku"), new Supply(leadTime, rules, row.number("order_cost")));
        }
        return of(bySku);
    }
}
