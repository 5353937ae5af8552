package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query and every mutation of every version, with all of its arguments, is a document that the schema accepts. */
class EveryRootTest {
    record Least(String __typename) {}

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyRoot_isReachable(ApiVersion version) {
        AdminSchema schema = AdminSchema.of(version);
        Map<String, List<String>> refused = new TreeMap<>();
        int checked = 0;
        for (Document.Kind kind : List.of(Document.Kind.QUERY, Document.Kind.MUTATION)) {
            SchemaType root = kind == Document.Kind.QUERY ? schema.queryType() : schema.mutationType();
            for (SchemaField field : root.fields().values()) {
                SchemaType type = schema.typeOf(field.type());
                if (type.kind().isLeaf()) {
                    continue;
                }
                boolean connection = kind == Document.Kind.QUERY && type.isConnection();
                boolean text =
                        connection && schema.nodeType(type).orElseThrow().kind().isLeaf();
                Class<?> selection = text ? String.class : Least.class;
                Target target = new Target(kind, field.name(), selection, connection, false);
                String document =
                        Plan.ofField(schema, target, field.arguments().keySet()).text();
                List<String> problems = OfficialSchema.problems(version, document);
                if (!problems.isEmpty()) {
                    refused.put(field.name(), problems);
                }
                checked++;
            }
        }

        assertThat(refused).isEmpty();
        assertThat(checked).isGreaterThan(700);
        System.out.println(version + ": " + checked + " roots reachable");
    }
}
