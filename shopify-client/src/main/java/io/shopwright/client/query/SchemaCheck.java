package io.shopwright.client.query;

import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which calls of compiled programs break, or use what is deprecated, in each version of the Admin API whose schema
 * this library carries.
 *
 * <p>Calls are found in the byte code, where {@link io.shopwright.client.Shop}'s methods get a name or a document and a
 * record as constants. Calls whose name, document or record is a variable are listed as not checked. Reading byte code
 * needs the library {@code org.ow2.asm:asm} on the class path.
 */
public final class SchemaCheck {
    private SchemaCheck() {}

    /** How a call stands to a version. */
    public enum Standing {
        FITS,
        DEPRECATED,
        BREAKS,
        /** Its name, document or record is known only when the program runs. */
        NOT_CHECKED
    }

    /**
     * One call and one version.
     *
     * @param version the API version
     * @param where class and method of the call
     * @param call what it asks for, such as {@code connection orders OrderRow}
     * @param standing how it stands to the version
     * @param reasons what breaks or is deprecated; empty if all fits
     */
    public record Finding(ApiVersion version, String where, String call, Standing standing, List<String> reasons) {
        public Finding {
            reasons = List.copyOf(reasons);
        }

        /** For a person: one line. */
        @Override
        public String toString() {
            return version + "  " + standing + "  " + call + " in " + where
                    + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
        }
    }

    /**
     * Prints all findings but those that fit, and ends with 1 if a call breaks in any version from the given one on.
     *
     * @param arguments a class path, jars and folders of classes, and the version that is spoken now; by default the
     *     newest
     */
    @SuppressWarnings("SystemOut") // a program's only way to tell
    public static void main(String... arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: SchemaCheck <class path> [API version spoken now]");
            System.exit(2);
        }
        List<Path> path = Stream.of(arguments[0].split(System.getProperty("path.separator"), -1))
                .map(Path::of)
                .toList();
        ApiVersion now = arguments.length == 2 ? ApiVersion.of(arguments[1]) : ApiVersion.newest();
        try {
            Class.forName("org.objectweb.asm.ClassReader", false, SchemaCheck.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            System.err.println("Reading byte code needs the library org.ow2.asm:asm on the class path");
            System.exit(2);
        }
        List<Finding> findings = check(path).stream()
                .filter(finding -> finding.version().compareTo(now) >= 0)
                .toList();
        findings.stream().filter(finding -> finding.standing() != Standing.FITS).forEach(System.out::println);
        long breaks = findings.stream()
                .filter(finding -> finding.standing() == Standing.BREAKS)
                .count();
        System.out.println(
                findings.size() + " checks of calls against versions from " + now + " on; " + breaks + " break");
        System.exit(breaks == 0 ? 0 : 1);
    }

    /**
     * Checks every call against every version.
     *
     * @param path jars and folders of classes; the records' own libraries must be there or on this program's class path
     * @throws IOException if a jar or a class cannot be read
     */
    public static List<Finding> check(List<Path> path) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls(path), SchemaCheck.class.getClassLoader())) {
            for (ShopCalls.ShopCall call : ShopCalls.in(path)) {
                for (ApiVersion version : ApiVersion.bundled()) {
                    findings.add(check(call, AdminSchema.of(version), loader));
                }
            }
        }
        return findings;
    }

    private static Finding check(ShopCalls.ShopCall call, AdminSchema schema, ClassLoader loader) {
        ApiVersion version = schema.version();
        if (!call.isConstant()) {
            String reason = "its name, document or record is no constant";
            return new Finding(version, call.where(), call.toString(), Standing.NOT_CHECKED, List.of(reason));
        }
        try {
            Class<?> record = Class.forName(call.record(), false, loader);
            List<String> deprecated = call.method().equals(ShopCalls.BULK_QUERY)
                    ? BulkTree.require(schema, call.name(), record)
                    : plan(call, schema, record).deprecations();
            Standing standing = deprecated.isEmpty() ? Standing.FITS : Standing.DEPRECATED;
            return new Finding(version, call.where(), call.toString(), standing, deprecated);
        } catch (IllegalArgumentException e) {
            return new Finding(
                    version, call.where(), call.toString(), Standing.BREAKS, List.of(String.valueOf(e.getMessage())));
        } catch (ClassNotFoundException | LinkageError e) {
            return new Finding(
                    version,
                    call.where(),
                    call.toString(),
                    Standing.NOT_CHECKED,
                    List.of("cannot load " + call.record() + ": " + e));
        }
    }

    private static Plan plan(ShopCalls.ShopCall call, AdminSchema schema, Class<?> record) {
        return switch (call.method()) {
            case "query" -> Plan.ofRoot(schema, record);
            case "document" -> Plan.ofDocument(schema, call.name(), record);
            case "object" -> field(schema, new Target(Document.Kind.QUERY, call.name(), record, false, false));
            case "connection" -> field(schema, new Target(Document.Kind.QUERY, call.name(), record, true, false));
            default -> field(schema, new Target(Document.Kind.MUTATION, call.name(), record, false, false));
        };
    }

    /** With the required arguments alone: which others the program gives is not known here. */
    private static Plan field(AdminSchema schema, Target target) {
        Set<String> required = target.field(schema).arguments().entrySet().stream()
                .filter(argument -> argument.getValue().type().required())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return Plan.ofField(schema, target, required);
    }

    private static URL[] urls(List<Path> path) throws MalformedURLException {
        URL[] urls = new URL[path.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = path.get(i).toUri().toURL();
        }
        return urls;
    }
}
