import { isJsonObject, type Json, type JsonObject } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { CHECKS } from './checks.ts';
import { nearestName } from './did-you-mean.ts';
import { patternOf } from './pattern/pattern.ts';
import { patternWords } from './pattern-words.ts';
import type { Report } from './report.ts';
import type { StructureFile } from './shape.ts';
import { checkSystemMetadata } from './system-metadata.ts';
import { placeOrObject, shown } from './words.ts';

/**
 * What every object has. Fields that the server fills in itself (uid, managedFields and the like) may stand there, so that
 * an object can be pasted as `kubectl get` shows it.
 * Sources: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ and
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/, read 2026-11-24
 */
const FIELDS: readonly string[] = [
  'annotations',
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'labels',
  'managedFields',
  'name',
  'namespace',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];

const LABEL = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';
const SUBDOMAIN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

interface NameRule {
  readonly pattern: string;
  readonly words: string;
  readonly most: number;
}

function rule(pattern: string, most: number, words: string = patternWords(pattern) ?? pattern): NameRule {
  return { pattern, most, words };
}

const NAMES: { readonly [names in NonNullable<StructureFile['names']> | 'subdomain']: NameRule | undefined } = {
  subdomain: rule(SUBDOMAIN, 253),
  'dns-label': rule(LABEL, 63),
  'service-name': rule(
    '^[a-z]([-a-z0-9]*[a-z0-9])?$',
    63,
    'lower-case letters, digits and “-”, with a letter at the start',
  ),
  'path-segment': rule('^[^/%]+$', 253, 'a name without “/” and “%”'),
  none: undefined,
};

/** What the metadata of a kind depends on. */
export type MetaFacts = Pick<StructureFile, 'kind' | 'scope' | 'names'>;

export function checkObjectMeta(file: MetaFacts, object: K8sObject, report: Report): void {
  // The type of an object is a promise; what is typed by hand may break it.
  const metadata: Json | undefined = object.metadata;
  report.within('metadata', () => {
    if (!isJsonObject(metadata)) {
      report.violate(CHECKS.type, `metadata holds ${shown(metadata)}, where a map with the object’s name is expected.`);
      return;
    }
    checkFieldNames(metadata, report);
    checkName(file, metadata, report);
    checkGenerateName(file, metadata, report);
    checkNamespace(file, metadata, report);
    checkMap(metadata, 'labels', report);
    checkMap(metadata, 'annotations', report);
    checkSystemMetadata(metadata, report);
  });
}

function checkFieldNames(metadata: JsonObject, report: Report): void {
  for (const name of Object.keys(metadata)) {
    if (FIELDS.includes(name)) continue;
    const near = nearestName(name, FIELDS);
    const meant = near === undefined ? '' : `; ${near} is probably meant`;
    report.within(name, () =>
      report.violate(CHECKS.unknown, `${report.place} is not a field that exists${meant}.`, 'key'),
    );
  }
}

function checkName({ names }: MetaFacts, metadata: JsonObject, report: Report): void {
  const { name, generateName } = metadata;
  const expected = NAMES[names ?? 'subdomain'];
  if (expected === undefined) return;
  if (name === undefined || name === null || name === '') {
    // The server makes up a name from a prefix, for `kubectl create` only.
    if (typeof generateName !== 'string' || generateName === '')
      report.within('name', () =>
        report.violate(CHECKS.missing, 'metadata.name is missing, and it is required.', 'key'),
      );
    return;
  }
  report.within('name', () => checkNameText(name, expected, report));
}

/** Letters and digits are added to it, so that “-” may stand at its end. */
function checkGenerateName({ names }: MetaFacts, { generateName }: JsonObject, report: Report): void {
  const expected = NAMES[names ?? 'subdomain'];
  if (expected === undefined || typeof generateName !== 'string' || generateName === '') return;
  const start = generateName.replace(/.-$/su, 'a');
  if ([...start].length <= expected.most && patternOf(expected.pattern)?.test(start) === true) return;
  report.within('generateName', () =>
    report.violate(
      CHECKS.name,
      `${report.place} holds ${shown(generateName)}, but allowed is the start of a name: ${expected.words}.`,
    ),
  );
}

function checkNameText(name: Json, { pattern, words, most }: NameRule, report: Report): void {
  if (typeof name !== 'string') {
    const hint = typeof name === 'number' || typeof name === 'boolean' ? ': put it in quotes' : '';
    report.violate(CHECKS.type, `${report.place} holds ${shown(name)}, where text is expected${hint}.`);
  } else if ([...name].length > most)
    report.violate(CHECKS.name, `${report.place} may have ${most} characters at most, and has ${[...name].length}.`);
  else if (patternOf(pattern)?.test(name) !== true)
    report.violate(CHECKS.name, `${report.place} holds ${shown(name)}, but allowed is ${words}.`);
}

/** Neither case is refused: the server drops a namespace that a kind cannot have, and kubectl fills in one that is missing. */
function checkNamespace({ scope, kind, names }: MetaFacts, metadata: JsonObject, report: Report): void {
  const { namespace } = metadata;
  const given = namespace !== undefined && namespace !== null && namespace !== '';
  if (!given && scope === 'Namespaced')
    report.undecide('No namespace is named, so that kubectl takes the one of its current context.');
  if (!given || names === 'none') return;
  report.within('namespace', () => {
    if (scope === 'Namespaced') checkNameText(namespace, rule(LABEL, 63), report);
    else if (typeof namespace !== 'string') checkNameText(namespace, rule(LABEL, 63), report);
    else report.undecide(`A ${kind} stands in no namespace, so that the API server drops this one.`);
  });
}

const VALUE = '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$';
const KEY = /^(?:([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)\/)?([A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;

/** All annotations together, in bytes. */
const MOST_ANNOTATION_BYTES = 256 * 1024;

function checkMap(metadata: JsonObject, field: 'labels' | 'annotations', report: Report): void {
  const map = metadata[field];
  if (map === undefined || map === null) return;
  report.within(field, () => {
    if (!isJsonObject(map)) {
      report.violate(
        CHECKS.type,
        `${placeOrObject(report.place)} holds ${shown(map)}, where a map of texts is expected.`,
      );
      return;
    }
    for (const [key, value] of Object.entries(map)) report.within(key, () => checkEntry(field, key, value, report));
    if (field === 'annotations' && sizeOf(map) > MOST_ANNOTATION_BYTES)
      report.violate(CHECKS.length, 'All annotations together may have 256 KiB at most.');
  });
}

function checkEntry(field: 'labels' | 'annotations', key: string, value: Json | undefined, report: Report): void {
  // The server looks at the small letters of an annotation’s key.
  const parts = KEY.exec(field === 'labels' ? key : key.toLowerCase());
  if (parts === null || !isPrefix(parts[1]))
    report.violate(
      CHECKS.label,
      `The key ${JSON.stringify(key)} is not allowed, only a name of letters, digits, “-”, “_” and “.” (63 characters at most), with a domain and “/” in front of it if need be.`,
      'key',
    );
  if (value === null || value === undefined) return;
  if (typeof value !== 'string') {
    const hint = typeof value === 'number' || typeof value === 'boolean' ? ': put it in quotes' : '';
    report.violate(CHECKS.type, `${report.place} holds ${shown(value)}, where text is expected${hint}.`);
  } else if (field === 'labels' && (value.length > 63 || patternOf(VALUE)?.test(value) !== true))
    report.violate(
      CHECKS.label,
      `${report.place} holds ${shown(value)}, but allowed is ${patternWords(VALUE)}, 63 characters at most.`,
    );
}

function isPrefix(prefix: string | undefined): boolean {
  return prefix === undefined || (prefix.length <= 253 && patternOf(SUBDOMAIN)?.test(prefix) === true);
}

/** Bytes of UTF-8. */
function sizeOf(map: JsonObject): number {
  const texts = Object.entries(map).flatMap(([key, value]) => (typeof value === 'string' ? [key, value] : [key]));
  return texts.reduce((sum, text) => sum + bytesOf(text), 0);
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
