package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import io.shopwright.client.internal.graphql.DocumentReader;
import io.shopwright.client.internal.graphql.GraphQlSyntaxException;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Value;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Derives from a record what to select and how to read it, checking each component against the schema.
 *
 * <p>Every mistake is an {@link IllegalArgumentException} that names record, component, type and what would fit.
 */
final class Derivation {
    private final AdminSchema schema;
    private final VariableTypes variables;
    private final Windows windows;
    private final Deque<Class<?>> open = new ArrayDeque<>();

    /** Whether connections must say how many nodes they want. */
    enum Windows {
        NEEDED,
        IGNORED
    }

    Derivation(AdminSchema schema, VariableTypes variables) {
        this(schema, variables, Windows.NEEDED);
    }

    Derivation(AdminSchema schema, VariableTypes variables, Windows windows) {
        this.schema = schema;
        this.variables = variables;
        this.windows = windows;
    }

    /**
     * The shape of a record or a sealed interface that holds an object of the named type.
     *
     * @param written what a raw document selects there; null where the record itself is the selection
     */
    Shape object(Class<?> javaType, SchemaType type, @Nullable Written written) {
        if (javaType.isSealed() && javaType.isInterface()) {
            return alternatives(javaType, type, written);
        }
        if (javaType.isRecord()) {
            return structure(javaType, type, written);
        }
        throw new IllegalArgumentException(javaType.getName() + " cannot hold " + type.name()
                + ": a selection is a record, or a sealed interface of records");
    }

    private Shapes.Structure structure(Class<?> record, SchemaType type, @Nullable Written written) {
        if (open.contains(record)) {
            throw new IllegalArgumentException(record.getSimpleName() + " selects itself through "
                    + open.stream().map(Class::getSimpleName).collect(Collectors.joining(" in "))
                    + "; a selection must end: declare a smaller record for the inner one");
        }
        open.push(record);
        List<Shapes.Component> components = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String where = record.getSimpleName() + "." + component.getName();
            components.add(
                    written == null ? selected(where, component, type) : answered(where, component, type, written));
        }
        open.pop();
        if (components.isEmpty()) {
            throw new IllegalArgumentException(
                    record.getSimpleName() + " has no components; a selection of " + type.name() + " needs one");
        }
        return new Shapes.Structure(constructor(record), components);
    }

    private static Constructor<?> constructor(Class<?> record) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "Cannot construct " + record.getName() + ": let its module say 'opens " + record.getPackageName()
                            + " to io.shopwright.client'",
                    e);
        }
    }

    /** A component of a record that is the selection. */
    private Shapes.Component selected(String where, RecordComponent component, SchemaType type) {
        Field renamed = component.getAnnotation(Field.class);
        SchemaField field = schemaField(where, type, renamed == null ? component.getName() : renamed.value());
        variables.use(type.name(), field);
        Map<String, Value> arguments = arguments(where, component, type.name(), field);
        List<Selection.Directive> directives = directives(where, component);
        String path = where + ": " + type.name() + "." + field.name();
        Shape shape = shape(path, field.type(), component.getAnnotatedType(), null);
        if (windows == Windows.NEEDED) {
            requireWindow(path, field, arguments, shape);
        }
        boolean mayBeLeftOut = directives.stream()
                .anyMatch(d -> d.name().equals("include") || d.name().equals("skip"));
        if (mayBeLeftOut && !(shape instanceof Shapes.Silent)) {
            throw new IllegalArgumentException(
                    where + ": a field that a directive may leave out must be @Nullable or Optional");
        }
        String alias = component.getName().equals(field.name()) ? null : component.getName();
        Selection selection = new Selection.Field(alias, field.name(), arguments, directives, shape.selections());
        return new Shapes.Component(component.getName(), selection, field.type(), shape);
    }

    /** A component of a record that reads what a raw document selects. */
    private Shapes.Component answered(String where, RecordComponent component, SchemaType type, Written written) {
        Selection.Field selection = written.field(component.getName())
                .orElseThrow(() -> new IllegalArgumentException(where + ": the document does not select '"
                        + component.getName() + "' here" + AdminSchema.suggest(component.getName(), written.keys())));
        SchemaField field = schemaField(where, written.declaring(component.getName(), type), selection.name());
        variables.use(type.name(), field);
        String path = where + ": " + type.name() + "." + field.name();
        Written inner = written.within(selection);
        Shape shape = shape(path, field.type(), component.getAnnotatedType(), inner);
        return new Shapes.Component(component.getName(), selection, field.type(), shape);
    }

    private SchemaField schemaField(String where, SchemaType type, String name) {
        if (name.equals("__typename")) {
            return new SchemaField(name, TypeRef.parse("String!"), Map.of(), null);
        }
        return type.field(name)
                .orElseThrow(() -> new IllegalArgumentException(where + ": no field '" + name + "' on " + type.name()
                        + " (" + schema.version() + ")" + instead(type, name)));
    }

    private String instead(SchemaType type, String name) {
        return schema.nodeType(type)
                .filter(node -> node.field(name).isPresent())
                .map(node -> "; it is of its nodes, each " + node.name()
                        + ": read them with Shop.connection, or as a Page or List")
                .orElseGet(() -> AdminSchema.suggest(name, type.fields().keySet()));
    }

    private Map<String, Value> arguments(String where, RecordComponent component, String type, SchemaField field) {
        Arguments written = component.getAnnotation(Arguments.class);
        Map<String, Value> arguments;
        try {
            arguments = written == null ? Map.of() : DocumentReader.arguments(written.value());
        } catch (GraphQlSyntaxException e) {
            throw new IllegalArgumentException(where + ": @Arguments: " + e.getMessage(), e);
        }
        variables.checkArguments(where, type, field, arguments);
        return arguments;
    }

    private List<Selection.Directive> directives(String where, RecordComponent component) {
        List<Selection.Directive> directives = new ArrayList<>();
        for (Directive written : component.getAnnotationsByType(Directive.class)) {
            try {
                Selection.Directive directive = DocumentReader.directive(written.value());
                variables.checkDirective(where, directive);
                directives.add(directive);
            } catch (GraphQlSyntaxException e) {
                throw new IllegalArgumentException(where + ": @Directive: " + e.getMessage(), e);
            }
        }
        return directives;
    }

    /** A connection without a window is refused by the shop. */
    private static void requireWindow(String where, SchemaField field, Map<String, Value> arguments, Shape shape) {
        Shape inner = shape instanceof Shapes.Silent silent ? silent.inner() : shape;
        boolean windowed = arguments.containsKey("first") || arguments.containsKey("last");
        if (inner instanceof Shapes.Connected && field.arguments().containsKey("first") && !windowed) {
            throw new IllegalArgumentException(
                    where + " is a connection and needs a window: add @Arguments(\"first: 50\"), 250 at most");
        }
    }

    /** The shape of a value of the schema's type in a Java type, {@code @Nullable} and {@code Optional} resolved. */
    private Shape shape(String where, TypeRef type, AnnotatedType javaType, @Nullable Written written) {
        if (rawClass(where, javaType) == Optional.class) {
            return new Shapes.Silent(present(where, type, typeArgument(where, javaType), written), true);
        }
        Shape shape = present(where, type, javaType, written);
        return isNullable(javaType) ? new Shapes.Silent(shape, false) : shape;
    }

    private Shape present(String where, TypeRef type, AnnotatedType javaType, @Nullable Written written) {
        Class<?> raw = rawClass(where, javaType);
        Optional<TypeRef> element = type.element();
        if (element.isPresent()) {
            if (raw != List.class) {
                throw cannotHold(where, type, raw, "List");
            }
            return new Shapes.Many(shape(where, element.get(), typeArgument(where, javaType), written));
        }
        SchemaType named = schema.typeOf(type);
        if (named.kind().isLeaf()) {
            return leaf(where, type, raw);
        }
        if (raw == Page.class || raw == List.class) {
            return connected(where, type, javaType, written);
        }
        if (!raw.isRecord() && !(raw.isSealed() && raw.isInterface())) {
            String fit = named.isConnection() ? "Page or List of a record" : "a record";
            throw cannotHold(where, type, raw, named.kind().isAbstract() ? "a sealed interface of records" : fit);
        }
        return object(raw, named, written);
    }

    private Shape connected(String where, TypeRef type, AnnotatedType javaType, @Nullable Written written) {
        Class<?> raw = rawClass(where, javaType);
        SchemaType connection = schema.typeOf(type);
        SchemaType node = schema.nodeType(connection).orElseThrow(() -> cannotHold(where, type, raw, "a record"));
        boolean edges = written == null
                ? !connection.fields().containsKey("nodes")
                : written.field("nodes").isEmpty();
        Written nodes = written == null ? null : written.nodes(where, edges);
        Shape nodeShape = node(where, rawClass(where, typeArgument(where, javaType)), node, nodes);
        return new Shapes.Connected(nodeShape, edges, raw == Page.class);
    }

    /** The shape of a connection's node, which a few connections have as plain text. */
    Shape node(String where, Class<?> javaType, SchemaType node, @Nullable Written written) {
        return node.kind().isLeaf()
                ? leaf(where, TypeRef.parse(node.name()), javaType)
                : object(javaType, node, written);
    }

    private Shape leaf(String where, TypeRef type, Class<?> raw) {
        SchemaType named = schema.typeOf(type);
        if (named.kind() == SchemaType.Kind.ENUM) {
            return raw == String.class
                    ? new Shapes.Leaf("String", JsonParser::getText)
                    : new Shapes.Leaf(raw.getSimpleName(), EnumValues.reader(where, raw, named));
        }
        Shapes.LeafReader reader = Scalars.reader(named.name(), raw)
                .orElseThrow(() -> cannotHold(
                        where,
                        type,
                        raw,
                        Scalars.holders(named.name()).stream()
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(" or "))));
        return new Shapes.Leaf(raw.getSimpleName(), reader);
    }

    private Shape alternatives(Class<?> sealed, SchemaType type, @Nullable Written written) {
        List<Selection> selections = new ArrayList<>();
        selections.add(Selection.Field.of("__typename", List.of()));
        Map<String, Shape> byType = new LinkedHashMap<>();
        Map<String, TypeRef> keys = new LinkedHashMap<>();
        Shape otherwise = null;
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (!permitted.isRecord()) {
                throw new IllegalArgumentException(permitted.getName() + ": a selection's sealed interface "
                        + sealed.getSimpleName() + " permits records only");
            }
            Shapes.Structure member;
            if (permitted.isAnnotationPresent(Otherwise.class)) {
                member = structure(permitted, type, written);
                otherwise = member;
                selections.addAll(member.selections());
            } else {
                On on = permitted.getAnnotation(On.class);
                String name = on == null ? permitted.getSimpleName() : on.value();
                member = structure(permitted, member(sealed, name, type), written == null ? null : written.on(name));
                byType.put(name, member);
                selections.add(new Selection.InlineFragment(name, List.of(), member.selections()));
            }
            requireSameTypes(permitted, member, keys);
        }
        if (otherwise == null) {
            throw new IllegalArgumentException(
                    sealed.getSimpleName() + " must permit a record annotated @Otherwise, " + "for the kinds of "
                            + type.name() + " that it does not list, those of future versions among them");
        }
        if (written != null && written.field("__typename").isEmpty()) {
            throw new IllegalArgumentException(
                    sealed.getSimpleName() + ": the document must select __typename where it selects a " + type.name());
        }
        return new Shapes.Alternatives(selections.stream().distinct().collect(Collectors.toList()), byType, otherwise);
    }

    /** GraphQL wants fields of one name to be of one type, whichever object they come from. */
    private static void requireSameTypes(Class<?> record, Shapes.Structure member, Map<String, TypeRef> keys) {
        for (Shapes.Component component : member.components()) {
            TypeRef other = keys.putIfAbsent(component.responseKey(), component.type());
            if (other != null && !other.equals(component.type())) {
                throw new IllegalArgumentException(record.getSimpleName() + "." + component.responseKey() + " is "
                        + component.type() + " here and " + other + " in another record of the same sealed interface; "
                        + "give it another name and @Field(\"" + component.responseKey() + "\")");
            }
        }
    }

    private SchemaType member(Class<?> sealed, String name, SchemaType type) {
        if (!schema.possibleTypes(type).contains(name)) {
            throw new IllegalArgumentException(sealed.getSimpleName() + ": " + name + " is no kind of " + type.name()
                    + " (" + schema.version() + ")" + AdminSchema.suggest(name, schema.possibleTypes(type)));
        }
        return schema.type(name).orElseThrow();
    }

    private static IllegalArgumentException cannotHold(String where, TypeRef type, Class<?> raw, String fit) {
        return new IllegalArgumentException(
                where + " is " + type + ", which " + raw.getSimpleName() + " cannot hold; use " + fit);
    }

    private static boolean isNullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private static AnnotatedType typeArgument(String where, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(where + ": say of what, as in List<Gid>");
    }

    private static Class<?> rawClass(String where, AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return raw;
        }
        throw new IllegalArgumentException(where + ": a selection cannot be generic: " + type);
    }
}
