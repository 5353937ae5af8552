package io.shopwright.testkit;

import graphql.Directives;
import graphql.Scalars;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaArgument;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import io.shopwright.client.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns the client's schema into the engine's. The engine could parse the same text itself, in twice the time: the
 * start of a JVM's first shop is what a user's tests wait for.
 */
final class SchemaTypes {
    private static final TypeResolver BY_CLASS_NAME = environment -> environment
            .getSchema()
            .getObjectType(Objects.<Object>requireNonNull(environment.getObject())
                    .getClass()
                    .getSimpleName());

    private static final Map<String, GraphQLScalarType> BUILT_IN = Map.of(
            "ID", Scalars.GraphQLID,
            "String", Scalars.GraphQLString,
            "Int", Scalars.GraphQLInt,
            "Float", Scalars.GraphQLFloat,
            "Boolean", Scalars.GraphQLBoolean);

    private final GraphQLCodeRegistry.Builder code;
    private final Map<String, Value<?>> defaults = new HashMap<>();

    private SchemaTypes(GraphQLCodeRegistry.Builder code) {
        this.code = code;
    }

    /** @param code what answers the fields; the objects behind interfaces and unions are told by their class names */
    static GraphQLSchema executable(AdminSchema schema, GraphQLCodeRegistry.Builder code) {
        return new SchemaTypes(code).build(schema);
    }

    private GraphQLSchema build(AdminSchema schema) {
        GraphQLObjectType query = object(schema.queryType());
        GraphQLObjectType mutation = object(schema.mutationType());
        List<GraphQLNamedType> types = new ArrayList<>(BUILT_IN.values());
        for (String name : schema.typeNames()) {
            if (!name.equals(query.getName()) && !name.equals(mutation.getName())) {
                types.add(type(schema.typeOf(TypeRef.parse(name))));
            }
        }
        GraphQLSchema.FastBuilder builder = new GraphQLSchema.FastBuilder(code, query, mutation, null).addTypes(types);
        if (schema.text().contains("\ndirective @idempotent(key: String!) on FIELD\n")) {
            builder.additionalDirective(idempotent());
        }
        return builder.build();
    }

    private static GraphQLDirective idempotent() {
        return GraphQLDirective.newDirective()
                .name("idempotent")
                .argument(GraphQLArgument.newArgument()
                        .name("key")
                        .type(GraphQLNonNull.nonNull(Scalars.GraphQLString))
                        .build())
                .validLocation(DirectiveLocation.FIELD)
                .build();
    }

    private GraphQLNamedType type(SchemaType type) {
        return switch (type.kind()) {
            case SCALAR -> PlainScalar.named(type.name());
            case ENUM -> choice(type);
            case INPUT_OBJECT -> input(type);
            case UNION -> union(type);
            case INTERFACE -> abstraction(type);
            case OBJECT -> object(type);
        };
    }

    private static GraphQLEnumType choice(SchemaType type) {
        GraphQLEnumType.Builder builder = GraphQLEnumType.newEnum().name(type.name());
        type.values()
                .forEach((value, deprecation) -> builder.value(GraphQLEnumValueDefinition.newEnumValueDefinition()
                        .name(value)
                        .value(value)
                        .deprecationReason(deprecation.isEmpty() ? null : deprecation)
                        .build()));
        return builder.build();
    }

    private GraphQLInputObjectType input(SchemaType type) {
        GraphQLInputObjectType.Builder builder =
                GraphQLInputObjectType.newInputObject().name(type.name());
        if (type.oneOf()) {
            builder.withAppliedDirective(Directives.OneOfDirective.toAppliedDirective());
        }
        for (SchemaArgument each : type.inputFields().values()) {
            GraphQLInputObjectField.Builder field = GraphQLInputObjectField.newInputObjectField()
                    .name(each.name())
                    .type((GraphQLInputType) reference(each.type()));
            if (each.defaultText() != null) {
                field.defaultValueLiteral(literal(each.defaultText()));
            }
            each.deprecation().ifPresent(field::deprecate);
            builder.field(field.build());
        }
        return builder.build();
    }

    private GraphQLUnionType union(SchemaType type) {
        GraphQLUnionType.Builder builder = GraphQLUnionType.newUnionType().name(type.name());
        type.members().forEach(member -> builder.possibleType(GraphQLTypeReference.typeRef(member)));
        GraphQLUnionType union = builder.build();
        code.typeResolver(union, BY_CLASS_NAME);
        return union;
    }

    private GraphQLInterfaceType abstraction(SchemaType type) {
        GraphQLInterfaceType.Builder builder =
                GraphQLInterfaceType.newInterface().name(type.name());
        type.interfaces().forEach(each -> builder.withInterface(GraphQLTypeReference.typeRef(each)));
        type.fields().values().forEach(each -> builder.field(field(each)));
        GraphQLInterfaceType built = builder.build();
        code.typeResolver(built, BY_CLASS_NAME);
        return built;
    }

    private GraphQLObjectType object(SchemaType type) {
        GraphQLObjectType.Builder builder = GraphQLObjectType.newObject().name(type.name());
        type.interfaces().forEach(each -> builder.withInterface(GraphQLTypeReference.typeRef(each)));
        type.fields().values().forEach(each -> builder.field(field(each)));
        return builder.build();
    }

    private GraphQLFieldDefinition field(SchemaField field) {
        GraphQLFieldDefinition.Builder builder = GraphQLFieldDefinition.newFieldDefinition()
                .name(field.name())
                .type((GraphQLOutputType) reference(field.type()));
        field.deprecation().ifPresent(builder::deprecate);
        for (SchemaArgument each : field.arguments().values()) {
            GraphQLArgument.Builder argument =
                    GraphQLArgument.newArgument().name(each.name()).type((GraphQLInputType) reference(each.type()));
            if (each.defaultText() != null) {
                argument.defaultValueLiteral(literal(each.defaultText()));
            }
            each.deprecation().ifPresent(argument::deprecate);
            builder.argument(argument.build());
        }
        return builder.build();
    }

    private Value<?> literal(String text) {
        return defaults.computeIfAbsent(text, Parser::parseValue);
    }

    private static GraphQLType reference(TypeRef type) {
        GraphQLType core = type.element()
                .<GraphQLType>map(element -> GraphQLList.list(reference(element)))
                .orElseGet(() -> {
                    GraphQLType builtIn = BUILT_IN.get(type.name());
                    return builtIn == null ? GraphQLTypeReference.typeRef(type.name()) : builtIn;
                });
        return type.required() ? GraphQLNonNull.nonNull(core) : core;
    }
}
