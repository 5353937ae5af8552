package io.shopwright.analytics.budget;

import java.util.Arrays;

/**
 * What spend on one channel earns in a period: nothing without spend, and never less for more spend.
 *
 * <p>All functions want spend that is not negative.
 */
public sealed interface ResponseCurve
        permits ResponseCurve.Hill, ResponseCurve.Logarithmic, ResponseCurve.Power, ResponseCurve.Exponential {

    /** What is earned. */
    double response(double spend);

    /** What the next unit of spend earns: the derivative; infinite at 0 where the curve begins vertically. */
    double marginal(double spend);

    /** Where the marginal response is greatest: 0 for a concave curve, the turning point of an S-shaped one. */
    default double inflection() {
        return 0;
    }

    /**
     * Returns the greatest spend whose last unit earns at least {@code marginal}, at or beyond {@link #inflection}; that
     * point itself if none does.
     *
     * @param marginal positive
     * @return infinite where every unit does
     */
    double spendAtMarginal(double marginal);

    /** The curve of spend of which {@code factor} works: {@code x -> response(factor x)}. */
    ResponseCurve stretched(double factor);

    /**
     * {@code beta x^alpha / (kappa^alpha + x^alpha)}: saturates at beta, half of it at kappa. Concave for alpha up to 1,
     * S-shaped above. Source: A. Hill (1910), The Journal of Physiology 40, iv-vii.
     *
     * @param beta the most that can be earned, positive
     * @param kappa the spend that earns half of it, positive
     * @param alpha the steepness, positive
     */
    record Hill(double beta, double kappa, double alpha) implements ResponseCurve {

        private static final int MOST_STEPS = 100;

        /** Checks the ranges. */
        public Hill {
            Check.positive(beta, "beta");
            Check.positive(kappa, "kappa");
            Check.positive(alpha, "alpha");
        }

        /**
         * The curve whose half is earned at a share of the highest spend, as some programs state it.
         *
         * @param gamma kappa over the highest spend, positive
         * @param spend not all 0
         */
        public static Hill relative(double beta, double alpha, double gamma, double[] spend) {
            Check.spends(spend);
            double highest = Arrays.stream(spend).max().orElse(0);
            return new Hill(beta, gamma * highest, alpha);
        }

        @Override
        public double response(double spend) {
            return beta / (1 + Math.pow(kappa / spend, alpha));
        }

        @Override
        public double marginal(double spend) {
            if (spend == 0) {
                return alpha < 1 ? Double.POSITIVE_INFINITY : alpha > 1 ? 0 : beta / kappa;
            }
            double up = Math.pow(spend / kappa, alpha);
            double down = Math.pow(kappa / spend, alpha);
            return beta * alpha / (spend * (2 + up + down));
        }

        @Override
        public double inflection() {
            return alpha <= 1 ? 0 : kappa * Math.pow((alpha - 1) / (alpha + 1), 1 / alpha);
        }

        /**
         * Newton steps in {@code t = ln(x/kappa)} on the logarithm of the marginal, {@code ln(alpha beta/kappa) + (alpha-1)
         * t - 2 ln(1 + exp(alpha t))}: concave, so that steps from the right never overshoot. Its asymptotes are a start.
         */
        @Override
        public double spendAtMarginal(double marginal) {
            if (alpha == 1) {
                return kappa * Math.max(0, Math.sqrt(beta / (kappa * marginal)) - 1);
            }
            double turn = inflection();
            if (alpha > 1 && marginal >= marginal(turn)) {
                return turn;
            }
            double excess = Math.log(alpha) + Math.log(beta) - Math.log(kappa) - Math.log(marginal);
            double t = excess / (alpha + 1);
            if (alpha < 1) {
                t = Math.min(t, excess / (1 - alpha));
            }
            for (int i = 0; i < MOST_STEPS; i++) {
                double e = Math.exp(-Math.abs(alpha * t));
                double softened = Math.log1p(e) + Math.max(alpha * t, 0);
                double share = t > 0 ? 1 / (1 + e) : e / (1 + e);
                double step = (excess + (alpha - 1) * t - 2 * softened) / (alpha - 1 - 2 * alpha * share);
                t -= step;
                if (Math.abs(step) <= Math.ulp(1 + Math.abs(t))) {
                    break;
                }
            }
            return Math.max(turn, kappa * Math.exp(t));
        }

        @Override
        public Hill stretched(double factor) {
            return new Hill(beta, kappa / factor, alpha);
        }
    }

    /**
     * {@code beta ln(1 + x/kappa)}.
     *
     * @param beta positive
     * @param kappa positive
     */
    record Logarithmic(double beta, double kappa) implements ResponseCurve {

        /** Checks the ranges. */
        public Logarithmic {
            Check.positive(beta, "beta");
            Check.positive(kappa, "kappa");
        }

        @Override
        public double response(double spend) {
            return beta * Math.log1p(spend / kappa);
        }

        @Override
        public double marginal(double spend) {
            return beta / (kappa + spend);
        }

        @Override
        public double spendAtMarginal(double marginal) {
            return Math.max(0, beta / marginal - kappa);
        }

        @Override
        public Logarithmic stretched(double factor) {
            return new Logarithmic(beta, kappa / factor);
        }
    }

    /**
     * {@code beta x^alpha}: constant elasticity.
     *
     * @param beta positive
     * @param alpha the elasticity, in (0, 1]
     */
    record Power(double beta, double alpha) implements ResponseCurve {

        /** Checks the ranges. */
        public Power {
            Check.positive(beta, "beta");
            if (!(alpha > 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha must be > 0 and <= 1: " + alpha);
            }
        }

        @Override
        public double response(double spend) {
            return beta * Math.pow(spend, alpha);
        }

        @Override
        public double marginal(double spend) {
            return beta * alpha * Math.pow(spend, alpha - 1);
        }

        @Override
        public double spendAtMarginal(double marginal) {
            if (alpha == 1) {
                return marginal <= beta ? Double.POSITIVE_INFINITY : 0;
            }
            return Math.pow(beta * alpha / marginal, 1 / (1 - alpha));
        }

        @Override
        public Power stretched(double factor) {
            return new Power(beta * Math.pow(factor, alpha), alpha);
        }
    }

    /**
     * {@code beta (1 - exp(-x/kappa))}: saturates at beta.
     *
     * @param beta positive
     * @param kappa positive
     */
    record Exponential(double beta, double kappa) implements ResponseCurve {

        /** Checks the ranges. */
        public Exponential {
            Check.positive(beta, "beta");
            Check.positive(kappa, "kappa");
        }

        @Override
        public double response(double spend) {
            return -beta * Math.expm1(-spend / kappa);
        }

        @Override
        public double marginal(double spend) {
            return beta / kappa * Math.exp(-spend / kappa);
        }

        @Override
        public double spendAtMarginal(double marginal) {
            return kappa * Math.max(0, Math.log(beta / kappa / marginal));
        }

        @Override
        public Exponential stretched(double factor) {
            return new Exponential(beta, kappa / factor);
        }
    }
}
