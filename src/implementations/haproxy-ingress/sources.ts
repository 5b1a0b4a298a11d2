import { evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about HAProxy Ingress (now also called N42 Gateway) were read: its manual, of 0.14 to 0.17. */

const SITE = 'https://haproxy-ingress.github.io/docs/configuration';

export const GATEWAY_MANUAL = evidence(
  'docs',
  `${SITE}/gateway-api/`,
  'GatewayClass, Gateway, HTTPRoute and TCPRoute alone; annotations of Services; no filters; no status',
);
export const KEYS = evidence('docs', `${SITE}/keys/#secure-backend`, 'secure-backends, secure-sni, secure-verify-…');
export const PROTOCOLS = evidence('docs', `${SITE}/keys/#backend-protocol`, 'h1, h1-ssl, h2, h2-ssl');
export const SERVER_MANUAL = evidence(
  'docs',
  'https://docs.haproxy.org/3.0/configuration.html#5.2',
  'ssl, verify, verifyhost, sni, ca-file, crt',
);
