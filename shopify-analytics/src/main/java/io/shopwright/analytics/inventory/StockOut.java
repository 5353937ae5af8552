package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.NormalDemand;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When stock will be out: a day alone hides the risk, so each day has a probability. Days of demand are independent of each
 * other and normal; the probability that the sum of demand up to a day exceeds the stock. Immutable.
 */
public final class StockOut {

    private final double onHand;
    private final double[] expected;
    private final double[] probabilities;

    private StockOut(double onHand, double[] expected, double[] probabilities) {
        this.onHand = onHand;
        this.expected = expected;
        this.probabilities = probabilities;
    }

    /**
     * Looks ahead as far as the forecast.
     *
     * @param onHand units, &gt;= 0
     * @param means of the demand of each day, each &gt;= 0
     * @param deviations of it, one a day, each &gt;= 0
     */
    public static StockOut of(double onHand, double[] means, double[] deviations) {
        Check.notNegative(onHand, "onHand");
        double[] mean = Check.quantities(means, "mean");
        double[] deviation = Check.quantities(deviations, "deviation");
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException(
                    "need a deviation for each of " + mean.length + " days: " + deviation.length);
        }
        double[] probabilities = new double[mean.length];
        double sum = 0;
        double variance = 0;
        for (int day = 0; day < mean.length; day++) {
            sum += mean[day];
            variance += deviation[day] * deviation[day];
            // mirrored at the mean, so that small probabilities keep their digits
            double spread = Math.sqrt(variance);
            probabilities[day] =
                    spread == 0 ? (sum > onHand ? 1 : 0) : new NormalDemand(0, spread).probabilityUpTo(sum - onHand);
            mean[day] = sum;
        }
        return new StockOut(onHand, mean, probabilities);
    }

    /** A forecast taken as certain. */
    public static StockOut ofCertain(double onHand, double... demand) {
        return of(onHand, demand, new double[demand.length]);
    }

    /** The first day, from 0, on which the expected demand up to its end exceeds the stock; empty if none does. */
    public OptionalInt expectedDay() {
        for (int day = 0; day < expected.length; day++) {
            if (expected[day] > onHand) {
                return OptionalInt.of(day);
            }
        }
        return OptionalInt.empty();
    }

    /** The probability that the stock is out by the end of each day. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * A day and its risk.
     *
     * @param probability that the stock is out by its end
     */
    public record Risk(LocalDate date, double probability) {}

    /**
     * The first date by whose end the stock is out with at least a probability: 0.5 for the likely date, 0.1 for the date
     * to be ready for.
     *
     * @param firstDay of the forecast
     * @return empty if no day of the forecast reaches it
     */
    public Optional<Risk> date(LocalDate firstDay, double probability) {
        Check.share(probability, "probability");
        for (int day = 0; day < probabilities.length; day++) {
            if (probabilities[day] >= probability) {
                return Optional.of(new Risk(firstDay.plusDays(day), probabilities[day]));
            }
        }
        return Optional.empty();
    }
}
