package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Answer;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.graphql.Document;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query ready to be sent. Immutable: {@code with} and {@code within} return another one.
 *
 * @param <T> the record that holds the data
 */
public final class Query<T> {
    private final Sender shop;
    private final Source<T> source;
    private final Map<String, JsonNode> values;
    private final @Nullable Duration deadline;

    /** Makes the document, which depends on the arguments that are given. */
    interface Source<T> {
        Plan plan(Map<String, JsonNode> values);

        /** Gives the data its type; the plan has read it with the same class. */
        T typed(Object data);
    }

    private Query(Sender shop, Source<T> source, Map<String, JsonNode> values, @Nullable Duration deadline) {
        this.shop = shop;
        this.source = source;
        this.values = values;
        this.deadline = deadline;
    }

    /** A query whose record selects from the root of all queries. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofRoot(Sender shop, Class<T> record) {
        Plan plan = Plan.ofRoot(shop.schema(), record);
        return new Query<>(shop, source(record, values -> plan), Map.of(), null);
    }

    /** A query of one root field whose value is an object. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofField(Sender shop, String field, Class<T> record) {
        Target target = new Target(Document.Kind.QUERY, field, record, false, false);
        target.shape(shop.schema(), new VariableTypes(shop.schema()));
        return new Query<>(
                shop, source(record, values -> Plan.ofField(shop.schema(), target, values.keySet())), Map.of(), null);
    }

    /** A document written by the caller, a query or a mutation. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofDocument(Sender shop, String text, Class<T> record) {
        Plan plan = Plan.ofDocument(shop.schema(), text, record);
        return new Query<>(shop, source(record, values -> plan), Map.of(), null);
    }

    private static <T> Source<T> source(
            Class<T> record, java.util.function.Function<Map<String, JsonNode>, Plan> plan) {
        return new Source<>() {
            @Override
            public Plan plan(Map<String, JsonNode> values) {
                return plan.apply(values);
            }

            @Override
            public T typed(Object data) {
                return record.cast(data);
            }
        };
    }

    /**
     * Gives an argument of the root field, or a variable, its value. Text, numbers, booleans, ids, times, enums, and
     * lists, maps and records of these are written as JSON; decimals as text.
     */
    public Query<T> with(String name, Object value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(name, Inputs.json(value));
        return new Query<>(shop, source, more, deadline);
    }

    /** Limits the time from the call to its result, waiting and retries included. */
    public Query<T> within(Duration limit) {
        return new Query<>(shop, source, values, limit);
    }

    /** The document that will be sent. */
    public String document() {
        return source.plan(values).text();
    }

    /**
     * Returns the object that the shop has.
     *
     * @throws ShopifyException.Invalid if the shop has none, or refuses the call
     * @throws ShopifyException in all other cases without a complete answer
     */
    public T get() {
        Answer<T> answer = complete();
        return answer.data()
                .orElseThrow(() -> new ShopifyException.Invalid(
                        "The shop has no such object: " + values, answer.requestId(), answer.errors()));
    }

    /** Returns the object, or empty if the shop answers null. */
    public Optional<T> find() {
        return complete().data();
    }

    private Answer<T> complete() {
        Plan plan = source.plan(values);
        Envelope envelope = shop.send(plan.request(values, deadline));
        if (!envelope.errors().isEmpty()) {
            throw Failures.of(envelope);
        }
        return answer(plan, envelope);
    }

    /**
     * Returns whatever the shop answered, errors beside the data included.
     *
     * @throws ShopifyException if the answer has no data at all, or a null that the record does not allow
     */
    public Answer<T> send() {
        Plan plan = source.plan(values);
        Envelope envelope = shop.send(plan.request(values, deadline));
        if (envelope.data().isMissingNode() && !envelope.errors().isEmpty()) {
            throw Failures.of(envelope);
        }
        return answer(plan, envelope);
    }

    private Answer<T> answer(Plan plan, Envelope envelope) {
        Object data = plan.read(envelope);
        return Answer.of(data == null ? null : source.typed(data), envelope);
    }
}
