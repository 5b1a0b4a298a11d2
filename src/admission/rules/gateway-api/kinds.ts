import type { KindOfRule } from '../rule.ts';

const GROUP = 'gateway.networking.k8s.io';

/** A kind of Gateway API, with the CRD that its rules were read from. */
function kind(name: string, plural: string): KindOfRule {
  return { group: GROUP, kind: name, source: `CRD ${plural}.${GROUP}, Gateway API 1.2.1 to 1.6.1` };
}

export const BACKEND_TLS_POLICY = kind('BackendTLSPolicy', 'backendtlspolicies');
export const GATEWAY = kind('Gateway', 'gateways');
export const HTTP_ROUTE = kind('HTTPRoute', 'httproutes');
export const GRPC_ROUTE = kind('GRPCRoute', 'grpcroutes');
export const TLS_ROUTE = kind('TLSRoute', 'tlsroutes');
export const TCP_ROUTE = kind('TCPRoute', 'tcproutes');
