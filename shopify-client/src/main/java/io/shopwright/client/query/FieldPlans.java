package io.shopwright.client.query;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The documents of one root field, one for each set of arguments, made once for a record and a version of the schema. */
final class FieldPlans implements Function<Set<String>, Plan> {
    /** What was made for a record lives as long as its class. */
    private static final ClassValue<Map<Use, FieldPlans>> MADE = new ClassValue<>() {
        @Override
        protected Map<Use, FieldPlans> computeValue(Class<?> record) {
            return new ConcurrentHashMap<>();
        }
    };

    private record Use(ApiVersion version, Target target) {}

    private final AdminSchema schema;
    private final Target target;
    private final Map<Set<String>, Plan> made = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such field, or the record does not fit it */
    static FieldPlans of(AdminSchema schema, Target target) {
        Map<Use, FieldPlans> made = MADE.get(target.record());
        Use use = new Use(schema.version(), target);
        FieldPlans known = made.get(use);
        return known != null ? known : made.computeIfAbsent(use, key -> new FieldPlans(schema, target));
    }

    private FieldPlans(AdminSchema schema, Target target) {
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
