package io.shopwright.client.internal.cost;

import io.shopwright.client.internal.graphql.Document.Fragment;
import io.shopwright.client.internal.graphql.Selection;
import io.shopwright.client.internal.graphql.Selection.Field;
import io.shopwright.client.internal.graphql.Selection.InlineFragment;
import io.shopwright.client.internal.graphql.Selection.Spread;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up the prices that one operation's selections had on a day. Serves one prediction. */
final class CostWalk {
    /** Fragments that spread themselves and ones that double at each level end here. */
    private static final int MAX_DEPTH = 250;

    private static final int MAX_FIELDS = 1_000_000;

    private final AdminSchema schema;
    private final Map<String, Fragment> fragments;
    private final Inputs inputs;
    private final LocalDate day;
    private int depth;
    private int fieldsSeen;

    /** The fields of one response key: the first of them, and the selections of all. */
    private record Selected(Field field, List<Selection> selections) {}

    /** A selected field as one of the possible types declares and prices it. */
    private record Declared(Selected selected, SchemaField field, double own) {}

    CostWalk(AdminSchema schema, Map<String, Fragment> fragments, Inputs inputs, LocalDate day) {
        this.schema = schema;
        this.fragments = fragments;
        this.inputs = inputs;
        this.day = day;
    }

    double query(List<Selection> selections) {
        return children(schema.queryType(), selections);
    }

    double mutation(List<Selection> selections) {
        SchemaType root = schema.mutationType();
        double sum = 0;
        for (Selected selected : select(root, selections)) {
            if (!selected.field().name().equals("__typename")) {
                SchemaField field = declaration(root, selected);
                SchemaType payload = schema.typeOf(field.type());
                sum += CostTable.own(root, field, payload)
                        + CostTable.surcharge(field.name(), inputs.arguments(selected.field()), day)
                        + payload(payload, selected.selections());
            }
        }
        return sum;
    }

    /** A payload's objects come with the mutation's price; what is selected in them does not. */
    private double payload(SchemaType payload, List<Selection> selections) {
        double sum = 0;
        for (Selected selected : select(payload, selections)) {
            if (!selected.field().name().equals("__typename")) {
                SchemaField field = declaration(payload, selected);
                SchemaType type = schema.typeOf(field.type());
                sum += type.isConnection() || type.kind().isLeaf()
                        ? field(payload, selected)
                        : children(type, selected.selections());
            }
        }
        return sum;
    }

    private double children(SchemaType type, List<Selection> selections) {
        if (!type.kind().isAbstract()) {
            return sum(type, select(type, selections));
        }
        double dearest = 0;
        Set<List<Declared>> seen = new HashSet<>();
        for (String name : schema.possibleTypes(type)) {
            SchemaType possible = type(name);
            List<Selected> selected = select(possible, selections);
            List<Declared> declared = new ArrayList<>();
            for (Selected each : selected) {
                if (!each.field().name().startsWith("__")) {
                    SchemaField field = declaration(possible, each);
                    double own = CostTable.own(possible, field, schema.typeOf(field.type()));
                    declared.add(new Declared(each, field, own));
                }
            }
            if (seen.add(declared)) {
                dearest = Math.max(dearest, sum(possible, selected));
            }
        }
        return dearest;
    }

    private double sum(SchemaType type, List<Selected> fields) {
        enter();
        double sum = 0;
        for (Selected selected : fields) {
            sum += field(type, selected);
        }
        depth--;
        return sum;
    }

    private double field(SchemaType parent, Selected selected) {
        String name = selected.field().name();
        if (name.equals("__typename")) {
            return 0;
        }
        if (parent.name().equals("QueryRoot") && (name.equals("__schema") || name.equals("__type"))) {
            return introspection(selected.selections());
        }
        SchemaField field = declaration(parent, selected);
        SchemaType type = schema.typeOf(field.type());
        double own = CostTable.own(parent, field, type);
        if (type.kind().isLeaf()) {
            return own;
        }
        if (type.isConnection()) {
            return own + connection(type, selected, inputs.size(selected.field(), field));
        }
        return own + children(type, selected.selections());
    }

    private double connection(SchemaType connection, Selected selected, int size) {
        double sum = 0;
        double items = CostTable.items(size);
        for (Selected part : select(connection, selected.selections())) {
            switch (part.field().name()) {
                case "nodes" -> sum += items * item(connection, part);
                case "edges" -> {
                    SchemaType edge =
                            schema.typeOf(declaration(connection, part).type());
                    for (Selected edgePart : select(edge, part.selections())) {
                        sum += items
                                * (edgePart.field().name().equals("node")
                                        ? item(edge, edgePart)
                                        : field(edge, edgePart));
                    }
                }
                case "pageInfo" -> {}
                default -> sum += field(connection, part);
            }
        }
        return sum;
    }

    private double item(SchemaType parent, Selected node) {
        SchemaType type = schema.typeOf(declaration(parent, node).type());
        return type.kind().isLeaf() ? 0 : CostTable.object(type) + children(type, node.selections());
    }

    /** The types of introspection are no part of the schema; each of their objects costs 1. */
    private double introspection(List<Selection> selections) {
        enter();
        double sum = selections.isEmpty() ? 0 : 1;
        Map<String, Selected> selected = new LinkedHashMap<>();
        collect(null, selections, selected, new HashSet<>());
        for (Selected each : selected.values()) {
            sum += introspection(each.selections());
        }
        depth--;
        return sum;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "the document is more than " + MAX_DEPTH + " levels deep; does a fragment spread itself?");
        }
    }

    /** The fields that an object of this type answers, merged by response key. */
    private List<Selected> select(SchemaType object, List<Selection> selections) {
        Map<String, Selected> selected = new LinkedHashMap<>();
        collect(object, selections, selected, new HashSet<>());
        return new ArrayList<>(selected.values());
    }

    /** @param object null inside introspection, where every fragment applies */
    private void collect(
            @Nullable SchemaType object, List<Selection> selections, Map<String, Selected> into, Set<String> spread) {
        for (Selection selection : selections) {
            if (!inputs.included(selection.directives())) {
                continue;
            }
            if (selection instanceof Field field) {
                if (++fieldsSeen > MAX_FIELDS) {
                    throw new IllegalArgumentException("the document has more than " + MAX_FIELDS + " fields");
                }
                into.merge(field.responseKey(), new Selected(field, field.selections()), CostWalk::merged);
            } else if (selection instanceof InlineFragment inline) {
                if (inline.type() == null || applies(inline.type(), object)) {
                    collect(object, inline.selections(), into, spread);
                }
            } else if (selection instanceof Spread named && spread.add(named.fragment())) {
                Fragment fragment = fragments.get(named.fragment());
                if (fragment == null) {
                    throw new IllegalArgumentException("no fragment '" + named.fragment() + "' in the document"
                            + AdminSchema.suggest(named.fragment(), fragments.keySet()));
                }
                if (applies(fragment.type(), object)) {
                    collect(object, fragment.selections(), into, spread);
                }
            }
        }
    }

    private static Selected merged(Selected a, Selected b) {
        List<Selection> both = new ArrayList<>(a.selections());
        both.addAll(b.selections());
        return new Selected(a.field(), both);
    }

    private boolean applies(String condition, @Nullable SchemaType object) {
        return object == null
                || condition.equals(object.name())
                || schema.possibleTypes(type(condition)).contains(object.name());
    }

    private SchemaType type(String name) {
        return schema.type(name)
                .orElseThrow(() -> new IllegalArgumentException("no type '" + name + "' in version " + schema.version()
                        + AdminSchema.suggest(name, schema.typeNames())));
    }

    private SchemaField declaration(SchemaType parent, Selected selected) {
        String name = selected.field().name();
        return parent.field(name)
                .orElseThrow(() -> new IllegalArgumentException("no field '" + name + "' on '" + parent.name()
                        + "' in version " + schema.version()
                        + AdminSchema.suggest(name, parent.fields().keySet())));
    }
}
