package io.shopwright.insights;

import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to order now, the most urgent first. Printed, it is a list that a buyer can work with.
 *
 * @param day on which the stock was looked at
 */
public record ReorderPlan(LocalDate day, String currencyCode, List<Line> lines) {
    public ReorderPlan {
        lines = List.copyOf(lines);
    }

    /**
     * An order of one variant.
     *
     * @param units to order
     * @param position available and on order now
     * @param soldOut the day on which it is sold out with probability 0.5 if nothing is ordered; empty if not within the
     *     horizon
     * @param cost at unit cost; empty if that is unknown
     * @param reason in words
     */
    public record Line(
            Gid variant,
            String title,
            String sku,
            long units,
            long position,
            Optional<LocalDate> soldOut,
            Optional<BigDecimal> cost,
            String reason) {}

    /** The cost of the lines whose cost is known. */
    public BigDecimal knownCost() {
        return lines.stream().flatMap(line -> line.cost().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many lines have no cost. */
    public long withoutCost() {
        return lines.stream().filter(line -> line.cost().isEmpty()).count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("To order on " + day + ": " + lines.size() + " variant");
        text.append(lines.size() == 1 ? "" : "s");
        if (withoutCost() < lines.size()) {
            text.append(", ").append(knownCost().toPlainString()).append(' ').append(currencyCode);
        }
        if (withoutCost() > 0) {
            text.append(", ").append(withoutCost()).append(" of unknown cost");
        }
        text.append('\n');
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "%6d x %s%s: %s%n",
                    line.units(),
                    line.title(),
                    line.sku().isEmpty() ? "" : " (" + line.sku() + ")",
                    line.reason()));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
