package io.shopwright.testkit;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema's own scalars. Answers are written as Shopify writes them; input is taken as it comes. */
final class PlainScalar implements Coercing<Object, Object> {
    private final boolean json;

    private PlainScalar(boolean json) {
        this.json = json;
    }

    static GraphQLScalarType named(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new PlainScalar(name.equals("JSON")))
                .build();
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        if (json) {
            return value;
        }
        if (value instanceof BigDecimal amount) {
            return Money.text(amount);
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return value instanceof Map || value instanceof List ? value : value.toString();
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text) {
            return text.getValue();
        }
        if (input instanceof IntValue number) {
            return number.getValue();
        }
        if (input instanceof FloatValue number) {
            return number.getValue();
        }
        if (input instanceof BooleanValue flag) {
            return flag.isValue();
        }
        if (input instanceof EnumValue name) {
            return name.getName();
        }
        if (input instanceof VariableReference reference) {
            return variables.get(reference.getName());
        }
        if (input instanceof ArrayValue array) {
            List<@Nullable Object> elements = new ArrayList<>();
            array.getValues().forEach(each -> elements.add(parseLiteral(each, variables, context, locale)));
            return elements;
        }
        if (input instanceof ObjectValue object) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (ObjectField field : object.getObjectFields()) {
                fields.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
            }
            return fields;
        }
        if (input instanceof NullValue) {
            return null;
        }
        throw new IllegalArgumentException("not a value: " + input);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof List<?> list) {
            ArrayValue.Builder array = ArrayValue.newArrayValue();
            list.forEach(each -> array.value(literal(each, context, locale)));
            return array.build();
        }
        if (input instanceof Map<?, ?> map) {
            ObjectValue.Builder object = ObjectValue.newObjectValue();
            map.forEach((name, each) ->
                    object.objectField(new ObjectField(String.valueOf(name), literal(each, context, locale))));
            return object.build();
        }
        if (input instanceof Boolean flag) {
            return BooleanValue.of(flag);
        }
        if (input instanceof Number number) {
            return FloatValue.newFloatValue(new BigDecimal(number.toString())).build();
        }
        return StringValue.of(input.toString());
    }

    private Value<?> literal(@Nullable Object input, GraphQLContext context, Locale locale) {
        return input == null ? NullValue.of() : valueToLiteral(input, context, locale);
    }
}
