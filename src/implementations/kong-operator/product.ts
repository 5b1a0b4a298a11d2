import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Fact, Watch } from '../fact.ts';
import { HYBRID_FACT } from '../kong/examine-hybrid.ts';
import { kongFacts } from '../kong/facts.ts';
import { kongFields, konnectField } from '../kong/fields.ts';
import type { Product } from '../kong/product.ts';
import {
  HYBRID_CLIENT,
  HYBRID_DEPTH,
  HYBRID_VERIFY,
  OPERATOR_ALIASES,
  OPERATOR_CHANGES,
  POLICY_WATCH,
} from '../kong/sources.ts';
import { versions } from './versions.ts';

const standard = (kind: string, apiVersion: string): Watch => ({
  group: GATEWAY_API_GROUP,
  kind,
  apiVersion,
  versions: [{}],
  evidence: kind === 'BackendTLSPolicy' ? [OPERATOR_ALIASES, POLICY_WATCH] : [OPERATOR_ALIASES],
});

const hybrid: readonly Fact[] = [
  {
    id: HYBRID_FACT,
    feature: 'behaviour',
    outcome: 'unsure',
    claim:
      'Hybrid Gateways of Konnect read protocol, tls-verify, tls-verify-depth and client-cert from about 2.2 on; no CA annotations and no BackendTLSPolicy. The release notes of the exact patch would settle it.',
    when: { versions: [{ from: '2.2' }] },
    evidence: [HYBRID_VERIFY, HYBRID_DEPTH, HYBRID_CLIENT],
  },
  {
    id: 'labelled-secrets',
    feature: 'behaviour',
    outcome: 'ignored',
    claim:
      'Secrets without the label konghq.com/secret: "true", and ConfigMaps without konghq.com/configmap: "true", are not read.',
    when: { versions: [{}] },
    evidence: [OPERATOR_CHANGES],
  },
];

export const product: Product = {
  id: 'kong-operator',
  label: 'Kong Operator',
  says: 'Annotations on Services, or BackendTLSPolicy in its alpha form; hybrid Gateways of Konnect with less.',
  versioned: { label: 'Kong Operator', versions, evidence: [OPERATOR_CHANGES] },
  differences: 'Annotations of Services count for hybrid Gateways of Konnect from about 2.2 on.',
  facts: [...kongFacts, ...hybrid],
  watches: [
    ...['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute'].map((kind) => standard(kind, 'v1')),
    standard('TLSRoute', 'v1alpha2'),
    standard('TCPRoute', 'v1alpha2'),
    standard('ReferenceGrant', 'v1beta1'),
    standard('BackendTLSPolicy', 'v1alpha3'),
  ],
  fields: { ...kongFields('kong-operator'), konnect: konnectField('kong-operator') },
  controllerName: 'konghq.com/gateway-operator',
  unmanagedClass: false,
  labelledSecrets: true,
  environment: 'spec.dataPlaneOptions.deployment.podTemplateSpec of the GatewayConfiguration',
  alphaGate: 'the feature gate GatewayAlpha, enabled in spec.controlPlaneOptions of the GatewayConfiguration',
};
