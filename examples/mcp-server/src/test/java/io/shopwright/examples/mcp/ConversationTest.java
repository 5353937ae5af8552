package io.shopwright.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Conversation of(String... lines) throws IOException {
        byte[] in = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return new Conversation(new ByteArrayInputStream(in), out);
    }

    private static CompletableFuture<Void> running(Conversation conversation) {
        return CompletableFuture.runAsync(() -> {
            try {
                conversation.run();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static BufferedReader reader(Conversation conversation) {
        return new BufferedReader(new InputStreamReader(conversation.input(), StandardCharsets.UTF_8));
    }

    private static void reply(Conversation conversation, String line) throws IOException {
        conversation.output().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void run_inputEnds_waitsForTheRepliesToAllRequests() throws Exception {
        Conversation conversation = of(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\"}");
        CompletableFuture<Void> run = running(conversation);
        BufferedReader server = reader(conversation);
        for (int i = 0; i < 3; i++) {
            server.readLine();
        }
        reply(conversation, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"id\":1}}");
        reply(conversation, "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{}}");

        assertThatThrownBy(() -> run.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        reply(conversation, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        run.get(10, TimeUnit.SECONDS);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void run_linesThatAreNoMessage_areNotPassedOn() throws Exception {
        Conversation conversation = of("garbage", "", "[1]", "{\"jsonrpc\":\"2.0\",\"method\":\"ä\"}");
        running(conversation).get(10, TimeUnit.SECONDS);

        BufferedReader server = new BufferedReader(new InputStreamReader(conversation.input(), StandardCharsets.UTF_8));
        assertThat(server.readLine()).isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"ä\"}");
    }
}
