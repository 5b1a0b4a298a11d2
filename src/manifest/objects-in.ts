import { isJsonObject, type Json, pick, pickList, pickString } from './json.ts';
import { LIMITS } from './node-value.ts';
import type { K8sObject } from './object.ts';
import type { Path } from './text-node.ts';

/** An object in a document. */
export interface TextObject {
  readonly object: K8sObject;
  /** `[]`, or `['items', n]` in a List. */
  readonly at: Path;
}

/** What stands where an object belongs, and is none. */
export interface Stray {
  readonly value: Json;
  readonly at: Path;
  /** Why not, as half a sentence: `kind is missing`. */
  readonly flaw: string;
}

export interface Contents {
  readonly objects: readonly TextObject[];
  readonly strays: readonly Stray[];
}

/** The object that a document holds, or those of a List, of a List of Lists too: kubectl unpacks them all. */
export function contentsOf(value: Json): Contents {
  const [objects, strays]: [TextObject[], Stray[]] = [[], []];
  const collect = (here: Json, at: Path) => {
    if (isList(here) && at.length < LIMITS.depth) {
      for (const [index, item] of pickList(here, 'items').entries())
        collect(withKind(item, here), [...at, 'items', index]);
      return;
    }
    const flaw = flawOf(here);
    if (flaw !== undefined) strays.push({ value: here, at, flaw });
    else if (isObject(here)) objects.push({ object: here, at });
  };
  // An empty document is nothing.
  if (value !== null) collect(value, []);
  return { objects, strays };
}

/** `kubectl get` writes `kind: List`, the API server a kind that ends so. */
function isList(value: Json): boolean {
  return (pickString(value, 'kind') ?? '').endsWith('List') && Array.isArray(pick(value, 'items'));
}

/**
 * The API server leaves kind and apiVersion out of the items of a ServiceList and its like, and kubectl fills them in.
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.34.0/staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/helpers.go
 */
function withKind(item: Json, list: Json): Json {
  const kind = (pickString(list, 'kind') ?? '').slice(0, -'List'.length);
  const apiVersion = pick(list, 'apiVersion');
  if (kind === '' || !isJsonObject(item) || 'kind' in item || 'apiVersion' in item) return item;
  return { apiVersion, kind, ...item };
}

const IDENTITY = [['apiVersion'], ['kind'], ['metadata', 'name']] as const;

/** Why a value is no object that kubectl could apply. */
function flawOf(value: Json): string | undefined {
  if (!isJsonObject(value)) return 'it is no map of fields';
  const lacking = IDENTITY.find((path) => !isText(pick(value, ...path)));
  if (lacking !== undefined) return `${lacking.join('.')} is ${lackOf(pick(value, ...lacking))}`;
  return typeof (pick(value, 'metadata', 'namespace') ?? '') === 'string'
    ? undefined
    : 'metadata.namespace is not text';
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function lackOf(value: Json | undefined): string {
  return value === undefined || value === null || value === '' ? 'missing' : 'not text';
}

function isObject(value: Json): value is K8sObject {
  return flawOf(value) === undefined;
}
