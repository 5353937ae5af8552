package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.NormalTail;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * The shape of the distribution of a lifetime T in {@code ln T = location + scale * e}, by the distribution of e.
 *
 * <p>Source: J. Kalbfleisch, R. Prentice (2002), The Statistical Analysis of Failure Time Data, section 2.2.
 */
public enum LifetimeDistribution {
    /** A hazard that never changes: e as for Weibull, with a scale of 1. */
    EXPONENTIAL {
        @Override
        void evaluate(double e, boolean ended, double[] result) {
            WEIBULL.evaluate(e, ended, result);
        }

        @Override
        double quantile(double share) {
            return WEIBULL.quantile(share);
        }

        @Override
        double logSurvival(double e) {
            return WEIBULL.logSurvival(e);
        }

        @Override
        OptionalDouble meanFactor(double scale) {
            return WEIBULL.meanFactor(scale);
        }
    },
    /** A hazard that rises, {@code scale < 1}, or falls as a power of time; {@code P(E > e) = exp(-exp(e))}. */
    WEIBULL {
        @Override
        void evaluate(double e, boolean ended, double[] result) {
            double hazard = Math.exp(e);
            result[0] = (ended ? e : 0) - hazard;
            result[1] = (ended ? 1 : 0) - hazard;
            result[2] = -hazard;
        }

        @Override
        double quantile(double share) {
            return Math.log(-Math.log1p(-share));
        }

        @Override
        double logSurvival(double e) {
            return -Math.exp(e);
        }

        @Override
        OptionalDouble meanFactor(double scale) {
            return OptionalDouble.of(Math.exp(Gamma.logGamma(1 + scale)));
        }
    },
    /** A hazard that rises and then falls; e is standard normal. */
    LOG_NORMAL {
        @Override
        void evaluate(double e, boolean ended, double[] result) {
            double hazard = ended ? 0 : NormalTail.hazard(e);
            result[0] = ended ? -e * e / 2 - NormalTail.LOG_ROOT_TWO_PI : NormalTail.log(e);
            result[1] = ended ? -e : -hazard;
            result[2] = ended ? -1 : -hazard * (hazard - e);
        }

        @Override
        double quantile(double share) {
            return Math.sqrt(2) * Erf.erfInv(2 * share - 1);
        }

        @Override
        double logSurvival(double e) {
            return NormalTail.log(e);
        }

        @Override
        OptionalDouble meanFactor(double scale) {
            return OptionalDouble.of(Math.exp(scale * scale / 2));
        }
    },
    /** A hazard that rises and then falls, with a longer tail; e is logistic. */
    LOG_LOGISTIC {
        @Override
        void evaluate(double e, boolean ended, double[] result) {
            double small = Math.exp(-Math.abs(e));
            double gone = (e > 0 ? 1 : small) / (1 + small);
            int terms = ended ? 2 : 1;
            result[0] = (ended ? e : 0) + terms * logSurvival(e);
            result[1] = (ended ? 1 : 0) - terms * gone;
            result[2] = -terms * small / ((1 + small) * (1 + small));
        }

        @Override
        double quantile(double share) {
            return Math.log(share) - Math.log1p(-share);
        }

        @Override
        double logSurvival(double e) {
            return -Math.max(e, 0) - Math.log1p(Math.exp(-Math.abs(e)));
        }

        @Override
        OptionalDouble meanFactor(double scale) {
            double angle = Math.PI * scale;
            return scale < 1 ? OptionalDouble.of(angle / Math.sin(angle)) : OptionalDouble.empty();
        }
    };

    /** Writes ln of the density, or of the survival if not ended, and its first two derivatives by e. */
    abstract void evaluate(double e, boolean ended, double[] result);

    /** The e below which a share lies. */
    abstract double quantile(double share);

    /** ln P(E &gt; e). */
    abstract double logSurvival(double e);

    /** The mean of T over exp(location), if finite. */
    abstract OptionalDouble meanFactor(double scale);
}
