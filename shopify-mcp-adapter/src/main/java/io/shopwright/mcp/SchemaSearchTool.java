package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.mcp.SchemaIndex.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of the Admin API, found by words, for who writes a query. Asks no shop. */
final class SchemaSearchTool implements Tool<SchemaSearchTool.Answer> {
    /** Characters of a reason of deprecation. */
    private static final int LONGEST_REASON = 160;

    /** Characters of a list of values or arguments. */
    private static final int LONGEST_DEFINITION = 1_000;

    private static final Parameter<String> WORDS = Parameter.text(
                    "words",
                    "What names should contain, such as order refund; or a type's name, such as Order or OrderSortKeys, to"
                            + " list all its fields or values.",
                    100)
            .required();

    private static final Parameter<Kind> KIND = Parameter.choice(
            "kind", "query and mutation: what can be called; the others: types and their fields.", Kind.ANY);

    private final AdminSchema schema;

    SchemaSearchTool(Shop shop) {
        this.schema = shop.schema();
    }

    /** What is searched. */
    enum Kind {
        ANY,
        QUERY,
        MUTATION,
        OBJECT,
        INPUT,
        ENUM;

        /** As {@link SchemaIndex} knows definitions. */
        private Set<String> keywords() {
            return switch (this) {
                case ANY -> Set.of("query", "mutation", "type", "interface", "union", "input", "enum", "scalar");
                case OBJECT -> Set.of("type", "interface", "union");
                default -> Set.of(Wording.lower(name()));
            };
        }
    }

    /** The answer. */
    record Answer(
            String apiVersion,
            @About("Names on all pages.") int found,

            @About("The likeliest first.") Rows<Row> names) {}

    record Row(
            @About("Type that has it; QueryRoot for queries.")
            String of,

            @About("In GraphQL's notation; ! marks what is required or never null.")
            String definition,

            @About("Why, and what replaces it.") @Nullable String deprecated) {}

    @Override
    public String name() {
        return "shopify_schema_search";
    }

    @Override
    public String title() {
        return "Search the API schema";
    }

    @Override
    public String description() {
        return "Finds queries, types, fields, inputs and enum values of the shop's version of the Admin API by words in their"
                + " names, with arguments, types and deprecations. Use it before shopify_graphql_query to learn what to"
                + " select. Descriptions are not part of it. Asks no shop.";
    }

    @Override
    public ToolHints hints() {
        return new ToolHints(true, false, true, false);
    }

    @Override
    public Capability capability() {
        return Capability.QUERY_SHOP;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(WORDS, KIND, Parameters.LIMIT, Parameters.CURSOR);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        String words = arguments.get(WORDS).strip();
        Kind kind = arguments.get(KIND);
        SchemaIndex index = new SchemaIndex(schema);
        List<Place> places = index.type(words)
                .filter(type -> kind == Kind.ANY)
                .map(SchemaSearchTool::members)
                .orElseGet(() -> index.find(words, kind.keywords()));
        if (places.isEmpty()) {
            throw new BadArguments("no name of version " + schema.version() + " has '" + ShopText.clean(words, 60) + "'"
                    + AdminSchema.suggest(words, schema.typeNames())
                    + "; names are English and in singular, such as order refund line");
        }
        Cursor cursor = request.cursor(arguments, words + " " + kind).in(schema.version());
        return new Answer(
                schema.version().name(),
                places.size(),
                Rows.of(places, cursor, arguments.get(Parameters.LIMIT), this::row));
    }

    /** The type itself and its fields. */
    private static List<Place> members(SchemaType type) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(type.name(), ""));
        type.fields().keySet().forEach(field -> places.add(new Place(type.name(), field)));
        type.inputFields().keySet().forEach(field -> places.add(new Place(type.name(), field)));
        return places;
    }

    private Row row(Place place) {
        SchemaType type = schema.type(place.type()).orElseThrow();
        Optional<SchemaField> field = type.field(place.member());
        if (field.isPresent()) {
            return new Row(
                    type.name(), definition(field.get()), reason(field.get().deprecation()));
        }
        SchemaArgument input = type.inputFields().get(place.member());
        return input == null
                ? new Row(type.name(), ShopText.clean(definition(type), LONGEST_DEFINITION), null)
                : new Row(type.name(), definition(input), reason(input.deprecation()));
    }

    private static @Nullable String reason(Optional<String> deprecation) {
        return deprecation.map(text -> ShopText.clean(text, LONGEST_REASON)).orElse(null);
    }

    private static String definition(SchemaField field) {
        String arguments = field.arguments().values().stream()
                .filter(argument -> argument.deprecation().isEmpty())
                .map(SchemaSearchTool::definition)
                .collect(Collectors.joining(", "));
        String list = arguments.isEmpty() ? "" : "(" + arguments + ")";
        return ShopText.clean(field.name() + list, LONGEST_DEFINITION) + ": " + field.type();
    }

    private static String definition(SchemaArgument argument) {
        String fallback = argument.defaultText() == null ? "" : " = " + argument.defaultText();
        return argument.name() + ": " + argument.type() + fallback;
    }

    private static String definition(SchemaType type) {
        return switch (type.kind()) {
            case ENUM -> "enum " + type.name() + " { " + String.join(" ", current(type.values())) + " }";
            case UNION -> "union " + type.name() + " = " + String.join(" | ", type.members());
            case SCALAR -> "scalar " + type.name();
            case INPUT_OBJECT -> "input " + type.name() + (type.oneOf() ? " @oneOf" : "") + many(type.inputFields());
            case INTERFACE -> "interface " + type.name() + many(type.fields());
            case OBJECT -> "type " + type.name() + many(type.fields());
        };
    }

    /** The values that are not deprecated. */
    private static List<String> current(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(value -> value.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String many(Map<String, ?> fields) {
        return " { " + fields.size() + (fields.size() == 1 ? " field }" : " fields }");
    }
}
