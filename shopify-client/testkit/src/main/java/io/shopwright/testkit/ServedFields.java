package io.shopwright.testkit;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers every field of the schema: by the method of the source object that has the field's name and takes nothing or
 * a {@link Call}; of two, by that which takes one. Where there is no such method, the field is not simulated.
 */
final class ServedFields implements LightDataFetcher<Object>, DataFetcherExceptionHandler {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** Fields after which no method can be named. */
    private static final Map<String, String> WORDS_OF_JAVA = Map.of("theReturn", "return");

    private static final ClassValue<Map<String, Server>> SERVERS = new ClassValue<>() {
        @Override
        protected Map<String, Server> computeValue(Class<?> type) {
            Map<String, Server> servers = new HashMap<>();
            for (Method method : type.getMethods()) {
                add(servers, method);
            }
            for (Method method : type.getDeclaredMethods()) {
                add(servers, method);
            }
            return servers;
        }
    };

    /** A method of a source object. */
    private record Server(MethodHandle handle, boolean takesCall, Type type) {}

    private static void add(Map<String, Server> servers, Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean takesCall = parameters.length == 1 && parameters[0] == Call.class;
        boolean ours = ServedFields.class
                .getPackageName()
                .equals(method.getDeclaringClass().getPackageName());
        boolean candidate = !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && method.getReturnType() != void.class;
        if (ours && candidate && (takesCall || parameters.length == 0)) {
            MethodType type = takesCall
                    ? MethodType.methodType(Object.class, Object.class, Call.class)
                    : MethodType.methodType(Object.class, Object.class);
            String field = WORDS_OF_JAVA.getOrDefault(method.getName(), method.getName());
            Server known = servers.get(field);
            if (known != null && known.takesCall() && !takesCall) {
                return;
            }
            try {
                servers.put(
                        field,
                        new Server(LOOKUP.unreflect(method).asType(type), takesCall, method.getGenericReturnType()));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Cannot reach " + method, e);
            }
        }
    }

    /** What the method returns that answers the field, null if there is none. */
    static @Nullable Type answer(Class<?> source, String field) {
        Server server = SERVERS.get(source).get(field);
        return server == null ? null : server.type();
    }

    /** Whether objects of this class answer the field. */
    static boolean serves(Class<?> source, String field) {
        return SERVERS.get(source).containsKey(field);
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment)
            throws Exception {
        if (source instanceof Idempotency.Refusal refusal) {
            return refusal.value(field.getName());
        }
        Server server = SERVERS.get(source.getClass()).get(field.getName());
        if (server != null && !server.takesCall() && field.getArguments().isEmpty()) {
            return invoke(server, source, null);
        }
        Call call = new Call(environment.get());
        if (source instanceof Mutation) {
            return call.session().backstage().idempotency().answer(call, () -> {
                call.session().disturbance().pause();
                return mutate(server, source, call);
            });
        }
        Scopes.toRead(call.type()).ifPresent(scope -> call.session().require(scope, call.field()));
        return served(server, source, call);
    }

    private static @Nullable Object served(@Nullable Server server, Object source, Call call) throws Exception {
        if (server == null) {
            throw ShopifyError.notSimulated(call.coordinates());
        }
        Object value = invoke(server, source, call);
        call.requireAllRead();
        boolean whole = source instanceof QueryRoot && call.session().withoutPages();
        return whole && value instanceof Connection<?> connection
                ? call.session().portion(connection)
                : value;
    }

    /** Runs one mutation as a whole, or not at all. */
    private static @Nullable Object mutate(@Nullable Server server, Object source, Call call) throws Exception {
        Scopes.toWrite(call.field()).ifPresent(scope -> call.session().require(scope, call.field()));
        Duration lag = call.session().disturbance().searchLag();
        if (!lag.isZero()) {
            call.data().hideFromSearches(call.now().plus(lag));
        }
        try {
            ShopEvents events = new ShopEvents(call);
            return call.data().atomically(() -> served(server, source, call), events::publish);
        } catch (Refused refused) {
            return refused.payload();
        }
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        return get(
                environment.getFieldDefinition(), Objects.requireNonNull(environment.getSource()), () -> environment);
    }

    private static @Nullable Object invoke(Server server, Object source, @Nullable Call call) throws Exception {
        try {
            return server.takesCall()
                    ? (Object) server.handle().invokeExact(source, call)
                    : (Object) server.handle().invokeExact(source);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable failure = parameters.getException();
        GraphqlErrorBuilder<?> error =
                GraphqlErrorBuilder.newError().path(parameters.getPath()).location(parameters.getSourceLocation());
        if (failure instanceof ShopifyError known) {
            error.message(literal(String.valueOf(known.getMessage())))
                    .extensions(new LinkedHashMap<>(known.extensions()));
        } else {
            error.message(literal("The simulated shop failed: " + failure))
                    .extensions(Map.of("code", "INTERNAL_SERVER_ERROR"));
        }
        GraphQLError built = error.build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(built).build());
    }

    /** The builder reads its message as a format. */
    private static String literal(String message) {
        return message.replace("%", "%%");
    }
}
