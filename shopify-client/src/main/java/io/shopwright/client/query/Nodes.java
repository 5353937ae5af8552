package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one type by their ids, several at a time; {@link io.shopwright.client.batch.Reads} is made of it.
 *
 * @param <T> a record, the selection of an object
 */
public final class Nodes<T> {
    private static final String IDS = "ids";
    private static final String ROOT = "nodes";

    private final Sender shop;
    private final Class<T> record;
    private final Shape shape;
    private final Plan plan;

    /**
     * What the shop answered for one id.
     *
     * @param value null if it has no such object, or reading it failed
     * @param failure null if it did not fail
     */
    public record Found<T>(@Nullable T value, @Nullable ShopifyException failure) {}

    private Nodes(Sender shop, Class<T> record, Shape shape, Plan plan) {
        this.shop = shop;
        this.record = record;
        this.shape = shape;
        this.plan = plan;
    }

    /**
     * Objects of a type that has ids, such as {@code Product}.
     *
     * @throws IllegalArgumentException if there is no such type, or the record does not fit
     */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Nodes<T> of(Sender shop, String type, Class<T> record) {
        AdminSchema schema = shop.schema();
        Set<String> known = schema.possibleTypes(schema.type("Node").orElseThrow());
        if (!known.contains(type)) {
            throw new IllegalArgumentException("no objects with ids are of type '" + type + "' (" + schema.version()
                    + ")" + AdminSchema.suggest(type, known));
        }
        SchemaType object = schema.type(type).orElseThrow();
        VariableTypes variables = new VariableTypes(schema);
        Shape shape = new Derivation(schema, variables).object(record, object, null);
        Map<String, TypeRef> types = new LinkedHashMap<>();
        types.put(IDS, TypeRef.parse("[ID!]!"));
        types.putAll(variables.types());
        Selection root = new Selection.Field(
                null,
                ROOT,
                Map.of(IDS, new Value.Variable(IDS)),
                List.of(),
                List.of(
                        Selection.Field.of("__typename", List.of()),
                        new Selection.InlineFragment(type, List.of(), shape.selections())));
        Document document = Plan.document(Document.Kind.QUERY, record.getSimpleName(), types, List.of(root));
        Plan plan =
                new Plan(document, document.toString(), types, "", null, List.copyOf(variables.deprecations()), record);
        return new Nodes<>(shop, record, shape, plan);
    }

    /**
     * Asks for objects in one call.
     *
     * @param ids 250 at most, of the type
     * @return one for each id, in their order
     * @throws ShopifyException if no answer came, or it fails for all
     */
    public List<Found<T>> read(List<Gid> ids) {
        Envelope envelope = shop.send(plan.request(shop.schema(), Map.of(IDS, Inputs.json(ids)), null));
        JsonNode nodes = envelope.data().path(ROOT);
        boolean wholesale =
                envelope.errors().stream().anyMatch(error -> error.path().size() < 2);
        if (wholesale || (!nodes.isArray() && !envelope.errors().isEmpty())) {
            throw Failures.of(envelope);
        }
        if (nodes.size() != ids.size()) {
            String problem = "Cannot read data.nodes: " + nodes.size() + " for " + ids.size() + " ids";
            throw new ShopifyException.Unreadable(problem, envelope.requestId(), null);
        }
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String place = String.valueOf(i);
            List<GraphQlError> errors = envelope.errors().stream()
                    .filter(error -> error.path().get(1).equals(place))
                    .toList();
            found.add(found(nodes.get(i), errors, envelope.requestId()));
        }
        return found;
    }

    private Found<T> found(JsonNode node, List<GraphQlError> errors, String requestId) {
        if (!errors.isEmpty()) {
            return new Found<>(null, Failures.of(errors, requestId));
        }
        if (node.isNull()) {
            return new Found<>(null, null);
        }
        try {
            return new Found<>(record.cast(Plan.read(shape, node, ROOT, requestId)), null);
        } catch (ShopifyException.Unreadable e) {
            return new Found<>(null, e);
        }
    }
}
