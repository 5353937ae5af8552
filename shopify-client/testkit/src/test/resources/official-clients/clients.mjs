// Runs one task with Shopify's clients and prints what came of it as one line of JSON.
import '@shopify/shopify-api/adapters/node';
import {createAdminApiClient} from '@shopify/admin-api-client';
import {ApiVersion, DeliveryMethod, LogSeverity, RequestedTokenType, shopifyApi} from '@shopify/shopify-api';
import {createSHA256HMAC} from '@shopify/shopify-api/runtime';
import {getJwt} from '@shopify/shopify-api/test-helpers';
import {generateLocalHmac} from './node_modules/@shopify/shopify-api/dist/esm/lib/utils/hmac-validator.mjs';
import {createServer} from 'node:http';

const {SHOP_DOMAIN, CLIENT_ID, CLIENT_SECRET, ACCESS_TOKEN, SESSION_TOKEN} = process.env;
const SHOP_NAME = '{ shop { name } }';

const shopify = shopifyApi({
  apiKey: CLIENT_ID,
  apiSecretKey: CLIENT_SECRET,
  scopes: ['read_products', 'write_products'],
  hostName: 'app.example.com',
  apiVersion: ApiVersion.October26,
  isEmbeddedApp: true,
  logger: {level: LogSeverity.Error},
});

const admin = (options = {}) =>
  createAdminApiClient({
    storeDomain: SHOP_DOMAIN,
    apiVersion: '2026-10',
    accessToken: ACCESS_TOKEN,
    ...options,
  });

const nameAs = async (session) => (await new shopify.clients.Graphql({session}).request(SHOP_NAME)).data.shop.name;

const told = async (session) => ({
  shop: session.shop,
  isOnline: session.isOnline,
  scope: session.scope,
  expires: session.expires !== undefined,
  refreshes: session.refreshToken !== undefined,
  user: session.onlineAccessInfo?.associated_user?.email,
  name: await nameAs(session),
});

/** A browser's part of the install: it follows to the shop, agrees, and comes back with the cookies. */
async function install(isOnline, expiring) {
  const headers = {};
  const rawResponse = {
    getHeaders: () => headers,
    setHeader: (name, value) => (headers[name] = value),
    end: () => {},
  };
  const browser = {headers: {'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'}, method: 'GET', url: '/auth'};
  await shopify.auth.begin({
    shop: SHOP_DOMAIN, callbackPath: '/auth/callback', isOnline, rawRequest: browser, rawResponse,
  });
  const agreed = await fetch(headers.Location, {method: 'POST', redirect: 'manual'});
  const back = new URL(agreed.headers.get('location'));
  const cookie = [headers['Set-Cookie']].flat().map((each) => each.split(';')[0]).join('; ');
  const returning = {...browser, headers: {...browser.headers, cookie}, url: back.pathname + back.search};
  return (await shopify.auth.callback({expiring, rawRequest: returning, rawResponse})).session;
}

const exchange = async (requestedTokenType, expiring) =>
  (await shopify.auth.tokenExchange({
    shop: SHOP_DOMAIN, sessionToken: SESSION_TOKEN, requestedTokenType, expiring,
  })).session;

const failure = async (action) => {
  try {
    await action();
    return null;
  } catch (e) {
    return {type: e.constructor.name, code: e.response?.code ?? e.response?.status, message: e.message};
  }
};

/** Prints its port, answers as many deliveries as are asked for, and tells what it thought of them. */
const listen = (deliveries) =>
  new Promise((resolve) => {
    const seen = [];
    const server = createServer((request, response) => {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', async () => {
        const rawBody = Buffer.concat(parts).toString('utf8');
        const verdict = await shopify.webhooks.validate({rawBody, rawRequest: request, rawResponse: response});
        seen.push({...verdict, body: rawBody});
        response.writeHead(verdict.valid ? 200 : 401).end(() => {
          if (seen.length === deliveries) {
            server.close();
            resolve(seen);
          }
        });
      });
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  });

const tasks = {
  codeOffline: async () => told(await install(false, false)),
  codeExpiring: async () => told(await install(false, true)),
  codeOnline: async () => told(await install(true, false)),
  exchangeOnline: async () => told(await exchange(RequestedTokenType.OnlineAccessToken, false)),
  exchangeOffline: async () => told(await exchange(RequestedTokenType.OfflineAccessToken, true)),
  exchangeForged: () => failure(() => shopify.auth.tokenExchange({
    shop: SHOP_DOMAIN,
    sessionToken: SESSION_TOKEN.slice(0, -3) + 'AAA',
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
  })),
  clientCredentials: async () => told((await shopify.auth.clientCredentials({shop: SHOP_DOMAIN})).session),
  refresh: async () => {
    const first = await exchange(RequestedTokenType.OfflineAccessToken, true);
    const {session} = await shopify.auth.refreshToken({shop: SHOP_DOMAIN, refreshToken: first.refreshToken});
    return {...(await told(session)), rotated: session.refreshToken !== first.refreshToken};
  },
  migrate: async () => {
    const lasting = await exchange(RequestedTokenType.OfflineAccessToken, false);
    const {session} = await shopify.auth.migrateToExpiringToken({
      shop: SHOP_DOMAIN, nonExpiringOfflineAccessToken: lasting.accessToken,
    });
    return {...(await told(session)), old: await failure(() => nameAs(lasting))};
  },
  unknownToken: () => failure(() => nameAs({shop: SHOP_DOMAIN, accessToken: 'shpat_unknown'})),
  query: async () => {
    const {data, errors, extensions} = await admin().request(
      'query ($first: Int!) { products(first: $first, sortKey: TITLE) { nodes { title } } }',
      {variables: {first: 2}},
    );
    return {data, errors, extensions};
  },
  mutation: async () => {
    const {data} = await admin().request(
      'mutation ($product: ProductCreateInput!) { productCreate(product: $product) {'
        + ' product { id title handle } userErrors { field message } } }',
      {variables: {product: {title: 'Made by the client'}}},
    );
    const read = await admin().request('query ($id: ID!) { product(id: $id) { title } }', {
      variables: {id: data.productCreate.product.id},
    });
    return {created: data.productCreate, read: read.data.product};
  },
  rejected: async () =>
    (await admin().request('mutation { productCreate(product: {title: ""}) { product { id }'
      + ' userErrors { field message } } }')).data.productCreate,
  staticError: async () => {
    const {errors} = await admin().request('{ shop { nme } }');
    return {status: errors.networkStatusCode, codes: errors.graphQLErrors.map((each) => each.extensions.code)};
  },
  pages: async () => {
    const names = [];
    let after = null;
    do {
      const {data} = await admin().request(
        'query ($after: String) { orders(first: 40, after: $after) { nodes { name }'
          + ' pageInfo { hasNextPage endCursor } } }',
        {variables: {after}},
      );
      names.push(...data.orders.nodes.map((order) => order.name));
      after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
    } while (after);
    return {count: names.length, distinct: new Set(names).size};
  },
  retries: async () => (await admin({retries: 2}).request(SHOP_NAME)).data,
  sign: async () => {
    const timestamp = String(Math.trunc(Date.now() / 1000));
    const sign = generateLocalHmac(shopify.config);
    const admin = {code: 'c-1', host: 'YWRtaW4', shop: SHOP_DOMAIN, state: 's 1 & ü', timestamp};
    const proxied = {extra: ['1', '2'], logged_in_customer_id: '7', path_prefix: '/apps/x', shop: SHOP_DOMAIN, timestamp};
    const query = new URLSearchParams({...admin, hmac: await sign(admin)});
    const forwarded = new URLSearchParams({...proxied, signature: await sign(proxied, 'appProxy')});
    forwarded.delete('extra');
    proxied.extra.forEach((each) => forwarded.append('extra', each));
    const {token} = await getJwt(SHOP_DOMAIN.split('.')[0], CLIENT_ID, CLIENT_SECRET);
    return {callback: query.toString(), forwarded: forwarded.toString(), session: token};
  },
  verify: async () => {
    const {CALLBACK, FORWARDED} = process.env;
    const verdict = async (action) => {
      try {
        return await action();
      } catch (e) {
        return e.constructor.name;
      }
    };
    return {
      callback: await verdict(() => shopify.utils.validateHmac(Object.fromEntries(new URLSearchParams(CALLBACK)))),
      forwarded: await verdict(() => shopify.utils.validateHmac(new URLSearchParams(FORWARDED), {signator: 'appProxy'})),
      session: await verdict(async () => (await shopify.session.decodeSessionToken(SESSION_TOKEN)).dest),
    };
  },
  webhooks: () => listen(2),
  manyWebhooks: () => listen(5),
  signedBodies: () => Promise.all(
    ['{}', '{"id":820982911946154508}', '{"note":"süß 🧦"}', '{"a":\n 1.0 }', '', 'x'.repeat(100000)].map(
      async (body) => ({body, signature: await createSHA256HMAC(CLIENT_SECRET, body)}),
    ),
  ),
  register: async () => {
    shopify.webhooks.addHandlers({
      PRODUCTS_CREATE: [{deliveryMethod: DeliveryMethod.Http, callbackUrl: '/hooks'}],
    });
    const session = {shop: SHOP_DOMAIN, accessToken: ACCESS_TOKEN};
    const first = await shopify.webhooks.register({session});
    const second = await shopify.webhooks.register({session});
    return {first: first.PRODUCTS_CREATE.map((each) => each.success), second: second.PRODUCTS_CREATE.length};
  },
};

console.log(JSON.stringify(await tasks[process.argv[2]]()));
