import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { ADD_ON, HEALTH_CHECK_CRD, REPORT_135, REPORT_136, RESOURCES } from './sources.ts';

/** API group of GKE's own kinds. */
export const GKE_GROUP = 'networking.gke.io';

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What GKE's controller reads, as far as its reports and documentation tell. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => standard(kind, 'v1', [{}], REPORT_136)),
  standard('ReferenceGrant', 'v1beta1', [{}], RESOURCES),
  standard('GRPCRoute', 'v1', [], ADD_ON, REPORT_136),
  standard('TLSRoute', 'v1', [], REPORT_136),
  standard('TCPRoute', 'v1', [], REPORT_136),
  standard('BackendTLSPolicy', 'v1', [{ from: '1.35.2' }], REPORT_135),
  { group: GKE_GROUP, kind: 'HealthCheckPolicy', apiVersion: 'v1', versions: [{}], evidence: [HEALTH_CHECK_CRD] },
];
