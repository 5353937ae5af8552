package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorTest {

    private static final Prior CERTAIN = new Prior(2, 1.0001);
    private static final Prior MODERATE = new Prior(1, 3);

    private static final RenewalCounts CONTRACTS = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);
    private static final Map<PeriodSummary, Long> SEASONS = seasons(new BgBb(1.2, 0.75, 0.65, 2.8));

    private static final MbgNbd BASE = new MbgNbd(0.8, 8, 0.9, 2);
    private static final List<CovariateGroup> CHANNELS = channels(1);

    @Test
    void sbg_vaguePriors_leaveTheMaximum() {
        Fit<Sbg> plain = Sbg.fit(CONTRACTS);
        Fit<Sbg> fit = Sbg.fit(CONTRACTS, vague(2));
        assertThat(fit.model().alpha()).isCloseTo(plain.model().alpha(), within(1e-6));
        assertThat(fit.model().beta()).isCloseTo(plain.model().beta(), within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-9));
    }

    @Test
    void sbg_tightPrior_decides() {
        Fit<Sbg> fit = Sbg.fit(CONTRACTS, FitOptions.DEFAULT.withPriors(CERTAIN, Prior.VAGUE));
        assertThat(fit.model().alpha()).isCloseTo(2, within(1e-3));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
    }

    @Test
    void sbg_dataWithoutMaximum_converge() {
        FitOptions beliefs = FitOptions.DEFAULT.withPriors(MODERATE, MODERATE);
        assertThat(Sbg.fit(RenewalCounts.ofSurvivors(100, 60), beliefs).status())
                .isEqualTo(Fit.Status.CONVERGED);
        Fit<Sbg> nobodyLeft = Sbg.fit(RenewalCounts.ofSurvivors(100, 100, 100), beliefs);
        assertThat(nobodyLeft.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(nobodyLeft.model().survival(1)).isGreaterThan(0.9);
        assertThat(nobodyLeft.logCovariance()).isPresent();
    }

    @Test
    void bgBb_vaguePriors_leaveTheMaximum() {
        Fit<BgBb> plain = BgBb.fit(SEASONS);
        assertThat(plain.status()).isEqualTo(Fit.Status.CONVERGED);
        Fit<BgBb> fit = BgBb.fit(SEASONS, vague(4));
        assertThat(fit.model().alpha()).isCloseTo(plain.model().alpha(), within(1e-6));
        assertThat(fit.model().beta()).isCloseTo(plain.model().beta(), within(1e-6));
        assertThat(fit.model().gamma()).isCloseTo(plain.model().gamma(), within(1e-6));
        assertThat(fit.model().delta()).isCloseTo(plain.model().delta(), within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-9));
    }

    @Test
    void bgBb_tightPrior_decides() {
        FitOptions options = FitOptions.DEFAULT.withPriors(Prior.VAGUE, Prior.VAGUE, CERTAIN, Prior.VAGUE);
        assertThat(BgBb.fit(SEASONS, options).model().gamma()).isCloseTo(2, within(1e-3));
    }

    @Test
    void bgBb_dataWithoutMaximum_converge() {
        FitOptions beliefs = FitOptions.DEFAULT.withPriors(MODERATE, MODERATE, MODERATE, MODERATE);
        Fit<BgBb> alike = BgBb.fit(Map.of(new PeriodSummary(2, 3, 5), 100L), beliefs);
        assertThat(alike.status()).isEqualTo(Fit.Status.CONVERGED);
        Fit<BgBb> nobodyCameBack = BgBb.fit(Map.of(new PeriodSummary(0, 0, 5), 100L), beliefs);
        assertThat(nobodyCameBack.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(nobodyCameBack.model().expectedPurchases(5)).isLessThan(0.3);
    }

    @Test
    void fitWithCovariates_vaguePriors_leaveTheMaximum() {
        Fit<CovariateModel<MbgNbd>> plain = MbgNbd.fitWithCovariates(CHANNELS);
        Fit<CovariateModel<MbgNbd>> fit = MbgNbd.fitWithCovariates(CHANNELS, vague(6));
        assertThat(plain.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(fit.model().base().r()).isCloseTo(plain.model().base().r(), within(1e-6));
        assertThat(effect(fit)).isCloseTo(effect(plain), within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(plain.logLikelihood(), within(1e-9));
    }

    @Test
    void fitWithCovariates_tightPrior_pullsTheEffectToZeroInAnyUnit() {
        double before = 0;
        for (double factor : new double[] {1.0001, 1.02, 1.2, 1e300}) {
            FitOptions options = onPurchases(Prior.ofEffect(factor));
            double effect = effect(MbgNbd.fitWithCovariates(CHANNELS, options));
            assertThat(effect).isGreaterThan(before);
            assertThat(1000 * effect(MbgNbd.fitWithCovariates(channels(1000), options)))
                    .isCloseTo(effect, within(1e-8));
            before = effect;
        }
        assertThat(effect(MbgNbd.fitWithCovariates(CHANNELS, onPurchases(Prior.ofEffect(1.0001)))))
                .isCloseTo(0, within(1e-3));
    }

    /** Of one channel nobody came back: the likelihood has no maximum, the effect goes to minus infinity. */
    @Test
    void fitWithCovariates_separatedData_converge() {
        CustomerCounts never = CustomerCounts.of(Collections.nCopies(200, new CustomerSummary(0, 0, 52)));
        List<CovariateGroup> separated = List.of(CHANNELS.get(0), new CovariateGroup(List.of(1.0), never));
        assertThat(MbgNbd.fitWithCovariates(separated).status()).isNotEqualTo(Fit.Status.CONVERGED);
        FitOptions beliefs = FitOptions.DEFAULT.withPriors(
                Prior.VAGUE, Prior.VAGUE, Prior.VAGUE, Prior.VAGUE, Prior.ofEffect(3), Prior.ofEffect(3));
        Fit<CovariateModel<MbgNbd>> fit = MbgNbd.fitWithCovariates(separated, beliefs);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        assertThat(effect(fit)).isBetween(-10.0, -1.0);
        assertThat(fit.logCovariance()).isPresent();
    }

    @Test
    void fit_wrongNumberOfPriors_namesBoth() {
        assertThatThrownBy(() -> Sbg.fit(CONTRACTS, vague(3)))
                .hasMessage("need a prior for each of 2 parameters, or none: 3");
        assertThatThrownBy(() -> MbgNbd.fitWithCovariates(CHANNELS, vague(4)))
                .hasMessage("need a prior for each of 6 parameters, or none: 4");
    }

    private static double effect(Fit<CovariateModel<MbgNbd>> fit) {
        return fit.model().purchaseEffects().get(0);
    }

    private static FitOptions vague(int parameters) {
        return FitOptions.DEFAULT.withPriors(
                Collections.nCopies(parameters, Prior.VAGUE).toArray(Prior[]::new));
    }

    private static FitOptions onPurchases(Prior prior) {
        return FitOptions.DEFAULT.withPriors(Prior.VAGUE, Prior.VAGUE, Prior.VAGUE, Prior.VAGUE, Prior.VAGUE, prior);
    }

    private static List<CovariateGroup> channels(double value) {
        CustomerCounts first = CustomerCounts.of(Simulation.histories(BASE, 600, 52, 1));
        CustomerCounts second = CustomerCounts.of(Simulation.histories(BASE.scaled(2, 1), 600, 52, 2));
        return List.of(new CovariateGroup(List.of(0.0), first), new CovariateGroup(List.of(value), second));
    }

    /** As many customers of each history over six periods as the model expects of ten thousand. */
    private static Map<PeriodSummary, Long> seasons(BgBb model) {
        Map<PeriodSummary, Double> expected = new HashMap<>();
        for (int sequence = 0; sequence < 64; sequence++) {
            int last = 32 - Integer.numberOfLeadingZeros(sequence);
            PeriodSummary customer = new PeriodSummary(Integer.bitCount(sequence), last, 6);
            expected.merge(customer, 10_000 * Math.exp(model.logLikelihood(customer)), Double::sum);
        }
        Map<PeriodSummary, Long> counts = new HashMap<>();
        expected.forEach((customer, number) -> counts.put(customer, Math.round(number)));
        return counts;
    }
}
