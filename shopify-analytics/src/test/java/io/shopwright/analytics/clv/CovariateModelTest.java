package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CovariateModelTest {

    private static final MbgNbd BASE = new MbgNbd(0.8, 8, 0.9, 2);

    @Test
    void fitWithCovariates_customersOfTwoChannels_findsTheDifferenceInAnyUnit() {
        CustomerCounts first = CustomerCounts.of(Simulation.histories(BASE, 4000, 52, 1));
        CustomerCounts second = CustomerCounts.of(Simulation.histories(BASE.scaled(2, 1), 4000, 52, 2));
        Fit<CovariateModel<MbgNbd>> fit = fit(first, second, 1);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        double effect = fit.model().purchaseEffects().get(0);
        double error =
                fit.standardError(model -> model.purchaseEffects().get(0)).orElseThrow();
        assertThat(effect).isCloseTo(Math.log(2), within(4 * error));
        assertThat(error).isBetween(0.02, 0.1);
        Fit<CovariateModel<MbgNbd>> scaled = fit(first, second, 1e6);
        assertThat(scaled.model().purchaseEffects().get(0) * 1e6).isCloseTo(effect, within(1e-10));
        assertThat(scaled.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-8));
    }

    @Test
    void fitWithCovariates_none_isThePlainFit() {
        CustomerCounts customers = CustomerCounts.of(Simulation.histories(BASE, 3000, 52, 1));
        CovariateModel<MbgNbd> model = MbgNbd.fitWithCovariates(List.of(new CovariateGroup(List.of(), customers)))
                .model();
        MbgNbd plain = MbgNbd.fit(customers).model();
        assertThat(model.base().b()).isCloseTo(plain.b(), within(1e-10));
        assertThat(model.at(List.of())).isEqualTo(model.base());
    }

    @Test
    void fitWithCovariates_constantCovariate_isNotIdentified() {
        CustomerCounts customers = CustomerCounts.of(Simulation.histories(BASE, 500, 52, 1));
        assertThat(MbgNbd.fitWithCovariates(List.of(new CovariateGroup(List.of(1.0), customers)))
                        .status())
                .isEqualTo(Fit.Status.NOT_IDENTIFIED);
    }

    @Test
    void fitWithCovariates_badInput_namesTheRule() {
        CustomerCounts customers = CustomerCounts.of(List.of(CustomerSummary.NEW));
        assertThatThrownBy(() -> BgNbd.fitWithCovariates(List.of()))
                .hasMessageStartingWith("cannot fit a model with covariates to no customers");
        assertThatThrownBy(() -> BgNbd.fitWithCovariates(
                        List.of(new CovariateGroup(List.of(1.0), customers), new CovariateGroup(List.of(), customers))))
                .hasMessage("all customers need the same covariates: some have 1, some 0");
        assertThatThrownBy(() -> new CovariateGroup(List.of(Double.NaN), customers))
                .hasMessage("covariates must be finite: [NaN]");
        CovariateModel<MbgNbd> model = new CovariateModel<>(BASE, List.of(1.0), List.of(2.0));
        assertThatThrownBy(() -> model.at(List.of())).hasMessage("need 1 covariates, as in the fit: 0");
    }

    private static Fit<CovariateModel<MbgNbd>> fit(CustomerCounts first, CustomerCounts second, double value) {
        return MbgNbd.fitWithCovariates(
                List.of(new CovariateGroup(List.of(0.0), first), new CovariateGroup(List.of(value), second)));
    }
}
