package io.shopwright.analytics.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * A covariate of a model and its effect.
 *
 * @param covariate its name
 * @param coefficient what one unit more of it adds to the linear predictor; 0 if it was dropped from the fit
 */
public record Term(String covariate, double coefficient) {

    /**
     * Pairs names with coefficients.
     *
     * @throws IllegalArgumentException if there are not as many coefficients as names
     */
    public static List<Term> of(List<String> names, List<Double> coefficients) {
        if (names.size() != coefficients.size()) {
            throw new IllegalArgumentException(
                    "need a coefficient for each of " + names + ": " + coefficients.size() + " coefficients");
        }
        List<Term> terms = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            terms.add(new Term(names.get(j), coefficients.get(j)));
        }
        return terms;
    }

    /**
     * Returns the sum of the terms for a row of covariates.
     *
     * @throws IllegalArgumentException if there are not as many covariates as terms
     */
    public static double sum(List<Term> terms, double... covariates) {
        if (covariates.length != terms.size()) {
            throw new IllegalArgumentException("need " + terms.size() + " covariates, "
                    + terms.stream().map(Term::covariate).toList() + ": " + covariates.length);
        }
        double sum = 0;
        for (int j = 0; j < covariates.length; j++) {
            sum += terms.get(j).coefficient() * covariates[j];
        }
        return sum;
    }
}
