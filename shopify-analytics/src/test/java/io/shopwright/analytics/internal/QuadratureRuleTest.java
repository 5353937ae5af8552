package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureRuleTest {

    /** Expected values: the moments of the Beta distribution in closed form. */
    @ParameterizedTest
    @CsvSource({
        "0.8, 2.4",
        "1, 1",
        "1e-6, 5",
        "0.05, 0.3",
        "3, 1e5",
        "5000, 7000",
        "0.01, 1e-3",
        "1e-6, 5000",
        "1e-3, 300"
    })
    void beta_givesMoments(double a, double b) {
        QuadratureRule rule = QuadratureRule.beta(a, b);
        double mean = a / (a + b);
        assertThat(rule.expectation(p -> 1)).isCloseTo(1, within(1e-14));
        assertThat(rule.expectation(p -> p)).isCloseTo(mean, within(1e-13 * mean));
        assertThat(rule.expectation(p -> p * p)).isCloseTo(mean * (a + 1) / (a + b + 1), within(1e-13 * mean));
    }

    /** Expected values: the moments of the Gamma distribution in closed form. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.24, 3, 50, 5000, 1e6})
    void gamma_givesMoments(double shape) {
        QuadratureRule rule = QuadratureRule.gamma(shape);
        assertThat(rule.expectation(x -> x)).isCloseTo(shape, within(1e-13 * shape));
        assertThat(rule.expectation(x -> x * x)).isCloseTo(shape * (shape + 1), within(1e-13 * shape * (shape + 1)));
    }
}
