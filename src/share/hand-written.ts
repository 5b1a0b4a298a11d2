import { type Configuration, DEFAULTS, ROUTE_KINDS, type RouteKind } from '../configuration/configuration.ts';
import { presets } from '../configuration/presets.ts';
import { type Problem, readConfiguration } from '../configuration/read-configuration.ts';
import { UNLISTED } from '../configuration/version.ts';
import type { Json } from '../manifest/json.ts';
import { Draft } from './draft.ts';

/** Links that people write into documentation: `#implementation=envoy-gateway&mode=skip&service=shop/api`. */

/** What a link by hand may leave out, and only the implementations know. */
export interface Known {
  /** The id of the implementation behind a name that people have for it; any other text as it is. */
  implementationBehind(name: string): string;
  /** The newest version of an implementation, by its id; `undefined` where it is not known or makes no difference. */
  newestVersion(implementation: string): string | undefined;
  /** The listener protocol that a route kind usually hangs on. */
  fittingListener(implementation: string, route: RouteKind): string;
}

export type HandWritten =
  | { readonly ok: true; readonly configuration: Configuration; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

type Apply = (draft: Draft, value: string) => void;

const at =
  (...path: readonly [string, ...string[]]): Apply =>
  (draft, value) =>
    draft.set(path, value);

/** Names with an optional namespace before a slash. */
const named =
  (root: readonly string[], nameField = 'name'): Apply =>
  (draft, value) => {
    const [namespace, name] = namespaced(value);
    if (namespace !== undefined) draft.set([...root, 'namespace'], namespace);
    draft.set([...root, nameField], name);
  };

const TARGET = ['backends', '0', 'target'] as const;
const VALIDATION = ['backends', '0', 'validation'] as const;

/**
 * Every key, in the order in which they are applied, whatever their order in the link: what chooses a variant comes
 * before what fills it.
 */
const KEYS: { readonly [key: string]: Apply } = {
  implementation: at('setting', 'implementation'),
  version: at('setting', 'version'),
  gatewayApi: at('setting', 'gatewayApi', 'release'),
  channel: at('setting', 'gatewayApi', 'channel'),
  missing: (draft, value) => draft.set(['setting', 'gatewayApi', 'missingKinds'], listOf(value)),
  clusterDomain: at('setting', 'clusterDomain'),
  service: (draft, value) => variant(draft, TARGET, 'kind', 'Service', value),
  external: (draft, value) => {
    const [, hostname = value, port] = /^(.*):(\d+)$/.exec(value) ?? [];
    draft.choose(TARGET, 'kind', 'ExternalHost');
    draft.set([...TARGET, 'hostname'], hostname);
    // Its certificate carries its own name, unless the link says otherwise.
    draft.set([...VALIDATION, 'hostname'], hostname);
    if (port !== undefined) draft.set([...TARGET, 'port'], Number(port));
  },
  target: (draft, value) => {
    const [kind = '', ...name] = value.split('/');
    const service = draft.text([...TARGET, 'name']);
    variant(draft, TARGET, 'kind', kind, name.join('/'));
    // Behind a Gateway or route as target stands the Service that the link names, too.
    if (service !== undefined && kind !== 'Service') draft.set([...TARGET, 'service'], service);
  },
  sectionName: at(...TARGET, 'sectionName'),
  port: (draft, value) => draft.set([...TARGET, 'port'], wholeNumber(value)),
  portName: (draft, value) => draft.set([...TARGET, 'portName'], value === '' ? null : value),
  targetPort: (draft, value) => draft.set([...TARGET, 'targetPort'], wholeNumber(value)),
  headless: (draft, value) => draft.set([...TARGET, 'headless'], flag(value)),
  protocol: at('backends', '0', 'protocol'),
  mode: (draft, value) => draft.choose(VALIDATION, 'mode', value, ['hostname']),
  ca: (draft, value) => {
    const [kind = '', name] = value.split('/');
    draft.choose(VALIDATION, 'mode', 'custom', ['hostname', 'subjectAltNames']);
    draft.set([...VALIDATION, 'ca'], name === undefined || name === '' ? { kind } : { kind, name });
  },
  hostname: at(...VALIDATION, 'hostname'),
  san: (draft, value) => draft.set([...VALIDATION, 'subjectAltNames'], listOf(value).map(subjectAltName)),
  reason: at(...VALIDATION, 'reason'),
  reviewBy: at(...VALIDATION, 'reviewBy'),
  route: (draft, value) => {
    const [kind = '', ...name] = value.split('/');
    draft.set(['route', 'kind'], kind);
    if (name.length > 0) named(['route'])(draft, name.join('/'));
  },
  host: (draft, value) => draft.set(['route', 'hostnames'], listOf(value)),
  gateway: named(['gateway']),
  gatewayClass: at('gateway', 'className'),
  listener: at('gateway', 'listener', 'protocol'),
  tlsMode: at('gateway', 'listener', 'tlsMode'),
  clientCertificate: named(['clientCertificate'], 'secret'),
  minTls: at('tlsVersions', 'minimum'),
  maxTls: at('tlsVersions', 'maximum'),
  example: (draft, value) => draft.set(['output', 'completeExample'], flag(value)),
};

/** All keys but those of implementations. */
export const HAND_WRITTEN_KEYS: readonly string[] = ['preset', ...Object.keys(KEYS)];

/** `preset`, the keys above, and an implementation’s own questions by their id. */
export function isHandWrittenKey(key: string): boolean {
  return key === 'preset' || Object.hasOwn(KEYS, key) || isOption(key);
}

export function readHandWritten(pairs: readonly (readonly [key: string, value: string])[], known: Known): HandWritten {
  const given = new Map(
    pairs.map(([key, value]) => [key, key === 'implementation' ? known.implementationBehind(value) : value]),
  );
  const preset = given.get('preset');
  const base = preset === undefined ? START : presetInput(preset);
  if (base === undefined) {
    return { ok: false, problems: [{ at: 'preset', says: 'There is no preset of this name.' }] };
  }
  const draft = new Draft(base);
  for (const [key, apply] of Object.entries(KEYS)) {
    const value = given.get(key);
    if (value !== undefined) draft.by(key, () => apply(draft, value));
  }
  for (const [key, value] of given) {
    if (isOption(key)) draft.by(key, () => draft.set(['options', key], flag(value)));
  }
  settleVersion(given, draft, known);
  settleListener(given, draft, known);
  if (preset === undefined) settleNamespaces(given, draft);
  const notes = pairs
    .filter(([key]) => !isHandWrittenKey(key))
    .map(([key]) => `“${key.slice(0, 40)}” is not known and was left out.`);
  const reading = readConfiguration(draft.input());
  if (reading.ok) return { ok: true, configuration: reading.configuration, notes };
  const byText = new Map(
    reading.problems.map(({ at, says }) => [`${draft.keyOf(at)} ${says}`, { at: draft.keyOf(at), says }]),
  );
  const [first, ...rest] = byText.values();
  return { ok: false, problems: [first ?? { at: '', says: 'Not a link of this tool.' }, ...rest] };
}

/** The variants that an empty Configuration has, so that keys can fill them. */
const START: Json = { backends: [{ target: { kind: 'Service' }, validation: { mode: 'custom' } }] };

/** The whole Configuration of a preset, so that keys can change any part of it. */
function presetInput(id: string): Json | undefined {
  const preset = presets.find((one) => one.id === id);
  const reading = preset === undefined ? undefined : readConfiguration(preset.configuration);
  return reading?.ok === true ? reading.configuration : undefined;
}

type Given = ReadonlyMap<string, string>;

/** An implementation without a version means its newest one. */
function settleVersion(given: Given, draft: Draft, known: Known): void {
  const implementation = given.get('implementation');
  if (implementation === undefined || given.has('version')) return;
  draft.set(['setting', 'version'], known.newestVersion(implementation) ?? UNLISTED);
}

/** A route kind without a listener means the listener that it usually hangs on. */
function settleListener(given: Given, draft: Draft, known: Known): void {
  if (!given.has('route') || given.has('listener')) return;
  const route = ROUTE_KINDS.find((kind) => kind === draft.text(['route', 'kind']));
  if (route === undefined) return;
  const implementation = draft.text(['setting', 'implementation']) ?? DEFAULTS.setting.implementation;
  draft.set(['gateway', 'listener', 'protocol'], known.fittingListener(implementation, route));
}

/** Route, Gateway and client certificate live beside the Service, unless the link says where. */
function settleNamespaces(given: Given, draft: Draft): void {
  const namespace = draft.text([...TARGET, 'namespace']);
  if (namespace === undefined) return;
  for (const root of ['route', 'gateway', 'clientCertificate'] as const) {
    if (root === 'clientCertificate' && !given.has(root)) continue;
    if (draft.text([root, 'namespace']) !== undefined) continue;
    draft.by('service', () => draft.set([root, 'namespace'], namespace));
  }
}

function variant(draft: Draft, root: readonly string[], tag: string, choice: string, name: string): void {
  draft.choose(root, tag, choice, ['namespace', 'port', 'portName']);
  if (name !== '') named(root)(draft, name);
}

function isOption(key: string): boolean {
  return /^[a-z0-9-]+(\.[a-zA-Z0-9-]+)+$/.test(key);
}

function namespaced(value: string): readonly [namespace: string | undefined, name: string] {
  const slash = value.indexOf('/');
  return slash < 0 ? [undefined, value] : [value.slice(0, slash), value.slice(slash + 1)];
}

function listOf(value: string): readonly string[] {
  return value === '' ? [] : value.split(',');
}

function subjectAltName(value: string): Json {
  return value.includes('://') ? { type: 'URI', uri: value } : { type: 'Hostname', hostname: value };
}

/** What is not a number stays text, so that reading names what is wrong. */
function wholeNumber(value: string): Json {
  return /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function flag(value: string): Json {
  return value === 'true' ? true : value === 'false' ? false : value;
}
