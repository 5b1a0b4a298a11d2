import { namespaceOf } from '../../gateway-api/found.ts';
import { type K8sObject, type ObjectRef, refOf } from '../../manifest/object.ts';

/** An object's identity, with the namespace that it has where it names none. */
export function placed(object: K8sObject): ObjectRef {
  return { ...refOf(object), namespace: namespaceOf(object) };
}
