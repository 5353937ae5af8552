package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Answer;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.UserError;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Part;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.graphql.Document;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mutation ready to be sent. Immutable: {@code with}, {@code idempotent} and {@code within} return another one.
 *
 * @param <T> the record that holds the payload; its user errors are asked for besides
 */
public final class Mutation<T> {
    private final Sender shop;
    private final String name;
    private final Class<T> payload;
    private final FieldPlans plans;
    private final Map<String, JsonNode> values;
    private final @Nullable Duration deadline;

    private Mutation(
            Sender shop,
            Class<T> payload,
            FieldPlans plans,
            Map<String, JsonNode> values,
            @Nullable Duration deadline) {
        this.shop = shop;
        this.name = plans.target().name();
        this.payload = payload;
        this.plans = plans;
        this.values = values;
        this.deadline = deadline;
    }

    /** The mutation of this name. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Mutation<T> of(Sender shop, String name, Class<T> payload) {
        Target target = new Target(Document.Kind.MUTATION, name, payload, false, false);
        return new Mutation<>(shop, payload, FieldPlans.of(shop.schema(), target), Map.of(), null);
    }

    /** Gives an argument its value. */
    public Mutation<T> with(String name, Object value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(name, Inputs.json(value));
        return new Mutation<>(shop, payload, plans, more, deadline);
    }

    /**
     * Sends the key by which the shop knows a repetition, so that the mutation is done once however often it is sent.
     * Some mutations demand one, others know none; those that demand one get a random key where none is given. A key
     * lives for 24 hours.
     */
    public Mutation<T> idempotent(String key) {
        Target keyed = new Target(Document.Kind.MUTATION, name, payload, false, true);
        return new Mutation<>(shop, payload, FieldPlans.of(shop.schema(), keyed), values, deadline)
                .with(Target.KEY, key);
    }

    /** Limits the time from the call to its result, waiting and retries included. */
    public Mutation<T> within(Duration limit) {
        return new Mutation<>(shop, payload, plans, values, limit);
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
     * Runs the mutation. Errors beside a payload do not make it fail: a field of the payload that the token may not see,
     * for example, says nothing against the write. If such an error takes away what the record requires, the answer has no
     * data and the error.
     *
     * @throws ShopifyException.Rejected if the shop refused it with user errors
     * @throws ShopifyException.OutcomeUnknown if it was sent and no answer came; to send it again safely, give it an
     *     {@link #idempotent} key of your own
     * @throws ShopifyException.Unreadable if it was run, without errors, and the answer does not fit the record
     * @throws ShopifyException in all other cases in which nothing was changed
     */
    public Answer<T> run() {
        Mutation<T> keyed = withKey();
        Plan plan = keyed.plans.apply(keyed.values.keySet());
        Envelope envelope = shop.send(plan.request(shop.schema(), keyed.values, deadline));
        JsonNode given = envelope.data().path(name);
        return Answer.of(payload(plan, given, envelope.errors(), envelope.requestId()), envelope);
    }

    /**
     * The mutation as one of several that are sent together.
     *
     * @throws IllegalArgumentException if an argument is missing or does not fit
     * @hidden
     */
    @SuppressWarnings({"exports", "InvalidBlockTag"}) // for the batches of this library alone, and hidden in its docs
    public Part<T> part() {
        Mutation<T> keyed = withKey();
        Plan plan = keyed.plans.apply(keyed.values.keySet());
        Request request = plan.request(shop.schema(), keyed.values, deadline);
        return new Part<>(
                shop,
                plan.document().operations().get(0),
                request.variables(),
                request.repeatable(),
                deadline,
                (given, errors, requestId) -> payload(plan, given, errors, requestId));
    }

    /** The same with a key if the shop demands one. */
    private Mutation<T> withKey() {
        boolean keyless = !values.containsKey(Target.KEY)
                && Idempotency.demands(shop.schema().version(), name);
        return keyless ? idempotent(UUID.randomUUID().toString()) : this;
    }

    private @Nullable T payload(Plan plan, JsonNode given, List<GraphQlError> errors, String requestId) {
        if (!given.isObject() && !errors.isEmpty()) {
            throw Failures.of(errors, requestId);
        }
        List<UserError> userErrors = UserErrors.read(given);
        if (!userErrors.isEmpty()) {
            String reasons = userErrors.stream().map(UserError::toString).collect(Collectors.joining("; "));
            throw new ShopifyException.Rejected(name + " refused: " + reasons, requestId, userErrors);
        }
        try {
            Object data = plan.readField(given, requestId);
            return data == null ? null : payload.cast(data);
        } catch (ShopifyException.Unreadable e) {
            if (errors.isEmpty()) {
                throw e;
            }
            // The errors say why something is missing; that the mutation was run is the news.
            return null;
        }
    }
}
