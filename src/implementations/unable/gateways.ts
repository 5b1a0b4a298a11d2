import { type Evidence, evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';

/** A gateway that has no known way to TLS towards its backends that Gateway API manifests could ask for. */
export interface UnableGateway {
  readonly id: string;
  readonly label: string;
  /** What it does in place of it, or why nothing is known: one or two sentences. */
  readonly why: string;
  /** `ignores`: policies are accepted by the API server and read by nobody. `unknown`: nobody has looked. */
  readonly knowledge: 'ignores' | 'unknown';
  /** What to do instead; empty where there is nothing better than another gateway. */
  readonly instead: string;
  readonly evidence: NonEmpty<Evidence>;
}

const REPORTS = 'https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports';

/** Named so that their users learn it here and not in production; the order is that of the alphabet. */
export const GATEWAYS: NonEmpty<UnableGateway> = [
  {
    id: 'aws-gateway-api-controller',
    label: 'AWS Gateway API Controller (VPC Lattice)',
    why: 'It does not read BackendTLSPolicy. Its own TargetGroupPolicy with protocol HTTPS encrypts, and VPC Lattice does not validate the certificate.',
    knowledge: 'ignores',
    instead: 'Encryption alone is had through TargetGroupPolicy, which is not written here.',
    evidence: [
      evidence('docs', 'https://github.com/aws/aws-application-networking-k8s/pull/361', 'validation is not supported'),
      evidence('docs', REPORTS, 'v1.4.0: BackendTLSPolicy is not claimed'),
    ],
  },
  {
    id: 'gravitee',
    label: 'Gravitee Kubernetes Operator',
    why: 'Its conformance report for 4.12 lists BackendTLSPolicy, its names and the client certificate as not supported.',
    knowledge: 'ignores',
    instead: 'TLS towards backends is a setting of Gravitee’s own API definitions.',
    evidence: [
      evidence('docs', REPORTS, 'v1.6, Gravitee 4.12.10: unsupportedFeatures'),
      evidence('docs', 'https://documentation.gravitee.io/gravitee-kubernetes-operator-gko/guides/gateway-api'),
    ],
  },
  {
    id: 'linkerd',
    label: 'Linkerd',
    why: 'It is a mesh and no gateway: its proxies add mutual TLS between meshed pods by themselves, and it reads routes, not BackendTLSPolicy.',
    knowledge: 'ignores',
    instead: 'Choose the gateway that stands in front of the mesh. Between meshed pods nothing has to be configured.',
    evidence: [
      evidence('docs', 'https://linkerd.io/2/features/gateway-api', 'which kinds it uses'),
      evidence('docs', 'https://linkerd.io/2/features/automatic-mtls'),
    ],
  },
  {
    id: 'pomerium',
    label: 'Pomerium',
    why: 'Its Gateway API controller has no code for TLS towards backends; the settings that it has are annotations of Ingress.',
    knowledge: 'ignores',
    instead:
      'With an Ingress in place of the route, Pomerium’s tls_custom_ca_secret, tls_server_name and tls_skip_verify do it.',
    evidence: [
      evidence('docs', 'https://www.pomerium.com/docs/deploy/k8s/gateway-api'),
      evidence(
        'source',
        'https://github.com/pomerium/ingress-controller/tree/v0.33.1',
        'no mention of BackendTLSPolicy',
      ),
    ],
  },
  {
    id: 'sunbeam-proxy',
    label: 'Sunbeam Proxy',
    why: 'Version 0.2.0 reports BackendTLSPolicy, its names and the client certificate as conformant; what it does with system CAs, Secrets or without verification, nobody has read.',
    knowledge: 'unknown',
    instead: 'Any conformant implementation, with a CA in a ConfigMap, is what its report covers.',
    evidence: [evidence('docs', REPORTS, 'v1.5, Sunbeam Proxy 0.2.0')],
  },
  {
    id: 'varnish-gateway',
    label: 'Varnish Gateway',
    why: 'Varnish has no place for the CA of a backend yet, so BackendTLSPolicy is not supported.',
    knowledge: 'ignores',
    instead:
      'Its maintainers speak of TLS to backends against the system’s CAs as best effort; there is no policy for it.',
    evidence: [
      evidence('issue', 'https://github.com/varnish/gateway/issues/35'),
      evidence('docs', REPORTS, 'v1.5, Varnish Gateway 0.20.0: unsupportedFeatures'),
    ],
  },
  {
    id: 'wso2-gateway',
    label: 'WSO2 Gateway',
    why: 'Its conformance report for 1.2.0-alpha2 lists BackendTLSPolicy, its names and the client certificate as not supported.',
    knowledge: 'ignores',
    instead: '',
    evidence: [evidence('docs', REPORTS, 'v1.5, WSO2 1.2.0-alpha2: unsupportedFeatures')],
  },
  {
    id: 'yandex-gwin',
    label: 'Yandex Gwin',
    why: 'It has a BackendTLSPolicy in a group of its own, beside the one of Gateway API. What it does with either, nobody has read.',
    knowledge: 'unknown',
    instead: '',
    evidence: [evidence('docs', 'https://yandex.cloud/en/docs/application-load-balancer/tools/gwin/')],
  },
];
