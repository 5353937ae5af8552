package io.shopwright.analytics.forecast;

/**
 * Means and variances of the forecasts of exponential smoothing, exact for normal errors.
 *
 * <p>Additive errors: {@code var = sigma2 (1 + sum of c_j^2)} over the responses of earlier errors. Multiplicative errors
 * with additive states: {@code var = (1 + sigma2) theta_h - mu_h^2} with {@code theta_h = mu_h^2 + sigma2 sum of
 * c_(h-j)^2 theta_j}. With multiplicative seasons the level and the season share the errors of a whole number of seasons
 * ago; first and second moments of {@code (level, slope) * season} follow from those of the step before.
 *
 * <p>Source: Hyndman et al. (2008), chapter 6, classes 1 to 3.
 *
 * @param means of the steps 1, 2, ...
 * @param variances of the same steps
 */
@SuppressWarnings("ArrayRecordComponent") // stays in the package
record EtsMoments(double[] means, double[] variances) {

    double[] deviations() {
        double[] deviations = new double[variances.length];
        for (int h = 0; h < deviations.length; h++) {
            deviations[h] = Math.sqrt(variances[h]);
        }
        return deviations;
    }

    static EtsMoments of(EtsFit fit, double sigma2, int horizon) {
        EtsForm form = fit.model().form();
        if (form.multiplicativeSeason()) {
            return product(fit, sigma2, horizon);
        }
        double[] means = fit.path(horizon);
        double[] c = fit.responses(horizon);
        double[] variances = new double[horizon];
        if (!form.multiplicativeError()) {
            double sum = 1;
            for (int h = 0; h < horizon; h++) {
                variances[h] = sigma2 * sum;
                sum += c[h] * c[h];
            }
            return new EtsMoments(means, variances);
        }
        double[] theta = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double sum = 0;
            for (int j = 0; j < h; j++) {
                sum += c[h - j - 1] * c[h - j - 1] * theta[j];
            }
            theta[h] = means[h] * means[h] + sigma2 * sum;
            variances[h] = sigma2 * means[h] * means[h] + (1 + sigma2) * sigma2 * sum;
        }
        return new EtsMoments(means, variances);
    }

    /** Each season of the year in turn, as the errors it shares with the level are those of its own past. */
    private static EtsMoments product(EtsFit fit, double sigma2, int horizon) {
        int m = fit.model().seasonLength();
        double[] means = new double[horizon];
        double[] variances = new double[horizon];
        for (int slot = 0; slot < m; slot++) {
            LevelMoments moments = new LevelMoments(fit, sigma2);
            double s = fit.last().seasons().get(slot);
            for (int h = 0; h < horizon; h++) {
                boolean own = h % m == slot;
                if (own) {
                    means[h] = moments.mean() * s;
                    variances[h] = ((1 + sigma2) * moments.square() - moments.mean() * moments.mean()) * s * s;
                }
                moments.step(own ? fit.model().gamma() : 0);
            }
        }
        return new EtsMoments(means, variances);
    }

    /** First and second moments of level and slope times the changes of one season. */
    private static final class LevelMoments {

        private final double alpha;
        private final double beta;
        private final double phi;
        private final double sigma2;
        private double level;
        private double slope;
        private double levelLevel;
        private double levelSlope;
        private double slopeSlope;

        LevelMoments(EtsFit fit, double sigma2) {
            alpha = fit.model().alpha();
            beta = fit.model().beta();
            phi = fit.model().phi();
            this.sigma2 = sigma2;
            level = fit.last().level();
            slope = fit.last().slope();
            levelLevel = level * level;
            levelSlope = level * slope;
            slopeSlope = slope * slope;
        }

        /** The expected {@code q = level + phi slope}. */
        double mean() {
            return level + phi * slope;
        }

        /** The expected {@code q^2}. */
        double square() {
            return levelLevel + 2 * phi * levelSlope + phi * phi * slopeSlope;
        }

        /**
         * Goes one step: level {@code q (1 + alpha e)}, slope {@code phi slope + beta q e}, both times {@code 1 + gamma e};
         * {@code E e^2 = sigma2}, {@code E e^4 = 3 sigma2^2}.
         */
        void step(double gamma) {
            double q = mean();
            double qq = square();
            double shared = gamma * sigma2;
            double qSlope = phi * (levelSlope + phi * slopeSlope);
            double plain = 1 + gamma * shared;
            double once = 2 * shared;
            double twice = sigma2 + 3 * shared * shared;
            double fading = phi * phi * slopeSlope;
            levelLevel = qq * (plain + 2 * alpha * once + alpha * alpha * twice);
            levelSlope = qSlope * (plain + alpha * once) + qq * beta * (once + alpha * twice);
            slopeSlope = fading * plain + 2 * beta * qSlope * once + beta * beta * qq * twice;
            slope = phi * slope + beta * q * shared;
            level = q * (1 + alpha * shared);
        }
    }
}
