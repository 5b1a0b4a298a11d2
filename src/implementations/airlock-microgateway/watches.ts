import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { CLASS, CONFORMANCE, KINDS, POLICY_51, REQUIREMENTS } from './sources.ts';

/** API group of its own kinds. */
export const OWN_GROUP = 'microgateway.airlock.com';

export const CONTROLLER = 'microgateway.airlock.com/gatewayclass-controller';

const watch = (kind: string, apiVersion: string, ...evidence: Watch['evidence']): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence,
});

/** What Airlock Microgateway reads, by its documentation; other kinds of routes than HTTPRoute are not in it. */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => watch(kind, 'v1', KINDS, CLASS)),
  watch('ReferenceGrant', 'v1beta1', KINDS, REQUIREMENTS),
  watch('BackendTLSPolicy', 'v1', POLICY_51, CONFORMANCE),
];
