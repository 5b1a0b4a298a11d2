import type { CrdSchema } from './crd-schema.ts';

const NAME = '([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)';
const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const DOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';

/** What `x-kubernetes-embedded-resource` adds to a schema: a whole object stands in a field. */
const API_VERSION: CrdSchema = { type: 'string', minLength: 1, pattern: '^[^/]*(/[^/]*)?$' };
const KIND: CrdSchema = { type: 'string', pattern: '^(?i)[a-z]([-a-z0-9]{0,61}[a-z0-9])?$' };
const TEXT: CrdSchema = { type: 'string' };
const NUMBER: CrdSchema = { type: 'integer' };
const TIME: CrdSchema = { type: 'string', format: 'date-time' };
const ANYTHING: CrdSchema = { 'x-kubernetes-preserve-unknown-fields': true };
const QUALIFIED = `^(${DOMAIN}/)?${NAME}$`;
const LABELS: CrdSchema = {
  type: 'object',
  'x-names': QUALIFIED,
  additionalProperties: { type: 'string', maxLength: 63, pattern: `^${NAME}?$` },
};
/** The case of what stands before the slash is of no consequence there. */
const ANNOTATIONS: CrdSchema = { type: 'object', 'x-names': `(?i)${QUALIFIED}`, additionalProperties: TEXT };

const METADATA: CrdSchema = {
  type: 'object',
  properties: {
    name: TEXT,
    generateName: TEXT,
    namespace: { type: 'string', pattern: `^(${LABEL})?$` },
    labels: LABELS,
    annotations: ANNOTATIONS,
    finalizers: { type: 'array', items: { type: 'string', pattern: QUALIFIED } },
    ownerReferences: { type: 'array', items: ANYTHING },
    managedFields: { type: 'array', items: ANYTHING },
    creationTimestamp: TIME,
    deletionTimestamp: TIME,
    deletionGracePeriodSeconds: NUMBER,
    generation: NUMBER,
    resourceVersion: TEXT,
    selfLink: TEXT,
    uid: TEXT,
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
    properties: { ...properties, apiVersion: API_VERSION, kind: KIND, metadata: METADATA },
  };
}
