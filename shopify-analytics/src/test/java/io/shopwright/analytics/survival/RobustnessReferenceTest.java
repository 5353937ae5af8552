package io.shopwright.analytics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.churn.LogisticRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Hard inputs for curves and regressions, told by the words of their names in the reference files; cases of other models
 * are not for this test.
 */
@Tag("reference")
class RobustnessReferenceTest {

    private static final Simulated DATA = Simulated.of(200, 20, 1);

    private enum Case {
        COX_COLLINEAR("cox", "colli|alias|duplicate|redundant") {
            @Override
            void check() {
                double[][] columns = {DATA.columns()[0], DATA.columns()[1], DATA.columns()[0]};
                RegressionFit<CoxPh> fit = CoxPh.fit(
                        CoxData.of(DATA.lifetimes(), Covariates.ofColumns(List.of("a", "b", "a2"), columns)),
                        Ties.EFRON);
                assertThat(fit.status()).isEqualTo(RegressionFit.Status.CONVERGED);
                assertThat(fit.dropped()).containsExactly("a2");
            }
        },
        COX_MONOTONE("cox", "separ|monoton|perfect") {
            @Override
            void check() {
                double[] latest = Arrays.stream(DATA.times()).map(time -> -time).toArray();
                RegressionFit<CoxPh> fit = CoxPh.fit(
                        CoxData.of(DATA.lifetimes(), Covariates.ofColumns(List.of("x"), new double[][] {latest})),
                        Ties.EFRON);
                assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
                assertThat(fit.coefficients()).isEmpty();
            }
        },
        COX_WITHOUT_EVENTS("cox", "no_?event|event_?less|zero_?event|all_?censored") {
            @Override
            void check() {
                Lifetimes open = Lifetimes.of(DATA.times(), new boolean[DATA.times().length]);
                RegressionFit<CoxPh> fit = CoxPh.fit(CoxData.of(open, DATA.covariates()), Ties.EFRON);
                assertThat(fit.status()).isEqualTo(RegressionFit.Status.NOT_IDENTIFIED);
                assertThat(fit.coefficients()).isEmpty();
            }
        },
        KAPLAN_MEIER_WITHOUT_EVENTS("km|kaplan", "no_?event|event_?less|zero_?event|all_?censored") {
            @Override
            void check() {
                Lifetimes open = Lifetimes.of(DATA.times(), new boolean[DATA.times().length]);
                assertThat(KaplanMeier.of(open).survival(1e9)).isEqualTo(1);
                assertThat(KaplanMeier.of(open).quantile(0.5)).isEmpty();
            }
        },
        LOGIT_SEPARATED("logit|logistic", "separ|perfect") {
            @Override
            void check() {
                RegressionFit<LogisticRegression> fit =
                        LogisticRegression.fit(DATA.covariates(), above(DATA.columns()[0]));
                assertThat(fit.status()).isEqualTo(RegressionFit.Status.BOUNDARY);
                assertThat(fit.coefficients()).isEmpty();
                assertThat(fit.logLikelihood()).isFinite();
            }
        },
        LOGIT_COLLINEAR("logit|logistic", "colli|alias|duplicate|redundant") {
            @Override
            void check() {
                double[][] columns = {DATA.columns()[0], DATA.columns()[1], DATA.columns()[0]};
                RegressionFit<LogisticRegression> fit = LogisticRegression.fit(
                        Covariates.ofColumns(List.of("a", "b", "a2"), columns), above(DATA.columns()[2]));
                assertThat(fit.dropped()).containsExactly("a2");
            }
        };

        private final Pattern model;
        private final Pattern trouble;

        Case(String model, String trouble) {
            this.model = Pattern.compile(model);
            this.trouble = Pattern.compile(trouble);
        }

        abstract void check();

        boolean isMeantBy(String name) {
            return model.matcher(name).find() && trouble.matcher(name).find();
        }

        private static boolean[] above(double[] column) {
            boolean[] above = new boolean[column.length];
            for (int i = 0; i < above.length; i++) {
                above[i] = column[i] > 0.1;
            }
            return above;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCase() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Reference reference : Reference.all("robustness")) {
            for (JsonNode example : reference.json().path("cases")) {
                String name = example.get("name").asText();
                for (Case known : Case.values()) {
                    if (known.isMeantBy(name.toLowerCase(Locale.ROOT))) {
                        tests.add(DynamicTest.dynamicTest(reference.name() + "/" + name, known::check));
                    }
                }
            }
        }
        return tests.stream();
    }

    /** The same inputs where the reference data have no case of them. */
    @TestFactory
    Stream<DynamicTest> everyKnownCase() {
        return Arrays.stream(Case.values()).map(known -> DynamicTest.dynamicTest(known.name(), known::check));
    }
}
