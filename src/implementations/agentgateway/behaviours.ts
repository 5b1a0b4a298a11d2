import type { Fact } from '../fact.ts';
import {
  CONNECTOR,
  FAIL_CLOSED,
  HANGS_BEFORE_16,
  HANGS_ON_16,
  MERGING,
  OWN_POLICIES,
  PRECEDENCE,
  SELF_SIGNED,
  STANDARD_POLICIES,
  STREAMS,
  TARGETS,
  TCP_ROUTE_V1,
  VERIFIER,
} from './sources.ts';

/** What agentgateway does by itself. */

const behaviour = (
  id: string,
  claim: string,
  evidence: Fact['evidence'],
  outcome: Fact['outcome'] = 'honoured',
  versions: Fact['when']['versions'] = [{}],
): Fact => ({ id, feature: 'behaviour', outcome, claim, when: { versions }, evidence });

export const behaviours: readonly Fact[] = [
  behaviour(
    'own-certificate-as-anchor',
    'rustls refuses a server certificate that is marked as a CA (basicConstraints CA:TRUE), trusted or not, and “openssl req -x509” marks every certificate so. Pinning such a certificate cannot work; one with CA:FALSE, or one that a CA has issued, can.',
    [SELF_SIGNED, VERIFIER],
    'rejected',
  ),
  behaviour(
    'section-is-a-number',
    'In an AgentgatewayPolicy the sectionName of a Service is the port’s number. A name there counts as port 0: it never matches, and the connection is plain text.',
    [TARGETS, OWN_POLICIES],
    'plaintext',
  ),
  behaviour(
    'no-sni-for-services',
    'An AgentgatewayPolicy on a Service without sni sends no SNI, and the certificate has to be for the address of the pod.',
    [CONNECTOR],
  ),
  behaviour(
    'ties-at-random',
    'Of several TLS settings for the same target one is taken, and which one is not defined; all of them say Accepted.',
    [MERGING, PRECEDENCE],
    'unsure',
  ),
  behaviour(
    'route-or-backend-first',
    'The settings in an AgentgatewayBackend come before all that is attached. Between settings attached to a route and those attached to a backend, code and documentation have stated both orders.',
    [PRECEDENCE, MERGING],
    'unsure',
  ),
  behaviour(
    'gateway-certificate-own-namespace',
    'The Gateway’s client certificate has to stand in the Gateway’s namespace, and its reference must not have a namespace at all; else the policy is Invalid and connections fail.',
    [STANDARD_POLICIES, FAIL_CLOSED],
    'rejected',
  ),
  behaviour(
    'one-gateway-shows-certificate',
    'A Gateway’s client certificate is shown only to backends that no other Gateway leads to.',
    [STANDARD_POLICIES],
    'ignored',
  ),
  behaviour(
    'secret-brings-ca',
    'A client certificate’s Secret that has a ca.crt makes that the CA, unless caCertificateRefs names another.',
    [OWN_POLICIES],
  ),
  behaviour(
    'bad-ca-fails-closed',
    'A CA that cannot be read makes every connection fail; there is no fallback to plain text.',
    [STANDARD_POLICIES, OWN_POLICIES],
    'rejected',
  ),
  behaviour(
    'passthrough-wrapped',
    'On a TLSRoute that passes TLS through, upstream TLS wraps the client’s own TLS in a second one.',
    [STREAMS],
  ),
  behaviour(
    'hangs-on-standard-1.6',
    'Before 1.4 the controller waits for TCPRoute v1alpha2. Where the cluster has the kind without that version, as with the standard channel of Gateway API 1.6, it never becomes ready.',
    [HANGS_ON_16, TCP_ROUTE_V1],
    'rejected',
    [{ below: '1.4' }],
  ),
  behaviour(
    'tcp-route-v1-only',
    'From 1.4 on the controller reads TCPRoute v1. A build before the release hung where the cluster has the kind without v1; the report is closed, and no released version was seen to be free of it.',
    [HANGS_BEFORE_16, TCP_ROUTE_V1],
    'unsure',
    [{ from: '1.4' }],
  ),
];
