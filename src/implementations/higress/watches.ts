import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { ISTIO_GROUP } from '../istiod/kinds.ts';
import { CONTROLLER, MATRIX, NOTES_224, VALUES } from './sources.ts';

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What Higress reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1', [{}], CONTROLLER)),
  standard('ReferenceGrant', 'v1beta1', [{}], CONTROLLER),
  ...['TLSRoute', 'TCPRoute'].flatMap((kind) => [
    standard(kind, 'v1alpha2', [{ below: '2.2.4' }], CONTROLLER, MATRIX),
    standard(kind, 'v1', [{ from: '2.2.4' }], NOTES_224, MATRIX),
  ]),
  standard('BackendTLSPolicy', 'v1', [{}], CONTROLLER),
  { group: ISTIO_GROUP, kind: 'DestinationRule', apiVersion: 'v1', versions: [{}], evidence: [VALUES] },
  { group: ISTIO_GROUP, kind: 'ServiceEntry', apiVersion: 'v1', versions: [{}], evidence: [CONTROLLER] },
];
