import type { Fact } from '../fact.ts';
import {
  AUTO_SNI,
  BACKEND_CRD_15,
  BACKEND_REFS,
  BACKEND_TASK,
  BACKEND_TYPES,
  BACKENDS,
  CLUSTERS,
  ENDPOINT_SNI,
  MATRIX,
  NOTES_16,
  NOTES_18,
  NOTES_19,
  POLICIES,
  POLICIES_15,
  PROXY_TYPES,
  ROUTES,
  SKIP_ISSUE,
  SKIP_TEST,
  TLS_13,
  TLS_TYPES,
} from './sources.ts';

/** What Envoy Gateway does by itself. Each row says what newer versions do, so that an unknown version counts as the newest. */

const behaviour = (
  id: string,
  versions: Fact['when']['versions'],
  claim: string,
  evidence: Fact['evidence'],
  rest: Pick<Fact, 'through' | 'outcome'> | { readonly outcome: Fact['outcome'] } = { outcome: 'honoured' },
): Fact => ({ id, feature: 'behaviour', claim, when: { versions }, evidence, ...rest });

export const behaviours: readonly Fact[] = [
  behaviour(
    'backend-switched-off',
    [{}],
    'Backend is switched off until the controller is told otherwise; a route to one then answers 500.',
    [BACKEND_TASK, BACKEND_REFS],
  ),
  behaviour(
    'policy-never-restores',
    [{}],
    'A BackendTLSPolicy on a Backend with insecureSkipVerify gives the SNI and leaves verification off; both are Accepted.',
    [SKIP_TEST, POLICIES],
  ),
  behaviour(
    'no-ca-no-skip-refused',
    [{}],
    'A Backend with TLS settings, without a CA, without insecureSkipVerify and without a policy is refused.',
    [BACKENDS],
  ),
  behaviour(
    'endpoint-addresses',
    [{}],
    'An FQDN endpoint needs at least two labels and is no IP address; loopback addresses, localhost and Unix sockets are refused.',
    [BACKENDS, BACKEND_REFS],
  ),
  behaviour(
    'section-of-backend',
    [{}],
    'On a Backend, a policy’s sectionName is the port number as text, and it matches only a backendRef that has that port.',
    [POLICIES, ROUTES],
  ),
  behaviour(
    'section-of-service',
    [{}],
    'On a Service, a policy’s sectionName is the port’s name; on an unnamed port it never matches, and the gateway speaks plain text.',
    [POLICIES, ROUTES],
    { outcome: 'plaintext' },
  ),
  behaviour(
    'passthrough-wrapped',
    [{}],
    'On a TLSRoute that passes TLS through, upstream TLS wraps the client’s own TLS in a second one.',
    [ROUTES],
  ),
  behaviour(
    'backend-sni',
    [{ from: '1.6' }],
    'Backend.spec.tls.sni is sent, and the certificate has to be for it. Before 1.6 a Backend has no sni.',
    [TLS_TYPES, BACKEND_CRD_15, NOTES_16],
    { outcome: 'honoured', through: 'Backend.spec.tls.sni' },
  ),
  behaviour(
    'auto-sni',
    [{ from: '1.6' }],
    'Where no SNI is set for any backend of an HTTPRoute’s or GRPCRoute’s rule and all of them use TLS, the request’s Host is sent, and the certificate has to be for it. Otherwise no SNI is sent and only the chain is checked.',
    [CLUSTERS, AUTO_SNI, NOTES_16],
  ),
  behaviour(
    'endpoint-sni',
    [{ from: '1.9' }],
    'autoSNIFromEndpointHostname sends the name of the endpoint as SNI, and the certificate has to be for it.',
    [ENDPOINT_SNI, BACKEND_TYPES],
    { outcome: 'honoured', through: 'Backend.spec.tls.autoSNIFromEndpointHostname' },
  ),
  behaviour(
    'backend-client-tls',
    [{ from: '1.6' }],
    'A Backend can have a client certificate and TLS versions of its own, which win field by field over those of EnvoyProxy.',
    [TLS_TYPES, POLICIES, BACKEND_CRD_15],
    { outcome: 'honoured', through: 'Backend.spec.tls' },
  ),
  behaviour(
    'gateway-client-certificate',
    [{ from: '1.8' }],
    'The Gateway’s own client certificate takes the place of the one in EnvoyProxy.',
    [NOTES_18, MATRIX],
    { outcome: 'honoured', through: 'Gateway.spec.tls.backend.clientCertificateRef' },
  ),
  behaviour(
    'client-certificate-namespace',
    [{ from: '1.6.3' }],
    'A client certificate reference without a namespace means the namespace of the object that it stands in. Before 1.6.3 it fails.',
    [POLICIES, POLICIES_15],
  ),
  behaviour(
    'client-certificate-same-namespace',
    [{}],
    'The client certificate of EnvoyProxy or Backend has to be in the same namespace as that object.',
    [POLICIES, PROXY_TYPES],
  ),
  behaviour(
    'section-before-whole',
    [{ from: '1.7.4', below: '1.8' }, { from: '1.8.1' }],
    'A policy for one port comes before one for the whole Service. Before that the older of them applies.',
    [POLICIES],
  ),
  behaviour(
    'sans-alone',
    [{ from: '1.6' }],
    'With subjectAltNames the host name is only sent. In 1.5 a certificate for the host name is accepted beside them.',
    [POLICIES, POLICIES_15, NOTES_16],
  ),
  behaviour(
    'tls-1.3-by-default',
    [{ from: '1.8.3' }],
    'Envoy speaks up to TLS 1.3 to backends. Before 1.8.3 it stops at 1.2 unless a maximum is set.',
    [TLS_13, NOTES_19],
  ),
  behaviour(
    'external-name-refused',
    [{ from: '1.9' }],
    'A Service of type ExternalName is refused as backend.',
    [NOTES_19, BACKEND_REFS],
    { outcome: 'rejected' },
  ),
  behaviour('ca-only-key', [{ from: '1.5' }], 'The CA stands under ca.crt, or under the only key that there is.', [
    POLICIES,
    POLICIES_15,
  ]),
  behaviour('ca-key-tls-crt', [{ from: '1.9' }], 'The CA is also looked for under tls.crt.', [POLICIES, NOTES_19]),
  behaviour('sans-needed', [{}], 'A certificate that has its name in the CN alone is refused: Envoy reads only SANs.', [
    SKIP_ISSUE,
  ]),
];
