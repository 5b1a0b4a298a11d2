import type { Configuration } from '../configuration/configuration.ts';
import { isWithin } from '../configuration/field-path.ts';
import { withField } from '../configuration/with-field.ts';
import type { RuleEnd } from '../lens/rules.ts';
import { record } from './history.ts';
import { snapshotOf, type WorkspaceState } from './state.ts';
import { parkLeft } from './variants.ts';

/**
 * The form turned to another rule of the route: to the backend of the form that is there already, otherwise with the one
 * that is looked at, which from now on is what that rule leads to.
 */
export function chooseRule(state: WorkspaceState, backend: number, rule: number): WorkspaceState {
  const there = state.configuration.backends.findIndex((one) => one.rule === rule);
  if (state.configuration.backends[backend]?.rule === rule) return state;
  if (there >= 0) return { ...state, view: { ...state.view, backend: there } };
  const configuration = turned(state, backend, rule);
  const left = `backends.${backend}`;
  const drafts = Object.fromEntries(
    Object.entries(state.drafts).filter(([at]) => !isWithin(at, `${left}.target`) && at !== `${left}.rule`),
  );
  const parked = parkLeft(snapshotOf(state), configuration);
  return record(state, { ...snapshotOf(state), configuration, drafts, parked }, null);
}

function turned(state: WorkspaceState, backend: number, rule: number): Configuration {
  const { hand, lens, implementation, configuration } = state;
  if (hand !== null && lens.status === 'ready' && implementation.status === 'ready') {
    return lens.lens.turnedToRule(hand, configuration, implementation.implementation, { backend, rule });
  }
  const reading = withField(configuration, `backends.${backend}.rule`, rule);
  return reading.ok ? reading.configuration : configuration;
}

/** Where the rule of the last backend leads besides, in a route that the text holds. */
export function nextInRule({ hand, lens, implementation, configuration }: WorkspaceState): RuleEnd | undefined {
  const last = configuration.backends.at(-1);
  if (hand === null || last === undefined || lens.status !== 'ready' || implementation.status !== 'ready')
    return undefined;
  return lens.lens.nextInRule(hand, configuration, implementation.implementation, last.rule);
}
