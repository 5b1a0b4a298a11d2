import type { Schema } from './schema.ts';

/** The kinds of Kubernetes itself that the product writes, as far as it writes them. Source: Kubernetes API reference, v1.34. */
export interface CoreKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** The fields beside apiVersion, kind and metadata. */
  readonly fields: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  /** Names that are stricter than a DNS subdomain. */
  readonly name?: Schema;
}

const text: Schema = { type: 'string' };
const textMap: Schema = { type: 'object', additionalProperties: text };
const dataKey = '^[-._a-zA-Z0-9]+$';
const port: Schema = { type: 'integer', minimum: 1, maximum: 65535 };
const portName: Schema = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };

const servicePort: Schema = {
  type: 'object',
  required: ['port'],
  properties: {
    name: portName,
    port,
    // A number is a port, a text is the name of a container port.
    targetPort: { 'x-kubernetes-int-or-string': true },
    protocol: { type: 'string', enum: ['TCP', 'UDP', 'SCTP'] },
    appProtocol: text,
  },
};

export const CORE_KINDS: readonly CoreKind[] = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    scope: 'Namespaced',
    name: { type: 'string', pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 },
    required: ['spec'],
    fields: {
      spec: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] },
          clusterIP: text,
          externalName: text,
          selector: textMap,
          ports: {
            type: 'array',
            items: servicePort,
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['port', 'protocol'],
          },
        },
        'x-kubernetes-validations': [
          {
            rule: '!has(self.ports) || size(self.ports) <= 1 || self.ports.all(p, has(p.name))',
            message: 'every port of several needs a name',
          },
          {
            rule: '!has(self.ports) || self.ports.all(p, !has(p.name) || self.ports.exists_one(q, has(q.name) && q.name == p.name))',
            message: 'port names are unique',
          },
        ],
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    scope: 'Namespaced',
    fields: { data: textMap, binaryData: textMap, immutable: { type: 'boolean' } },
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    scope: 'Namespaced',
    fields: {
      type: text,
      data: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
      stringData: textMap,
      immutable: { type: 'boolean' },
    },
  },
  {
    apiVersion: 'certificates.k8s.io/v1beta1',
    kind: 'ClusterTrustBundle',
    scope: 'Cluster',
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

/** Keys of ConfigMaps and Secrets. */
export const DATA_KEY = new RegExp(dataKey);
