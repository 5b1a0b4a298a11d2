import type { Json, JsonObject } from './json.ts';

/** A Kubernetes object: what `kubectl apply` takes. Fields beyond identity are open, since every kind has its own. */
export interface K8sObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

export interface ObjectMeta extends JsonObject {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/** Names one object independent of the API version that it is written in. `group` is `''` for core kinds. */
export interface ObjectRef {
  readonly group: string;
  readonly kind: string;
  /** `''` for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** `v1` of `gateway.networking.k8s.io/v1`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

export function refOf(object: K8sObject): ObjectRef {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
}

/** One line that names an object for people: `HTTPRoute shop/api`. */
export function describeRef(ref: ObjectRef): string {
  return ref.namespace === '' ? `${ref.kind} ${ref.name}` : `${ref.kind} ${ref.namespace}/${ref.name}`;
}

/** A stable, unique key of an object within one set of manifests. */
export function slotOf(ref: ObjectRef): string {
  const kind = ref.group === '' ? ref.kind : `${ref.kind}.${ref.group}`;
  return `${kind}/${ref.namespace}/${ref.name}`;
}

export function sameRef(a: ObjectRef, b: ObjectRef): boolean {
  return a.group === b.group && a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

/** Drops the keys whose value is `undefined`, so that optional fields can be written inline. */
export function compact<T extends { readonly [key: string]: Json | undefined }>(fields: T): JsonObject {
  const keys = Object.keys(fields);
  if (keys.every((key) => fields[key] !== undefined)) return fields;
  const kept: { [key: string]: Json } = {};
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
