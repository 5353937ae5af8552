package io.shopwright.analytics.forecast;

import java.util.stream.IntStream;

/** The errors that the forecast by analogues makes for the siblings, which go together over all days ahead. */
final class SiblingErrors extends ErrorBand {

    private final AnalogueForecast forecast;

    SiblingErrors(AnalogueForecast forecast) {
        super(
                IntStream.rangeClosed(1, forecast.horizon())
                        .mapToDouble(day -> Math.sqrt(forecast.sum(day, day).variance()))
                        .toArray(),
                new double[0],
                1,
                1);
        this.forecast = forecast;
    }

    @Override
    double multiplier(double level) {
        return normalQuantile(level);
    }

    @Override
    double variance(int from, int to) {
        return forecast.sum(from + 1, to + 1).variance();
    }
}
