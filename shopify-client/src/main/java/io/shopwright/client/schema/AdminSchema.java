package io.shopwright.client.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schema of one version of the Admin API.
 *
 * <p>The jar carries the official schema without its descriptions, in the schema definition language. Loading finds
 * where each type stands; a type itself is read when somebody first asks for it. Safe for threads.
 */
public final class AdminSchema {
    private static final Set<String> BUILT_IN = Set.of("ID", "String", "Int", "Float", "Boolean");

    private static final Map<ApiVersion, AdminSchema> LOADED = new ConcurrentHashMap<>();

    private final ApiVersion version;
    private final String text;
    private final Map<String, Span> spans;
    private final Map<String, SchemaType> types = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> possibleTypes = new ConcurrentHashMap<>();

    /** Where a definition stands in the text. */
    private record Span(int start, int end) {}

    private AdminSchema(ApiVersion version, String text) {
        this.version = version;
        this.text = text;
        this.spans = Collections.unmodifiableMap(index(text));
    }

    /**
     * Returns the schema of a version, loading it at the first call.
     *
     * @throws IllegalArgumentException if this library does not carry the version
     */
    public static AdminSchema of(ApiVersion version) {
        return LOADED.computeIfAbsent(version, AdminSchema::load);
    }

    /**
     * Returns the schema of a version, or the newest one before it that this library carries, or else the oldest.
     * Fields that came later are then unknown to it, whatever the shop knows.
     */
    public static AdminSchema nearest(ApiVersion version) {
        ApiVersion nearest = ApiVersion.bundled().get(0);
        for (ApiVersion bundled : ApiVersion.bundled()) {
            if (bundled.compareTo(version) <= 0) {
                nearest = bundled;
            }
        }
        return of(nearest);
    }

    private static AdminSchema load(ApiVersion version) {
        try (InputStream in = AdminSchema.class.getResourceAsStream("admin-" + version + ".graphqls")) {
            if (in == null) {
                throw new IllegalArgumentException("No schema of API version " + version + " here; use one of "
                        + ApiVersion.bundled() + " or a newer release of this library");
            }
            return new AdminSchema(version, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the schema of API version " + version, e);
        }
    }

    /** Every definition starts at the beginning of a line with its keyword and, if it has a body, ends with "\n}". */
    private static Map<String, Span> index(String text) {
        Map<String, Span> spans = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int lineEnd = lineEnd(text, start);
            if (Character.isLetter(text.charAt(start))) {
                boolean body = text.charAt(lineEnd - 1) == '{';
                int end = body ? text.indexOf("\n}", start) + 2 : lineEnd;
                int nameStart = text.indexOf(' ', start) + 1;
                int nameEnd = nameStart;
                while (nameEnd < end && Character.isJavaIdentifierPart(text.charAt(nameEnd))) {
                    nameEnd++;
                }
                if (nameEnd > nameStart) {
                    spans.put(text.substring(nameStart, nameEnd), new Span(start, end));
                }
                lineEnd = lineEnd(text, end);
            }
            start = lineEnd + 1;
        }
        return spans;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    public ApiVersion version() {
        return version;
    }

    /** The whole schema in the schema definition language, without descriptions. */
    public String text() {
        return text;
    }

    /** The names of all types, in the order of the official schema, without the five scalars of the language itself. */
    public Set<String> typeNames() {
        return spans.keySet();
    }

    public Optional<SchemaType> type(String name) {
        if (BUILT_IN.contains(name)) {
            return Optional.of(TypeReader.read("scalar " + name));
        }
        Span span = spans.get(name);
        if (span == null) {
            return Optional.empty();
        }
        return Optional.of(types.computeIfAbsent(name, n -> TypeReader.read(text.substring(span.start(), span.end()))));
    }

    /** The type that the schema itself refers to by this name. */
    public SchemaType typeOf(TypeRef reference) {
        return type(reference.name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no type '" + reference.name() + "' in version " + version + suggestTypes(reference.name())));
    }

    /** The type whose fields are the queries. */
    public SchemaType queryType() {
        return typeOf(TypeRef.parse("QueryRoot"));
    }

    /** The type whose fields are the mutations. */
    public SchemaType mutationType() {
        return typeOf(TypeRef.parse("Mutation"));
    }

    /**
     * The names of the objects that a field of this type may hold: an object's own name, the members of a union, the
     * implementations of an interface.
     */
    public Set<String> possibleTypes(SchemaType type) {
        return possibleTypes.computeIfAbsent(type.name(), n -> switch (type.kind()) {
            case UNION -> Set.copyOf(type.members());
            case INTERFACE -> implementations(type.name());
            default -> Set.of(type.name());
        });
    }

    private Set<String> implementations(String name) {
        Set<String> found = ConcurrentHashMap.newKeySet();
        for (Map.Entry<String, Span> entry : spans.entrySet()) {
            int start = entry.getValue().start();
            if (text.startsWith("type ", start)) {
                String head = text.substring(start, lineEnd(text, start));
                int at = head.indexOf(" implements ");
                if (at >= 0 && List.of(head.substring(at).split("[ &{]+")).contains(name)) {
                    found.add(entry.getKey());
                }
            }
        }
        return Set.copyOf(found);
    }

    /** The type of a connection's nodes, empty if the type is not a connection. */
    public Optional<SchemaType> nodeType(SchemaType connection) {
        if (!connection.isConnection()) {
            return Optional.empty();
        }
        return connection
                .field("edges")
                .flatMap(edges -> type(edges.type().name()))
                .flatMap(edge -> edge.field("node"))
                .flatMap(node -> type(node.type().name()));
    }

    /** A question with the nearest names, such as {@code "; did you mean 'orders'?"}, empty if none is near. */
    public static String suggest(String wrong, Collection<String> known) {
        List<String> nearest = NearestNames.of(wrong, known);
        if (nearest.isEmpty()) {
            return "";
        }
        List<String> quoted = new ArrayList<>();
        nearest.forEach(name -> quoted.add("'" + name + "'"));
        return "; did you mean " + String.join(" or ", quoted) + "?";
    }

    private String suggestTypes(String wrong) {
        return suggest(wrong, spans.keySet());
    }
}
