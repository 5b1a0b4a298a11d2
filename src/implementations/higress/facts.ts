import type { CaKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import {
  CONTROLLER,
  CONVERSION,
  DEPLOYMENT,
  LOOK_UP,
  MATRIX,
  MERGING,
  POLICIES,
  RIGHTS,
  SECRETS,
  TLS,
  VALIDATION,
  VALUES,
} from './sources.ts';

/**
 * What Higress does with each choice, and by itself. Its code for Gateway API and for connections is Istio’s, so most of it
 * was read there; nobody here has seen all of it run together.
 */

const every = { versions: [{}] } as const;
const ISTIO_API = 'Istio’s CRDs, and global.enableIstioAPI (on by default)';

const choice = (
  id: string,
  feature: Fact['feature'],
  outcome: Fact['outcome'],
  claim: string,
  evidence: Fact['evidence'],
  more: Partial<Pick<Fact, 'through' | 'needs' | 'when'>> = {},
): Fact => ({ id, feature, outcome, claim, evidence, when: every, ...more });

const ca = (kind: CaKind, claim: string, ...evidence: NonEmpty<Evidence>): Fact =>
  choice(`ca-${kind}`, `ca-${kind}`, 'honoured', claim, evidence);

const choices: readonly Fact[] = [
  choice(
    'system-ca',
    'mode-system',
    'honoured',
    'The CAs of the gateway’s own image: the public ones, not the cluster’s.',
    [POLICIES, TLS],
  ),
  choice('custom-ca', 'mode-custom', 'honoured', 'Chain and listed names are checked against one CA source.', [
    POLICIES,
    TLS,
  ]),
  choice(
    'skip-through-rule',
    'mode-skip',
    'honoured',
    'A DestinationRule in the gateway’s namespace switches verification off, port by port.',
    [TLS, LOOK_UP, VALUES],
    { through: 'DestinationRule … tls.insecureSkipVerify', needs: [ISTIO_API] },
  ),
  ca('ConfigMap', 'One ConfigMap beside the policy, under ca.crt or cacert.', POLICIES),
  choice(
    'ca-Secret',
    'ca-Secret',
    'honoured',
    'Through a DestinationRule: a Secret in the gateway’s namespace, under ca.crt or cacert. A policy refuses Secrets.',
    [TLS, SECRETS, POLICIES],
    { needs: [ISTIO_API] },
  ),
  choice(
    'ca-ClusterTrustBundle',
    'ca-ClusterTrustBundle',
    'rejected',
    'Policies read ConfigMaps alone, and DestinationRules ConfigMaps and Secrets.',
    [POLICIES, SECRETS],
  ),
  ca('PEM', 'A ConfigMap is written from it; several certificates in it are all trusted.', POLICIES),
  ca(
    'ClusterCA',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
    POLICIES,
  ),
  choice(
    'subject-alt-names',
    'subject-alt-names',
    'honoured',
    'One of the names has to be in the certificate. Without a list no name is checked at all, so one is always written.',
    [POLICIES, TLS],
  ),
  choice(
    'target-service',
    'target-Service',
    'honoured',
    'A BackendTLSPolicy on the Service or one of its ports, or a DestinationRule for its host name.',
    [POLICIES, LOOK_UP],
  ),
  choice(
    'target-external-host',
    'target-ExternalHost',
    'honoured',
    'A ServiceEntry makes the host known, the route names it as a Hostname, and a policy on the entry or a DestinationRule adds the TLS.',
    [CONVERSION, CONTROLLER, POLICIES],
    { needs: [ISTIO_API] },
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map((kind) =>
    choice(
      `target-${kind}`,
      `target-${kind}`,
      'ignored',
      `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Higress says TargetNotFound and makes nothing of it.`,
      [POLICIES],
    ),
  ),
  ...(['HTTPRoute', 'GRPCRoute'] as const).map((kind) =>
    choice(
      `route-${kind}`,
      `route-${kind}`,
      'honoured',
      'TLS to backends is a matter of the destination, whatever route leads there.',
      [CONVERSION, TLS],
    ),
  ),
  choice(
    'tlsroute-passthrough-only',
    'route-TLSRoute',
    'rejected',
    'A TLSRoute can only pass the client’s TLS through in the code that was read; no report says that 2.2.4, with Gateway API 1.6, terminates it.',
    [CONVERSION, MATRIX],
  ),
  choice(
    'route-TCPRoute',
    'route-TCPRoute',
    'honoured',
    'Envoy adds TLS to the bytes that clients send, so clients must not speak TLS to the backend themselves. Read as v1alpha2 before 2.2.4 and as v1 from then on.',
    [CONTROLLER, DEPLOYMENT, MATRIX],
  ),
  choice(
    'client-certificate',
    'client-certificate',
    'honoured',
    'Through a DestinationRule, from a Secret in the gateway’s namespace; the CA is in the same Secret or beside it.',
    [TLS, SECRETS, RIGHTS],
    { through: 'DestinationRule … tls.mode: MUTUAL', needs: [ISTIO_API] },
  ),
  choice(
    'tls-versions',
    'tls-versions',
    'rejected',
    'Envoy speaks TLS 1.2 and 1.3 to backends, and nothing says otherwise.',
    [TLS],
  ),
];

const behaviour = (
  id: string,
  claim: string,
  evidence: Fact['evidence'],
  outcome: Fact['outcome'] = 'honoured',
): Fact => ({ id, feature: 'behaviour', claim, when: every, evidence, outcome });

const behaviours: readonly Fact[] = [
  behaviour(
    'name-needs-list',
    'The host name of a BackendTLSPolicy is sent as SNI and not checked; only names in subjectAltNames are.',
    [POLICIES, TLS],
    'ignored',
  ),
  behaviour(
    'sni-without-names',
    'A DestinationRule with sni and without subjectAltNames checks the chain alone; with neither, HTTP takes the request’s Host for both.',
    [TLS],
  ),
  behaviour(
    'first-ca-reference',
    'Of several caCertificateRefs the first alone is used; the condition mentions it and stays True.',
    [POLICIES],
    'ignored',
  ),
  behaviour('policy-without-flag', 'BackendTLSPolicy v1 is read by default.', [CONTROLLER]),
  behaviour('policy-sections', 'A policy’s sectionName is the port’s name.', [POLICIES]),
  behaviour('policy-on-service-entry', 'A ServiceEntry can be the target of a policy.', [POLICIES]),
  behaviour(
    'rule-order',
    'DestinationRules are looked for beside the gateway, beside the destination, and in the root namespace, which is the gateway’s own.',
    [LOOK_UP],
  ),
  behaviour(
    'selector-own-namespace',
    'A DestinationRule with a workloadSelector counts in its own namespace alone, so for the gateway it has to be in higress-system.',
    [LOOK_UP],
  ),
  behaviour(
    'rule-hides-others',
    'A DestinationRule for the gateway’s pods hides those of the destination’s namespace, policies included, for all Gateways: the same pods serve them.',
    [LOOK_UP, CONTROLLER],
  ),
  behaviour(
    'same-export-merges',
    'A rule with a workloadSelector and one without, for the same host in one namespace and both for that namespace alone, become one: the one without loses its settings, for all pods.',
    [MERGING],
    'ignored',
  ),
  behaviour(
    'port-entry-stands-alone',
    'An entry in portLevelSettings takes nothing from the settings above it: without tls of its own the port has none.',
    [MERGING],
    'plaintext',
  ),
  behaviour(
    'webhook-on-skip',
    'No webhook looks at DestinationRules, so what contradicts itself is accepted.',
    [DEPLOYMENT, VALIDATION],
    'ignored',
  ),
  behaviour(
    'secrets-of-proxy',
    'credentialName names a Secret in the namespace of the gateway’s pods, higress-system, whose Secrets they may list.',
    [SECRETS, RIGHTS],
  ),
  behaviour(
    'gateway-client-certificate',
    'The Gateway’s own client certificate is not applied in the code that was read.',
    [CONVERSION],
    'ignored',
  ),
  behaviour('missing-mode', 'TLS settings without a mode are switched off.', [TLS], 'plaintext'),
];

export const facts: readonly Fact[] = [...choices, ...behaviours];
