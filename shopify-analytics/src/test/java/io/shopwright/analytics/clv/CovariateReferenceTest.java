package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files, see {@link PurchaseModelReferenceTest}. */
@Tag("reference")
class CovariateReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Stream.concat(
                Golden.tests("bgnbd_static", CovariateReferenceTest::checkBgNbd),
                Golden.tests("pnbd_static", CovariateReferenceTest::checkParetoNbd));
    }

    static void checkBgNbd(Golden golden) {
        check(golden, Family.BG, BgNbd::fitWithCovariates);
    }

    static void checkParetoNbd(Golden golden) {
        check(golden, Family.PARETO, ParetoNbd::fitWithCovariates);
    }

    private static <M extends PurchaseModel> void check(
            Golden golden, Family<M> family, Function<Collection<CovariateGroup>, Fit<CovariateModel<M>>> fitting) {
        List<String> names = IntStream.range(0, golden.json().get("covariates").size())
                .mapToObj(i -> golden.json().get("covariates").get(i).asText())
                .toList();
        Fit<CovariateModel<M>> fit = fitting.apply(golden.rows().stream()
                .map(row -> new CovariateGroup(covariates(names, row), CustomerCounts.of(List.of(Golden.summary(row)))))
                .toList());
        JsonNode expected = golden.json().get("fit");
        golden.compare(
                "greatestLogLikelihood",
                fit.logLikelihood(),
                expected.get("loglik").asDouble(),
                1e-12);
        assertThat(fit.status()).isEqualTo(Fit.Status.CONVERGED);
        double[] parameters = Family.numbers(expected.get("params"));
        double[] actual = DoubleStream.concat(
                        family.parameters().stream()
                                .mapToDouble(p -> p.applyAsDouble(fit.model().base())),
                        Stream.concat(fit.model().dropoutEffects().stream(), fit.model().purchaseEffects().stream())
                                .mapToDouble(x -> x))
                .toArray();
        double[][] covariance = fit.logCovariance().orElseThrow();
        for (int i = 0; i < parameters.length; i++) {
            golden.compare("parameters", actual[i], parameters[i], 1e-9);
            golden.compare(
                    "standardError",
                    Math.sqrt(covariance[i][i]),
                    expected.get("se_working").get(i).asDouble(),
                    1e-8);
            for (int j = 0; j < parameters.length; j++) {
                double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
                double element = expected.get("cov_working").get(i).get(j).asDouble();
                golden.compare("correlation", 1 + covariance[i][j] / scale, 1 + element / scale, 1e-8);
            }
        }
        int effects = (parameters.length - 4) / 2;
        CovariateModel<M> exact = new CovariateModel<>(
                family.ofParameters().apply(Arrays.copyOf(parameters, 4)),
                Arrays.stream(parameters, 4, 4 + effects).boxed().toList(),
                Arrays.stream(parameters, 4 + effects, parameters.length)
                        .boxed()
                        .toList());
        golden.json().get("customers").forEach(customer -> checkCustomer(golden, names, exact, customer));
    }

    private static void checkCustomer(Golden golden, List<String> names, CovariateModel<?> exact, JsonNode expected) {
        List<Double> z =
                names.stream().map(name -> expected.get(name).asDouble()).toList();
        PurchaseModel model = exact.at(z);
        CustomerSummary customer = Golden.summary(expected);
        golden.compare(
                "logLikelihood",
                model.logLikelihood(customer),
                expected.get("loglik_i").asDouble(),
                1e-12);
        golden.compare(
                "probabilityAlive",
                model.probabilityAlive(customer),
                expected.get("palive").asDouble(),
                1e-11);
        expected.get("cet")
                .properties()
                .forEach(cet -> golden.compare(
                        "expectedPurchases",
                        model.expectedPurchases(customer, Double.parseDouble(cet.getKey())),
                        cet.getValue().asDouble(),
                        1e-11));
    }

    private static List<Double> covariates(List<String> names, Map<String, String> row) {
        return names.stream().map(name -> Double.valueOf(row.get(name))).toList();
    }
}
