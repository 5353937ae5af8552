package io.shopwright.analytics.attribution;

import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * How the credit for an order is divided among the touches before it. Any function of a journey is a rule:
 *
 * <pre>{@code
 * CreditRule lastTwo = journey -> { ... one weight for each touch ... };
 * }</pre>
 */
@FunctionalInterface
public interface CreditRule {

    /**
     * Returns one weight for each touch: not negative, finite and not all 0. Only their ratios count, and integers divide
     * money exactly.
     */
    double[] weights(TouchSequence journey);

    /** What the weights mean; {@link Sharing#DIVIDED} unless a rule says otherwise. */
    default Sharing sharing() {
        return Sharing.DIVIDED;
    }

    /** What the weights of a rule mean. */
    enum Sharing {
        /** Parts of one order: credits add up to the orders. */
        DIVIDED {
            @Override
            double divisor(double[] weights) {
                double sum = 0;
                for (double weight : weights) {
                    if (!(weight >= 0)) {
                        throw new IllegalArgumentException("weight of a touch must be >= 0: " + weight);
                    }
                    sum += weight;
                }
                if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("weights of a journey must have a positive, finite sum: " + sum);
                }
                return sum;
            }

            @Override
            long[] divide(long minorUnits, double[] weights) {
                return Apportionment.divide(minorUnits, weights);
            }
        },
        /** A weight of 1 is the whole order, for several touches if need be: credits exceed the orders. */
        WHOLE {
            @Override
            double divisor(double[] weights) {
                return 1;
            }

            @Override
            long[] divide(long minorUnits, double[] weights) {
                return DoubleStream.of(weights)
                        .mapToLong(weight -> Math.round(weight * minorUnits))
                        .toArray();
            }
        };

        /** What makes shares of weights. */
        abstract double divisor(double[] weights);

        /** What money the weights mean. */
        abstract long[] divide(long minorUnits, double[] weights);
    }

    /** All to the first touch. */
    static CreditRule firstClick() {
        return journey -> only(journey, 0);
    }

    /** All to the last touch. */
    static CreditRule lastClick() {
        return journey -> only(journey, journey.size() - 1);
    }

    /**
     * All to the last touch of another channel than the direct one; if there is none, to the last touch.
     *
     * @param direct the name of the channel of visits without a known source, as {@link ShopifyModel#DIRECT}
     */
    static CreditRule lastNonDirectClick(String direct) {
        return journey -> {
            int last = journey.size() - 1;
            while (last > 0 && journey.channel(last).equals(direct)) {
                last--;
            }
            return only(journey, journey.channel(last).equals(direct) ? journey.size() - 1 : last);
        };
    }

    /** The whole order to each channel that was touched, so that credits exceed the orders. */
    static CreditRule anyClick() {
        return new AnyClick();
    }

    /** The same to each touch. */
    static CreditRule linear() {
        return positionBased(0, 1, 0);
    }

    /** 40 % to the first touch, 40 % to the last, 20 % to those between; half each for two touches. */
    static CreditRule uShaped() {
        return positionBased(40, 20, 40);
    }

    /**
     * 30 % each to the first touch, the first that made a lead and the last; 10 % to the others. A touch that is two of
     * these gets both parts. Without others the 10 % are divided equally; without a lead it is {@link #uShaped()}.
     */
    static CreditRule wShaped() {
        return new WShape(30, 10);
    }

    /**
     * Parts of the first touch, of all between together, and of the last. Where there is none between, their part is
     * divided equally; a single touch gets all.
     *
     * @param first weight of the first touch, not negative
     * @param middle weight of all touches between, divided equally among them
     * @param last weight of the last touch
     */
    static CreditRule positionBased(double first, double middle, double last) {
        return first == 0 && last == 0 ? new Equal() : new PositionBased(first, middle, last);
    }

    /**
     * A touch counts half as much as one that is {@code halfLife} nearer to the order: {@code 2^(-age/halfLife)}, the age
     * taken from the last touch so that old journeys do not vanish.
     */
    static CreditRule timeDecay(Duration halfLife) {
        return new TimeDecay(halfLife, TimeDecay.Ages.CONTINUOUS);
    }

    /** The same with ages in whole half-lives, rounded down: {@code 2^(-floor(age/halfLife))}. */
    static CreditRule steppedTimeDecay(Duration halfLife) {
        return new TimeDecay(halfLife, TimeDecay.Ages.WHOLE_HALF_LIVES);
    }

    private static double[] only(TouchSequence journey, int touch) {
        double[] weights = new double[journey.size()];
        weights[touch] = 1;
        return weights;
    }
}
