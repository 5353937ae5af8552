package io.shopwright.analytics.clv;

import java.util.List;

/**
 * A purchase model whose parameters depend on covariates of a customer.
 *
 * <p>A customer with the covariates z has the base model with purchase rates multiplied by {@code exp(purchaseEffects z)},
 * and with the dropout changed by the factor {@code exp(dropoutEffects z)}; see {@link PurchaseModel#scaled}.
 *
 * <p>Source: P. Fader, B. Hardie (2007), Incorporating Time-Invariant Covariates into the Pareto/NBD and BG/NBD Models, <a
 * href="http://www.brucehardie.com/notes/019/">brucehardie.com/notes/019</a>.
 *
 * @param <M> the base model
 * @param base the model of customers whose covariates are all 0
 * @param dropoutEffects effect of each covariate on the dropout
 * @param purchaseEffects effect of each covariate on the purchase rate; 0.1 means about 10 % more for one unit
 */
public record CovariateModel<M extends PurchaseModel>(
        M base, List<Double> dropoutEffects, List<Double> purchaseEffects) {

    /** Copies the lists and checks their size. */
    public CovariateModel {
        dropoutEffects = List.copyOf(dropoutEffects);
        purchaseEffects = List.copyOf(purchaseEffects);
        if (dropoutEffects.size() != purchaseEffects.size()) {
            throw new IllegalArgumentException("need as many effects on dropout as on purchases: "
                    + dropoutEffects.size() + ", " + purchaseEffects.size());
        }
    }

    /**
     * Returns the model of customers with these covariates.
     *
     * @throws IllegalArgumentException if their number is not that of the effects
     */
    public PurchaseModel at(List<Double> covariates) {
        return base.scaled(factor(purchaseEffects, covariates), factor(dropoutEffects, covariates));
    }

    private static double factor(List<Double> effects, List<Double> covariates) {
        if (covariates.size() != effects.size()) {
            throw new IllegalArgumentException(
                    "need " + effects.size() + " covariates, as in the fit: " + covariates.size());
        }
        double sum = 0;
        for (int c = 0; c < effects.size(); c++) {
            sum += effects.get(c) * covariates.get(c);
        }
        return Math.exp(sum);
    }
}
