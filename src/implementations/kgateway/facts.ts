import type { Fact } from '../fact.ts';
import { behaviours } from './behaviours.ts';
import { cas, modes } from './facts-validation.ts';
import {
  BACKEND_CRD,
  CONFIG_CRD,
  CONFIG_CRD_22,
  CONFIG_TLS,
  CONFIG_TLS_21,
  CONFIG_TYPES_21,
  CONFORMANCE,
  GATEWAY_CERTIFICATE,
  NOTES_22,
  NOTES_23,
  POLICIES,
  POLICIES_20,
  POLICIES_21,
  ROUTE_TARGET,
  TLS_GUIDE,
  TRANSLATOR,
} from './sources.ts';

/** What kgateway does with each choice of the form. */

const every = { versions: [{}] } as const;
const since = (from: string) => ({ versions: [{ from }] }) as const;
const before = (below: string) => ({ versions: [{ below }] }) as const;
const in21 = { versions: [{ from: '2.1', below: '2.2' }] } as const;
const EXPERIMENTAL = 'KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES, from 2.2 on';

const targets: readonly Fact[] = [
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'A policy on the Service; on one of its ports by name from 2.4.',
    when: every,
    evidence: [POLICIES, POLICIES_20, CONFORMANCE],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'honoured',
    claim: 'A Backend of type Static names the host; route and policy refer to it instead of a Service.',
    through: 'Backend.spec.static.hosts',
    when: every,
    evidence: [BACKEND_CRD, TLS_GUIDE],
  },
  ...(['Gateway', 'HTTPRoute'] as const).map(
    (kind): Fact => ({
      id: `target-${kind}`,
      feature: `target-${kind}`,
      outcome: 'ignored',
      claim: `kgateway looks for policies on backends only. One on ${kind === 'Gateway' ? 'a Gateway' : 'an HTTPRoute'} can even get Accepted True.`,
      when: every,
      evidence: [ROUTE_TARGET, POLICIES],
    }),
  ),
];

const routes: readonly Fact[] = [
  {
    id: 'route-HTTPRoute',
    feature: 'route-HTTPRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Policies on Services and Backends.',
    when: every,
    evidence: [TRANSLATOR, CONFORMANCE],
  },
  {
    id: 'route-GRPCRoute',
    feature: 'route-GRPCRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Policies on Services and Backends. Before 2.3 it cannot be attached to an HTTPS listener.',
    when: every,
    evidence: [TRANSLATOR, NOTES_23],
  },
  {
    id: 'route-TLSRoute',
    feature: 'route-TLSRoute',
    outcome: 'honoured',
    support: 'Extended',
    claim: 'Where the listener ends TLS, Envoy opens a TLS connection of its own to the backend.',
    needs: [EXPERIMENTAL],
    when: since('2.3'),
    evidence: [NOTES_23, NOTES_22],
  },
  {
    id: 'route-TLSRoute-passthrough',
    feature: 'route-TLSRoute',
    outcome: 'rejected',
    claim: 'Before 2.3 a TLSRoute can only pass the client’s TLS through, so there is no upstream TLS to set up.',
    when: before('2.3'),
    evidence: [NOTES_23],
  },
  {
    id: 'route-TCPRoute',
    feature: 'route-TCPRoute',
    outcome: 'honoured',
    claim: 'Envoy adds TLS to the bytes that clients send, so clients must not speak TLS to the backend themselves.',
    needs: [EXPERIMENTAL],
    when: every,
    evidence: [TRANSLATOR, NOTES_22],
  },
];

const extras: readonly Fact[] = [
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    support: 'Extended',
    claim:
      'One of the names has to be in the certificate; the host name is then sent as SNI and no longer checked. Names are compared as a whole, also those with *.',
    through: 'BackendTLSPolicy.spec.validation.subjectAltNames',
    when: since('2.1'),
    evidence: [POLICIES_21, CONFORMANCE],
  },
  {
    id: 'subject-alt-names-2.0',
    feature: 'subject-alt-names',
    outcome: 'ignored',
    claim: '2.0 checks no names.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    support: 'Extended',
    claim:
      'Through the Gateway from 2.4, for all of its TLS backends. Before, through a BackendConfigPolicy: one Secret with certificate, key and the backend’s CA.',
    through: 'Gateway.spec.tls.backend.clientCertificateRef; BackendConfigPolicy.spec.tls.secretRef',
    when: since('2.2'),
    evidence: [GATEWAY_CERTIFICATE, CONFIG_TLS, CONFIG_CRD_22],
  },
  {
    id: 'client-certificate-2.1',
    feature: 'client-certificate',
    outcome: 'unsure',
    claim:
      'Through a BackendConfigPolicy. What its field for names is called in 2.1 is not settled: kubectl explain backendconfigpolicy.spec.tls tells.',
    through: 'BackendConfigPolicy.spec.tls.secretRef',
    when: in21,
    evidence: [CONFIG_TLS_21, CONFIG_TYPES_21],
  },
  {
    id: 'client-certificate-2.0',
    feature: 'client-certificate',
    outcome: 'rejected',
    claim: '2.0 shows no client certificate.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'honoured',
    claim:
      'Only in a BackendConfigPolicy, which then verifies too: against the system’s CAs or a Secret. A BackendTLSPolicy has no place for them.',
    through: 'BackendConfigPolicy.spec.tls.parameters',
    when: since('2.2'),
    evidence: [CONFIG_TLS, CONFIG_CRD],
  },
  {
    id: 'tls-versions-2.1',
    feature: 'tls-versions',
    outcome: 'unsure',
    claim:
      'In a BackendConfigPolicy. What the fields are called in 2.1 is not settled: kubectl explain backendconfigpolicy.spec.tls.parameters tells.',
    through: 'BackendConfigPolicy.spec.tls.parameters',
    when: in21,
    evidence: [CONFIG_TYPES_21, CONFIG_CRD_22],
  },
  {
    id: 'tls-versions-2.0',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: '2.0 has no setting for TLS versions.',
    when: before('2.1'),
    evidence: [POLICIES_20],
  },
];

export const facts: readonly Fact[] = [...modes, ...cas, ...targets, ...routes, ...extras, ...behaviours];
