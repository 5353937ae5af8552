package io.shopwright.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntermittentTest {

    private static final List<DemandRate> MODELS = List.of(
            Croston.of(0.1, Croston.Correction.NONE),
            Croston.of(0.2, Croston.Correction.SBA),
            Croston.of(0.1, Croston.Correction.SBJ),
            new Croston(0.1, 0.3, Croston.Correction.NONE, DemandRate.Start.FIRST),
            Tsb.of(0.1),
            new Tsb(0.3, 0.05, DemandRate.Start.FIRST),
            Aggregation.ADIDA,
            Aggregation.IMAPA);

    @Test
    void rate_ofAnyHistory_isPossible() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 100_000; round++) {
            double[] demand = history(random);
            double most = Arrays.stream(demand).max().orElse(0);
            for (DemandRate model : MODELS) {
                if (most == 0) {
                    assertThat(model.rate(demand)).isEmpty();
                } else {
                    assertThat(model.rate(demand).orElseThrow()).as("%s", model).isBetween(0.0, most * (1 + 1e-12));
                }
            }
        }
    }

    @Test
    void rate_ofScaledHistory_isScaled() {
        SplittableRandom random = new SplittableRandom(2);
        for (double scale : new double[] {1e-9, 3, 1e12}) {
            double[] demand = history(random);
            demand[0] = 5;
            double[] scaled = Arrays.stream(demand).map(x -> scale * x).toArray();
            for (DemandRate model : MODELS) {
                double bar = model instanceof Aggregation ? 1e-5 : 1e-9;
                double expected = scale * model.rate(demand).orElseThrow();
                assertThat(model.rate(scaled).orElseThrow()).isCloseTo(expected, within(bar * expected));
            }
        }
    }

    @Test
    void steadyDemand_isItsOwnRate() {
        double[] demand = new double[60];
        Arrays.fill(demand, 4);
        for (DemandRate model : List.of(Croston.of(0.1, Croston.Correction.NONE), Tsb.of(0.1), Aggregation.IMAPA)) {
            assertThat(model.rate(demand).orElseThrow()).isCloseTo(4, within(1e-12));
        }
    }

    @Test
    void afterTheLastSale_onlyTsbFadesOut() {
        double[] demand = new double[200];
        for (int t = 0; t < 100; t += 4) {
            demand[t] = 3;
        }
        double[] before = Arrays.copyOf(demand, 100);
        assertThat(Tsb.of(0.1).rate(demand).orElseThrow())
                .isLessThan(1e-4 * Tsb.of(0.1).rate(before).orElseThrow());
        DemandRate croston = new Croston(0.1, 0.1, Croston.Correction.SBA, DemandRate.Start.FIRST);
        assertThat(croston.rate(demand)).isEqualTo(croston.rate(before));
    }

    @Test
    void route_dependsOnZerosAndSales() {
        assertThat(DemandProfile.of().route()).isEqualTo(DemandProfile.Route.NO_SALES);
        assertThat(DemandProfile.of(0, 0).route()).isEqualTo(DemandProfile.Route.NO_SALES);
        assertThat(DemandProfile.of(0, 5, 0, 4).route()).isEqualTo(DemandProfile.Route.POOLED);
        assertThat(DemandProfile.of(1, 0, 0, 5, 0, 4).route()).isEqualTo(DemandProfile.Route.RATE);
        assertThat(DemandProfile.of(3, 4, 5, 4).route()).isEqualTo(DemandProfile.Route.REGULAR);
        assertThat(DemandProfile.of(3, 4, 5, 4).kind()).isEqualTo(DemandProfile.Kind.SMOOTH);
        assertThat(DemandProfile.of(1, 0, 0, 90).kind()).isEqualTo(DemandProfile.Kind.LUMPY);
    }

    @Test
    void negativeDemand_isRejectedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tsb.of(0.1).rate(1, 2, -3))
                .withMessage("demand 2 must be >= 0, leave returns out: -3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Tsb.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Croston.of(1.5, Croston.Correction.SBA));
    }

    private static double[] history(SplittableRandom random) {
        double[] demand = new double[1 + random.nextInt(40)];
        int rarity = 1 + random.nextInt(10);
        for (int t = 0; t < demand.length; t++) {
            demand[t] = random.nextInt(rarity) == 0 ? random.nextInt(100) : 0;
        }
        return demand;
    }
}
