import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { API, BACKEND_MTLS, GRPC, RELEASES } from './sources.ts';

/** API group of its own kinds. Its BackendTLSPolicy has the name of Gateway API’s. */
export const AGC_GROUP = 'alb.networking.azure.io';

/** `spec.controllerName` of its GatewayClass, azure-alb-external. */
export const CONTROLLER = 'alb.networking.azure.io/alb-controller';

const standard = (kind: string, apiVersion: string, ...evidence: Watch['evidence']): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence,
});
const unread = (kind: string): Watch => ({ ...standard(kind, 'v1', API, BACKEND_MTLS), versions: [] });

/** What ALB Controller reads from 1.0 on, as far as the documentation tells. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => standard(kind, 'v1', RELEASES, BACKEND_MTLS)),
  standard('GRPCRoute', 'v1', GRPC),
  standard('ReferenceGrant', 'v1beta1', RELEASES),
  ...['TLSRoute', 'TCPRoute', 'BackendTLSPolicy'].map(unread),
  { group: AGC_GROUP, kind: 'BackendTLSPolicy', apiVersion: 'v1', versions: [{}], evidence: [API, BACKEND_MTLS] },
];
