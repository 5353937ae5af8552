package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.DataReader;
import io.shopwright.client.internal.DataReader.UnreadableData;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document with the types of its variables and the shape of its answer.
 *
 * @param rootKey the root field whose value is read; empty if the root itself is
 * @param shape null where the answer stays JSON
 * @param deprecations the deprecated fields and arguments in use, with what the schema says of them
 * @param record into which the answer is read
 */
record Plan(
        Document document,
        String text,
        Map<String, TypeRef> variables,
        String rootKey,
        @Nullable Shape shape,
        List<String> deprecations,
        Class<?> record) {
    /** A document derived from a record that selects from the root of all queries. */
    static Plan ofRoot(AdminSchema schema, Class<?> record) {
        VariableTypes variables = new VariableTypes(schema);
        Shape shape = new Derivation(schema, variables).object(record, schema.queryType(), null);
        return of(
                Document.Kind.QUERY,
                record.getSimpleName(),
                variables,
                shape.selections(),
                new Root("", shape, record));
    }

    /** Reads by a plan; the document and the record together say how. */
    private record PlanReader(Plan plan) implements DataReader {
        @Override
        public @Nullable Object read(JsonParser data) throws IOException {
            return plan.read(data);
        }

        @Override
        public Object identity() {
            return plan.record();
        }
    }

    /** Where the answer is read and as what. */
    private record Root(String key, Shape shape, Class<?> record) {}

    /**
     * A document with one root field, its arguments given as variables.
     *
     * @param arguments the names of the arguments that the caller gives
     */
    static Plan ofField(AdminSchema schema, Target target, Set<String> arguments) {
        VariableTypes variables = new VariableTypes(schema);
        SchemaField field = target.field(schema);
        variables.use(target.rootName(), field);
        Shape shape = target.shape(schema, variables);
        String where = target.record().getSimpleName();
        List<Selection.Directive> directives = new ArrayList<>();
        if (target.idempotent()) {
            Selection.Directive idempotent =
                    new Selection.Directive("idempotent", Map.of("key", new Value.Variable(Target.KEY)));
            variables.checkDirective(where, idempotent);
            directives.add(idempotent);
        }
        Map<String, Value> written = new LinkedHashMap<>();
        for (String name : arguments) {
            if (field.arguments().containsKey(name) || !variables.types().containsKey(name)) {
                written.put(name, new Value.Variable(name));
            }
        }
        variables.checkArguments(where, target.rootName(), field, written);
        List<Selection> selections = new ArrayList<>(shape.selections());
        selections.addAll(target.besides(schema, selections));
        Selection root = new Selection.Field(null, field.name(), written, directives, selections);
        Shape nullable = field.type().required() ? shape : new Shapes.Silent(shape, false);
        return of(target.kind(), where, variables, List.of(root), new Root(field.name(), nullable, target.record()));
    }

    /** A document written by the caller, its answer read into a record; {@link JsonNode} leaves it as it is. */
    static Plan ofDocument(AdminSchema schema, String text, Class<?> record) {
        Document document = Document.parse(text);
        Document.Operation operation = document.operation(null)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the document has " + document.operations().size() + " operations; send one at a time"));
        Map<String, TypeRef> variables = new LinkedHashMap<>();
        for (Document.VariableDefinition variable : operation.variables()) {
            TypeRef type = TypeRef.parse(variable.type());
            boolean optional = variable.defaultValue() != null && type.required();
            variables.put(variable.name(), optional ? TypeRef.parse(type.text().replaceFirst("!$", "")) : type);
        }
        SchemaType root = operation.kind() == Document.Kind.MUTATION ? schema.mutationType() : schema.queryType();
        VariableTypes uses = new VariableTypes(schema);
        Shape shape = record == JsonNode.class
                ? null
                : new Derivation(schema, uses).object(record, root, Written.root(schema, document, operation));
        return new Plan(document, text, variables, "", shape, List.copyOf(uses.deprecations()), record);
    }

    private static Plan of(
            Document.Kind kind, String name, VariableTypes variables, List<Selection> selections, Root root) {
        Document document = document(kind, name, variables.types(), selections);
        return new Plan(
                document,
                document.toString(),
                variables.types(),
                root.key(),
                root.shape(),
                List.copyOf(variables.deprecations()),
                root.record());
    }

    /** A document of one operation without default values. */
    static Document document(
            Document.Kind kind, String name, Map<String, TypeRef> variables, List<Selection> selections) {
        List<Document.VariableDefinition> definitions = new ArrayList<>();
        variables.forEach(
                (variable, type) -> definitions.add(new Document.VariableDefinition(variable, type.text(), null)));
        return new Document(List.of(new Document.Operation(kind, name, definitions, List.of(), selections)), Map.of());
    }

    /** The same with the deprecations that a check found. */
    Plan deprecating(List<String> found) {
        return new Plan(document, text, variables, rootKey, shape, found, record);
    }

    boolean isMutation() {
        return document.operations().get(0).kind() == Document.Kind.MUTATION;
    }

    /** @throws IllegalArgumentException if a value is missing, is of no variable, or does not fit its type */
    Request request(AdminSchema schema, Map<String, JsonNode> values, @Nullable Duration deadline) {
        InputCheck check = new InputCheck(schema);
        values.keySet().stream()
                .filter(name -> !variables.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no variable or argument '" + name + "' here"
                            + AdminSchema.suggest(name, variables.keySet()) + " Known: " + variables.keySet());
                });
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        variables.forEach((name, type) -> {
            JsonNode value = values.get(name);
            if (type.required() && (value == null || value.isNull())) {
                throw new IllegalArgumentException("the variable '" + name + ": " + type + "' needs a value");
            }
            if (value != null) {
                check.check(name, value, type);
                given.set(name, value);
            }
        });
        boolean repeatable = !isMutation() || values.containsKey(Target.KEY);
        // Mutations are few and small, and their user errors are read apart.
        DataReader reader = shape == null || isMutation() ? null : new PlanReader(this);
        return new Request(document, text, given, null, repeatable, reader, deadline);
    }

    /**
     * Reads the answer's data; null where the shop has none.
     *
     * @throws ShopifyException.Unreadable if the data do not fit the record
     */
    @Nullable
    Object read(Envelope envelope) {
        if (!envelope.hasData()) {
            return null;
        }
        return shape == null ? envelope.data() : envelope.data(this::read);
    }

    /**
     * Reads the value of the root field alone; null where the shop has none.
     *
     * @param value missing or null if the shop answered nothing
     * @throws ShopifyException.Unreadable if it does not fit the record
     */
    @Nullable
    Object readField(JsonNode value, String requestId) {
        Shape rooted = Objects.requireNonNull(shape, "shape");
        return value.isMissingNode() || value.isNull()
                ? Shapes.absent(rooted, rootKey)
                : read(rooted, value, rootKey, requestId);
    }

    /**
     * Reads one value of an answer's data.
     *
     * @param key under which the data hold it
     * @throws ShopifyException.Unreadable if it does not fit the shape
     */
    static @Nullable Object read(Shape shape, JsonNode value, String key, String requestId) {
        try (JsonParser field = Json.MAPPER.treeAsTokens(value)) {
            field.nextToken();
            return Shapes.readChecked(shape, field, key);
        } catch (UnreadableData e) {
            String problem = String.valueOf(e.within("data").getMessage());
            throw new ShopifyException.Unreadable(problem, requestId, e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Object read(JsonParser data) throws IOException {
        Shape rooted = Objects.requireNonNull(shape, "shape");
        try {
            return rootKey.isEmpty() ? rooted.read(data) : rootField(rooted, data);
        } catch (UnreadableData e) {
            throw e.within("data");
        }
    }

    private @Nullable Object rootField(Shape field, JsonParser data) throws IOException {
        Object read = null;
        boolean found = false;
        for (String key = data.nextFieldName(); key != null; key = data.nextFieldName()) {
            data.nextToken();
            if (key.equals(rootKey)) {
                read = Shapes.readChecked(field, data, key);
                found = true;
            } else {
                data.skipChildren();
            }
        }
        return found ? read : Shapes.absent(field, rootKey);
    }
}
