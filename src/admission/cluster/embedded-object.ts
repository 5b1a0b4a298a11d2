import type { CrdSchema } from './crd-schema.ts';

/** What `x-kubernetes-embedded-resource` adds to a schema: a whole object stands in a field. */
const TEXT: CrdSchema = { type: 'string', minLength: 1 };
const TEXTS: CrdSchema = { type: 'object', additionalProperties: { type: 'string' } };
const ANYTHING: CrdSchema = { 'x-kubernetes-preserve-unknown-fields': true };

const METADATA: CrdSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    generateName: { type: 'string' },
    namespace: { type: 'string' },
    labels: TEXTS,
    annotations: TEXTS,
    finalizers: { type: 'array', items: { type: 'string' } },
    ownerReferences: { type: 'array', items: ANYTHING },
    ...Object.fromEntries(
      ['creationTimestamp', 'deletionTimestamp', 'generation', 'managedFields', 'resourceVersion', 'uid'].map(
        (name) => [name, { ...ANYTHING, nullable: true }],
      ),
    ),
  },
};

interface Embedding extends CrdSchema {
  readonly 'x-kubernetes-embedded-resource'?: boolean;
}

/** Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#rawextension */
export function withEmbeddedObject(schema: CrdSchema): CrdSchema {
  const { 'x-kubernetes-embedded-resource': embedded, ...rest }: Embedding = schema;
  if (embedded !== true) return rest;
  const { properties = {}, required = [] } = rest;
  return {
    ...rest,
    type: 'object',
    required: [...new Set([...required, 'apiVersion', 'kind'])],
    properties: { ...properties, apiVersion: TEXT, kind: TEXT, metadata: METADATA },
  };
}
