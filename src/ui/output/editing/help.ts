import type { Shape, StructureFile } from '../../../admission/shape.ts';
import type { Structure } from '../../../admission/structure.ts';
import type { KindMeanings } from '../../../gateway-api/meaning.ts';
import { METADATA } from '../../../gateway-api/meanings.ts';
import type { Json } from '../../../manifest/json.ts';
import { versionOf } from '../../../manifest/object.ts';
import type { TextPlace } from './text-place.ts';

/** What is at hand about the kind of a document. */
export interface KindHelp {
  readonly meanings: KindMeanings | null;
  readonly structure: Structure | null;
}

/** Something that can be written at a place. */
export interface Suggestion {
  readonly label: string;
  /** What is written: a key comes with its colon, and with room for what belongs under it. */
  readonly insert: string;
  readonly says: string;
  readonly required: boolean;
}

/** What may stand at a place: keys that are not there yet, or values. */
export function suggestionsAt(place: TextPlace, help: KindHelp): readonly Suggestion[] {
  const shape = shapeAt(place, help, place.inValue ? [...place.path, place.key] : place.path);
  if (place.inValue)
    return valuesOf(shape).map((value) => ({ label: value, insert: value, says: '', required: false }));
  const file = help.structure?.file;
  const known = new Map<string, number | undefined>(metadataUnder(place.path).map((key) => [key, undefined]));
  for (const [key, id] of Object.entries(shape?.fields ?? {})) known.set(key, id);
  const keys = [...known].filter(([key]) => !place.siblings.includes(key) && key !== 'status');
  return keys.map(([key, id]) => ({
    label: key,
    insert: `${key}:${openingOf(id === undefined ? undefined : file?.shapes[id], place.indent)}`,
    says: meaningOf([...place.path, key], help) ?? '',
    required: shape?.required?.includes(key) ?? false,
  }));
}

/** Keys that every object has there, whatever its kind. */
function metadataUnder(path: TextPlace['path']): readonly string[] {
  const steps = Object.keys(METADATA).map((name) => name.split('.'));
  const under = steps.filter((names) => names.length > path.length && path.every((step, at) => step === names[at]));
  return [...new Set(under.flatMap((names) => names[path.length] ?? []))];
}

/** What is known of a field: what it means, and what may stand in it. Empty for nothing. */
export interface FieldHelp {
  readonly path: string;
  readonly says: string | null;
  /** `text, required, one of …` */
  readonly holds: string | null;
  readonly link: string | null;
}

export function helpAt(place: TextPlace, help: KindHelp): FieldHelp | null {
  if (place.key === '') return null;
  const path = [...place.path, place.key];
  const outer = shapeAt(place, help, place.path);
  const shape = shapeAt(place, help, path);
  const isKind = place.path.length === 0 && place.key === 'kind';
  const says = (isKind ? help.meanings?.says : undefined) ?? meaningOf(path, help);
  const holds = shape === undefined ? null : wordsOf(shape, outer?.required?.includes(place.key) ?? false);
  if (says === null && holds === null) return null;
  return { path: nameOf(path), says, holds, link: help.meanings?.link ?? null };
}

function meaningOf(path: TextPlace['path'], { meanings }: KindHelp): string | null {
  const name = nameOf(path);
  return own(meanings?.fields ?? {}, name) ?? own(METADATA, name);
}

function own(says: { readonly [path: string]: string }, name: string): string | null {
  return Object.hasOwn(says, name) ? (says[name] ?? null) : null;
}

function nameOf(path: TextPlace['path']): string {
  return path.filter((step) => step !== null).join('.');
}

function shapeAt({ apiVersion }: TextPlace, { structure }: KindHelp, path: TextPlace['path']): Shape | undefined {
  if (structure === null || apiVersion === null) return undefined;
  const { file, set } = structure;
  const versions = file.sets[set] ?? {};
  const version = versionOf(apiVersion);
  const root =
    (Object.hasOwn(versions, version) ? versions[version] : undefined) ?? Object.values(versions).find(isThere);
  let here = root === undefined ? undefined : file.shapes[root];
  for (const step of path) here = inner(here, step, file);
  return here;
}

function isThere(id: number | null): id is number {
  return id !== null;
}

function inner(shape: Shape | undefined, step: string | null, { shapes }: StructureFile): Shape | undefined {
  if (shape === undefined) return undefined;
  if (step === null) return shape.items === undefined ? undefined : shapes[shape.items];
  const field = shape.fields !== undefined && Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined;
  const id = field ?? (typeof shape.others === 'number' ? shape.others : undefined);
  return id === undefined ? undefined : shapes[id];
}

function openingOf(shape: Shape | undefined, indent: number): string {
  const deeper = `\n${' '.repeat(indent + 2)}`;
  if (shape?.type === 'array') return `${deeper}- `;
  return shape?.type === 'object' ? deeper : ' ';
}

function valuesOf(shape: Shape | undefined): readonly string[] {
  if (shape?.type === 'boolean') return ['true', 'false'];
  return (shape?.enum ?? []).map(spelled);
}

/** As it is written in YAML: a text that would be read as something else needs quotes. */
function spelled(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return value === '' || /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d.]+)$/i.test(value)
    ? JSON.stringify(value)
    : value;
}

const TYPES: { readonly [type in NonNullable<Shape['type']>]: string } = {
  object: 'fields of its own',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  'int-or-string': 'a number or a text',
};

function wordsOf(shape: Shape, required: boolean): string {
  const { type, least, most } = shape;
  const bounds = [
    least === undefined || least === 0 ? '' : `at least ${counted(least, type)}`,
    most === undefined ? '' : `at most ${counted(most, type)}`,
  ];
  const parts = [
    type === undefined ? '' : TYPES[type],
    required ? 'required' : '',
    shape.enum === undefined
      ? ''
      : `one of ${shape.enum.map((value) => (value === '' ? '“”' : String(value))).join(', ')}`,
    ...bounds,
    shape.default === undefined || shape.type === 'object'
      ? ''
      : `${JSON.stringify(shape.default)} where nothing is said`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A bound with what it counts: characters of a text, entries of a list; a number counts itself. */
function counted(bound: number, type: Shape['type']): string {
  const unit = type === 'string' ? ['character', 'characters'] : type === 'array' ? ['entry', 'entries'] : ['', ''];
  return `${bound} ${unit[bound === 1 ? 0 : 1] ?? ''}`.trim();
}
