package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Reads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Reads several objects of a shop together. */
final class ById {
    /** Ids that a message names. */
    private static final int SHOWN = 5;

    private ById() {}

    /**
     * The objects with these ids, in their order.
     *
     * @throws BadArguments if an id is given twice or the shop lacks one, naming it
     * @throws ShopifyException as {@link Reads#get}
     */
    static <T> Map<Gid, T> require(Reads<T> reads, List<Gid> ids) {
        Map<Gid, CompletableFuture<Optional<T>>> answers = new LinkedHashMap<>();
        for (Gid id : ids) {
            if (answers.put(id, reads.load(id)) != null) {
                throw new BadArguments(id + " is given twice");
            }
        }
        Map<Gid, T> found = new LinkedHashMap<>();
        List<Gid> missing = new ArrayList<>();
        answers.forEach((id, answer) ->
                await(id, answer).ifPresentOrElse(object -> found.put(id, object), () -> missing.add(id)));
        if (!missing.isEmpty()) {
            String named = missing.stream().limit(SHOWN).map(Gid::toString).collect(Collectors.joining(", "));
            throw new BadArguments("the shop has no " + named
                    + (missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : ""));
        }
        return found;
    }

    private static <T> Optional<T> await(Gid id, CompletableFuture<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for " + id, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Cannot read " + id, e);
        }
    }
}
