import { describe, expect, it } from 'vitest';
import { type Configuration, DEFAULTS, ROUTE_KINDS, TARGET_KINDS } from '../../src/configuration/configuration.ts';
import { withEdits } from '../../src/configuration/with-edits.ts';
import { type ChoiceId, noteOf } from '../../src/implementations/fact.ts';
import { review } from '../../src/review/review.ts';
import { FULL } from '../fast-check.ts';
import { implementations, type Loaded, PATIENCE } from './loaded.ts';
import { configurationOf, describeCase, GATEWAY_APIS, LISTENERS, USUAL_LISTENER, VALIDATIONS } from './matrix.ts';
import type { Case } from './pairwise.ts';

/**
 * Law 4 is not vacuous: a cell of the matrix that the facts call honoured has at least one Configuration without an error
 * finding; and one that they call refused has none.
 */

interface Cell extends Partial<Case> {
  readonly version: string;
  readonly validation: (typeof VALIDATIONS)[number];
  readonly target: (typeof TARGET_KINDS)[number];
  readonly route: (typeof ROUTE_KINDS)[number];
}

function cellsOf({ implementation: { versions } }: Loaded): Cell[] {
  const minors = versions.length === 0 ? ['unlisted'] : versions.map(({ minor }) => minor);
  return minors.flatMap((version) =>
    VALIDATIONS.flatMap((validation) =>
      TARGET_KINDS.flatMap((target) => ROUTE_KINDS.map((route) => ({ version, validation, target, route }))),
    ),
  );
}

/** What the facts say of the cell's choices, the weakest of them. */
function availability({ card, implementation }: Loaded, cell: Cell): 'yes' | 'no' | 'maybe' {
  const configuration = configurationOf(card, implementation, cell);
  const [{ target }] = configuration.backends;
  const mode = cell.validation === 'system' || cell.validation === 'skip' ? cell.validation : 'custom';
  const choices: ChoiceId[] = [`mode-${mode}`, `target-${cell.target}`, `route-${cell.route}`];
  if (cell.validation !== 'system' && cell.validation !== 'skip') choices.push(`ca-${cell.validation}`);
  const notes = choices.map(
    (choice) => noteOf(implementation.facts, choice, configuration.setting, cell.route, target).available,
  );
  return notes.includes('no') ? 'no' : notes.includes('maybe') ? 'maybe' : 'yes';
}

/** The ways to ask for a cell, the likeliest first; its own questions are varied for the newest Gateway API only. */
function waysTo(cell: Cell, implementation: Loaded['implementation']): Partial<Case>[] {
  const usual = USUAL_LISTENER[cell.route] ?? 'HTTPS';
  const listeners = [usual, ...LISTENERS.filter((listener) => listener !== usual)];
  const newest = { ...cell, gatewayApi: '1.6 experimental' };
  const answers = implementation.fields.flatMap((field) => {
    if (field.type === 'switch') return [{ [field.id]: String(!field.preset) }];
    return field.type === 'choice' ? field.choices.map(({ value }) => ({ [field.id]: value })) : [];
  });
  return [
    ...[...GATEWAY_APIS].reverse().map((gatewayApi) => ({ ...cell, gatewayApi, listener: usual })),
    ...listeners.map((listener) => ({ ...newest, listener })),
    ...listeners.flatMap((listener) => answers.map((answer) => ({ ...newest, ...answer, listener }))),
  ];
}

function hasErrorFreeWay({ card, implementation }: Loaded, cell: Cell): boolean {
  return waysTo(cell, implementation).some((way) =>
    review(configurationOf(card, implementation, way), implementation).findings.every(
      ({ severity }) => severity !== 'error',
    ),
  );
}

describe.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
  '%s',
  { timeout: PATIENCE },
  (_, loaded) => {
    const cells = cellsOf(loaded);

    it('has a Configuration without an error for every cell that its facts call honoured', () => {
      const supported = cells.filter((cell) => availability(loaded, cell) === 'yes');
      const empty = supported.filter((cell) => !hasErrorFreeWay(loaded, cell)).map(describeCase);
      expect(empty).toEqual([]);
    });

    it('has an error for every Configuration of a cell that its facts refuse (a sample; all with FULL=1)', () => {
      const refused = cells.filter((cell, index) => (FULL || index % 29 === 0) && availability(loaded, cell) === 'no');
      expect(refused.filter((cell) => hasErrorFreeWay(loaded, cell)).map(describeCase)).toEqual([]);
    });
  },
);

it('starts from defaults without an error where ConfigMaps can be CAs, or one fix away from that', () => {
  for (const { implementation, card } of implementations) {
    const setting = { ...DEFAULTS.setting, implementation: card.id, version: card.newest ?? 'unlisted' };
    const [{ target }] = DEFAULTS.backends;
    const offers = (choice: ChoiceId) =>
      noteOf(implementation.facts, choice, setting, 'HTTPRoute', target).available === 'yes';
    if (!offers('mode-custom') || !offers('ca-ConfigMap')) continue;
    const errorsOf = (configuration: Configuration) =>
      review(configuration, implementation).findings.filter(({ severity }) => severity === 'error');
    const start = { ...DEFAULTS, setting };
    const [first] = errorsOf(start);
    // Who reads another version of the policy than the newest Gateway API serves needs another one installed.
    const mended = first?.id === 'GEN-15' ? withEdits(start, first.fixes[0]?.edits ?? []) : start;
    expect([card.id, errorsOf(mended)]).toEqual([card.id, []]);
  }
});
