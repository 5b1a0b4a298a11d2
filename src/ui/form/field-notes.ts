import type { FieldPath } from '../../configuration/configuration.ts';
import { isWithin } from '../../configuration/field-path.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { tellingField } from './telling-field.ts';

type ByField = ReadonlyMap<FieldPath, readonly Finding[]>;

const NONE: readonly Finding[] = [];

/** What the fields of the form tell of the checks: errors and warnings, each at its field. */
export interface FieldNotes {
  /** The checks have found this. Where somebody types in a field, the others go on telling what they told. */
  hear(findings: readonly Finding[], typing: FieldPath | null): void;
  /** Nobody types any more: every field tells what was heard last. */
  tell(): void;
  /** The same list as long as it says the same. */
  at(field: FieldPath): readonly Finding[];
  within(parts: readonly FieldPath[]): readonly Finding[];
  subscribe(listener: () => void): () => void;
}

/** `around` is given what makes fields draw anew, each time that one of them has something else to tell. */
export function createFieldNotes(around: (draw: () => void) => void = (draw) => draw()): FieldNotes {
  let heard: ByField = new Map();
  let told: ByField = new Map();
  const listeners = new Set<() => void>();
  const show = (next: ByField) => {
    if (next.size === told.size && [...next].every(([field, findings]) => told.get(field) === findings)) return;
    told = next;
    around(() => {
      for (const listener of listeners) listener();
    });
  };
  return {
    hear: (findings, typing) => {
      heard = kept(byField(findings), heard);
      show(typing === null ? heard : withField(told, typing, heard.get(typing)));
    },
    tell: () => show(heard),
    at: (field) => told.get(field) ?? NONE,
    within: (parts) =>
      [...told].flatMap(([field, findings]) => (parts.some((part) => isWithin(field, part)) ? findings : NONE)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function byField(findings: readonly Finding[]): ByField {
  const fields = new Map<FieldPath, Finding[]>();
  for (const finding of findings) {
    const { field } = finding.at;
    if (field === undefined || finding.severity === 'info') continue;
    const teller = tellingField(field);
    const there = fields.get(teller);
    if (there === undefined) fields.set(teller, [finding]);
    else there.push(finding);
  }
  return fields;
}

/** Every review makes its findings anew; a field that has nothing new to tell is not to be drawn again. */
function kept(next: ByField, before: ByField): ByField {
  return new Map(
    [...next].map(([field, findings]) => {
      const old = before.get(field);
      return [field, old !== undefined && JSON.stringify(old) === JSON.stringify(findings) ? old : findings];
    }),
  );
}

function withField(fields: ByField, field: FieldPath, findings: readonly Finding[] | undefined): ByField {
  const next = new Map(fields);
  if (findings === undefined) next.delete(field);
  else next.set(field, findings);
  return next;
}
