import { pickString } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';

/** Of rivals the oldest counts, and of equally old ones the first by name. What nobody has applied yet is the youngest. */

/** Sorts as text by time of creation; what has none comes last. */
export function createdAt(object: K8sObject): string {
  return pickString(object, 'metadata', 'creationTimestamp') ?? '9999';
}

/** Sorts as text by age, then by name. */
export function ageAndName(object: K8sObject): string {
  return `${createdAt(object)} ${object.metadata.name}`;
}

/** Whether the manifests tell how old it is. */
export function isDated(object: K8sObject): boolean {
  return pickString(object, 'metadata', 'creationTimestamp') !== undefined;
}
