import type { Backend, Configuration, FieldPath } from '../configuration/configuration.ts';
import { isWithin, valueAt } from '../configuration/field-path.ts';
import { withField } from '../configuration/with-field.ts';
import { isJsonObject, type Json, type JsonObject, pick } from '../manifest/json.ts';
import type { Drafts, Parked, Snapshot } from './state.ts';

/**
 * Parts of the Configuration that are one of several variants, told apart by one field. Whoever changes the variant and
 * changes back finds the old answers, typed text included: they are parked meanwhile.
 */
interface Part {
  /** The part's path. */
  readonly at: FieldPath;
  /** The field in it that tells the variants apart. */
  readonly by: string;
}

const PARTS: readonly { readonly pattern: RegExp; readonly by: string }[] = [
  { pattern: /^(backends\.\d{1,4}\.validation)\.mode$/, by: 'mode' },
  { pattern: /^(backends\.\d{1,4}\.validation\.ca)\.kind$/, by: 'kind' },
  { pattern: /^(backends\.\d{1,4}\.target)\.kind$/, by: 'kind' },
];

/** The part that a field chooses the variant of. */
function partOf(at: FieldPath): Part | null {
  for (const { pattern, by } of PARTS) {
    const found = pattern.exec(at)?.[1];
    if (found !== undefined) return { at: found, by };
  }
  return null;
}

/** Chooses a variant, if the field is one that does; `null` where it does not, or there is no such variant. */
export function chooseVariant(snapshot: Snapshot, at: FieldPath, chosen: Json): Snapshot | null {
  const part = partOf(at);
  if (part === null) return null;
  const left = valueAt(snapshot.configuration, part.at);
  const leftName = pick(left, part.by);
  if (!isJsonObject(left) || typeof leftName !== 'string' || typeof chosen !== 'string') return null;
  if (leftName === chosen) return snapshot;
  const parked = snapshot.parked[keyOf(part, chosen)];
  const configuration = arrive(snapshot.configuration, part, chosen, left, parked?.value);
  if (configuration === undefined) return null;
  const [inside, outside] = split(snapshot.drafts, part.at);
  return {
    hand: snapshot.hand,
    configuration,
    drafts: { ...outside, ...sharedDrafts(inside, part, chosen, leftName), ...parked?.drafts },
    parked: {
      ...without(snapshot.parked, keyOf(part, chosen)),
      [keyOf(part, leftName)]: { value: left, drafts: inside },
    },
  };
}

/** Switches the client certificate on or off; its answers are parked while it is off. */
export function switchClientCertificate(snapshot: Snapshot, on: boolean): Snapshot {
  const at = 'clientCertificate';
  const { clientCertificate } = snapshot.configuration;
  if (on === (clientCertificate !== null)) return snapshot;
  const [inside, outside] = split(snapshot.drafts, at);
  const value = on ? (snapshot.parked[at]?.value ?? {}) : null;
  const reading = withField(snapshot.configuration, at, value);
  const usual = reading.ok ? reading : withField(snapshot.configuration, at, on ? {} : null);
  if (!usual.ok) return snapshot;
  return {
    hand: snapshot.hand,
    configuration: usual.configuration,
    drafts: on ? { ...outside, ...snapshot.parked[at]?.drafts } : outside,
    parked: on
      ? without(snapshot.parked, at)
      : { ...snapshot.parked, [at]: { value: clientCertificate, drafts: inside } },
  };
}

/** Parks what an edit of whole parts has left, so that it is there when the variant is chosen again. */
export function parkLeft(before: Snapshot, after: Configuration): Parked {
  let parked = before.parked;
  before.configuration.backends.forEach((old, index) => {
    const now = after.backends[index];
    if (now === undefined || now === old) return;
    for (const part of partsOf(old, index)) {
      const [left, name] = [
        valueAt(before.configuration, part.at),
        valueAt(before.configuration, `${part.at}.${part.by}`),
      ];
      if (left === undefined || typeof name !== 'string' || valueAt(after, `${part.at}.${part.by}`) === name) continue;
      parked = { ...parked, [keyOf(part, name)]: { value: left, drafts: split(before.drafts, part.at)[0] } };
    }
  });
  return parked;
}

function partsOf({ validation }: Backend, index: number): readonly Part[] {
  const at = `backends.${index}`;
  const ca = validation.mode === 'custom' ? [{ at: `${at}.validation.ca`, by: 'kind' }] : [];
  return [{ at: `${at}.validation`, by: 'mode' }, { at: `${at}.target`, by: 'kind' }, ...ca];
}

/** The new variant: its parked answers, with what both variants share taken from the one that is left. */
function arrive(
  configuration: Configuration,
  part: Part,
  chosen: string,
  left: JsonObject,
  parked: Json | undefined,
): Configuration | undefined {
  const shared = sharedFields(left, chosen);
  const own = isJsonObject(parked) ? parked : {};
  const attempts: readonly JsonObject[] = [
    { ...fallback(left, chosen), ...own, ...shared, [part.by]: chosen },
    { ...own, [part.by]: chosen },
    { [part.by]: chosen },
  ];
  for (const attempt of attempts) {
    const reading = withField(configuration, part.at, attempt);
    if (reading.ok) return reading.configuration;
  }
  return undefined;
}

const VERIFYING: readonly Json[] = ['system', 'custom'];

/** Fields with the same meaning in both variants: the last answer counts. */
function sharedFields(left: JsonObject, chosen: string): JsonObject {
  const { mode, hostname, subjectAltNames } = left;
  if (mode === undefined || !VERIFYING.includes(mode) || !VERIFYING.includes(chosen)) return {};
  return { hostname, subjectAltNames };
}

/** Answers that are a good first guess where the new variant was never filled in. */
function fallback(left: JsonObject, chosen: string): JsonObject {
  const { kind, namespace, name, service, port, portName } = left;
  const from = kind === 'Service' ? name : service;
  if (kind === undefined || namespace === undefined) return {};
  if (chosen === 'ExternalHost') return { namespace };
  if (kind === 'ExternalHost') return { namespace };
  if (chosen === 'Service') return { namespace, name: from, port, portName };
  return { namespace, service: from, port, portName };
}

/** Text typed into a field that both variants share comes along. */
function sharedDrafts(inside: Drafts, part: Part, chosen: string, left: string): Drafts {
  if (!VERIFYING.includes(left) || !VERIFYING.includes(chosen)) return {};
  const shared = [`${part.at}.hostname`, `${part.at}.subjectAltNames`];
  return Object.fromEntries(Object.entries(inside).filter(([at]) => shared.some((place) => isWithin(at, place))));
}

function split(drafts: Drafts, place: FieldPath): readonly [inside: Drafts, outside: Drafts] {
  const entries = Object.entries(drafts);
  return [
    Object.fromEntries(entries.filter(([at]) => isWithin(at, place))),
    Object.fromEntries(entries.filter(([at]) => !isWithin(at, place))),
  ];
}

function keyOf(part: Part, variant: string): string {
  return `${part.at}.${part.by}=${variant}`;
}

function without(parked: Parked, key: string): Parked {
  return Object.fromEntries(Object.entries(parked).filter(([other]) => other !== key));
}
