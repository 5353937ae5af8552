package io.shopwright.client.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** The one HTTP endpoint of the GraphQL Admin API. */
interface AdminApi {
    @POST("admin/api/{version}/graphql.json")
    Call<ResponseBody> send(
            @Path("version") String version,
            @Header("X-Shopify-Access-Token") String accessToken,
            @Body Payload payload,
            @Tag SentMark sent);

    /** The body of a request. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payload(
            String query, ObjectNode variables, @Nullable String operationName) {}
}
