package io.shopwright.mcp;

import io.shopwright.client.schema.NearestNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a call after all checks. */
final class Arguments {
    /** Letters of an unknown name that a message shows. */
    private static final int SHOWN = 60;

    private final Map<Parameter<?>, Object> values;

    private Arguments(Map<Parameter<?>, Object> values) {
        this.values = values;
    }

    /** The schema of an object with these parameters and no others. */
    static Map<String, Object> schema(List<Parameter<?>> parameters) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter<?> parameter : parameters) {
            properties.put(parameter.name(), parameter.schema());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Collections.unmodifiableMap(properties));
        List<String> required = parameters.stream()
                .filter(Parameter::isRequired)
                .map(Parameter::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return Collections.unmodifiableMap(schema);
    }

    /**
     * Checks what was given. A null counts as not given.
     *
     * @throws BadArguments naming everything that is wrong
     */
    static Arguments read(List<Parameter<?>> parameters, Map<String, @Nullable Object> given) {
        Map<Parameter<?>, Object> values = new LinkedHashMap<>();
        List<String> problems = unknown(parameters, given);
        for (Parameter<?> parameter : parameters) {
            Object value = given.get(parameter.name());
            if (value == null) {
                parameter.fallback().ifPresent(fallback -> values.put(parameter, fallback));
                if (parameter.isRequired()) {
                    problems.add(parameter.name() + " is missing");
                }
                continue;
            }
            try {
                values.put(parameter, parameter.read(value));
            } catch (BadArguments e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new BadArguments(problems);
        }
        return new Arguments(values);
    }

    private static List<String> unknown(List<Parameter<?>> parameters, Map<String, @Nullable Object> given) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        List<String> problems = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                List<String> near = NearestNames.of(name, names);
                String hint = near.isEmpty()
                        ? "the tool takes " + String.join(", ", names)
                        : "did you mean " + String.join(" or ", near) + "?";
                problems.add("there is no argument '" + ShopText.clean(name, SHOWN) + "' (" + hint + ")");
            }
        }
        return problems;
    }

    /** The value of a parameter that has a default or is required. */
    <T> T get(Parameter<T> parameter) {
        return find(parameter).orElseThrow(() -> new IllegalStateException(parameter.name()));
    }

    /** The value of a parameter, empty if it was not given and has no default. */
    @SuppressWarnings("unchecked") // read() put it there, from the same parameter
    <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter));
    }
}
