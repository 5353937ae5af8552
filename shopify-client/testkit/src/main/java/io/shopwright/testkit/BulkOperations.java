package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The bulk operations of a shop: what runs, what ran, and what is refused. Safe for threads. */
final class BulkOperations {
    private static final long FIRST = 8_000_000_000_001L;

    /** How many queries may run at once, and how many mutations. */
    private static final int MOST_RUNNING = 5;

    private final Clock clock;
    private final Duration time;
    private final Webhooks webhooks;
    private final List<BulkOperation> operations = new ArrayList<>();

    /** What the mutations answer. */
    record Payload(@Nullable BulkOperation bulkOperation, List<UserError> userErrors) {
        static Payload refused(UserError... errors) {
            return new Payload(null, List.of(errors));
        }
    }

    /** @param time how long each takes */
    BulkOperations(Clock clock, Duration time, Webhooks webhooks) {
        this.clock = clock;
        this.time = time;
        this.webhooks = webhooks;
    }

    /** Does the work whose time has come. */
    void advance() {
        for (BulkOperation operation : all()) {
            if (operation.advance()) {
                webhooks.publish("bulk_operations/finish", operation.id(), () -> finished(operation));
            }
        }
    }

    /** Where the API has upper case, the webhook has lower case; and it has no address of the result. */
    private static ObjectNode finished(BulkOperation operation) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("admin_graphql_api_id", operation.id())
                .put("completed_at", String.valueOf(operation.completedAt()))
                .put("created_at", operation.createdAt().toString());
        String error = operation.errorCode();
        return payload.put("error_code", error == null ? null : error.toLowerCase(Locale.ROOT))
                .put("status", operation.status().name().toLowerCase(Locale.ROOT))
                .put("type", operation.type().name().toLowerCase(Locale.ROOT));
    }

    private synchronized List<BulkOperation> all() {
        return List.copyOf(operations);
    }

    @Nullable
    BulkOperation get(long key) {
        return all().stream()
                .filter(operation -> operation.key() == key)
                .findFirst()
                .orElse(null);
    }

    /** The lines that an operation made, null if there is no such. */
    @Nullable
    ByteString lines(long key) {
        BulkOperation operation = get(key);
        return operation == null ? null : operation.lines();
    }

    Connection<BulkOperation> connection(Call call) {
        SortKey<BulkOperation, ?> key = SortKeys.bulkOperations(call);
        List<BulkOperation> sorted = new ArrayList<>(all());
        sorted.sort(key.comparator());
        Window window = Window.of(call);
        return Connection.cut(sorted, key, Searches.BULK_OPERATIONS.filter(call), window);
    }

    /** The newest of its type, whatever its state. */
    @Nullable
    BulkOperation current(Call call) {
        String type = String.valueOf(call.text("type"));
        BulkOperation newest = null;
        for (BulkOperation operation : all()) {
            newest = operation.type().name().equals(type) ? operation : newest;
        }
        return newest;
    }

    Payload runQuery(Call call) {
        String document = String.valueOf(call.text("query"));
        boolean grouped = call.flag("groupObjects");
        BulkDocument prepared = BulkDocument.of(call.session().version(), document);
        List<UserError> errors = new ArrayList<>();
        for (String message : prepared.queryErrors()) {
            errors.add(new UserError(List.of("query"), message, "INVALID"));
        }
        if (!errors.isEmpty()) {
            return new Payload(null, errors);
        }
        BulkDocument.Exported exported = prepared.export(call.session(), grouped);
        return start(
                call, new BulkOperation.Task(BulkOperation.Type.QUERY, document, exported.failure(), exported.work()));
    }

    Payload runMutation(Call call) {
        String document = String.valueOf(call.text("mutation"));
        String path = String.valueOf(call.text("stagedUploadPath"));
        call.flag("groupObjects");
        Session session = call.session();
        BulkDocument prepared = BulkDocument.of(session.version(), document);
        Optional<UserError> wrong = prepared.mutationError()
                .or(() -> clientIdentifierError(call.text("clientIdentifier")))
                .or(() -> session.backstage().uploads().error(path));
        if (wrong.isPresent()) {
            return Payload.refused(wrong.get());
        }
        ByteString file = session.backstage().uploads().file(path);
        Session later = session.bulk(false);
        return start(
                call,
                new BulkOperation.Task(
                        BulkOperation.Type.MUTATION, document, null, most -> prepared.runLines(file, later, most)));
    }

    private static Optional<UserError> clientIdentifierError(@Nullable String identifier) {
        if (identifier == null || (identifier.length() >= 10 && identifier.length() <= 255)) {
            return Optional.empty();
        }
        String message = identifier.length() < 10
                ? "is too short (minimum is 10 characters)"
                : "is too long (maximum is 255 characters)";
        return Optional.of(new UserError(List.of("clientIdentifier"), message, "INVALID_MUTATION"));
    }

    private synchronized Payload start(Call call, BulkOperation.Task task) {
        List<BulkOperation> running = operations.stream()
                .filter(operation -> operation.type() == task.type() && !operation.isOver())
                .toList();
        if (running.size() >= MOST_RUNNING) {
            String ids = running.stream().map(BulkOperation::id).collect(Collectors.joining(", "));
            String message = "A bulk " + task.type().name().toLowerCase(Locale.ROOT)
                    + " operation for this app and shop is already in progress: " + ids + ".";
            return Payload.refused(new UserError(null, message, "OPERATION_IN_PROGRESS"));
        }
        BulkOperation.Failure failure = call.session().disturbance().bulkFailure();
        Long order = call.session().disturbance().bulkOrder();
        BulkOperation.Task ordered = order == null ? task : task.shuffled(order);
        BulkOperation operation = new BulkOperation(
                FIRST + operations.size(), failure == null ? ordered : ordered.failing(failure), clock, time);
        operations.add(operation);
        return new Payload(operation, List.of());
    }

    Payload cancel(Call call) {
        BulkOperation operation = get(call.key("id", "BulkOperation"));
        if (operation == null) {
            return Payload.refused(new UserError(List.of("id"), "Bulk operation does not exist", null));
        }
        if (operation.isOver()) {
            String status = operation.status().name().toLowerCase(Locale.ROOT);
            String message = "A bulk operation cannot be canceled when it is " + status;
            return new Payload(operation, List.of(new UserError(null, message, null)));
        }
        operation.cancel();
        return new Payload(operation, List.of());
    }
}
