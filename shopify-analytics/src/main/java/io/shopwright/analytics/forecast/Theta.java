package io.shopwright.analytics.forecast;

import java.util.Optional;

/**
 * The theta method: simple exponential smoothing with half the slope of the line through the whole series, both on data
 * without their season.
 *
 * <pre>{@code
 * forecast h = (level + slope / 2 (h - 1 + (1 - (1 - alpha)^n) / alpha)) * factor of the season
 * }</pre>
 *
 * <p>Source: V. Assimakopoulos, K. Nikolopoulos (2000), The theta model, International Journal of Forecasting 16, 521-530;
 * the formula by R. Hyndman, B. Billah (2003), Unmasking the Theta method, 19, 287-290.
 */
final class Theta implements FittedModel {

    private final SeasonalFactors factors;
    private final EtsFit smoothing;
    private final SmoothedSeries smoothed;
    private final double halfSlope;

    private Theta(SeasonalFactors factors, EtsFit smoothing, double[] adjusted, double halfSlope) {
        this.factors = factors;
        this.smoothing = smoothing;
        smoothed = new SmoothedSeries(smoothing, adjusted);
        this.halfSlope = halfSlope;
    }

    /**
     * @param y without gaps
     * @return empty where simple exponential smoothing cannot be fitted
     */
    static Optional<Theta> fit(double[] y, int m) {
        return fit(y, SeasonalFactors.of(y, m));
    }

    static Optional<Theta> fit(double[] y, SeasonalFactors factors) {
        double[] adjusted = factors.without(y);
        return new EtsSearch(adjusted, 1)
                .fit(EtsForm.ANN)
                .map(smoothing -> new Theta(factors, smoothing, adjusted, slope(adjusted) / 2));
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double alpha = smoothing.model().alpha();
        double[] forecast = smoothed.forecast(origin, horizon);
        double first = (1 - Math.pow(1 - alpha, origin)) / alpha;
        for (int h = 0; h < horizon; h++) {
            forecast[h] = (forecast[h] + halfSlope * (h + first)) * factors.at(origin + h);
        }
        return forecast;
    }

    @Override
    public Theta extended(double[] y) {
        return new Theta(factors, smoothing, factors.without(y), halfSlope);
    }

    double alpha() {
        return smoothing.model().alpha();
    }

    /** Those of simple exponential smoothing, {@code sigma sqrt(1 + (h - 1) alpha^2)}. */
    @Override
    public Optional<double[]> deviations(int horizon) {
        return smoothed.deviations(horizon);
    }

    /** The slope of the least squares line through values at times 0, 1, ...; 0 for less than two. */
    static double slope(double[] y) {
        double middle = (y.length - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int t = 0; t < y.length; t++) {
            products += (t - middle) * y[t];
            squares += (t - middle) * (t - middle);
        }
        return squares > 0 ? products / squares : 0;
    }
}
