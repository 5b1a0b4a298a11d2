import type { Backend, Configuration, FieldPath, SubjectAltName } from '../configuration/configuration.ts';
import { LIMITS } from '../configuration/configuration.ts';
import { DNS_LABEL, shortened } from '../configuration/names.ts';
import { withField } from '../configuration/with-field.ts';
import type { RuleEnd } from '../lens/rules.ts';
import type { Json } from '../manifest/json.ts';
import type { Parked, Snapshot } from './state.ts';

/**
 * Adds a backend like the last one, so that little is left to fill in: to where that one's rule leads besides, or else to another
 * Service or host.
 */
export function addBackend(snapshot: Snapshot, next?: RuleEnd): Snapshot {
  const { backends } = snapshot.configuration;
  const last = backends.at(-1);
  if (last === undefined || backends.length >= LIMITS.backends) return snapshot;
  const like: Backend = { ...last, target: another(last.target, backends) };
  const [first, ...rest] = backends;
  const added: Configuration = { ...snapshot.configuration, backends: [first, ...rest, like] };
  const reading = withField(added, `backends.${backends.length}`, { ...like, ...next });
  return { ...snapshot, configuration: reading.ok ? reading.configuration : added };
}

function another(target: Backend['target'], backends: readonly Backend[]): Backend['target'] {
  const taken = new Set(backends.map((backend) => nameOf(backend.target)));
  const base = nameOf(target).replace(/-\d{1,4}$/, '');
  let number = 2;
  while (taken.has(numbered(base, number))) number += 1;
  const name = numbered(base, number);
  if (target.kind === 'ExternalHost') return { ...target, hostname: name };
  return target.kind === 'Service' ? { ...target, name } : { ...target, service: name };
}

/** `api-2`; for a host name, in its first label: `api-2.example.org`. */
function numbered(base: string, number: number): string {
  const [label = '', ...rest] = base.split('.');
  return [`${shortened(label, DNS_LABEL.maxLength - 5)}-${number}`, ...rest].join('.');
}

/** How a backend is called in lists. */
export function nameOf(target: Backend['target']): string {
  if (target.kind === 'ExternalHost') return target.hostname;
  return target.kind === 'Service' ? target.name : target.service;
}

/** Takes a backend out, and moves what belongs to those after it. The last one stays. */
export function removeBackend(snapshot: Snapshot, index: number): Snapshot {
  const { backends } = snapshot.configuration;
  const [first, ...rest] = backends.filter((_, place) => place !== index);
  if (first === undefined || backends[index] === undefined) return snapshot;
  return {
    hand: snapshot.hand,
    configuration: { ...snapshot.configuration, backends: [first, ...rest] },
    drafts: moved(snapshot.drafts, 'backends', index),
    parked: movedParked(snapshot.parked, index),
  };
}

function movedParked(parked: Parked, index: number): Parked {
  const inner = Object.entries(parked).map(
    ([key, { value, drafts }]) => [key, { value, drafts: moved(drafts, 'backends', index) }] as const,
  );
  return moved(Object.fromEntries(inner), 'backends', index);
}

/** Adds a subject alternative name: the host name first, since it is no longer checked by itself from then on. */
export function addName(snapshot: Snapshot, backend: number): Snapshot {
  const validation = snapshot.configuration.backends[backend]?.validation;
  if (validation === undefined || validation.mode === 'skip') return snapshot;
  const name: SubjectAltName = { type: 'Hostname', hostname: validation.hostname };
  return withNames(snapshot, backend, [...validation.subjectAltNames, name]);
}

export function removeName(snapshot: Snapshot, backend: number, index: number): Snapshot {
  const validation = snapshot.configuration.backends[backend]?.validation;
  if (validation === undefined || validation.mode === 'skip') return snapshot;
  if (validation.subjectAltNames[index] === undefined) return snapshot;
  const kept = validation.subjectAltNames.filter((_, place) => place !== index);
  const drafts = moved(snapshot.drafts, `backends.${backend}.validation.subjectAltNames`, index);
  return withNames({ ...snapshot, drafts }, backend, kept);
}

function withNames(snapshot: Snapshot, backend: number, names: readonly Json[]): Snapshot {
  const reading = withField(snapshot.configuration, `backends.${backend}.validation.subjectAltNames`, names);
  return reading.ok ? { ...snapshot, configuration: reading.configuration } : snapshot;
}

/** The entries by path, once entry `removed` of the list at `list` is gone. */
function moved<T>(entries: { readonly [at: FieldPath]: T }, list: FieldPath, removed: number): { [at: FieldPath]: T } {
  const kept: { [at: FieldPath]: T } = {};
  for (const [at, entry] of Object.entries(entries)) {
    const inside = at.startsWith(`${list}.`) ? /^(\d{1,4})(.*)$/s.exec(at.slice(list.length + 1)) : null;
    const index = Number(inside?.[1]);
    if (inside === null) kept[at] = entry;
    else if (index !== removed) kept[`${list}.${index > removed ? index - 1 : index}${inside[2]}`] = entry;
  }
  return kept;
}
