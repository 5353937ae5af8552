package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.InputValueWithState;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import org.junit.jupiter.api.Test;

/** Holds our schema against the engine's own reading of the same text. */
class SchemaTypesTest {
    private final TypeDefinitionRegistry text =
            new SchemaParser().parse(AdminSchema.of(ApiVersion.newest()).text());
    private final GraphQLSchema built = ExecutableSchema.of(ApiVersion.newest()).schema();

    @Test
    void types_areThoseOfTheText() {
        for (TypeDefinition<?> type : text.types().values()) {
            if (type instanceof ImplementingTypeDefinition<?> definition) {
                GraphQLFieldsContainer ours = (GraphQLFieldsContainer) built.getType(type.getName());
                assertThat(((GraphQLImplementingType) ours)
                                .getInterfaces().stream().map(i -> i.getName()))
                        .containsExactlyElementsOf(definition.getImplements().stream()
                                .map(SchemaTypesTest::name)
                                .toList());
                assertThat(ours.getFieldDefinitions().stream().map(SchemaTypesTest::line))
                        .containsExactlyElementsOf(definition.getFieldDefinitions().stream()
                                .map(SchemaTypesTest::line)
                                .toList());
            } else if (type instanceof InputObjectTypeDefinition definition) {
                GraphQLInputObjectType ours = (GraphQLInputObjectType) built.getType(type.getName());
                assertThat(ours.isOneOf()).isEqualTo(definition.hasDirective("oneOf"));
                assertThat(ours.getFieldDefinitions().stream().map(SchemaTypesTest::line))
                        .containsExactlyElementsOf(definition.getInputValueDefinitions().stream()
                                .map(SchemaTypesTest::line)
                                .toList());
            } else if (type instanceof EnumTypeDefinition definition) {
                assertThat(((GraphQLEnumType) built.getType(type.getName()))
                                .getValues().stream().map(v -> v.getName() + v.isDeprecated()))
                        .containsExactlyElementsOf(definition.getEnumValueDefinitions().stream()
                                .map(v -> v.getName() + v.hasDirective("deprecated"))
                                .toList());
            } else if (type instanceof UnionTypeDefinition definition) {
                assertThat(((GraphQLUnionType) built.getType(type.getName()))
                                .getTypes().stream().map(t -> t.getName()))
                        .containsExactlyElementsOf(definition.getMemberTypes().stream()
                                .map(SchemaTypesTest::name)
                                .toList());
            }
        }
        assertThat(text.types().keySet()).allMatch(name -> built.getType(name) != null);
    }

    private static String name(Type<?> type) {
        return AstPrinter.printAstCompact(type);
    }

    private static String line(FieldDefinition field) {
        return field.getName()
                + field.getInputValueDefinitions().stream()
                        .map(SchemaTypesTest::line)
                        .toList() + ": " + name(field.getType()) + field.hasDirective("deprecated");
    }

    private static String line(GraphQLFieldDefinition field) {
        return field.getName()
                + field.getArguments().stream().map(SchemaTypesTest::line).toList() + ": "
                + GraphQLTypeUtil.simplePrint(field.getType()) + field.isDeprecated();
    }

    private static String line(InputValueDefinition value) {
        return value.getName() + ": " + name(value.getType())
                + (value.getDefaultValue() == null ? "" : " = " + AstPrinter.printAstCompact(value.getDefaultValue()))
                + value.hasDirective("deprecated");
    }

    private static String line(GraphQLArgument value) {
        return line(value, value.getArgumentDefaultValue(), value.isDeprecated());
    }

    private static String line(GraphQLInputObjectField value) {
        return line(value, value.getInputFieldDefaultValue(), value.isDeprecated());
    }

    private static String line(GraphQLInputValueDefinition value, InputValueWithState otherwise, boolean deprecated) {
        return value.getName() + ": " + GraphQLTypeUtil.simplePrint(value.getType())
                + (otherwise.isNotSet() ? "" : " = " + AstPrinter.printAstCompact((Value<?>) otherwise.getValue()))
                + deprecated;
    }

    @Test
    void directive_ofTheSchema_isKnown() {
        assertThat(built.getDirective("idempotent").validLocations()).hasSize(1);
        assertThat(text.getDirectiveDefinitions()).containsOnlyKeys("idempotent");
    }
}
