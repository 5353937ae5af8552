// Loaded before the clients: who connects to a shop's domain reaches the simulated shop, by TLS as ever.
const tls = require('node:tls');

const {SHOP_DOMAIN, SHOP_PORT} = process.env;
const connect = tls.connect;

tls.connect = (options, ...rest) =>
  options.host === SHOP_DOMAIN
    ? connect({...options, host: '127.0.0.1', port: Number(SHOP_PORT), servername: SHOP_DOMAIN}, ...rest)
    : connect(options, ...rest);
