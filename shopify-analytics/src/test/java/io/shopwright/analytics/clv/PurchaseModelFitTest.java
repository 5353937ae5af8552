package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for a fit of every purchase model. */
class PurchaseModelFitTest {

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of(Family.BG, new double[] {0.25, 4.4, 0.8, 2.5}),
                Arguments.of(Family.MBG, new double[] {0.6, 6, 0.9, 2}),
                Arguments.of(Family.PARETO, new double[] {0.6, 10, 0.6, 12}));
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_simulatedCustomers_findsTheirParametersWithinErrors(
            Family<M> family, double[] parameters) {
        M truth = family.ofParameters().apply(parameters);
        List<CustomerSummary> customers = Simulation.histories(truth, 6000, 52, 7);
        Fit<M> fit = family.fitting().apply(CustomerCounts.of(customers));
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        for (ToDoubleFunction<M> parameter : family.parameters()) {
            double error = fit.standardError(parameter).orElseThrow();
            assertThat(parameter.applyAsDouble(fit.model()))
                    .isCloseTo(parameter.applyAsDouble(truth), within(4 * error));
        }
        double sum = customers.stream().mapToDouble(fit.model()::logLikelihood).sum();
        assertThat(fit.logLikelihood())
                .isCloseTo(sum, within(1e-12 * Math.abs(sum)))
                .isGreaterThan(
                        customers.stream().mapToDouble(truth::logLikelihood).sum());
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_nobodyDropsOut_isTheLimitWithoutDropout(Family<M> family, double[] parameters) {
        Fit<M> fit = family.fitting()
                .apply(CustomerCounts.of(IntStream.range(0, 500)
                        .mapToObj(i -> new CustomerSummary(i % 6, i % 6 == 0 ? 0 : 10 + i % 30, 10 + i % 30))
                        .toList()));
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.model().probabilityAlive(new CustomerSummary(3, 1, 40))).isEqualTo(1);
        assertThat(fit.logCovariance()).isEmpty();
    }

    /** Small groups of customers from models of all kinds: never a stop, never worse than the truth. */
    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_anySimulatedCustomers_endsAboveTheTruth(Family<M> family, double[] parameters) {
        Random random = new Random(3);
        for (int seed = 0; seed < 100; seed++) {
            double[] any = {
                Math.exp(3 * random.nextDouble() - 2),
                Math.exp(4 * random.nextDouble()),
                Math.exp(4 * random.nextDouble() - 3),
                Math.exp(4 * random.nextDouble() - (family.equals(Family.PARETO) ? 0 : 1))
            };
            M truth = family.ofParameters().apply(any);
            List<CustomerSummary> customers = Simulation.histories(truth, 20 + random.nextInt(300), 40, seed);
            Fit<M> fit = family.fitting().apply(CustomerCounts.of(customers));
            double likelihood =
                    customers.stream().mapToDouble(truth::logLikelihood).sum();
            String description = truth + ", " + fit.status() + " after " + fit.evaluations() + ": " + fit.model();
            assertThat(fit.status()).as(description).isNotEqualTo(Fit.Status.STOPPED);
            assertThat(fit.evaluations()).as(description).isLessThan(80);
            assertThat(fit.logLikelihood()).as(description).isGreaterThan(likelihood);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    <M extends PurchaseModel> void fit_noCustomers_namesRuleAndRemedy(Family<M> family, double[] parameters) {
        assertThatThrownBy(() -> family.fitting().apply(CustomerCounts.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "NBD to no customers: pass at least one; a useful fit needs some hundreds, and some that came"
                                + " back");
    }
}
