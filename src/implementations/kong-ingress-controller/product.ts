import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Watch } from '../fact.ts';
import { kongFacts } from '../kong/facts.ts';
import { kongFields } from '../kong/fields.ts';
import type { Product } from '../kong/product.ts';
import { ALIASES, POLICY_WATCH, SUPPORT } from '../kong/sources.ts';
import { versions } from './versions.ts';

const standard = (kind: string, apiVersion: string): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence: [kind === 'BackendTLSPolicy' ? POLICY_WATCH : ALIASES],
});

export const product: Product = {
  id: 'kong-ingress-controller',
  label: 'Kong Ingress Controller',
  says: 'Annotations on Services, or BackendTLSPolicy in its alpha form.',
  versioned: { label: 'Kong Ingress Controller', versions, evidence: [SUPPORT] },
  differences: 'Service annotations for verification, and BackendTLSPolicy, exist from 3.4 on.',
  facts: kongFacts,
  watches: [
    ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1')),
    standard('TLSRoute', 'v1alpha2'),
    standard('TCPRoute', 'v1alpha2'),
    standard('ReferenceGrant', 'v1beta1'),
    standard('BackendTLSPolicy', 'v1alpha3'),
  ],
  fields: { ...kongFields('kong-ingress-controller'), konnect: null },
  controllerName: 'konghq.com/kic-gateway-controller',
  unmanagedClass: true,
  labelledSecrets: false,
  environment: 'gateway.env in the values of the chart kong/ingress',
  alphaGate: 'CONTROLLER_FEATURE_GATES=GatewayAlpha=true',
};
