package io.shopwright.client.cache;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.DataReader;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.schema.AdminSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers queries from the layers where that is right, and tells the shop's freshness of what is written. */
final class CachedSender implements Sender {
    /** Documents whose facts are remembered. */
    private static final int MOST_DOCUMENTS = 1_000;

    /** What an answer takes in memory: its body, and about four times as much for what was read from it. */
    private static final int TIMES_BODY = 5;

    /** What an entry takes besides: key, variables, list nodes. */
    private static final int OVERHEAD = 500;

    private final Sender shop;
    private final Sender background;
    private final Map<Layer, LayerCache> layers;
    private final Freshness freshness;
    private final Object scope;
    private final Map<String, DocumentFacts> facts = new ConcurrentHashMap<>();

    /** @param scope whose eyes the answers are for */
    CachedSender(Sender shop, Sender background, Map<Layer, LayerCache> layers, Freshness freshness, Object scope) {
        this.shop = shop;
        this.background = background;
        this.layers = layers;
        this.freshness = freshness;
        this.scope = scope;
    }

    @Override
    public AdminSchema schema() {
        return shop.schema();
    }

    @Override
    public Executor executor() {
        return shop.executor();
    }

    @Override
    public Envelope send(Request request) {
        if (request.isMutation()) {
            return write(request);
        }
        DocumentFacts document = facts(request);
        LayerCache layer = layers.get(document.layer());
        if (layer == null || !document.keepable()) {
            Envelope answer = shop.send(request);
            if (document.tellsOfWork()) {
                freshness.happened(Change.EVERYTHING);
            }
            return answer;
        }
        Dependence on = document.dependence(request.variables());
        LayerCache.Use use = new LayerCache.Use(
                key(document, request), on, load(shop, request), load(background, request), request.deadline());
        return (Envelope) layer.get(use);
    }

    private Envelope write(Request request) {
        Change change = Writes.of(request);
        freshness.begin(change);
        boolean unsettled = false;
        try {
            return shop.send(request);
        } catch (ShopifyException.OutcomeUnknown e) {
            unsettled = true;
            throw e;
        } finally {
            if (unsettled) {
                freshness.endUnsettled(change);
            } else {
                freshness.end(change);
            }
        }
    }

    /** Only an answer that is the whole truth is kept. */
    private static LayerCache.Loader load(Sender sender, Request request) {
        return () -> {
            Envelope answer = sender.send(request);
            boolean whole = answer.hasData()
                    && answer.errors().isEmpty()
                    && answer.searchWarnings().isEmpty();
            long bytes = OVERHEAD + TIMES_BODY * answer.bytes();
            return new LayerCache.Loaded(answer.shared(), bytes, whole);
        };
    }

    private Key key(DocumentFacts document, Request request) {
        DataReader reader = request.reader();
        return new Key(
                freshness, scope, document.text(), request.variables(), reader == null ? null : reader.identity());
    }

    private DocumentFacts facts(Request request) {
        @Nullable DocumentFacts known = facts.get(request.text());
        if (known != null) {
            return known;
        }
        if (facts.size() >= MOST_DOCUMENTS) {
            facts.clear();
        }
        DocumentFacts found = DocumentFacts.of(schema(), request);
        facts.put(request.text(), found);
        return found;
    }
}
