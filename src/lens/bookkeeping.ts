import type { JsonObject } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/** Fields of `metadata` that the API server keeps for itself; whoever applies them is refused or ignored. */
const METADATA: readonly string[] = ['managedFields', 'uid', 'resourceVersion', 'generation', 'selfLink'];

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as somebody would have written it: without status and bookkeeping. The same object where it has neither. */
export function withoutBookkeeping(object: K8sObject): K8sObject {
  const { status: _, ...rest } = object;
  const { annotations, ...metadata } = without(object.metadata, METADATA);
  const own = typeof annotations === 'object' ? without(annotations as JsonObject, [LAST_APPLIED]) : {};
  return {
    ...rest,
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      ...metadata,
      name: object.metadata.name,
      ...(Object.keys(own).length === 0 ? {} : { annotations: own as Readonly<Record<string, string>> }),
    },
  };
}

function without(fields: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
