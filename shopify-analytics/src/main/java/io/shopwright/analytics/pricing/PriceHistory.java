package io.shopwright.analytics.pricing;

import io.shopwright.analytics.survival.Covariates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was sold at which price: one row a product and period, such as a week. Immutable.
 *
 * <p>A row with a quantity of 0 is a period in which the product was offered and not bought; periods without stock do not
 * belong here.
 */
public final class PriceHistory {

    /** The name of the column with the logarithm of the price. */
    static final String PRICE = "ln price";

    /** Logarithms of prices that differ by less than this share of their size differ by rounding. */
    private static final double SAME = 1e-12;

    private final double[] quantities;
    private final double[] prices;
    private final @Nullable Covariates otherPrices;
    private final @Nullable Covariates covariates;
    private final @Nullable Covariates instruments;
    private final int @Nullable [] groups;

    private PriceHistory(
            double[] quantities,
            double[] prices,
            @Nullable Covariates otherPrices,
            @Nullable Covariates covariates,
            @Nullable Covariates instruments,
            int @Nullable [] groups) {
        this.quantities = quantities;
        this.prices = prices;
        this.otherPrices = otherPrices;
        this.covariates = covariates;
        this.instruments = instruments;
        this.groups = groups;
    }

    /**
     * Checks and copies rows.
     *
     * @param quantities units sold, finite and not negative
     * @param prices paid on average for a unit, finite and positive; as many
     */
    public static PriceHistory of(double[] quantities, double[] prices) {
        Check.size(prices.length, quantities.length, "prices");
        if (quantities.length == 0) {
            throw new IllegalArgumentException("there must be at least one row");
        }
        for (int i = 0; i < quantities.length; i++) {
            Check.notNegative(quantities[i], "row " + i + ": quantity");
            Check.positive(prices[i], "row " + i + ": price");
        }
        return new PriceHistory(quantities.clone(), prices.clone(), null, null, null, null);
    }

    /**
     * With the prices of other products in the same periods, for cross-price elasticities.
     *
     * @param others positive
     */
    public PriceHistory withOtherPrices(Covariates others) {
        Check.size(others.rows(), rows(), "rows of other prices");
        for (int j = 0; j < others.names().size(); j++) {
            double[] column = others.column(j);
            for (int i = 0; i < column.length; i++) {
                Check.positive(
                        column[i], "row " + i + ": price of " + others.names().get(j));
            }
        }
        return new PriceHistory(quantities, prices, others, covariates, instruments, groups);
    }

    /** With what else moves the quantity, as it is: promotion, season, ratings. */
    public PriceHistory withCovariates(Covariates columns) {
        Check.size(columns.rows(), rows(), "rows of covariates");
        return new PriceHistory(quantities, prices, otherPrices, columns, instruments, groups);
    }

    /** With columns that move the price and touch the quantity in no other way, such as costs; see {@link InstrumentedFit}. */
    public PriceHistory withInstruments(Covariates columns) {
        Check.size(columns.rows(), rows(), "rows of instruments");
        return new PriceHistory(quantities, prices, otherPrices, covariates, columns, groups);
    }

    /** With a level of its own for each product or store, as any numbers; only what changes within a group counts then. */
    public PriceHistory withGroups(int... labels) {
        Check.size(labels.length, rows(), "groups");
        return new PriceHistory(quantities, prices, otherPrices, covariates, instruments, labels.clone());
    }

    /**
     * Without the rows in which nothing was sold. Those are often the ones with a high price, so that the rest makes demand
     * look less elastic than it is; {@link Elasticity#poisson} needs no such thing.
     */
    public PriceHistory withoutZeros() {
        return selecting(
                IntStream.range(0, rows()).filter(i -> quantities[i] > 0).toArray());
    }

    /** The number of rows. */
    public int rows() {
        return quantities.length;
    }

    double[] quantities() {
        return quantities;
    }

    boolean hasInstruments() {
        return instruments != null;
    }

    Covariates instruments() {
        if (instruments == null) {
            throw new IllegalStateException("there are no instruments");
        }
        return instruments;
    }

    boolean isGrouped() {
        return groups != null;
    }

    /** The groups, or one for all rows. */
    Groups groups() {
        return Groups.of(groups == null ? new int[rows()] : groups);
    }

    /** The rows with these numbers. */
    PriceHistory selecting(int[] chosen) {
        return new PriceHistory(
                pick(quantities, chosen),
                pick(prices, chosen),
                pick(otherPrices, chosen),
                pick(covariates, chosen),
                pick(instruments, chosen),
                groups == null
                        ? null
                        : Arrays.stream(chosen).map(i -> groups[i]).toArray());
    }

    /**
     * The logarithm of the price, those of other prices, the covariates.
     *
     * @throws NoPriceVariationException if the price is the same in all rows, or in all rows of each group
     */
    Covariates columns() {
        List<String> names = new ArrayList<>(List.of(PRICE));
        List<double[]> columns = new ArrayList<>(List.of(logarithms(prices)));
        requireVariation(columns.get(0));
        if (otherPrices != null) {
            for (int j = 0; j < otherPrices.names().size(); j++) {
                names.add("ln " + otherPrices.names().get(j));
                columns.add(logarithms(otherPrices.column(j)));
            }
        }
        if (covariates != null) {
            for (int j = 0; j < covariates.names().size(); j++) {
                names.add(covariates.names().get(j));
                columns.add(covariates.column(j));
            }
        }
        return Covariates.ofColumns(names, columns.toArray(double[][]::new));
    }

    int otherPriceCount() {
        return otherPrices == null ? 0 : otherPrices.names().size();
    }

    static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private void requireVariation(double[] logPrices) {
        double[] within = groups().withinGroups(logPrices, Design.ones(logPrices.length));
        double largest = 1;
        double farthest = 0;
        for (int i = 0; i < within.length; i++) {
            largest = Math.max(largest, Math.abs(logPrices[i]));
            farthest = Math.max(farthest, Math.abs(within[i]));
        }
        if (farthest <= SAME * largest) {
            throw new NoPriceVariationException("no price variation: the price is the same in all rows"
                    + (groups == null ? "" : " of each group")
                    + "; bring rows with other prices, or try some");
        }
    }

    private static double[] pick(double[] values, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
    }

    private static @Nullable Covariates pick(@Nullable Covariates columns, int[] chosen) {
        return columns == null || chosen.length == 0
                ? null
                : Covariates.ofRows(
                        columns.names(),
                        Arrays.stream(chosen).mapToObj(columns::row).toList());
    }
}
