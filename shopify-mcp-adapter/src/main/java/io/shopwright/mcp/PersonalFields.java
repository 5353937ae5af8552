package io.shopwright.mcp;

import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What identifies people in answers to queries that callers write themselves: by the names of fields, by the objects that
 * are about people, and by the values that may hold anything.
 *
 * <p>A list of what is known, and so less than a proof: who must not see personal data should have no token for it.
 */
final class PersonalFields {
    /** Texts that are hidden on every object. */
    private static final Pattern TEXT_NAMES = Pattern.compile(
            ".*[eE]mail(Address)?|.*[pP]hone(Number)?|(.*F|f)irstName|(.*L|l)astName|(.*N|n)otes?2?|clientIp|ip"
                    + "|ipAddress|.*PurchaseIp|address[12]|zip|city|company|formatted|formattedArea|receiptJson"
                    + "|shopOwnerName|accountOpenerName|accountNumber|taxId|taxRegistrationId|statusPageUrl|invoiceUrl"
                    + "|abandonedCheckoutUrl|.*[uU]nsubscribeUrl");

    /** Of other kinds, and hidden on every object. */
    private static final Set<String> NAMES =
            Set.of("latitude", "longitude", "paymentDetails", "customAttributes", "attributes");

    /** Objects about people and their money, of which every text is hidden but what {@link #HARMLESS} names. */
    private static final Pattern PEOPLE = Pattern.compile("Customer|Customer(Merge|CreditCard|Paypal|ShopPay|Payment).*"
            + "|Customer(SegmentMember|EmailAddress|PhoneNumber)|StaffMember.*|OrderStaffMember|IdentityProviderSubject"
            + "|(Company|Mailing|CalculatedMailing|SubscriptionMailing)Address|SubscriptionDelivery.*Address"
            + "|CompanyContact|PurchasingCompany|(GiftCard|Order)?Recipient|FulfillmentOrderDestination|Comment"
            + "|CommentAuthor|CardPaymentDetails|TenderTransactionCreditCardDetails|Vault.*|BankAccount"
            + "|ShopifyPayments(BankAccount|DisputeEvidence)|Financ.*Kyc.*|ShopPayPaymentRequestContactField");

    private static final Set<String> HARMLESS =
            Set.of("id", "__typename", "tags", "locale", "lifetimeDuration", "countryCode", "provinceCode", "timeZone");

    /** Values that may hold anything, such as a name, by object. */
    private static final Map<String, Set<String>> ANYTHING = Map.of(
            "Metafield", Set.of("value", "jsonValue"),
            "MetaobjectField", Set.of("value", "jsonValue"),
            "Metaobject", Set.of("displayName", "handle"),
            "ShopifyqlTableData", Set.of("rows"),
            "BulkOperation", Set.of("url", "partialDataUrl"),
            "PrivateMetafield", Set.of("value"),
            "BasicEvent", Set.of("message", "secondaryMessage", "arguments", "author"),
            "CommentEvent", Set.of("message", "rawMessage", "arguments"));

    /** Hidden from everybody. */
    private static final Set<String> SECRETS = Set.of(
            "accessToken", "multipassIdentifier", "analyticsToken", "cartToken", "checkoutToken", "giftCardCode");

    /** Scalars that hold text. */
    private static final Set<String> TEXTS = Set.of("String", "FormattedString", "HTML", "URL", "JSON");

    /** Columns of a report. */
    private static final Pattern COLUMN = Pattern.compile(
            ".*(email|phone|zip|postal|address|ip_|first_name|last_name|customer_name|staff_member).*|.*_city|note");

    private PersonalFields() {}

    static boolean isPersonal(SchemaType type, SchemaField field) {
        String name = field.name();
        boolean text = TEXTS.contains(field.type().name());
        if (isSecret(type, field)
                || NAMES.contains(name)
                || (text && TEXT_NAMES.matcher(name).matches())) {
            return true;
        }
        boolean aboutPeople =
                text && !HARMLESS.contains(name) && PEOPLE.matcher(type.name()).matches();
        return aboutPeople || ANYTHING.getOrDefault(type.name(), Set.of()).contains(name);
    }

    /** Whether nobody may see it, whatever the role. */
    static boolean isSecret(SchemaType type, SchemaField field) {
        return SECRETS.contains(field.name());
    }

    /** Whether a column of a report tells who somebody is. */
    static boolean isPersonalColumn(String name) {
        return COLUMN.matcher(name).matches();
    }
}
