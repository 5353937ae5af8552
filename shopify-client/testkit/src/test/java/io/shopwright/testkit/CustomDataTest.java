package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages, codes and shapes as recorded at a real shop in 2026. */
class CustomDataTest {
    private static final String DEFINE =
            "mutation D($d: MetaobjectDefinitionCreateInput!) { metaobjectDefinitionCreate(definition: $d) {"
                    + " metaobjectDefinition { id type name displayNameKey fieldDefinitions { key name required type {"
                    + " name } } } userErrors { field message code elementKey elementIndex } } }";

    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private static Map<String, ?> field(String key, String type, boolean required) {
        return Map.of("key", key, "type", type, "required", required);
    }

    private JsonNode define(Map<String, ?> more) {
        Map<String, Object> definition = new HashMap<>(Map.of(
                "type",
                "lookbook",
                "name",
                "Look Book",
                "fieldDefinitions",
                List.of(field("title", "single_line_text_field", true), field("pages", "number_integer", false))));
        definition.putAll(more);
        return api.data(DEFINE, Map.of("d", definition)).path("metaobjectDefinitionCreate");
    }

    private JsonNode create(String handle, String... fields) {
        List<Map<String, ?>> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.add(Map.of("key", fields[i], "value", fields[i + 1]));
        }
        Map<String, Object> input = new HashMap<>(Map.of("type", "lookbook", "fields", values));
        if (!handle.isEmpty()) {
            input.put("handle", handle);
        }
        return api.data(
                        "mutation C($m: MetaobjectCreateInput!) { metaobjectCreate(metaobject: $m) { metaobject { id"
                                + " handle displayName type field(key: \"pages\") { value jsonValue } } userErrors { field"
                                + " message code elementKey } } }",
                        Map.of("m", input))
                .path("metaobjectCreate");
    }

    @Test
    void metaobject_createdAndUpdated_isReadByIdAndHandle() {
        define(Map.of("displayNameKey", "title"));
        JsonNode made = create("summer", "title", "Summer", "pages", "12").path("metaobject");
        String id = made.path("id").asText();
        api.data(
                "mutation { metaobjectUpdate(id: \"" + id + "\", metaobject: { fields: [{ key: \"title\", value: \"High"
                        + " summer\" }] }) { userErrors { message } } }");
        JsonNode read = api.data("{ metaobjectByHandle(handle: { type: \"lookbook\", handle: \"summer\" }) { id"
                        + " displayName fields { key value } definition { metaobjectsCount } } }")
                .path("metaobjectByHandle");
        JsonNode gone = api.data("mutation { metaobjectDelete(id: \"" + id + "\") { deletedId } }");

        assertThat(made.path("field").toString()).isEqualTo("{\"value\":\"12\",\"jsonValue\":12}");
        assertThat(read.toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"displayName\":\"High summer\",\"fields\":[{\"key\":\"title\","
                        + "\"value\":\"High summer\"},{\"key\":\"pages\",\"value\":\"12\"}],"
                        + "\"definition\":{\"metaobjectsCount\":1}}");
        assertThat(gone.at("/metaobjectDelete/deletedId").asText()).isEqualTo(id);
        assertThat(api.data("{ metaobject(id: \"" + id + "\") { id } }")
                        .path("metaobject")
                        .isNull())
                .isTrue();
    }

    @Test
    void handle_isMadeSmallAndUnique() {
        define(Map.of());
        JsonNode auto = create("", "title", "x").path("metaobject");
        JsonNode mixed = create("MyHandle", "title", "x").path("metaobject");
        JsonNode again = create("myhandle", "title", "x").path("metaobject");

        assertThat(auto.path("handle").asText()).matches("lookbook-[a-z0-9]{8}");
        assertThat(auto.path("displayName").asText()).matches("Look Book #[A-Z0-9]{8}");
        assertThat(mixed.path("handle").asText()).isEqualTo("myhandle");
        assertThat(mixed.path("displayName").asText()).isEqualTo("My Handle");
        assertThat(again.path("handle").asText()).isEqualTo("myhandle-1");
        assertThat(again.path("displayName").asText()).isEqualTo("Myhandle 1");
    }

    @Test
    void metaobjects_comeInPages() {
        define(Map.of());
        for (String each : List.of("a", "b", "c")) {
            create("h-" + each, "title", each);
        }
        JsonNode first = api.data(
                        "{ metaobjects(type: \"lookbook\", first: 2, reverse: true) { nodes { handle } pageInfo {"
                                + " hasNextPage endCursor } } }")
                .path("metaobjects");
        JsonNode second = api.data("{ metaobjects(type: \"lookbook\", first: 2, reverse: true, after: \""
                        + first.at("/pageInfo/endCursor").asText()
                        + "\") { nodes { handle } pageInfo { hasNextPage } } }")
                .path("metaobjects");

        assertThat(first.path("nodes").toString()).isEqualTo("[{\"handle\":\"h-c\"},{\"handle\":\"h-b\"}]");
        assertThat(second.toString())
                .isEqualTo("{\"nodes\":[{\"handle\":\"h-a\"}],\"pageInfo\":{\"hasNextPage\":false}}");
    }

    @ParameterizedTest
    @CsvSource({
        "pages, x, metaobject.fields.1, Value must be an integer., INVALID_VALUE",
        "missing, x, metaobject.fields.1, 'Field definition \"missing\" does not exist', UNDEFINED_OBJECT_FIELD",
        "title, x, metaobject.fields.1, 'Field \"title\" duplicates other inputs', DUPLICATE_FIELD_INPUT"
    })
    void value_bad_isRefused(String key, String value, String path, String message, String code) {
        define(Map.of());
        JsonNode refused = create("h", "title", "t", key, value);

        assertThat(refused.path("metaobject").isNull()).isTrue();
        assertThat(refused.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"" + path.replace(".", "\",\"") + "\"],\"message\":\""
                        + message.replace("\"", "\\\"") + "\",\"code\":\"" + code + "\",\"elementKey\":\"" + key
                        + "\"}");
    }

    @Test
    void field_required_isAskedFor() {
        define(Map.of());

        assertThat(create("h", "pages", "1").at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"metaobject\"],\"message\":\"Title can't be blank\","
                        + "\"code\":\"OBJECT_FIELD_REQUIRED\",\"elementKey\":\"title\"}");
    }

    @Test
    void definition_bad_isRefused() {
        assertThat(define(Map.of("fieldDefinitions", List.of(field("handle", "single_line_text_field", false))))
                        .at("/userErrors/0")
                        .toString())
                .isEqualTo(
                        "{\"field\":[\"definition\",\"fieldDefinitions\",\"0\"],\"message\":\"The name \\\"handle\\\""
                                + " is reserved for system use\",\"code\":\"RESERVED_NAME\",\"elementKey\":\"handle\","
                                + "\"elementIndex\":null}");
        assertThat(define(Map.of("displayNameKey", "missing"))
                        .at("/userErrors/0/code")
                        .asText())
                .isEqualTo("UNDEFINED_OBJECT_FIELD");
        assertThat(define(Map.of("type", "ab")).at("/userErrors/0/message").asText())
                .isEqualTo("Type is too short (minimum is 3 characters)");
        define(Map.of());
        assertThat(define(Map.of()).at("/userErrors/0/code").asText()).isEqualTo("TAKEN");
    }

    @Test
    void definition_updatedAndDeleted_takesItsObjectsAlong() {
        String id = define(Map.of()).at("/metaobjectDefinition/id").asText();
        create("h", "title", "t", "pages", "3");
        JsonNode updated = api.data("mutation { metaobjectDefinitionUpdate(id: \"" + id
                        + "\", definition: { name: \"Book\", fieldDefinitions: [{ delete: { key: \"pages\" }"
                        + " }, { create: { key: \"color\", type: \"color\" } }, { update: { key: \"title\","
                        + " required: false } }] }) { metaobjectDefinition { name fieldDefinitions { key name"
                        + " required } } userErrors { message } } }")
                .at("/metaobjectDefinitionUpdate/metaobjectDefinition");
        JsonNode wrong = api.data("mutation { metaobjectDefinitionUpdate(id: \"" + id
                + "\", definition: { fieldDefinitions: [{ create: { key: \"title\", type: \"color\" } }] }) {"
                + " userErrors { field message code } } }");
        api.data("mutation { metaobjectDefinitionDelete(id: \"" + id + "\") { deletedId } }");

        assertThat(updated.toString())
                .isEqualTo("{\"name\":\"Book\",\"fieldDefinitions\":[{\"key\":\"title\",\"name\":\"Title\","
                        + "\"required\":false},{\"key\":\"color\",\"name\":\"Color\",\"required\":false}]}");
        assertThat(wrong.at("/metaobjectDefinitionUpdate/userErrors/0").toString())
                .isEqualTo(
                        "{\"field\":[\"definition\",\"fieldDefinitions\",\"0\",\"create\",\"key\"],\"message\":\"Field"
                                + " definition \\\"title\\\" is already taken\",\"code\":\"OBJECT_FIELD_TAKEN\"}");
        assertThat(api.data("{ metaobjects(type: \"lookbook\", first: 5) { nodes { id } } }")
                        .at("/metaobjects/nodes"))
                .isEmpty();
        assertThat(api.data("mutation { metaobjectDefinitionDelete(id: \"" + id
                                + "\") { userErrors { field message code } } }")
                        .at("/metaobjectDefinitionDelete/userErrors/0")
                        .toString())
                .isEqualTo("{\"field\":[\"id\"],\"message\":\"Record not found\",\"code\":\"RECORD_NOT_FOUND\"}");
    }

    private JsonNode defineMetafield(String key, String type, String more) {
        return api.data("mutation { metafieldDefinitionCreate(definition: { name: \"N\", namespace: \"custom\", key: \""
                        + key
                        + "\", ownerType: PRODUCT, type: \"" + type + "\"" + more
                        + " }) { createdDefinition { id key pinnedPosition type { name } validations { name value }"
                        + " validationStatus } userErrors { field message code } } }")
                .path("metafieldDefinitionCreate");
    }

    @Test
    void definition_ofMetafields_givesTheTypeAndChecksValues() {
        JsonNode made = defineMetafield(
                "size", "single_line_text_field", ", pin: true, validations: [{ name: \"max\", value: \"5\" }]");
        String product = api.data("mutation { productCreate(product: { title: \"Socks\" }) { product { id } } }")
                .at("/productCreate/product/id")
                .asText();
        String set = "mutation { metafieldsSet(metafields: [{ ownerId: \"" + product
                + "\", namespace: \"custom\", key: \"size\", value: \"%s\" }]) { metafields { type value definition {"
                + " id } } userErrors { field message code } } }";
        JsonNode good = api.data(set.formatted("small")).path("metafieldsSet");
        JsonNode bad = api.data(set.formatted("enormous")).path("metafieldsSet");
        JsonNode read =
                api.data("{ metafieldDefinitions(first: 5, ownerType: PRODUCT, pinnedStatus: PINNED) { nodes { key"
                        + " metafieldsCount } } }");
        JsonNode twice = defineMetafield("size", "boolean", "");

        assertThat(made.at("/createdDefinition/pinnedPosition").intValue()).isOne();
        assertThat(made.at("/createdDefinition/validationStatus").asText()).isEqualTo("ALL_VALID");
        assertThat(good.at("/metafields/0/type").asText()).isEqualTo("single_line_text_field");
        assertThat(good.at("/metafields/0/definition/id").asText())
                .isEqualTo(made.at("/createdDefinition/id").asText());
        assertThat(bad.at("/userErrors/0").toString())
                .isEqualTo(
                        "{\"field\":[\"metafields\",\"0\",\"value\"],\"message\":\"Value has a maximum length of 5.\","
                                + "\"code\":\"INVALID_VALUE\"}");
        assertThat(read.at("/metafieldDefinitions/nodes/0").toString())
                .isEqualTo("{\"key\":\"size\",\"metafieldsCount\":1}");
        assertThat(twice.at("/userErrors/0").toString())
                .isEqualTo(
                        "{\"field\":[\"definition\",\"key\"],\"message\":\"Key is in use for Product metafields on the"
                                + " 'custom' namespace.\",\"code\":\"TAKEN\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "number_integer, min, 2, 1, Value has a minimum of 2.",
        "number_decimal, max, 5.0, 5.5, Value has a maximum of 5.0.",
        "single_line_text_field, regex, ^[a-z]+$, A1, Value is not the correct format.",
        "single_line_text_field, choices, '[\\\"red\\\",\\\"blue\\\"]', green,"
                + " 'Value does not exist in provided choices: [\"red\", \"blue\"].'",
        "date, max, 2026-12-31, 2027-01-01, Value has a maximum of 2026-12-31."
    })
    void value_beyondItsDefinition_isRefused(String type, String option, String limit, String value, String message) {
        defineMetafield("limited", type, ", validations: [{ name: \"" + option + "\", value: \"" + limit + "\" }]");
        String product = api.data("mutation { productCreate(product: { title: \"Socks\" }) { product { id } } }")
                .at("/productCreate/product/id")
                .asText();

        assertThat(api.data("mutation { metafieldsSet(metafields: [{ ownerId: \"" + product
                                + "\", namespace: \"custom\", key: \"limited\", value: \"" + value
                                + "\" }]) { userErrors { message } } }")
                        .at("/metafieldsSet/userErrors/0/message")
                        .asText())
                .isEqualTo(message);
    }

    @Test
    void definition_pinnedAndDeleted_isGoneWithItsMetafields() {
        String id = defineMetafield("size", "boolean", "")
                .at("/createdDefinition/id")
                .asText();
        String pin = "mutation { metafieldDefinitionPin(definitionId: \"" + id
                + "\") { pinnedDefinition { pinnedPosition } userErrors { message code } } }";
        JsonNode pinned = api.data(pin);
        JsonNode again = api.data(pin);
        JsonNode gone = api.data("mutation { metafieldDefinitionDelete(id: \"" + id
                        + "\", deleteAllAssociatedMetafields: true) { deletedDefinitionId deletedDefinition { ownerType"
                        + " namespace key } userErrors { message } } }")
                .path("metafieldDefinitionDelete");

        assertThat(pinned.at("/metafieldDefinitionPin/pinnedDefinition/pinnedPosition")
                        .intValue())
                .isOne();
        assertThat(again.at("/metafieldDefinitionPin/userErrors/0").toString())
                .isEqualTo("{\"message\":\"Definition already pinned.\",\"code\":\"ALREADY_PINNED\"}");
        assertThat(gone.path("deletedDefinition").toString())
                .isEqualTo("{\"ownerType\":\"PRODUCT\",\"namespace\":\"custom\",\"key\":\"size\"}");
        assertThat(defineMetafield(
                                "size",
                                "single_line_text_field",
                                ", validations: [{ name: \"scale_max\", value:" + " \"1\" }]")
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo(
                        "Validations value for option scale_max contains an invalid value: 'scale_max' isn't supported"
                                + " for single_line_text_field.");
    }
}
