package io.shopwright.client.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.Gid;
import io.shopwright.client.resource.WebhookSubscriptions.Change;
import io.shopwright.client.resource.WebhookSubscriptions.Desired;
import io.shopwright.client.resource.WebhookSubscriptions.Name;
import io.shopwright.client.resource.WebhookSubscriptions.Plan;
import io.shopwright.client.resource.WebhookSubscriptions.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which subscription is to become which. */
final class SubscriptionMatch {
    private final List<Subscription> left;
    private final Map<Gid, @Nullable String> names = new HashMap<>();

    SubscriptionMatch(List<Subscription> now, List<Name> names) {
        left = new ArrayList<>(now);
        names.forEach(each -> this.names.put(each.id(), each.name()));
    }

    /** Those at their address first, so that a move takes none that another one stays with. */
    Plan plan(List<Desired> desired) {
        List<Change> changes = new ArrayList<>();
        int kept = 0;
        List<Desired> elsewhere = new ArrayList<>();
        for (Desired each : desired) {
            Optional<Subscription> here = taken(each, (now, shall) -> now.uri().equals(shall.uri()));
            if (here.isEmpty()) {
                elsewhere.add(each);
            } else if (isAsDesired(here.get(), each)) {
                kept++;
            } else {
                changes.add(new Change(here.get(), each));
            }
        }
        List<Desired> creations = new ArrayList<>();
        for (Desired each : elsewhere) {
            taken(each, (now, shall) -> true)
                    .ifPresentOrElse(now -> changes.add(new Change(now, each)), () -> creations.add(each));
        }
        return new Plan(creations, changes, left, kept);
    }

    private Optional<Subscription> taken(Desired desired, BiPredicate<Subscription, Desired> fits) {
        Optional<Subscription> found = left.stream()
                .filter(now -> now.topic().equals(desired.enumName()) && fits.test(now, desired))
                .findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private boolean isAsDesired(Subscription now, Desired desired) {
        return Objects.equals(now.filter(), desired.filter())
                && now.includeFields().equals(desired.includeFields())
                && now.metafieldNamespaces().equals(desired.metafieldNamespaces())
                && (desired.name() == null || desired.name().equals(names.get(now.id())));
    }

    /** Of type WebhookSubscriptionInput; the null takes a filter away. */
    static ObjectNode input(Desired desired) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("uri", desired.uri()).put("filter", desired.filter());
        desired.includeFields().forEach(input.putArray("includeFields")::add);
        desired.metafieldNamespaces().forEach(input.putArray("metafieldNamespaces")::add);
        return desired.name() == null ? input : input.put("name", desired.name());
    }
}
