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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query ready to be sent. Immutable: {@code with} and {@code within} return another one.
 *
 * @param <T> the record that holds the data
 */
public final class Query<T> {
    private final Sender shop;
    private final Class<T> record;
    private final Function<Set<String>, Plan> plans;
    private final Map<String, JsonNode> values;
    private final @Nullable Duration deadline;

    /** @param plans makes the document, which depends on the names of the arguments that are given */
    private Query(
            Sender shop,
            Class<T> record,
            Function<Set<String>, Plan> plans,
            Map<String, JsonNode> values,
            @Nullable Duration deadline) {
        this.shop = shop;
        this.record = record;
        this.plans = plans;
        this.values = values;
        this.deadline = deadline;
    }

    /** A query whose record selects from the root of all queries. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofRoot(Sender shop, Class<T> record) {
        Plan plan = Plan.ofRoot(shop.schema(), record);
        return new Query<>(shop, record, given -> plan, Map.of(), null);
    }

    /** A query of one root field whose value is an object. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofField(Sender shop, String field, Class<T> record) {
        Target target = new Target(Document.Kind.QUERY, field, record, false, false);
        return new Query<>(shop, record, FieldPlans.of(shop.schema(), target), Map.of(), null);
    }

    /** A document written by the caller, a query or a mutation. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Query<T> ofDocument(Sender shop, String text, Class<T> record) {
        Plan plan = Plan.ofDocument(shop.schema(), text, record);
        return new Query<>(shop, record, given -> plan, Map.of(), null);
    }

    /**
     * Gives an argument of the root field, or a variable, its value. Text, numbers, booleans, ids, times, enums, and
     * lists, maps and records of these are written as JSON; decimals as text.
     */
    public Query<T> with(String name, Object value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(name, Inputs.json(value));
        return new Query<>(shop, record, plans, more, deadline);
    }

    /** Limits the time from the call to its result, waiting and retries included. */
    public Query<T> within(Duration limit) {
        return new Query<>(shop, record, plans, values, limit);
    }

    /** The document that will be sent. */
    public String document() {
        return plans.apply(values.keySet()).text();
    }

    /** Says what would be sent, what it would cost and what of it is deprecated, without sending anything. */
    public Explanation explain() {
        Plan plan = plans.apply(values.keySet());
        return Explanation.of(shop.schema(), plan, plan.request(shop.schema(), values, deadline));
    }

    /**
     * Returns the object that the shop has. Errors beside the data of a hand-written mutation do not make it fail if
     * anything was run, nor do its user errors: the record must select those.
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
        Plan plan = plans.apply(values.keySet());
        Envelope envelope = shop.send(plan.request(shop.schema(), values, deadline));
        boolean written = plan.isMutation() && isAnyRun(envelope);
        if (!written) {
            Failures.requireWhole(envelope);
        }
        return answer(plan, envelope);
    }

    /** A mutation that was refused altogether is null. */
    private static boolean isAnyRun(Envelope envelope) {
        for (JsonNode payload : envelope.data()) {
            if (!payload.isNull()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whatever the shop answered, errors beside the data included.
     *
     * @throws ShopifyException if the answer has no data at all, or a null that the record does not allow
     */
    public Answer<T> send() {
        Plan plan = plans.apply(values.keySet());
        Envelope envelope = shop.send(plan.request(shop.schema(), values, deadline));
        if (!envelope.hasData() && !envelope.errors().isEmpty()) {
            throw Failures.of(envelope);
        }
        return answer(plan, envelope);
    }

    private Answer<T> answer(Plan plan, Envelope envelope) {
        Object data = plan.read(envelope);
        return Answer.of(data == null ? null : record.cast(data), envelope);
    }
}
