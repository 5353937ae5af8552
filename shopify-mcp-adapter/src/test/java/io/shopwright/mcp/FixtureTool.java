package io.shopwright.mcp;

import io.shopwright.insights.Progress;
import java.util.List;

/** The tools of the protocol's conformance suite that a catalogue of ours can have. */
final class FixtureTool implements Tool<FixtureTool.Said> {
    private static final long PAUSE_MILLIS = 50;

    private final String name;
    private final Work work;

    record Said(String text) {}

    /** What a tool says, and does before. */
    @FunctionalInterface
    private interface Work {
        String done(Progress progress) throws InterruptedException;
    }

    private FixtureTool(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    static List<Tool<?>> all() {
        return List.of(
                new FixtureTool("test_simple_text", progress -> "This is a simple text response for testing."),
                new FixtureTool("test_error_handling", progress -> {
                    throw new BadArguments("this tool intentionally returns an error for testing");
                }),
                new FixtureTool("test_tool_with_progress", progress -> {
                    progress.at(0, 100);
                    Thread.sleep(PAUSE_MILLIS);
                    progress.at(50, 100);
                    Thread.sleep(PAUSE_MILLIS);
                    progress.at(100, 100);
                    Thread.sleep(PAUSE_MILLIS);
                    return "Done.";
                }));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public String description() {
        return "A tool that the conformance suite of the protocol looks for by its name, " + name + ".";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_SHOP;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Class<Said> answerType() {
        return Said.class;
    }

    @Override
    public Said answer(Arguments arguments, Request request) {
        try {
            return new Said(work.done(request.progress()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
