package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import io.shopwright.analytics.survival.Covariates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: least squares of statsmodels on public sales data, cross-checked with the sandwich and AER packages of R. */
@Tag("reference")
class ElasticityReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("price_elasticity", ElasticityReferenceTest::check);
    }

    static void check(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        if (input.has("spec")) {
            checkOrangeJuice(file, input, expected);
        } else if (input.has("instruments")) {
            checkInstruments(file, input, expected);
        } else if (input.has("file")) {
            SalesTable table = table(input);
            LinearFit fit = LinearRegression.fit(table.column(input.get("y").asText()), covariates(table, input));
            checkFit(file, expected, fit);
        } else {
            checkRows(file, input, expected);
        }
    }

    private static void checkOrangeJuice(CaseFile file, JsonNode input, JsonNode expected) {
        String brand = input.get("brand").asText();
        List<String> stores = CaseFile.texts(input.get("stores"));
        SalesTable table = SalesTable.read(input.get("file").asText())
                .where("brand", brand::equals)
                .where("store", stores::contains);
        String spec = input.get("spec").asText();
        List<String> columns = new ArrayList<>(List.of("log price" + brand));
        if (!spec.equals("simple")) {
            columns.addAll(List.of("deal", "feat"));
        }
        if (spec.equals("cross")) {
            IntStream.rangeClosed(1, 11)
                    .mapToObj(other -> "log price" + other)
                    .filter(other -> !columns.contains(other))
                    .forEach(columns::add);
        }
        double[] response = table.column(input.get("y").asText());
        List<double[]> values = new ArrayList<>(List.of(table.columns(columns)));
        Covariates own = Covariates.ofColumns(columns, values.toArray(double[][]::new));
        if (spec.equals("fe")) {
            int[] groups = table.values("store").mapToInt(Integer::parseInt).toArray();
            checkWithin(file, expected, LinearRegression.fitWithin(response, own, groups));
            for (String store : stores.subList(1, stores.size())) {
                columns.add("store" + store);
                values.add(table.values("store")
                        .mapToDouble(s -> s.equals(store) ? 1 : 0)
                        .toArray());
            }
        }
        checkFit(
                file,
                expected,
                LinearRegression.fit(response, Covariates.ofColumns(columns, values.toArray(double[][]::new))));
    }

    /** Groups instead of columns for stores: the same slopes with the same errors. */
    private static void checkWithin(CaseFile file, JsonNode expected, LinearFit fit) {
        List<String> names =
                fit.coefficients().stream().map(term -> term.covariate()).toList();
        for (int j = 0; j < names.size(); j++) {
            file.compare(
                    "fixed effects",
                    fit.coefficients().get(j).coefficient(),
                    expected.get("coef").get(j + 1));
            for (ErrorRule rule : ErrorRule.values()) {
                double error = fit.errors(rule).orElseThrow().standardError(names.get(j));
                file.compare(
                        "fixed effects, standard error",
                        error,
                        expected.get(field(rule)).get(j + 1));
            }
        }
        file.compare("r squared", fit.rSquared().orElseThrow(), expected.get("r2"));
        file.compare("adjusted r squared", fit.adjustedRSquared().orElseThrow(), expected.get("adj_r2"));
        file.compare("residual variance", fit.residualVariance().orElseThrow(), expected.get("sigma2"));
    }

    private static void checkFit(CaseFile file, JsonNode expected, LinearFit fit) {
        checkCoefficients(file, expected, fit);
        file.compare("r squared", fit.rSquared().orElseThrow(), expected.get("r2"));
        file.compare("adjusted r squared", fit.adjustedRSquared().orElseThrow(), expected.get("adj_r2"));
        file.compare("residual variance", fit.residualVariance().orElseThrow(), expected.get("sigma2"));
        file.compare("condition number", fit.conditionNumber(), expected.get("cond"));
        List<CoefficientTest> tests = fit.errors(ErrorRule.HC1).orElseThrow().tests(0.95);
        for (int j = 0; j < tests.size(); j++) {
            file.compare("t", tests.get(j).t(), expected.get("t_HC1").get(j));
            file.compare("p", tests.get(j).p(), expected.get("p_HC1_t").get(j));
            JsonNode interval = expected.get("ci95_HC1_t").get(j);
            file.compare("interval", tests.get(j).lower(), interval.get(0));
            file.compare("interval", tests.get(j).upper(), interval.get(1));
        }
    }

    private static void checkCoefficients(CaseFile file, JsonNode expected, LinearFit fit) {
        assertThat(fit.rows()).isEqualTo(expected.get("n").asInt());
        for (ErrorRule rule : ErrorRule.values()) {
            for (int j = 0; expected.has(field(rule)) && j < fit.coefficients().size(); j++) {
                String name = fit.coefficients().get(j).covariate();
                file.compare(
                        "coefficient",
                        fit.coefficients().get(j).coefficient(),
                        expected.get("coef").get(j));
                double error = fit.errors(rule).orElseThrow().standardError(name);
                file.compare(
                        "standard error, " + rule.name().toLowerCase(Locale.ROOT),
                        error,
                        expected.get(field(rule)).get(j));
            }
        }
    }

    private static void checkInstruments(CaseFile file, JsonNode input, JsonNode expected) {
        SalesTable table = table(input);
        Covariates covariates = covariates(table, input);
        List<String> instruments = CaseFile.texts(input.get("instruments"));
        List<String> endogenous = covariates.names().stream()
                .filter(name -> !instruments.contains(name))
                .toList();
        List<String> excluded = instruments.stream()
                .filter(name -> !name.equals("const") && !covariates.names().contains(name))
                .toList();
        InstrumentedFit fit = LinearRegression.fitInstrumented(
                table.column(input.get("y").asText()),
                covariates,
                endogenous.get(0),
                Covariates.ofColumns(excluded, table.columns(excluded)));
        checkCoefficients(file, expected, fit.fit());
    }

    private static void checkRows(CaseFile file, JsonNode input, JsonNode expected) {
        PriceHistory history =
                PriceHistory.of(CaseFile.numbers(input.get("quantity")), CaseFile.numbers(input.get("price")));
        if (expected.has("error")) {
            assertThat(expected.get("error").asText()).isEqualTo("no price variation");
            assertThatThrownBy(() -> Elasticity.logLog(history)).isInstanceOf(NoPriceVariationException.class);
            assertThatThrownBy(() -> Elasticity.poisson(history)).isInstanceOf(NoPriceVariationException.class);
            return;
        }
        Elasticity elasticity = Elasticity.logLog(history);
        file.compare("of two points", elasticity.value(), expected.get("elasticity"));
        Optional<CoefficientTest> test = elasticity.test(0.95);
        assertThat(test.isEmpty()).isEqualTo(expected.get("se").isNull());
        assertThat(elasticity.caveats().contains(PriceCaveat.NO_ERROR)).isEqualTo(test.isEmpty());
    }

    private static SalesTable table(JsonNode input) {
        SalesTable table = SalesTable.read(input.get("file").asText());
        return input.has("year") ? table.where("year", input.get("year").asText()::equals) : table;
    }

    private static Covariates covariates(SalesTable table, JsonNode input) {
        List<String> names = CaseFile.texts(input.get("x"));
        assertThat(names.get(0)).isEqualTo("const");
        List<String> columns = names.subList(1, names.size());
        return Covariates.ofColumns(columns, table.columns(columns));
    }

    private static String field(ErrorRule rule) {
        return rule == ErrorRule.CLASSICAL ? "se_classical" : "se_" + rule;
    }
}
