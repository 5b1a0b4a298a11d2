import type { CaKind, RouteKind, TargetKind } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { NonEmpty } from '../../manifest/json.ts';
import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import {
  BACKEND_ADDRESSES,
  CRD_HTTP,
  CRD_MANUAL,
  CRD_PROVIDER,
  DEFINITIONS,
  DEFINITIONS_36,
  GRPC_ROUTE,
  GRPC_ROUTE_NEXT,
  HTTP_ROUTE,
  HTTP_ROUTE_31,
  HTTP_ROUTE_NEXT,
  MIGRATION,
  ROOT_CAS,
  ROUND_TRIPPER,
  SECRET_CA,
  TCP_ROUTE,
  TLS_ROUTE,
  TLS_ROUTE_NEXT,
  TRANSPORT_MANUAL,
  TRIED_OLD,
  TRIED_VERSIONS,
} from './sources.ts';

/** What Traefik does with each choice of the form. */

const HTTP: NonEmpty<RouteKind> = ['HTTPRoute'];
const OTHERS: NonEmpty<RouteKind> = ['GRPCRoute', 'TLSRoute', 'TCPRoute'];
const OUTSIDE: NonEmpty<TargetKind> = ['ExternalHost'];
const every = { versions: [{}] } as const;
const CRD_ON = 'the provider kubernetesCRD switched on';
const EXPERIMENTAL = 'before 3.6: experimentalChannel of the provider kubernetesGateway';
const THROUGH_TRANSPORT = 'TraefikService, ServersTransport';

/** What only a ServersTransport can, and so only an HTTPRoute. */
const byTransport = (
  feature: Fact['feature'],
  id: string,
  claim: string,
  otherwise: string,
  through: string,
  evidence: NonEmpty<Evidence>,
): Fact[] => [
  { id, feature, outcome: 'honoured', claim, through, needs: [CRD_ON], when: { ...every, routes: HTTP }, evidence },
  {
    id: `${id}-not-there`,
    feature,
    outcome: 'rejected',
    claim: otherwise,
    when: { ...every, routes: OTHERS },
    evidence: [GRPC_ROUTE_NEXT, TLS_ROUTE_NEXT],
  },
];

/** Where a policy reads a CA and makes TLS, from 3.3.5; hosts outside the cluster have no policy, and a ServersTransport reads ConfigMaps from 3.4. */
const caInConfigMap = (kind: CaKind, claim: string): Fact[] => {
  const feature = `ca-${kind}` as const;
  const honoured = { feature, outcome: 'honoured', claim } as const;
  const rejected = { feature, outcome: 'rejected' } as const;
  return [
    {
      ...honoured,
      id: feature,
      through: 'caCertificateRefs',
      when: { versions: [{ from: '3.3.5' }] },
      evidence: [HTTP_ROUTE, MIGRATION],
    },
    {
      ...rejected,
      id: `${feature}-secrets-alone`,
      claim: 'Before 3.3.5 no policy makes a TLS connection, and a ServersTransport reads CAs from Secrets alone.',
      when: { versions: [{ below: '3.3.5' }] },
      evidence: [ROOT_CAS, HTTP_ROUTE_31, TRIED_OLD],
    },
    {
      ...honoured,
      id: `${feature}-outside`,
      through: 'ServersTransport.spec.rootCAs',
      when: { versions: [{ from: '3.4' }], targets: OUTSIDE },
      evidence: [MIGRATION, CRD_PROVIDER],
    },
    {
      ...rejected,
      id: `${feature}-outside-secrets-alone`,
      claim:
        'Before 3.4 a ServersTransport reads CAs from Secrets alone, and no policy holds for a host outside the cluster.',
      when: { versions: [{ below: '3.4' }], targets: OUTSIDE },
      evidence: [ROOT_CAS, MIGRATION],
    },
  ];
};

const modes: readonly Fact[] = [
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'honoured',
    support: 'Implementation-specific',
    claim: 'The CAs of Traefik’s own container image: the public ones, not the cluster’s.',
    through: 'wellKnownCACertificates: System',
    when: every,
    evidence: [HTTP_ROUTE],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim: 'Chain and name are checked against the CAs of one or more references.',
    through: 'caCertificateRefs',
    needs: [EXPERIMENTAL],
    when: every,
    evidence: [HTTP_ROUTE, HTTP_ROUTE_NEXT],
  },
  ...byTransport(
    'mode-skip',
    'skip',
    'A TraefikService takes the Service’s place in the route, with a ServersTransport that never verifies.',
    'Only an HTTPRoute can lead to a TraefikService, and nothing else skips verification for one backend.',
    'ServersTransport.spec.insecureSkipVerify',
    [CRD_PROVIDER, TRANSPORT_MANUAL],
  ),
];

const authorities: readonly Fact[] = [
  ...caInConfigMap('ConfigMap', 'In the namespace of the policy or ServersTransport, under ca.crt.'),
  ...caInConfigMap('PEM', 'A ConfigMap is written from it; several certificates are all trusted.'),
  ...caInConfigMap(
    'ClusterCA',
    'The ConfigMap kube-root-ca.crt stands in every namespace. It fits the API server; another backend only if its certificate chains to the same CA.',
  ),
  {
    id: 'ca-Secret',
    feature: 'ca-Secret',
    outcome: 'honoured',
    claim: 'Through a ServersTransport in every version; from 3.7 in a policy too, under ca.crt.',
    through: 'ServersTransport.spec.rootCAs, caCertificateRefs',
    when: { ...every, routes: HTTP },
    evidence: [SECRET_CA, CRD_PROVIDER],
  },
  {
    id: 'ca-Secret-in-policy',
    feature: 'ca-Secret',
    outcome: 'honoured',
    claim: 'In a policy, under ca.crt.',
    through: 'caCertificateRefs',
    when: { versions: [{ from: '3.7' }], routes: OTHERS },
    evidence: [SECRET_CA, GRPC_ROUTE_NEXT],
  },
  {
    id: 'ca-Secret-before-policy',
    feature: 'ca-Secret',
    outcome: 'rejected',
    claim: 'Before 3.7 a policy reads no CA from a Secret.',
    when: { versions: [{ below: '3.7' }], routes: OTHERS },
    evidence: [SECRET_CA],
  },
  {
    id: 'ca-ClusterTrustBundle',
    feature: 'ca-ClusterTrustBundle',
    outcome: 'rejected',
    claim: 'Only ConfigMaps and Secrets are read; a policy with anything else is refused: InvalidKind.',
    when: every,
    evidence: [HTTP_ROUTE, HTTP_ROUTE_NEXT],
  },
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'One of the names has to be in the certificate; the host name is then sent as SNI and no longer checked.',
    through: 'BackendTLSPolicy.spec.validation.subjectAltNames',
    when: { versions: [{ from: '3.8' }] },
    evidence: [HTTP_ROUTE_NEXT, TLS_ROUTE_NEXT],
  },
  {
    id: 'subject-alt-names-ignored',
    feature: 'subject-alt-names',
    outcome: 'ignored',
    claim: 'Before 3.8 the list is not read: the host name is sent and checked, as if there were no list.',
    when: { versions: [{ below: '3.8' }] },
    evidence: [HTTP_ROUTE],
  },
];

const targets: readonly Fact[] = [
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A BackendTLSPolicy on the Service, or on one of its ports by name.',
    when: every,
    evidence: [HTTP_ROUTE],
  },
  ...byTransport(
    'target-ExternalHost',
    'target-external-host',
    'A Service of type ExternalName behind a TraefikService; the Gateway provider itself refuses such Services.',
    'Only an HTTPRoute can lead to a TraefikService, and a Service of type ExternalName is refused without one.',
    'TraefikService, Service of type ExternalName',
    [CRD_HTTP, CRD_MANUAL, BACKEND_ADDRESSES],
  ).map(
    (fact): Fact =>
      fact.outcome === 'honoured' ? { ...fact, needs: [CRD_ON, 'allowExternalNameServices of that provider'] } : fact,
  ),
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `The API server accepts a BackendTLSPolicy on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'}; Traefik looks for policies on Services only, so it never matches and gets no status.`,
      when: every,
      evidence: [HTTP_ROUTE],
    }),
  ),
];

const routes: readonly Fact[] = [
  {
    id: 'route-HTTPRoute',
    feature: 'route-HTTPRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'From 3.3.5 by policy, in every version by TraefikService and ServersTransport.',
    when: every,
    evidence: [HTTP_ROUTE, CRD_PROVIDER],
  },
  {
    id: 'route-GRPCRoute',
    feature: 'route-GRPCRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'By policy on a Service, and by nothing else.',
    when: { versions: [{ from: '3.8' }] },
    evidence: [GRPC_ROUTE_NEXT],
  },
  {
    id: 'route-GRPCRoute-plaintext',
    feature: 'route-GRPCRoute',
    outcome: 'plaintext',
    claim:
      'Before 3.8 a policy on the Service of a GRPCRoute is not looked at: Traefik speaks h2c, which is plain text.',
    when: { versions: [{ from: '3.2', below: '3.8' }] },
    evidence: [GRPC_ROUTE],
  },
  {
    id: 'route-GRPCRoute-unread',
    feature: 'route-GRPCRoute',
    outcome: 'ignored',
    claim: 'Before 3.2 Traefik reads no GRPCRoute.',
    when: { versions: [{ below: '3.2' }] },
    evidence: [MIGRATION],
  },
  {
    id: 'route-TLSRoute',
    feature: 'route-TLSRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Where the listener terminates TLS, Traefik opens a TLS connection of its own to the backend, by policy.',
    when: { versions: [{ from: '3.8' }] },
    evidence: [TLS_ROUTE_NEXT],
  },
  {
    id: 'route-TLSRoute-plaintext',
    feature: 'route-TLSRoute',
    outcome: 'plaintext',
    claim: 'Before 3.8 a TLSRoute whose listener terminates TLS goes on in plain text, whatever policy there is.',
    when: { versions: [{ below: '3.8' }] },
    evidence: [TLS_ROUTE],
  },
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'ignored',
    claim: 'Policies are not looked at for a TCPRoute: the bytes of the client go on as they come.',
    when: every,
    evidence: [TCP_ROUTE],
  },
];

const client: readonly Fact[] = [
  ...byTransport(
    'client-certificate',
    'client-certificate',
    'A ServersTransport names the Secret, in its own namespace; the Gateway’s own field is not read.',
    'Only a ServersTransport can name one, and only an HTTPRoute leads through it; the Gateway’s own field is not read.',
    'ServersTransport.spec.certificatesSecrets',
    [CRD_PROVIDER, ROUND_TRIPPER, TRANSPORT_MANUAL],
  ),
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'honoured',
    claim: 'A ServersTransport sets oldest and newest TLS version; an oldest one needs a newer newest one beside it.',
    through: `${THROUGH_TRANSPORT}.spec.minVersion, maxVersion`,
    needs: [CRD_ON],
    when: { versions: [{ from: '3.7' }], routes: HTTP },
    evidence: [DEFINITIONS, TRIED_VERSIONS],
  },
  {
    id: 'tls-versions-unknown',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'Before 3.7 a ServersTransport has no TLS versions: Go’s defaults hold, TLS 1.2 and 1.3.',
    when: { versions: [{ below: '3.7' }], routes: HTTP },
    evidence: [DEFINITIONS_36],
  },
  {
    id: 'tls-versions-not-there',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'Only a ServersTransport can set them, and only an HTTPRoute leads through it.',
    when: { ...every, routes: OTHERS },
    evidence: [GRPC_ROUTE_NEXT, TLS_ROUTE_NEXT, GRPC_ROUTE],
  },
];

export const facts: readonly Fact[] = [...modes, ...authorities, ...targets, ...routes, ...client, ...behaviours];
