package io.shopwright.testkit;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactory;
import graphql.schema.DataFetcherFactoryEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The official schema of a version, ready to execute. Loaded once a JVM and version, and shared by all shops: which
 * shop answers is in the context of each execution.
 */
final class ExecutableSchema {
    private static final Map<ApiVersion, ExecutableSchema> LOADED = new ConcurrentHashMap<>();

    private static final int DOCUMENTS_KEPT = 500;

    private static final ServedFields FIELDS = new ServedFields();

    private final AdminSchema admin;
    private final GraphQLSchema schema;
    private final GraphQL engine;
    private final Map<String, Checked> documents = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
            return size() > DOCUMENTS_KEPT;
        }
    };

    /**
     * A document after parsing and validation.
     *
     * @param errors empty if it may be executed
     */
    record Checked(Document document, List<GraphQLError> errors) {}

    private ExecutableSchema(AdminSchema admin) {
        this.admin = admin;
        this.schema = SchemaTypes.executable(
                admin, GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(new OneFetcher()));
        this.engine = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(FIELDS))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(FIELDS))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(checked(input.getQuery()).document())))
                .build();
    }

    /** Loads the newest version beside what else a shop does at its start; whoever asks sooner waits for it. */
    static void prepare() {
        List<ApiVersion> versions = ApiVersion.bundled();
        ApiVersion newest = versions.get(versions.size() - 1);
        if (!LOADED.containsKey(newest)) {
            Thread loader = new Thread(() -> of(newest), "simulated-shop-schema");
            loader.setDaemon(true);
            loader.start();
        }
    }

    static ExecutableSchema of(ApiVersion version) {
        return LOADED.computeIfAbsent(version, v -> new ExecutableSchema(AdminSchema.of(v)));
    }

    AdminSchema admin() {
        return admin;
    }

    GraphQLSchema schema() {
        return schema;
    }

    GraphQL engine() {
        return engine;
    }

    Checked checked(String text) {
        synchronized (documents) {
            Checked known = documents.get(text);
            if (known != null) {
                return known;
            }
        }
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(
                schema, ExecutionInput.newExecutionInput(text).build());
        Document document =
                result.getDocument() == null ? Document.newDocument().build() : result.getDocument();
        List<GraphQLError> errors = result.getErrors().stream()
                .filter(error -> !StaticErrors.isBareUnion(error, schema))
                .toList();
        Checked checked = new Checked(document, errors);
        synchronized (documents) {
            documents.put(text, checked);
        }
        return checked;
    }

    private static final class OneFetcher implements DataFetcherFactory<Object> {
        @Override
        public DataFetcher<Object> get(GraphQLFieldDefinition field) {
            return FIELDS;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface still asks for it
        public DataFetcher<Object> get(DataFetcherFactoryEnvironment environment) {
            return FIELDS;
        }
    }
}
