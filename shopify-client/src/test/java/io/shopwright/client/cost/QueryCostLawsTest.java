package io.shopwright.client.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every document, on documents drawn from the schema. */
class QueryCostLawsTest {
    private static final int DEEPEST = 5;

    private final AdminSchema schema = AdminSchema.of(ApiVersion.newest());

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    /** A root field as GraphQL text with each connection's size in {@code $n}, and the same with fragments. */
    private final class Draw {
        private final Random random;
        private final StringBuilder fragments = new StringBuilder();
        private int fragmentCount;

        Draw(long seed) {
            random = new Random(seed);
        }

        /** {@code inline} and {@code spread} mean the same. */
        private record Text(String inline, String spread) {}

        Text root() {
            List<SchemaField> roots = callable(schema.queryType());
            SchemaField root = roots.get(random.nextInt(roots.size()));
            return field(root, 0);
        }

        private Text field(SchemaField field, int depth) {
            SchemaType type = schema.typeOf(field.type());
            String call = field.name() + (field.arguments().containsKey("first") ? "(first: $n)" : "");
            if (type.kind().isLeaf()) {
                return new Text(call + " ", call + " ");
            }
            Text selections = selections(type, depth + 1);
            return new Text(call + " { " + selections.inline() + "} ", call + " { " + selections.spread() + "} ");
        }

        private Text selections(SchemaType type, int depth) {
            StringBuilder inline = new StringBuilder("__typename ");
            StringBuilder spread = new StringBuilder("__typename ");
            List<SchemaField> fields = callable(type);
            for (int i = 0; i < 4 && !fields.isEmpty() && depth < DEEPEST; i++) {
                Text child = field(fields.remove(random.nextInt(fields.size())), depth);
                inline.append(child.inline());
                if (random.nextBoolean()) {
                    String name = "F" + fragmentCount++;
                    fragments.append("fragment %s on %s { %s} ".formatted(name, type.name(), child.spread()));
                    spread.append("...").append(name).append(' ');
                } else {
                    spread.append("... on %s { %s} ".formatted(type.name(), child.spread()));
                }
            }
            return new Text(inline.toString(), spread.toString());
        }

        private List<SchemaField> callable(SchemaType type) {
            List<SchemaField> fields = new ArrayList<>(type.fields().values());
            fields.removeIf(f -> f.arguments().values().stream().anyMatch(SchemaArgument::required));
            return fields;
        }
    }

    private int cost(String selections, int n) {
        JsonNode variables = JsonNodeFactory.instance.objectNode().put("n", n);
        return QueryCost.predict(schema, "query ($n: Int!) " + selections, variables, null);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cost_isAtLeastOne_andGrowsWithFirst(int seed) {
        String document = "{ " + new Draw(seed).root().inline() + "}";

        int before = 1;
        for (int n : new int[] {0, 1, 2, 3, 5, 10, 25, 50, 100, 250}) {
            int cost = cost(document, n);
            assertThat(cost).as(document).isGreaterThanOrEqualTo(before);
            before = cost;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cost_ofAliasedDuplicates_adds(int seed) {
        String root = new Draw(seed).root().inline();
        String freeOfTheFloor = "one: shop { id } " + root;

        int once = cost("{ " + freeOfTheFloor + "}", 10);

        assertThat(cost("{ " + freeOfTheFloor + freeOfTheFloor + "}", 10)).isEqualTo(once);
        assertThat(cost("{ " + freeOfTheFloor + "again: " + root + "}", 10)).isEqualTo(once + once - 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cost_ofFragments_isThatOfTheirText(int seed) {
        Draw draw = new Draw(seed);
        Draw.Text root = draw.root();

        assertThat(cost("{ " + root.spread() + "} " + draw.fragments, 10))
                .isEqualTo(cost("{ " + root.inline() + "}", 10));
    }
}
