package io.shopwright.testkit;

import graphql.language.Argument;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The call of one field: its arguments and the session. Arguments that the field's code does not read are not
 * simulated; a caller who gives one gets an error instead of an answer that ignores it.
 */
final class Call {
    private final DataFetchingEnvironment environment;
    private final Set<String> read = new HashSet<>();
    private final List<Input> inputs = new ArrayList<>();

    Call(DataFetchingEnvironment environment) {
        this.environment = environment;
    }

    Session session() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Session.class), "no session");
    }

    String field() {
        return environment.getFieldDefinition().getName();
    }

    /** The type of the answer, without lists. */
    String type() {
        return GraphQLTypeUtil.unwrapAll(environment.getFieldDefinition().getType())
                .getName();
    }

    /** All arguments, in the schema's order whatever the caller's. */
    Map<String, Object> arguments() {
        return environment.getArguments();
    }

    /** The key of the directive {@code @idempotent} at this field. */
    Optional<String> idempotencyKey() {
        return environment.getQueryDirectives().getImmediateAppliedDirective("idempotent").stream()
                .map(directive -> directive.getArgument("key"))
                .map(key -> key == null ? "" : String.valueOf(key.<Object>getValue()))
                .findFirst();
    }

    /** Type and field, such as {@code Order.name}. */
    String coordinates() {
        return ((GraphQLNamedType) environment.getParentType()).getName() + "." + field();
    }

    /** The keys of the answer down to this field. */
    List<Object> path() {
        return environment.getExecutionStepInfo().getPath().toList();
    }

    @Nullable
    String text(String argument) {
        Object value = value(argument);
        return value == null ? null : value.toString();
    }

    @Nullable
    Integer integer(String argument) {
        return (Integer) value(argument);
    }

    boolean flag(String argument) {
        return Boolean.TRUE.equals(value(argument));
    }

    List<?> list(String argument) {
        return value(argument) instanceof List<?> list ? list : List.of();
    }

    private @Nullable Object value(String argument) {
        read.add(argument);
        return environment.getArgument(argument);
    }

    /** Whether the schema has an object of this name that can be loaded by its id. */
    boolean isNode(String type) {
        GraphQLObjectType object =
                environment.getGraphQLSchema().getType(type) instanceof GraphQLObjectType o ? o : null;
        return object != null
                && object.getInterfaces().stream()
                        .anyMatch(each -> each.getName().equals("Node"));
    }

    /** The number in the id that the argument holds. */
    long key(String argument, String type) {
        return Gid.key(String.valueOf(value(argument)), type);
    }

    List<Long> keys(String argument, String type) {
        return list(argument).stream()
                .map(id -> Gid.key(String.valueOf(id), type))
                .toList();
    }

    ShopData data() {
        return session().data();
    }

    Instant now() {
        return session().now();
    }

    /** The row with the id that the argument holds, null if there is none. */
    <T extends Resource> @Nullable T row(String argument, Class<T> type) {
        return data().table(type).get(key(argument, type.getSimpleName()));
    }

    /** The object that the argument holds; an empty one if it holds none. */
    Input input(String argument) {
        List<Input> inputs = inputs(argument);
        return inputs.isEmpty() ? added(argument, Map.of()) : inputs.get(0);
    }

    /** The objects that the argument holds. */
    List<Input> inputs(String argument) {
        Object value = value(argument);
        List<?> elements = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        List<Input> found = new ArrayList<>();
        for (Object each : elements) {
            if (each instanceof Map<?, ?> map) {
                found.add(added(argument, map));
            }
        }
        return found;
    }

    private Input added(String argument, Map<?, ?> values) {
        Input input = new Input(
                values, environment.getFieldDefinition().getArgument(argument).getType());
        inputs.add(input);
        return input;
    }

    boolean gives(String argument) {
        return value(argument) != null;
    }

    /** Whether this version's field has the argument. */
    boolean knows(String argument) {
        return environment.getFieldDefinition().getArgument(argument) != null;
    }

    /** Arguments that change nothing here. */
    Call ignore(String... arguments) {
        read.addAll(List.of(arguments));
        return this;
    }

    void requireAllRead() {
        for (Argument argument : environment.getField().getArguments()) {
            String name = argument.getName();
            if (!read.contains(name) && environment.getArgument(name) != null) {
                throw ShopifyError.notSimulated(coordinates() + "(" + name + ":)");
            }
        }
        inputs.forEach(Input::requireAllRead);
    }
}
