import type { Symptom } from '../../gateway-api/step.ts';
import {
  ANNOTATIONS,
  BACKEND_ADDRESSES,
  CLIENT,
  CRD_HTTP,
  CRD_PROVIDER,
  GATEWAY_MANUAL,
  GO_TLS,
  GRPC_ROUTE,
  HTTP_ROUTE,
  MIGRATION_38,
  ROUND_TRIPPER,
} from './sources.ts';

/** What one sees, and why. */
export const symptoms: readonly Symptom[] = [
  {
    cause: 'The CA object is missing or has no ca.crt.',
    status:
      'BackendTLSPolicy Accepted=False NoValidCACertificate and ResolvedRefs=False InvalidCACertificateRef; route ResolvedRefs=False “Cannot apply BackendTLSPolicy for Service …”.',
    traffic: '500 from Traefik, without a connection to the backend.',
    evidence: [HTTP_ROUTE],
  },
  {
    cause: 'The CA reference is neither ConfigMap nor Secret; or it is a Secret, before 3.7.',
    status: 'BackendTLSPolicy Accepted=False NoValidCACertificate, ResolvedRefs=False InvalidKind.',
    traffic: '500 from Traefik.',
    evidence: [HTTP_ROUTE],
  },
  {
    cause: 'Two policies match the same port of a Service.',
    status: 'The newer one: Accepted=False Conflicted.',
    traffic: 'As the older one says, even if the newer one names the port.',
    evidence: [HTTP_ROUTE],
  },
  {
    cause: 'No policy matches, and the port is 443, has a name that begins with https, or appProtocol https.',
    status: 'All conditions are True.',
    traffic:
      '500; the log says x509: cannot validate certificate for the pod’s address “because it doesn’t contain any IP SANs”, or unknown authority.',
    evidence: [HTTP_ROUTE, GO_TLS],
  },
  {
    cause: 'No policy matches, and nothing about the port looks like TLS.',
    status: 'None: such a policy gets no status at all.',
    traffic: '400 “Client sent an HTTP request to an HTTPS server”, or an empty answer.',
    evidence: [HTTP_ROUTE],
  },
  {
    cause: 'The certificate is expired, signed by another CA, or has another name; or its name stands in the CN alone.',
    status: 'All conditions are True.',
    traffic: '500, “Internal Server Error”; the log has a line with x509: at level DEBUG.',
    evidence: [ROUND_TRIPPER, GO_TLS],
  },
  {
    cause: 'A policy for the Service of a GRPCRoute or TLSRoute, before 3.8; of a TCPRoute in every version.',
    status: 'The policy has no status.ancestors.',
    traffic: 'Plain text to the backend: gRPC calls fail with Unavailable.',
    evidence: [GRPC_ROUTE],
  },
  {
    cause: 'The provider kubernetesCRD is off, or a route that is no HTTPRoute refers to a TraefikService.',
    status: 'Route ResolvedRefs=False InvalidKind: “Cannot load HTTPBackendRef traefik.io/TraefikService/…”.',
    traffic: '500 from Traefik.',
    evidence: [CRD_PROVIDER, HTTP_ROUTE],
  },
  {
    cause: 'The ServersTransport that an entry names is not in the namespace of the Service.',
    status: 'All conditions are True; the log says that the servers transport is not found.',
    traffic: '404 from Traefik.',
    evidence: [CRD_HTTP, ROUND_TRIPPER],
  },
  {
    cause: 'A CA that a ServersTransport names is missing: the system’s CAs take its place.',
    status: 'All conditions are True; the log says “Error while loading CA Secret”.',
    traffic: '500; x509: certificate signed by unknown authority.',
    evidence: [CRD_PROVIDER],
  },
  {
    cause: 'A Service of type ExternalName stands in the route itself, or allowExternalNameServices is off.',
    status: 'Route ResolvedRefs=False BackendNotFound; behind a TraefikService only the log tells.',
    traffic: '500, or 404, from Traefik.',
    evidence: [BACKEND_ADDRESSES, CRD_HTTP],
  },
  {
    cause: 'A ServersTransport in the Service’s annotation service.serverstransport.',
    status: 'None: the Gateway provider does not read it.',
    traffic: 'As without it.',
    evidence: [ANNOTATIONS],
  },
  {
    cause: 'The Gateway API that is installed is older than Traefik needs, or lacks one of its kinds.',
    status: 'No route gets a status; the log repeats “the server could not find the requested resource”.',
    traffic: '404 for everything.',
    evidence: [CLIENT, MIGRATION_38],
  },
  {
    cause: 'The listener’s port is that of no entry point.',
    status: 'Listener Accepted=False PortUnavailable.',
    traffic: '404 for everything.',
    evidence: [GATEWAY_MANUAL],
  },
];
