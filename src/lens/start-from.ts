import { type Configuration, DEFAULTS } from '../configuration/configuration.ts';
import { foundOf } from '../gateway-api/found.ts';
import type { Implementation, ReadingImplementation } from '../implementations/implementation.ts';
import { emitValue } from '../manifest/emit.ts';
import { pickString, sameJson } from '../manifest/json.ts';
import { describeRef, groupOf, type K8sObject, refOf } from '../manifest/object.ts';
import { readText, type Stray, type TextDocument, type TextProblem } from '../manifest/read-text.ts';
import { withoutBookkeeping } from './bookkeeping.ts';
import type { Hand } from './hand.ts';
import { infer } from './infer.ts';
import { placedObjects } from './placed.ts';
import { routeIn, ruleLabels } from './rules.ts';

export type Started =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      readonly hand: Hand;
      /** What was left out, and what is kept without being understood. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly says: string; readonly problems: readonly TextProblem[] };

/**
 * Begins with manifests that somebody has: from a cluster (`kubectl get … -o yaml` or `-o json`) or from files. Objects
 * that come from a cluster are changed by patches from here on; files are taken as they are, comments and all.
 */
export function startFrom(
  text: string,
  setting: Configuration['setting'],
  implementation: ReadingImplementation,
): Started {
  if (PEM.test(text)) return refused(NO_MANIFEST);
  const reading = readText(text);
  if (reading.problems.length > 0) return refused('This text cannot be read as YAML or JSON.', reading.problems);
  const objects = reading.documents.flatMap((document) => document.objects.map(({ object }) => object));
  if (objects.length === 0) {
    return refused('There is no Kubernetes object in this text: none has apiVersion, kind and name.');
  }
  const brought = reading.documents.map((document) => bring(text, document));
  const whole = brought.flatMap((one) => one.texts).join('---\n');
  const placed = placedObjects(readText(whole));
  const old = { ...DEFAULTS, setting };
  const read = implementation.read(foundOf(placed.map(({ object }) => object)), old);
  const configuration = infer(read, placed, implementation);
  const had = brought.flatMap((one) => one.had);
  return {
    ok: true,
    configuration,
    hand: { text: whole, good: whole, agreed: configuration, had },
    notes: [
      ...(had.length === 0 ? [] : [BOOKKEEPING]),
      ...spokenOf(objects, configuration),
      ...strangers(objects, implementation),
      ...reading.documents.flatMap(({ strays }) => strays.map(strayNote)),
    ],
  };
}

const PEM = /^\s*-----BEGIN [A-Z0-9 ]+-----/;
const NO_MANIFEST =
  'This is PEM and no manifest. A certificate goes into the form: choose “Custom CA” and “Paste it here”. A private key is needed nowhere.';

function refused(says: string, problems: readonly TextProblem[] = []): Started {
  return { ok: false, says, problems };
}

/** Which of several rules the form speaks of. */
function spokenOf(objects: readonly K8sObject[], configuration: Configuration): readonly string[] {
  const route = routeIn(objects, configuration);
  const rules = ruleLabels(route);
  if (route === undefined || rules.length < 2) return [];
  const spoken = rules.filter(({ rule }) => configuration.backends.some((backend) => backend.rule === rule));
  const which = spoken.map(({ label }) => label).join('; ');
  return [
    `${describeRef(refOf(route))} has ${rules.length} rules. The form speaks of ${which}; others are chosen in it under “What speaks TLS?”.`,
  ];
}

const BOOKKEEPING =
  'Status and the bookkeeping of the API server (managedFields, uid, resourceVersion …) are left out.';

interface Brought {
  readonly texts: readonly string[];
  /** Those of its objects that come from a cluster. */
  readonly had: readonly K8sObject[];
}

/** A document as it stands, unless a cluster wrote it: then object by object, without what only the cluster needs. */
function bring(text: string, document: TextDocument): Brought {
  const cleaned = document.objects.map(({ object }) => ({ object, clean: withoutBookkeeping(object) }));
  const had = cleaned.filter(({ object, clean }) => !sameJson(object, clean)).map(({ clean }) => clean);
  const inList = document.objects.some(({ at }) => at.length > 0);
  const isJson = text
    .slice(...document.span)
    .trimStart()
    .startsWith('{');
  if (had.length > 0 || inList || isJson) {
    const values = [...cleaned.map(({ clean }) => clean), ...document.strays.map(({ value }) => value)];
    return { texts: values.map(emitValue), had };
  }
  const own = text.slice(...document.span);
  if (own.trim() === '') return { texts: [], had };
  return { texts: [own.endsWith('\n') ? own : `${own}\n`], had };
}

function strayNote({ value, flaw }: Stray): string {
  const kind = pickString(value, 'kind');
  return `${kind === undefined ? 'A document' : `A ${kind}`} is no object that can be applied (${flaw}); it stays in the text as it is.`;
}

/** Kinds of the core group that say something about a connection. */
const CORE: readonly string[] = ['Service', 'ConfigMap', 'Secret'];
const STANDARD: readonly string[] = ['gateway.networking.k8s.io', 'certificates.k8s.io'];

/** The groups of an implementation's own kinds. */
function groupsOf({ watches }: Implementation): readonly string[] {
  return watches.map(({ group }) => group);
}

function strangers(objects: readonly K8sObject[], implementation: Implementation): readonly string[] {
  const groups = new Set([...STANDARD, ...groupsOf(implementation)]);
  return objects
    .filter(({ apiVersion, kind }) => {
      const group = groupOf(apiVersion);
      return group === '' ? !CORE.includes(kind) : !groups.has(group);
    })
    .map((object) => `${describeRef(refOf(object))} is not understood here; it stays in the text as it is.`);
}
