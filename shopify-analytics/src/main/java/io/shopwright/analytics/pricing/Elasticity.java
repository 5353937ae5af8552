package io.shopwright.analytics.pricing;

import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * By how many per cent the quantity changes if the price rises by one: -2 means that 1 % more costs 2 % of the units.
 * Immutable.
 */
public final class Elasticity {

    /** D. Staiger, J. Stock (1997), Instrumental Variables Regression with Weak Instruments, Econometrica 65, 557-586. */
    private static final double WEAK = 10;

    private static final double USUAL_LEVEL = 0.95;

    private final List<Term> coefficients;
    private final int otherPrices;
    private final Optional<CoefficientErrors> errors;
    private final OptionalDouble firstStageF;

    private Elasticity(
            List<Term> coefficients, int otherPrices, Optional<CoefficientErrors> errors, OptionalDouble firstStageF) {
        this.coefficients = coefficients;
        this.otherPrices = otherPrices;
        this.errors = errors;
        this.firstStageF = firstStageF;
    }

    /**
     * Fits {@code ln quantity = level + elasticity ln price + sum of cross elasticities ln other price + b'covariates} by
     * least squares; with groups, by a level for each; with instruments, in two stages. Errors follow {@link
     * ErrorRule#forRows}.
     *
     * @throws NoPriceVariationException if the price is the same in all rows, or in all rows of each group
     * @throws IllegalArgumentException if a quantity is 0, there are fewer rows than parameters, or columns determine each
     *     other
     */
    public static Elasticity logLog(PriceHistory history) {
        double[] quantities = history.quantities();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] == 0) {
                throw new IllegalArgumentException(
                        "row " + i + ": quantity must be > 0 for a logarithm: 0.0; use poisson(), "
                                + "or withoutZeros() and accept its bias");
            }
        }
        double[] response = PriceHistory.logarithms(quantities);
        Covariates columns = history.columns();
        Design design = design(history, columns);
        if (!history.hasInstruments()) {
            return of(history, LinearRegression.leastSquares(response, design), OptionalDouble.empty());
        }
        Covariates exogenous = LinearRegression.exogenous(columns, 0, history.instruments());
        int price = design.names().indexOf(PriceHistory.PRICE);
        InstrumentedFit fit = LinearRegression.twoStages(response, design, price, design(history, exogenous));
        return of(history, fit.fit(), OptionalDouble.of(fit.firstStageF()));
    }

    /**
     * Fits the same model of the expected quantity, {@code ln E(quantity)}, by the likelihood of Poisson counts with errors
     * that do not ask for the variance of such counts. Takes periods without a sale, and where variances grow with prices it
     * is unbiased where {@link #logLog} is not. Groups without any sale say nothing and are left out.
     *
     * <p>Source: J. Santos Silva, S. Tenreyro (2006), The Log of Gravity, Review of Economics and Statistics 88, 641-658.
     *
     * @throws NoPriceVariationException if the price is the same in all rows, or in all rows of each group
     * @throws IllegalArgumentException if there are instruments, nothing was sold, there are fewer rows than parameters,
     *     columns determine each other, or a column tells all periods without a sale apart
     */
    public static Elasticity poisson(PriceHistory history) {
        if (history.hasInstruments()) {
            throw new IllegalArgumentException("instruments need logLog(); leave them out, or the rows without a sale");
        }
        PriceHistory sold = history.selecting(PoissonRegression.informative(history));
        Covariates columns = sold.columns();
        PoissonRegression fit = PoissonRegression.fit(sold.quantities(), columns, sold.groups());
        return new Elasticity(
                fit.coefficients(), sold.otherPriceCount(), fit.errors(ErrorRule.HC1), OptionalDouble.empty());
    }

    /** The own-price elasticity. */
    public double value() {
        return coefficients.stream()
                .filter(term -> term.covariate().equals(PriceHistory.PRICE))
                .mapToDouble(Term::coefficient)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The elasticity with its error, t, p and confidence interval.
     *
     * @param level coverage of the interval, in (0, 1)
     * @return empty if there are no more rows than parameters
     */
    public Optional<CoefficientTest> test(double level) {
        return errors.map(known -> known.test(PriceHistory.PRICE, level));
    }

    /**
     * By how many per cent the quantity changes if the price of another product rises by one: positive for a substitute,
     * negative for what is bought together. Named "ln " and the name of the other price.
     */
    public List<Term> crossElasticities() {
        int from = coefficients.size() - 1;
        while (!coefficients.get(from).covariate().equals(PriceHistory.PRICE)) {
            from--;
        }
        return coefficients.subList(from + 1, from + 1 + otherPrices);
    }

    /**
     * The curve with this elasticity through what a price sells now.
     *
     * @throws IllegalArgumentException if the elasticity is not negative: then it is no demand curve
     */
    public ConstantElasticityDemand demandThrough(double price, double quantity) {
        return ConstantElasticityDemand.through(price, quantity, value());
    }

    /** All coefficients by name: "intercept" where there is one, "ln price", other prices, covariates. */
    public List<Term> coefficients() {
        return coefficients;
    }

    /** The covariance of the coefficients; empty if there are no more rows than parameters. */
    public Optional<CoefficientErrors> errors() {
        return errors;
    }

    /** The F of the instruments in the first stage; empty without instruments. */
    public OptionalDouble firstStageF() {
        return firstStageF;
    }

    /** What to know before acting on this number. */
    public Set<PriceCaveat> caveats() {
        EnumSet<PriceCaveat> caveats = EnumSet.noneOf(PriceCaveat.class);
        if (firstStageF.isEmpty()) {
            caveats.add(PriceCaveat.PRICE_MAY_FOLLOW_DEMAND);
        } else if (firstStageF.getAsDouble() < WEAK) {
            caveats.add(PriceCaveat.WEAK_INSTRUMENTS);
        }
        Optional<CoefficientTest> test = test(USUAL_LEVEL);
        if (test.isEmpty()) {
            caveats.add(PriceCaveat.NO_ERROR);
        } else if (test.get().upper() >= 0 && test.get().lower() <= 0) {
            caveats.add(PriceCaveat.MAY_BE_ZERO);
        }
        if (value() >= 0) {
            caveats.add(PriceCaveat.NOT_NEGATIVE);
        }
        return Set.copyOf(caveats);
    }

    private static Design design(PriceHistory history, Covariates columns) {
        return history.isGrouped() ? Design.withinGroups(columns, history.groups()) : Design.withIntercept(columns);
    }

    private static Elasticity of(PriceHistory history, LinearFit fit, OptionalDouble firstStageF) {
        return new Elasticity(
                fit.coefficients(), history.otherPriceCount(), fit.errors(ErrorRule.forRows(fit.rows())), firstStageF);
    }
}
