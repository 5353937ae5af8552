package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tails of Student's t, the non-central t and the Beta distribution. Expected values: mpmath with 50 digits or more. */
class TailsTest {

    /** By the hypergeometric function of the incomplete beta function. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 0.35241638234956672582",
        "2, 1.8, 0.09873210752742826427",
        "12.706, 1, 0.025000401179066593952",
        "5, 30, 0.000011648342733503897566",
        "30, 12.5, 2.5153042708338045703e-13",
        "3, 1000, 0.0013833545221190962321",
        "37, 1000, 8.6503944049565306588e-190",
        "25, 58595.48, 1.6078707128348893902e-137",
        "1.96, 200000000, 0.02499789584144224395",
        "30, 200000000, 4.9116955211956239497e-198",
        "37, 3000000000, 5.7264668183904505685e-300",
        "2, 5000000000, 0.022750131975174690459",
    })
    void studentTail_farOut_keepsItsDigits(double t, double degreesOfFreedom, double expected) {
        assertThat(StudentTail.probability(t, degreesOfFreedom)).isCloseTo(expected, within(expected * 2e-11));
        assertThat(StudentTail.probability(-t, degreesOfFreedom)).isCloseTo(1 - expected, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "0.025, 1.8, 4.7948813651668175469",
        "0.005, 3, 5.8409093097333572607",
        "1e-20, 12, 134.01274664764395778",
        "0.025, 120, 1.9799304050824408467",
    })
    void studentQuantile_isTheInverse(double p, double degreesOfFreedom, double expected) {
        assertThat(StudentTail.quantile(p, degreesOfFreedom)).isCloseTo(expected, within(expected * 1e-13));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 2", "0.025, 4.5", "1e-12, 7e4", "0.01, 1e8", "0.01, 1e10", "1e-200, 3e12"})
    void studentQuantile_isUndoneByTheTail(double p, double degreesOfFreedom) {
        double t = StudentTail.quantile(p, degreesOfFreedom);

        assertThat(StudentTail.probability(t, degreesOfFreedom)).isCloseTo(p, within(p * 1e-11));
    }

    /** By quadrature over the chi distribution. */
    @ParameterizedTest
    @CsvSource({
        "2.024394, 38, 1.5811388, 0.33770841219275231811",
        "-2.024394, 38, 1.5811388, 0.99976933648742516385",
        "4.302653, 2, 5, 0.7191804948353888413",
        "31.6, 2, 8, 0.062899383138978473022",
        "2.9, 6, -1, 0.001183155739442538434",
        "1.97, 2387, 3.2, 0.89059650490064808231",
        "10, 8, 3, 0.0025372714084705331446",
        "2, 20000, 2.8, 0.78814025671063157387",
    })
    void noncentralT_matchesQuadrature(double t, double degreesOfFreedom, double delta, double expected) {
        assertThat(NoncentralT.upper(t, degreesOfFreedom, delta)).isCloseTo(expected, within(expected * 1e-12));
    }

    @Test
    void noncentralT_withoutDelta_isStudents() {
        assertThat(NoncentralT.upper(2.5, 11, 0)).isCloseTo(StudentTail.probability(2.5, 11), within(1e-14));
    }

    /** By the hypergeometric function, or quadrature of the density for large shapes. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.1, 0.20483276469913345754",
        "2, 3, 0.4, 0.5248",
        "0.01, 5, 1e-30, 0.51170193316958645348",
        "6, 999996, 2e-06, 0.016563572391085274403",
        "200.5, 800.5, 0.1, 1.943998429332073685e-21",
        "8503, 36199, 0.185, 0.002349346637062403222",
        "5e6, 9.5e7, 0.04995, 0.010873883345343560193",
        "5e8, 5e8, 0.49999, 0.26354462846375553541",
    })
    void incompleteBeta_ofAnyShape_keepsItsDigits(double a, double b, double x, double expected) {
        assertThat(IncompleteBeta.lower(a, b, x, 1 - x)).isCloseTo(expected, within(expected * 1e-11));
        assertThat(IncompleteBeta.lower(b, a, 1 - x, x)).isCloseTo(1 - expected, within(2e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 999996, 0.025, -13.026189942802753412",
        "0.5, 0.5, 0.01, -8.3070104585196028051",
        "1, 1, 0.2, -1.3862943611198906188", // ln(0.2 / 0.8)
    })
    void betaQuantile_isTheInverse(double a, double b, double p, double logOdds) {
        assertThat(IncompleteBeta.quantile(a, b, p)).isCloseTo(logOdds, within(1e-13));
    }

    @Test
    void betaQuantile_tooNearToAnEnd_staysWithinTheDoubles() {
        assertThat(IncompleteBeta.quantile(0.001, 7, 0.01)).isEqualTo(-700);
        assertThat(IncompleteBeta.quantile(7, 0.001, 0.99)).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01, 0.3", "0.05, 7, 0.9", "5e8, 5e8, 1e-9", "3, 1e8, 0.999", "1e4, 0.5, 1e-100"})
    void betaQuantile_isUndoneByTheDistribution(double a, double b, double p) {
        double odds = IncompleteBeta.quantile(a, b, p);

        double back = IncompleteBeta.lower(a, b, 1 / (1 + Math.exp(-odds)), 1 / (1 + Math.exp(odds)));
        assertThat(back).isCloseTo(p, within(p * 1e-10));
    }

    /** For even degrees of freedom the tail is {@code e^-h (1 + h + h^2/2! + ...)} with h half the statistic. */
    @ParameterizedTest
    @CsvSource({"1300, 2", "1300, 4", "1200, 10", "900, 40", "3, 10", "0.01, 6", "30, 200", "1200, 1000"})
    void chiSquaredTail_ofEvenDegrees_isTheFiniteSum(double statistic, int degreesOfFreedom) {
        double half = statistic / 2;
        double term = Math.exp(-half);
        double sum = 0;
        for (int k = 0; k < degreesOfFreedom / 2; k++) {
            sum += term;
            term *= half / (k + 1);
        }
        assertThat(ChiSquaredTail.probability(statistic, degreesOfFreedom)).isCloseTo(sum, within(sum * 1e-11));
    }

    @Test
    void noncentralT_ofManyDegrees_isNormal() {
        double upper = NoncentralT.upper(2, 2e8, 2.8);

        assertThat(upper).isCloseTo(NormalTail.probability(-0.8), within(1e-8)); // differs by 1/degrees of freedom
        assertThat(NoncentralT.upper(2.5, 1e6, 0)).isCloseTo(StudentTail.probability(2.5, 1e6), within(1e-14));
    }
}
