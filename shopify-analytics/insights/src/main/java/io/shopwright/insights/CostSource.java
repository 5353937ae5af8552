package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goods cost the merchant, where the shop does not know it. The shop's own costs, those of its inventory items, go
 * before.
 *
 * <p>As CSV, with a header: {@code sku,unit_cost}.
 */
@FunctionalInterface
public interface CostSource {
    /** Knows nothing: only what the shop knows counts. */
    CostSource NONE = sku -> Optional.empty();

    /** The cost of one unit in the shop's currency; empty if it is unknown. */
    Optional<BigDecimal> unitCost(String sku);

    /** Costs by SKU. */
    static CostSource of(Map<String, BigDecimal> bySku) {
        Map<String, BigDecimal> copy = Map.copyOf(bySku);
        copy.forEach((sku, cost) -> {
            if (cost.signum() < 0) {
                throw new IllegalArgumentException("the unit cost of " + sku + " must be >= 0: " + cost);
            }
        });
        return sku -> Optional.ofNullable(copy.get(sku));
    }

    /**
     * Costs from a CSV text.
     *
     * @throws IllegalArgumentException naming what breaks a rule
     */
    static CostSource parse(String csv) {
        Map<String, BigDecimal> bySku = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.parse(csv, List.of("sku", "unit_cost")).rows()) {
            bySku.put(CsvValues.text(row, "sku"), CsvValues.decimal(row, "unit_cost"));
        }
        return of(bySku);
    }
}
