import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { CRD_DETECTION, CRD_DETECTION_35, file, GATEWAY_GUIDE, TGC_TYPES } from './sources.ts';

/** API group of the controller's own kinds. */
export const AWS_GROUP = 'gateway.k8s.aws';

const BEFORE_32 = [GATEWAY_GUIDE, file('v2.17.1', 'controllers/gateway/gateway_controller.go')] as const;

const standard = (
  kind: string,
  apiVersion: string,
  versions: Watch['versions'],
  evidence: Watch['evidence'],
): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions,
  evidence,
});

/**
 * What the controller reads. The gateway controllers start only when every kind of their load balancer is served
 * (`requiredKinds`), so a row here matters for a route of another kind too.
 */
export const watches: readonly Watch[] = [
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1', [{}], [CRD_DETECTION])),
  standard('ReferenceGrant', 'v1beta1', [{}], [file('v3.5.0', 'pkg/shared_utils')]),
  standard('TLSRoute', 'v1alpha2', [{ below: '3.2.0' }], BEFORE_32),
  standard('TLSRoute', 'v1', [{ from: '3.2.0' }], [CRD_DETECTION]),
  ...['TCPRoute', 'UDPRoute'].flatMap((kind) => [
    standard(kind, 'v1alpha2', [{ below: '3.5.0' }], [CRD_DETECTION, ...BEFORE_32]),
    standard(kind, 'v1', [{ from: '3.5.0' }], [CRD_DETECTION_35]),
  ]),
  ...['TargetGroupConfiguration', 'LoadBalancerConfiguration', 'ListenerRuleConfiguration'].flatMap((kind): Watch[] => [
    // Objects in v1beta1 reach a controller that reads v1 as well: the API server converts, and the fields are the same.
    { group: AWS_GROUP, kind, apiVersion: 'v1beta1', versions: [{}], evidence: [TGC_TYPES] },
    {
      group: AWS_GROUP,
      kind,
      apiVersion: 'v1',
      versions: [{ from: '3.5.0' }],
      evidence: [TGC_TYPES, CRD_DETECTION_35],
    },
  ]),
];
