import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { ISTIO_GROUP } from '../istiod/kinds.ts';
import {
  CONTROLLER,
  CONTROLLER_127,
  ENTRY_DOCS,
  NOTES_128,
  NOTES_130,
  RULE_DOCS,
  TCPROUTE_V1,
  TLSROUTE_V1,
  TRIED,
} from './sources.ts';

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  ...evidence: Watch['evidence']
): Watch => ({ group: GATEWAY_API_GROUP, kind, apiVersion, versions, evidence });

/** What Istio reads: a version that is served and not listed here is accepted by the API server and read by nobody. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1', [{}], CONTROLLER)),
  standard('ReferenceGrant', 'v1beta1', [{}], CONTROLLER, TRIED),
  standard('TLSRoute', 'v1alpha2', [{ below: '1.30' }], CONTROLLER),
  standard('TLSRoute', 'v1', [{ from: '1.30' }], TLSROUTE_V1, NOTES_130),
  standard('TCPRoute', 'v1alpha2', [{ below: '1.31' }], CONTROLLER),
  standard('TCPRoute', 'v1', [{ from: '1.31' }], TCPROUTE_V1),
  standard('BackendTLSPolicy', 'v1alpha3', [{ below: '1.28' }], CONTROLLER_127),
  standard('BackendTLSPolicy', 'v1', [{ from: '1.28' }], CONTROLLER, NOTES_128),
  { group: ISTIO_GROUP, kind: 'DestinationRule', apiVersion: 'v1', versions: [{}], evidence: [RULE_DOCS] },
  { group: ISTIO_GROUP, kind: 'ServiceEntry', apiVersion: 'v1', versions: [{}], evidence: [ENTRY_DOCS] },
];
