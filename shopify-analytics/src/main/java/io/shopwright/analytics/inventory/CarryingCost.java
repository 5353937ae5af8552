package io.shopwright.analytics.inventory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to keep stock for a year, as shares of its value.
 *
 * @param capital interest, &gt;= 0
 * @param storage space and handling, &gt;= 0
 * @param risk ageing, theft and insurance, &gt;= 0
 */
public record CarryingCost(double capital, double storage, double risk) {

    private static final double DAYS_A_YEAR = 365;

    public CarryingCost {
        Check.notNegative(capital, "capital");
        Check.notNegative(storage, "storage");
        Check.notNegative(risk, "risk");
    }

    /**
     * Stock of a product.
     *
     * @param onHand units, &gt;= 0
     * @param unitCost &gt;= 0, null if unknown
     * @param lastSale null if it never sold
     * @param received when it came first
     */
    public record Stock(
            double onHand,
            @Nullable Double unitCost,
            @Nullable LocalDate lastSale,
            LocalDate received) {

        public Stock {
            Check.notNegative(onHand, "onHand");
            if (unitCost != null) {
                Check.notNegative(unitCost, "unitCost");
            }
        }
    }

    /**
     * Stock that does not sell.
     *
     * @param idleDays since the last sale, or since it came
     * @param value at unit cost, null if that is unknown
     * @param yearlyCost of keeping it, null if the unit cost is unknown
     */
    public record DeadStock(
            double onHand,
            long idleDays,
            @Nullable Double value,
            @Nullable Double yearlyCost) {}

    /** The cost of keeping units for a number of days; empty if the unit cost is unknown. */
    public OptionalDouble of(double units, @Nullable Double unitCost, double days) {
        Check.notNegative(units, "units");
        Check.notNegative(days, "days");
        if (unitCost == null) {
            return OptionalDouble.empty();
        }
        Check.notNegative(unitCost, "unitCost");
        return OptionalDouble.of(units * unitCost * (capital + storage + risk) * days / DAYS_A_YEAR);
    }

    /**
     * The stock if it is dead; empty if it sold, or came, within so many days, or if there is none.
     *
     * @param today the day of the question
     * @param idleDays from how many days without a sale stock counts as dead, &gt;= 1
     */
    public Optional<DeadStock> dead(Stock stock, LocalDate today, int idleDays) {
        if (idleDays < 1) {
            throw new IllegalArgumentException("idleDays must be >= 1: " + idleDays);
        }
        LocalDate last =
                stock.lastSale == null || stock.lastSale.isBefore(stock.received) ? stock.received : stock.lastSale;
        long idle = ChronoUnit.DAYS.between(last, today);
        if (stock.onHand == 0 || idle < idleDays) {
            return Optional.empty();
        }
        Double value = stock.unitCost == null ? null : stock.onHand * stock.unitCost;
        Double cost = value == null ? null : value * (capital + storage + risk);
        return Optional.of(new DeadStock(stock.onHand, idle, value, cost));
    }
}
