import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { BACKEND_DOCS, CONFORMANCE, PASSTHROUGH, RIGHTS } from './sources.ts';

/** API group of its own kinds. */
export const HUG_GROUP = 'gate.v3.haproxy.org';
export const CONTROLLER = 'gate.haproxy.org/hug';
export const HUG_API = `${HUG_GROUP}/v3`;

const standard = (kind: string, apiVersion: string, ...evidence: Watch['evidence']): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence,
});

/** What it has the right to read. */
export const watches: readonly Watch[] = [
  standard('GatewayClass', 'v1', CONFORMANCE),
  standard('Gateway', 'v1', CONFORMANCE),
  standard('HTTPRoute', 'v1', CONFORMANCE),
  standard('ReferenceGrant', 'v1beta1', CONFORMANCE, BACKEND_DOCS),
  standard('GRPCRoute', 'v1', RIGHTS),
  standard('TLSRoute', 'v1alpha2', PASSTHROUGH),
  ...[
    ['TCPRoute', 'v1'],
    ['BackendTLSPolicy', 'v1'],
  ].map(
    ([kind = '', apiVersion = '']): Watch => ({
      group: GATEWAY_API_GROUP,
      kind,
      apiVersion,
      versions: [],
      evidence: [RIGHTS],
    }),
  ),
  { group: HUG_GROUP, kind: 'Backend', apiVersion: 'v3', versions: [{}], evidence: [BACKEND_DOCS] },
];
