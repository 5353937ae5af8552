package io.shopwright.mcp;

import java.util.List;

/** A catalogue of one tool that answers its text: what is left is what the catalogue and the converter cost. */
public final class EchoCatalogue {
    public static final String NAME = "shopify_echo_text";

    private EchoCatalogue() {}

    public static ShopifyTools create() {
        return ShopifyTools.of(List.of(new EchoTool()));
    }

    private record Echo(@About("The text that came.") String text) {}

    private static final class EchoTool implements Tool<Echo> {
        private static final Parameter<String> TEXT =
                Parameter.text("text", "Any text.", 200).orElse("");

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String title() {
            return "Echo";
        }

        @Override
        public String description() {
            return "Answers the text that it was given.";
        }

        @Override
        public ToolHints hints() {
            return new ToolHints(true, false, true, false);
        }

        @Override
        public Capability capability() {
            return Capability.READ_SHOP;
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(TEXT);
        }

        @Override
        public Class<Echo> answerType() {
            return Echo.class;
        }

        @Override
        public Echo answer(Arguments arguments, Request request) {
            return new Echo(arguments.get(TEXT));
        }
    }
}
