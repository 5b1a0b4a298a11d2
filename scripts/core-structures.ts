import type { CrdSchema } from '../src/admission/cluster/crd-schema.ts';
import { ShapeTable } from '../src/admission/cluster/shape-table.ts';
import type { StructureFile } from '../src/admission/shape.ts';

/**
 * Kinds of Kubernetes itself, written by hand as far as the product writes or reads them. Other fields are not checked,
 * since Kubernetes has no CRDs for them and its releases differ.
 * Source: Kubernetes API reference v1.34, https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/
 */
export const CORE_SET = 'kubernetes/v1.34';
export const CORE_SAYS = 'Kubernetes 1.34';

interface CoreKind {
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  readonly names?: StructureFile['names'];
  readonly fields: { readonly [name: string]: CrdSchema };
  readonly required?: readonly string[];
  /** Whether `fields` are all that the kind has. */
  readonly whole?: boolean;
}

const text: CrdSchema = { type: 'string' };
const flag: CrdSchema = { type: 'boolean' };
const texts: CrdSchema = { type: 'array', items: text };
const textMap: CrdSchema = { type: 'object', additionalProperties: text };
const port: CrdSchema = { type: 'integer', minimum: 1, maximum: 65535 };
const DATA_KEY = '^[-._a-zA-Z0-9]{1,253}$';
const label = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

const servicePort: CrdSchema = {
  type: 'object',
  required: ['port'],
  properties: {
    name: { type: 'string', pattern: label, maxLength: 63 },
    port,
    targetPort: { 'x-kubernetes-int-or-string': true },
    protocol: { type: 'string', enum: ['TCP', 'UDP', 'SCTP'], default: 'TCP' },
    appProtocol: text,
    nodePort: { type: 'integer', minimum: 0, maximum: 65535 },
  },
};

const serviceSpec: CrdSchema = {
  type: 'object',
  'x-others-unchecked': true,
  properties: {
    type: { type: 'string', enum: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] },
    clusterIP: text,
    clusterIPs: texts,
    externalIPs: texts,
    externalName: text,
    externalTrafficPolicy: { type: 'string', enum: ['Cluster', 'Local'] },
    internalTrafficPolicy: { type: 'string', enum: ['Cluster', 'Local'] },
    ipFamilies: { type: 'array', items: { type: 'string', enum: ['IPv4', 'IPv6'] } },
    ipFamilyPolicy: { type: 'string', enum: ['SingleStack', 'PreferDualStack', 'RequireDualStack'] },
    loadBalancerClass: text,
    loadBalancerIP: text,
    loadBalancerSourceRanges: texts,
    allocateLoadBalancerNodePorts: flag,
    publishNotReadyAddresses: flag,
    healthCheckNodePort: { type: 'integer' },
    trafficDistribution: text,
    sessionAffinity: { type: 'string', enum: ['None', 'ClientIP'] },
    selector: textMap,
    ports: {
      type: 'array',
      items: servicePort,
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
    },
  },
};

const dataMap = (of: CrdSchema): CrdSchema => ({ type: 'object', additionalProperties: of, 'x-names': DATA_KEY });
const bytes: CrdSchema = { type: 'string', format: 'base64-lines' };

const CORE_KINDS: readonly CoreKind[] = [
  {
    group: '',
    kind: 'Service',
    versions: ['v1'],
    scope: 'Namespaced',
    names: 'service-name',
    fields: { spec: serviceSpec },
  },
  {
    group: '',
    kind: 'ConfigMap',
    versions: ['v1'],
    scope: 'Namespaced',
    whole: true,
    fields: { data: dataMap(text), binaryData: dataMap(bytes), immutable: flag },
  },
  {
    group: '',
    kind: 'Secret',
    versions: ['v1'],
    scope: 'Namespaced',
    whole: true,
    fields: { type: text, data: dataMap(bytes), stringData: dataMap(text), immutable: flag },
  },
  { group: '', kind: 'Namespace', versions: ['v1'], scope: 'Cluster', names: 'dns-label', fields: {} },
  {
    group: '',
    kind: 'List',
    versions: ['v1'],
    scope: 'Cluster',
    names: 'none',
    whole: true,
    fields: { items: { type: 'array', items: { type: 'object', additionalProperties: true } } },
  },
  {
    group: 'certificates.k8s.io',
    kind: 'ClusterTrustBundle',
    versions: ['v1beta1', 'v1alpha1'],
    scope: 'Cluster',
    names: 'path-segment',
    whole: true,
    required: ['spec'],
    fields: {
      spec: {
        type: 'object',
        required: ['trustBundle'],
        properties: { signerName: text, trustBundle: { type: 'string', minLength: 1 } },
      },
    },
  },
];

export function coreStructures(): readonly StructureFile[] {
  return CORE_KINDS.map(({ group, kind, versions, scope, names, fields, required, whole }) => {
    const table = new ShapeTable();
    const root: CrdSchema = { type: 'object', properties: fields, required: required ?? [] };
    const id = table.put(whole === true ? root : { ...root, 'x-others-unchecked': true });
    return {
      group,
      kind,
      scope,
      ...(names === undefined ? {} : { names }),
      sets: { [CORE_SET]: Object.fromEntries(versions.map((version) => [version, id])) },
      shapes: table.shapes,
    };
  });
}
