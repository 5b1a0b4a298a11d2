import { behaviour, type Fact } from '../fact.ts';
import {
  BACKEND_INDEX,
  CONFIG_CRD,
  CONFIG_CRD_22,
  CONFIG_TLS,
  CONFIG_TLS_21,
  CONFIG_TYPES_21,
  CONFORMANCE,
  CONFORMANCE_23,
  DEFAULT_CA,
  GATEWAY_CERTIFICATE,
  NOTES_22,
  NOTES_23,
  OPTIONS,
  ORDER_DOUBT,
  POLICIES,
  POLICIES_20,
  POLICIES_21,
  POLICY_STATUS,
  POLICY_WINS,
  ROUTE_TARGET,
  SECRET_CA,
  TRANSLATOR,
  TRANSLATOR_21,
} from './sources.ts';

/** What kgateway does by itself. Each row says what newer versions do, so that an unknown version counts as the newest. */

const ofPolicies: readonly Fact[] = [
  behaviour(
    'policy-verifies',
    [{ from: '2.1' }],
    'A BackendTLSPolicy checks the chain and the names. In 2.0 it checks the chain alone, knows no system CAs and reads only the first target.',
    [POLICIES_21, POLICIES_20],
  ),
  behaviour(
    'policy-secret-ca',
    [{ from: '2.2' }],
    'A BackendTLSPolicy reads its CA from a ConfigMap or a Secret. Before 2.2 any reference is read as a ConfigMap of that name.',
    [SECRET_CA, POLICIES, POLICIES_21],
  ),
  behaviour(
    'first-ca-only',
    [{}],
    'Of several CA references the first is used; nothing says that the others are not.',
    [POLICIES, POLICIES_21, POLICIES_20],
    'ignored',
  ),
  behaviour('ca-key', [{}], 'The CA is read from the key ca.crt, and from no other.', [POLICIES, CONFIG_TLS]),
  behaviour(
    'section-of-service',
    [{ from: '2.4' }],
    'A policy for one port of a Service holds for that port, and comes before one for the whole Service.',
    [CONFORMANCE, BACKEND_INDEX],
  ),
  behaviour(
    'section-never-matches',
    [{ from: '2.1', below: '2.3' }],
    'Policies are looked up for the whole Service only: one with a sectionName never matches, and the gateway speaks plain text.',
    [BACKEND_INDEX, POLICIES_21],
    'plaintext',
  ),
  behaviour(
    'section-dropped',
    [{ below: '2.1' }],
    'The sectionName of a policy is dropped: it holds for all ports of the Service.',
    [POLICIES_20],
    'ignored',
  ),
  behaviour(
    'oldest-policy-wins',
    [{ from: '2.4' }],
    'Of several BackendTLSPolicies for one target the oldest applies; BackendConfigPolicies are merged, and of each field the oldest counts. Before, each overwrote the ones before it.',
    [POLICY_STATUS, POLICY_WINS, TRANSLATOR_21],
  ),
  behaviour(
    'policy-on-route',
    [{}],
    'A policy on a Gateway or route can get Accepted True, and does nothing.',
    [ROUTE_TARGET],
    'ignored',
  ),
  behaviour(
    'policy-options',
    [{ from: '2.5' }],
    'Keys that begin with kgateway.dev/ in the options of a BackendTLSPolicy set TLS versions and more. The change was open in September 2026: whether 2.5 has it is not settled.',
    [OPTIONS, POLICIES],
    'unsure',
  ),
];

const ofConfigPolicies: readonly Fact[] = [
  behaviour(
    'config-policy',
    [{ from: '2.1' }],
    'BackendConfigPolicy sets TLS to all ports of a Service, or to a Backend. There is none in 2.0.',
    [CONFIG_TLS, CONFIG_TLS_21],
  ),
  behaviour(
    'config-fields',
    [{ from: '2.2' }],
    'The fields are called verifySubjectAltNames and parameters.minVersion and maxVersion. In the code before 2.1.0 they had other names, and which of them 2.1 has is not settled: kubectl explain backendconfigpolicy.spec.tls tells.',
    [CONFIG_CRD_22, CONFIG_TYPES_21],
  ),
  behaviour(
    'policy-before-config',
    [{ from: '2.4' }],
    'Where a BackendTLSPolicy applies, the tls of a BackendConfigPolicy does not. Before 2.4 the order of the two is undefined.',
    [POLICY_WINS, TRANSLATOR_21, ORDER_DOUBT],
  ),
  behaviour(
    'false-counts',
    [{}],
    'insecureSkipVerify: false counts as the one CA source that has to be set, and gives none: TLS without any verification.',
    [CONFIG_TLS, CONFIG_CRD],
    'ignored',
  ),
  behaviour(
    'secret-without-ca',
    [{}],
    'A secretRef whose Secret has no ca.crt gives TLS without any verification; with verifySubjectAltNames it is an error.',
    [CONFIG_TLS, CONFIG_TLS_21],
    'ignored',
  ),
  behaviour(
    'sni-is-no-check',
    [{}],
    'sni is sent, and checked against nothing: names are checked only where verifySubjectAltNames lists them.',
    [CONFIG_TLS, CONFIG_TLS_21],
    'ignored',
  ),
  behaviour(
    'dns-names-only',
    [{}],
    'verifySubjectAltNames holds DNS names, each compared as a whole; a URI there never matches.',
    [CONFIG_TLS, CONFIG_TLS_21],
  ),
  behaviour(
    'files-no-key-pair',
    [{}],
    'tlsCertificate and tlsKey of files are parsed as if the paths were certificates, so that the policy fails.',
    [CONFIG_TLS],
    'rejected',
  ),
  behaviour(
    'error-is-blackhole',
    [{}],
    'A policy with an error makes its backend a blackhole: no connection is opened, and there is no plain text in its place.',
    [TRANSLATOR, TRANSLATOR_21],
  ),
  behaviour('tls-1.2-by-default', [{}], 'Without parameters Envoy speaks TLS 1.2 at most to backends.', [CONFIG_TLS]),
  behaviour(
    'config-default-ca',
    [{ from: '2.5' }],
    'A later kgateway may take the system’s CAs where BackendConfigPolicy.spec.tls names no source. Whether 2.5 does is not settled; its CRD would tell.',
    [DEFAULT_CA, CONFIG_TLS],
    'unsure',
  ),
];

const ofRoutes: readonly Fact[] = [
  behaviour(
    'gateway-client-certificate',
    [{ from: '2.4' }],
    'The Gateway’s own client certificate is shown to all of its TLS backends, in the place of any other.',
    [GATEWAY_CERTIFICATE, CONFORMANCE, TRANSLATOR],
  ),
  behaviour(
    'grpc-on-https',
    [{ from: '2.3' }],
    'A GRPCRoute can be attached to an HTTPS listener. Before 2.3 only to one that speaks HTTP.',
    [NOTES_23],
  ),
  behaviour(
    'experimental-switch',
    [{ from: '2.2' }],
    'TCPRoute and TLSRoute count as experimental and hang on KGW_ENABLE_EXPERIMENTAL_GATEWAY_API_FEATURES. The release notes of 2.2.0 say that it is false unless set, later documentation that it is true.',
    [NOTES_22],
    'unsure',
  ),
  behaviour(
    'no-port-on-backend',
    [{}],
    'A backendRef to a Backend takes no port: with one the reference is refused.',
    [BACKEND_INDEX],
    'rejected',
  ),
  behaviour(
    'passthrough-wrapped',
    [{}],
    'TLS settings belong to the backend, whatever route leads there: on a TLSRoute that passes TLS through, they wrap the client’s TLS in a second one.',
    [TRANSLATOR],
  ),
  behaviour(
    'conformance-2.3',
    [{ below: '2.4' }],
    'The conformance reports before 2.4 do not claim BackendTLSPolicy.',
    [CONFORMANCE_23],
  ),
];

export const behaviours: readonly Fact[] = [...ofPolicies, ...ofConfigPolicies, ...ofRoutes];
