package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A query that somebody wrote who may err or may not be trusted, such as a language model: it has been checked whole
 * against the schema, it cannot change anything, and its answer can be covered in part. Immutable: {@code with}, {@code
 * within} and {@code covering} return another one.
 */
public final class CheckedQuery {
    private final Sender shop;
    private final Plan plan;
    private final Selected root;
    private final Map<String, JsonNode> values;
    private final Cover cover;
    private final @Nullable Duration deadline;

    private record Cover(BiPredicate<SchemaType, SchemaField> fields, String standIn) {
        static final Cover NONE = new Cover((type, field) -> false, "");
    }

    private CheckedQuery(
            Sender shop,
            Plan plan,
            Selected root,
            Map<String, JsonNode> values,
            Cover cover,
            @Nullable Duration deadline) {
        this.shop = shop;
        this.plan = plan;
        this.root = root;
        this.values = values;
        this.cover = cover;
        this.deadline = deadline;
    }

    /**
     * Checks a document.
     *
     * @throws IllegalArgumentException if it is not one query that fits the schema; the message names every fault
     */
    @SuppressWarnings("exports") // for the door of this library alone
    public static CheckedQuery of(Sender shop, String text) {
        Document document = Document.parse(text);
        DocumentCheck.Result checked = DocumentCheck.of(shop.schema(), document);
        Plan plan = Plan.ofDocument(shop.schema(), text, JsonNode.class).deprecating(checked.deprecations());
        return new CheckedQuery(shop, plan, checked.root(), Map.of(), Cover.NONE, null);
    }

    /** Gives a variable its value: text, a number, a boolean, or lists and maps of these. */
    public CheckedQuery with(String variable, @Nullable Object value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(variable, Inputs.json(value));
        return new CheckedQuery(shop, plan, root, more, cover, deadline);
    }

    /** Limits the time from the call to its result, waiting and retries included. */
    public CheckedQuery within(Duration limit) {
        return new CheckedQuery(shop, plan, root, values, cover, limit);
    }

    /**
     * Puts a text in the place of some values of the answer, whatever they are called there: aliases and fragments hide
     * nothing. Nulls stay nulls.
     *
     * @param fields told by the field and the object that has it
     */
    public CheckedQuery covering(BiPredicate<SchemaType, SchemaField> fields, String standIn) {
        return new CheckedQuery(shop, plan, root, values, new Cover(fields, standIn), deadline);
    }

    /**
     * The names of the objects that it reads, such as {@code Order}: behind an interface or a union all that may be there,
     * unless nothing but their ids is asked for.
     */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        root.addTypes(shop.schema(), types);
        return Collections.unmodifiableSet(types);
    }

    /**
     * Says what would be sent, what it would cost and what of it is deprecated, without sending anything.
     *
     * @throws IllegalArgumentException if a value is missing, is of no variable, or does not fit its type
     */
    public Explanation explain() {
        return Explanation.of(shop.schema(), plan, plan.request(shop.schema(), values, deadline));
    }

    /**
     * Returns the data as maps, lists, text, numbers, booleans and nulls, in the order of the answer.
     *
     * @throws IllegalArgumentException if a value is missing, is of no variable, or does not fit its type
     * @throws ShopifyException if the answer is not whole
     */
    public Map<String, @Nullable Object> get() {
        Envelope envelope = shop.send(plan.request(shop.schema(), values, deadline));
        Failures.requireWhole(envelope);
        if (!envelope.hasData()) {
            throw new ShopifyException.Unreadable("The answer has no data", envelope.requestId(), null);
        }
        return object(envelope.data(), root);
    }

    private Map<String, @Nullable Object> object(JsonNode object, @Nullable Selected selected) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            Selected inner = selected == null ? null : selected.under(member.getKey());
            boolean covered = inner != null && inner.isAny(shop.schema(), cover.fields());
            JsonNode value = member.getValue();
            members.put(member.getKey(), covered && !value.isNull() ? cover.standIn() : value(value, inner));
        });
        return Collections.unmodifiableMap(members);
    }

    private @Nullable Object value(JsonNode value, @Nullable Selected selected) {
        if (value.isObject()) {
            return object(value, selected);
        }
        if (value.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>(value.size());
            value.forEach(element -> elements.add(value(element, selected)));
            return Collections.unmodifiableList(elements);
        }
        if (value.isNumber()) {
            return value.canConvertToExactIntegral() && value.canConvertToLong()
                    ? value.longValue()
                    : value.doubleValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.isNull() ? null : value.asText();
    }
}
