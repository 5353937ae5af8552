package io.shopwright.insights;

import io.shopwright.analytics.finance.Estimate;
import io.shopwright.insights.Opportunity.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What it costs once to take an opportunity, which only the merchant can say.
 *
 * <p>As CSV, with a header: {@code opportunity,low,likely,high}; opportunities are the names of {@link Kind} in any case.
 */
@FunctionalInterface
public interface InvestmentSource {
    /** Knows nothing, so that there is no projection of a return. */
    InvestmentSource NONE = kind -> Optional.empty();

    /** The cost in the shop's currency; empty if it is unknown. */
    Optional<Estimate> of(Kind kind);

    static InvestmentSource of(Map<Kind, Estimate> costs) {
        Map<Kind, Estimate> copy = Map.copyOf(costs);
        return kind -> Optional.ofNullable(copy.get(kind));
    }

    /**
     * Costs from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static InvestmentSource parse(String csv) {
        Map<Kind, Estimate> costs = new EnumMap<>(Kind.class);
        for (CsvTable.Row row : CsvTable.parse(csv, List.of("opportunity", "low", "likely", "high"))
                .rows()) {
            Kind kind = kind(row);
            costs.put(
                    kind,
                    new Estimate(
                            kind.words(),
                            CsvValues.decimal(row, "low").doubleValue(),
                            CsvValues.decimal(row, "likely").doubleValue(),
                            CsvValues.decimal(row, "high").doubleValue()));
        }
        return of(costs);
    }

    private static Kind kind(CsvTable.Row row) {
        String name = CsvValues.text(row, "opportunity");
        return Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("line " + row.line() + ": opportunity must be one of "
                        + Arrays.toString(Kind.values()) + ": " + name));
    }
}
