import { namespaceOf } from '../../gateway-api/found.ts';
import { pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { HUG_GROUP } from './watches.ts';

/** How a Service names the Backend with its settings: `name`, or `namespace/name`. */
export const ANNOTATION = `${HUG_GROUP}/cr-backend`;

export function backendRef(namespace: string, name: string): ObjectRef {
  return { group: HUG_GROUP, kind: 'Backend', namespace, name };
}

export function annotatedBackend(service: K8sObject | undefined): ObjectRef | undefined {
  const annotated = pickString(service, 'metadata', 'annotations', ANNOTATION) ?? '';
  if (service === undefined || annotated === '') return undefined;
  const [one = '', other] = annotated.split('/');
  return other === undefined ? backendRef(namespaceOf(service), one) : backendRef(one, other);
}
