package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaGammaTest {

    /** CDNOW, US dollars. Source: Fader, Hardie (2013), section 4. */
    private static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

    private static final List<Spend> SPENDS = Simulation.spends(CDNOW, 2000, 11);
    private static final Fit<GammaGamma> FIT = GammaGamma.fit(SPENDS);

    @Test
    void fit_simulatedSpends_findsTheirParametersWithinErrors() {
        assertThat(FIT.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(FIT.customers())
                .isEqualTo(SPENDS.stream().filter(s -> s.purchases() > 0).count());
        double error = FIT.standardError(GammaGamma::q).orElseThrow();
        assertThat(FIT.model().q()).isCloseTo(3.74, within(4 * error));
    }

    @Test
    void fit_logLikelihood_isTheSumOverCustomers() {
        double sum = SPENDS.stream()
                .filter(spend -> spend.purchases() > 0)
                .mapToDouble(FIT.model()::logLikelihood)
                .sum();
        assertThat(FIT.logLikelihood()).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
    }

    @Test
    void fit_otherOrder_isIdentical() {
        List<Spend> shuffled = new ArrayList<>(SPENDS);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(GammaGamma.fit(shuffled).model()).isEqualTo(FIT.model());
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 0.001, 1e9})
    void fit_otherMoneyUnit_scalesVOnly(double unit) {
        List<Spend> scaled = SPENDS.stream()
                .map(spend -> new Spend(spend.purchases(), spend.mean() * unit))
                .toList();
        GammaGamma model = GammaGamma.fit(scaled).model();
        assertThat(model.p()).isCloseTo(FIT.model().p(), within(1e-10));
        assertThat(model.q()).isCloseTo(FIT.model().q(), within(1e-10));
        assertThat(model.v() / unit).isCloseTo(FIT.model().v(), within(1e-9));
    }

    @Test
    void fit_everybodySpendsTheSame_isBoundary() {
        List<Spend> same =
                IntStream.range(0, 50).mapToObj(i -> new Spend(1 + i % 4, 10)).toList();
        Fit<GammaGamma> fit = GammaGamma.fit(same);
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.model().expectedMeanSpend(Spend.NONE)).isCloseTo(10, within(1e-4));
        assertThat(fit.logCovariance()).isEmpty();
    }

    @Test
    void fit_oneCustomer_isNotIdentified() {
        Fit<GammaGamma> fit = GammaGamma.fit(List.of(new Spend(2, 10)));
        assertThat(fit.status()).isEqualTo(Fit.Status.NOT_IDENTIFIED);
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.standardError(GammaGamma::p)).isEmpty();
    }

    @Test
    void fit_nobodyCameBack_namesRuleAndRemedy() {
        assertThatThrownBy(() -> GammaGamma.fit(List.of(Spend.NONE, new Spend(2, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot fit Gamma-Gamma without a customer that has repeat purchases of positive value: 0 of"
                                + " 2; observe longer, or use an average order value");
    }

    @Test
    void expectedMeanSpend_movesFromAllToOwnMeanWithPurchases() {
        double all = CDNOW.meanSpend().orElseThrow();
        double before = CDNOW.expectedMeanSpend(Spend.NONE);
        assertThat(before).isEqualTo(all);
        for (int purchases = 1; purchases <= 1000; purchases++) {
            double expected = CDNOW.expectedMeanSpend(new Spend(purchases, 100));
            assertThat(expected).isBetween(before, 100.0);
            before = expected;
        }
        assertThat(before).isCloseTo(100, within(0.1));
    }

    @Test
    void meanSpend_heavyTail_isUndefined() {
        GammaGamma heavy = new GammaGamma(2, 0.9, 10);
        assertThat(heavy.meanSpend()).isEmpty();
        assertThat(heavy.expectedMeanSpend(new Spend(1, 10))).isPositive();
        assertThatThrownBy(() -> heavy.expectedMeanSpend(Spend.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no finite mean spend with 0 purchases: p x + q must be > 1: 0.9; values vary too much between"
                                + " customers for this model");
    }

    @Test
    void correlation_ofIndependentSpends_isSmall() {
        assertThat(GammaGamma.correlation(SPENDS).orElseThrow()).isBetween(-0.1, 0.1);
    }

    @Test
    void correlation_onALine_isOne() {
        List<Spend> line = List.of(new Spend(1, 10), new Spend(2, 20), new Spend(5, 50), Spend.NONE, new Spend(9, 0));
        assertThat(GammaGamma.correlation(line).orElseThrow()).isCloseTo(1, within(1e-15));
    }

    @Test
    void correlation_nothingVaries_isUndefined() {
        assertThat(GammaGamma.correlation(List.of())).isEmpty();
        assertThat(GammaGamma.correlation(List.of(new Spend(1, 10), new Spend(1, 20))))
                .isEmpty();
    }

    @Test
    void spend_impossible_namesRuleAndValue() {
        assertThatThrownBy(() -> new Spend(-1, 0)).hasMessage("purchases must be >= 0 and finite: -1.0");
        assertThatThrownBy(() -> new Spend(1, -2)).hasMessage("mean must be >= 0 and finite: -2.0");
        assertThatThrownBy(() -> new Spend(0, 2)).hasMessage("mean must be 0 without purchases: 2.0");
    }
}
