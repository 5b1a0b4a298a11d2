import type { Symptom } from '../../gateway-api/step.ts';
import { AUTH, GRPC, LOOKUP, PROCESSOR, PROTOCOLS, SERVE } from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The CA’s ConfigMap or Secret is missing, or has no certificate under ca.crt.',
    status: 'Policy Accepted=False Invalid: “Could not find CACertificateRef ConfigMap: …”. The route stays fine.',
    traffic: 'Plain text to the backend: mostly a 400; nothing at all where the backend takes both.',
    evidence: [PROCESSOR, LOOKUP],
  },
  {
    cause: 'wellKnownCACertificates, or a CA of another kind than ConfigMap and Secret.',
    status: 'Policy Accepted=False Invalid: “… is unsupported.”',
    traffic: 'Plain text to the backend, or TLS without verification where its Service says TLS.',
    evidence: [PROCESSOR],
  },
  {
    cause:
      'The policy has no status at all: it is v1 and Contour reads v1alpha3, no HTTPRoute refers to its Service, or its port has another name.',
    status: 'None.',
    traffic: 'Plain text to the backend, or TLS without verification.',
    evidence: [SERVE, LOOKUP],
  },
  {
    cause:
      'The backend’s certificate has another name or CA; or the backend chooses its certificate by SNI, and gets none.',
    status: 'All conditions are True.',
    traffic: '503; Envoy counts ssl.fail_verify_san or ssl.fail_verify_error.',
    evidence: [AUTH],
  },
  {
    cause: 'The Service’s appProtocol is none of http, https, kubernetes.io/h2c and kubernetes.io/ws.',
    status: 'Route ResolvedRefs=False UnsupportedProtocol: “AppProtocol: … is unsupported”.',
    traffic: '500, unless the rule has other backends.',
    evidence: [PROTOCOLS],
  },
  {
    cause: 'A GRPCRoute behind an HTTPS listener, with a backend that speaks plain text.',
    status: 'All conditions are True.',
    traffic:
      'UNAVAILABLE: Contour speaks TLS to it, without being asked. The annotation projectcontour.io/upstream-protocol.h2c helps.',
    evidence: [GRPC],
  },
  {
    cause: 'The cluster does not serve TLSRoute or TCPRoute v1alpha2, or BackendTLSPolicy v1alpha3.',
    status: 'None: Contour does not become ready, and its log names the kind.',
    traffic: 'As before, from the Envoys that have a configuration.',
    evidence: [SERVE],
  },
];
