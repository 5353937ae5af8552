package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.query.CheckedQuery;
import io.shopwright.client.query.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query of the Admin API that the caller writes; checked before it is sent, and never a change. */
final class GraphqlTool implements Tool<GraphqlTool.Answer> {
    /** Points of a call at most: half of what a shop of the basic plan has at once. */
    private static final int MOST_POINTS = 500;

    private static final Parameter<String> QUERY = Parameter.text(
                    "query",
                    "One GraphQL query of the Admin API, such as { orders(first: 5) { nodes { name } } }. Mutations are"
                            + " refused.",
                    8_000)
            .required();

    private static final Parameter<Map<String, @Nullable Object>> VARIABLES =
            Parameter.values("variables", "Values of the query's variables by name, such as {\"n\": 5}.");

    private static final Parameter<Action> ACTION = Parameter.choice(
            "action", "run: check and send. check: only tell faults, points and deprecations.", Action.RUN);

    private final Shop shop;

    GraphqlTool(Shop shop) {
        this.shop = shop;
    }

    /** Whether to send. */
    enum Action {
        RUN,
        CHECK
    }

    /** The answer. */
    record Answer(
            @About("As Shopify answered. Texts over 2000 characters are cut.") @Nullable
            Map<String, @Nullable Object> data,

            @About("Of 500 allowed.") int points,

            @About("With what replaces them.") List<String> deprecations,

            List<String> notes) {}

    @Override
    public String name() {
        return "shopify_graphql_query";
    }

    @Override
    public String title() {
        return "GraphQL query";
    }

    @Override
    public String description() {
        return "Runs a read-only GraphQL query of Shopify's Admin API. It is checked first: unknown fields, missing"
                + " arguments and queries over 500 points are refused with what would be right. Use it only for what no"
                + " other tool shows, and shopify_schema_search for names. Returns the data; personal fields are masked"
                + " unless the role may see them.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.QUERY_SHOP;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(QUERY, VARIABLES, ACTION);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        CheckedQuery query = checked(arguments);
        requireAll(query.types(), request);
        Explanation explanation = explained(query);
        if (explanation.predictedCost() > MOST_POINTS) {
            throw new BadArguments(
                    "query would take " + explanation.predictedCost() + " points, and " + MOST_POINTS
                            + " are allowed; ask for fewer nodes with first, above all in nested connections, or for less of each");
        }
        boolean open = request.seesPersonalData();
        boolean run = arguments.get(ACTION) == Action.RUN;
        return new Answer(
                run ? data(query, open) : null,
                explanation.predictedCost(),
                explanation.deprecations(),
                open || !run ? List.of() : List.of("What identifies people reads " + JsonForm.MASK + "."));
    }

    private static Map<String, @Nullable Object> data(CheckedQuery query, boolean open) {
        return query.covering(open ? PersonalFields::isSecret : PersonalFields::isPersonal, JsonForm.MASK)
                .get();
    }

    private CheckedQuery checked(Arguments arguments) {
        try {
            CheckedQuery query = shop.checked(arguments.get(QUERY));
            for (Map.Entry<String, @Nullable Object> variable :
                    arguments.find(VARIABLES).orElse(Map.of()).entrySet()) {
                query = query.with(variable.getKey(), variable.getValue());
            }
            return query;
        } catch (IllegalArgumentException e) {
            throw new BadArguments("query does not fit the schema: " + e.getMessage()
                    + "; shopify_schema_search tells names and arguments");
        }
    }

    private static Explanation explained(CheckedQuery query) {
        try {
            return query.explain();
        } catch (IllegalArgumentException e) {
            throw new BadArguments("variables do not fit the query: " + e.getMessage());
        }
    }

    /** A role that may not see orders, for example, may not see them by a query either. */
    private static void requireAll(Set<String> types, Request request) {
        for (Capability capability : GraphqlTypes.capabilities(types)) {
            request.require(capability, capability.scopes());
        }
    }
}
