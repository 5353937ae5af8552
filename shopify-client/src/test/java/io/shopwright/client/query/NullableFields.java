package io.shopwright.client.query;

import io.shopwright.client.schema.AdminSchema;
import java.util.Set;
import java.util.TreeSet;

/** Finds components that would make an answer unreadable where the schema allows a null. */
public final class NullableFields {
    private NullableFields() {}

    /** The components of an operation's records that hold a nullable field but no null, by their path. */
    public static Set<String> heldByStrictComponents(Object operation) throws ReflectiveOperationException {
        java.lang.reflect.Field sender = operation.getClass().getDeclaredField("shop");
        sender.setAccessible(true);
        AdminSchema schema = ((io.shopwright.client.internal.Sender) sender.get(operation)).schema();
        java.lang.reflect.Field plans = operation.getClass().getDeclaredField("plans");
        plans.setAccessible(true);
        Target target = ((FieldPlans) plans.get(operation)).target();
        Set<String> found = new TreeSet<>();
        walk(target.name(), target.shape(schema, new VariableTypes(schema)), found);
        return found;
    }

    private static void walk(String path, Shape shape, Set<String> found) {
        if (shape instanceof Shapes.Silent silent) {
            walk(path, silent.inner(), found);
        } else if (shape instanceof Shapes.Many many) {
            walk(path, many.element(), found);
        } else if (shape instanceof Shapes.Connected connected) {
            walk(path, connected.node(), found);
        } else if (shape instanceof Shapes.Alternatives alternatives) {
            alternatives.byType().values().forEach(member -> walk(path, member, found));
            walk(path, alternatives.otherwise(), found);
        } else if (shape instanceof Shapes.Structure structure) {
            for (Shapes.Component component : structure.components()) {
                String inner = path + "." + component.responseKey();
                if (!component.type().required() && !(component.shape() instanceof Shapes.Silent)) {
                    found.add(inner);
                }
                walk(inner, component.shape(), found);
            }
        }
    }
}
