import { namespaceOf } from '../../gateway-api/found.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** The namespaces whose proxies see something, as exportTo lists them; empty: all. */
export interface Exported {
  readonly exportTo: ReadonlySet<string>;
  readonly namespace: string;
}

/** Of Services. */
const ANNOTATION = 'networking.istio.io/exportTo';

/** What an object of Istio’s or a Service says of itself. */
export function exportedBy(object: K8sObject): Exported {
  const listed = pickList(object, 'spec', 'exportTo').filter((one) => typeof one === 'string');
  const annotated = pickString(object, 'metadata', 'annotations', ANNOTATION)?.split(',') ?? [];
  const exportTo = object.kind === 'Service' ? annotated.map((one) => one.trim()) : listed;
  return { exportTo: new Set(exportTo), namespace: namespaceOf(object) };
}

/** Whether proxies of another namespace see it. */
export function reaches({ exportTo, namespace }: Exported, other: string): boolean {
  return exportTo.size === 0 || exportTo.has('*') || exportTo.has(other) || (namespace === other && exportTo.has('.'));
}
