import type { Configuration } from '../configuration/configuration.ts';
import type { Finding, Fix } from '../gateway-api/finding.ts';
import { isApplied } from '../gateway-api/written.ts';
import type { Implementation } from '../implementations/implementation.ts';
import type { Json } from '../manifest/json.ts';
import { describeRef, type ObjectRef, refOf } from '../manifest/object.ts';
import { readText } from '../manifest/read-text.ts';
import { astrayNames } from './astray.ts';
import type { Hand } from './hand.ts';
import { type Override, overridesOf } from './infer.ts';
import { pairUp, placedObjects } from './placed.ts';

/** Where text and form part: what the form asks for and the text has not, and what the text says otherwise. */
export function textFindings(
  hand: Hand,
  configuration: Configuration,
  implementation: Implementation,
): readonly Finding[] {
  const placed = placedObjects(readText(hand.good));
  const overrides = overridesOf(configuration, placed, implementation);
  return [
    ...missing(hand, configuration, implementation),
    ...overrides.flatMap(parted),
    ...astrayNames(implementation.write(configuration), placed),
  ];
}

/** What the fix of MAN-01 does. */
export const WRITE_MISSING: Fix = { label: 'Write what is missing', edits: [], manifests: { kind: 'write-missing' } };

function missing(hand: Hand, configuration: Configuration, implementation: Implementation): readonly Finding[] {
  const written = implementation.write(configuration).filter(isApplied);
  const pairs = pairUp(written, placedObjects(readText(hand.good)));
  const [first, ...rest] = written.filter(({ slot }) => !pairs.has(slot));
  if (first === undefined) return [];
  const names = [first, ...rest].map(({ object }) => describeRef(refOf(object)));
  const [field] = first.from;
  return [
    {
      id: 'MAN-01',
      severity: 'warning',
      message: `The form asks for ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}, and the YAML has no such object.`,
      reason:
        'Nothing is written into a text of yours unasked: it says what is applied, and the picture shows what that does.',
      at: field === undefined ? {} : { field },
      evidence: [],
      fixes: [WRITE_MISSING],
    },
  ];
}

/** The text and a field of the form say different things of what ought to be one value. */
function parted({ placed, difference, field }: Override): readonly Finding[] {
  const { path, written, text } = difference;
  if (field === null || !isScalar(written)) return [];
  const object = refOf(placed.object);
  const place = `${describeRef(object)} ${path.join('.')}`;
  const fixes: readonly Fix[] = [
    ...(isScalar(text) ? [{ label: `Rename everywhere to ${said(text)}`, edits: [{ at: field, value: text }] }] : []),
    { label: `Say ${said(written)} here too`, edits: [], manifests: edit(object, path, written) },
  ];
  return [
    {
      id: 'MAN-02',
      severity: 'warning',
      message: `${place} ${isScalar(text) ? `says ${said(text)}` : 'is not there'}, where the form and what else comes from it say ${said(written)}.`,
      reason: 'The same value stands in several places, and they have to agree for the connection to work as one.',
      at: { object, path, field },
      evidence: [],
      fixes,
    },
  ];
}

function edit(object: ObjectRef, path: readonly (string | number)[], value: Json): NonNullable<Fix['manifests']> {
  return { kind: 'edit', edits: [{ object, path, value }] };
}

type Scalar = string | number | boolean;

function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function said(value: Scalar): string {
  return typeof value === 'string' ? `“${value}”` : String(value);
}
