package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Large reads and writes that the shop does in the background. Five of each kind run at once.
 */
public final class BulkOperations {
    private final Shop shop;

    public BulkOperations(Shop shop) {
        this.shop = shop;
    }

    /**
     * A large read or write.
     *
     * @param status such as {@code RUNNING}, {@code COMPLETED}, {@code FAILED}
     * @param url where the result is to be had for seven days; null while it runs, and where the result is empty
     * @param partialDataUrl what there was before a failure; never the whole
     */
    public record BulkOperation(
            Gid id,
            String type,
            String status,
            @Nullable String errorCode,
            Instant createdAt,
            @Nullable Instant completedAt,
            long objectCount,
            @Nullable Long fileSize,
            @Nullable URI url,
            @Nullable URI partialDataUrl) {}

    /** The operation after a change. */
    public record Saved(@Nullable BulkOperation bulkOperation) {}

    /** The latest operations that a search finds. */
    public Connection<BulkOperation> search(String filter) {
        return shop.connection("bulkOperations", BulkOperation.class).with("query", filter);
    }

    /** How far an operation is. */
    public Query<BulkOperation> operation(Gid id) {
        return shop.object("bulkOperation", BulkOperation.class).with("id", id);
    }

    /** Starts a large read. */
    public Mutation<Saved> runQuery(String query) {
        return shop.mutation("bulkOperationRunQuery", Saved.class)
                .with("query", query)
                .with("groupObjects", false);
    }

    /** Starts a large write over the lines of an uploaded file. */
    public Mutation<Saved> runMutation(String mutation, String stagedUploadPath) {
        return shop.mutation("bulkOperationRunMutation", Saved.class)
                .with("mutation", mutation)
                .with("stagedUploadPath", stagedUploadPath);
    }

    /** Stops an operation, which takes a while. */
    public Mutation<Saved> cancel(Gid id) {
        return shop.mutation("bulkOperationCancel", Saved.class).with("id", id);
    }
}
