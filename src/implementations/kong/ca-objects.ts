import { backendPath } from '../../configuration/backends.ts';
import type { CaSource, Configuration } from '../../configuration/configuration.ts';
import { caConfigMap, created, owned } from '../../gateway-api/resources.ts';
import type { Written } from '../../gateway-api/written.ts';
import type { Wish } from '../../manifest/change.ts';
import { pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { answer } from '../field.ts';
import type { Product } from './product.ts';

/** The objects that CAs come from, with what Kong wants to see on them. */

export const CA_LABEL = 'konghq.com/ca-cert';
export const CONFIG_MAP_LABEL = 'konghq.com/configmap';
export const SECRET_LABEL = 'konghq.com/secret';
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** The id that a CA object has, in whichever form it is written; `undefined` where there is none. */
export function caIdOf(object: K8sObject): string | undefined {
  return pickString(object, 'data', 'id') ?? pickString(object, 'stringData', 'id');
}

/** A pasted CA becomes a ConfigMap; a CA that the user has is changed: label, class, id. */
export function caObject(
  configuration: Configuration,
  product: Product,
  namespace: string,
  ca: CaSource,
  index: number,
): Written | undefined {
  const from = [`${backendPath(index)}.validation.ca`];
  if (ca.kind === 'ClusterTrustBundle' || ca.kind === 'ClusterCA') return undefined;
  const id = derivedId(namespace, ca.name);
  const marks = marksOf(configuration, product, ca.kind === 'Secret');
  if (ca.kind === 'PEM') {
    const { apiVersion, kind, metadata, data } = caConfigMap(namespace, ca.name, ca.pem);
    const withId = { id, ...(typeof data === 'object' ? data : {}) };
    return created({ apiVersion, kind, metadata: { ...metadata, ...marks }, data: withId }, from);
  }
  const before: K8sObject = { apiVersion: 'v1', kind: ca.kind, metadata: { name: ca.name, namespace } };
  const wishes: Wish[] = [
    ...Object.entries(marks.labels).map(([name, value]) => ({ path: ['metadata', 'labels', name], value })),
    ...Object.entries(marks.annotations ?? {}).map(([name, value]) => ({
      path: ['metadata', 'annotations', name],
      value,
    })),
    { path: [ca.kind === 'Secret' ? 'stringData' : 'data', 'id'], value: id },
  ];
  return patched(configuration, before, from, wishes, CA_WHY);
}

const CA_WHY =
  'Kong loads only CA objects with this label, and tells them apart by the id. If there is an id already, leave it as it is.';

/** A client certificate that the controller reads only with its label. */
export function labelledSecret(configuration: Configuration, namespace: string, name: string): Written {
  const before: K8sObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace } };
  const wishes = [{ path: ['metadata', 'labels', SECRET_LABEL], value: 'true' }];
  return patched(
    configuration,
    before,
    ['clientCertificate'],
    wishes,
    'The operator reads only Secrets with this label.',
  );
}

/** Never whole, not even in the complete example: it would be the object without its certificates. */
function patched(
  configuration: Configuration,
  before: K8sObject,
  from: readonly string[],
  wishes: readonly Wish[],
  why: string,
): Written {
  const changes = { ...configuration, output: { ...configuration.output, completeExample: false } };
  return owned(changes, before, from, { wishes, why });
}

function marksOf(configuration: Configuration, { fields, labelledSecrets }: Product, isSecret: boolean) {
  const ingressClass = answer(fields.ingressClass, configuration);
  const labels = {
    [CA_LABEL]: 'true',
    ...(isSecret ? (labelledSecrets ? { [SECRET_LABEL]: 'true' } : {}) : { [CONFIG_MAP_LABEL]: 'true' }),
  };
  return compactMarks(labels, ingressClass);
}

interface Marks {
  readonly labels: { readonly [name: string]: string };
  readonly annotations?: { readonly [name: string]: string };
}

function compactMarks(labels: Marks['labels'], ingressClass: string): Marks {
  return ingressClass === '' ? { labels } : { labels, annotations: { [CLASS_ANNOTATION]: ingressClass } };
}

/**
 * A UUID (version 8, RFC 9562) that is always the same for a namespace and name. Kong demands one that no other CA of the
 * gateway has; a random one would be another at every change of the form.
 */
export function derivedId(namespace: string, name: string): string {
  const text = `konghq.com/ca-cert/${namespace}/${name}`;
  const hex = [0, 1, 2, 3].map((seed) => hash(`${seed}/${text}`).toString(16).padStart(8, '0')).join('');
  const [a, b, c, d, e] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20), hex.slice(20)];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** FNV-1a with a last stir, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** What of a CA object Kong misses, in words; empty where it can be used. */
export function missingMarks(
  object: K8sObject,
  { labelledSecrets }: Pick<Product, 'labelledSecrets'>,
): readonly string[] {
  const isSecret = object.kind === 'Secret';
  const label = (name: string) =>
    pickString(object, 'metadata', 'labels', name) === 'true' ? [] : [`the label ${name}: "true"`];
  return [
    ...label(CA_LABEL),
    ...(isSecret ? (labelledSecrets ? label(SECRET_LABEL) : []) : label(CONFIG_MAP_LABEL)),
    ...(caIdOf(object) === undefined ? ['the key id with a UUID'] : []),
  ];
}
