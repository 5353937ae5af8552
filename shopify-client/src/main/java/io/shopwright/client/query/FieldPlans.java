package io.shopwright.client.query;

import io.shopwright.client.schema.AdminSchema;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The documents of one root field, one for each set of arguments, made once. */
final class FieldPlans implements Function<Set<String>, Plan> {
    private final AdminSchema schema;
    private final Target target;
    private final Map<Set<String>, Plan> made = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such field, or the record does not fit it */
    FieldPlans(AdminSchema schema, Target target) {
        this.schema = schema;
        this.target = target;
        target.shape(schema, new VariableTypes(schema));
    }

    Target target() {
        return target;
    }

    @Override
    public Plan apply(Set<String> arguments) {
        return made.computeIfAbsent(Set.copyOf(arguments), names -> Plan.ofField(schema, target, arguments));
    }
}
