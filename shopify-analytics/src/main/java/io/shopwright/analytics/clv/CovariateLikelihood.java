package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.Optimum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The log-likelihood of a purchase model with covariates: of the four log-parameters of the base model, the effects on the
 * dropout and those on the purchase rate, the latter two for covariates divided by their greatest absolute value.
 *
 * <p>The log-parameters of a group of equal covariates are linear in these, so the derivatives follow from those of the
 * group's own likelihood: {@code J' g} and {@code J' H J} for the gradient g, the Hessian H and the linear map J.
 */
final class CovariateLikelihood implements Objective {

    private static final int BASE = 4;

    /** Groups in a fixed order make the result independent of that of the customers. */
    private static final Comparator<List<Double>> ORDER = (left, right) -> {
        int difference = 0;
        for (int c = 0; c < left.size() && difference == 0; c++) {
            difference = Double.compare(left.get(c), right.get(c));
        }
        return difference;
    };

    private final int covariates;
    private final double[] units;
    private final List<Group> groups = new ArrayList<>();
    private final PurchaseLikelihood together;
    private final boolean identified;
    private final long customers;

    /** A likelihood of the customers of one group, and the linear map from all parameters to its four. */
    private static final class Group {

        private final PurchaseLikelihood likelihood;
        private final double[][] map;

        Group(PurchaseLikelihood likelihood, double[][] map) {
            this.likelihood = likelihood;
            this.map = map;
        }

        Derivatives at(double[] point) {
            double[] logs = new double[map.length];
            for (int i = 0; i < logs.length; i++) {
                for (int p = 0; p < point.length; p++) {
                    logs[i] += map[i][p] * point[p];
                }
            }
            return likelihood.at(logs).through(map);
        }
    }

    private CovariateLikelihood(
            Map<List<Double>, CustomerCounts> counts,
            Function<HistoryTable, PurchaseLikelihood> likelihood,
            boolean parallel) {
        covariates = counts.keySet().iterator().next().size();
        units = new double[covariates];
        Arrays.setAll(
                units,
                c -> counts.keySet().stream()
                        .mapToDouble(z -> Math.abs(z.get(c)))
                        .filter(size -> size > 0)
                        .max()
                        .orElse(1));
        CustomerCounts all = counts.values().stream().reduce(CustomerCounts.of(List.of()), CustomerCounts::plus);
        double timeUnit = HistoryTable.unit(all);
        HistoryTable table = new HistoryTable(all, timeUnit, parallel);
        together = likelihood.apply(table);
        identified = table.identifies(BASE) && counts.size() > covariates;
        customers = all.customers();
        counts.forEach((z, group) ->
                groups.add(new Group(likelihood.apply(new HistoryTable(group, timeUnit, parallel)), map(z))));
    }

    /** Fits a model with covariates, of whose base {@code model} is made. */
    static <M extends PurchaseModel> Fit<CovariateModel<M>> fit(
            Collection<CovariateGroup> customers,
            FitOptions options,
            Function<HistoryTable, PurchaseLikelihood> likelihood,
            Function<double[], M> model) {
        Map<List<Double>, CustomerCounts> counts = new TreeMap<>(ORDER);
        int covariates = customers.stream()
                .mapToInt(g -> g.covariates().size())
                .findFirst()
                .orElse(0);
        for (CovariateGroup group : customers) {
            if (group.covariates().size() != covariates) {
                throw new IllegalArgumentException("all customers need the same covariates: some have " + covariates
                        + ", some " + group.covariates().size());
            }
            if (group.customers().distinct() > 0) {
                counts.merge(group.covariates(), group.customers(), CustomerCounts::plus);
            }
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("cannot fit a model with covariates to no customers: pass at least one");
        }
        return new CovariateLikelihood(counts, likelihood, options.parallel()).fit(options, model);
    }

    private <M extends PurchaseModel> Fit<CovariateModel<M>> fit(FitOptions options, Function<double[], M> model) {
        double[] start = Arrays.copyOf(together.start(), BASE + 2 * covariates);
        double[] scales = new double[start.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = i < BASE ? 1 : 1 / units[(i - BASE) % covariates];
        }
        Optimum optimum = best(options, start).rescaled(scales);
        return new Fit<>(
                optimum,
                point -> new CovariateModel<>(
                        model.apply(together.parameters(Arrays.copyOf(point, BASE))),
                        effects(point, BASE),
                        effects(point, BASE + covariates)),
                options.status(optimum, identified),
                customers);
    }

    /** The better of two maxima where the base model may have two; the second search keeps the effects of the first. */
    private Optimum best(FitOptions options, double[] start) {
        Optimum first = options.maximize(this, start);
        return together.secondStart(first)
                .filter(base -> identified)
                .map(base -> {
                    double[] second = first.point();
                    System.arraycopy(base, 0, second, 0, BASE);
                    return options.better(first, options.maximize(this, second));
                })
                .orElse(first);
    }

    private List<Double> effects(double[] point, int from) {
        return Arrays.stream(point, from, from + covariates).boxed().toList();
    }

    @Override
    public Derivatives at(double[] point) {
        Derivatives sum = new Derivatives(point.length);
        groups.forEach(group -> sum.add(group.at(point)));
        return sum;
    }

    private double[][] map(List<Double> z) {
        double[] dropout = together.dropoutDirection();
        double[][] map = new double[BASE][BASE + 2 * covariates];
        IntStream.range(0, BASE).forEach(i -> map[i][i] = 1);
        for (int c = 0; c < covariates; c++) {
            double value = z.get(c) / units[c];
            for (int i = 0; i < BASE; i++) {
                map[i][BASE + c] = dropout[i] * value;
            }
            map[HistoryTable.ALPHA][BASE + covariates + c] = -value;
        }
        return map;
    }
}
