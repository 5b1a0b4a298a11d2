import type { Fact } from '../fact.ts';
import {
  ADD_ON,
  APP_PROTOCOL,
  AUTHENTICATED,
  ENCRYPTION,
  HEALTH_CHECK_CRD,
  REPORT_134,
  REPORT_135,
  REPORT_136,
  RESOURCES,
} from './sources.ts';

/**
 * What GKE Gateway does. Its versions go down to builds (1.35.2-gke.1751000), so a version whose build decides is unsure: the
 * next patch is sure.
 */

const every = { versions: [{}] } as const;
const before: Fact['when'] = { versions: [{ below: '1.35.2' }] };
const build: Fact['when'] = { versions: [{ from: '1.35.2', below: '1.35.3' }] };
const since: Fact['when'] = { versions: [{ from: '1.35.3' }] };

const POLICY = 'BackendTLSPolicy';
const NOT_READ =
  'Before 1.35.2-gke.1751000 GKE reads no BackendTLSPolicy: the load balancer goes on as the Service’s appProtocol says.';
const BUILD = 'BackendTLSPolicy is honoured from build 1.35.2-gke.1751000 on: older builds of 1.35.2 ignore it.';

export const facts: readonly Fact[] = [
  {
    id: 'system-ca-before',
    feature: 'mode-system',
    outcome: 'ignored',
    claim: NOT_READ,
    when: { versions: [{ below: '1.35.2' }] },
    evidence: [REPORT_134],
  },
  {
    id: 'system-ca',
    feature: 'mode-system',
    outcome: 'unsure',
    claim:
      'Load balancers know public roots as trust anchors, and no source says that “System” in a policy means them. A policy with it, looked at with kubectl describe, would tell.',
    through: `${POLICY}.spec.validation.wellKnownCACertificates`,
    when: { versions: [{ from: '1.35.2' }] },
    evidence: [AUTHENTICATED, RESOURCES],
  },
  {
    id: 'custom-ca-before',
    feature: 'mode-custom',
    outcome: 'ignored',
    claim: NOT_READ,
    when: before,
    evidence: [REPORT_134],
  },
  {
    id: 'custom-ca-build',
    feature: 'mode-custom',
    outcome: 'unsure',
    claim: BUILD,
    when: build,
    evidence: [REPORT_135],
  },
  {
    id: 'custom-ca',
    feature: 'mode-custom',
    outcome: 'honoured',
    claim:
      'The load balancer checks chain and name. Shown by the conformance report for gke-l7-regional-external-managed.',
    through: `${POLICY}.spec.validation.caCertificateRefs`,
    when: since,
    evidence: [REPORT_135, REPORT_136, RESOURCES],
  },
  {
    id: 'skip',
    feature: 'mode-skip',
    outcome: 'honoured',
    claim:
      'With appProtocol HTTPS or HTTP2 on the Service’s port the load balancer encrypts and accepts any certificate.',
    through: 'Service.spec.ports.appProtocol',
    when: every,
    evidence: [AUTHENTICATED, ENCRYPTION, APP_PROTOCOL],
  },
  {
    id: 'ca-configmap',
    feature: 'ca-ConfigMap',
    outcome: 'honoured',
    claim: 'A ConfigMap in the policy’s namespace, key ca.crt, as the conformance tests have it.',
    when: every,
    evidence: [REPORT_135, RESOURCES],
  },
  {
    id: 'ca-pem',
    feature: 'ca-PEM',
    outcome: 'honoured',
    claim: 'A ConfigMap is written from it.',
    when: every,
    evidence: [REPORT_135, RESOURCES],
  },
  {
    id: 'ca-cluster',
    feature: 'ca-ClusterCA',
    outcome: 'honoured',
    claim: 'kube-root-ca.crt is a ConfigMap like any other.',
    when: every,
    evidence: [REPORT_135],
  },
  {
    id: 'ca-secret',
    feature: 'ca-Secret',
    outcome: 'unsure',
    claim: 'No source says whether GKE reads a CA from a Secret. Conformance asks for a ConfigMap alone.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'ca-cluster-trust-bundle',
    feature: 'ca-ClusterTrustBundle',
    outcome: 'rejected',
    claim: 'No source speaks of ClusterTrustBundles in GKE’s policies.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'target-service',
    feature: 'target-Service',
    outcome: 'honoured',
    claim: 'A Service, or one of its ports by name.',
    when: every,
    evidence: [REPORT_135],
  },
  {
    id: 'target-external-host',
    feature: 'target-ExternalHost',
    outcome: 'rejected',
    claim:
      'GKE Gateway has no kind for a host outside the cluster: internet endpoint groups cannot be asked for by a route.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'target-gateway',
    feature: 'target-Gateway',
    outcome: 'ignored',
    claim: 'The API server accepts a Gateway as target, and no implementation honours it.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'target-httproute',
    feature: 'target-HTTPRoute',
    outcome: 'ignored',
    claim: 'The API server accepts an HTTPRoute as target, and no implementation honours it.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'route-httproute',
    feature: 'route-HTTPRoute',
    outcome: 'honoured',
    claim: 'The one kind of route in GKE’s conformance reports.',
    when: every,
    evidence: [REPORT_136],
  },
  {
    id: 'route-grpcroute',
    feature: 'route-GRPCRoute',
    outcome: 'rejected',
    claim: 'GKE’s add-on does not even install the kind. gRPC goes through an HTTPRoute and appProtocol HTTP2.',
    when: every,
    evidence: [ADD_ON, REPORT_136],
  },
  {
    id: 'route-tlsroute',
    feature: 'route-TLSRoute',
    outcome: 'rejected',
    claim: 'GKE’s application load balancers take HTTPRoutes alone.',
    when: every,
    evidence: [REPORT_136],
  },
  {
    id: 'route-tcproute',
    feature: 'route-TCPRoute',
    outcome: 'rejected',
    claim: 'GKE’s application load balancers take HTTPRoutes alone.',
    when: every,
    evidence: [REPORT_136],
  },
  {
    id: 'subject-alt-names-before',
    feature: 'subject-alt-names',
    outcome: 'ignored',
    claim: NOT_READ,
    when: before,
    evidence: [REPORT_134],
  },
  {
    id: 'subject-alt-names-build',
    feature: 'subject-alt-names',
    outcome: 'unsure',
    claim: BUILD,
    when: build,
    evidence: [REPORT_135],
  },
  {
    id: 'subject-alt-names',
    feature: 'subject-alt-names',
    outcome: 'honoured',
    claim: 'One of the names has to be in the certificate, and the host name is then sent only.',
    through: `${POLICY}.spec.validation.subjectAltNames`,
    when: since,
    evidence: [REPORT_135],
  },
  {
    id: 'client-certificate-before',
    feature: 'client-certificate',
    outcome: 'ignored',
    claim: 'Before 1.36.2-gke.2154000 the Gateway’s client certificate is not claimed.',
    when: { versions: [{ below: '1.36.2' }] },
    evidence: [REPORT_135],
  },
  {
    id: 'client-certificate-build',
    feature: 'client-certificate',
    outcome: 'unsure',
    claim: 'It is honoured from build 1.36.2-gke.2154000 on.',
    when: { versions: [{ from: '1.36.2', below: '1.36.3' }] },
    evidence: [REPORT_136],
  },
  {
    id: 'client-certificate',
    feature: 'client-certificate',
    outcome: 'honoured',
    claim: 'One certificate for all backends of the Gateway that are verified.',
    through: 'Gateway.spec.tls.backend.clientCertificateRef',
    when: { versions: [{ from: '1.36.3' }] },
    evidence: [REPORT_136],
  },
  {
    id: 'tls-versions',
    feature: 'tls-versions',
    outcome: 'rejected',
    claim: 'Nothing in the Kubernetes objects sets the TLS versions towards backends; SSL policies are about clients.',
    when: every,
    evidence: [RESOURCES],
  },
  {
    id: 'policy-read',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'BackendTLSPolicy is read from 1.35.2-gke.1751000 on.',
    when: { versions: [{ from: '1.35.2' }] },
    evidence: [REPORT_135],
  },
  {
    id: 'certificate-shown',
    feature: 'behaviour',
    outcome: 'honoured',
    claim: 'The Gateway’s client certificate is shown to backends from 1.36.2-gke.2154000 on.',
    when: { versions: [{ from: '1.36.2' }] },
    evidence: [REPORT_136],
  },
  {
    id: 'health-check',
    feature: 'behaviour',
    outcome: 'honoured',
    claim:
      'Health checks are connections of their own: a plain HTTP check against a TLS port fails, and every request then gets 503.',
    through: 'HealthCheckPolicy.spec.default.config.type',
    when: every,
    evidence: [HEALTH_CHECK_CRD, RESOURCES],
  },
  {
    id: 'classic',
    feature: 'behaviour',
    outcome: 'unsure',
    claim:
      'Authenticating backends is named for the global external, the regional external and the regional internal load balancers, not for the classic one.',
    when: every,
    evidence: [AUTHENTICATED],
  },
];
