package io.shopwright.client.bulk;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.BulkOperations.BulkOperation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The file of an operation that is over; the shop is asked for its address each time. */
record ResultFile(Operations operations, Gid id, Function<BulkOperation, @Nullable URI> address)
        implements Download.Source {
    @Override
    public OkHttpClient http() {
        return operations.storage();
    }

    @Override
    public String url() {
        URI url = address.apply(operations.door().operation(id).get());
        if (url == null) {
            throw new ShopifyException.Invalid("The bulk operation " + id + " has no result any more", "", List.of());
        }
        return url.toString();
    }

    @Override
    public int retries() {
        return operations.retries();
    }

    @Override
    public void pause(Duration time) {
        operations.pause(time);
    }
}
