package io.shopwright.client.query;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Validates documents with graphql-java against the official schema of a version. */
public final class OfficialSchema {
    private static final Map<ApiVersion, GraphQLSchema> SCHEMAS = new ConcurrentHashMap<>();

    private OfficialSchema() {}

    /** What graphql-java finds wrong with the document; empty if it is valid. */
    public static List<String> problems(ApiVersion version, String document) {
        GraphQLSchema schema = SCHEMAS.computeIfAbsent(
                version,
                v -> UnExecutableSchemaGenerator.makeUnExecutableSchema(
                        new SchemaParser().parse(AdminSchema.of(v).text())));
        Document parsed = new Parser().parseDocument(document);
        return new Validator()
                .validateDocument(schema, parsed, Locale.ROOT).stream()
                        .map(GraphQLError::getMessage)
                        .toList();
    }
}
