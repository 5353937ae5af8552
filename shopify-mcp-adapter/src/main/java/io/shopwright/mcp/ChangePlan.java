package io.shopwright.mcp;

import io.shopwright.client.query.Mutation;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangeAnswer.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a change would do to the shop as it is.
 *
 * @param steps mutations in order
 * @param unchanged what is already as it should be
 * @param warnings what somebody who confirms should know
 * @param check how to see afterwards whether a step was done
 */
record ChangePlan(List<Step> steps, List<Item> unchanged, List<String> warnings, String check) {
    ChangePlan {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        warnings = List.copyOf(warnings);
    }

    /** A mutation and what it changes; all of that or nothing. */
    record Step(Mutation<?> mutation, List<Item> items) {
        Step {
            items = List.copyOf(items);
        }

        static Step of(Mutation<?> mutation, Item item) {
            return new Step(mutation, List.of(item));
        }

        /** The items after the step was tried. */
        List<Item> ended(Status status, String problem) {
            return items.stream().map(item -> item.ended(status, problem)).toList();
        }
    }

    /** All that the shop has of what the change touches. */
    String state() {
        return items().stream()
                .map(item -> item.id() + " " + item.field() + " " + item.before())
                .collect(Collectors.joining("\n"));
    }

    /** What would change and what would not. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        steps.forEach(step -> items.addAll(step.items));
        items.addAll(unchanged);
        return items;
    }
}
