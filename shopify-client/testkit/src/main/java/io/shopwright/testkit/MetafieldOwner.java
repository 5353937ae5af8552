package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that metafields can be set on; the methods answer the schema's fields of these names. */
interface MetafieldOwner extends Resource {
    default @Nullable Metafield metafield(Call call) {
        String namespace = Metafields.namespace(call.text("namespace"));
        String key = call.text("key");
        return call.data().table(Metafield.class).ownedBy(id()).stream()
                .filter(each ->
                        each.namespace().equals(namespace) && each.name().equals(key))
                .findFirst()
                .orElse(null);
    }

    default Connection<Metafield> metafields(Call call) {
        String namespace = call.text("namespace");
        List<?> keys = call.list("keys");
        List<Metafield> found = call.data().table(Metafield.class).ownedBy(id()).stream()
                .filter(each -> namespace == null || each.namespace().equals(namespace))
                .filter(each -> keys.isEmpty()
                        || keys.contains(each.name())
                        || keys.contains(each.namespace() + "." + each.name()))
                .toList();
        return Connection.inOrder(found, call);
    }
}
