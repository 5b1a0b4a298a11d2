import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { valueAt } from '../configuration/field-path.ts';
import { withField } from '../configuration/with-field.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { isJsonObject, type Json, pick, sameJson } from '../manifest/json.ts';
import type { Path } from '../manifest/read-text.ts';
import { type Difference, differences, tells } from './differences.ts';
import { handNames } from './hand-names.ts';
import { withNames } from './names-in.ts';
import { keyOf, type Placed, pairUp } from './placed.ts';

/** A place of the text that says something else than the form, and that no field of the form can be set to. */
export interface Override {
  readonly placed: Placed;
  readonly difference: Difference;
  /** The field that says otherwise; `null` where it is not one field's doing. */
  readonly field: FieldPath | null;
}

/** Trials of one reading: each is a `write`, so that a text which resembles nothing costs no more than a frame or two. */
const TRIALS = 12;

/**
 * Finds fields by what they make: where the text has another value in the place of a field's own, the field is set to it,
 * and if then more of the text is as written than before, that is what the text means.
 */
export function infer(
  configuration: Configuration,
  placed: readonly Placed[],
  implementation: Implementation,
): Configuration {
  let here = configuration;
  let compared = compare(here, placed, implementation);
  let trials = TRIALS;
  for (let at = 0; at < compared.length && trials > 0; at += 1) {
    const [one] = compared.slice(at, at + 1);
    if (one === undefined) break;
    for (const field of fieldsBehind(one, here)) {
      if (trials === 0) break;
      const trial = setTo(here, field, one.difference.text);
      if (trial === undefined) continue;
      trials -= 1;
      const better = compare(trial, placed, implementation);
      if (!isBetter(one, compared, better)) continue;
      [here, compared, at] = [trial, better, -1];
      break;
    }
  }
  return here;
}

/** The places where the text says something else than what is written from the Configuration. */
export function overridesOf(
  configuration: Configuration,
  placed: readonly Placed[],
  implementation: Implementation,
): readonly Override[] {
  let trials = TRIALS;
  const makes = (field: FieldPath, { written, difference: { path, text } }: Compared): boolean => {
    trials -= 1;
    const trial = trials < 0 ? undefined : setTo(configuration, field, text);
    const now = trial && implementation.write(trial).find(({ slot }) => slot === written.slot);
    return now !== undefined && sameJson(pick(now.object, ...path), text);
  };
  // What the user has of their own is not the form's: it may say more, and otherwise.
  return compare(configuration, placed, implementation)
    .filter(({ written }) => isApplied(written))
    .map((one) => overrideOf(one, configuration, (field) => makes(field, one)));
}

interface Compared {
  readonly placed: Placed;
  readonly written: Written;
  readonly difference: Difference;
}

function compare(
  configuration: Configuration,
  placed: readonly Placed[],
  implementation: Implementation,
): readonly Compared[] {
  const written = implementation.write(configuration);
  const pairs = pairUp(written, placed);
  const names = handNames(written, pairs);
  return written.flatMap((entry) => {
    const there = pairs.get(entry.slot);
    if (there === undefined) return [];
    return differences(withNames(entry.object, names), there.object)
      .filter((difference) => tells(difference) && difference.written !== undefined)
      .map((difference) => ({ placed: there, written: entry, difference }));
  });
}

/**
 * Whether a trial explains the text better: fewer places differ, or the edited object is one that the product writes and
 * all that differs instead are objects around it (routes, Services), which follow.
 */
function isBetter(one: Compared, before: readonly Compared[], after: readonly Compared[]): boolean {
  if (after.length < before.length) return true;
  const key = ({ placed, difference }: Compared) => `${keyOf(placed.object)} ${difference.path.join('/')}`;
  const known = new Set(before.map(key));
  const resolved = !after.some((other) => key(other) === key(one));
  const fresh = after.filter((other) => !known.has(key(other)));
  return one.written.role === 'create' && resolved && fresh.every(({ written }) => written.role !== 'create');
}

function fieldsBehind({ written, difference }: Compared, configuration: Configuration): readonly FieldPath[] {
  return fieldsWith(difference.written, difference.path, written.from, configuration);
}

/**
 * Fields with the value that stands at `path` of an object, the likeliest first: where the object says it comes `from`,
 * then what all objects share.
 */
export function fieldsWith(
  value: Json | undefined,
  path: Path,
  from: readonly FieldPath[],
  configuration: Configuration,
): readonly FieldPath[] {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const roots = [...from, 'route', 'gateway', 'clientCertificate', 'tlsVersions'];
  const fields = roots.flatMap((root) => leavesWith(valueAt(configuration, root), value, root));
  const last = path.at(-1);
  // A name that says the same thing (`name`, `namespace`, `port`) is likelier than another with the same value.
  const alike = (field: FieldPath) => (typeof last === 'string' && field.endsWith(`.${last}`) ? 0 : 1);
  return [...new Set(fields)].sort((a, b) => alike(a) - alike(b));
}

function leavesWith(value: Json | undefined, wanted: Json, at: FieldPath): readonly FieldPath[] {
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => leavesWith(inner, wanted, `${at}.${key}`));
  }
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((inner, index) => leavesWith(inner, wanted, `${at}.${index}`));
  }
  return value === wanted ? [at] : [];
}

function setTo(configuration: Configuration, field: FieldPath, value: Json | undefined): Configuration | undefined {
  if (value === undefined) return undefined;
  const reading = withField(configuration, field, value);
  return reading.ok ? reading.configuration : undefined;
}

/** Of several fields with the same value it is the one that makes what the text says, once it is set to it. */
function overrideOf(compared: Compared, configuration: Configuration, makes: (field: FieldPath) => boolean): Override {
  const { placed, difference, written } = compared;
  const fields = fieldsBehind(compared, configuration);
  const own = fields.filter((field) => written.from.some((root) => field.startsWith(root)));
  const candidates = own.length > 0 ? own : fields;
  const field = candidates.length > 1 ? candidates.find(makes) : candidates[0];
  return { placed, difference, field: field ?? null };
}
