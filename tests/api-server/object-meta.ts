import type { Schema } from './schema.ts';

/** The metadata that every object may have when it is applied. Source: Kubernetes API reference, ObjectMeta. */

const NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const LABEL_VALUE = '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$';
const QUALIFIED = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

export function objectMeta(scope: 'Namespaced' | 'Cluster'): Schema {
  const namespace: Schema = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };
  return {
    type: 'object',
    // `kubectl apply` would take the context's namespace; manifests to hand out must not depend on it.
    required: scope === 'Namespaced' ? ['name', 'namespace'] : ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 253, pattern: NAME },
      ...(scope === 'Namespaced' ? { namespace } : {}),
      labels: {
        type: 'object',
        additionalProperties: { type: 'string', maxLength: 63, pattern: LABEL_VALUE },
      },
      annotations: { type: 'object', additionalProperties: { type: 'string' } },
    },
  };
}

/** Label and annotation keys are qualified names, which a schema cannot say. */
export function wrongKeys(map: unknown): string[] {
  return typeof map === 'object' && map !== null ? Object.keys(map).filter((key) => !QUALIFIED.test(key)) : [];
}
