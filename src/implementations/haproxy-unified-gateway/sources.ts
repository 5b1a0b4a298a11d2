import { type Evidence, evidence } from '../../gateway-api/evidence.ts';

/** Where the facts about HAProxy Unified Gateway were read: its documentation and examples, and HAProxy’s own manual. */

const REPOSITORY = 'https://github.com/haproxytech/haproxy-unified-gateway/blob/main';

const docs = (path: string, note?: string): Evidence => evidence('docs', `${REPOSITORY}/${path}`, note);

export const BACKEND_DOCS = docs(
  'documentation/CustomResources/backend.md',
  'attached by ExtensionRef filter or Service annotation',
);
export const BACKEND_CRD = evidence(
  'source',
  `${REPOSITORY}/api/definition/gate.v3.haproxy.org_backends.yaml`,
  'spec.default_server; not at hand here, so nothing is checked against it',
);
export const CONFORMANCE = docs('documentation/conformance.md', 'Gateway, HTTPRoute and ReferenceGrant are declared');
export const RIGHTS = evidence(
  'source',
  `${REPOSITORY}/example/deploy/hug/rbac.yaml`,
  'no rights on BackendTLSPolicy and TCPRoute',
);
export const PASSTHROUGH = docs('example/tlsroute/sslpassthrough/README.md', 'TLSRoute with a passthrough listener');
export const SERVER_MANUAL = evidence(
  'docs',
  'https://docs.haproxy.org/3.2/configuration.html#5.2',
  'ssl, verify, verifyhost, sni, ca-file, crt, ssl-min-ver, ssl-max-ver',
);
