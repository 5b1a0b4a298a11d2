import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';

/** Where the facts about Airlock Microgateway were read: its source is not public. */

const DOCS = 'https://docs.airlock.com/microgateway';

export const POLICY_51 = evidence(
  'docs',
  `${DOCS}/5.1/index/api/crds/gateway-api/backend-tls-policy/v1/index.html`,
  'the fields, and which of them are not supported',
);
export const POLICY_52 = evidence(
  'docs',
  `${DOCS}/5.2/technical-reference/crd-reference/gateway-api/backend-tls-policy/`,
);
export const KINDS = evidence(
  'docs',
  `${DOCS}/latest/index/api/crds/gateway-api/index.html`,
  'the kinds of Gateway API that are documented',
);
export const REQUIREMENTS = evidence('docs', `${DOCS}/5.2/requirements-and-limitations/`, 'Gateway API 1.2 to 1.6');
export const INCUBATING_48 = evidence(
  'docs',
  `${DOCS}/latest/index/1726159408094.html`,
  '4.8: client certificates, with the experimental channel of 1.4 or GatewayParameters, which come first',
);
export const UPSTREAM_TLS_45 = evidence(
  'docs',
  `${DOCS}/4.6/index/1726159408094.html`,
  'upstream TLS since 4.5, with the experimental channel of 1.3',
);
export const CLASS = evidence('docs', `${DOCS}/latest/index/1726159368159.html`, 'controllerName');
export const PARAMETERS_CRD = evidence(
  'source',
  'https://github.com/airlock/microgateway/tree/5.1.5',
  'CRD gatewayparameters.microgateway.airlock.com: experimental.tls.backend, after the Gateway’s own field; no field skips verification',
);
export const RELEASES = evidence('docs', 'https://github.com/airlock/microgateway/releases');
export const CONFORMANCE = evidence(
  'test',
  gatewayApiFile('main', 'conformance/reports'),
  'Airlock Microgateway 4.8.0, 5.0.0 and 5.1.0: HTTP profile, BackendTLSPolicy, SANs; the client certificate from 5.0.0',
);
