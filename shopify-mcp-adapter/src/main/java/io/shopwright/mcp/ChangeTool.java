package io.shopwright.mcp;

import io.shopwright.client.UserError;
import io.shopwright.client.batch.Batch;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.query.Mutation;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangeAnswer.Status;
import io.shopwright.mcp.ChangePlan.Step;
import io.shopwright.mcp.Confirmations.Confirmed;
import io.shopwright.mcp.Confirmations.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change as a tool: without a token it shows what would change and gives one, with the token it changes just that. The
 * shop is read again before, and nothing is changed if it is no longer as the preview showed it.
 */
final class ChangeTool implements Tool<ChangeAnswer> {
    private static final Parameter<String> CONFIRMATION_TOKEN = Parameter.text(
            "confirmation_token",
            "From the preview of the same arguments, to make the changes; leave it out for a preview.",
            Confirmations.LONGEST);

    /** Mutations in one document: fewer are unknown when a connection dies. */
    private static final int TOGETHER = 10;

    private final Change change;

    ChangeTool(Change change) {
        this.change = change;
    }

    @Override
    public String name() {
        return change.name();
    }

    @Override
    public String title() {
        return change.title();
    }

    @Override
    public String description() {
        return change.description();
    }

    @Override
    public ToolHints hints() {
        return ToolHints.CHANGE;
    }

    @Override
    public Capability capability() {
        return change.capability();
    }

    @Override
    public Set<String> scopes() {
        return change.scopes();
    }

    @Override
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> parameters = new ArrayList<>(change.parameters());
        parameters.add(CONFIRMATION_TOKEN);
        return parameters;
    }

    @Override
    public Class<ChangeAnswer> answerType() {
        return ChangeAnswer.class;
    }

    @Override
    public ChangeAnswer answer(Arguments arguments, Request request) {
        String shop = request.shop().domain();
        Subject subject = new Subject(name(), asked(request), shop, request.actor());
        Confirmations confirmations = request.confirmations();
        Optional<Confirmed> confirmed =
                arguments.find(CONFIRMATION_TOKEN).map(token -> confirmations.check(token, subject));
        ChangePlan plan = change.plan(arguments, request);
        if (confirmed.isPresent()) {
            confirmations.use(confirmed.get(), plan.state());
            return ChangeAnswer.ended(shop, plan, run(plan));
        }
        return plan.steps().isEmpty()
                ? ChangeAnswer.nothing(shop, plan)
                : ChangeAnswer.previewed(shop, plan, confirmations.issue(subject, plan.state()));
    }

    private static String asked(Request request) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(request.call().arguments());
        asked.remove(CONFIRMATION_TOKEN.name());
        asked.values().removeIf(Objects::isNull);
        return Confirmations.canonical(asked);
    }

    /** Tries every step; each has an outcome whatever becomes of the others. */
    private static List<Item> run(ChangePlan plan) {
        List<Mutation<?>> mutations =
                plan.steps().stream().<Mutation<?>>map(Step::mutation).toList();
        List<Outcome<Object>> outcomes =
                Batch.<Object>of(mutations).size(TOGETHER).run().outcomes();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            items.addAll(ended(plan.steps().get(i), outcomes.get(i)));
        }
        items.addAll(plan.unchanged());
        return items;
    }

    private static List<Item> ended(Step step, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return step.ended(
                    Status.REFUSED,
                    refused.userErrors().stream().map(UserError::toString).collect(Collectors.joining("; ")));
        }
        if (outcome instanceof Outcome.Failed<?> failed) {
            return step.ended(Status.FAILED, String.valueOf(failed.reason().getMessage()));
        }
        if (outcome instanceof Outcome.Unknown<?> unknown) {
            return step.ended(Status.UNKNOWN, String.valueOf(unknown.reason().getMessage()));
        }
        return step.ended(Status.DONE, "");
    }
}
