package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A method fitted to one series.
 *
 * @param members of a combination with their weights; one for a single model
 */
record FittedMethod(List<Member> members, FittedModel model) {

    /** Exponential smoothing and factors with longer seasons have more states than data. */
    static final int LONGEST_SEASON = 24;

    /** Fewer observations tell a level and no more. */
    private static final int LEAST_OBSERVATIONS = 6;

    /** Series with less than a sale in so many periods are intermittent (Syntetos, Boylan, Croston 2005). */
    private static final double LONG_INTERVAL = 1.32;

    /** Seasons in the data before a long one is believed. */
    private static final int LEAST_LONG_SEASONS = 3;

    /** A part of a combination. */
    record Part(String name, FittedModel model) {}

    /**
     * Fits a method, or a simpler one where the data do not suffice.
     *
     * @param y with at least one value; NaN where there is no observation
     * @param seasons their lengths, shortest first
     */
    static FittedMethod fit(Method method, double[] y, int... seasons) {
        return method == Method.AUTOMATIC
                ? automatic(y, seasons)
                : part(method, y, seasons).map(FittedMethod::single).orElseGet(() -> fallback(y));
    }

    private static FittedMethod single(Part part) {
        return new FittedMethod(List.of(new Member(part.name(), 1)), part.model());
    }

    private static FittedMethod mean(List<Part> parts) {
        double weight = 1.0 / parts.size();
        double[] weights = new double[parts.size()];
        List<Member> members = new ArrayList<>();
        List<FittedModel> models = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight;
            members.add(new Member(parts.get(i).name(), weight));
            models.add(parts.get(i).model());
        }
        return new FittedMethod(List.copyOf(members), new WeightedModels(models, weights));
    }

    /** The mean of few observations; the value itself if all are equal. */
    static FittedMethod fallback(double[] y) {
        return single(baseline(constant(y) ? Baseline.Kind.NAIVE : Baseline.Kind.MEAN, y, 1));
    }

    private static FittedMethod automatic(double[] y, int... seasons) {
        int m = seasons[0];
        if (EtsFilter.observed(y) < LEAST_OBSERVATIONS || constant(y)) {
            return fallback(y);
        }
        if (intermittent(y)) {
            return single(new Part("TSB", SmoothedRate.fit(y)));
        }
        boolean several = StlModel.held(seasons, y.length).length > 1;
        if (several || (m > LONGEST_SEASON && y.length >= LEAST_LONG_SEASONS * m)) {
            return StlModel.fit(
                            Gaps.fill(y, m),
                            several ? seasons : new int[] {m},
                            rest -> Optional.of(automatic(rest, 1).model()))
                    .map(model -> single(filled((several ? "MSTL" : "STL") + " + combination", model, m)))
                    .orElseGet(() -> automatic(y, 1));
        }
        boolean seasonal = m > 1 && m <= LONGEST_SEASON && y.length > 2 * m;
        List<Part> parts = new ArrayList<>();
        part(Method.THETA, y, seasonal ? m : 1).ifPresent(parts::add);
        if (seasonal) {
            etsAverage(EtsAverage.withoutDrift(new EtsSearch(y, m).all()), y).ifPresent(parts::add);
            part(Method.STL_ETS, y, m).ifPresent(parts::add);
        } else {
            etsAverage(new EtsSearch(y, 1).all(), y).ifPresent(parts::add);
            part(Method.DAMPED, y, 1).ifPresent(parts::add);
        }
        return parts.isEmpty() ? fallback(y) : mean(parts);
    }

    private static Optional<Part> part(Method method, double[] y, int... seasons) {
        int m = seasons[0];
        return switch (method) {
            case AUTOMATIC -> Optional.empty();
            case NAIVE -> Optional.of(baseline(Baseline.Kind.NAIVE, y, m));
            case SEASONAL_NAIVE -> Optional.of(seasonalNaive(y, m));
            case DRIFT -> Optional.of(baseline(Baseline.Kind.DRIFT, y, m));
            case MEAN -> Optional.of(baseline(Baseline.Kind.MEAN, y, m));
            case SIMPLE_SMOOTHING -> factored("simple exponential smoothing", EtsForm.ANN, y, m);
            case HOLT -> factored("Holt", EtsForm.AAN, y, m);
            case DAMPED -> factored("damped trend", EtsForm.AAdN, y, m);
            case HOLT_WINTERS_ADDITIVE -> ets(EtsForm.AAA, y, m);
            case HOLT_WINTERS_MULTIPLICATIVE -> ets(EtsForm.MAM, y, m);
            case ETS ->
                EtsSearch.best(new EtsSearch(y, m > LONGEST_SEASON ? 1 : m).all())
                        .map(fit -> part(fit, y));
            case ETS_AVERAGE -> etsAverage(new EtsSearch(y, m > LONGEST_SEASON ? 1 : m).all(), y);
            case THETA -> Theta.fit(Gaps.fill(y, m), m).map(model -> filled("theta", model, m));
            case OPTIMIZED_THETA ->
                OptimizedTheta.fit(Gaps.fill(y, m), m, OptimizedTheta.Line.WHOLE)
                        .map(model -> filled("optimised theta", model, m));
            case DYNAMIC_THETA ->
                OptimizedTheta.fit(Gaps.fill(y, m), m, OptimizedTheta.Line.DYNAMIC)
                        .map(model -> filled("dynamic optimised theta", model, m));
            case STL_ETS -> stl(y, seasons);
            case ARIMA -> arima(y, m);
        };
    }

    /** The seasonal naive, or the naive if there is no whole season. */
    static Part seasonalNaive(double[] y, int m) {
        return m > 1 && y.length >= m
                ? baseline(Baseline.Kind.SEASONAL_NAIVE, y, m)
                : baseline(Baseline.Kind.NAIVE, y, 1);
    }

    private static Part baseline(Baseline.Kind kind, double[] y, int m) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Part(name, new Baseline(kind, y, m));
    }

    private static Part filled(String name, FittedModel model, int m) {
        return new Part(name, new Gaps.Filled(model, m));
    }

    private static Part part(EtsFit fit, double[] y) {
        return new Part("ETS(" + fit.model().form() + ")", new SmoothedSeries(fit, y));
    }

    private static Optional<Part> ets(EtsForm form, double[] y, int m) {
        return new EtsSearch(y, m).fit(form).map(fit -> part(fit, y));
    }

    private static Optional<Part> factored(String name, EtsForm form, double[] y, int m) {
        SeasonalFactors factors = SeasonalFactors.of(Gaps.fill(y, m), m);
        double[] adjusted = factors.without(y);
        return new EtsSearch(adjusted, 1)
                .fit(form)
                .map(fit -> new Part(name, new FactoredModel(factors, new SmoothedSeries(fit, adjusted))));
    }

    private static Optional<Part> etsAverage(List<EtsFit> fits, double[] y) {
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        double[] weights = EtsAverage.weights(fits);
        List<FittedModel> models = new ArrayList<>();
        double[] kept = new double[fits.size()];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                kept[models.size()] = weights[i];
                models.add(new SmoothedSeries(fits.get(i), y));
            }
        }
        return Optional.of(new Part("ETS average", new WeightedModels(models, Arrays.copyOf(kept, models.size()))));
    }

    private static Optional<Part> stl(double[] y, int... seasons) {
        int m = seasons[0];
        String name = StlModel.held(seasons, y.length).length > 1 ? "MSTL + ETS" : "STL + ETS";
        return StlModel.fit(
                        Gaps.fill(y, m),
                        seasons,
                        rest -> EtsSearch.best(new EtsSearch(rest, 1).all()).map(fit -> new SmoothedSeries(fit, rest)))
                .map(model -> filled(name, model, m));
    }

    private static Optional<Part> arima(double[] y, int m) {
        double[] filled = Gaps.fill(y, m);
        return ArimaChoice.choose(filled, m > LONGEST_SEASON ? 1 : m)
                .map(model -> filled(model.order().toString(), model, m));
    }

    static boolean constant(double[] y) {
        double first = Double.NaN;
        for (double value : y) {
            if (!Double.isNaN(value)) {
                if (!Double.isNaN(first) && value != first) {
                    return false;
                }
                first = value;
            }
        }
        return true;
    }

    /** Whether many periods have no demand, and none a negative one. */
    static boolean intermittent(double[] y) {
        int sales = 0;
        for (double value : y) {
            if (value < 0) {
                return false;
            }
            sales += value > 0 ? 1 : 0;
        }
        return sales > 0 && EtsFilter.observed(y) > LONG_INTERVAL * sales;
    }
}
