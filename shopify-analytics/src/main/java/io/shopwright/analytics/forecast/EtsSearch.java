package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits forms of exponential smoothing to one series, all with the same working arrays. */
final class EtsSearch {

    /** Criteria nearer to each other than this are equal but for rounding. */
    private static final double EQUAL = 1e-6;

    /** Data whose standard deviation is below this share of their mean vary by rounding only. */
    private static final double LEAST_SPREAD = 1e-9;

    private final double[] y;
    private final int m;
    private final double scale;
    private final int observed;
    private final boolean positive;
    private final double unit;
    private final EtsStart start;
    private final EtsFitter.Workspace workspace;

    /** @param y NaN where there is no observation */
    EtsSearch(double[] y, int seasonLength) {
        m = seasonLength;
        double sum = 0;
        double total = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double value : y) {
            if (!Double.isNaN(value)) {
                sum += Math.abs(value);
                total += value;
                least = Math.min(least, value);
            }
        }
        observed = EtsFilter.observed(y);
        scale = sum / observed;
        positive = least > 0;
        double mean = total / sum;
        double squares = 0;
        this.y = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            this.y[t] = y[t] / scale;
            squares += Double.isNaN(y[t]) ? 0 : (this.y[t] - mean) * (this.y[t] - mean);
        }
        unit = Math.max(Math.sqrt(squares / observed), LEAST_SPREAD);
        start = new EtsStart(this.y, m);
        workspace = new EtsFitter.Workspace(y.length);
    }

    /** Whether the data allow a form at all. */
    boolean allows(EtsForm form) {
        boolean relative = form.multiplicativeError() || form.multiplicativeSeason();
        return scale > 0
                && observed >= 1
                && !(relative && !positive)
                && !(form.seasonal() && (m < 2 || y.length < 2 * m))
                && observed > form.parameters(m) + 1;
    }

    /** The fits of all forms that the data allow, in the order of {@link EtsForm}. */
    List<EtsFit> all() {
        List<EtsFit> fits = new ArrayList<>();
        for (EtsForm form : EtsForm.values()) {
            fit(form).ifPresent(fits::add);
        }
        return fits;
    }

    /** The fit of a form; empty also where its likelihood is greatest outside the admissible region. */
    Optional<EtsFit> fit(EtsForm form) {
        if (!allows(form)) {
            return Optional.empty();
        }
        EtsFitter fitter = new EtsFitter(form, y, m, unit, workspace);
        double deviance = fitter.fit(start);
        if (!(deviance < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        double[] parameters = fitter.best();
        Ets.normalize(form, parameters);
        deviance = fitter.filter().run(parameters);
        boolean stable = !form.seasonal() || EtsStability.admissible(parameters);
        if (!(stable && deviance < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        Ets model = new Ets(
                form,
                m,
                parameters[EtsFilter.ALPHA],
                parameters[EtsFilter.BETA],
                parameters[EtsFilter.GAMMA],
                parameters[EtsFilter.PHI],
                Ets.state(form, parameters, scale));
        return Optional.of(EtsFit.of(model, fitter.filter(), deviance, scale, parameters));
    }

    /** The fit with the least criterion; of equal ones the one with the fewest parameters, then the first. */
    static Optional<EtsFit> best(List<EtsFit> fits) {
        EtsFit best = null;
        for (EtsFit fit : fits) {
            if (best == null
                    || fit.aicc() < best.aicc() - EQUAL
                    || (fit.aicc() < best.aicc() + EQUAL && fit.parameters() < best.parameters())) {
                best = fit;
            }
        }
        return Optional.ofNullable(best);
    }
}
