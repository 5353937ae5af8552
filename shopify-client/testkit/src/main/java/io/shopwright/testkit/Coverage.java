package io.shopwright.testkit;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is served by walking the schema and, beside it, the classes that answer it. */
final class Coverage {
    /** Where classes of such types are: in the package, and in classes that hold several. */
    private static final List<String> HOLDERS = List.of("", "DiscountParts$");

    private final AdminSchema schema;
    private final Map<String, Set<String>> served = new TreeMap<>();
    private final Set<Place> seen = new LinkedHashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();

    /** A type of the schema, and the Java type of the objects that answer for it. */
    private record Place(String type, Type source) {}

    private Coverage(AdminSchema schema) {
        this.schema = schema;
    }

    /** The served fields, sorted, by the names of the schema's object types. */
    static Map<String, Set<String>> of(ApiVersion version) {
        Coverage coverage = new Coverage(AdminSchema.of(version));
        coverage.add(coverage.schema.queryType().name(), QueryRoot.class);
        coverage.add(coverage.schema.mutationType().name(), Mutation.class);
        while (!coverage.open.isEmpty()) {
            coverage.visit(coverage.open.remove());
        }
        return coverage.served;
    }

    private void add(String type, Type source) {
        Place place = new Place(type, source);
        if (seen.add(place)) {
            open.add(place);
        }
    }

    private void visit(Place place) {
        SchemaType type = schema.type(place.type()).orElseThrow();
        Class<?> source = raw(place.source());
        switch (type.kind()) {
            case OBJECT -> {
                for (SchemaField field : type.fields().values()) {
                    Type answer = ServedFields.answer(source, field.name());
                    if (answer != null) {
                        served.computeIfAbsent(place.type(), t -> new TreeSet<>())
                                .add(field.name());
                        follow(field, resolved(answer, place.source()));
                    }
                }
            }
            case INTERFACE, UNION -> schema.possibleTypes(type).forEach(each -> implementation(each, source));
            default -> {}
        }
    }

    /** Objects behind an interface or a union are told by the names of their classes. */
    private void implementation(String type, Class<?> promised) {
        for (String holder : HOLDERS) {
            try {
                Class<?> found = Class.forName(Coverage.class.getPackageName() + "." + holder + type);
                if (promised.isAssignableFrom(found)) {
                    add(type, found);
                }
            } catch (ClassNotFoundException e) {
                // Not here.
            }
        }
    }

    private void follow(SchemaField field, Type answer) {
        if (schema.typeOf(field.type()).kind().isLeaf()) {
            return;
        }
        Type element = answer;
        while (element instanceof ParameterizedType list && List.class.isAssignableFrom(raw(list))) {
            element = list.getActualTypeArguments()[0];
        }
        add(field.type().name(), element);
    }

    /** The type with the variables of the source's class replaced by what they stand for. */
    private static Type resolved(Type type, Type source) {
        Map<Type, Type> bound = new HashMap<>();
        if (source instanceof ParameterizedType owner) {
            TypeVariable<?>[] variables = raw(owner).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                bound.put(variables[i], owner.getActualTypeArguments()[i]);
            }
        }
        return resolved(type, bound);
    }

    private static Type resolved(Type type, Map<Type, Type> bound) {
        if (type instanceof WildcardType wildcard) {
            return resolved(wildcard.getUpperBounds()[0], bound);
        }
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = new ArrayList<>();
            for (Type each : generic.getActualTypeArguments()) {
                arguments.add(resolved(each, bound));
            }
            return new Generic(raw(generic), arguments);
        }
        return bound.getOrDefault(type, type);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    private record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return raw;
        }
    }
}
