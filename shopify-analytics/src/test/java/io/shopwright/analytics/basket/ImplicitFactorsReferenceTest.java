package io.shopwright.analytics.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: the normal equations in numpy, equal to the compiled solver of the implicit package to 7e-14. */
@Tag("reference")
class ImplicitFactorsReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.tests("als_implicit", ImplicitFactorsReferenceTest::check);
    }

    static void check(CaseFile file, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        Interactions interactions = interactions(input);
        AlsOptions options = new AlsOptions(
                input.get("factors").asInt(),
                input.get("lambda_").asDouble(),
                input.get("alpha").asDouble(),
                input.get("iterations").asInt(),
                0);
        ImplicitFactors fit =
                ImplicitFactors.fitFrom(interactions, options, rows(input.get("x0")), rows(input.get("y0")));
        JsonNode losses = expected.get("loss_by_iteration");
        assertThat(fit.losses()).hasSize(losses.size());
        for (int i = 0; i < losses.size(); i++) {
            file.compare("loss", fit.losses().get(i), losses.get(i));
        }
        JsonNode scores = expected.get("scores_first_users");
        for (int user = 0; user < scores.size(); user++) {
            for (int item = 0; item < scores.get(user).size(); item++) {
                String name = interactions.items().get(item);
                file.compare(
                        "score", fit.score("" + user, name), scores.get(user).get(item));
            }
        }
        JsonNode recommended = expected.get("recommend_top5_unseen");
        for (int user = 0; user < recommended.size(); user++) {
            List<Recommendation> best = fit.recommend("" + user, 5);
            assertThat(best).hasSize(recommended.get(user).size());
            for (int i = 0; i < best.size(); i++) {
                assertThat(best.get(i).item())
                        .isEqualTo(recommended.get(user).get(i).get(0).asText());
                file.compare(
                        "recommended",
                        best.get(i).score(),
                        recommended.get(user).get(i).get(1));
            }
        }
    }

    private static Interactions interactions(JsonNode input) {
        JsonNode counts = input.get("counts");
        int[] user = IntStream.range(0, counts.size())
                .map(i -> counts.get(i).get(0).asInt())
                .toArray();
        int[] item = IntStream.range(0, counts.size())
                .map(i -> counts.get(i).get(1).asInt())
                .toArray();
        double[] weight = IntStream.range(0, counts.size())
                .mapToDouble(i -> counts.get(i).get(2).asDouble())
                .toArray();
        return Interactions.ofColumns(
                numbered(input.get("users").asInt()),
                numbered(input.get("items").asInt()),
                user,
                item,
                weight);
    }

    private static List<String> numbered(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    private static double[][] rows(JsonNode matrix) {
        return IntStream.range(0, matrix.size())
                .mapToObj(i -> CaseFile.numbers(matrix.get(i)))
                .toArray(double[][]::new);
    }
}
