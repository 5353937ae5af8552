package io.shopwright.analytics.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.CustomerSummary;
import java.util.Random;
import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnRulesTest {

    /** Parameters of CDNOW; Fader, Hardie, Lee (2005). */
    private static final BgNbd MODEL = new BgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void aliveRule_oneTimeBuyer_staysApart() {
        AliveRule rule = new AliveRule(0.5);
        assertThat(rule.judge(new CustomerSummary(0, 0, 100), MODEL::probabilityAlive))
                .isEqualTo(CustomerState.ONE_TIME_BUYER);
        assertThat(rule.judge(new CustomerSummary(10, 38, 39), MODEL::probabilityAlive))
                .isEqualTo(CustomerState.ACTIVE);
        assertThat(rule.judge(new CustomerSummary(10, 10, 39), MODEL::probabilityAlive))
                .isEqualTo(CustomerState.CHURNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 30, 1000})
    void silenceRule_limit_isAQuantileOfTheFDistribution(int gaps) {
        double[] own = new double[gaps];
        java.util.Arrays.fill(own, 7);
        double quantile = new FDistribution(2, 2.0 * gaps).inverseCumulativeProbability(0.95);
        assertThat(new SilenceRule(0.05).limit(own)).isCloseTo(7 * quantile, within(1e-5));
        assertThat(SilenceRule.probabilityOfLongerGap(new SilenceRule(0.05).limit(own), own))
                .isCloseTo(0.05, within(1e-14));
    }

    @Test
    void silenceRule_activeCustomers_rarelyCallsThemChurned() {
        Random random = new Random(1);
        SilenceRule rule = new SilenceRule(0.1);
        int churned = 0;
        for (int i = 0; i < 20_000; i++) {
            double mean = 1 + 50 * random.nextDouble();
            double[] gaps = new double[1 + random.nextInt(5)];
            for (int k = 0; k < gaps.length; k++) {
                gaps[k] = -mean * Math.log(1 - random.nextDouble());
            }
            double next = -mean * Math.log(1 - random.nextDouble());
            churned += rule.judge(next, gaps) == CustomerState.CHURNED ? 1 : 0;
        }
        // The binomial standard deviation is 0.0021.
        assertThat(churned / 20_000.0).isCloseTo(0.1, within(0.008));
    }

    @Test
    void silenceRule_noGap_isAOneTimeBuyer() {
        SilenceRule rule = new SilenceRule(0.05);
        assertThat(rule.judge(1000)).isEqualTo(CustomerState.ONE_TIME_BUYER);
        assertThatThrownBy(rule::limit).hasMessage("need at least one gap: a one-time buyer has no limit of his own");
        assertThatThrownBy(() -> rule.limit(3, 0))
                .hasMessage("gap must be > 0 and finite: 0.0; count several purchases of one day as one");
        assertThatThrownBy(() -> new SilenceRule(1)).hasMessage("tail must be > 0 and < 1: 1.0");
    }
}
