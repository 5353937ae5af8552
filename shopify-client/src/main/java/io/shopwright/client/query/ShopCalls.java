package io.shopwright.client.query;

import io.shopwright.client.Shop;
import io.shopwright.client.bulk.Bulk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The calls of {@link Shop} and of its bulk door in compiled classes. */
final class ShopCalls {
    /** What a bulk query is called here, since a shop's own query is something else. */
    static final String BULK_QUERY = "bulk query";

    private static final String SHOP = Type.getInternalName(Shop.class);
    private static final Set<String> METHODS = Set.of("query", "object", "connection", "mutation", "document");
    private static final String BULK = Type.getInternalName(Bulk.class);
    private static final Map<String, String> BULK_METHODS = Map.of("query", BULK_QUERY, "mutation", "mutation");

    private ShopCalls() {}

    /**
     * One call.
     *
     * @param where class and method
     * @param method of the shop
     * @param name of the root field, or the document; empty if it is no constant or the method takes none
     * @param record the class's name; empty if it is no constant
     */
    record ShopCall(String where, String method, String name, String record) {
        boolean isConstant() {
            return !record.isEmpty() && (method.equals("query") || !name.isEmpty());
        }

        @Override
        public String toString() {
            String asked =
                    method.equals("document") ? name.replaceAll("\\s+", " ").strip() : name;
            String shortened = asked.length() > 60 ? asked.substring(0, 60) + " ..." : asked;
            String simple = record.substring(record.lastIndexOf('.') + 1);
            return Stream.of(method, shortened, simple)
                    .filter(part -> !part.isEmpty())
                    .toList()
                    .toString();
        }
    }

    /** All calls in jars and folders. */
    static List<ShopCall> in(List<Path> path) throws IOException {
        List<ShopCall> calls = new ArrayList<>();
        for (Path entry : path) {
            if (Files.isDirectory(entry)) {
                collect(entry, calls);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    for (Path root : jar.getRootDirectories()) {
                        collect(root, calls);
                    }
                }
            }
        }
        return calls;
    }

    private static void collect(Path root, List<ShopCall> calls) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            for (Path file : classes) {
                try (InputStream in = Files.newInputStream(file)) {
                    new ClassReader(in).accept(new Calls(calls), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("Cannot read " + root, e);
        }
    }

    private static final class Calls extends ClassVisitor {
        private final List<ShopCall> calls;
        private String type = "";

        Calls(List<ShopCall> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            type = name.replace('/', '.');
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Constants(calls, type + "." + name);
        }
    }

    /** Remembers the constants that stand right before a call. */
    private static final class Constants extends MethodVisitor {
        private final List<ShopCall> calls;
        private final String where;
        private String text = "";
        private String record = "";

        Constants(List<ShopCall> calls, String where) {
            super(Opcodes.ASM9);
            this.calls = calls;
            this.where = where;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String given) {
                text = given;
            } else if (value instanceof Type given) {
                record = given.getClassName();
            }
        }

        /** A variable takes the place of what was a constant before. */
        @Override
        public void visitVarInsn(int opcode, int variable) {
            forget();
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            forget();
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (descriptor.contains("Ljava/lang/Class;")) {
                if (owner.equals(SHOP) && METHODS.contains(name)) {
                    calls.add(new ShopCall(where, name, text, record));
                } else if (owner.equals(BULK) && BULK_METHODS.containsKey(name)) {
                    calls.add(new ShopCall(where, BULK_METHODS.get(name), text, record));
                }
            }
            forget();
        }

        private void forget() {
            text = "";
            record = "";
        }
    }
}
