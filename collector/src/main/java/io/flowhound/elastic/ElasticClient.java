/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.SafeResponseConsumer;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import co.elastic.clients.transport.rest5_client.low_level.WarningFailureException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.bulk.BulkTransport;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connection to one Elasticsearch cluster: the typed client for templates, searches and health, and the transport of
 * bulk requests. Goes on with the next URL when one does not answer, and comes back to that one after a minute or when the others
 * fail too. Nothing is sent before the first request. Safe for use by several threads.
 */
public final class ElasticClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    /** Idle connections are looked at before they are used: proxies close them. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(2);

    /** As many as there can be requests of bulk writers; there is room for a second writer. */
    private static final int MAX_CONNECTIONS = 128;

    private static final String MEDIA_TYPE = "application/json";

    private final ElasticSettings settings;
    private final Failures failures;
    private final Rest5Client rest;
    private final ElasticsearchClient api;
    private final HttpBulkTransport bulk;

    private ElasticClient(ElasticSettings settings, boolean failOnWarnings) throws ElasticException {
        this.settings = settings;
        this.failures = new Failures(settings);
        this.rest = rest(settings, failOnWarnings);
        this.api = new ElasticsearchClient(new Rest5ClientTransport(rest, new JacksonJsonpMapper(), plainJson()));
        this.bulk = new HttpBulkTransport(bulk(settings), settings, failures, failOnWarnings);
    }

    /**
     * A client for the settings.
     *
     * @throws ElasticException when the CA file cannot be used
     */
    public static ElasticClient of(ElasticSettings settings) throws ElasticException {
        return new ElasticClient(settings, false);
    }

    /** A client that fails a request whose answer carries a {@code warning} header, which tells of deprecated use. */
    public static ElasticClient strict(ElasticSettings settings) throws ElasticException {
        return new ElasticClient(settings, true);
    }

    private static Rest5Client rest(ElasticSettings settings, boolean failOnWarnings) throws ElasticException {
        Timeout answer = Timeout.of(settings.requestTimeout());
        Rest5ClientBuilder builder = Rest5Client.builder(
                settings.urls().stream().map(ElasticClient::hostOnly).toList());
        builder.setStrictDeprecationMode(failOnWarnings)
                .setRequestConfigCallback(request -> request.setResponseTimeout(answer))
                .setConnectionConfigCallback((ConnectionConfig.Builder connection) ->
                        connection.setConnectTimeout(CONNECT).setSocketTimeout(answer))
                // Compressed answers would cost Elasticsearch more than these few octets are worth.
                .setHttpClientConfigCallback(http -> http.disableContentCompression());
        if (!settings.pathPrefix().isEmpty()) {
            builder.setPathPrefix(settings.pathPrefix());
        }
        String authorization = settings.credentials().authorization();
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
        }
        TlsStrategy tls = tls(settings).buildAsync();
        builder.setConnectionManagerCallback(connections -> connections.setTlsStrategy(tls));
        return builder.build();
    }

    /** For bulk requests, each of which blocks a sender of its own. Nothing is tried again here: see {@code bulk}. */
    private static CloseableHttpClient bulk(ElasticSettings settings) throws ElasticException {
        Timeout answer = Timeout.of(settings.requestTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(answer)
                .setValidateAfterInactivity(IDLE)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls(settings).buildClassic())
                        .setDefaultConnectionConfig(connection)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(answer).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Checks the name in the certificate explicitly: what the HTTP client does by default, to leave that to the TLS engine, has no
     * effect on its asynchronous path (seen in httpclient5 5.6.3), so that a certificate for any host would do.
     */
    private static ClientTlsStrategyBuilder tls(ElasticSettings settings) throws ElasticException {
        ClientTlsStrategyBuilder builder = ClientTlsStrategyBuilder.create()
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                .setHostnameVerifier(new DefaultHostnameVerifier());
        SSLContext context = Trust.context(settings);
        if (context != null) {
            builder.setSslContext(context);
        }
        return builder;
    }

    /**
     * By itself the typed client asks for answers {@code compatible-with=9}, which Elasticsearch 8 refuses with 400. Plain JSON
     * gets the answers of whichever version is there, and those of 8.19 and 9 that we read are alike. These are options of the
     * transport, since whoever calls an endpoint itself goes round those of the client.
     */
    private static Rest5ClientOptions plainJson() {
        return new Rest5ClientOptions(
                SafeResponseConsumer.DEFAULT_REQUEST_OPTIONS.toBuilder()
                        .addHeader("Accept", MEDIA_TYPE)
                        .addHeader("Content-Type", MEDIA_TYPE)
                        .build(),
                false);
    }

    private static URI hostOnly(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return URI.create(url.getScheme() + "://" + url.getHost() + ":" + port);
    }

    public ElasticSettings settings() {
        return settings;
    }

    /** What is asked of the typed client. */
    public interface Call<T> {
        T on(ElasticsearchClient api) throws IOException;
    }

    /** Asks something by the typed client, such as {@code call(api -> api.count(c -> c.index("flowhound-flows")))}. */
    public <T> T call(Call<T> call) throws ElasticException {
        try {
            return call.on(api);
        } catch (IOException | ElasticsearchException | WarningFailureException e) {
            throw failures.of(e);
        }
    }

    /**
     * Asks for JSON by its path, where the typed client would refuse the answer of another version for a value that we do not need.
     *
     * @param path such as {@code /_nodes/stats/fs}
     * @param filter what of the answer is wanted, as {@code filter_path}
     */
    public JsonNode get(String path, String filter) throws ElasticException {
        Request request = new Request("GET", path);
        request.addParameter("filter_path", filter);
        try {
            Response response = rest.performRequest(request);
            if (response.getStatusCode() >= 400) { // the client itself throws from 500 on
                throw new ResponseException(response);
            }
            return JSON.readTree(Bodies.read(response));
        } catch (IOException | WarningFailureException e) {
            throw failures.of(e);
        }
    }

    /** Sends bulk requests. Shares connections with this client and ends with it. */
    public BulkTransport bulk() {
        return bulk;
    }

    /**
     * Name and state of the cluster.
     *
     * @param cluster its name
     * @param status green, yellow or red
     * @param nodes how many nodes it has
     */
    public record Health(String cluster, String status, int nodes) {}

    /** Asks how the cluster is; needs the cluster privilege {@code monitor}. */
    public Health health() throws ElasticException {
        HealthResponse health = call(api -> api.cluster().health());
        return new Health(health.clusterName(), health.status().jsonValue(), health.numberOfNodes());
    }

    /**
     * Asks which versions its nodes run: each once, the oldest first. None where the cluster does not tell us: the key is wrong or
     * lacks the cluster privilege {@code monitor}, or a proxy does not let that through.
     */
    public List<ServerVersion> versions() throws ElasticException {
        return new NodeVersions(rest, failures).ask();
    }

    @Override
    public void close() throws IOException {
        bulk.close();
        rest.close();
    }
}
